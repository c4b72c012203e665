// Calendar arithmetic in whole numbers; names as tables.
#include "indexer/extract/office/date_format.h"

#include <array>
#include <chrono>
#include <cmath>
#include <string_view>

#include "dict/base/utf8.h"
#include "dict/time/eras.h"

namespace kouryu::office {
namespace {

constexpr std::array<std::string_view, 7> kWeekdaySigns = {"日", "月", "火", "水",
                                                           "木", "金", "土"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

constexpr double kLastDay = 2958466;  // 10000-01-01: past the calendar
constexpr long kDaySeconds = 86400;
constexpr int kShortName = 3;  // letters of Jan, Sun

struct Moment {
  int year = 0, month = 0, day = 0, weekday = 0;
  long days = 0;        // since the beginning of the calendar
  long second = 0;      // of the day
  double fraction = 0;  // of the second
};

Moment moment_of(double value, bool from_1904, int decimals) {
  Moment at;
  const double scale = std::pow(10.0, decimals);
  // Rounded to what is shown, so that 11:59:59.9999 of floating point is noon.
  const auto ticks = static_cast<long long>(
      std::llround((value - std::floor(value)) * static_cast<double>(kDaySeconds) * scale));
  const auto a_second = static_cast<long long>(scale);
  auto days = static_cast<long>(std::floor(value));
  long long seconds = ticks / a_second;
  if (seconds >= kDaySeconds) {
    seconds -= kDaySeconds;
    ++days;
  }
  at.fraction = static_cast<double>(ticks % a_second) / scale;
  at.second = static_cast<long>(seconds);
  at.days = days;
  using std::chrono::sys_days;
  const auto from = [](int y, unsigned m, unsigned d) {
    return sys_days(std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d});
  };
  if (!from_1904 && days == 60) {  // 29 February 1900, a day that spreadsheets alone have
    at = {1900, 2, 29, 3, days, at.second, at.fraction};
    return at;
  }
  if (!from_1904 && days == 0) {  // a time without a day
    at = {1900, 1, 0, 6, days, at.second, at.fraction};
    return at;
  }
  const sys_days base =
      from_1904 ? from(1904, 1, 1) : (days < 60 ? from(1899, 12, 31) : from(1899, 12, 30));
  const sys_days date = base + std::chrono::days(days);
  const std::chrono::year_month_day ymd(date);
  at.year = static_cast<int>(ymd.year());
  at.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  at.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
  // The day that never was shifts the weekdays before it, in what is shown too.
  const int shift = !from_1904 && days < 60 ? 6 : 0;
  at.weekday = static_cast<int>(
      (std::chrono::weekday(date).c_encoding() + static_cast<unsigned>(shift)) % 7U);
  return at;
}

const Era& era_of(const Moment& at) {
  return era_of_day(at.year * 10000 + at.month * 100 + at.day);
}

std::string padded(long number, std::size_t width) {
  std::string out = std::to_string(number);
  if (out.size() < width) out.insert(0, width - out.size(), '0');
  return out;
}

class Writer {
 public:
  Writer(const Moment& at, const FormatSection& section) : at_(at), section_(section) {
    for (const FormatToken& token : section.tokens) {
      if (token.kind == FormatTokenKind::Date && token.text.find('/') != std::string::npos) {
        twelve_hours_ = true;
      }
    }
  }

  std::string run() {
    for (std::size_t i = 0; i < section_.tokens.size(); ++i) token(i);
    return std::move(out_);
  }

 private:
  void number(long value, std::size_t width) {
    out_ += in_numerals(padded(value, width), section_.numerals, width < 3);
  }

  void token(std::size_t i) {
    const FormatToken& token = section_.tokens[i];
    switch (token.kind) {
      case FormatTokenKind::Date:
        date(token.text, i);
        break;
      case FormatTokenKind::Elapsed:
        elapsed(token.text);
        break;
      case FormatTokenKind::Literal:
        out_ += token.text;
        break;
      case FormatTokenKind::Slash:
        out_ += '/';
        break;
      case FormatTokenKind::Point:
        if (i + 1 == section_.tokens.size() ||
            section_.tokens[i + 1].kind != FormatTokenKind::Digit) {
          out_ += '.';  // of 1.4.2023; before zeros it begins the fraction of a second
        } else {
          fraction(i + 1);
        }
        break;
      case FormatTokenKind::Digit:  // written with the point before it
      case FormatTokenKind::Exponent:
      case FormatTokenKind::Value:
      case FormatTokenKind::General:
        break;
    }
  }

