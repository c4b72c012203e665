// Reads the table of words with a hyphen.
#include "dict/lexicon/hyphened_words.h"

#include <fstream>
#include <vector>

#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"

namespace kouryu {

HyphenedWords::HyphenedWords() {
  std::ifstream in = open_data("hyphened_words.tsv");
  each_row(in, [&](const std::string& line) {
    const std::vector<std::string> cells = split_cells(line, '\t');
    if (cells.size() < 2) return;
    if (cells[0] == "link") links_.insert(cells[1]);
    if (cells[0] == "suspended") suspended_.insert(cells[1]);
    if (cells[0] != "first" && cells[0] != "last") return;
    Words& one_word = (cells[0] == "first" ? first_ : last_)[cells[1]];
    if (cells.size() < 3) return;
    for (const std::string& other : split_cells(cells[2], '|')) one_word.insert(other);
  });
}

const HyphenedWords& HyphenedWords::instance() {
  static const HyphenedWords words;
  return words;
}

bool HyphenedWords::is_compound(const std::string& first, const std::string& last) const {
  const auto head = first_.find(first);
  const auto tail = last_.find(last);
  return (head != first_.end() && !head->second.contains(last)) ||
         (tail != last_.end() && !tail->second.contains(first));
}

}  // namespace kouryu
