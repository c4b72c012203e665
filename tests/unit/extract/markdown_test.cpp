// Markdown as tests/data/markdown.txt has it: a case is a file and what it is read as.
#include "indexer/extract/text/markdown.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "indexer/extract/show.h"
#include "tests/support/shown_cases.h"

namespace kouryu {
namespace {

using test::repeated;
using test::ShownCase;

std::vector<ShownCase> cases() { return test::shown_cases("markdown.txt"); }

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
    test::expect_ranges_stand(read(each.file), each.name);
  }
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
