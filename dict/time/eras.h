// The eras of the Japanese calendar: the one owner of their names and letters, made from eras.tsv.
//
// Which name stands at a place of a text that is read for years: dict/time/year_eras.h.
#ifndef KOURYU_DICT_TIME_ERAS_H_
#define KOURYU_DICT_TIME_ERAS_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

struct Era {
  std::u32string_view name;  // its first character abbreviates it
  char32_t letter;           // folded abbreviation, 0 for none
  int offset;                // Gregorian year - era year
  int last;                  // its last year; kLasts while it has none
  int first_day;             // YYYYMMDD, Gregorian

  static constexpr int kLasts = 99;
};

/// All, the latest first. They live as long as the program.
[[nodiscard]] std::span<const Era> eras();

/// The era of a day (YYYYMMDD); the earliest one for days before it.
[[nodiscard]] const Era& era_of_day(int day);

/// Bytes of the name of an era at the beginning of `text`; 0 where there is none.
[[nodiscard]] std::size_t era_name_size(std::string_view text);
/// Whether `text` ends with the name of an era.
[[nodiscard]] bool ends_with_era(std::string_view text);
/// Bytes of the capital letter of an era at the beginning of `text`; 0 where there is none.
[[nodiscard]] std::size_t era_letter_size(std::string_view text);

/// The names that eras give `year`, folded, the later era first: 平成元年, 平成1年, 昭和64年.
[[nodiscard]] std::vector<std::string> era_years(int year);

/// Whether the name of an era may begin with `c`.
[[nodiscard]] bool may_begin_era(char32_t c);

}  // namespace kouryu

#endif  // KOURYU_DICT_TIME_ERAS_H_
