// Hyphens at line ends: which go when the lines are joined, and which texts join them.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dict/schema/record.h"
#include "indexer/blocks/blocks.h"
#include "indexer/lines/joined_text.h"
#include "indexer/lines/lines.h"
#include "tests/support/extracted.h"
#include "tests/support/source_search.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

std::string with_signs(std::string text) {
  const auto replace = [&](std::string_view name, std::string_view sign) {
    const std::size_t at = text.find(name);
    if (at != text.npos) text.replace(at, name.size(), sign);
  };
  replace("{shy}", "\u00AD");
  replace("{hy}", "\u2010");
  return text;
}

struct Row {
  std::string first;
  std::string next;
  std::string joined;
  bool in_any_text;
  std::string where;
};

std::vector<Row> rows() {
  std::vector<Row> found;
  for (const auto& row : test::read_tsv("line_hyphens.tsv", 4)) {
    found.push_back({with_signs(row.cells[0]), with_signs(row.cells[1]), with_signs(row.cells[2]),
                     row.cells[3] == "any", row.where()});
  }
  return found;
}

TEST(LineHyphens, GoOrStay) {
  ASSERT_GE(rows().size(), 40U);
  for (const Row& row : rows()) {
    const std::string text = row.first + '\n' + row.next;
    const std::vector<Line> lines = split_lines(text, {});
    ASSERT_EQ(lines.size(), 2U) << row.where;
    LogicalLine line = logical_line(lines[0], {});
    join(line, lines[1], {});
    EXPECT_EQ(line.text, row.joined) << row.where;
    EXPECT_EQ(line.source.end, text.size()) << row.where;
    EXPECT_EQ(continues(lines[0], lines[1], {}), row.in_any_text) << row.where;
  }
}

TEST(LineHyphens, AreReadAlikeByIndexerAndExplain) {
  for (const Row& row : rows()) {
    if (!row.in_any_text) continue;
    const std::string text = "Report\n\n" + row.first + '\n' + row.next + '\n';
    const Extraction extraction = test::extract_text(text);
    const std::vector<Block> blocks = blocks_of(extraction.text, pieces_of(extraction.text), {});
    ASSERT_EQ(blocks.size(), 2U) << row.where;
    EXPECT_EQ(blocks[1].text, row.joined) << row.where;
    EXPECT_EQ(joined_text(text, false), "Report\n\n" + row.joined + '\n') << row.where;
    EXPECT_EQ(joined_text(text, true), "Report\n\n" + row.joined + '\n') << row.where;
  }
}

TEST(LineHyphens, ABlankLineOrCellsKeepLinesApart) {
  for (const char* text : {"inter-\n\nnational\n", "a  b  c  inter-\nnational\n"}) {
    EXPECT_EQ(joined_text(text, false), text);
  }
}

/// The source of `word` of `text`, its places one behind the other with "|" between.
std::string source_of(const std::string& word, const std::string& text, const std::string& source) {
  const std::size_t begin = text.find(word);
  std::string out;
  for (const ByteRange& range : source_ranges(test::source_pieces(text, source, {0, source.size()}),
                                              {begin, begin + word.size()})) {
    out += (out.empty() ? "" : "|") + source.substr(range.begin, range.size());
  }
  return out;
}

TEST(LineHyphens, StandInTheSourceOfTheWordTheyCut) {
  for (const Row& row : rows()) {
    const std::string source = row.first + '\n' + row.next;
    EXPECT_EQ(source_of(row.joined, row.joined, source), source) << row.where;
  }
  // A hyphen a line, and the same words without hyphens farther on, which are not meant.
  const std::string source =
      "The munici-\n  palities pro-\n  moted inter-\n  national ex-\n  change.\n"
      "The municipalities promoted international exchange. All of it.";
  const std::string text =
      "The municipalities promoted international exchange. The municipalities promoted "
      "international exchange. All of it.";
  EXPECT_EQ(source_of("international", text, source), "inter-\n  national");
  EXPECT_EQ(source_of("municipalities", text, source), "munici-\n  palities");
  EXPECT_EQ(source_of("exchange.", text, source), "ex-\n  change.");
}

}  // namespace
}  // namespace kouryu
