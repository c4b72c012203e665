// Pairs of places: what is typed meets what the index has.
#include "dict/names/place_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(PlacePairs, AreMeantByWhatPeopleType) {
  for (const test::TsvRow& row : test::read_tsv("place_pairs.tsv", 2)) {
    if (row.cells[1] == "-") {
      EXPECT_THAT(meant_pairs(row.cells[0]).values, IsEmpty()) << row.where();
    } else {
      EXPECT_THAT(meant_pairs(row.cells[0]).values, Contains(row.cells[1])) << row.where();
    }
  }
}

TEST(PlacePairs, ThatAreStoredAreFoundByTheirValue) {
  for (const test::TsvRow& row : test::read_tsv("place_pairs.tsv", 2)) {
    if (row.cells[1] != "-") {
      EXPECT_THAT(meant_pairs(row.cells[1]).values, Contains(row.cells[1])) << row.where();
    }
  }
}

TEST(PlacePairs, AreKnownWhereBothNamesMayBePlaces) {
  for (const char* typed : {"青森-大連", "だいれん〜夢見町", "夢見町-空想省"}) {
    EXPECT_TRUE(meant_pairs(typed).known) << typed;
  }
  for (const char* typed : {"青森-ほげほげ", "会議-大連", "a-b"}) {
    EXPECT_FALSE(meant_pairs(typed).known) << typed;
  }
}

TEST(PlacePairs, HaveNoDirection) {
  for (const auto& [one, other] : {std::pair("青森市", "大連市"), std::pair("大連市", "釜山広域市"),
                                   std::pair("みなと町", "セーヌ市"), std::pair("青森市", "青森県"),
                                   std::pair("日本", "大連市")}) {
    EXPECT_EQ(pair_value(one, other), pair_value(other, one));
    EXPECT_NE(is_in_order(one, other), is_in_order(other, one)) << one;
  }
}

struct OfJapan {
  const char* name;
  bool expected;
};

TEST(PlacePairs, BeginWithThePlaceOfJapan) {
  for (const OfJapan& row : {OfJapan{"青森市", true},
                             {"青森県", true},
                             {"日本", true},
                             {"府中市", true},
                             {"大連市", false},
                             {"釜山広域市", false},
                             {"遼寧省", false},
                             {"中国", false},
                             // No table has these: as they are written.
                             {"夢見町", true},
                             {"みなみのうみ市", true},
                             {"セーヌノ市", false},
                             {"架空省", false},
                             {"架空", false},
                             {"", false}}) {
    EXPECT_EQ(is_of_japan(row.name), row.expected) << row.name;
  }
}

TEST(MeantPlaces, AreOfEveryKindOrItself) {
  EXPECT_THAT(meant_places("大連"), ElementsAre("大連市"));
  EXPECT_THAT(meant_places("だいれん"), ElementsAre("大連市"));
  EXPECT_THAT(meant_places("Dalian"), ElementsAre("大連市"));
  EXPECT_THAT(meant_places("青森"), AllOf(SizeIs(2), Contains("青森市"), Contains("青森県")));
  EXPECT_THAT(meant_places("夢見町"), ElementsAre("夢見町"));
}

}  // namespace
}  // namespace kouryu
