// Folding against its table and against a slow, obvious oracle; the map back is exact.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
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

/// The definition, step by step: NFKC_Casefold, variants, no selectors, white space.
std::string slow_fold(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string folded;
  normalizer->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(folded);
  std::u32string variants;
  for (const char32_t c : to_utf32(folded)) {
    if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF)) continue;
    variants += fold_variant(c);
  }
  const auto western = [](char32_t c) { return is_latin(c) || is_digit(c); };
  std::u32string out;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    if (!is_space(variants[i])) {
      out += variants[i];
      continue;
    }
    std::size_t after = i;
    while (after < variants.size() && is_space(variants[after])) ++after;
    if (!out.empty() && after < variants.size()) {
      const bool words = western(out.back()) && western(variants[after]);
      // A mark must not be composed with what stood before the space.
      const bool mark = variants[after] >= 0x300 &&
                        normalizer->hasBoundaryBefore(static_cast<UChar32>(variants[after])) == 0;
      if (words || mark) out += U' ';
    }
    i = after - 1;
  }
  return to_utf8(out);
}

/// Japanese, Latin, marks, spaces and rare characters in a row.
rc::Gen<std::string> mixed_text() {
  static const std::u32string kAlphabet =
      U"大連连國国市かがカガｶﾞﾊﾟabAZ０９12 "
      U"　\n\t、。「」㎢①㈱ﬁéÅ゙゚\u3099\u200d\ufe00ー〜～-.髙﨑气\U000E0100𠮷ß";
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

TEST(CanonicalSpelling, KeepsCaseAndSpace) {
  EXPECT_EQ(canonical_spelling("ＴＯＴＯ"), "TOTO");
  EXPECT_EQ(canonical_spelling("烟台市"), "煙台市");
  EXPECT_EQ(canonical_spelling("Kitakyushu City"), "Kitakyushu City");
}

}  // namespace
}  // namespace kouryu
