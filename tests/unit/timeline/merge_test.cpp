// The same event told several times is one row: pairs by hand, and an oracle that compares all.
#include "searcher/timeline/merge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "dict/text/normalizer.h"
#include "searcher/timeline/dated_clauses.h"

namespace kouryu {
namespace {

struct Said {
  std::string date;  // 2004, 2004-12, 2004-12-24, FY2004
  std::string text;  // without dates and places
  std::vector<std::string> city;
  std::string document = "a";
};

Telling telling(const Said& said, const std::string& passage = "p") {
  Telling out;
  const bool fiscal = said.date.starts_with("FY");
  const std::string date = fiscal ? said.date.substr(2) : said.date;
  YearMention mention{};
  mention.begin.year = std::stoi(date.substr(0, 4));
  if (date.size() >= 7) mention.begin.month = std::stoi(date.substr(5, 2));
  if (date.size() >= 10) mention.begin.day = std::stoi(date.substr(8, 2));
  mention.end = mention.begin;
  mention.fiscal = fiscal;
  out.span = span_of(mention);
  out.precision = date.size() >= 10 ? 3 : date.size() >= 7 ? 2 : 1;
  out.event.begin = out.event.end = date;
  out.event.fiscal = fiscal;
  out.event.text = said.text;
  out.event.city = said.city;
  out.event.sources.resize(1);
  out.event.sources[0].passage = passage;
  out.event.sources[0].document.id = said.document;
  out.words = event_words(fold_text(said.text));
  out.folded = fold_text(said.text);
  return out;
}

struct Row {
  const char* name;
  Said a;
  Said b;
  bool same;
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

class SameEvent : public testing::TestWithParam<Row> {};

TEST_P(SameEvent, IsSurelyTold) {
  const Row& row = GetParam();
  EXPECT_EQ(same_event(telling(row.a), telling(row.b)), row.same);
  EXPECT_EQ(same_event(telling(row.b), telling(row.a)), row.same);
}

const std::vector<std::string> kTwo = {"港市", "丘市"};

INSTANTIATE_TEST_SUITE_P(
    Pairs, SameEvent,
    testing::Values(Row{"SummaryAndDetail",
                        {"2004-12-24", "協定書を締結", {"港市"}, "a"},
                        {"2004-12-24", "において「経済交流委員会協定書」に調印した", kTwo, "b"},
                        true},
                    Row{"LightVerb",
                        {"1976-10-11", "姉妹都市提携の調印を行った", kTwo, "a"},
                        {"1976-10", "姉妹都市となり", kTwo, "b"},
                        true},
                    Row{"HeldIsNotSigned",
                        {"1976-10-11", "姉妹都市提携の調印式を行った", kTwo, "a"},
                        {"1976-10-11", "姉妹都市を祝う写真展を開いた", kTwo, "b"},
                        false},
                    Row{"VagueDate",
                        {"2004", "は協定を結んだ", kTwo, "a"},
                        {"2004-12-24", "において経済交流協定を締結した", kTwo, "b"},
                        true},
                    Row{"MonthOfTheDay",
                        {"2004-12", "協定書に署名", kTwo, "a"},
                        {"2004-12-24", "協定書を締結した", kTwo, "b"},
                        true},
                    Row{"FiscalYearOfTheDay",
                        {"FY2004", "協定書を締結した", kTwo, "a"},
                        {"2005-01-24", "協定書を締結した", kTwo, "b"},
                        true},
                    Row{"Reference",
                        {"1979", "友好都市として提携しました", kTwo, "a"},
                        {"1979", "の友好都市提携以来", {}, "a"},
                        true},
                    Row{"ReferenceElsewhere",
                        {"1979", "友好都市として提携しました", kTwo, "a"},
                        {"1979", "の友好都市提携以来", {}, "b"},
                        false},
                    Row{"OtherDeedOfTheDay",
                        {"2004-12-24", "協定書を締結した", kTwo, "a"},
                        {"2004-12-24", "協定書の締結を祝う会を開いた", kTwo, "a"},
                        false},
                    Row{"OtherTown",
                        {"2004-05", "の児童が訪問した", {"港市", "谷市"}, "a"},
                        {"2004-05", "の児童が訪問した", kTwo, "b"},
                        false},
                    Row{"OtherNumber",
                        {"2012-09", "第5回委員会に出席", kTwo, "a"},
                        {"2012-09", "第6回委員会に出席", kTwo, "a"},
                        false},
                    Row{"OtherDay",
                        {"2004-12-24", "協定書を締結した", kTwo, "a"},
                        {"2004-12-25", "協定書を締結した", kTwo, "a"},
                        false},
                    Row{"FiscalYearIsNoCalendarYear",
                        {"FY2004", "協定書を締結した", kTwo, "a"},
                        {"2004", "協定書を締結した", kTwo, "a"},
                        false},
                    Row{"LittleOfMuch",
                        {"2019", "児童が訪問", kTwo, "a"},
                        {"2019", "議員と児童の合同環境工場見学団が訪問", kTwo, "b"},
                        false},
                    Row{"SameWordsElsewhere",
                        {"2016", "港湾局の技術職員三名が水質測定実習を修了した", {}, "a"},
                        {"2016", "港湾局の技術職員三名が水質測定実習を修了した", {}, "b"},
                        true},
                    Row{"SameFewWordsElsewhere",
                        {"2016", "会議を開いた", {}, "a"},
                        {"2016", "会議を開いた", {}, "b"},
                        false}),
    [](const auto& row) { return row.param.name; });

using Rows = std::set<std::multiset<std::string>>;

Rows rows_of(const std::vector<TimelineEvent>& events) {
  Rows rows;
  for (const TimelineEvent& event : events) {
    std::multiset<std::string> row;
    for (const EventSource& source : event.sources) row.insert(source.passage);
    rows.insert(row);
  }
  return rows;
}

/// Compares each telling with each row.
Rows slowly_merged(const std::vector<Telling>& tellings) {
  std::vector<std::size_t> order(tellings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto worth = [&](const Telling& one) {
      return std::tuple(one.precision, std::min<std::size_t>(one.event.city.size(), 2),
                        one.complete, one.words.pairs.size());
    };
    return worth(tellings[a]) > worth(tellings[b]);
  });
  std::vector<std::vector<std::size_t>> rows;
  for (const std::size_t one : order) {
    const Telling& telling = tellings[one];
    const auto date = [](const Telling& t) {
      return std::tuple(t.event.begin, t.event.end, t.event.fiscal);
    };
    std::vector<std::vector<std::size_t>*> verbatim, equal, inside;
    for (auto& row : rows) {
      if (!same_event(tellings[row[0]], telling)) continue;
      const bool told = std::any_of(row.begin(), row.end(), [&](std::size_t other) {
        return date(tellings[other]) == date(telling) && tellings[other].folded == telling.folded;
      });
      if (told) verbatim.push_back(&row);
      (date(tellings[row[0]]) == date(telling) ? equal : inside).push_back(&row);
    }
    const auto& fitting = equal.empty() ? inside : equal;
    if (!verbatim.empty()) {
      verbatim[0]->push_back(one);
    } else if (fitting.size() == 1) {
      fitting[0]->push_back(one);
    } else {
      rows.push_back({one});
    }
  }
  Rows out;
  for (const auto& row : rows) {
    std::multiset<std::string> names;
    for (const std::size_t one : row) names.insert(tellings[one].event.sources[0].passage);
    out.insert(names);
  }
  return out;
}

TEST(Merging, FindsWhatComparingAllFinds) {
  const std::vector<std::string> dates = {"2004",       "2004-05",    "2004-12", "2004-12-24",
                                          "2004-12-25", "2005-01-10", "FY2004",  "2005"};
  const std::vector<std::string> words = {"協定", "協定書", "経済交流", "委員会", "第3回",
                                          "児童", "学校",   "写真展",   "環境",   "の"};
  const std::vector<std::string> deeds = {"を締結した", "に調印", "を訪問", "を開催した",
                                          "を開いた"};
  const std::vector<std::vector<std::string>> cities = {{}, {"港市"}, {"丘市"}, {"港市", "丘市"}};
  std::mt19937 random(17);
  const auto any = [&](const auto& list) -> const auto& { return list[random() % list.size()]; };
  for (int round = 0; round < 200; ++round) {
    std::vector<Telling> tellings;
    for (int i = 0; i < 40; ++i) {
      std::string text;
      for (std::size_t n = random() % 4; n > 0; --n) text += any(words);
      text += any(deeds);
      tellings.push_back(telling({any(dates), text, any(cities), random() % 2 == 0 ? "a" : "b"},
                                 std::to_string(i)));
    }
    ASSERT_EQ(rows_of(merged_events(tellings)), slowly_merged(tellings)) << "round " << round;
  }
}

TEST(Merging, LeavesApartWhatFitsTwoEvents) {
  const auto events =
      merged_events({telling({"2004", "の児童が訪問した", kTwo, "a"}, "vague"),
                     telling({"2004-05-01", "の児童が訪問", kTwo, "a"}, "may"),
                     telling({"2004-10-01", "の児童が訪問", kTwo, "a"}, "october")});
  EXPECT_EQ(events.size(), 3U);
}

TEST(Merging, ShowsTheBestTellingAndTheNamesOfAll) {
  const auto events =
      merged_events({telling({"2004", "協定を結んだ", {"港市"}, "a"}, "vague"),
                     telling({"2004-12-24", "協定書を締結した", kTwo, "b"}, "day")});
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].begin, "2004-12-24");
  EXPECT_EQ(events[0].text, "協定書を締結した");
  EXPECT_EQ(events[0].city, kTwo);
  ASSERT_EQ(events[0].sources.size(), 2U);
  EXPECT_EQ(events[0].sources[0].passage, "day");
  EXPECT_EQ(events[0].sources[1].passage, "vague");
}

}  // namespace
}  // namespace kouryu
