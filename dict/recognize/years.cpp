// A hand-written scanner for years and dates: linear time, no regular expressions.
//
// Text is folded: digits are ASCII, letters lower case, white space gone between Japanese
// characters. Rules: numbers after an era or before 年 are years unless what follows makes them a
// quantity (5周年, 1000年間); two-digit years only after an era; relative years need a base.
#include "dict/recognize/years.h"

#include <algorithm>
#include <array>
#include <string>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr int kLongestExpansion = 30;  // a closed range of more years gives its ends only

struct Era {
  std::u32string_view name;
  char32_t letter;  // folded abbreviation, 0 for none
  int offset;       // Gregorian year - era year
  int last;         // its last year
};
#include "dict/recognize/eras.inc"

struct Number {
  int value = 0;
  std::size_t end = 0;  // index behind it
  std::size_t digits = 0;
};

/// A year with what was written of it, before ranges and lists are looked at.
struct Point {
  Date date;
  std::size_t end = 0;
  const Era* era = nullptr;
  bool fiscal = false;
  bool flagged = false;
  bool has_unit = true;  // 年 was written (not so in the left part of 平成19~21年度)
  const char* how = "western";
};

int kanji_digit(char32_t c) {
  static constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  const std::size_t at = kDigits.find(c);
  if (c == U'零') return 0;
  return at == kDigits.npos ? -1 : static_cast<int>(at);
}

int days_in(int month) {
  static constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays.at(static_cast<std::size_t>(month));
}

class Scanner {
 public:
  Scanner(const FoldedText& text, const YearContext& context) : context_(context) {
    const std::string& bytes = text.text;
    for (std::size_t position = 0; position < bytes.size();) {
      at_.push_back(position);
      c_.push_back(next_char(bytes, position));
    }
    at_.push_back(bytes.size());
    stop_.assign(c_.size() + 1, false);
    for (const std::size_t b : text.breaks) {
      const auto it = std::lower_bound(at_.begin(), at_.end(), b);
      stop_[static_cast<std::size_t>(it - at_.begin())] = true;
    }
    mark_addresses();
  }

  std::vector<YearMention> run() {
    for (std::size_t i = 0; i < c_.size();) {
      const std::size_t next = address_[i] ? i + 1 : mention_at(i);
      i = std::max(next, i + 1);
    }
    return std::move(mentions_);
  }

 private:
  // --- characters ---
  [[nodiscard]] char32_t peek(std::size_t i) const { return i < c_.size() ? c_[i] : 0; }
  [[nodiscard]] char32_t before(std::size_t i) const { return i > 0 && !stop_[i] ? c_[i - 1] : 0; }

