// A list of 400 pairs of cities in plain text: each date goes with the two cities of its row, and
// cities of different rows are never together.
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>
#include <vector>

#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

using test::Scratch;

constexpr std::array kCities = {"那覇市", "横浜市", "札幌市", "仙台市", "神戸市",
                                "京都市", "広島市", "福岡市", "新潟市", "長崎市",
                                "金沢市", "高松市", "松山市", "熊本市", "静岡市",
                                "岡山市", "奈良市", "旭川市", "釧路市", "長野市"};
constexpr std::array kPartners = {
    "シアトル市",     "リヨン市",     "ポートランド市", "ミュンヘン市",     "バルセロナ市",
    "フィレンツェ市", "ハノーバー市", "大連市",         "瀋陽市",           "重慶市",
    "天津市",         "ホノルル市",   "デンバー市",     "サンディエゴ市",   "バンクーバー市",
    "釜山広域市",     "大田広域市",   "光州広域市",     "ノボシビルスク市", "ブリスベン市",
    "マニラ市"};

struct Pair {
  std::string city;
  std::string partner;
  std::string date;     // as written
  std::string iso_day;  // as the timeline tells it
};

/// Every city with every partner but one: 20 x 20.
std::vector<Pair> pairs() {
  std::vector<Pair> out;
  for (std::size_t city = 0; city < kCities.size(); ++city) {
    for (std::size_t partner = 0; partner < kPartners.size(); ++partner) {
      if (partner == city) continue;
      const std::size_t n = out.size();
      const std::string year = std::to_string(1960 + n / 10);
      const std::string day = std::to_string(11 + n % 10);
      out.push_back(
          {kCities[city], kPartners[partner], year + "年4月" + day + "日", year + "-04-" + day});
    }
  }
  return out;
}

struct Layout {
  const char* name;
  const char* gap;
  bool header;
};
void PrintTo(const Layout& layout, std::ostream* out) { *out << layout.name; }

class ListOfPairs : public testing::TestWithParam<Layout> {
 protected:
  ListOfPairs() {
    const std::string gap = GetParam().gap;
    std::string text = "姉妹都市の一覧\n\n";
    if (GetParam().header) {
      text += "番号" + gap + "市町村" + gap + "提携先" + gap + "提携年月日\n";
    }
    std::size_t number = 0;
    for (const Pair& pair : pairs_) {
      text += std::to_string(++number) + gap + pair.city + gap + pair.partner + gap + pair.date;
      text += '\n';
    }
    text += "\n一覧は毎年の四月に改めます。\n";
    scratch_.write("docs/list.txt", text);
    const IndexReport report =
        update_index({.index_dir = scratch_ / "index", .paths = {scratch_ / "docs"}});
    EXPECT_EQ(report.documents, 1U);
  }

  const std::vector<Pair> pairs_ = pairs();
  const Scratch scratch_;
};

TEST_P(ListOfPairs, KeepsTheDateOfEachRow) {
  Searcher searcher({(scratch_ / "index").string()});
  std::map<std::string, std::vector<TimelineEvent>> by_day;
  for (const TimelineEvent& event : searcher.timeline({.query = "", .limit = 0}).events) {
    by_day[event.begin].push_back(event);
  }
  std::size_t right = 0;
  for (const Pair& pair : pairs_) {
    const auto& events = by_day[pair.iso_day];
    if (events.size() != 1 || events[0].city.size() != 2) continue;
    const auto named = [&](const std::string& city) {
      return events[0].city[0].find(city.substr(0, 6)) != std::string::npos ||
             events[0].city[1].find(city.substr(0, 6)) != std::string::npos;
    };
    right += named(pair.city) && named(pair.partner) ? 1U : 0U;
  }
  EXPECT_EQ(right, 400U);
}

