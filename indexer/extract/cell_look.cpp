// Read character by character; nothing here knows the cells around.
#include "indexer/extract/cell_look.h"

#include <algorithm>
#include <array>
#include <string>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestLabel = 40;  // characters

}  // namespace

bool holds_letter(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_letter_or_digit(c) && !is_digit(c)) return true;
  }
  return false;
}

bool is_figure(std::string_view cell) {
  constexpr std::u32string_view kBeside =
      U"+-−－‐―–.,，．:：/／%％\\¥￥△▲()（） 　年月日時分円人～〜*＊…・";
  std::size_t digits = 0;
  for (std::size_t position = 0; position < cell.size();) {
    const char32_t c = next_char(cell, position);
    if (is_digit(c)) {
      ++digits;
    } else if (kBeside.find(c) == kBeside.npos) {
      return false;
    }
  }
  if (digits > 0) return true;
  // Without digits only a mark for "none" is: 年 and （人） are words.
  constexpr std::u32string_view kNone = U"-−－‐―–*＊…・△▲";
  return count_chars(cell) <= 3 && to_utf32(cell).find_first_not_of(kNone) == std::u32string::npos;
}

bool is_period(std::string_view cell) {
  std::size_t digits = 0;
  for (std::size_t position = 0; position < cell.size();) {
    const char32_t c = next_char(cell, position);
    if (is_digit(c)) {
      ++digits;
    } else if (c != U'年' && c != U'度' && c != U'月') {
      return cell.ends_with("年") || cell.ends_with("年度");
    }
  }
  const bool year = digits == 4 && (cell.find_first_not_of("0123456789") != cell.npos ||
                                    cell.starts_with("19") || cell.starts_with("20"));
  return year || (digits > 0 && digits <= 4 && cell.ends_with("年")) || cell.ends_with("年度") ||
         (digits > 0 && digits <= 2 && cell.ends_with("月"));
}

bool can_be_label(std::string_view text) {
  if (count_chars(text) > kLongestLabel || text.find("。") != std::string_view::npos) return false;
  return !is_figure(text) || is_period(text);
}

ValueKind kind_by_look(std::string_view text) {
  constexpr std::u32string_view kSigns = U"-+△▲¥￥$.,．，%％()（）:：/／〜~ー－ 　";
  std::size_t digits = 0;
  std::size_t letters = 0;
  bool date = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_digit(c)) {
      ++digits;
    } else if (kSigns.find(c) == std::u32string_view::npos) {
      ++letters;
      if (digits > 0 && (c == U'年' || c == U'月' || c == U'日')) date = true;
    }
  }
  if (digits == 0 || letters > digits + 2) return ValueKind::Text;
  return date ? ValueKind::Date : letters <= 3 ? ValueKind::Number : ValueKind::Text;
}

bool is_sheet_error(std::string_view text) {
  constexpr std::array<std::string_view, 11> kErrors = {
      "#DIV/0!", "#N/A",    "#NAME?", "#NULL!",  "#NUM!",        "#REF!",
      "#VALUE!", "#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA"};
  return text.starts_with('#') && std::find(kErrors.begin(), kErrors.end(), text) != kErrors.end();
}

}  // namespace kouryu
