// What the compiled tables hold, and how places are found in them.
#include "dict/names/gazetteer.h"

#include <gmock/gmock.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "dict/base/utf8.h"
#include "dict/names/char_trie.h"
#include "dict/names/place_names.h"
#include "dict/text/normalizer.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// Rows of dict/lexicon/data/places*.tsv as maps from column to cell.
std::vector<std::map<std::string, std::string>> table_rows() {
  std::vector<std::map<std::string, std::string>> rows;
  const std::filesystem::path folder =
      std::filesystem::path(KOURYU_SOURCE_DIR) / "dict/lexicon/data";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("places") || entry.path().extension() != ".tsv") continue;
    EXPECT_LT(entry.file_size(), 1'000'000U) << name;
    std::ifstream in(entry.path());
    std::vector<std::string> columns;
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == '#') continue;
      std::vector<std::string> cells;
      for (std::size_t begin = 0;;) {
        const std::size_t tab = line.find('\t', begin);
        cells.push_back(line.substr(begin, tab - begin));
        if (tab == std::string::npos) break;
        begin = tab + 1;
      }
      if (columns.empty()) {
        columns = cells;
        continue;
      }
      std::map<std::string, std::string> row;
      for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) {
        row[columns[i]] = cells[i];
      }
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

TEST(PlaceTables, HoldAsManyPlacesAsTheyShould) {
  std::size_t prefectures = 0;
  std::size_t municipalities = 0;
  std::size_t wards = 0;
  std::set<std::string> cities_abroad;
  std::size_t regions = 0;
  std::set<std::string> countries;
  for (auto& row : table_rows()) {
    const bool japan = row["country"] == "日本";
    const bool today = row["source"] == "japan-post";
    prefectures += japan && today && row["kind"] == "prefecture";
    municipalities += japan && today && row["kind"] == "city";
    wards += row["kind"] == "ward";
    if (!japan && row["kind"] == "city") {
      cities_abroad.insert(row["country"] + row["region"] + row["name"]);
    }
    regions += !row["source"].empty() && row["kind"] == "prefecture";
    if (row["kind"] == "country") countries.insert(row["name"]);
  }
  EXPECT_EQ(prefectures, 47U);
  EXPECT_EQ(municipalities, 1741U);
  EXPECT_EQ(wards, 171U);
  EXPECT_GE(cities_abroad.size(), 6300U);
  EXPECT_GE(regions, 4500U);
  EXPECT_GE(countries.size(), 240U);
}

TEST(PlaceTables, FormerMunicipalitiesSayWhenTheyEndedAndWhatTookTheirPlace) {
  std::set<std::string> today;
  auto rows = table_rows();
  for (auto& row : rows) {
    if (row["source"] == "japan-post") today.insert(row["region"] + row["name"]);
  }
  std::size_t former = 0;
  for (auto& row : rows) {
    if (!row["id"].starts_with("to:")) continue;
    ++former;
    EXPECT_EQ(row["to"].size(), 10U) << row["name"];
    EXPECT_GE(row["to"], "1889") << row["name"];  // the first cities
    EXPECT_EQ(today.count(row["region"] + row["id"].substr(3)), 1U) << row["id"];
    EXPECT_EQ(today.count(row["region"] + row["name"]), 0U) << row["name"];
  }
  EXPECT_GE(former, 70U);
}

TEST(PlaceTables, SayWhereEachRowComesFrom) {
  for (auto& row : table_rows()) {
    EXPECT_NE(row["source"], "") << row["name"];
    EXPECT_NE(row["licence"], "") << row["name"];
  }
}

TEST(Gazetteer, TellsTheLongestFormFirst) {
  const std::string text = fold_text("東京都市大学");
  const auto matches = Gazetteer::instance().matches_at(text, 0);
  ASSERT_GE(matches.size(), 2U);
  EXPECT_EQ(text.substr(0, matches[0].bytes), "東京都");
  EXPECT_EQ(matches[0].place->kind, PlaceKind::Prefecture);
  EXPECT_EQ(text.substr(0, matches.back().bytes), "東京");
}

TEST(Gazetteer, KnowsThatOneNameMayBeSeveralPlaces) {
  std::set<std::string_view> regions;
  for (const PlaceMatch& match : Gazetteer::instance().lookup("府中市")) {
    regions.insert(match.place->region);
  }
  EXPECT_THAT(regions, UnorderedElementsAre("東京都", "広島県"));
}

TEST(Gazetteer, MarksNamesThatCountWhereverTheyStand) {
  const auto closed = [](std::string_view name) {
    const auto matches = Gazetteer::instance().lookup(fold_text(name));
    return !matches.empty() && matches.front().closed_list;
  };
  for (const char* name :
       {"札幌", "仙台", "横浜", "川崎", "金沢",   "名古屋",       "神戸",     "松江",
        "高松", "松山", "那覇", "北京", "上海",   "天津",         "重慶",     "大連",
        "瀋陽", "青島", "広州", "釜山", "ソウル", "ニューヨーク", "ロンドン", "パリ"}) {
    EXPECT_TRUE(closed(name)) << name;
  }
  EXPECT_FALSE(closed("山口"));
  EXPECT_FALSE(closed("ベルリン"));
}

