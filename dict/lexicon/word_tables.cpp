// Reads the table of readings.
#include "dict/lexicon/word_tables.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {

WordTables::WordTables() {
  std::ifstream in = open_data("words_readings.tsv");
  each_row(in, [&](const std::string& line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) return;
    auto& words = readings_[line.substr(0, tab)];
    for (const std::string& cell : split_cells(line.substr(tab + 1), '|')) {
      std::string word = fold_text(cell);
      if (word.empty() || std::find(words.begin(), words.end(), word) != words.end()) continue;
      words.push_back(std::move(word));
    }
  });
}

const WordTables& WordTables::instance() {
  static const WordTables tables;
  return tables;
}

const std::vector<std::string>& WordTables::words_read_as(std::string_view hiragana) const {
  static const std::vector<std::string> none;
  const auto found = readings_.find(std::string(hiragana));
  return found == readings_.end() ? none : found->second;
}

}  // namespace kouryu
