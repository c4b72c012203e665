// Who exchanges with whom: Japanese in, relations out. Each row of what is told stands beside one
// that only looks alike.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/relations/read_relations.h"

namespace kouryu {
namespace {

using test::relations_of;
using test::SmallDocument;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Row {
  SmallDocument document;
  std::vector<std::string> relations;  // all of them
};

void expect_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(relations_of(row.document), row.relations) << row.document.title << '\n'
                                                         << row.document.passages[0];
  }
}

TEST(Relations, OfTwoPlacesNamedSideBySide) {
  expect_rows({
      {{"", "", {"北九州市と大連市は、1979年に友好都市となった。"}}, {"北九州市–大連市 tie 1979"}},
      {{"", "", {"1986年5月3日、秋田市と蘭州市が友好都市の盟約を結んだ。"}},
       {"秋田市–蘭州市 tie 1986-05-03"}},
      {{"", "", {"札幌市・瀋陽市の高校生が合同で絵を描いた。"}}, {"札幌市–瀋陽市 activity -"}},
      {{"", "", {"横浜市と上海市が提携40周年を祝った。"}}, {"横浜市–上海市 tie -"}},
  });
}

TEST(Relations, OfASubjectAndWhomItDealsWith) {
  expect_rows({
      {{"", "", {"富山県は1984年に遼寧省と友好県省の関係を結び、毎年、研修員を受け入れている。"}},
       {"富山県–遼寧省 activity -", "富山県–遼寧省 tie 1984"}},
      {{"", "", {"仙台市の代表団が長春市を訪問した。"}}, {"仙台市–長春市 activity -"}},
      {{"", "", {"長野市の中学校は長春市の中学生を招いた。"}}, {"長野市–長春市 activity -"}},
      {{"", "", {"富山県は遼寧省、江原道、サンパウロ州と友好提携を結んでいる。"}},
       {"富山県–サンパウロ州 tie -", "富山県–江原道 tie -", "富山県–遼寧省 tie -"}},
  });
}

TEST(Relations, ASideThatIsNotNamedIsTheDocumentsOwn) {
  expect_rows({
      {{"秋田市議会 会議録",
        "",
        {"秋田市議会 会議録", "本市は蘭州市と友好都市の提携を結んでおります。"}},
       {"秋田市–蘭州市 tie -"}},
      {{"広報あきた",
        "",
        {"発行 秋田市国際課", "8月、蘭州市の高校生10人を招き、市内の家庭に泊めました。"}},
       {"秋田市–蘭州市 activity -"}},
      {{"秋田市と蘭州市の歩み",
        "",
        {"秋田市と蘭州市の歩み", "両市は1982年8月5日に友好都市の調印を行った。"}},
       {"秋田市–蘭州市 tie 1982-08-05"}},
      {{"秋田県の国際交流", "", {"秋田県の国際交流", "県は2004年に遼寧省へ職員を派遣した。"}},
       {"秋田県–遼寧省 activity -"}},
  });
}

TEST(Relations, OfWardsAndPartsAreThoseOfTheirTown) {
  expect_rows({
      {{"", "", {"新宿区は北京市東城区と友好提携を結んだ。", "東城区の児童が新宿区を訪れた。"}},
       {"新宿区–北京市 activity -", "新宿区–北京市 tie -"}},
      {{"", "", {"中国・遼寧省の大連市と北九州市が協定を締結した。"}}, {"北九州市–大連市 tie -"}},
      {{"", "", {"大連市（中国遼寧省）の一行が北九州市を訪れた。"}},
       {"北九州市–大連市 activity -"}},
  });
}

TEST(Relations, OfOffices) {
  expect_rows({
      {{"", "", {"北九州市大連事務所は1991年に開設された。"}}, {"北九州市–大連市 office 1991"}},
      {{"", "", {"福岡県は2010年、バンコクに事務所を開いた。"}}, {"福岡県–バンコク市 office 2010"}},
      {{"北九州市の国際政策", "", {"自治体国際化協会が北京に事務所を開いた。"}}, {}},
      {{"", "", {"在福岡中国総領事館が大連市の写真展を開いた。"}}, {}},
  });
}

