// Which part of a sentence tells of which of its dates.
#include "searcher/timeline/dated_clauses.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dict/text/normalizer.h"
#include "dict/time/years.h"

namespace kouryu {
namespace {

std::vector<PlacedDate> dates_of(const std::string& text) {
  const FoldedText folded = fold(text);
  std::vector<PlacedDate> dates;
  for (const YearMention& mention : recognize_years(folded, {})) {
    dates.push_back({folded.map.to_original(mention.range), mention});
  }
  return dates;
}

struct Row {
  std::string text;
  std::vector<std::string> told;  // date > clause [> last member]
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.text; }

class DatedClauses : public testing::TestWithParam<Row> {};

TEST_P(DatedClauses, AreCut) {
  const std::string& text = GetParam().text;
  std::vector<std::string> told;
  for (const DatedClause& clause : dated_clauses(text, {0, text.size()}, dates_of(text))) {
    const auto cut = [&](const ByteRange& range) { return text.substr(range.begin, range.size()); };
    std::string row = iso_date(clause.date.mention.begin);
    if (clause.date.mention.end != clause.date.mention.begin) {
      row += ".." + iso_date(clause.date.mention.end);
    }
    row += " > " + cut(clause.told);
    if (!clause.last_member.empty()) row += " > " + cut(clause.last_member);
    told.push_back(row);
  }
  EXPECT_EQ(told, GetParam().told);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, DatedClauses,
    testing::Values(
        Row{"港市は1990年に協定を結び、1995年に事務所を置き、2001年に式典を開いた。",
            {"1990 > 港市は1990年に協定を結び、", "1995 > 1995年に事務所を置き、",
             "2001 > 2001年に式典を開いた。"}},
        Row{"交流を深めるため、1991年に事務所が開かれ、2005年に今の名に改めた。",
            {"1991 > 1991年に事務所が開かれ、", "2005 > 2005年に今の名に改めた。"}},
        Row{"平成8年、港の火災を受け、両市は職員を派遣した。",
            {"1996 > 平成8年、港の火災を受け、両市は職員を派遣した。"}},
        Row{"1984年に提携し、その後、学校も行き来している。", {"1984 > 1984年に提携し、"}},
        Row{"港市は1995年から1998年まで調査団を送った。",
            {"1995..1998 > 港市は1995年から1998年まで調査団を送った。"}},
        Row{"2004年（平成16年）に協定を結んだ。", {"2004 > 2004年（平成16年）に協定を結んだ。"}},
        Row{"2007年 平成19年 8月、児童が港を訪ねた。",
            {"2007-08 > 2007年 平成19年 8月、児童が港を訪ねた。"}},
        Row{"平成16年は2004年に当たります。", {"2004 > 平成16年は2004年に当たります。"}},
        Row{"1979年に丘市、1985年に谷市と提携した。",
            {"1979 > 1979年に丘市、 > 1985年に谷市と提携した。",
             "1985 > 1985年に谷市と提携した。"}},
        Row{"丘市(1979年)、谷市(1985年)と提携した。",
            {"1979 > 丘市(1979年)、 > 谷市(1985年)と提携した。",
             "1985 > 谷市(1985年)と提携した。"}},
        Row{"丘市が1980年、谷市が2002年に提携した。",
            {"1980 > 丘市が1980年、 > 谷市が2002年に提携した。",
             "2002 > 谷市が2002年に提携した。"}},
        Row{"事務所を置いたのは1994年で、2004年に移った。",
            {"1994 > 事務所を置いたのは1994年で、", "2004 > 2004年に移った。"}},
        Row{"2015年8月1日、市長が2016年の訪問を約束した。",
            {"2015-08-01 > 2015年8月1日、市長が2016年の訪問を約束した。",
             "2016 > 2015年8月1日、市長が2016年の訪問を約束した。"}},
        Row{"2001年、2003年、2006年に児童が参加",
            {"2001 > 2001年、2003年、2006年に児童が参加",
             "2003 > 2001年、2003年、2006年に児童が参加",
             "2006 > 2001年、2003年、2006年に児童が参加"}},
        Row{"2004年5月、港を訪れ2006年3月に式典を開いた。",
            {"2004-05 > 2004年5月、港を訪れ", "2006-03 > 2006年3月に式典を開いた。"}}));

TEST(ClausesOfASentence, KnowTheTopicBeforeThem) {
  const std::string text = "港市は1990年に協定を結び、1995年に事務所を置いた。";
  const auto clauses = dated_clauses(text, {0, text.size()}, dates_of(text));
  ASSERT_EQ(clauses.size(), 2U);
  EXPECT_TRUE(clauses[0].topic.empty()) << "it is in the clause";
  EXPECT_EQ(text.substr(clauses[1].topic.begin, clauses[1].topic.size()), "港市");
}

TEST(ClausesOfASentence, TakeTimeThatGrowsWithIt) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "2001年、";
  text += "港に着いた。";
  const auto dates = dates_of(text);
  EXPECT_EQ(dated_clauses(text, {0, text.size()}, dates).size(), dates.empty() ? 0U : 1U);
}

}  // namespace
}  // namespace kouryu
