// Completion: what begins so, as it is written or as it sounds, with what a search for it finds.
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
  add("a-1", "大連市の環境を自治体国際化協会が調査する。", {"大連市"}, {"自治体国際化協会"});
  add("a-2", "大学の環境。大連市の大気。", {"大連市"}, {});
  add("a-3", "北九州市の環境とアシュクラフトとTOTOの話。", {"北九州市"}, {"TOTO"});
  records.back().country = {"カナダ"};
  add("a-4", "カナダの港とユネスコ。群馬県みなかみ町。", {"みなかみ町"},
      {"国際連合教育科学文化機関"});
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

TEST_F(Suggest, CompletesTheLastWord) {
  EXPECT_THAT(ask("環境 北"), Contains("環境 北九州市 city 1"));
  EXPECT_THAT(ask("環境　きたきゅ"), Contains("環境　北九州市 city 1"));
  EXPECT_THAT(ask("(大学 OR 港) 大"), Contains("(大学 OR 港) 大連市 city 1"));
  EXPECT_THAT(ask("\"環境\" アシュ"), Contains("\"環境\" アシュクラフト word 1"));
  EXPECT_THAT(ask("city:北九州市 かん"), Contains("city:北九州市 環境 word 1"));
  EXPECT_THAT(ask("環境 とうきょう"), IsEmpty());
  EXPECT_THAT(ask("アシュクラフト みなか"), IsEmpty()) << "no passage has both";
  EXPECT_THAT(ask("大連 "), Contains("大連市 city 2")) << "nothing follows yet";
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

/// A facet's value may stand in a text in other words, or not at all where a file gave it.
struct Given {
  const char* text;
  const char* city;
  const char* org;
  const char* typed;
};

TEST_F(Suggest, OffersWhatASearchFinds) {
  const std::vector<Given> rows = {
      {"ソウルの街", "ソウル特別市", "", "ソ"},
      {"釜山の港", "釜山広域市", "", "ふざ"},
      {"クレアの職員", "", "自治体国際化協会", "自治"},
      {"本文だけ", "大連市", "", "だい"},
      {"本文だけ", "", "架空\"交流 (協会", "架"},
      {"本文だけ", "", "-協会", "-協"},
      {"本文だけ", "", "city:協会", "city"},
      {"本文だけ", "", "United Nations", "united na"},
      {"United Nations and cities", "", "United Nations", "united na"},
  };
  for (const Given& row : rows) {
    std::vector<PassageRecord> records = {test::passage("g-1", row.text)};
    if (*row.city != '\0') records[0].city = {row.city};
    if (*row.org != '\0') records[0].org = {row.org};
    test::TempFolder folder;
    test::write_index(folder.path("given"), records);
    Searcher searcher({folder.path("given")});
    for (const Suggestion& one : searcher.suggest(row.typed)) {
      EXPECT_GT(one.count, 0U) << one.text;
      EXPECT_EQ(searcher.search({.query = one.text}).total, one.count) << one.text;
    }
  }
}

TEST_F(Suggest, OffersANameOfSeveralWords) {
  std::vector<PassageRecord> records = {test::passage("n-1", "United Nations and cities")};
  records[0].org = {"United Nations"};
  test::write_index(folder_.path("names"), records);
  Searcher searcher({folder_.path("names")});
  const auto offered = searcher.suggest("united na");
  ASSERT_EQ(offered.size(), 1U);
  EXPECT_EQ(offered[0].text, "United Nations");
}

TEST_F(Suggest, CountsOverSeveralIndexesAndAfterChanges) {
  std::vector<PassageRecord> more = {test::passage("b-1", "大連市の港。環境。")};
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