TEST(Gazetteer, TellsEveryFormOfAPlaceCanonicalNameFirst) {
  const auto matches = Gazetteer::instance().lookup("大連市");
  ASSERT_FALSE(matches.empty());
  const auto forms = Gazetteer::instance().forms(*matches.front().place);
  ASSERT_FALSE(forms.empty());
  EXPECT_EQ(forms.front(), "大連市");
  EXPECT_THAT(forms, Contains("だいれん"));
  EXPECT_THAT(forms, Contains("dalian"));
}

TEST(Gazetteer, TellsTheWordsThatImplyACountry) {
  const auto forms = Gazetteer::instance().forms(*Gazetteer::instance().lookup("台湾")[0].place);
  EXPECT_EQ(forms.front(), "台湾");
  EXPECT_THAT(forms, Contains("日台"));
}

TEST(Gazetteer, AnswersNothingForNothing) {
  EXPECT_THAT(Gazetteer::instance().lookup(""), IsEmpty());
  EXPECT_THAT(Gazetteer::instance().matches_at("大連", 6), IsEmpty());
  EXPECT_THAT(Gazetteer::instance().matches_at("大連", 600), IsEmpty());
}

// What is quick and what is thorough agree: the filter refuses no form that texts write, with text
// behind it or without, and its own table of them has the same in the same order.
TEST(Gazetteer, FindsWrittenFormsAsItFindsAllForms) {
  const Gazetteer& gazetteer = Gazetteer::instance();
  std::size_t forms = 0;
  std::string last;
  for (const auto& row : table_rows()) {
    const std::string name = fold_text(row.at("name"));
    for (const std::string& text : {name, name + "とは", last + name}) {
      auto expected = gazetteer.matches_at(text, 0);
      std::erase_if(expected, [](const PlaceMatch& match) {
        return match.form == FormKind::Reading || match.form == FormKind::Romaji;
      });
      const auto written = gazetteer.written_at(text, 0);
      ASSERT_EQ(written.size(), expected.size()) << text;
      for (std::size_t i = 0; i < written.size(); ++i) {
        EXPECT_EQ(written[i].bytes, expected[i].bytes) << text;
        EXPECT_EQ(written[i].form, expected[i].form) << text;
        EXPECT_EQ(written[i].place, expected[i].place) << text;
      }
      if (expected.empty()) continue;
      std::size_t second = 0;
      EXPECT_TRUE(gazetteer.starts().may_begin_with(next_char(text, second))) << text;
      EXPECT_TRUE(gazetteer.starts().may_begin_at(text, 0)) << text;
      forms += text == name ? written.size() : 0;
    }
    last = name;
  }
  EXPECT_GT(forms, 20'000U);
}

TEST(CharTrie, TellsTheWordsThatBeginAtAPlace) {
  const auto found = [](const CharTrie& trie, std::string_view text, std::size_t position) {
    std::vector<std::pair<std::uint32_t, std::size_t>> out;
    trie.each_at(text, position,
                 [&](std::uint32_t value, std::size_t bytes) { out.emplace_back(value, bytes); });
    return out;
  };
  const auto rows =
      compile_char_trie({{"京都", 1}, {"京都市", 2}, {"東京", 3}, {"a", 4}, {"𠮷", 5}});
  const CharTrie trie(rows.data(), rows.size());
  EXPECT_THAT(found(trie, "東京都市", 3), ElementsAre(std::pair(1U, 6U), std::pair(2U, 9U)));
  EXPECT_THAT(found(trie, "東京都", 0), ElementsAre(std::pair(3U, 6U)));
  EXPECT_THAT(found(trie, "京都", 0), ElementsAre(std::pair(1U, 6U)));
  EXPECT_THAT(found(trie, "ab", 0), ElementsAre(std::pair(4U, 1U)));
  EXPECT_THAT(found(trie, "𠮷", 0), ElementsAre(std::pair(5U, 4U)));
  EXPECT_THAT(found(trie, "都", 0), IsEmpty());
  EXPECT_THAT(found(trie, "京", 0), IsEmpty());
  EXPECT_THAT(found(trie, "京都", 6), IsEmpty());
  const auto none = compile_char_trie({});
  EXPECT_THAT(found(CharTrie(none.data(), none.size()), "京都", 0), IsEmpty());
  EXPECT_THAT(found(CharTrie(), "京都", 0), IsEmpty());
}

// A place, a spelling a person types, one value it must mean: tests/data/place_names.tsv.
TEST(CanonicalPlaces, UnderstandWhatPeopleType) {
  const std::map<std::string, PlaceKind> kinds = {{"city", PlaceKind::City},
                                                  {"prefecture", PlaceKind::Prefecture},
                                                  {"country", PlaceKind::Country}};
  for (const auto& row : test::read_tsv("place_names.tsv", 3)) {
    const auto values = canonical_places(row.cells[1], kinds.at(row.cells[0]));
    if (row.cells[2].empty()) {
      EXPECT_THAT(values, IsEmpty()) << row.where() << ' ' << row.cells[1];
    } else {
      EXPECT_THAT(values, Contains(row.cells[2])) << row.where() << ' ' << row.cells[1];
    }
  }
}

TEST(CanonicalPlaces, GiveOneValueForANameSharedByPrefectures) {
  EXPECT_THAT(canonical_places("府中", PlaceKind::City), Contains("府中市"));
  EXPECT_THAT(canonical_places("府中市", PlaceKind::City), ElementsAre("府中市"));
  EXPECT_THAT(canonical_places("大連市", PlaceKind::Prefecture), IsEmpty());
  EXPECT_THAT(canonical_places("平成16年", PlaceKind::City), IsEmpty());
}

}  // namespace
}  // namespace kouryu
