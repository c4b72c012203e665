// Separated values as tests/data/csv_tables.txt has it: a case is a file and what it is read as.
#include "indexer/extract/text/csv.h"

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

std::vector<ShownCase> cases() { return test::shown_cases("csv_tables.txt"); }

Extraction read(const std::string& bytes, const ExtractContext& context = {}) {
  return extract_csv({.bytes = bytes, .name = "a.csv"}, context);
}

TEST(Csv, ReadsAsTheTableSays) {
  const auto all = cases();
  EXPECT_GE(all.size(), 27);
  for (const ShownCase& each : all) {
    EXPECT_EQ(show_extraction(read(each.file)), each.shown) << each.name << '\n' << each.file;
  }
}

TEST(Csv, RangesStandInTheText) {
  for (const ShownCase& each : cases()) {
    test::expect_ranges_stand(read(each.file), each.name);
  }
}

TEST(Csv, TsvIsCutAtTabs) {
  const Extraction extraction =
      extract_csv({.bytes = "名前\t値\n甲,乙\t1\n丙,丁\t2\n", .name = "a.tsv"}, {});
  EXPECT_EQ(show_extraction(extraction), "record+: 名前=甲,乙 | 値=1\nrecord: 名前=丙,丁 | 値=2\n");
}

TEST(Csv, SeventyBytesOfCp932AreRead) {
  // 番号,氏名,所属 / 1,髙田,﨑山町 / 2,柳﨑,㈱港
  const Extraction extraction = read(
      "\x94\xD4\x8D\x86,\x8E\x81\x96\xBC,\x8F\x8A\x91\xAE\r\n1,\xFB\xFC\x93\x63,"
      "\xFA\xB1\x8E\x52\x92\xAC\r\n"
      "2,\x96\xF6\xFA\xB1,\x87\x8A\x8D\x60\r\n");
  EXPECT_EQ(show_extraction(extraction),
            "record+: 番号=1 | 氏名=髙田 | 所属=﨑山町\nrecord: 番号=2 | 氏名=柳﨑 | 所属=㈱港\n");
}

TEST(Csv, ThousandsOfRowsKeepTheirLabels) {
  std::string bytes = "年,値\n";
  for (int i = 0; i < 4600; ++i) bytes += "令和6年," + std::to_string(i) + "\n";
  const Extraction extraction = read(bytes);
  EXPECT_EQ(extraction.text.blocks.size(), 4600U);
  for (const ExtractedBlock& block : extraction.text.blocks)
    EXPECT_EQ(block.kind, ExtractedKind::Record);
}

TEST(Csv, LabelsThatWouldGoPastTheLimitAreLeftOut) {
  ExtractContext context;
  context.limits.text_bytes = 30'000;
  const Extraction extraction =
      read(repeated("長い見出しの名前", 20) + ",b\n" + repeated("a,1\n", 1000), context);
  EXPECT_EQ(extraction.reason, "");
  EXPECT_EQ(extraction.text.blocks.size(), 1001U);
  context.limits.text_bytes = 1'000;
  EXPECT_EQ(read(repeated("a,1\n", 1000), context).reason, "refused");
}

TEST(Csv, NoTextIsLostBehindQuotes) {
  // 20,000 cells that open a quote: what is searched once is not searched again.
  for (const char* const piece : {"\"a,", "\"a", "\"\"", "\"\n", "\"a\n\"b,", ",\" "}) {
    const std::string bytes = repeated(piece, 20'000) + "終";
    const auto begin = std::chrono::steady_clock::now();
    const Extraction extraction = read(bytes);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5)) << piece;
    EXPECT_NE(extraction.text.text.find("終"), std::string::npos) << piece;
  }
}

}  // namespace
}  // namespace kouryu
