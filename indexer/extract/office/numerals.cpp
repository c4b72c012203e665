// Digits as kanji or full-width numerals ([DBNum1] to [DBNum3] of number formats).
#include <array>
#include <string>

#include "indexer/extract/office/number_format.h"

namespace kouryu::office {
namespace {

struct NumeralSet {
  std::array<std::string_view, 10> digits;
  std::array<std::string_view, 4> places;  // one, ten, hundred, thousand
  std::array<std::string_view, 4> myriads;
};
constexpr NumeralSet kKanji = {{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
                               {"", "十", "百", "千"},
                               {"", "万", "億", "兆"}};
constexpr NumeralSet kFormal = {{"〇", "壱", "弐", "参", "四", "伍", "六", "七", "八", "九"},
                                {"", "拾", "百", "阡"},
                                {"", "萬", "億", "兆"}};
constexpr NumeralSet kFullWidth = {
    {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"}, {}, {}};
constexpr std::size_t kMostSpoken = 16;

const NumeralSet& set_of(Numerals numerals) {
  return numerals == Numerals::Kanji         ? kKanji
         : numerals == Numerals::FormalKanji ? kFormal
                                             : kFullWidth;
}

/// 1204 as 千二百四: formal numerals keep the 壱 before 拾, kanji leave 一 out before 十 and 百,
/// and before a 千 that no 万 follows.
std::string spoken_number(std::string_view digits, const NumeralSet& set, bool formal) {
  std::string out;
  bool any_of_four = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t place = digits.size() - 1 - i;
    const auto digit = static_cast<std::size_t>(digits[i] - '0');
    if (digit > 0) {
      const bool bare = !formal && digit == 1 && (place % 4 == 1 || place % 4 == 2 || place == 3);
      if (!bare) out += set.digits.at(digit);
      out += set.places.at(place % 4);
      any_of_four = true;
    }
    if (place % 4 == 0) {
      if (any_of_four) out += set.myriads.at(place / 4);
      any_of_four = false;
    }
  }
  return out.empty() ? std::string(set.digits[0]) : out;
}

}  // namespace

std::string in_numerals(std::string_view text, Numerals numerals, bool spoken) {
  if (numerals == Numerals::Ascii) return std::string(text);
  const NumeralSet& set = set_of(numerals);
  const bool whole = !text.empty() && text.size() <= kMostSpoken &&
                     text.find_first_not_of("0123456789") == std::string_view::npos;
  if (spoken && whole && numerals != Numerals::FullWidth) {
    return spoken_number(text, set, numerals == Numerals::FormalKanji);
  }
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out += set.digits.at(static_cast<std::size_t>(c - '0'));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace kouryu::office
