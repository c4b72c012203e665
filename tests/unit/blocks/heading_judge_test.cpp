// The table of what speaks for a heading, and the verdicts that come of it.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include "dict/lexicon/table.h"
#include "indexer/blocks/line_evidence.h"
#include "indexer/explain_document.h"
#include "tests/support/extracted.h"

namespace kouryu {
namespace {

TEST(LineEvidence, HasEachNameOnce) {
  std::set<std::string> names;
  for (const LineEvidence& evidence : line_evidence()) {
    EXPECT_TRUE(names.insert(evidence.name).second) << evidence.name;
  }
}

TEST(HeadingWeights, WeighOnlyEvidenceThatThereIs) {
  std::set<std::string> names;
  for (const LineEvidence& evidence : line_evidence()) names.insert(evidence.name);
  std::ifstream in(std::string(KOURYU_SOURCE_DIR) + "/dict/lexicon/data/heading_weights.tsv");
  std::size_t rows = 0;
  each_row(in, [&](const std::string& row) {
    const auto cells = split_cells(row, '\t');
    ASSERT_EQ(cells.size(), 3U) << row;
    ++rows;
    if (cells[0] == "document" || cells[0] == "sum") return;
    EXPECT_TRUE(names.contains(cells[1])) << row;
  });
  EXPECT_GT(rows, 100U);
}

/// The second line of a document over its first sentence.
struct VerdictCase {
  const char* name;
  const char* line;
  bool heads;
};
void PrintTo(const VerdictCase& c, std::ostream* out) { *out << c.line; }

constexpr VerdictCase kCases[] = {
    {"NameOfAPart", "町の図書館のこれから", true},
    {"PartOfMany", "第2部 海を渡る本", true},
    {"RunningHead", "国際のひろば 令和2年10月号 通巻212号", false},
    {"NumberOfAPage", "自治体国際交流だより 14", false},
    {"SchoolAndSchool", "港町立東中学校 － 第七中学校", false},
};

class Verdict : public testing::TestWithParam<VerdictCase> {};

TEST_P(Verdict, IsOneOfAReader) {
  const std::string text = std::string("海を渡った本\n\n") + GetParam().line + R"(
町の図書館には、姉妹都市から届いた本が二千冊あります。

本は毎年春に港へ着き、夏までに棚へ並びます。
)";
  const std::string told = explain_document(test::extract_text(text).text);
  const std::size_t at = told.find("\n3 ");
  ASSERT_NE(at, std::string::npos) << told;
  EXPECT_EQ(told.compare(at + 9, 7, "heading") == 0, GetParam().heads) << told;
  if (!GetParam().heads) {  // why, and the score
    EXPECT_NE(told.find("too little speaks for a heading (", at), std::string::npos) << told;
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, Verdict, testing::ValuesIn(kCases),
                         [](const auto& c) { return c.param.name; });

}  // namespace
}  // namespace kouryu
