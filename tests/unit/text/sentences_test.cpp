// Sentences and clauses: where a date or a name belongs.
#include "dict/text/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kouryu {
namespace {

std::vector<std::string> cut(const std::string& text, const std::vector<ByteRange>& ranges) {
  std::vector<std::string> out;
  for (const ByteRange& range : ranges) {
    out.push_back(text.substr(range.begin, range.end - range.begin));
  }
  return out;
}

TEST(Sentences, EndAtSignsAndLinesButNotInBrackets) {
  struct Row {
    std::string text;
    std::vector<std::string> sentences;
  };
  for (const Row& row : std::vector<Row>{
           {"港市は協定を結んだ。翌年、訪問団が来た。",
            {"港市は協定を結んだ。", "翌年、訪問団が来た。"}},
           {"機構（以下「機構」という。）に加わる。", {"機構（以下「機構」という。）に加わる。"}},
           {"　一行目\n二行目", {"一行目", "二行目"}},
           {"来ますか？来ます！", {"来ますか？", "来ます！"}},
           {"", {}},
           {" \n　", {}},
       }) {
    EXPECT_EQ(cut(row.text, Sentences(row.text).all()), row.sentences) << row.text;
  }
}

TEST(Clauses, EndBehindTheCommaOfAVerb) {
  struct Row {
    std::string text;
    std::vector<std::string> clauses;
  };
  for (const Row& row : std::vector<Row>{
           {"港市は1980年に提携し、翌年、訪問団を送った。",
            {"港市は1980年に提携し、", "翌年、訪問団を送った。"}},
           {"協定を結んだが、交流は途絶えた。", {"協定を結んだが、", "交流は途絶えた。"}},
           {"港市が、丘市と、5月、会議を開いた。", {"港市が、丘市と、5月、会議を開いた。"}},
           {"市長の訪問により、交流が始まった。", {"市長の訪問により、交流が始まった。"}},
           {"友好都市として、港市を迎えた。", {"友好都市として、港市を迎えた。"}},
           {"委員会（年1回開き、議題を決め、報告する）を置く。",
            {"委員会（年1回開き、議題を決め、報告する）を置く。"}},
           {"災害が起きたため、支援を送り、職員を派遣して、復旧を助けた。",
            {"災害が起きたため、", "支援を送り、", "職員を派遣して、", "復旧を助けた。"}},
           {"委員会を設け、会報を届け、交流を深め、港市を訪ねた。",
            {"委員会を設け、", "会報を届け、", "交流を深め、", "港市を訪ねた。"}},
           {"10周年を迎えたことから、式典を開いた。",
            {"10周年を迎えたことから、", "式典を開いた。"}},
           {"1979年の提携以来、港市とは、おおむね、年に一度、会っている。",
            {"1979年の提携以来、", "港市とは、おおむね、年に一度、会っている。"}},
           {"市長をはじめ、港市に向け、引き続き、初めて、職員だけ、図書に加え、送る。",
            {"市長をはじめ、港市に向け、引き続き、初めて、職員だけ、図書に加え、送る。"}},
           {"記念日", {"記念日"}},
       }) {
    EXPECT_EQ(cut(row.text, clauses_of(row.text, {0, row.text.size()})), row.clauses) << row.text;
  }
}

TEST(Clauses, TellToTheirEndOrLeadToTheNext) {
  struct Row {
    const char* clause;
    ClauseEnd end;
  };
  for (const Row& row :
       {Row{"協定を結び", ClauseEnd::Tells}, Row{"会議を開いたが", ClauseEnd::Tells},
        Row{"災害が起きたため", ClauseEnd::Leads}, Row{"港市を訪れて", ClauseEnd::Leads},
        Row{"10周年を迎えたことから", ClauseEnd::Leads}, Row{"1979年の提携以来", ClauseEnd::Leads},
        Row{"港市は", ClauseEnd::None}, Row{"協定により", ClauseEnd::None}}) {
    EXPECT_EQ(clause_end(row.clause), row.end) << row.clause;
  }
}

}  // namespace
}  // namespace kouryu
