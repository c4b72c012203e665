// What a word may be written as, over an index: which passages it finds, what they have marked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <sstream>

#include "kouryu/searcher.h"
#include "tests/support/scratch.h"
#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::UnorderedElementsAreArray;

const std::vector<std::pair<const char*, const char*>> kTexts = {
    {"month-1", "3か月の研修を受けた。"},  {"month-2", "3ヶ月の研修を受けた。"},
    {"month-3", "３カ月の研修を受けた。"}, {"month-4", "3ヵ月の研修を受けた。"},
    {"month-5", "三箇月の研修を受けた。"}, {"month-6", "3月の研修を受けた。"},
    {"spot-1", "花壇は5か所ある。"},       {"spot-2", "花壇は五箇所ある。"},
    {"spot-3", "花壇は5ヶ所ある。"},       {"town-1", "茅ヶ崎の海辺で遊んだ。"},
    {"town-2", "茅が崎の海辺で遊んだ。"},  {"talk-1", "話し合いの場を設けた。"},
    {"talk-2", "話合いの場を設けた。"},    {"close-1", "締切日を延ばした。"},
    {"close-2", "締め切り日を延ばした。"}, {"host-1", "受入体制を整えた。"},
    {"host-2", "受け入れ体制を整えた。"},  {"host-3", "受入れ体制を整えた。"},
    {"time-1", "第十回の大会を開いた。"},  {"time-2", "第10回の大会を開いた。"},
    {"time-3", "第110回の大会を開いた。"}, {"year-1", "三十周年を祝った。"},
    {"year-2", "30周年を祝った。"},        {"year-3", "三〇周年を祝った。"},
    {"pc-1", "コンピュ-タの教室。"},       {"pc-2", "コンピュータの教室。"},
    {"pc-3", "コンピューターの教室。"},    {"pc-4", "コンピュの字とタの字。"},
    {"sales-1", "セールスの職員。"},       {"make-1", "町づくりの会。"},
    {"make-2", "街づくりの会。"},          {"taiwan-1", "台湾の学校。"},
    {"taiwan-2", "日台の学校。"},          {"taiwan-3", "訪台の一行。"},
    {"korea-1", "日中韓の学生。"},         {"korea-2", "訪韓の一行。"},
    {"daily-1", "中日の試合。"},           {"misawa-1", "三沢市の職員。"},
    {"misawa-2", "3沢市の職員。"},         {"umlaut-1", "Münsterの職員。"},
    {"umlaut-2", "Muensterの職員。"},
};

class SpellingsInAnIndex : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<test::TempFolder>();
    std::vector<PassageRecord> passages;
    for (const auto& [id, text] : kTexts) {
      passages.push_back(test::passage(id, text));
      passages.back().ordinal = static_cast<std::uint32_t>(passages.size());
    }
    test::write_index(folder_->path("all"), passages);
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{folder_->path("all")});
  }
  static void TearDownTestSuite() {
    searcher_.reset();
    folder_.reset();
  }
  static SearchResult ask(const std::string& query, SearchMode mode = SearchMode::Auto) {
    return searcher_->search({.query = query, .mode = mode, .limit = 100});
  }
  static std::vector<std::string> ids(const std::string& query,
                                      SearchMode mode = SearchMode::Auto) {
    std::vector<std::string> out;
    for (const Hit& hit : ask(query, mode).hits) out.push_back(hit.id);
    return out;
  }

  static inline std::unique_ptr<test::TempFolder> folder_;
  static inline std::unique_ptr<Searcher> searcher_;
};

struct FoundCase {
  const char* name;
  const char* query;
  const char* passages;
};
void PrintTo(const FoundCase& c, std::ostream* out) { *out << c.query; }

class EverySpelling : public SpellingsInAnIndex, public testing::WithParamInterface<FoundCase> {};

