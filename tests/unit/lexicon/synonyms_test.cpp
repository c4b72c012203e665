// Tables of synonyms: the built-in one, and what a user's own file adds and takes away.
#include "dict/lexicon/synonyms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "dict/lexicon/alike_kanji.h"
#include "kouryu/error.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> words(const Synonyms& synonyms, const char* word) {
  std::vector<std::string> out;
  for (const Synonym& synonym : synonyms.of(word)) out.push_back(synonym.word);
  return out;
}

TEST(Synonyms, StandForEachOtherBothWays) {
  const Synonyms& table = Synonyms::builtin();
  EXPECT_THAT(words(table, "姉妹都市"), Contains("友好都市"));
  EXPECT_THAT(words(table, "友好都市"), Contains("姉妹都市"));
  EXPECT_THAT(words(table, "鯨"), IsEmpty());
  for (const SynonymRow& row : table.rows()) EXPECT_EQ(row.source, "synonyms.tsv");
}

TEST(Synonyms, AFileOfOnesOwnAddsAndTakesAway) {
  const test::Scratch scratch;
  const auto file = scratch.write("own.tsv",
                                  "\xEF\xBB\xBF# 海の言葉\r\n"
                                  "same\t鯨| くじら |ホエール\r\n\n"
                                  "near\t鯨|イルカ\n"
                                  "off\t姉妹都市|友好都市\n");
  Synonyms table = Synonyms::builtin();
  table.add_file(file);
  EXPECT_THAT(words(table, "ホエール"), testing::ElementsAre("鯨", "くじら"));
  ASSERT_EQ(table.of("鯨").size(), 3U);
  EXPECT_TRUE(table.of("鯨")[2].near);
  EXPECT_THAT(words(table, "姉妹都市"), Not(Contains("友好都市")));
  EXPECT_THAT(words(table, "姉妹都市"), Contains("友好城市"));
  EXPECT_THAT(words(Synonyms::builtin(), "姉妹都市"), Contains("友好都市")) << "left as it was";
}

TEST(Synonyms, TellWhichLineIsWrong) {
  const test::Scratch scratch;
  for (const char* row : {"same 鯨|くじら", "equal\t鯨|くじら", "same\t鯨", "same\t鯨||"}) {
    Synonyms table;
    const auto file = scratch.write("bad.tsv", std::string("# one\nsame\ta|b\n") + row + "\n");
    try {
      table.add_file(file);
      ADD_FAILURE() << row << " was taken";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::BadQuery) << row;
      EXPECT_THAT(error.what(), HasSubstr("bad.tsv:3")) << row;
    }
  }
  Synonyms table;
  for (const auto& path : {scratch / "absent.tsv", scratch.path()}) {
    EXPECT_THROW(table.add_file(path), Error) << path;
  }
}

TEST(AlikeKanji, AreToldApartByWhatTheyAreFor) {
  const AlikeKanji& table = AlikeKanji::instance();
  EXPECT_THAT(table.in_names(U'斉'), U"斎");
  EXPECT_THAT(table.by_look(U'治'), U"冶");
  EXPECT_THAT(table.in_names(U'治'), U"");
  EXPECT_THAT(table.by_look(U'斉'), Not(Contains(U'斎')));
}

}  // namespace
}  // namespace kouryu
