// The parser of format codes and the writer of numbers.
#include "indexer/extract/office/number_format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "dict/base/utf8.h"
#include "indexer/extract/ascii.h"
#include "indexer/extract/office/date_format.h"
#include "indexer/extract/office/shown_digits.h"

namespace kouryu::office {
namespace {

struct BuiltIn {
  int id;
  std::string_view code;
};
// Numbers that mean different codes by language have the Japanese ones.
constexpr std::array kBuiltIns = {
    BuiltIn{1, "0"},
    BuiltIn{2, "0.00"},
    BuiltIn{3, "#,##0"},
    BuiltIn{4, "#,##0.00"},
    BuiltIn{5, R"("¥"#,##0;"¥"\-#,##0)"},
    BuiltIn{6, R"("¥"#,##0;"¥"\-#,##0)"},
    BuiltIn{7, R"("¥"#,##0.00;"¥"\-#,##0.00)"},
    BuiltIn{8, R"("¥"#,##0.00;"¥"\-#,##0.00)"},
    BuiltIn{9, "0%"},
    BuiltIn{10, "0.00%"},
    BuiltIn{11, "0.00E+00"},
    BuiltIn{12, "# ?/?"},
    BuiltIn{13, "# ?\?/?\?"},
    BuiltIn{14, "yyyy/m/d"},
    BuiltIn{15, "d-mmm-yy"},
    BuiltIn{16, "d-mmm"},
    BuiltIn{17, "mmm-yy"},
    BuiltIn{18, "h:mm AM/PM"},
    BuiltIn{19, "h:mm:ss AM/PM"},
    BuiltIn{20, "h:mm"},
    BuiltIn{21, "h:mm:ss"},
    BuiltIn{22, "yyyy/m/d h:mm"},
    BuiltIn{27, "[$-411]ge.m.d"},
    BuiltIn{28, R"([$-411]ggge"年"m"月"d"日")"},
    BuiltIn{29, R"([$-411]ggge"年"m"月"d"日")"},
    BuiltIn{30, "m/d/yy"},
    BuiltIn{31, R"(yyyy"年"m"月"d"日")"},
    BuiltIn{32, R"(h"時"mm"分")"},
    BuiltIn{33, R"(h"時"mm"分"ss"秒")"},
    BuiltIn{34, R"(yyyy"年"m"月")"},
    BuiltIn{35, R"(m"月"d"日")"},
    BuiltIn{36, "[$-411]ge.m.d"},
    BuiltIn{37, R"(#,##0;\-#,##0)"},
    BuiltIn{38, R"(#,##0;\-#,##0)"},
    BuiltIn{39, R"(#,##0.00;\-#,##0.00)"},
    BuiltIn{40, R"(#,##0.00;\-#,##0.00)"},
    BuiltIn{41, R"(#,##0;\-#,##0;"-";@)"},
    BuiltIn{42, R"("¥"#,##0;"¥"\-#,##0;"¥-";@)"},
    BuiltIn{43, R"(#,##0.00;\-#,##0.00;"-";@)"},
    BuiltIn{44, R"("¥"#,##0.00;"¥"\-#,##0.00;"¥-";@)"},
    BuiltIn{45, "mm:ss"},
    BuiltIn{46, "[h]:mm:ss"},
    BuiltIn{47, "mm:ss.0"},
    BuiltIn{48, "##0.0E+0"},
    BuiltIn{49, "@"},
    BuiltIn{50, "[$-411]ge.m.d"},
    BuiltIn{51, R"([$-411]ggge"年"m"月"d"日")"},
    BuiltIn{52, R"(yyyy"年"m"月")"},
    BuiltIn{53, R"(m"月"d"日")"},
    BuiltIn{54, R"([$-411]ggge"年"m"月"d"日")"},
    BuiltIn{55, R"(yyyy"年"m"月")"},
    BuiltIn{56, R"(m"月"d"日")"},
    BuiltIn{57, "[$-411]ge.m.d"},
    BuiltIn{58, R"([$-411]ggge"年"m"月"d"日")"},
};

constexpr std::string_view kSystemLongDate = "[$-F800]";
constexpr std::string_view kSystemTime = "[$-F400]";
constexpr std::array<std::string_view, 2> kGeneralNames = {"General", "G/標準"};
constexpr std::array<std::string_view, 3> kHalfDays = {"AM/PM", "A/P", "午前/午後"};
constexpr std::string_view kDateLetters = "ymdhsegar";

bool begins(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(),
                    [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
}

/// One section of a code into its tokens.
class SectionParser {
 public:
  explicit SectionParser(std::string_view code) : code_(code) {}

  FormatSection run() {
    while (at_ < code_.size()) step();
    // A comma between digits groups them; behind the last one it divides by a thousand.
    section_.thousands = pending_commas_;
    section_.is_date = has(FormatTokenKind::Date) || has(FormatTokenKind::Elapsed);
    return std::move(section_);
  }

 private:
  [[nodiscard]] bool has(FormatTokenKind kind) const {
    return std::any_of(section_.tokens.begin(), section_.tokens.end(),
                       [&](const FormatToken& token) { return token.kind == kind; });
  }
  void add(FormatTokenKind kind, std::string_view text) {
    if (kind == FormatTokenKind::Literal && !section_.tokens.empty() &&
        section_.tokens.back().kind == kind) {
      section_.tokens.back().text += text;
    } else {
      section_.tokens.push_back({kind, std::string(text)});
    }
  }
  /// The character at `from`, whole.
  [[nodiscard]] std::string_view letter(std::size_t from) const {
    if (from >= code_.size()) return {};
    return code_.substr(from, char_bytes(code_[from]));
  }

  void step() {
    const std::string_view rest = code_.substr(at_);
    const char c = rest[0];
    if (c == '"') return quoted();
    if (c == '[') return bracket();
    if (c == '\\' || c == '!') {  // ! is the mark of Japanese programs
      const std::string_view next = letter(at_ + 1);
      add(FormatTokenKind::Literal, next);
      at_ += 1 + next.size();
      return;
    }
    if (c == '_' || c == '*') {  // as wide as, filled with: room, not text
      if (c == '_') add(FormatTokenKind::Literal, " ");
      at_ += 1 + letter(at_ + 1).size();
      return;
    }
    for (const std::string_view name : kGeneralNames) {
      if (!begins(rest, name)) continue;
      add(FormatTokenKind::General, "");
      at_ += name.size();
      return;
    }
    for (const std::string_view name : kHalfDays) {
      if (!begins(rest, name)) continue;
      if (name.size() > 5) section_.japanese = true;
      add(FormatTokenKind::Date, name.size() > 3 ? "am/pm" : "a/p");
      at_ += name.size();
      return;
    }
    if (c == '0' || c == '#' || c == '?') return digit(c);
    if ((c == 'E' || c == 'e') && rest.size() > 1 && (rest[1] == '+' || rest[1] == '-') &&
        has(FormatTokenKind::Digit)) {
      add(FormatTokenKind::Exponent, rest.substr(0, 2));
      at_ += 2;
      return;
    }
    if (kDateLetters.find(ascii_lower(c)) != std::string_view::npos) return date(c);
    mark(c);
  }

  void quoted() {
    const std::size_t end = std::min(code_.find('"', at_ + 1), code_.size());
    add(FormatTokenKind::Literal, code_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
  }

  void digit(char c) {
    if (pending_commas_ > 0) section_.grouped = true;
    pending_commas_ = 0;
    add(FormatTokenKind::Digit, std::string(1, c));
    ++at_;
  }

  void date(char c) {
    std::string run;
    while (at_ < code_.size() && ascii_lower(code_[at_]) == ascii_lower(c)) {
      run += ascii_lower(c);
      ++at_;
    }
    // One or two a are no weekday, and any r alone is a letter of some word.
    if (run[0] == 'a' && run.size() < 3) return add(FormatTokenKind::Literal, run);
    add(FormatTokenKind::Date, run);
  }

  void mark(char c) {
    const std::string_view whole = letter(at_);
    at_ += whole.size();
    const bool behind_digits = has(FormatTokenKind::Digit);
    if (c == '@') return add(FormatTokenKind::Value, "");
    if (c == '.') return add(FormatTokenKind::Point, "");
    if (c == '/') return add(FormatTokenKind::Slash, "");
    if (c == '%') ++section_.percents;
    if (c == ',' && behind_digits && !has(FormatTokenKind::Date)) {
      ++pending_commas_;
      return;
    }
    add(FormatTokenKind::Literal, whole);
  }

  /// [Red], [>=100], [$¥-411], [h], [DBNum1].
  void bracket() {
    const std::size_t end = std::min(code_.find(']', at_), code_.size());
    const std::string_view inside = code_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    if (inside.empty()) return;
    if (inside[0] == '$') return locale(inside.substr(1));
    if (inside[0] == '<' || inside[0] == '>' || inside[0] == '=') return condition(inside);
    if (begins(inside, "DBNum") && inside.size() == 6) {
      section_.numerals = inside[5] == '1'   ? Numerals::Kanji
                          : inside[5] == '2' ? Numerals::FormalKanji
                                             : Numerals::FullWidth;
      return;
    }
    const char unit = ascii_lower(inside[0]);
    const bool elapsed =
        (unit == 'h' || unit == 'm' || unit == 's') &&
        std::all_of(inside.begin(), inside.end(), [&](char c) { return ascii_lower(c) == unit; });
    if (elapsed) add(FormatTokenKind::Elapsed, std::string(inside.size(), unit));
  }

  void locale(std::string_view inside) {
    const std::size_t dash = inside.rfind('-');
    // $-411, $-ja-JP-x-gannen: what stands before the first dash is a sign of money to show.
    const std::string_view money = inside.substr(0, inside.find('-'));
    if (!money.empty()) add(FormatTokenKind::Literal, money);
    if (inside.find("gannen") != std::string_view::npos) section_.first_year_named = true;
    const std::string_view id = dash == std::string_view::npos ? "" : inside.substr(dash + 1);
    if (inside.find("ja-JP") != std::string_view::npos || id.ends_with("411")) {
      section_.japanese = true;
    }
  }

  void condition(std::string_view inside) {
    std::size_t signs = 1;
    if (inside.size() > 1 && (inside[1] == '=' || inside[1] == '>')) signs = 2;
    section_.compare[0] = inside[0];
    section_.compare[1] = signs == 2 ? inside[1] : '\0';
    section_.bound = std::strtod(std::string(inside.substr(signs)).c_str(), nullptr);
  }

  std::string_view code_;
  std::size_t at_ = 0;
  int pending_commas_ = 0;
  FormatSection section_;
};

bool fits(double value, const FormatSection& section) {
  const bool equal = section.compare[1] == '=';
  switch (section.compare[0]) {
    case '<':
      if (section.compare[1] == '>') return value != section.bound;
      return equal ? value <= section.bound : value < section.bound;
    case '>':
      return equal ? value >= section.bound : value > section.bound;
    default:
      return value == section.bound;
  }
}

/// Where sections end: at ';' outside quotes, brackets and behind no escape.
std::vector<std::string_view> sections_of(std::string_view code) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '\\' || c == '!' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '[') {
      i = std::min(code.find(']', i + 1), code.size());
    } else if (c == ';') {
      out.push_back(code.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  out.push_back(code.substr(std::min(begin, code.size())));
  return out;
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

}  // namespace

NumberFormat::NumberFormat(std::string_view code) {
  // What the system says of dates and times: in Japan these.
  if (code.starts_with(kSystemLongDate)) code = R"(yyyy"年"m"月"d"日")";
  if (code.starts_with(kSystemTime)) code = "h:mm:ss";
  if (code.empty()) code = kGeneralNames[0];
  for (const std::string_view section : sections_of(code)) {
    sections_.push_back(SectionParser(section).run());
  }
}

std::string NumberFormat::number(double value, bool from_1904) const {
  const std::size_t numeric = std::min<std::size_t>(sections_.size(), 3);
  std::size_t chosen = 0;
  bool signless = false;  // the section itself says how a negative number looks
  const bool conditions = std::any_of(sections_.begin(), sections_.end(),
                                      [](const auto& s) { return s.compare[0] != '\0'; });
  if (conditions) {
    chosen = numeric - 1;
    for (std::size_t i = 0; i < numeric; ++i) {
      const FormatSection& section = sections_[i];
      // A section without a condition behind one with it takes negative numbers or the rest.
      const bool takes = section.compare[0] != '\0' ? fits(value, section)
                                                    : i + 1 == numeric || (i == 1 && value < 0);
      if (!takes) continue;
      chosen = i;
      break;
    }
    const FormatSection& section = sections_[chosen];
    signless = section.compare[0] == '<' && section.bound <= 0;
  } else if (value < 0 && numeric > 1) {
    chosen = 1;
    signless = true;
  } else if (value == 0 && numeric > 2) {
    chosen = 2;
  }
  const FormatSection& section = sections_[chosen];
  if (section.is_date) return trimmed(shown_date(value, section, from_1904));
  return trimmed(shown_digits(signless ? std::abs(value) : value, section));
}

std::string NumberFormat::text(std::string_view value) const {
  const FormatSection& last = sections_.back();
  const bool placed = std::any_of(last.tokens.begin(), last.tokens.end(), [](const auto& token) {
    return token.kind == FormatTokenKind::Value;
  });
  // Only a fourth section, or one with @, is about text.
  if (sections_.size() < 4 && !placed) return std::string(value);
  std::string out;
  for (const FormatToken& token : last.tokens) {
    if (token.kind == FormatTokenKind::Literal) out += token.text;
    if (token.kind == FormatTokenKind::Value || token.kind == FormatTokenKind::General) {
      out += value;
    }
  }
  return out;
}

std::string_view built_in_format(int id) {
  for (const BuiltIn& built_in : kBuiltIns) {
    if (built_in.id == id) return built_in.code;
  }
  return {};
}

}  // namespace kouryu::office
