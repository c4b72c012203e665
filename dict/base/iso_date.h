// Dates as documents have them: YYYY-MM-DD, YYYY-MM or YYYY.
#ifndef KOURYU_DICT_BASE_ISO_DATE_H_
#define KOURYU_DICT_BASE_ISO_DATE_H_

#include <string_view>

namespace kouryu {

/// Whether `date` has the shape of one; nothing has it too, for a document may have no date.
[[nodiscard]] inline bool is_iso_date(std::string_view date) {
  constexpr std::string_view kShape = "0000-00-00";
  if (!date.empty() && date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  for (std::size_t i = 0; i < date.size(); ++i) {
    const bool is_digit = date[i] >= '0' && date[i] <= '9';
    if (kShape[i] == '-' ? date[i] != '-' : !is_digit) return false;
  }
  return true;
}

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_ISO_DATE_H_
