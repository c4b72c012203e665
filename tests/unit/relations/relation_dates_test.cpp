// Since when: of several the date of each, and of what is celebrated, led to or only planned none.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/relations/read_relations.h"

namespace kouryu {
namespace {

struct Row {
  std::string text;
  std::vector<std::string> relations;  // all of them, ascending
};

void expect_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(test::relations_of({"", "", {row.text}}), row.relations) << row.text;
  }
}

TEST(RelationDates, OfSeveralEachHasItsOwn) {
  expect_rows({
      {"札幌市の姉妹都市はポートランド市（1959年11月17日）、ミュンヘン市（1972年8月28日）です。",
       {"札幌市–ポートランド市 tie 1959-11-17", "札幌市–ミュンヘン市 tie 1972-08-28"}},
      {"長野市はクリアウォーター市と1959年に、石家荘市と1981年に友好都市提携した。",
       {"長野市–クリアウォーター市 tie 1959", "長野市–石家荘市 tie 1981"}},
      {"長野市は1959年にクリアウォーター市と、1981年に石家荘市と友好都市提携した。",
       {"長野市–クリアウォーター市 tie 1959", "長野市–石家荘市 tie 1981"}},
      {"横浜市は、上海市とは1973年、仁川広域市とは2009年に友好都市提携を結んだ。",
       {"横浜市–上海市 tie 1973", "横浜市–仁川広域市 tie 2009"}},
  });
}

TEST(RelationDates, AreNotThoseOfAnAnniversary) {
  expect_rows({
      {"平成21年4月、金沢市と蘇州市は友好都市提携27年を記念した催しを開いた。",
       {"金沢市–蘇州市 tie -"}},
      {"友好都市となって25年になる金沢市と蘇州市は、2006年に記念の式典を行った。",
       {"金沢市–蘇州市 tie -"}},
      {"2012年5月、金沢市とバッファロー市の姉妹都市提携50周年を記念し、両市は覚書に署名した。",
       {"金沢市–バッファロー市 tie -"}},
  });
}

TEST(RelationDates, AreNotThoseOfWhatLedToIt) {
  expect_rows({
      {"高知市は、1975年の訪問を契機に、フレズノ市と姉妹都市提携した。",
       {"高知市–フレズノ市 activity -", "高知市–フレズノ市 tie -"}},
      {"明治41年に広島市からホノルル市に渡った人々の縁で、広島市はホノルル市と姉妹都市となった。",
       {"広島市–ホノルル市 tie -"}},
      {"高知市は、1965年の来訪をきっかけに、1975年にフレズノ市と姉妹都市提携した。",
       {"高知市–フレズノ市 activity -", "高知市–フレズノ市 tie 1975"}},
  });
}

TEST(RelationDates, AreToldBySinceToo) {
  expect_rows({{"甲府市と成都市は1984年から友好都市である。", {"甲府市–成都市 tie 1984"}}});
}

TEST(Relations, EachSubjectOfAClauseHasItsPartners) {
  expect_rows({
      {"秋田市は蘭州市、ウラジオストク市と、仙台市は長春市、リバサイド市と提携している。",
       {"仙台市–リバサイド市 tie -", "仙台市–長春市 tie -", "秋田市–ウラジオストク市 tie -",
        "秋田市–蘭州市 tie -"}},
      {"大連市は北九州市のほか、ロッテルダム市とも友好都市となっている。",
       {"大連市–ロッテルダム市 tie -"}},
  });
}

TEST(Relations, OfANetworkAreThoseOfItsHost) {
  expect_rows({
      {"加盟市町村\n秋田市（事務局）、仙台市、蘭州市の3市。",
       {"秋田市–仙台市 member -", "秋田市–蘭州市 member -"}},
      {"海の都市サミットが1998年に鳥取市で開かれた。新潟市、鳥取市、東海市など11都市の市長が集まっ"
       "た。",
       {"鳥取市–新潟市 member -", "鳥取市–東海市 member -"}},
      {"加盟市町村\n秋田市、仙台市、蘭州市の3市。", {}},
      {"秋田市（事務局）、仙台市、蘭州市で雪が降った。", {}},
  });
}

TEST(Relations, OfWhatDidNotComeAboutAreNone) {
  expect_rows({
      {"神戸市は天津市と友好都市提携を結ぶことはできなかった。", {}},
      {"神戸市と天津市は友好都市ではないが、港の会議で知り合った。", {}},
      {"神戸市は天津市との友好都市提携に反対する署名を受け取った。", {}},
      {"2024年秋に神戸市は天津市と姉妹都市提携を結ぶ予定である。", {}},
      {"神戸市は天津市との姉妹都市提携を解消しました。", {}},
      {"巡回展は札幌市、仙台市、ソウル特別市、台北市で開催される。", {}},
      {"本研修には、青森市、函館市、大連市、釜山広域市の職員20人が参加した。", {}},
      {"瀋陽総領事が札幌市を訪問し、市長を表敬した。", {}},
      {"姉妹都市一覧\n札幌市 ミュンヘン市 1972年8月28日\n東京都 北京市観光案内 2020年",
       {"札幌市–ミュンヘン市 tie 1972-08-28"}},
  });
}

}  // namespace
}  // namespace kouryu
