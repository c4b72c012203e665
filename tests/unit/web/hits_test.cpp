// Cards: what a title or a heading says is not said again, and tags are few and of several kinds.
#include "searcher/server/web/hits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kouryu::web {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(TakeBeginning, MovesItsMarks) {
  Snippet snippet{"大連の港 大連市の港で", {{0, 6}, {13, 19}}};
  EXPECT_THAT(take_beginning(snippet, "大連の港"), ElementsAre(ByteRange{0, 6}));
  EXPECT_EQ(snippet.text, "大連市の港で");
  EXPECT_THAT(snippet.highlights, ElementsAre(ByteRange{0, 6}));
}

TEST(TakeBeginning, LeavesWhatOnlyBeginsAlike) {
  for (const char* beginning : {"大連", "港", ""}) {
    Snippet snippet{"大連の港", {{0, 6}}};
    EXPECT_THAT(take_beginning(snippet, beginning), IsEmpty()) << beginning;
    EXPECT_EQ(snippet.text, "大連の港");
  }
  Snippet whole{"大連の港", {{0, 6}}};
  EXPECT_THAT(take_beginning(whole, "大連の港"), ElementsAre(ByteRange{0, 6}));
  EXPECT_EQ(whole.text, "");
}

TEST(Tags, AreFourOfSeveralKinds) {
  Hit hit;
  hit.city = {"大連市", "青森市", "北九州市"};
  hit.org = {"協会"};
  hit.year = {1979, 2004};
  hit.country = {"中国"};
  EXPECT_THAT(tags_of({}, hit), ElementsAre(Pair("city", "大連市"), Pair("org", "協会"),
                                            Pair("year", "2004"), Pair("country", "中国")));
  const PageState narrowed = PageState().with("city", "大連市").with("country", "中国");
  EXPECT_THAT(tags_of(narrowed, hit), ElementsAre(Pair("city", "青森市"), Pair("city", "北九州市"),
                                                  Pair("org", "協会"), Pair("year", "2004")));
  EXPECT_THAT(tags_of({}, Hit()), IsEmpty());
}

}  // namespace
}  // namespace kouryu::web
