// Lists in plain text, row by row, and texts that are no lists.
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/lines/row_lists.h"

namespace kouryu {
namespace {

std::vector<ListRow> rows_of(const std::string& text) {
  const std::vector<Line> lines = split_lines(text, {});
  std::vector<bool> closed;
  for (const Line& line : lines) closed.push_back(is_no_row(line.text));
  return find_rows(lines, closed);
}

std::string shown(const std::vector<ListRow>& rows) {
  std::string out;
  for (const ListRow& row : rows) {
    std::string line;
    for (const ListCell& cell : row.cells) {
      if (!line.empty()) line += " | ";
      if (!cell.label.empty()) line += cell.label + ": ";
      line += cell.text;
    }
    if (!line.empty()) out += line + '\n';
  }
  return out;
}

TEST(RowLists, AreFoundByTheirShape) {
  std::ifstream in(std::string(KOURYU_SOURCE_DIR) + "/tests/data/row_lists.txt");
  ASSERT_TRUE(in);
  std::string name, document, rows;
  std::size_t cases = 0;
  bool in_document = false;
  const auto check = [&] {
    if (name.empty()) return;
    ++cases;
    const std::string got = shown(rows_of(document));
    EXPECT_TRUE(got == rows) << name << "\nwanted:\n" << rows << "got:\n" << got;
  };
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# ")) continue;
    if (line.starts_with("=== ")) {
      check();
      name = line.substr(4);
      document.clear();
      rows.clear();
      in_document = true;
    } else if (line == "---") {
      in_document = false;
    } else {
      (in_document ? document : rows) += line + '\n';
    }
  }
  check();
  EXPECT_GE(cases, 35U);
}

/// A list written by these rules is read by them: what was put in is the oracle.
TEST(RowLists, GiveBackTheCellsThatWereWritten) {
  static const std::vector<std::string> kGaps = {"\t", "　", "  ", "   ", " ", ",", "、", " | "};
  static const std::vector<std::string> kNames = {"港町", "山手", "川原", "浜野", "上野", "南浜"};
  std::mt19937 random(15);
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 300; ++round) {
    const std::string& gap = kGaps[pick(kGaps.size())];
    const bool headed = pick(2) == 0;
    const std::vector<std::string> head = {"番号", "市町村", "提携先", "提携日"};
    std::string text = "友好都市のあゆみを次に示します。\n";
    std::string wanted;
    if (headed) text += head[0] + gap + head[1] + gap + head[2] + gap + head[3] + '\n';
    const std::size_t rows = 3 + pick(30);
    for (std::size_t i = 0; i < rows; ++i) {
      const std::vector<std::string> cells = {
          std::to_string(i + 1), kNames[pick(6)] + "市", kNames[pick(6)] + kNames[pick(6)] + "町",
          std::to_string(1950 + pick(60)) + "年" + std::to_string(1 + pick(12)) + "月"};
      for (std::size_t at = 0; at < cells.size(); ++at) {
        text += (at > 0 ? gap : "") + cells[at];
        wanted += (at > 0 ? " | " : "") + (headed ? head[at] + ": " : "") + cells[at];
      }
      text += '\n';
      wanted += '\n';
    }
    text += "このほかにも、交流の続く町があります。\n";
    EXPECT_EQ(shown(rows_of(text)), wanted) << text;
  }
}

TEST(RowLists, KeepThePlaceOfEachCell) {
  const std::string text =
      "1　港町市　レイクトン市　1990年\n2　山手市　ポートビル市　1991年\n3　川原市　丘市　1992年\n";
  for (const ListRow& row : rows_of(text)) {
    for (const ListCell& cell : row.cells) {
      EXPECT_EQ(text.substr(cell.source.begin, cell.source.size()), cell.text);
    }
  }
}

}  // namespace
}  // namespace kouryu