TEST(Relations, OfTownsOfJapanOnlyWhereATieIsToldOfThem) {
  expect_rows({
      {{"", "", {"伊丹市と大村市が姉妹都市の提携をした。"}}, {"伊丹市–大村市 tie -"}},
      {{"", "", {"飯南町の姉妹都市は兵庫県伊丹市です。"}}, {"飯南町–伊丹市 tie -"}},
      {{"", "", {"千葉市と横浜市から副市長が出席し、意見を述べた。"}}, {}},
      {{"", "", {"青森県と青森市が記念式典を共催し、友好都市の提携を祝った。"}}, {}},
  });
}

TEST(Relations, OfRowsUnderALineThatSaysWhatTheListIs) {
  expect_rows({
      {{"姉妹都市一覧",
        "",
        {"姉妹都市一覧\n松江市 杭州市（中国） 2003.10.25\n出雲市 サンタクララ市（アメリカ） "
         "1986.10.14"}},
       {"出雲市–サンタクララ市 tie 1986-10-14", "松江市–杭州市 tie 2003-10-25"}},
      {{"姉妹都市",
        "",
        {"姉妹都市の提携状況\n前橋市 バーミングハム市（1998年10月21日）\n "
         "メナーシャ市（2005年8月22日）"}},
       {"前橋市–バーミングハム市 tie 1998-10-21", "前橋市–メナーシャ市 tie 2005-08-22"}},
      {{"観光案内", "", {"松江市 杭州市（中国） 2003.10.25\n出雲市 サンタクララ市"}}, {}},
  });
}

TEST(Relations, OfLabelledLines) {
  expect_rows({
      {{"",
        "",
        {"自治体名 安芸高田市\n提携先 セルウィン町（ニュージーランド）\n提携年月日 1992年9月9日"}},
       {"安芸高田市–セルウィン町 tie 1992-09-09"}},
      {{"", "", {"自治体名 三笠市\n交流の相手方 撫順市\n実施年度 平成22年度"}},
       {"三笠市–撫順市 activity -"}},
  });
}

TEST(Relations, ABeginningIsTheDateOfTheAct) {
  for (const auto& [text, since] : std::vector<std::pair<std::string, std::string>>{
           {"2004年の訪問を経て、北九州市と大連市は1979年に友好都市となった。", "1979"},
           {"北九州市と大連市の友好都市提携（1979年5月1日）", "1979-05-01"},
           {"1979年（昭和54年）5月1日、北九州市と大連市が友好都市の協定に調印した。", "1979-05-01"},
           {"1979年\n5月1日、北九州市と大連市が友好都市となる。", "1979-05-01"},
           {"2009年、北九州市と大連市は友好都市提携30周年を祝った。", "-"},
       }) {
    EXPECT_THAT(relations_of({"", "", {text}}), Contains("北九州市–大連市 tie " + since)) << text;
  }
}

TEST(Relations, EachOfAListHasTheDateInFrontOfIt) {
  EXPECT_THAT(
      relations_of({"", "", {"福岡県は2007年にデリー州、2008年にハノイ市と友好提携を結んだ。"}}),
      ElementsAre("福岡県–デリー州 tie 2007", "福岡県–ハノイ市 tie 2008"));
}

TEST(Relations, OnAPageOfTiesALineThatIsANameIsThePartners) {
  EXPECT_EQ(
      relations_of({"姉妹都市",
                    "",
                    {"姉妹都市のご紹介",
                     "北海道釧路市\n1963年10月4日 姉妹都市提携\n鳥取市とのかかわり\n"
                     "鳥取市の士族が釧路へ移り住んだ縁による。",
                     "兵庫県姫路市\n1972年3月8日 姉妹都市提携\n鳥取市とのかかわり\n"
                     "鳥取市の城主の縁による。"}}),
      (std::vector<std::string>{"鳥取市–姫路市 tie 1972-03-08", "鳥取市–釧路市 tie 1963-10-04"}));
}

TEST(Relations, OfAPlaceAbroadThatTheSentenceSpeaksOf) {
  const auto found =
      relations_of({"尾道市の国際交流",
                    "",
                    {"尾道市の国際交流", "台中市は大分県、三重県とも友好交流協定を結んでいる。"}});
  EXPECT_THAT(found, Contains("大分県–台中市 tie -"));
  EXPECT_THAT(found, Contains("三重県–台中市 tie -"));
  EXPECT_THAT(found, Not(Contains(HasSubstr("尾道市–"))));
}

