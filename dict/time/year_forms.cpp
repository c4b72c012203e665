// The table of forms, and the conditions that its columns name.
#include "dict/time/year_forms.h"

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/time/eras.h"

namespace kouryu {
namespace {

bool is_digit_char(char32_t c) { return is_ascii_digit(c); }
bool is_digit_or_letter(char32_t c) { return is_ascii_digit(c) || is_ascii_letter(c); }
bool is_number_char(char32_t c) { return is_ascii_digit(c) || kanji_digit(c) > 0 || c == U'十'; }
bool is_thousand(char32_t c) { return c == U'千' || kanji_digit(c) > 0; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'‘'; }
bool is_kanji_digit(char32_t c) { return kanji_digit(c) > 0; }

/// Names of eras look themselves at what is before them.
bool anywhere(const YearText&, std::size_t) { return true; }
/// Not in a2004 and 12004.
bool outside_word(const YearText& text, std::size_t i) {
  return !is_digit_or_letter(text.before(i));
}
bool outside_kanji_number(const YearText& text, std::size_t i) {
  return kanji_digit(text.before(i)) < 0;
}

bool outside_named_number(const YearText& text, std::size_t i) {
  static constexpr std::u32string_view kPlaces = U"万千百十数";
  const char32_t before = text.before(i);
  return outside_kanji_number(text, i) && (before == 0 || kPlaces.find(before) == kPlaces.npos);
}
bool outside_any_number(const YearText& text, std::size_t i) {
  return outside_word(text, i) && outside_named_number(text, i);
}

using P = YearPoints;
constexpr std::array kForms = {
    // name, begins, stands, read, takes, not_in
    YearForm{"era year", may_begin_era, anywhere, &P::era_year, "【平成16年12月】に提携した",
             "平成会館と東大2年"},
    YearForm{"early year", is_digit_char, outside_word, &P::early_year, "【794年】に都が移った",
             "没後100年の展覧会"},
    YearForm{"western year", is_digit_char, outside_word, &P::western_year,
             "【2004年7月14日】に来た", "1000年前の都"},
    YearForm{"numeric date", is_digit_char, outside_word, &P::numeric_date, "【2017.10.6】掲載",
             "電話093-1995-2004"},
    YearForm{"western year with era", is_digit_char, outside_word, &P::western_with_era,
             "【2004(平成15)年】の会", "第16(2004)回"},
    YearForm{"year and month", is_digit_char, outside_word, &P::year_and_month,
             "【2010.5】訪問団を派遣", "2010.5倍に増えた"},
    YearForm{"first of several", is_digit_char, outside_word, &P::western_first,
             "【1964】・1968年の大会", "HB-2000および2001"},
    YearForm{"english date", is_digit_or_letter, outside_word, &P::english_date,
             "【october 6,2017】", "october meeting of 2017"},
    YearForm{"kanji year", is_kanji_digit, outside_kanji_number, &P::kanji_year,
             "【一九七九年】の提携", "一九六〇年代の運動"},
    YearForm{"named thousands", is_thousand, outside_named_number, &P::named_thousands_year,
             "【千九百八十六年】の会", "二千年の歴史"},
    YearForm{"apostrophe", is_apostrophe, outside_word, &P::apostrophe_year, "【'04年】に来日",
             "'04の型"},
    YearForm{"cell", is_digit_char, outside_word, &P::year_in_cell, "提携年度|【1987】",
             "会員数|1987"},
    YearForm{"short year", is_number_char, outside_any_number, &P::short_year,
             "平成24年度は7件、【25年度】は9件", "平成24年度から3年度にわたる"},
};

/// The rows that may begin with `c`, a bit each, computed once from their column.
unsigned rows_beginning_with(char32_t c) {
  static constexpr std::size_t kBasicPlane = 0x10000;
  static_assert(kForms.size() <= 16);
  static const std::vector<std::uint16_t> rows = [] {
    std::vector<std::uint16_t> all(kBasicPlane);
    for (std::size_t k = 0; k < kForms.size(); ++k) {
      unsigned alike = 0;  // rows of one column, which is asked once for all: every start pays
      for (std::size_t j = 0; j < kForms.size(); ++j) {
        if (kForms[j].begins == kForms[k].begins) alike |= 1U << j;
      }
      if (static_cast<std::size_t>(std::countr_zero(alike)) < k) continue;
      for (char32_t some = 0; some < kBasicPlane; ++some) {
        if (kForms[k].begins(some)) all[some] = static_cast<std::uint16_t>(all[some] | alike);
      }
    }
    return all;
  }();
  return c < kBasicPlane ? rows[c] : 0;
}

}  // namespace

std::span<const YearForm> year_forms() { return kForms; }

std::optional<YearPoint> read_form(const YearForm& form, const YearText& text,
                                   const YearPoints& points, std::size_t i) {
  if (!form.begins(text.peek(i)) || !form.stands(text, i)) return std::nullopt;
  return (points.*form.read)(i);
}

std::optional<YearPoint> YearPoints::at(std::size_t i) const {
  for (unsigned rows = rows_beginning_with(text_.peek(i)); rows != 0; rows &= rows - 1) {
    const YearForm& form = kForms.at(static_cast<std::size_t>(std::countr_zero(rows)));
    if (!form.stands(text_, i)) continue;
    if (auto p = (this->*form.read)(i)) return p;
  }
  return std::nullopt;
}

bool may_begin_year(char32_t c) { return rows_beginning_with(c) != 0; }

}  // namespace kouryu
