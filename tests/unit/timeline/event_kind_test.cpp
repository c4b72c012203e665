// Kinds of events: each rule takes its example and refuses its counter-example; 【】 stand around
// the date.
#include "searcher/timeline/event_kind.h"

#include <gtest/gtest.h>

#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

SaidOfDate said(std::string_view marked) {
  const std::size_t open = marked.find("【");
  const std::size_t close = marked.find("】");
  const std::string before(marked.substr(0, open));
  const std::string date(marked.substr(open + 3, close - open - 3));
  const std::string behind(marked.substr(close + 3));
  return {fold_text(before + date + behind), fold_text(before), fold_text(behind)};
}

TEST(KindRules, TakeAndRefuseTheirExamples) {
  for (const KindRule& rule : kind_rules()) {
    const KindRule* const taken = kind_rule_of(said(rule.takes));
    ASSERT_NE(taken, nullptr) << rule.takes;
    EXPECT_EQ(taken->name, rule.name) << rule.takes;
    EXPECT_EQ(kind_rule_of(said(rule.refuses)), nullptr) << rule.refuses;
  }
}

struct Row {
  const char* text;
  EventKind kind;
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.text; }

class EventKinds : public testing::TestWithParam<Row> {};

TEST_P(EventKinds, AreTold) {
  const KindRule* const rule = kind_rule_of(said(GetParam().text));
  EXPECT_EQ(rule == nullptr ? EventKind::Event : rule->kind, GetParam().kind)
      << (rule == nullptr ? "no rule" : rule->name);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, EventKinds,
    testing::Values(Row{"なお、昭和60年は【1985年】にあたります。", EventKind::Note},
                    Row{"本表では平成3年を【1991年】と表記する。", EventKind::Note},
                    Row{"【2019年5月1日】に令和と改元された。", EventKind::Note},
                    Row{"加盟都市は【令和3年3月末】時点で24である。", EventKind::Note},
                    Row{"【2010年】の人口は約8万人である。", EventKind::Note},
                    Row{"(【2018年10月】現在)", EventKind::Note},
                    Row{"広報みなと【平成12年7月】号", EventKind::Note},
                    Row{"最終更新日：【2021年2月3日】", EventKind::Note},
                    Row{"参加申込は【6月30日】(必着)", EventKind::Note},
                    Row{"応募は【2022年6月30日】までにお送りください。", EventKind::Note},
                    Row{"受付期間 【2022年6月1日から30日】", EventKind::Note},
                    Row{"港湾条例(【昭和39年】条例第3号)による。", EventKind::Note},
                    Row{"協会は【昭和63年】に港で発足した。", EventKind::Founding},
                    Row{"【1931年】に創立された港湾商業学校を訪ねた。", EventKind::Founding},
                    Row{"連絡事務所は【1994年4月】に開設され、", EventKind::Founding},
                    Row{"【2003年】、市民団体の集まりとして協議会が結成された。",
                        EventKind::Founding},
                    Row{"港市は【1994年】に丘市に連絡事務所を開設した。", EventKind::Event},
                    Row{"【2001年】の開校50周年に、姉妹校の代表が来た。", EventKind::Event},
                    Row{"【2005年】に奨学金の制度が創設された。", EventKind::Event},
                    Row{"【2010年】、絵本を発行した。", EventKind::Event},
                    Row{"【2012年5月】まで職員を派遣した。", EventKind::Event},
                    Row{"提携10周年に当たる【2014年】に式典を開いた。", EventKind::Event},
                    Row{"【2006年】に現在の場所へ移った。", EventKind::Event}));

}  // namespace
}  // namespace kouryu
