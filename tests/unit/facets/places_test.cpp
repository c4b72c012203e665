// Cities, prefectures and countries in sentences.
#include "indexer/facets/places/places.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <algorithm>
#include <ctime>
#include <set>

#include "dict/tokens/analyzer.h"
#include "tests/support/some_pieces.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

std::set<std::string> values(const std::vector<NameMention>& mentions) {
  std::set<std::string> out;
  for (const NameMention& mention : mentions) {
    if (mention.certain) out.insert(mention.value);
  }
  return out;
}

std::set<std::string> split(const std::string& cell) {
  std::set<std::string> out;
  for (std::size_t begin = 0; begin < cell.size();) {
    const std::size_t end = std::min(cell.find('|', begin), cell.size());
    out.insert(cell.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

PlaceMentions read(Analyzer& analyzer, const std::string& text, const std::string& elsewhere = {}) {
  PlaceContext context;
  const AnalyzedText passage = analyzer.analyze(text);
  const PlaceSpots spots = survey_places(passage, context);
  survey_places(analyzer.analyze(elsewhere), context);
  return recognize_places(text, passage, context, spots);
}

// text, cities, prefectures, countries, other text of the same document.
TEST(Places, AreReadInSentences) {
  Analyzer analyzer;
  for (const auto& row : test::read_tsv("places.tsv", 4)) {
    const std::string elsewhere = row.cells.size() > 4 ? row.cells[4] : "";
    const PlaceMentions mentions = read(analyzer, row.cells[0], elsewhere);
    const auto where = row.where() + " " + row.cells[0];
    EXPECT_THAT(values(mentions.cities), UnorderedElementsAreArray(split(row.cells[1]))) << where;
    EXPECT_THAT(values(mentions.prefectures), UnorderedElementsAreArray(split(row.cells[2])))
        << where;
    EXPECT_THAT(values(mentions.countries), UnorderedElementsAreArray(split(row.cells[3])))
        << where;
  }
}

// kind, text, cities, other text of the same document.
TEST(Places, TellCitiesFromPersonsAndSchools) {
  Analyzer analyzer;
  std::map<std::string, std::size_t> rows;
  for (const auto& row : test::read_tsv("place_traps.tsv", 2)) {
    const auto cell = [&](std::size_t i) {
      return i < row.cells.size() ? row.cells[i] : std::string();
    };
    ++rows[cell(0)];
    EXPECT_THAT(values(read(analyzer, cell(1), cell(3)).cities),
                UnorderedElementsAreArray(split(cell(2))))
        << row.where() << " " << cell(1);
  }
  for (const std::string kind : {"surname", "city", "school", "school_city"}) {
    EXPECT_GE(rows[kind], 30U) << kind;
  }
}

TEST(Places, SayWhereTheyStandAndByWhichRule) {
  Analyzer analyzer;
  const PlaceMentions mentions = read(analyzer, "訪日団は大連へ、カナダアッシュフォード村へ");
  ASSERT_EQ(mentions.cities.size(), 2U);
  EXPECT_STREQ(mentions.cities[0].how, "bare:everywhere");
  EXPECT_EQ(mentions.cities[0].range, (ByteRange{12, 18}));
  EXPECT_STREQ(mentions.cities[1].how, "shape:katakana inside");
  ASSERT_EQ(mentions.countries.size(), 2U);
  EXPECT_STREQ(mentions.countries[0].how, "adjective:country");
  EXPECT_STREQ(mentions.countries[1].how, "full:country");
}

TEST(Places, TellWhichOfSeveralOfOneNameAreMeant) {
  Analyzer analyzer;
  const auto places = [&](const std::string& text, const std::string& elsewhere = {}) {
    const PlaceMentions mentions = read(analyzer, text, elsewhere);
    return mentions.cities.empty() ? std::vector<std::string>() : mentions.cities.back().places;
  };
  EXPECT_THAT(places("府中市に行く"), ElementsAre("府中市 (東京都)", "府中市 (広島県)"));
  EXPECT_THAT(places("広島県府中市に行く"), ElementsAre("府中市 (広島県)"));
  EXPECT_THAT(places("府中市に行く", "東京都の計画"), ElementsAre("府中市 (東京都)"));
  EXPECT_THAT(places("川崎町の中学生", "宮城県の冬"), ElementsAre("川崎町 (宮城県)"));
  EXPECT_THAT(places("韓国の東海市を訪れた"), ElementsAre("東海市 (韓国江原道)"));
  EXPECT_THAT(places("青森市に行く"), IsEmpty());
  // The nearest word decides: right before, in the passage, in the document.
  EXPECT_THAT(places("府中市に行く", "広島県府中市、東京都"), ElementsAre("府中市 (広島県)"));
  EXPECT_THAT(places("東京都は府中市に行く", "広島県の計画"), ElementsAre("府中市 (東京都)"));
  EXPECT_THAT(places("府中市に行く", "広島県と東京都の計画"),
              ElementsAre("府中市 (東京都)", "府中市 (広島県)"));
  // Else the other cities of the document.
  EXPECT_THAT(places("福山市から府中市に行く"), ElementsAre("府中市 (広島県)"));
  EXPECT_THAT(places("府中市に行く", "調布市の計画"), ElementsAre("府中市 (東京都)"));
  EXPECT_THAT(places("府中市に行く", "札幌市の計画"),
              ElementsAre("府中市 (東京都)", "府中市 (広島県)"));
  EXPECT_THAT(places("韓国の江陵市と東海市を訪れた"), ElementsAre("東海市 (韓国江原道)"));
  // A country far from the name leaves both; where none is named, a city in Japan is meant.
  EXPECT_THAT(places("韓国の一行が東海市を訪れた"),
              ElementsAre("東海市 (愛知県)", "東海市 (韓国江原道)"));
  EXPECT_THAT(places("東海市を訪れた", "韓国から来た"),
              ElementsAre("東海市 (愛知県)", "東海市 (韓国江原道)"));
  EXPECT_THAT(places("東海市を訪れた"), ElementsAre("東海市 (愛知県)"));
  // A village of the past that no table has is none of those of its name today.
  EXPECT_THAT(places("愛媛県温泉郡川上村で見つかった"), IsEmpty());
  EXPECT_THAT(places("ロンドン市を訪れた"), ElementsAre("ロンドン市 (イギリスイングランド)"));
  EXPECT_THAT(places("カナダのロンドン市を訪れた"), ElementsAre("ロンドン市 (カナダオンタリオ州)"));
  // A bare name is as shared as the name in full.
  EXPECT_THAT(places("府中の中学生が来た", "府中市の計画"),
              ElementsAre("府中市 (東京都)", "府中市 (広島県)"));
}

TEST(Places, TellSharedNamesApartInTimeThatGrowsWithTheText) {
  Analyzer analyzer;
  std::string text;
  constexpr std::size_t kTimes = 20000;
  for (std::size_t i = 0; i < kTimes; ++i) text += "府中市と川崎町、池田町。";
  const std::clock_t begin = std::clock();
  EXPECT_EQ(read(analyzer, text).cities.size(), 3 * kTimes);
  constexpr double kMostSeconds = 10;  // one look at the whole text for each name takes far longer
  EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, kMostSeconds);
}

TEST(Places, CountAListOnceHoweverLongItIs) {
  Analyzer analyzer;
  std::string text;
  constexpr std::size_t kTimes = 8000;
  for (std::size_t i = 0; i < kTimes; ++i) text += "青森、";
  const std::clock_t begin = std::clock();
  EXPECT_EQ(read(analyzer, text).prefectures.size() + read(analyzer, text).cities.size(), kTimes);
  constexpr double kMostSeconds = 10;  // the whole list for each member takes a minute
  EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, kMostSeconds);
}

TEST(Places, NeverReachAcrossALineEnd) {
  Analyzer analyzer;
  EXPECT_THAT(read(analyzer, "令和7年8月27日\n本年7月に着任した").countries, IsEmpty());
  EXPECT_THAT(values(read(analyzer, "姉妹都市は大連\n市内で開催").cities), ElementsAre("大連市"));
  for (const char* const next : {"港の人", "カイ市の人"}) {
    const std::string text = std::string("インド・オンゴン\n") + next;
    EXPECT_THAT(read(analyzer, text).countries, IsEmpty()) << next;
  }
}

// Hostile and random text: mentions stay inside the text, on character edges, in order.
TEST(Places, StayInsideAnyText) {
  Analyzer analyzer;
  const std::vector<std::string> pieces = {"大連", "市", "県", "日", "中", "国", "本",   "カナダ",
                                           "・",   "村", "(",  ")",  "の", "\n", "山口", "東京",
                                           "都",   "京", "区", "町", "州", "ー", "タイ", "a",
                                           "9",    "、", "𠮷", "北", "道"};
  rc::check("mentions are ranges of the text", [&] {
    const std::string text = test::text_of_some(pieces);
    const AnalyzedText analyzed = analyzer.analyze(text);
    PlaceContext context;
    const PlaceSpots spots = survey_places(analyzed, context);
    const PlaceMentions mentions = recognize_places(text, analyzed, context, spots);
    for (const auto* list : {&mentions.cities, &mentions.prefectures, &mentions.countries}) {
      std::size_t last = 0;
      for (const NameMention& mention : *list) {
        RC_ASSERT(mention.range.begin >= last);
        RC_ASSERT(mention.range.end > mention.range.begin);
        RC_ASSERT(mention.range.end <= analyzed.folded.text.size());
        RC_ASSERT(!mention.value.empty());
        last = mention.range.begin;
        for (const std::size_t at : analyzed.folded.breaks) {
          RC_ASSERT(at <= mention.range.begin || at >= mention.range.end);
        }
      }
    }
  });
}

}  // namespace
}  // namespace kouryu
