// Numbers are read piece by piece: digits, then a unit, the units falling.
#include "searcher/query/numbers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

using Chars = std::u32string_view;

constexpr Chars kDigits = U"〇一二三四五六七八九";
constexpr std::array<std::pair<char32_t, std::uint64_t>, 3> kSmallUnits = {
    {{U'千', 1000}, {U'百', 100}, {U'十', 10}}};
constexpr std::array<std::pair<char32_t, std::uint64_t>, 2> kLargeUnits = {
    {{U'億', 100000000}, {U'万', 10000}}};
constexpr std::uint64_t kTenThousand = 10000;
constexpr std::uint64_t kTooLarge = 1000000000000;
constexpr std::size_t kMostDigits = 12;
constexpr std::size_t kMostPlaces = 4;  // of 二〇〇〇

template <class Units>
std::uint64_t unit_of(const Units& units, char32_t c) {
  const auto found =
      std::find_if(units.begin(), units.end(), [&](const auto& unit) { return unit.first == c; });
  return found == units.end() ? 0 : found->second;
}

class Reader {
 public:
  Reader(Chars text, std::size_t at) : text_(text), begin_(at), at_(at) {}

  std::optional<WrittenNumber> read() {
    while (at_ < text_.size() && sound_ && total_ + section_ + digits_ < kTooLarge) {
      if (const std::uint64_t small = unit_of(kSmallUnits, text_[at_]); small > 0) {
        small_unit(small);
      } else if (const std::uint64_t large = unit_of(kLargeUnits, text_[at_]); large > 0) {
        large_unit(large);
      } else if (!digits()) {
        break;
      }
    }
    const std::uint64_t value = total_ + section_ + digits_;
    if (!sound_ || value == 0 || value >= kTooLarge) return std::nullopt;
    return WrittenNumber{value, at_ - begin_};
  }

 private:
  bool digits() {
    const bool arabic = is_ascii_digit(text_[at_]);
    if (!arabic && kDigits.find(text_[at_]) == Chars::npos) return false;
    const std::size_t begin = at_;
    std::size_t places = 0;
    for (; at_ < text_.size() && places <= kMostDigits; ++at_) {
      if (arabic && text_[at_] == U',' && group_follows()) continue;
      const std::size_t digit = kDigits.find(text_[at_]);
      if (arabic ? !is_ascii_digit(text_[at_]) : digit == Chars::npos) break;
      digits_ = digits_ * 10 + (arabic ? text_[at_] - U'0' : digit);
      ++places;
    }
    // 03, 〇三: codes and times. Digits behind digits (2二), or many before a unit (二三十).
    sound_ = !given_ && places <= kMostDigits && text_[begin] != U'0' && text_[begin] != U'〇';
    given_ = true;
    long_ = places > 1;
    return true;
  }

  [[nodiscard]] bool group_follows() const {
    constexpr std::size_t kGroup = 3;
    for (std::size_t i = 1; i <= kGroup; ++i) {
      if (at_ + i >= text_.size() || !is_ascii_digit(text_[at_ + i])) return false;
    }
    return true;
  }

  void small_unit(std::uint64_t unit) {
    sound_ = unit < last_small_ && !(given_ && long_);
    section_ += (given_ ? digits_ : 1) * unit;
    last_small_ = unit;
    end_piece();
  }

  void large_unit(std::uint64_t unit) {
    const std::uint64_t counted = section_ + digits_;
    sound_ = unit < last_large_ && counted > 0 && counted < kTenThousand;
    total_ += counted * unit;
    section_ = 0;
    last_large_ = unit;
    last_small_ = kTenThousand;
    end_piece();
  }

  void end_piece() {
    digits_ = 0;
    given_ = long_ = false;
    ++at_;
  }

  Chars text_;
  std::size_t begin_;
  std::size_t at_;
  std::uint64_t total_ = 0;    // of pieces with 万 or 億
  std::uint64_t section_ = 0;  // of pieces with 千, 百, 十
  std::uint64_t digits_ = 0;   // before the next unit
  std::uint64_t last_small_ = kTenThousand;
  std::uint64_t last_large_ = kTooLarge;
  bool given_ = false;  // digits stand before the next unit
  bool long_ = false;   // more than one
  bool sound_ = true;
};

std::u32string arabic(std::uint64_t value) {
  const std::string digits = std::to_string(value);
  return {digits.begin(), digits.end()};
}

std::u32string in_groups(const std::u32string& digits) {
  constexpr std::size_t kGroup = 3;
  std::u32string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % kGroup == 0) out += U',';
    out += digits[i];
  }
  return out;
}

/// 三〇, 一九九一.
std::u32string by_places(const std::u32string& digits) {
  std::u32string out;
  for (const char32_t digit : digits) out += kDigits[digit - U'0'];
  return out;
}

/// Below ten thousand; `full`: 一千 for 千.
std::u32string section_in_kanji(std::uint64_t value, bool full) {
  std::u32string out;
  for (const auto& [unit, size] : kSmallUnits) {
    const std::uint64_t count = value / size;
    value %= size;
    if (count == 0) continue;
    if (count > 1 || (full && size == 1000)) out += kDigits[count];
    out += unit;
  }
  if (value > 0) out += kDigits[value];
  return out;
}

std::u32string in_kanji(std::uint64_t value, bool full) {
  std::u32string out;
  for (const auto& [unit, size] : kLargeUnits) {
    if (value >= size) out += section_in_kanji(value / size, true) + unit;
    value %= size;
  }
  return out + section_in_kanji(value, full);
}

/// 2万5千, 3千; empty where a digit below a thousand would have to be told.
std::u32string with_units(std::uint64_t value) {
  constexpr std::uint64_t kThousand = 1000;
  if (value % kThousand != 0) return {};
  std::u32string out;
  for (const auto& [unit, size] : kLargeUnits) {
    if (value >= size) out += arabic(value / size) + unit;
    value %= size;
  }
  return value == 0 ? out : out + arabic(value / kThousand) + U'千';
}

}  // namespace

std::optional<WrittenNumber> read_number(Chars text, std::size_t at) {
  return Reader(text, at).read();
}

std::vector<std::u32string> number_spellings(std::uint64_t value) {
  const std::u32string digits = arabic(value);
  std::vector<std::u32string> out = {digits, in_kanji(value, false)};
  const auto add = [&](std::u32string spelling) {
    const bool known = std::find(out.begin(), out.end(), spelling) != out.end();
    if (!spelling.empty() && !known) out.push_back(std::move(spelling));
  };
  add(in_groups(digits));
  if (digits.size() <= kMostPlaces) add(by_places(digits));
  add(with_units(value));
  add(in_kanji(value, true));
  return out;
}

}  // namespace kouryu
