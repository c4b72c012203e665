// Told by the characters at the line end and a few words that open sentences; no dictionary.
#include "indexer/lines/line_end.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/time/eras.h"

namespace kouryu {
namespace {

constexpr std::u32string_view kOpening = U"「『（(【〔［[《〈";
constexpr std::u32string_view kClosing = U"」』）)】〕］]》〉";
constexpr std::u32string_view kNeverFirst = U"、。，．」』）】〕］》〉！？ヽヾゝゞ々〻";
constexpr std::u32string_view kSmallKana = U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
constexpr std::u32string_view kBehindWhichItGoesOn = U"をがはにのでとへや、，・（「『(";
constexpr std::u32string_view kUnits = U"年月日人名回周万億円件校社箇か";

/// What sentences, not the rests of words, begin with. A heading ends anywhere, and such a word may
/// follow it.
constexpr std::array<std::string_view, 38> kSentenceOpeners = {
    "この",   "その", "あの",   "これ",   "それ",   "ここ",     "そこ", "こう",   "そう", "また",
    "さて",   "なお", "ただし", "ただ、", "ただい", "しか",     "そし", "さら",   "まず", "ぜひ",
    "みな",   "お",   "ご",     "いつ",   "どう",   "どの",     "もし", "もっと", "すべ", "いよ",
    "わたし", "ちな", "つまり", "やが",   "いずれ", "ところで", "ほか", "はじめ"};

char32_t first_of(std::string_view text) {
  std::size_t position = 0;
  return text.empty() ? 0 : next_char(text, position);
}

char32_t last_of(std::string_view text) {
  std::size_t position = text.size();
  return text.empty() ? 0 : previous_char(text, position);
}

bool opens_sentence(std::string_view text) {
  return std::any_of(kSentenceOpeners.begin(), kSentenceOpeners.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

/// 平成 / 25年度, 第 / 3回.
bool ends_before_number(std::string_view text) {
  return text.ends_with("第") || text.ends_with("約") || ends_with_era(text);
}

}  // namespace

bool begins_inside(std::string_view next) {
  std::size_t position = 0;
  if (next.empty()) return false;
  const char32_t first = next_char(next, position);
  if (is_one_of(first, kSmallKana)) return first != U'ヶ' && first != U'ヵ';
  if (first != U'ー') return is_one_of(first, kNeverFirst);
  const char32_t second = first_of(next.substr(position));  // not a drawn line
  return is_katakana(second) && second != U'ー';
}

bool bracket_goes_over(std::string_view line, std::string_view next) {
  int depth = 0;
  each_char(line, [&](char32_t c, std::size_t) {
    if (is_one_of(c, kOpening)) ++depth;
    if (is_one_of(c, kClosing)) depth = std::max(0, depth - 1);
  });
  if (depth == 0) return false;
  for (std::size_t position = 0; position < next.size();) {
    const char32_t c = next_char(next, position);
    if (is_one_of(c, kClosing)) return true;
    if (is_one_of(c, kOpening)) return false;
  }
  return false;
}

bool is_unfinished(std::string_view line, std::string_view next) {
  if (line.empty() || next.empty()) return false;
  const char32_t last = last_of(line);
  const char32_t first = first_of(next);
  if (begins_inside(next) || is_one_of(last, kBehindWhichItGoesOn)) return true;
  if (bracket_goes_over(line, next)) return true;
  if (is_katakana(last) && is_katakana(first)) return true;
  if (is_digit(last) && is_one_of(first, kUnits)) return true;
  if (is_digit(first) && ends_before_number(line)) return true;
  if (!is_hiragana(first) || opens_sentence(next)) return false;
  return is_kanji(last) || is_hiragana(last) || is_katakana(last) || is_digit(last) ||
         is_latin(last) || is_one_of(last, kClosing);
}

bool is_cut_before_dot(std::string_view line, std::string_view next) {
  if (first_of(next) != U'・' || first_of(line) == U'・') return false;
  const std::string_view rest = next.substr(std::string_view("・").size());
  return bracket_goes_over(line, next) ||
         (is_katakana(last_of(line)) && is_katakana(first_of(rest)));
}

}  // namespace kouryu
