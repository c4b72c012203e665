// One year or date as written, and the right end of a range behind it.
#ifndef KOURYU_DICT_TIME_YEAR_POINTS_H_
#define KOURYU_DICT_TIME_YEAR_POINTS_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "dict/time/year_eras.h"
#include "dict/time/year_mention.h"
#include "dict/time/year_text.h"

namespace kouryu {

/// A year with what was written of it, before ranges and lists are looked at.
struct YearPoint {
  Date date;
  std::size_t end = 0;
  const Era* era = nullptr;
  EraForm form = EraForm::Full;
  bool fiscal = false;
  bool flagged = false;
  bool has_unit = true;    // 年 was written (not so in the left part of 平成19~21年度)
  bool bracketed = false;  // in both calendars without 年: 平成6(1994)
  char32_t sign = 0;       // between the parts of 2019/4/1
  const char* how = "western";
};

[[nodiscard]] inline YearPoint point_of(int year, std::size_t end, const char* how) {
  YearPoint p;
  p.date.year = year;
  p.end = end;
  p.how = how;
  return p;
}

/// A point or a range of them, at `begin`.
struct YearItem {
  std::size_t begin = 0;
  YearPoint first;
  YearPoint last;  // its `end` and `has_unit` are the item's
  bool open = false;
  bool named = false;  // the eras of both ends are written
  const char* how = "western";
};

class YearPoints {
 public:
  /// `text` must outlive the reader.
  explicit YearPoints(const YearText& text) : text_(text) {}

  /// The year or date that begins at `i`: by the first form of year_forms.h that takes it.
  [[nodiscard]] std::optional<YearPoint> at(std::size_t i) const;

  // The readers of the forms. Each asks what stands behind `i`; what may begin there and what
  // stands before it, its row says.
  [[nodiscard]] std::optional<YearPoint> era_year(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> early_year(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> western_year(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> numeric_date(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> western_with_era(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> western_first(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> english_date(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> kanji_year(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> named_thousands_year(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> apostrophe_year(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> year_and_month(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> year_in_cell(std::size_t i) const;
  [[nodiscard]] std::optional<YearPoint> short_year(std::size_t i) const;

  /// The last year that the text told: what short_year() takes era and century from.
  void remember(std::size_t begin, const YearPoint& last) {
    last_ = last;
    last_begins_cell_ = text_.begins_cell(begin);
  }

  /// The same with the range it may begin.
  [[nodiscard]] YearItem item(std::size_t i, const YearPoint& first) const;
  /// The member of a list at `i` behind `before`, which may inherit its era or century.
  [[nodiscard]] std::optional<YearPoint> next_in_list(std::size_t i, const YearPoint& before) const;
  /// 今年7月14日~8月26日, 26日から28日, 3~5日, 7・8月: first and last date inside the year of
  /// `left`.
  [[nodiscard]] std::optional<YearItem> inside_year(std::size_t begin, const YearPoint& left) const;
  /// Reads 10月6日 behind a year into `p`.
  void month_and_day(YearPoint& p) const;

 private:
  bool unit_and_date(YearPoint& p) const;
  bool bracket_and_date(YearPoint& p) const;
  [[nodiscard]] std::optional<YearPoint> in_era(const EraName& name) const;
  /// Behind (平成16) or (2004), the year `year` (0: any) in the other calendar; 0 when there is
  /// none.
  [[nodiscard]] std::size_t other_calendar(std::size_t i, int year) const;
  std::size_t dotted_tail(YearPoint& p) const;
  [[nodiscard]] YearNumber western_number(std::size_t i) const;
  [[nodiscard]] bool is_early_at(std::size_t i) const;
  [[nodiscard]] bool has_early_years() const;
  [[nodiscard]] std::optional<YearPoint> right_end(const YearPoint& left, std::size_t at) const;
  [[nodiscard]] std::optional<YearPoint> range_right(const YearPoint& left, std::size_t at) const;
  [[nodiscard]] std::optional<YearPoint> short_right(const YearPoint& left, std::size_t at) const;
  [[nodiscard]] bool goes_on_without_unit(std::size_t i) const;
  [[nodiscard]] YearNumber day_of_pair(const YearNumber& first, char32_t unit) const;
  [[nodiscard]] std::optional<YearItem> dotted_inside(YearItem item) const;
  [[nodiscard]] std::size_t behind_weekday(std::size_t i) const;

  [[nodiscard]] std::optional<YearPoint> relative_right(const YearPoint& left,
                                                        std::size_t at) const;
  [[nodiscard]] bool ends_range(std::size_t after) const;
  [[nodiscard]] std::size_t month_tail(YearPoint& p) const;
  [[nodiscard]] std::optional<YearPoint> month_behind(const YearPoint& left, std::size_t at) const;
  [[nodiscard]] std::size_t behind_part_of_month(std::size_t i) const;
  [[nodiscard]] bool is_next_row(std::size_t i, const YearPoint& p) const;
  [[nodiscard]] bool has_cells_of_months() const;

  const YearText& text_;
  std::optional<YearPoint> last_;
  bool last_begins_cell_ = false;
  // Looked up when first asked for.
  mutable std::optional<bool> has_early_years_;
  mutable std::optional<bool> has_cells_of_months_;
  mutable std::optional<std::vector<std::size_t>> years_in_rows_;  // ascending
};

/// The year that `n` is where `left` gives era or century.
[[nodiscard]] YearPoint inherited_year(const YearPoint& left, const YearNumber& n, const char* how);

/// The days of `month`, 29 in February.
[[nodiscard]] int days_in_month(int month);

}  // namespace kouryu

#endif  // KOURYU_DICT_TIME_YEAR_POINTS_H_
