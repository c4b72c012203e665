// Words for years that another one tells, as rows: 今年 by the year of the document, 翌年 by the
// year before it in the text.
#ifndef KOURYU_DICT_TIME_YEAR_RELATIVE_H_
#define KOURYU_DICT_TIME_YEAR_RELATIVE_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "dict/time/year_text.h"

namespace kouryu {

struct RelativeYear {
  enum class Base { Document, Passage };

  std::u32string_view word;
  int step;  // years from the base
  Base base;
  const char* takes;   // an example, 【】 around the word
  const char* not_in;  // an example in which the word is none
};

/// The first that fits wins.
[[nodiscard]] std::span<const RelativeYear> relative_years();

/// The word at `i` that is a year there; null for none: 昨年比, 日本年金.
[[nodiscard]] const RelativeYear* relative_year_at(const YearText& text, std::size_t i);

}  // namespace kouryu

#endif  // KOURYU_DICT_TIME_YEAR_RELATIVE_H_