TEST_P(EverySpelling, IsFound) {
  std::istringstream list(GetParam().passages);
  const std::vector<std::string> wanted{std::istream_iterator<std::string>(list), {}};
  EXPECT_THAT(ids(GetParam().query), UnorderedElementsAreArray(wanted))
      << ask(GetParam().query).interpreted;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, EverySpelling,
    testing::Values(FoundCase{"Months", "3か月", "month-1 month-2 month-3 month-4 month-5"},
                    FoundCase{"MonthsInKanji", "三ヶ月", "month-1 month-2 month-3 month-4 month-5"},
                    FoundCase{"Spots", "5箇所", "spot-1 spot-2 spot-3"},
                    FoundCase{"NameWithKe", "茅ヶ崎", "town-1 town-2"},
                    FoundCase{"NameWithGa", "茅が崎", "town-1 town-2"},
                    FoundCase{"Noun", "話し合い", "talk-1 talk-2"},
                    FoundCase{"NounWithFewerKana", "話合い", "talk-1 talk-2"},
                    FoundCase{"NounOfTwoVerbs", "締め切り", "close-1 close-2"},
                    FoundCase{"InACompound", "受け入れ体制", "host-1 host-2 host-3"},
                    FoundCase{"InACompoundWithoutKana", "受入体制", "host-1 host-2 host-3"},
                    FoundCase{"Ordinal", "第10回", "time-1 time-2"},
                    FoundCase{"OrdinalInKanji", "第十回", "time-1 time-2"},
                    FoundCase{"Years", "三十周年", "year-1 year-2 year-3"},
                    FoundCase{"YearsInDigits", "30周年", "year-1 year-2 year-3"},
                    FoundCase{"LongMark", "コンピュータ", "pc-1 pc-2 pc-3"},
                    FoundCase{"LongMarkAtTheEnd", "コンピューター", "pc-1 pc-2 pc-3"},
                    FoundCase{"DashForALongMark", "セ-ルス", "sales-1"},
                    FoundCase{"KanjiForKanji", "街づくり", "make-1 make-2"},
                    FoundCase{"Taiwan", "台湾", "taiwan-1 taiwan-2 taiwan-3"},
                    FoundCase{"Korea", "韓国", "korea-1 korea-2"},
                    FoundCase{"China", "中国", "korea-1"},
                    FoundCase{"NoNumberInAName", "三沢市", "misawa-1"},
                    FoundCase{"MarkOfALetter", "Münster", "umlaut-1 umlaut-2"}),
    [](const auto& c) { return c.param.name; });

TEST_F(SpellingsInAnIndex, AreMarkedThemselves) {
  for (const auto& [query, passage, mark] :
       std::initializer_list<std::array<const char*, 3>>{{"3か月", "month-3", "３カ月"},
                                                         {"茅ヶ崎", "town-2", "茅が崎"},
                                                         {"話し合い", "talk-2", "話合い"},
                                                         {"締め切り", "close-1", "締切"},
                                                         {"第10回", "time-1", "第十回"},
                                                         {"コンピュータ", "pc-1", "コンピュ-タ"},
                                                         {"街づくり", "make-1", "町づくり"},
                                                         {"台湾", "taiwan-2", "日台"}}) {
    std::vector<std::string> marked;
    for (const Hit& hit : ask(query).hits) {
      if (hit.id != passage) continue;
      for (const ByteRange& range : hit.snippet.highlights) {
        marked.push_back(hit.snippet.text.substr(range.begin, range.size()));
      }
    }
    EXPECT_THAT(marked, Contains(mark)) << query;
  }
}

TEST_F(SpellingsInAnIndex, AreNotTheTextToTheLetter) {
  EXPECT_THAT(ids("茅ヶ崎", SearchMode::Exact), testing::ElementsAre("town-1"));
  EXPECT_THAT(ids("話し合い", SearchMode::Exact), testing::ElementsAre("talk-1"));
  EXPECT_THAT(ids("コンピュ-タ", SearchMode::Exact), testing::ElementsAre("pc-1"));
  EXPECT_THAT(ids("台湾", SearchMode::Exact), testing::ElementsAre("taiwan-1"));
}

TEST_F(SpellingsInAnIndex, GoWithAWordThatIsExcluded) {
  EXPECT_THAT(ids("場 -話し合い"), testing::Not(Contains("talk-2")));
  EXPECT_THAT(ids("学校 -台湾"), Contains("taiwan-2")) << "implied, not named";
}

TEST_F(SpellingsInAnIndex, TheOneTypedComesFirst) {
  for (const auto& [query, first] :
       std::initializer_list<std::pair<const char*, const char*>>{{"話合い", "talk-2"},
                                                                  {"話し合い", "talk-1"},
                                                                  {"受入れ体制", "host-3"},
                                                                  {"3ヶ月", "month-2"},
                                                                  {"台湾", "taiwan-1"},
                                                                  {"コンピュ-タ", "pc-1"}}) {
    const auto found = ids(query);
    ASSERT_FALSE(found.empty()) << query;
    EXPECT_EQ(found[0], first) << query;
  }
}

}  // namespace
}  // namespace kouryu
