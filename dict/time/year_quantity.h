// What makes a number before 年 a quantity, an anniversary or a year of another calendar.
#ifndef KOURYU_DICT_TIME_YEAR_QUANTITY_H_
#define KOURYU_DICT_TIME_YEAR_QUANTITY_H_

#include <cstddef>

#include "dict/time/year_text.h"

namespace kouryu {

/// What stands around a number makes it a quantity, however long the number is: 1000年前, 2000年間,
/// 3年生, 約5年. `begin`: of the number; `after`: behind its 年.
[[nodiscard]] bool is_quantity(const YearText& text, std::size_t begin, std::size_t after);

/// The half of is_quantity() that stands behind: for a member of a list, whose 、 stands before it.
[[nodiscard]] bool is_quantity_behind(const YearText& text, std::size_t begin, std::size_t after);

/// What follows a number with a point makes it a measure or the number of something: 2010.5km,
/// 1986.4平方キロ, 2004.1版.
[[nodiscard]] bool is_measured(const YearText& text, std::size_t after);

/// As is_quantity(), for a number of four digits and its value: 1300年の古都, 樹齢2000年.
[[nodiscard]] bool is_age(const YearText& text, std::size_t begin, std::size_t after, int value);

/// What follows 年 tells a stretch of time: 20年の歴史, 100年に向けて. For numbers of one to three
/// digits, which are quantities more often than years.
[[nodiscard]] bool is_stretch(const YearText& text, std::size_t after);

/// As is_stretch(), behind 年度: 3年度にわたり, 2年度連続; not 25年度の計画.
[[nodiscard]] bool is_stretch_of_fiscal_years(const YearText& text, std::size_t after);

/// What stands before a number of three digits makes it a count from some event: 没後100年,
/// 移民120年, 開港から160年; not 西暦794年, 奈良時代の740年.
[[nodiscard]] bool counts_from_event(const YearText& text, std::size_t begin);

/// Behind 年: 1970年代 is no year; 2004年代表団 is.
[[nodiscard]] bool is_decade(const YearText& text, std::size_t after);

/// 前75年, 紀元前300年から200年, 前305/304年, ヒジュラ暦1400年; not 以前2004年, 午前, 西暦79年.
[[nodiscard]] bool is_of_other_calendar(const YearText& text, std::size_t begin, int value);

}  // namespace kouryu

#endif  // KOURYU_DICT_TIME_YEAR_QUANTITY_H_
