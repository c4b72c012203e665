// Cases of the tables in tests/data that say what a file is read as.
#ifndef KOURYU_TESTS_SUPPORT_SHOWN_CASES_H_
#define KOURYU_TESTS_SUPPORT_SHOWN_CASES_H_

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "indexer/extract/extracted.h"

namespace kouryu::test {

struct ShownCase {
  std::string name;
  std::string file;   // ␍ in the table is a carriage return
  std::string shown;  // by show_extraction()
};

/// Cases of tests/data/`table`: between "== name" and the next, file and result parted by "--".
inline std::vector<ShownCase> shown_cases(const std::string& table) {
  std::vector<ShownCase> all;
  std::ifstream in(std::string(KOURYU_TEST_DATA_DIR) + "/" + table);
  bool in_file = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("== ")) {
      all.push_back({line.substr(3), {}, {}});
      in_file = true;
    } else if (line == "--" && in_file) {
      in_file = false;
    } else if (!all.empty()) {
      if (const auto at = line.find("␍"); at != std::string::npos) line.replace(at, 3, "\r");
      (in_file ? all.back().file : all.back().shown) += line + '\n';
    }
  }
  return all;
}

/// Blocks stand one behind the other in the text, cells inside their blocks.
inline void expect_ranges_stand(const Extraction& extraction, const std::string& name) {
  std::size_t end = 0;
  for (const ExtractedBlock& block : extraction.text.blocks) {
    EXPECT_LE(end, block.range.begin) << name;
    end = block.range.end;
    for (const ExtractedCell& cell : block.cells) {
      EXPECT_LE(block.range.begin, cell.value.begin) << name;
      EXPECT_LE(cell.value.end, block.range.end) << name;
    }
  }
  EXPECT_LE(end, extraction.text.text.size()) << name;
}

inline std::string repeated(const std::string& piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_SHOWN_CASES_H_
