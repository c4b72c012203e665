// Completion: what begins so, as it is written or as it sounds, with exact counts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kouryu/searcher.h"
#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<PassageRecord> passages() {
  std::vector<PassageRecord> records;
  const auto add = [&](const char* id, const char* text, std::vector<std::string> city,
                       std::vector<std::string> org) {
    PassageRecord record = test::passage(id, text);
    record.city = std::move(city);
    record.org = std::move(org);
    records.push_back(std::move(record));
  };
  add("a-1", "大連市の環境を調査する。", {"大連市"}, {"自治体国際化協会"});
  add("a-2", "大学の環境。大連の大気。", {"大連市"}, {});
  add("a-3", "北九州市の環境とアシュクラフトの話。", {"北九州市"}, {"TOTO"});
  records.back().country = {"カナダ"};
  return records;
}

class Suggest : public testing::Test {
 protected:
  void SetUp() override { test::write_index(folder_.path("one"), passages()); }

  std::vector<std::string> ask(const std::string& typed, std::size_t limit = 10) {
    Searcher searcher({folder_.path("one")});
    std::vector<std::string> rows;
    for (const Suggestion& one : searcher.suggest(typed, limit)) {
      rows.push_back(one.text + " " + one.kind + " " + std::to_string(one.count));
    }
    return rows;
  }

  test::TempFolder folder_;
};

TEST_F(Suggest, CompletesWhatIsTypedInKanjiKanaAndRomaji) {
  for (const char* typed : {"だいれ", "ダイレ", "dali", "dair", "大連", "大连"}) {
    EXPECT_THAT(ask(typed), Contains("大連市 city 2")) << typed;
  }
  for (const char* typed : {"きたきゅ", "kitaky", "kitakyuu", "北"}) {
    EXPECT_THAT(ask(typed), Contains("北九州市 city 1")) << typed;
  }
  for (const char* typed : {"かんきょ", "kanky", "kankyō", "kannkyou", "環"}) {
    EXPECT_THAT(ask(typed), Contains("環境 word 3")) << typed;
  }
}

TEST_F(Suggest, ReadsNamesOfOrganisationsByTheSoundOfTheirWords) {
  for (const char* typed :
       {"じちたい", "じちたいこくさいか", "jichitaiko", "自治体こくさ", "自治"}) {
    EXPECT_THAT(ask(typed), Contains("自治体国際化協会 org 1")) << typed;
  }
  EXPECT_THAT(ask("toto"), Contains("TOTO org 1"));
}

TEST_F(Suggest, FindsKatakanaThatNoDictionaryKnows) {
  EXPECT_THAT(ask("あしゅく"), Contains("アシュクラフト word 1"));
  EXPECT_THAT(ask("かな"), Contains("カナダ country 1"));
}

TEST_F(Suggest, MostFrequentFirstAndNamesHaveHalfOfTheRoom) {
  EXPECT_THAT(ask("大", 2), ElementsAre("大連市 city 2", "大連 word 2"));
  EXPECT_EQ(ask("だいれ", 1), std::vector<std::string>{"大連市 city 2"});
}

TEST_F(Suggest, OffersNothingThatTheIndexLacks) {
  EXPECT_THAT(ask("とうきょう"), IsEmpty());
  EXPECT_THAT(ask(""), IsEmpty());
  EXPECT_THAT(ask(" 　"), IsEmpty());
  EXPECT_THAT(ask(std::string(5000, 'a')), IsEmpty());
  EXPECT_THAT(ask(std::string("\0\x1b", 2)), IsEmpty());
  EXPECT_THAT(ask("XC:大"), IsEmpty());
}

TEST_F(Suggest, CountsOverSeveralIndexesAndAfterChanges) {
  std::vector<PassageRecord> more = {test::passage("b-1", "大連の港。環境。")};
  more[0].city = {"大連市"};
  test::write_index(folder_.path("two"), more);
  Searcher searcher({folder_.path("one"), folder_.path("two")});
  const auto count = [&](const std::string& typed, const std::string& text) -> std::size_t {
    for (const Suggestion& one : searcher.suggest(typed)) {
      if (one.text == text) return one.count;
    }
    return 0;
  };
  EXPECT_EQ(count("だいれ", "大連市"), 3U);
  EXPECT_EQ(count("kan", "環境"), 4U);
  Xapian::WritableDatabase database(folder_.path("two") + "/xapian", Xapian::DB_OPEN);
  database.delete_document(1);
  database.commit();
  EXPECT_EQ(count("だいれ", "大連市"), 2U);
  EXPECT_EQ(count("kan", "環境"), 3U);
}

}  // namespace
}  // namespace kouryu
