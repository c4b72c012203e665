// Reads the tables of tests/data: tab-separated cells, '#' lines are comments, blank lines are not
// rows.
//
// Cells may hold \n and \t as escapes. A row knows its line, so that a failure names file and line.
#ifndef KOURYU_TESTS_SUPPORT_TSV_H_
#define KOURYU_TESTS_SUPPORT_TSV_H_

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace kouryu::test {

struct TsvRow {
  std::string file;
  std::size_t line = 0;
  std::vector<std::string> cells;

  [[nodiscard]] std::string where() const { return file + ":" + std::to_string(line); }
};

inline std::string unescape_cell(const std::string& cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool escape = cell[i] == '\\' && i + 1 < cell.size();
    if (escape && (cell[i + 1] == 'n' || cell[i + 1] == 't')) {
      out += cell[++i] == 'n' ? '\n' : '\t';
    } else {
      out += cell[i];
    }
  }
  return out;
}

/// Rows of tests/data/`name`. Throws when the file is missing or a row has fewer than `cells`.
inline std::vector<TsvRow> read_tsv(const std::string& name, std::size_t cells) {
  std::ifstream in(std::string(KOURYU_TEST_DATA_DIR) + "/" + name);
  if (!in) throw std::runtime_error("cannot read tests/data/" + name);
  std::vector<TsvRow> rows;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    TsvRow row{name, number, {}};
    std::size_t begin = 0;
    for (;;) {
      const std::size_t tab = line.find('\t', begin);
      row.cells.push_back(unescape_cell(line.substr(begin, tab - begin)));
      if (tab == std::string::npos) break;
      begin = tab + 1;
    }
    if (row.cells.size() < cells) throw std::runtime_error(row.where() + ": too few cells");
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_TSV_H_
