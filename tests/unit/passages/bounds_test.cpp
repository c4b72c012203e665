// Where a text that is too long for one passage is cut, and what must hold of any cut.
#include "indexer/passages/bounds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kMost = 20;  // so a cut is welcome from 12 on, and 4 stay on each side

std::string with_bars(const std::string& text, std::size_t most) {
  std::string out;
  std::size_t begin = 0;
  for (const std::size_t end : piece_ends(text, most)) {
    out += (begin > 0 ? "|" : "") + text.substr(begin, end - begin);
    begin = end;
  }
  return out;
}

struct Case {
  const char* name;
  const char* cut;  // | where a piece ends, ¶ for a line end
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.cut; }

constexpr Case kCases[] = {
    {"LeavesAloneWhatHasRoom", "二つの市は友好都市だ。毎年行き来する。"},
    {"CutsAtTheFirstSentenceEnd", "港を持つ二つの市は友好都市となった。|市民は毎年行き来する。"},
    {"PrefersASentenceBeforeToAClause", "友好都市となった。|その後は毎年、子ども、市民が行き来"},
    {"CutsAtALine", "大気を測る協力¶研修員の受け入れ¶|子どもの使節団¶合唱団の訪問"},
    {"PrefersALineToAClause", "・大気、水の汚れ¶|・研修員、子ども、学生の、受け入れ"},
    {"CutsAtTheLastClause", "大気を測る協力、研修員の受け入れ、|子どもの使節団の訪問"},
    {"CutsBehindAParticle", "大気と水の汚れを測る協力の|研修員受入計画書類一式"},
    {"CutsBetweenScripts", "国際交流青年研修参加者用|センターセンターセンター"},
    {"CutsAnywhereElse", "亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜|亜亜亜亜亜亜"},
    {"LeavesEnoughBehind", "亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜|亜亜亜亜"},
    {"CutsInsideABracketOnlyWithoutBetter",
     "「行く。帰る。」と市長は港で話した。|人々は聞いていた。"},
    {"CutsInABracketThatIsNeverShut", "「港を持つ市は友好都市だ。|市民は毎年たがいに行き来する"},
    {"KeepsMarksOfOneEndTogether", "港を持つ二つの市が友好都市だ！？|市民は毎年行き来する。"},
    {"CutsLatinBehindItsSentence", "Two meet. |They are twin now"},
    {"CutsLatinBetweenWords", "aaaa bbbb cccc dddd |eeee ffff gggg"},
    {"LeavesANumberWhole", "参加した人の数の合計は|1234567890123人であった"},
    {"LeavesACommaInANumber", "参加の人の数は|1,234,567,890人とする"},
    {"LeavesAnEmojiWhole",
     "亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜|👨‍👩‍👧亜亜亜亜亜亜"},
    {"NeverGoesOverAnArticle", "第１９条 市長が定める。¶|第２０条 公布の日から施行する。"},
    {"KeepsTheCaptionOfAnArticle", "（目的）¶第１条 市長が定める。¶|（附則）¶第２条 削除"},
    {"NeverGoesOverAnArticleInKanji", "附則¶|第三十二条の二 削除"},
};

class BoundsTest : public testing::TestWithParam<Case> {};

TEST_P(BoundsTest, CutsThere) {
  std::string wanted;
  const std::string marked = GetParam().cut;
  for (std::size_t position = 0; position < marked.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(marked, position);
    wanted += c == U'¶' ? "\n" : marked.substr(begin, position - begin);
  }
  std::string text = wanted;
  std::erase(text, '|');
  EXPECT_EQ(with_bars(text, kMost), wanted);
}

INSTANTIATE_TEST_SUITE_P(Cases, BoundsTest, testing::ValuesIn(kCases),
                         [](const auto& c) { return std::string(c.param.name); });

/// Texts of every kind of character that a cut looks at.
std::string made_text(std::mt19937& random, std::size_t chars) {
  static const std::vector<std::string> kChars = {
      "港", "市", "ー", "セ", "の", "を", "。", "、", "「",      "」", "（",       "）", "！",
      "1",  "2",  ",",  ".",  " ",  "\n", "a",  "が", "葛󠄀", "か゚", "👍🏽", "第", "条"};
  std::string text;
  const std::size_t kinds = 1 + random() % kChars.size();
  for (std::size_t i = 0; i < chars; ++i) text += kChars[random() % kinds];
  return text;
}

TEST(Bounds, HoldForAnyText) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = made_text(random, random() % 300);
    const std::size_t most = 20 + random() % 60;
    const std::vector<std::size_t> ends = piece_ends(text, most);
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      ASSERT_LT(begin, end) << text;
      const std::string piece = text.substr(begin, end - begin);
      EXPECT_LE(count_chars(piece), most) << text;
      EXPECT_EQ(grapheme_begin(text, end), end) << text;
      begin = end;
    }
    EXPECT_EQ(begin, text.size());
  }
}

TEST(Bounds, TakeTimeInProportionToTheText) {
  const auto seconds = [](const std::string& text) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(piece_ends(text).empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (const char* unit : {"亜", "。", "「", "ア・", "1", "a ", "\n", "か゚"}) {
    std::string text;
    while (text.size() < 4'000'000) text += unit;
    EXPECT_LT(seconds(text), 10.0) << unit;  // quadratic would be hours
  }
}

}  // namespace
}  // namespace kouryu
