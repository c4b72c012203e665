// Digits are rounded as decimal text of 15 places, half away from zero, as spreadsheets do; binary
// rounding would show 1.005 as 1.00.
#include "indexer/extract/office/shown_digits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace kouryu::office {
namespace {

constexpr int kPlaces = 15;           // that a spreadsheet's number has
constexpr int kGeneralDecimals = 10;  // of a number without format, less its whole digits
constexpr double kGeneralWhole = 1e15;
constexpr double kGeneralSmall = 1e-9;
constexpr int kGroup = 3;
constexpr int kMostDecimals = 30;

/// 0.d1d2d3… x 10^point, without the sign.
struct Decimal {
  std::string digits;
  int point = 0;
};

Decimal decimal_of(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.*e", kPlaces - 1, std::abs(value));
  const std::string_view all(text.data());
  const std::size_t e = all.find('e');
  Decimal out;
  for (const char c : all.substr(0, e)) {
    if (c != '.') out.digits += c;
  }
  out.point = std::atoi(std::string(all.substr(e + 1)).c_str()) + 1;
  return out;
}

struct Parts {
  std::string whole;     // without leading zeros; empty for 0
  std::string decimals;  // exactly as many as asked
};

/// Rounded to `decimals` places.
Parts rounded(double value, int decimals) {
  Decimal number = decimal_of(value);
  if (number.point < -decimals) number = {"0", 1};
  if (number.point <= 0) {
    number.digits.insert(0, static_cast<std::size_t>(1 - number.point), '0');
    number.point = 1;
  }
  number.digits.insert(0, 1, '0');  // room for a carry
  ++number.point;
  const auto keep = static_cast<std::size_t>(number.point + decimals);
  if (number.digits.size() > keep) {
    bool carry = number.digits[keep] >= '5';
    number.digits.resize(keep);
    for (std::size_t i = keep; carry && i-- > 0;) {
      carry = number.digits[i] == '9';
      number.digits[i] = carry ? '0' : static_cast<char>(number.digits[i] + 1);
    }
  }
  number.digits.resize(keep, '0');
  Parts parts;
  parts.whole = number.digits.substr(0, static_cast<std::size_t>(number.point));
  parts.whole.erase(0, std::min(parts.whole.find_first_not_of('0'), parts.whole.size()));
  parts.decimals = number.digits.substr(static_cast<std::size_t>(number.point));
  return parts;
}

bool is_zero(const Parts& parts) {
  return parts.whole.empty() && parts.decimals.find_first_not_of('0') == std::string::npos;
}

std::string_view blank(const std::string& placeholder) {
  return placeholder == "0" ? "0" : placeholder == "?" ? " " : "";
}

std::size_t count(const std::vector<FormatToken>& tokens, std::size_t from, std::size_t to) {
  std::size_t digits = 0;
  for (std::size_t i = from; i < to; ++i) digits += tokens[i].kind == FormatTokenKind::Digit;
  return digits;
}

/// Whole digits over the placeholders of tokens[from, to), from the right; the leftmost one takes
/// what is left.
std::string whole_text(std::string_view digits, const std::vector<FormatToken>& tokens,
                       std::size_t from, std::size_t to, bool grouped) {
  std::vector<std::string> pieces;
  std::size_t left = count(tokens, from, to);
  std::size_t taken = digits.size();
  int written = 0;
  const auto put = [&](std::string_view digit) {
    if (grouped && written > 0 && written % kGroup == 0 && !digit.empty() && digit != " ") {
      pieces.emplace_back(",");
    }
    if (!digit.empty()) ++written;
    pieces.emplace_back(digit);
  };
  for (std::size_t i = to; i-- > from;) {
    const FormatToken& token = tokens[i];
    if (token.kind == FormatTokenKind::Literal) pieces.push_back(token.text);
    if (token.kind != FormatTokenKind::Digit) continue;
    --left;
    put(taken > 0 ? digits.substr(--taken, 1) : blank(token.text));
    while (left == 0 && taken > 0) put(digits.substr(--taken, 1));
  }
  std::string out;
  for (auto it = pieces.rbegin(); it != pieces.rend(); ++it) out += *it;
  return out;
}

std::string decimal_text(std::string_view digits, const std::vector<FormatToken>& tokens,
                         std::size_t from, std::size_t to) {
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = from; i < to; ++i) {
    const FormatToken& token = tokens[i];
    if (token.kind == FormatTokenKind::Literal) out += token.text;
    if (token.kind != FormatTokenKind::Digit) continue;
    const bool only_zeros = digits.find_first_not_of('0', next) == std::string_view::npos;
    out += only_zeros ? blank(token.text) : digits.substr(next, 1);
    ++next;
  }
  return out;
}

std::size_t find(const std::vector<FormatToken>& tokens, FormatTokenKind kind) {
  const auto it = std::find_if(tokens.begin(), tokens.end(),
                               [&](const FormatToken& token) { return token.kind == kind; });
  return static_cast<std::size_t>(it - tokens.begin());
}

