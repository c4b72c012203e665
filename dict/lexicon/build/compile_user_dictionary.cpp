// Build tool: turns user_dictionary.tsv into the CSV that mecab-dict-index compiles.
//
// usage: compile_user_dictionary USER_DICTIONARY.tsv OUT.csv
// Context ids and features are ipadic's own for 名詞,固有名詞,地域,一般 (1293) and
// 名詞,固有名詞,一般 (1288).
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream in(argv[1]);
  std::ofstream out(argv[2]);
  std::string line;
  std::size_t rows = 0;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
    if (cells.size() != 5 || (cells[1] != "place" && cells[1] != "abbreviation")) {
      std::cerr << argv[1] << ": bad row: " << line << '\n';
      return 1;
    }
    const bool place = cells[1] == "place";
    const std::string id = place ? "1293" : "1288";
    out << cells[0] << ',' << id << ',' << id << ',' << cells[4] << ",名詞,固有名詞,"
        << (place ? "地域,一般" : "一般,*") << ",*,*," << cells[2] << ',' << cells[3] << ','
        << cells[3] << '\n';
    ++rows;
  }
  return out.good() && rows > 0 ? 0 : 1;
}
