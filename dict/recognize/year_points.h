// One year or date as written, and the right end of a range behind it.
#ifndef KOURYU_DICT_RECOGNIZE_YEAR_POINTS_H_
#define KOURYU_DICT_RECOGNIZE_YEAR_POINTS_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "dict/recognize/mention.h"
#include "dict/recognize/year_text.h"

namespace kouryu {

struct Era {
  std::u32string_view name;
  char32_t letter;  // folded abbreviation, 0 for none
  int offset;       // Gregorian year - era year
  int last;         // its last year
};

/// A year with what was written of it, before ranges and lists are looked at.
struct YearPoint {
  Date date;
  std::size_t end = 0;
  const Era* era = nullptr;
  bool fiscal = false;
  bool flagged = false;
  bool has_unit = true;  // 年 was written (not so in the left part of 平成19~21年度)
  const char* how = "western";
};

struct RangeEnd {
  YearPoint point;
  bool open = false;
};

class YearPoints {
 public:
  /// `text` must outlive the reader.
  explicit YearPoints(const YearText& text) : text_(text) {}

  /// Whether a year or date may begin with `c`.
  [[nodiscard]] static bool may_begin(char32_t c);
  /// The year or date that begins at `i`.
  [[nodiscard]] std::optional<YearPoint> at(std::size_t i) const;
  /// The year number of `era` at `i`. `unit_needed`: only with 年 behind it.
  [[nodiscard]] std::optional<YearPoint> in_era(const Era& era, std::size_t i, const char* how,
                                                bool unit_needed) const;
  /// A member of a list of Gregorian years at `i`; only the last one has its 年.
  [[nodiscard]] std::optional<YearPoint> western_in_list(std::size_t i) const;
  /// Behind `left`: a range sign and its right end, which may inherit the era or the century.
  [[nodiscard]] std::optional<RangeEnd> range_right(const YearPoint& left) const;
  /// 7月14日~8月26日, 26日から28日: the end of a range inside one year.
  [[nodiscard]] std::optional<YearPoint> same_year_right(const YearPoint& left) const;
  [[nodiscard]] static bool is_early(const YearPoint& p);
  /// What follows makes the number before 年 a quantity: 1000年前, 2000年間, 3年生. `after`: behind
  /// 年; `begin`: of the number.
  [[nodiscard]] bool is_quantity(std::size_t after, std::size_t begin) const;
  /// Reads 10月6日 behind a year into `p`.
  void month_and_day(YearPoint& p) const;

 private:
  [[nodiscard]] const Era* era_at(std::size_t i, std::size_t& end) const;
  bool unit_and_date(YearPoint& p) const;
  [[nodiscard]] std::optional<YearPoint> era_point(std::size_t i) const;
  /// Behind (平成16) or (2004), the same year in the other calendar; 0 when there is none.
  [[nodiscard]] std::size_t other_calendar(std::size_t i) const;
  std::size_t dotted_tail(YearPoint& p) const;
  [[nodiscard]] std::optional<YearPoint> abbreviation_point(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> western_point(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> early_point(std::size_t i, const YearNumber& n) const;
  [[nodiscard]] bool is_decade(std::size_t after) const;
  [[nodiscard]] bool is_before_christ(std::size_t begin) const;
  [[nodiscard]] std::optional<YearPoint> kanji_western_point(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> english_point(std::size_t i) const;

  const YearText& text_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_RECOGNIZE_YEAR_POINTS_H_