TEST_P(ListOfPairs, PutsCitiesOfOneRowAloneTogether) {
  Searcher searcher({(scratch_ / "index").string()});
  std::size_t right = 0;
  for (const Pair& pair : pairs_) {
    const SearchResult found =
        searcher.search({.query = pair.city + " AND " + pair.partner, .limit = 0, .facets = {}});
    const bool one = found.total == 1 && found.hits[0].text.find(pair.date) != std::string::npos;
    right += one ? 1U : 0U;
  }
  EXPECT_EQ(right, 400U);
  for (std::size_t n = 0; n < kCities.size(); ++n) {
    const std::string city = kCities[n];
    const std::string partner = kPartners[n];
    EXPECT_EQ(searcher.search({.query = city + " AND " + partner}).total, 0U) << city;
    EXPECT_EQ(searcher.search({.query = city + " " + partner, .mode = SearchMode::And}).total, 0U)
        << city;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Gaps, ListOfPairs,
    testing::Values(Layout{"Blank", " ", false}, Layout{"BlankUnderHeader", " ", true},
                    Layout{"Blanks", "  ", false}, Layout{"BlanksUnderHeader", "  ", true},
                    Layout{"IdeographicBlank", "　", false},
                    Layout{"IdeographicBlankUnderHeader", "　", true}, Layout{"Comma", ",", false},
                    Layout{"CommaUnderHeader", ",", true}, Layout{"Touten", "、", false},
                    Layout{"ToutenUnderHeader", "、", true}, Layout{"Tab", "\t", false},
                    Layout{"TabUnderHeader", "\t", true}),
    [](const auto& layout) { return layout.param.name; });

struct LookBack {
  const char* name;
  const char* file;
  const char* text;
  std::vector<std::string> days;  // of the timeline
};
void PrintTo(const LookBack& row, std::ostream* out) { *out << row.name; }

/// 同年 at the head of a text means the year of the text before it, in the same section only.
class LooksBack : public testing::TestWithParam<LookBack> {};

TEST_P(LooksBack, ToTheTextBefore) {
  const Scratch scratch;
  scratch.write(std::string("docs/") + GetParam().file, GetParam().text);
  (void)update_index({.index_dir = scratch / "index", .paths = {scratch / "docs"}});
  const Timeline timeline = Searcher({(scratch / "index").string()}).timeline({});
  std::vector<std::string> days;
  for (const TimelineEvent& event : timeline.events) days.push_back(event.begin);
  EXPECT_EQ(days, GetParam().days);
}

INSTANTIATE_TEST_SUITE_P(
    Years, LooksBack,
    testing::Values(
        LookBack{
            "RowsOfATable",
            "a.md",
            "# 歩み\n\n| 時期 | 内容 |\n|---|---|\n| 1988年5月 | 港市の市民団が大連市を訪問 |\n"
            "| 同年9月 | 大連市で港の週間 |\n| 1990年2月 | 覚書に調印 |\n| | 記念の式典 |\n"
            "| 翌年6月 | 高校生の交換を開始 |\n",
            {"1988-05", "1988-09", "1990-02", "1991-06"}},
        LookBack{"RowsOfALineEach",
                 "a.txt",
                 "交流の歩み\n\n1988年5月　港市の市民団が大連市を訪問\n同年9月　大連市で港の週間\n"
                 "1990年2月　覚書に調印\n同年6月　高校生の交換を開始\n",
                 {"1988-05", "1988-09", "1990-02", "1990-06"}},
        LookBack{"Paragraphs",
                 "a.txt",
                 "港市の歩み\n\n1988年5月、港市の市民団が大連市を訪問しました。歓迎会が開かれました"
                 "。\n\n"
                 "同年9月、大連市で港の週間が開かれました。市長も出席しました。\n",
                 {"1988-05", "1988-09"}},
        LookBack{"NotToASpan",
                 "a.txt",
                 "港市の歩み\n\n1988年から1992年まで、研修員が港市の病院で学びました。\n\n"
                 "同年9月、大連市で港の週間が開かれました。市長も出席しました。\n",
                 {"1988"}},
        LookBack{"NotOverAHeading",
                 "a.md",
                 "# 歩み\n\n## 医療\n\n1988年5月、港市の医師が大連市の病院で学びました。\n\n"
                 "## 学校\n\n同年9月、大連市で港の週間が開かれました。市長も出席しました。\n",
                 {"1988-05"}},
        LookBack{"TheYearBeforeIsTheDocuments",
                 "a.md",
                 "# 歩み\n\n1988年5月、港市の市民団が大連市を訪問しました。\n\n"
                 "前年の秋には、大連市の市民団が港市を訪問していました。\n",
                 {"1988-05"}}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace kouryu