TEST(Relations, OfWhatIsSaidInTheNextSentence) {
  expect_rows({
      {{"",
        "",
        {"村田町と多可町は、災害が起きたとき、助け合う。平成24年10月1日に協定の調印式を開いた。"}},
       {"村田町–多可町 tie 2012-10-01"}},
      {{"", "", {"ハバロフスク市 人口61万人。極東で2番目。新潟市の姉妹都市（1965年）。"}},
       {"新潟市–ハバロフスク市 tie 1965"}},
      {{"高知市議会",
        "",
        {"高知市議会",
         "市長 アメリカのフレスノ市,中国の蕪湖市,北海道の北見市と姉妹都市の提携をしております。"}},
       {"高知市–フレスノ市 tie -", "高知市–北見市 tie -", "高知市–蕪湖市 tie -"}},
  });
}

TEST(Relations, WhatOnlyStandsTogetherIsNone) {
  for (const SmallDocument& document : std::vector<SmallDocument>{
           {"", "", {"下関市からは東京都よりも釜山広域市の方が近い。"}},
           {"", "", {"福岡市と釜山広域市を結ぶ高速船が就航し、定期便が増えた。"}},
           {"", "", {"大阪市は大連市との友好都市の提携を検討している。"}},
           {"", "", {"大連市出身の国際交流員が北九州市に着任した。"}},
           {"", "", {"北九州市は人口が多く、大連市は首都ではない。"}},
           {"", "", {"東京都と北京市でオリンピックが開かれた。"}},
           {"", "", {"アジア市長会議には、北九州市、大連市、釜山広域市、青島市が加盟している。"}},
           {"", "", {"日中友好協会の会合が開かれた。"}},
           {"", "", {"小城町と小城市が友好都市の提携を祝った。"}},
           {"", "", {"熊本市とローマ市、姉妹都市へ"}},
           {"", "", {"神戸市の大学に大連市から留学生が来た。"}},
           {"", "", {""}},
       }) {
    EXPECT_THAT(relations_of(document), IsEmpty()) << document.passages[0];
  }
}

TEST(Relations, TwoPartnersOfOneTownAreNone) {
  const auto found =
      relations_of({"国際交流のあらまし",
                    "",
                    {"神戸市は天津市、リガ市と姉妹都市の提携をし、訪問団を送り合っている。"}});
  EXPECT_THAT(found, Contains(HasSubstr("神戸市–天津市")));
  EXPECT_THAT(found, Not(Contains(HasSubstr("天津市–"))));
  EXPECT_THAT(found, Not(Contains(HasSubstr("リガ市–"))));
}

TEST(Relations, EvidenceIsTheSentenceThatTells) {
  const std::string told = "北九州市と大連市は1979年に友好都市となった。";
  const auto records = test::read_document({"", "", {"寒い日であった。" + told + "雪も降った。"}});
  ASSERT_EQ(records[0].relations.size(), 1U);
  const StoredRelation& relation = records[0].relations[0];
  EXPECT_EQ(records[0].text.substr(relation.range.begin, relation.range.size()), told);
  EXPECT_EQ(relation.how, "together:友好都市");
  EXPECT_THAT(relation.years, ElementsAre(1979));
}

// Brackets of one clause, sentences of one line, towns of one document: the time of four times the
// text stays below nine times, not sixteen.
TEST(Relations, TakeTimeByTheLengthOfTheText) {
  for (const std::string_view unit :
       {"大連市（北九州市）", "北九州市に行った。", "北九州市大連事務所、", "同市、大連市と、"}) {
    const auto took = [&](int times) {
      std::string text;
      for (int i = 0; i < times; ++i) text += unit;
      const auto begin = std::chrono::steady_clock::now();
      (void)relations_of({"", "", {text + "が姉妹都市となった。"}});
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    (void)took(10);
    const double once = took(1000);
    EXPECT_LT(took(4000), 9 * once + 0.5) << unit;
  }
}

}  // namespace
}  // namespace kouryu
