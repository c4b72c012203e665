// Folding against its table and against a slow, obvious oracle; the map back is exact.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "tests/support/scan_fold.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

TEST(Folding, MakesOneSpellingOfMany) {
  const auto rows = test::read_tsv("folding.tsv", 2);
  ASSERT_GE(rows.size(), 80U);
  for (const auto& row : rows) {
    EXPECT_EQ(fold_text(row.cells[0]), row.cells[1]) << row.where();
    EXPECT_EQ(fold(row.cells[0]).text, row.cells[1]) << row.where();
  }
}

/// Japanese, Latin, marks, spaces and rare characters in a row.
rc::Gen<std::string> mixed_text() {
  static const std::u32string kAlphabet =
      U"大連连國国市かがカガｶﾞﾊﾟabAZ０９12 "
      U"　\n\t、。「」㎢①㈱ﬁéÅ゙゚\u3099\u200d\ufe00ー〜～-–−."
      U"髙﨑气⻑⻲\U000E0100𠮷ßøæō\u0301\u0323\u0315\u20DD";
  return rc::gen::map(rc::gen::container<std::vector<int>>(
                          rc::gen::inRange<int>(0, static_cast<int>(kAlphabet.size()))),
                      [](const std::vector<int>& picks) {
                        std::u32string text;
                        for (const int pick : picks)
                          text += kAlphabet[static_cast<std::size_t>(pick)];
                        return to_utf8(text);
                      });
}

RC_GTEST_PROP(Folding, IsWhatTheSlowDefinitionSays, ()) {
  const std::string text = *mixed_text();
  static const test::ScanFold slow_fold;
  RC_ASSERT(fold_text(text) == slow_fold(text));
}

RC_GTEST_PROP(Folding, IsDoneOnce, ()) {
  const std::string once = fold_text(*mixed_text());
  RC_ASSERT(fold_text(once) == once);
}

RC_GTEST_PROP(Folding, TheMapCoversBothSidesWithoutGaps, ()) {
  const std::string text = *mixed_text();
  const FoldedText folded = fold(text);
  RC_ASSERT(folded.text == fold_text(text));
  RC_ASSERT(folded.map.original_size() == text.size());
  RC_ASSERT(folded.map.result_size() == folded.text.size());
  std::size_t original = 0;
  std::size_t result = 0;
  for (const auto& segment : folded.map.segments()) {
    RC_ASSERT(segment.original_begin == original);
    RC_ASSERT(segment.result_begin == result);
    if (segment.same) {
      RC_ASSERT(segment.original_size == segment.result_size);
      RC_ASSERT(text.compare(original, segment.original_size, folded.text, result,
                             segment.result_size) == 0);
    }
    original += segment.original_size;
    result += segment.result_size;
  }
  RC_ASSERT(original == text.size());
  RC_ASSERT(result == folded.text.size());
}

RC_GTEST_PROP(Folding, ARangeComesFromWhatHoldsIt, ()) {
  const std::string text = *mixed_text();
  const FoldedText folded = fold(text);
  const std::u32string chars = to_utf32(folded.text);
  RC_PRE(!chars.empty());
  const auto first = *rc::gen::inRange<std::size_t>(0, chars.size());
  const auto last = *rc::gen::inRange<std::size_t>(first, chars.size()) + 1;
  const std::size_t begin = byte_of_char(folded.text, first);
  const std::size_t end = byte_of_char(folded.text, last);
  const ByteRange original = folded.map.to_original({begin, end});
  RC_ASSERT(original.begin < original.end);
  RC_ASSERT(original.end <= text.size());
  std::string wanted = folded.text.substr(begin, end - begin);
  while (!wanted.empty() && wanted.back() == ' ') wanted.pop_back();  // kept only inside a text
  while (!wanted.empty() && wanted.front() == ' ') wanted.erase(0, 1);
  const std::string found = fold_text(text.substr(original.begin, original.end - original.begin));
  RC_ASSERT(found.find(wanted) != std::string::npos);
}

TEST(Breaks, AreWhereLinesEnded) {
  const FoldedText folded = fold("令和7年8月27日\n本年7月\n");
  EXPECT_EQ(folded.text, "令和7年8月27日本年7月");
  EXPECT_EQ(folded.breaks.front(), std::string("令和7年8月27日").size());
}

/// What needs its neighbours would make another thing of a cut: the no-miss rule forbids it.
RC_GTEST_PROP(Folding, ACutOfAFoldedTextIsFolded, ()) {
  const std::u32string chars = to_utf32(fold_text(*mixed_text()));
  RC_PRE(!chars.empty());
  const auto begin = *rc::gen::inRange<std::size_t>(0, chars.size());
  const auto size = *rc::gen::inRange<std::size_t>(1, chars.size() - begin + 1);
  std::u32string cut = chars.substr(begin, size);
  while (!cut.empty() && cut.front() == U' ') cut.erase(0, 1);
  while (!cut.empty() && cut.back() == U' ') cut.pop_back();
  RC_ASSERT(fold_text(to_utf8(cut)) == to_utf8(cut));
}

TEST(Folding, EveryCharacterIsWhatTheSlowDefinitionSays) {
  const test::ScanFold slow_fold;
  for (char32_t c = 0x21; c < 0x32000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string text = to_utf8({&c, 1});
    ASSERT_EQ(fold_text(text), slow_fold(text)) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Folding, MarksOfALatinLetterBelongToIt) {
  for (const char* letter : {"é", "e\u0301", "e\u0301\u0323", "x\u0302", "o\u0328\u0301", "ø\u0301",
                             "\u1EBF", "q\u0306\u0331"}) {
    const FoldedText folded = fold("中" + std::string(letter) + "z");
    ASSERT_EQ(folded.text.size(), 5U) << letter;
    const ByteRange written = folded.map.to_original({3, 4});
    EXPECT_EQ(written.begin, 3U) << letter;
    EXPECT_EQ(written.end, 3 + std::string_view(letter).size()) << letter;
    EXPECT_EQ(folded.map.to_result({3, 4}).begin, 3U) << letter;
    EXPECT_EQ(folded.map.to_original({4, 5}).begin, written.end) << letter;
  }
}

TEST(Folding, CanKeepTheMarksOfLatinLetters) {
  EXPECT_EQ(fold_keeping_latin_marks("Québec〜⻑崎 Ｍａｌｍö – Łódź"), "québec~長崎malmö-łódź");
  EXPECT_EQ(fold_keeping_latin_marks("Que\u0301bec x\u0302 y"), "québec x\u0302 y");
  EXPECT_EQ(fold_keeping_latin_marks("國"), "国");
}

TEST(CanonicalSpelling, KeepsSignsAndMarks) {
  EXPECT_EQ(canonical_spelling("Malmö市"), "Malmö市");
  EXPECT_EQ(canonical_spelling("東京〜大連–釜山"), "東京〜大連–釜山");
  EXPECT_EQ(canonical_spelling("⻘森市"), "青森市");
}

TEST(CanonicalSpelling, KeepsCaseAndSpace) {
  EXPECT_EQ(canonical_spelling("ＴＯＴＯ"), "TOTO");
  EXPECT_EQ(canonical_spelling("烟台市"), "煙台市");
  EXPECT_EQ(canonical_spelling("Kitakyushu City"), "Kitakyushu City");
}

}  // namespace
}  // namespace kouryu
