// Hard-wrapped lines come together again, and nothing else does. The gold boundaries are known
// because the test wraps the paragraphs itself.
#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "indexer/blocks/blocks.h"
#include "tests/support/extracted.h"

namespace kouryu {
namespace {

/// Paragraphs of the sample corpus that stand on one line: sentences of some length.
std::vector<std::string> paragraphs() {
  std::set<std::string> found;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(KOURYU_SOURCE_DIR) + "/corpus/documents")) {
    std::ifstream in(entry.path(), std::ios::binary);
    for (std::string line; std::getline(in, line);) {
      if (is_valid_utf8(line) && text_columns(line) > 120 && line.ends_with("。") &&
          line.find(' ') == std::string::npos && line.find("　") == std::string::npos &&
          is_kanji(to_utf32(line).front())) {
        found.insert(line);
      }
    }
  }
  return {found.begin(), found.end()};
}

/// `paragraph` behind an indent, cut when a line would pass `width` columns, inside words too.
std::string wrap(const std::string& paragraph, std::size_t width) {
  std::string out = "　";
  std::size_t columns = 2;
  for (const char32_t c : to_utf32(paragraph)) {
    const auto wide = static_cast<std::size_t>(char_columns(c));
    if (columns + wide > width) {
      out += '\n';
      columns = 0;
    }
    append_utf8(out, c);
    columns += wide;
  }
  return out + '\n';
}

std::vector<std::string> block_texts(const std::string& text) {
  const Extraction extraction = test::extract_text(text);
  std::vector<std::string> texts;
  const Pieces pieces = pieces_of(extraction.text);
  for (const Block& block : blocks_of(extraction.text, pieces, {})) texts.push_back(block.text);
  return texts;
}

/// A line that ends with its sentence does not tell whether the paragraph goes on.
bool is_told_by_lines(const std::string& wrapped) {
  for (const char* end : {"。\n", "」\n", "）\n"}) {
    const std::size_t at = wrapped.find(end);
    if (at != std::string::npos && at + std::string(end).size() != wrapped.size()) return false;
  }
  return true;
}

class Joining : public testing::TestWithParam<std::size_t> {};

TEST_P(Joining, GivesTheParagraphsBack) {
  std::vector<std::string> wanted;
  std::string text;
  for (const auto& paragraph : paragraphs()) {
    const std::string wrapped = wrap(paragraph, GetParam());
    if (!is_told_by_lines(wrapped)) continue;
    wanted.push_back(paragraph);
    text += wrapped;
  }
  ASSERT_GE(wanted.size(), 40U);
  const std::vector<std::string> found = block_texts(text);
  const std::set<std::string> blocks(found.begin(), found.end());
  std::size_t whole = 0;
  for (const auto& paragraph : wanted) {
    whole += blocks.count(paragraph);
    if (blocks.count(paragraph) == 0) std::cout << "not whole: " << paragraph << '\n';
  }
  // Known failures: a word with its 。 alone on the last line, a line that only looks like a
  // caption.
  EXPECT_GE(whole * 100, wanted.size() * 97) << whole << " of " << wanted.size();
}

INSTANTIATE_TEST_SUITE_P(Widths, Joining, testing::Values(56, 60, 66, 70, 72, 76, 80));

TEST(Lines, ThatAreNotWrappedStayApart) {
  EXPECT_EQ(block_texts("大連市を訪れた。\n青森市も訪れた。\n北九州市の一行が帰国した。\n").size(),
            3U);
}

}  // namespace
}  // namespace kouryu
