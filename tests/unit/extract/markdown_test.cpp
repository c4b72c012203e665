// Markdown as tests/data/markdown.txt has it: a case is a file and what it is read as.
#include "indexer/extract/text/markdown.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/extract/show.h"

namespace kouryu {
namespace {

struct ShownCase {
  std::string name;
  std::string file;
  std::string shown;
};

/// Cases between "== name" and the next, file and result parted by "--".
std::vector<ShownCase> cases() {
  std::vector<ShownCase> all;
  std::ifstream in(std::string(KOURYU_SOURCE_DIR) + "/tests/data/markdown.txt");
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

Extraction read(const std::string& bytes, const ExtractContext& context = {}) {
  return extract_markdown({.bytes = bytes, .name = "a.md"}, context);
}

TEST(Markdown, ReadsAsTheTableSays) {
  const auto all = cases();
  EXPECT_GE(all.size(), 38);
  for (const ShownCase& each : all) {
    EXPECT_EQ(show_extraction(read(each.file)), each.shown) << each.name << '\n' << each.file;
  }
}

TEST(Markdown, RangesStandInTheText) {
  for (const ShownCase& each : cases()) {
    const Extraction extraction = read(each.file);
    std::size_t end = 0;
    for (const ExtractedBlock& block : extraction.text.blocks) {
      EXPECT_LE(end, block.range.begin) << each.name;
      end = block.range.end;
      for (const ExtractedCell& cell : block.cells) {
        EXPECT_LE(block.range.begin, cell.value.begin) << each.name;
        EXPECT_LE(cell.value.end, block.range.end) << each.name;
      }
    }
    EXPECT_LE(end, extraction.text.text.size()) << each.name;
  }
}

std::string repeated(const std::string& piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

// Twice the text may take twice the time; ten times says that something is searched again and
// again.
TEST(Markdown, TakesTimeInStepWithItsLength) {
  for (const std::string piece :
       {"[",         "![",   "[a](", "*a ",       "**a_b", "`a",  "<",       "<a ",
        "<!--",      "&",    "~~a",  "[^1]",      "<rt>",  "> ",  "1. ",     "a\n",
        "<![CDATA[", "www.", "a@",   "[^1]: a\n", "|a",    "<?a", "<div>\n", "[a]: b\n"}) {
    const std::string bytes = repeated(piece, 60'000);
    const auto begin = std::chrono::steady_clock::now();
    const Extraction extraction = read(bytes);
    const auto end = std::chrono::steady_clock::now();
    EXPECT_LT(end - begin, std::chrono::seconds(10)) << piece;
  }
}

TEST(Markdown, ATableOfMoreCellsThanBytesIsRefused) {
  const std::string bytes =
      repeated("|a", 5'000) + "|\n" + repeated("|---", 5'000) + "|\n" + repeated("x\n", 5'000);
  const Extraction extraction = read(bytes);
  EXPECT_EQ(extraction.reason, "refused");
}

TEST(Markdown, IsReadInJapaneseEncodings) {
  const Extraction extraction =
      read("# \x91\xE5\x98\x41\x8E\x73\n\n\x8C\xF0\x97\xAC\x82\xCC\x95\xE0\x82\xDD\x81\x42\n");
  EXPECT_EQ(show_extraction(extraction), "heading 1: 大連市\nparagraph: 交流の歩み。\n");
  EXPECT_EQ(extraction.text.encoding, "CP932");
}

}  // namespace
}  // namespace kouryu
