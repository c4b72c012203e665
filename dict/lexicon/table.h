// Reads the tables of dict/lexicon/data: rows of cells separated by tabs; '#' begins a comment
// line.
#ifndef KOURYU_DICT_LEXICON_TABLE_H_
#define KOURYU_DICT_LEXICON_TABLE_H_

#include <istream>
#include <string>
#include <vector>

namespace kouryu {

/// The parts of `text` between separators, empty ones included; at least one.
[[nodiscard]] inline std::vector<std::string> split_cells(const std::string& text, char separator) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t cut = text.find(separator, begin);
    cells.push_back(text.substr(begin, cut - begin));
    if (cut == std::string::npos) return cells;
    begin = cut + 1;
  }
}

/// Calls `visit(line)` for every line of `in` that is a row.
template <class Visit>
void each_row(std::istream& in, Visit&& visit) {
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') visit(line);
  }
}

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_TABLE_H_