  /// True when `word` stands at `i` with no break inside or before it (unless it begins the match).
  [[nodiscard]] bool has(std::size_t i, std::u32string_view word) const {
    if (i + word.size() > c_.size()) return false;
    for (std::size_t k = 0; k < word.size(); ++k) {
      if (c_[i + k] != word[k] || (k > 0 && stop_[i + k])) return false;
    }
    return true;
  }
  /// As has(), for a word that goes on with a match: no break before it either.
  [[nodiscard]] bool goes_on(std::size_t i, std::u32string_view word) const {
    return has(i, word) && !stop_[i];
  }
  [[nodiscard]] bool any_goes_on(std::size_t i,
                                 std::initializer_list<std::u32string_view> words) const {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return goes_on(i, word); });
  }
  [[nodiscard]] static bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
  [[nodiscard]] static bool is_ascii_letter(char32_t c) { return c >= 'a' && c <= 'z'; }

  /// Web and mail addresses: digits in them are no dates.
  void mark_addresses() {
    address_.assign(c_.size() + 1, false);
    for (std::size_t i = 0; i < c_.size(); ++i) {
      const bool web = has(i, U"http") || has(i, U"www.");
      if (!web && c_[i] != '@') continue;
      std::size_t begin = i;
      while (c_[i] == '@' && begin > 0 && c_[begin - 1] > ' ' && c_[begin - 1] < 0x7F) --begin;
      std::size_t end = i;
      while (end < c_.size() && c_[end] > ' ' && c_[end] < 0x7F) ++end;
      std::fill(address_.begin() + static_cast<std::ptrdiff_t>(begin),
                address_.begin() + static_cast<std::ptrdiff_t>(end), true);
      i = end;
      if (i >= c_.size()) break;
    }
  }

  // --- numbers ---
  [[nodiscard]] Number arabic(std::size_t i, std::size_t most) const {
    Number n;
    n.end = i;
    while (n.digits < most && is_ascii_digit(peek(n.end)) && (n.digits == 0 || !stop_[n.end])) {
      n.value = n.value * 10 + static_cast<int>(c_[n.end] - '0');
      ++n.end;
      ++n.digits;
    }
    if (is_ascii_digit(peek(n.end)) && n.digits == most && !stop_[n.end]) n.digits = 0;
    return n;
  }

  /// 十六, 二十, 二五, 二〇二〇.
  [[nodiscard]] Number kanji(std::size_t i, std::size_t most) const {
    Number n;
    n.end = i;
    int tens = 0;
    bool ten = false;
    int value = 0;
    while (n.digits < most && n.end < c_.size() && (n.digits == 0 || !stop_[n.end])) {
      const char32_t c = c_[n.end];
      if (c == U'十' && !ten) {
        tens = n.digits == 0 ? 10 : value * 10;
        value = 0;
        ten = true;
      } else if (const int digit = kanji_digit(c); digit >= 0) {
        value = value * 10 + digit;
      } else {
        break;
      }
      ++n.end;
      ++n.digits;
    }
    n.value = tens + value;
    return n;
  }

  [[nodiscard]] Number number(std::size_t i, std::size_t most) const {
    const Number digits = arabic(i, most);
    return digits.digits > 0 ? digits : kanji(i, most);
  }

  // --- one year or date ---
  [[nodiscard]] static Point point(int year, std::size_t end, const char* how) {
    Point p;
    p.date.year = year;
    p.end = end;
    p.how = how;
    return p;
  }

  [[nodiscard]] const Era* era_at(std::size_t i, std::size_t& end) const {
    for (const Era& era : kEras) {
      if (has(i, era.name)) {
        end = i + era.name.size();
        return &era;
      }
    }
    return nullptr;
  }

  [[nodiscard]] bool is_range_sign(std::size_t i) const {
    static constexpr std::u32string_view kSigns = U"~〜～-–—―−";
    return i < c_.size() && !stop_[i] && kSigns.find(c_[i]) != kSigns.npos;
  }

  /// Reads 年, 年度 and then month and day behind a year number.
  bool unit_and_date(Point& p) const {
    if (!goes_on(p.end, U"年")) return false;
    ++p.end;
    if (goes_on(p.end, U"度") && !goes_on(p.end, U"度目")) {
      ++p.end;
      p.fiscal = true;
      return true;
    }
    month_and_day(p);
    return true;
  }

  void month_and_day(Point& p) const {
    const std::size_t begin = p.end;
    if (begin < c_.size() && stop_[begin]) return;
    const Number month = number(begin, 2);
    if (month.digits == 0 || month.value < 1 || month.value > 12 || !goes_on(month.end, U"月"))
      return;
    p.date.month = month.value;
    p.end = month.end + 1;
    if (p.end < c_.size() && stop_[p.end]) return;
    const Number day = number(p.end, 2);
    if (day.digits == 0 || day.value < 1 || day.value > days_in(month.value)) return;
    if (!goes_on(day.end, U"日") || any_goes_on(day.end, {U"日間"})) return;
    p.date.day = day.value;
    p.end = day.end + 1;
  }

  [[nodiscard]] std::optional<Point> era_point(std::size_t i) const {
    std::size_t at = 0;
    const Era* era = era_at(i, at);
    if (era == nullptr || (at < c_.size() && stop_[at])) return std::nullopt;
    return in_era(*era, at, "era", false);
  }

  [[nodiscard]] std::optional<Point> in_era(const Era& era, std::size_t at, const char* how,
                                            bool unit_needed) const {
    Number n;
    if (has(at, U"元")) {
      n = {1, at + 1, 1};
    } else {
      n = number(at, 3);
      if (n.digits == 0 || n.digits > 2 + (c_[at] >= 0x4E00 ? 1U : 0U) || n.value == 0)
        return std::nullopt;
    }
    Point p = point(era.offset + n.value, n.end, how);
    p.era = &era;
    p.flagged = n.value > era.last;
    if (unit_and_date(p)) return p;
    p.has_unit = false;
    const char32_t next = peek(p.end);
    if (next == '.' || next == '/') {
      const std::size_t dated = dotted_tail(p);
      if (dated > 0) return p;
    }
    return unit_needed ? std::nullopt : std::optional(p);
  }

  /// ".10.6" or "/7/26" behind a year; 0 when it is none.
  std::size_t dotted_tail(Point& p) const {
    const char32_t sign = peek(p.end);
    if (stop_[p.end]) return 0;
    const Number month = arabic(p.end + 1, 2);
    if (month.digits == 0 || month.value < 1 || month.value > 12 || peek(month.end) != sign)
      return 0;
    const Number day = arabic(month.end + 1, 2);
    if (day.digits == 0 || day.value < 1 || day.value > days_in(month.value)) return 0;
    if (peek(day.end) == sign && is_ascii_digit(peek(day.end + 1))) return 0;
    if (is_ascii_letter(peek(day.end))) return 0;
    p.date.month = month.value;
    p.date.day = day.value;
    p.has_unit = true;
    p.end = day.end;
    return p.end;
  }

  [[nodiscard]] std::optional<Point> abbreviation_point(std::size_t i) const {
    if (!is_ascii_letter(c_[i]) || is_ascii_letter(before(i)) || is_ascii_digit(before(i))) {
      return std::nullopt;
    }
    const char32_t previous = before(i);
    if (previous == '-' || previous == '/' || previous == '.') return std::nullopt;
    for (const Era& era : kEras) {
      if (era.letter != c_[i]) continue;
      const bool number_follows = is_ascii_digit(peek(i + 1)) || peek(i + 1) == U'元';
      if (!number_follows || stop_[i + 1]) return std::nullopt;
      auto p = in_era(era, i + 1, "abbreviation", false);
      if (!p) return std::nullopt;
      if (!p->has_unit && !range_right(*p)) return std::nullopt;
      return p;
    }
    return std::nullopt;
  }

  /// What follows makes the number before 年 a quantity: 1000年前, 2000年間, 3年生.
  [[nodiscard]] bool is_quantity(std::size_t after, std::size_t begin) const {
    if (any_goes_on(after,
                    {U"間", U"以上", U"ぶり", U"生", U"目", U"物", U"余", U"おき", U"毎", U"近く",
                     U"もの", U"分", U"弱", U"強", U"未満", U"以内", U"後の", U"後に", U"ほど"})) {
      return !any_goes_on(after, {U"生まれ", U"物語"});
    }
    if (goes_on(after, U"前") && !any_goes_on(after, {U"前後", U"前半", U"前期"})) return true;
    const char32_t previous = before(begin);
    return previous == U'約' || previous == U'第' || previous == U',' || previous == U'.' ||
           previous == U'数' || previous == U'各';
  }

  [[nodiscard]] std::optional<Point> western_point(std::size_t i) const {
    if (is_ascii_digit(before(i)) || is_ascii_letter(before(i))) return std::nullopt;
    const Number n = arabic(i, 4);
    if (n.digits == 4 && n.value >= 1000 && n.value <= 2200) {
      Point p = point(n.value, n.end, "western");
      if (unit_and_date(p)) {
        const bool bare = !p.fiscal && p.date.month == 0;
        if (bare && is_quantity(p.end, i)) return std::nullopt;
        return p;
      }
      const char32_t sign = peek(n.end);
      if ((sign == '.' || sign == '-' || sign == '/') && n.value >= 1600 && before(i) != sign &&
          dotted_tail(p) > 0) {
        p.how = "date";
        return p;
      }
      p.has_unit = false;
      if (n.value >= 1600 && range_right(p)) return p;  // 2005~2008年
      return std::nullopt;
    }
    if (n.digits == 3 && goes_on(n.end, U"年")) {  // 794年: only where it cannot be a span
      Point p = point(n.value, n.end, "western");
      unit_and_date(p);
      const bool named =
          any_goes_on(p.end, {U"に", U"(", U"頃", U"、", U")", U"から", U"まで", U"の"});
      if (p.fiscal || is_quantity(p.end, i) || (p.date.month == 0 && !named)) return std::nullopt;
      return p;
    }
    return std::nullopt;
  }

  /// 一九七九年, 二〇二〇年.
  [[nodiscard]] std::optional<Point> kanji_western_point(std::size_t i) const {
    if (kanji_digit(c_[i]) <= 0 || kanji_digit(before(i)) >= 0) return std::nullopt;
    const Number n = kanji(i, 5);
    if (n.digits != 4 || n.value < 1000 || n.value > 2200) return std::nullopt;
    Point p = point(n.value, n.end, "western");
    if (!unit_and_date(p) || is_quantity(p.end, i)) return std::nullopt;
    return p;
  }

  /// october 2017, october 6, 2017, 6 october 2017.
  [[nodiscard]] std::optional<Point> english_point(std::size_t i) const {
    static constexpr std::array<std::u32string_view, 12> kMonths = {
        U"january", U"february", U"march",     U"april",   U"may",      U"june",
        U"july",    U"august",   U"september", U"october", U"november", U"december"};
    if (is_ascii_letter(before(i)) || is_ascii_digit(before(i))) return std::nullopt;
    std::size_t at = i;
    const auto skip_space = [&] {
      while (peek(at) == ' ' || peek(at) == ',') ++at;
    };
    Point p;
    const Number day_first = arabic(at, 2);
    if (day_first.digits > 0) {
      at = day_first.end;
      if (has(at, U"st") || has(at, U"nd") || has(at, U"rd") || has(at, U"th")) at += 2;
      skip_space();
    }
    for (std::size_t m = 0; m < kMonths.size(); ++m) {
      if (!has(at, kMonths[m])) continue;
      p.date.month = static_cast<int>(m) + 1;
      at += kMonths[m].size();
    }
    if (p.date.month == 0) return std::nullopt;
    skip_space();
    const Number next = arabic(at, 4);
    if (next.digits > 0 && next.digits <= 2) {
      p.date.day = next.value;
      at = next.end;
      skip_space();
    } else {
      p.date.day = day_first.digits > 0 ? day_first.value : 0;
    }
    const Number year = arabic(at, 4);
    if (year.digits != 4 || year.value < 1600 || year.value > 2200) return std::nullopt;
    if (p.date.day > days_in(p.date.month)) return std::nullopt;
    p.date.year = year.value;
    p.end = year.end;
    p.how = "date";
    for (std::size_t k = i + 1; k < p.end; ++k) {
      if (stop_[k]) return std::nullopt;
    }
    return p;
  }

  [[nodiscard]] std::optional<Point> point_at(std::size_t i) const {
    if (auto p = era_point(i)) return p;
    const char32_t c = c_[i];
    if (is_ascii_letter(c)) {
      if (auto p = abbreviation_point(i)) return p;
      return english_point(i);
    }
    if (is_ascii_digit(c)) {
      if (auto p = western_point(i)) return p;
      return english_point(i);
    }
    return kanji_western_point(i);
  }

  // --- ranges and lists ---
  struct Right {
    Point point;
    bool open = false;
  };

  /// Behind `left`: a range sign and its right end, which may inherit the era or the century.
  [[nodiscard]] std::optional<Right> range_right(const Point& left) const {
    std::size_t at = left.end;
    if (is_range_sign(at)) {
      ++at;
    } else if (goes_on(at, U"から")) {
      at += 2;
    } else {
      return std::nullopt;
    }
    if (at >= c_.size() || stop_[at]) return Right{left, true};
    if (auto full = era_point(at); full && full->has_unit) return checked(left, *full);
    if (is_ascii_digit(c_[at]) || kanji_digit(c_[at]) >= 0) {
      const Number n = number(at, 4);
      if (n.digits == 0) return std::nullopt;
      Point p = point(n.value, n.end, "range");
      if (n.digits <= 2 && left.era != nullptr) {
        p.date.year = left.era->offset + n.value;
        p.era = left.era;
        p.flagged = n.value > left.era->last;
      } else if (n.digits == 2 && left.era == nullptr) {
        p.date.year = left.date.year / 100 * 100 + n.value;
      } else if (n.digits != 4) {
        return std::nullopt;
      }
      if (unit_and_date(p)) return checked(left, p);
      return std::nullopt;
    }
    if (left.has_unit && is_range_sign(left.end)) return Right{left, true};
    return std::nullopt;
  }

  [[nodiscard]] static std::optional<Right> checked(const Point& left, const Point& right) {
    if (right.date.year < left.date.year || right.date.year - left.date.year > 2000)
      return std::nullopt;
    return Right{right, false};
  }

  /// 7月14日~8月26日, 26日から28日: the end of a range inside one year.
  [[nodiscard]] std::optional<Point> same_year_right(const Point& left) const {
    if (left.date.month == 0) return std::nullopt;
    std::size_t at = left.end;
    if (is_range_sign(at)) {
      ++at;
    } else if (goes_on(at, U"から")) {
      at += 2;
    } else {
      return std::nullopt;
    }
    if (at >= c_.size() || stop_[at]) return std::nullopt;
    Point p = left;
    p.end = at;
    const Number first = arabic(at, 2);
    if (first.digits == 0) return std::nullopt;
    if (goes_on(first.end, U"月")) {
      p.date.day = 0;
      month_and_day(p);
      return p.end > at && p.date >= left.date ? std::optional(p) : std::nullopt;
    }
    if (left.date.day > 0 && goes_on(first.end, U"日") && first.value >= left.date.day &&
        first.value <= days_in(left.date.month)) {
      p.date.day = first.value;
      p.end = first.end + 1;
      return p;
    }
    return std::nullopt;
  }

  void push(std::size_t begin, std::size_t end, Date first, Date last, const Point& p,
            const char* how) {
    YearMention mention;
    mention.begin = first;
    mention.end = last;
    mention.fiscal = p.fiscal;
    mention.flagged = p.flagged;
    mention.range = {at_[begin], at_[end]};
    mention.how = how;
    mentions_.push_back(mention);
  }

  std::size_t mention_at(std::size_t i) {
    auto left = point_at(i);
    if (!left) return relative_at(i);
    if (const auto inside = same_year_right(*left)) {
      push(i, inside->end, left->date, inside->date, *left, "range");
      return inside->end;
    }
    if (const auto right = range_right(*left)) {
      if (right->open) {
        push(i, left->end, left->date, left->date, *left, left->how);
        mentions_.back().open = true;
        return left->end + 1;
      }
      Point p = right->point;
      p.fiscal = p.fiscal || left->fiscal;
      push(i, p.end, left->date, p.date, p, "range");
      return list_after(p);
    }
    if (!left->has_unit) {
      const std::size_t end = list_without_unit(i, *left);
      return end;
    }
    push(i, left->end, left->date, left->date, *left, left->how);
    return list_after(*left);
  }

  [[nodiscard]] bool is_list_sign(std::size_t i) const {
    static constexpr std::u32string_view kSigns = U"、・,／/";
    return i < c_.size() && !stop_[i] && kSigns.find(c_[i]) != kSigns.npos;
  }

  /// 平成24、25年度: the numbers before the one with 年.
  std::size_t list_without_unit(std::size_t i, const Point& left) {
    if (left.era == nullptr || !is_list_sign(left.end)) return i + 1;
    std::vector<std::pair<std::size_t, Point>> members = {{i, left}};
    std::size_t at = left.end;
    while (is_list_sign(at) && members.size() < 20) {
      const auto next = in_era(*left.era, at + 1, "list", false);
      if (!next) return i + 1;
      members.emplace_back(at + 1, *next);
      at = next->end;
      if (!next->has_unit) continue;
      for (auto& [begin, member] : members) {
        member.fiscal = next->fiscal;
        push(begin, member.end, member.date, member.date, member, "list");
      }
      return list_after(*next);
    }
    return i + 1;
  }

  /// 平成19年、20年、25年: members that inherit the era.
  std::size_t list_after(const Point& last) {
    std::size_t at = last.end;
    const Era* era = last.era;
    while (era != nullptr && is_list_sign(at) &&
           (is_ascii_digit(peek(at + 1)) || peek(at + 1) == U'元')) {
      const auto next = in_era(*era, at + 1, "list", true);
      if (!next || is_quantity(next->end, at + 1)) break;
      push(at + 1, next->end, next->date, next->date, *next, "list");
      at = next->end;
    }
    return at;
  }

  // --- relative years ---
  struct Relative {
    std::u32string_view word;
    int step;
    enum class Base { Document, Passage } base;
  };

  std::size_t relative_at(std::size_t i) {
    static constexpr std::array<Relative, 13> kWords = {{
        {U"一昨年", -2, Relative::Base::Document},
        {U"再来年", 2, Relative::Base::Document},
        {U"今年", 0, Relative::Base::Document},
        {U"本年", 0, Relative::Base::Document},
        {U"当年", 0, Relative::Base::Passage},
        {U"昨年", -1, Relative::Base::Document},
        {U"去年", -1, Relative::Base::Document},
        {U"来年", 1, Relative::Base::Document},
        {U"同年", 0, Relative::Base::Passage},
        {U"翌年", 1, Relative::Base::Passage},
        {U"前年", -1, Relative::Base::Passage},
        {U"翌々年", 2, Relative::Base::Passage},
        {U"明年", 1, Relative::Base::Document},
    }};
    for (const Relative& word : kWords) {
      if (!has(i, word.word)) continue;
      const std::size_t end = i + word.word.size();
      if (word.word == U"本年" && (before(i) == U'日' || before(i) == U'基')) return i + 1;
      if (word.word == U"当年") return end;
      if (any_goes_on(end, {U"代", U"齢", U"輩", U"配", U"比", U"並", U"同期", U"同月", U"度比",
                            U"越", U"金"}))
        return end;
      return resolve(i, end, word);
    }
    return i + 1;
  }

  std::size_t resolve(std::size_t i, std::size_t end, const Relative& word) {
    const bool fiscal = goes_on(end, U"度");
    std::optional<int> base;
    if (fiscal) {
      // 今年度 of a record: the nearest single fiscal year before it; a range is no base.
      for (auto it = mentions_.rbegin(); it != mentions_.rend(); ++it) {
        if (!it->fiscal) continue;
        if (it->begin.year == it->end.year && !it->open) base = it->begin.year;
        break;
      }
    } else if (word.base == Relative::Base::Document) {
      base = context_.document_year;
    } else if (!mentions_.empty()) {
      base = mentions_.back().end.year;
    }
    Point p;
    p.end = end + (fiscal ? 1 : 0);
    if (!base) return p.end;
    p.date.year = *base + word.step;
    p.fiscal = fiscal;
    if (!fiscal) month_and_day(p);
    Point last = p;
    if (const auto inside = same_year_right(p)) last = *inside;
    push(i, last.end, p.date, last.date, p, "relative");
    mentions_.back().relative = true;
    return last.end;
  }

  const YearContext& context_;
  std::vector<char32_t> c_;
  std::vector<std::size_t> at_;  // byte position of each character, then the size
  std::vector<bool> stop_;       // a break stands before this character
  std::vector<bool> address_;    // inside a web or mail address
  std::vector<YearMention> mentions_;
};

