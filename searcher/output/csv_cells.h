// Cells of a CSV file for spreadsheet programs.
#ifndef KOURYU_SEARCHER_OUTPUT_CSV_CELLS_H_
#define KOURYU_SEARCHER_OUTPUT_CSV_CELLS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kouryu::csv {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A cell of text. A spreadsheet would run what begins like a formula: an apostrophe keeps it text.
[[nodiscard]] inline std::string cell(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
    out += '\'';
  }
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

/// The values with a semicolon between.
template <class List, class Print>
[[nodiscard]] std::string joined(const List& list, Print&& print) {
  std::string out;
  for (const auto& value : list) {
    if (!out.empty()) out += ';';
    out += print(value);
  }
  return out;
}

[[nodiscard]] inline std::string joined(const std::vector<std::string>& list) {
  return joined(list, [](const std::string& value) { return value; });
}

}  // namespace kouryu::csv

#endif  // KOURYU_SEARCHER_OUTPUT_CSV_CELLS_H_