  void fraction(std::size_t from) {
    double rest = at_.fraction;
    out_ += '.';
    for (std::size_t i = from;
         i < section_.tokens.size() && section_.tokens[i].kind == FormatTokenKind::Digit; ++i) {
      rest = rest * 10 + 1e-9;
      const int digit = static_cast<int>(rest) % 10;
      out_ += static_cast<char>('0' + digit);
      rest -= std::floor(rest);
    }
  }

  void elapsed(const std::string& text) {
    const long seconds = at_.days * kDaySeconds + at_.second;
    const long unit = text[0] == 'h' ? 3600 : text[0] == 'm' ? 60 : 1;
    number(seconds / unit, text.size());
  }

  void date(const std::string& text, std::size_t i) {
    const std::size_t width = text.size();
    switch (text[0]) {
      case 'y':
        number(width <= 2 ? at_.year % 100 : at_.year, width <= 2 ? 2 : 4);
        break;
      case 'g':
        era_name(width);
        break;
      case 'e':
        era_year(width);
        break;
      case 'r':  // rr: name of the era and two digits
        if (width > 1) era_name(3);
        era_year(2);
        break;
      case 'm':
        is_minute(i) ? number(at_.second / 60 % 60, width) : month(width);
        break;
      case 'd':
        day(width);
        break;
      case 'a':
        if (text.find('/') != std::string::npos) {
          half_day(text);
        } else {
          out_ += kWeekdaySigns.at(static_cast<std::size_t>(at_.weekday));
          if (width >= 4) out_ += "曜日";
        }
        break;
      case 'h': {
        const long hour = at_.second / 3600;
        number(twelve_hours_ ? (hour + 11) % 12 + 1 : hour, width);
        break;
      }
      case 's':
        number(at_.second % 60, width);
        break;
      default:
        break;
    }
  }

  /// H, 平, 平成.
  void era_name(std::size_t width) {
    const Era& era = era_of(at_);
    if (width == 1 && era.letter != 0) {
      out_ += static_cast<char>(era.letter - 'a' + 'A');
    } else {
      out_ += to_utf8(width == 2 ? era.name.substr(0, 1) : era.name);
    }
  }

  void era_year(std::size_t width) {
    const int year = at_.year - era_of(at_).offset;
    if (year == 1 && section_.first_year_named) {
      out_ += "元";
    } else {
      number(year, width);
    }
  }

  void month(std::size_t width) {
    if (width <= 2) return number(at_.month, width);
    const std::string_view name = kMonths.at(static_cast<std::size_t>(at_.month - 1));
    out_ += width == 3 ? name.substr(0, kShortName) : width == 5 ? name.substr(0, 1) : name;
  }

  void day(std::size_t width) {
    if (width <= 2) return number(at_.day, width);
    const std::string_view name = kWeekdays.at(static_cast<std::size_t>(at_.weekday));
    out_ += width == 3 ? name.substr(0, kShortName) : name;
  }

  void half_day(const std::string& text) {
    const bool morning = at_.second < kDaySeconds / 2;
    if (section_.japanese) {
      out_ += morning ? "午前" : "午後";
    } else {
      out_ += morning ? (text.size() > 3 ? "AM" : "A") : (text.size() > 3 ? "PM" : "P");
    }
  }

  /// m is minutes behind hours and before seconds: h:mm, mm:ss.
  [[nodiscard]] bool is_minute(std::size_t i) const {
    const auto unit = [&](std::size_t j) {
      const FormatToken& token = section_.tokens[j];
      const bool time =
          token.kind == FormatTokenKind::Date || token.kind == FormatTokenKind::Elapsed;
      return time ? token.text[0] : '\0';
    };
    for (std::size_t j = i; j-- > 0;) {
      if (unit(j) == '\0' || (unit(j) == 'a' && section_.tokens[j].text.size() > 2)) continue;
      if (unit(j) == 'h') return true;
      break;
    }
    for (std::size_t j = i + 1; j < section_.tokens.size(); ++j) {
      if (unit(j) != '\0') return unit(j) == 's';
    }
    return false;
  }

  Moment at_;
  const FormatSection& section_;
  bool twelve_hours_ = false;
  std::string out_;
};

}  // namespace

std::string shown_date(double value, const FormatSection& section, bool from_1904) {
  if (!(value >= 0 && value < kLastDay)) return general_number(value);
  int decimals = 0;
  for (std::size_t i = 1; i < section.tokens.size(); ++i) {
    if (section.tokens[i].kind == FormatTokenKind::Digit && decimals < 3) ++decimals;
  }
  return Writer(moment_of(value, from_1904, decimals), section).run();
}

}  // namespace kouryu::office