/// 1.5 as `# ?/?`: the fraction with the least error among those whose denominator fits.
std::string fraction(double value, const FormatSection& section) {
  const auto& tokens = section.tokens;
  const std::size_t slash = find(tokens, FormatTokenKind::Slash);
  std::size_t top = slash;  // where the numerator's placeholders begin
  while (top > 0 && tokens[top - 1].kind == FormatTokenKind::Digit) --top;
  const bool mixed = count(tokens, 0, top) > 0;
  std::size_t below = slash + 1;
  std::string fixed;  // a denominator that the code gives: ?/8
  while (below < tokens.size() && tokens[below].kind != FormatTokenKind::Digit) {
    if (tokens[below].kind == FormatTokenKind::Literal) fixed += tokens[below].text;
    ++below;
  }
  const double whole = mixed ? std::floor(value) : 0;
  const double rest = value - whole;
  const long given = std::atol(fixed.c_str());
  const std::size_t places = std::clamp<std::size_t>(count(tokens, slash, tokens.size()), 1, 3);
  const long most = given > 0 ? given : std::lround(std::pow(10, places)) - 1;
  long over = 0;
  long under = 1;
  double error = 2;
  for (long d = given > 0 ? given : 1; d <= most; ++d) {
    const long n = std::lround(rest * static_cast<double>(d));
    const double miss = std::abs(rest - static_cast<double>(n) / static_cast<double>(d));
    if (miss >= error - 1e-12) continue;
    error = miss;
    over = n;
    under = d;
  }
  long units = static_cast<long>(whole);
  if (mixed && over == under) {
    ++units;
    over = 0;
  }
  if (mixed && over == 0) return std::to_string(units);
  std::string out = mixed && units > 0 ? std::to_string(units) + " " : "";
  return out + std::to_string(over) + "/" + std::to_string(under);
}

std::string scientific(double value, const FormatSection& section) {
  const auto& tokens = section.tokens;
  const std::size_t e = find(tokens, FormatTokenKind::Exponent);
  const std::size_t point = std::min(find(tokens, FormatTokenKind::Point), e);
  const int step = std::max(1, static_cast<int>(count(tokens, 0, point)));
  const auto decimals = static_cast<int>(count(tokens, point, e));
  int exponent = value == 0 ? 0 : decimal_of(value).point - 1;
  // ##0.0E+0 counts in steps of three.
  const auto down = [&](int x) { return x - ((x % step) + step) % step; };
  exponent = down(exponent);
  Parts parts = rounded(value / std::pow(10, exponent), decimals);
  if (static_cast<int>(parts.whole.size()) > step) {
    exponent += step;
    parts = rounded(value / std::pow(10, exponent), decimals);
  }
  std::string out = whole_text(parts.whole, tokens, 0, point, false);
  if (point < e) out += "." + decimal_text(parts.decimals, tokens, point + 1, e);
  out += 'E';
  if (exponent < 0 || tokens[e].text[1] == '+') out += exponent < 0 ? '-' : '+';
  return out + whole_text(std::to_string(std::abs(exponent)), tokens, e + 1, tokens.size(), false);
}

}  // namespace

std::string general_number(double value) {
  const double size = std::abs(value);
  if (!(size < kGeneralWhole) || (size > 0 && size < kGeneralSmall)) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.5E", value);
    std::string out(text.data());
    const std::size_t e = out.find('E');
    if (e == std::string::npos) return {};  // no number
    std::size_t zeros = e;
    while (out[zeros - 1] == '0') --zeros;
    if (out[zeros - 1] == '.') --zeros;
    return out.erase(zeros, e - zeros);
  }
  const auto whole_digits = static_cast<int>(rounded(std::floor(size), 0).whole.size());
  Parts parts = rounded(value, std::max(0, kGeneralDecimals - std::max(1, whole_digits)));
  std::string out = value < 0 && !is_zero(parts) ? "-" : "";
  out += parts.whole.empty() ? "0" : parts.whole;
  parts.decimals.resize(parts.decimals.find_last_not_of('0') + 1);
  if (!parts.decimals.empty()) out += "." + parts.decimals;
  return out;
}

std::string shown_digits(double value, const FormatSection& section) {
  const auto& tokens = section.tokens;
  const std::size_t digits = count(tokens, 0, tokens.size());
  std::string out;
  if (find(tokens, FormatTokenKind::General) < tokens.size() ||
      (digits == 0 && find(tokens, FormatTokenKind::Value) < tokens.size())) {
    for (const FormatToken& token : tokens) {
      if (token.kind == FormatTokenKind::Literal) out += token.text;
      if (token.kind == FormatTokenKind::General || token.kind == FormatTokenKind::Value) {
        out += in_numerals(general_number(value), section.numerals, true);
      }
    }
    return out;
  }
  value *= std::pow(100, section.percents);
  value /= std::pow(1000, section.thousands);
  const bool negative = value < 0;
  const double size = std::abs(value);
  if (find(tokens, FormatTokenKind::Exponent) < tokens.size()) {
    out = scientific(size, section);
  } else if (find(tokens, FormatTokenKind::Slash) < tokens.size() && digits > 0) {
    out = fraction(size, section);
  } else {
    const std::size_t point = find(tokens, FormatTokenKind::Point);
    const auto decimals =
        static_cast<int>(std::min<std::size_t>(count(tokens, point, tokens.size()), kMostDecimals));
    const Parts parts = rounded(size, decimals);
    out = whole_text(parts.whole, tokens, 0, point, section.grouped);
    if (point < tokens.size()) {
      out += "." + decimal_text(parts.decimals, tokens, point + 1, tokens.size());
    }
    if (digits > 0 && is_zero(parts)) return in_numerals(out, section.numerals, false);
  }
  if (digits > 0) out = in_numerals(out, section.numerals, false);
  return negative && digits > 0 ? "-" + out : out;
}

}  // namespace kouryu::office
