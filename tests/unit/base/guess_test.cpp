// What a slip of the fingers meant, and lines as wide as a terminal.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dict/base/guess.h"
#include "dict/base/width.h"

namespace kouryu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Guess, SlipsAreLettersPutInLeftOutChangedOrSwapped) {
  struct Row {
    const char* typed;
    const char* name;
    std::size_t slips;
  };
  for (const Row& row :
       {Row{"search", "search", 0}, Row{"serach", "search", 1}, Row{"serch", "search", 1},
        Row{"seearch", "search", 1}, Row{"seanch", "search", 1}, Row{"Search", "search", 0},
        Row{"", "abc", 3}, Row{"abc", "", 3}, Row{"limti", "limit", 1}, Row{"ab", "ba", 1},
        Row{"kitten", "sitting", 3}}) {
    EXPECT_EQ(slips_between(row.typed, row.name), row.slips) << row.typed;
  }
  EXPECT_EQ(slips_between(std::string(65, 'a'), std::string(65, 'a')), kFarApart);
}

TEST(Guess, IsABeginningElseTheNearest) {
  const std::vector<std::string> names = {"search", "serve", "show", "limit", "no-pager"};
  EXPECT_THAT(guesses("se", names), ElementsAre("search", "serve"));
  EXPECT_THAT(guesses("serach", names), ElementsAre("search"));
  EXPECT_THAT(guesses("nopager", names), ElementsAre("no-pager"));
  EXPECT_THAT(guesses("s", names), IsEmpty()) << "one letter begins too much";
  EXPECT_THAT(guesses("大連", names), IsEmpty());
  EXPECT_THAT(guesses("snow", names), ElementsAre("show"));
  EXPECT_THAT(guesses("snew", names), IsEmpty()) << "two slips in a short word";
}

TEST(Wrapped, BreaksWhereUnicodeAllows) {
  EXPECT_THAT(wrapped("あいうえお。か", 10), ElementsAre("あいうえ", "お。か"))
      << "no line begins with 。";
  EXPECT_THAT(wrapped("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrapped("one\ntwo", 0), ElementsAre("one", "two"));
  EXPECT_THAT(wrapped("incomprehensibilities", 5), ElementsAre("incomprehensibilities"));
  EXPECT_THAT(wrapped("", 10), ElementsAre(""));
  EXPECT_THAT(line_begins("あいうえお。か", 10), ElementsAre(0, 12));
  EXPECT_EQ(clipped("あいうえお", 10), "あいうえお");
  EXPECT_EQ(clipped("あいうえおか", 10), "あいうえ…");
}

}  // namespace
}  // namespace kouryu