/// The one mention that is the whole of `text`, which may lack its 年.
std::optional<YearMention> whole_mention(const std::string& text) {
  for (const char* unit : {"", "年"}) {
    const FoldedText folded = fold(text + unit);
    const auto mentions = recognize_years(folded, {});
    if (mentions.size() == 1 && mentions[0].range == ByteRange{0, folded.text.size()})
      return mentions[0];
    if (mentions.size() == 1 && mentions[0].open && mentions[0].range.begin == 0)
      return mentions[0];
  }
  return std::nullopt;
}

}  // namespace

std::vector<YearMention> recognize_years(const FoldedText& text, const YearContext& context) {
  return Scanner(text, context).run();
}

std::vector<int> years_of(const YearMention& mention) {
  const int first = mention.begin.year;
  const int last = mention.end.year;
  if (first == last) return {first};
  std::vector<int> years;
  // Long spans and spans of days (a life) give their ends.
  const bool expand =
      last - first <= kLongestExpansion && mention.begin.day == 0 && mention.end.day == 0;
  for (int year = first; year <= last; year += expand ? 1 : last - first) years.push_back(year);
  return years;
}

std::optional<YearRange> parse_year_filter(std::string_view text) {
  const std::string folded = fold_text(text);
  if (const std::size_t dots = folded.find(".."); dots != std::string::npos) {
    const std::string left = folded.substr(0, dots);
    const std::string right = folded.substr(dots + 2);
    YearRange range{1, 9999, false};
    if (left.empty() && right.empty()) return std::nullopt;
    if (!left.empty()) {
      const auto begin = parse_year_filter(left);
      if (!begin) return std::nullopt;
      range.begin = begin->begin;
      range.fiscal = begin->fiscal;
    }
    if (!right.empty()) {
      const auto end = parse_year_filter(right);
      if (!end) return std::nullopt;
      range.end = end->end;
    }
    if (range.end < range.begin) return std::nullopt;
    return range;
  }
  const auto mention = whole_mention(folded);
  if (!mention || mention->relative) return std::nullopt;
  return YearRange{mention->begin.year, mention->end.year, mention->fiscal};
}

}  // namespace kouryu
