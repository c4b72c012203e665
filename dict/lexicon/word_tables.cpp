// Reads the tables of synonyms and readings.
#include "dict/lexicon/word_tables.h"

#include <algorithm>
#include <fstream>

#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

/// Calls `visit(first cell, words of the second cell, folded)` for each row.
template <class Visit>
void read_rows(std::string_view name, Visit&& visit) {
  std::ifstream in(data_file(name));
  each_row(in, [&](const std::string& line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) return;
    std::vector<std::string> words;
    for (const std::string& word : split_cells(line.substr(tab + 1), '|')) {
      std::string folded = fold_text(word);
      if (!folded.empty()) words.push_back(std::move(folded));
    }
    visit(line.substr(0, tab), words);
  });
}

}  // namespace

WordTables::WordTables() {
  read_rows("synonyms.tsv", [&](const std::string& strength, const auto& words) {
    for (const std::string& word : words) {
      auto& others = synonyms_[word];
      longest_synonym_ = std::max(longest_synonym_, word.size());
      for (const std::string& other : words) {
        const bool known = std::any_of(others.begin(), others.end(),
                                       [&](const Synonym& s) { return s.word == other; });
        if (other != word && !known) others.push_back({other, strength == "near"});
      }
    }
  });
  read_rows("words_readings.tsv", [&](const std::string& reading, const auto& words) {
    auto& list = readings_[reading];
    longest_reading_ = std::max(longest_reading_, reading.size());
    for (const std::string& word : words) {
      if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
    }
  });
}

const WordTables& WordTables::instance() {
  static const WordTables tables;
  return tables;
}

const std::vector<Synonym>& WordTables::synonyms(std::string_view folded) const {
  static const std::vector<Synonym> none;
  const auto found = synonyms_.find(std::string(folded));
  return found == synonyms_.end() ? none : found->second;
}

const std::vector<std::string>& WordTables::words_read_as(std::string_view hiragana) const {
  static const std::vector<std::string> none;
  const auto found = readings_.find(std::string(hiragana));
  return found == readings_.end() ? none : found->second;
}

}  // namespace kouryu
