// Values of facets: what a file gives is what a filter for it looks for.
#include "dict/names/facet_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "tests/support/corpora.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr NameFacet kFacets[] = {NameFacet::City, NameFacet::Prefecture, NameFacet::Country,
                                 NameFacet::Organisation};

/// The filter of a value, written as it was given or as it is listed, looks for the stored one.
void expect_reached(NameFacet facet, const std::string& written) {
  const std::string stored = stored_name(facet, written);
  if (stored.empty()) return;
  EXPECT_EQ(stored_name(facet, stored), stored) << written;
  EXPECT_THAT(meant_names(facet, written).values, Contains(stored)) << written;
  EXPECT_THAT(meant_names(facet, stored).values, Contains(stored)) << written;
}

TEST(FacetValues, AreStoredAsFiltersMeanThem) {
  const std::map<std::string, NameFacet> facets = {{"city", NameFacet::City},
                                                   {"prefecture", NameFacet::Prefecture},
                                                   {"country", NameFacet::Country},
                                                   {"org", NameFacet::Organisation}};
  for (const test::TsvRow& row : test::read_tsv("facet_values.tsv", 3)) {
    const NameFacet facet = facets.at(row.cells[0]);
    EXPECT_EQ(stored_name(facet, row.cells[1]), row.cells[2] == "-" ? "" : row.cells[2])
        << row.where();
    expect_reached(facet, row.cells[1]);
  }
}

TEST(FacetValues, OfAnyWritingAreReached) {
  for (const char* odd : {"府中",
                          "さかい",
                          "fuchu",
                          "Osaka-shi",
                          "a\x1f"
                          "b",
                          "\x1b[31m赤",
                          "大連\n市",
                          "\"大連\"",
                          "city:大連",
                          "-大連",
                          "大連*",
                          "(財)自治体国際化協会",
                          "第3回会議",
                          "１２３",
                          "⻑崎",
                          "é",
                          "ﾀﾞｲﾚﾝ",
                          "𠮷野",
                          "大連\xEF\xBF\xBD",
                          "\xE2\x80\xAE大連",
                          "　大連　",
                          "協会(旧称: 会)",
                          "株式会社",
                          "一般財団法人",
                          "AND",
                          "東京都 港区"}) {
    for (const NameFacet facet : kFacets) expect_reached(facet, odd);
  }
}

TEST(FacetValues, OfNamesCutAndMixedAreReached) {
  const std::uint32_t seed = test::test_seed();
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  std::vector<std::u32string> names;
  for (const char* table : {"place_names.tsv", "facet_values.tsv"}) {
    for (const test::TsvRow& row : test::read_tsv(table, 3)) {
      names.push_back(to_utf32(row.cells[1]));
      names.push_back(to_utf32(row.cells[2]));
    }
  }
  const std::u32string between = U" 　・\t\x1f\x1b()株式会社-ー";
  for (int turn = 0; turn < 3000; ++turn) {
    std::u32string text = names[random() % names.size()];
    text = text.substr(random() % (text.size() / 2 + 1));
    if (random() % 2 == 0) {
      text += between[random() % between.size()];
      text += names[random() % names.size()];
    }
    expect_reached(kFacets[random() % std::size(kFacets)], to_utf8(text));
  }
}

TEST(FacetValues, YearsAreNumbersOrWhatFiltersTake) {
  EXPECT_THAT(stored_years("2004"), ElementsAre(2004));
  EXPECT_THAT(stored_years(" ２００４ "), ElementsAre(2004));
  EXPECT_THAT(stored_years("30"), ElementsAre(30));
  EXPECT_THAT(stored_years("平成16年"), ElementsAre(2004));
  EXPECT_THAT(stored_years("令和元年"), ElementsAre(2019));
  EXPECT_THAT(stored_years("H16"), ElementsAre(2004));
  EXPECT_THAT(stored_years("平成19~21年度"), ElementsAre(2007, 2008, 2009));
  EXPECT_THAT(stored_years("2004..2006"), ElementsAre(2004, 2005, 2006));
  for (const char* none : {"", "0", "10000", "99999999999999999999", "-5", "2004.5", "平成",
                           "2004..", "..2004", "第16回", "五年前"}) {
    EXPECT_THAT(stored_years(none), IsEmpty()) << none;
  }
}

}  // namespace
}  // namespace kouryu
