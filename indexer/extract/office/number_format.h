// How a spreadsheet shows a number: format codes such as #,##0 "円";[Red]-#,##0 or
// [$-411]ggge"年"m"月"d"日".
//
// A code is parsed once and used for all its cells. Dates and times: date_format.h.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_NUMBER_FORMAT_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_NUMBER_FORMAT_H_

#include <string>
#include <string_view>
#include <vector>

namespace kouryu::office {

enum class FormatTokenKind : std::uint8_t {
  Literal,   // `text`
  Digit,     // `text` is one of 0 # ?
  Point,     // decimal
  Exponent,  // `text` is E+ or E-
  Slash,     // of a fraction
  Value,     // @
  General,
  Date,     // `text`: yyyy, m, aaa, AM/PM … in small letters
  Elapsed,  // `text`: h, mm, s: hours, minutes, seconds in all
};
struct FormatToken {
  FormatTokenKind kind = FormatTokenKind::Literal;
  std::string text{};
};

/// Which numerals a section writes ([DBNum1] …).
enum class Numerals : std::uint8_t { Ascii, Kanji, FormalKanji, FullWidth };

/// One of the parts of a code that ';' stands between.
struct FormatSection {
  std::vector<FormatToken> tokens;
  char compare[2] = {'\0', '\0'};  // of a condition [>=100]: > < =, and = or > behind; else none
  double bound = 0;
  bool grouped = false;  // 1,000
  int percents = 0;
  int thousands = 0;  // commas at the end: shown in thousands
  bool is_date = false;
  bool first_year_named = false;  // 元年
  bool japanese = false;          // 午前, 午後 for AM/PM
  Numerals numerals = Numerals::Ascii;
};

class NumberFormat {
 public:
  explicit NumberFormat(std::string_view code);

  /// As a cell shows it, white space at both ends left out. `from_1904`: the workbook counts days
  /// from 1904 on.
  [[nodiscard]] std::string number(double value, bool from_1904) const;
  [[nodiscard]] std::string text(std::string_view value) const;
  /// Whether numbers are shown as days or times.
  [[nodiscard]] bool is_date() const { return sections_.front().is_date; }

 private:
  std::vector<FormatSection> sections_;
};

/// The code of a format that files name by number only, as a Japanese program reads it; empty
/// (General) for those without.
[[nodiscard]] std::string_view built_in_format(int id);

/// A number without a format, as wide cells show it.
[[nodiscard]] std::string general_number(double value);

/// Half-width digits of `text` as other numerals; as a number read aloud (二十三) where `spoken`.
[[nodiscard]] std::string in_numerals(std::string_view text, Numerals numerals, bool spoken);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_NUMBER_FORMAT_H_
