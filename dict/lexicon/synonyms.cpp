// Reads tables of synonyms; what a row joins or takes apart is worked out while reading.
#include "dict/lexicon/synonyms.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"
#include "dict/base/text_lines.h"
#include "dict/base/utf8.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

constexpr std::array<std::pair<std::string_view, SynonymStrength>, 3> kStrengths = {
    {{"same", SynonymStrength::Same},
     {"near", SynonymStrength::Near},
     {"off", SynonymStrength::Off}}};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

[[noreturn]] void refuse(const SynonymRow& row) {
  throw Error(ErrorKind::BadQuery,
              row.source + ":" + std::to_string(row.line) +
                  say(": not a row of synonyms", ": 類義語の行として読めません"),
              say("write same (or near, or off), a tab, and two or more words separated by |",
                  "same(または near, off)、タブ、| で区切った2つ以上の語を書いてください"));
}

}  // namespace

const Synonyms& Synonyms::builtin() {
  static const Synonyms table = [] {
    Synonyms out;
    std::ifstream in = open_data("synonyms.tsv");
    out.read(in, "synonyms.tsv");
    return out;
  }();
  return table;
}

void Synonyms::add_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  check_readable(in, path);
  read(in, path.string());
}

void Synonyms::read(std::istream& in, const std::string& source) {
  SynonymRow row;
  row.source = source;
  for (std::string text; read_text_line(in, text);) {
    ++row.line;
    text = repair_utf8(text);
    if (trimmed(text).empty() || text[0] == '#') continue;
    const std::size_t tab = text.find('\t');
    if (tab == std::string::npos) refuse(row);
    const std::string_view name = trimmed(std::string_view(text).substr(0, tab));
    const auto strength = std::find_if(kStrengths.begin(), kStrengths.end(),
                                       [&](const auto& known) { return known.first == name; });
    row.words.clear();
    for (const std::string& word : split_cells(text.substr(tab + 1), '|')) {
      if (!trimmed(word).empty()) row.words.emplace_back(trimmed(word));
    }
    if (strength == kStrengths.end() || row.words.size() < 2) refuse(row);
    row.strength = strength->second;
    apply(row);
    rows_.push_back(row);
  }
}

void Synonyms::apply(const SynonymRow& row) {
  std::vector<std::string> words;
  for (const std::string& word : row.words) {
    std::string folded = fold_text(word);
    if (!folded.empty()) words.push_back(std::move(folded));
  }
  for (const std::string& word : words) {
    auto& others = of_[word];
    longest_ = std::max(longest_, word.size());
    for (const std::string& other : words) {
      if (other == word) continue;
      const auto known = std::find_if(others.begin(), others.end(),
                                      [&](const Synonym& s) { return s.word == other; });
      if (row.strength == SynonymStrength::Off) {
        if (known != others.end()) others.erase(known);
      } else if (known == others.end()) {
        others.push_back({other, row.strength == SynonymStrength::Near});
      }
    }
  }
}

const std::vector<Synonym>& Synonyms::of(std::string_view folded) const {
  static const std::vector<Synonym> none;
  const auto found = of_.find(std::string(folded));
  return found == of_.end() ? none : found->second;
}

}  // namespace kouryu
