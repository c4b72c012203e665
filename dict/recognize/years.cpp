// A hand-written scanner for years and dates: linear time, no regular expressions.
//
// Text is folded: digits are ASCII, letters lower case, white space gone between Japanese
// characters. Rules: numbers after an era or before 年 are years unless what follows makes them a
// quantity (5周年, 1000年間); two-digit years only after an era; relative years need a base.
#include "dict/recognize/years.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "dict/base/char_set.h"
#include "dict/recognize/year_points.h"

namespace kouryu {
namespace {

constexpr int kLongestExpansion = 130;  // a closed range of more years gives its ends only

/// Ranges, lists and relative years around the single ones.
class Scanner {
 public:
  Scanner(const FoldedText& text, const YearContext& context)
      : context_(context), text_(text), points_(text_) {}

  std::vector<YearMention> run() {
    const CharSet& first = begins();
    for (std::size_t i = 0; i < text_.size();) {
      const bool tried = first.may_contain(text_.peek(i)) && !text_.in_address(i);
      i = std::max(tried ? mention_at(i) : i + 1, i + 1);
    }
    return std::move(mentions_);
  }

 private:
  /// The characters with which mentions begin.
  static const CharSet& begins() {
    static const CharSet set = [] {
      CharSet all;
      for (char32_t c = 0; c < 0x10000; ++c) {
        if (YearPoints::may_begin(c) || begins_relative(c)) all.insert(c);
      }
      return all;
    }();
    return set;
  }

  void push(std::size_t begin, std::size_t end, Date first, Date last, const YearPoint& p,
            const char* how) {
    YearMention mention;
    mention.begin = first;
    mention.end = last;
    mention.fiscal = p.fiscal;
    mention.flagged = p.flagged;
    mention.range = text_.bytes(begin, end);
    mention.how = how;
    mentions_.push_back(mention);
  }

  std::size_t mention_at(std::size_t i) {
    auto left = points_.at(i);
    if (!left) return relative_at(i);
    if (const auto inside = points_.same_year_right(*left)) {
      push(i, inside->end, left->date, inside->date, *left, "range");
      return inside->end;
    }
    if (const auto right = points_.range_right(*left)) {
      if (right->open) {
        push(i, left->end, left->date, left->date, *left, left->how);
        mentions_.back().open = true;
        return left->end + 1;
      }
      YearPoint p = right->point;
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

  /// 平成24、25年度, 1964・1968年: the numbers before the one with 年.
  std::size_t list_without_unit(std::size_t i, const YearPoint& left) {
    if (!text_.is_list_sign(left.end)) return i + 1;
    std::vector<std::pair<std::size_t, YearPoint>> members = {{i, left}};
    std::size_t at = left.end;
    while (text_.is_list_sign(at) && members.size() < 20) {
      const auto next = left.era != nullptr ? points_.in_era(*left.era, at + 1, "list", false)
                                            : points_.western_in_list(at + 1);
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
  std::size_t list_after(const YearPoint& last) {
    std::size_t at = last.end;
    const Era* era = last.era;
    while (era != nullptr && text_.is_list_sign(at) &&
           (is_ascii_digit(text_.peek(at + 1)) || text_.peek(at + 1) == U'元')) {
      const auto next = points_.in_era(*era, at + 1, "list", true);
      if (!next || points_.is_quantity(next->end, at + 1)) break;
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

  /// Of the words of relative_at().
  static bool begins_relative(char32_t c) {
    static constexpr std::u32string_view kFirst = U"一再今本当昨去来同翌前明";
    return c >= 0x4E00 && kFirst.find(c) != kFirst.npos;
  }

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
      if (!text_.has(i, word.word)) continue;
      const std::size_t end = i + word.word.size();
      if (word.word == U"本年" && (text_.before(i) == U'日' || text_.before(i) == U'基'))
        return i + 1;
      if (word.word == U"当年") return end;
      if (text_.any_goes_on(end, {U"代", U"齢", U"輩", U"配", U"比", U"並", U"同期", U"同月",
                                  U"度比", U"越", U"金"}))
        return end;
      return resolve(i, end, word);
    }
    return i + 1;
  }

  std::size_t resolve(std::size_t i, std::size_t end, const Relative& word) {
    const bool fiscal = text_.goes_on(end, U"度");
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
    YearPoint p;
    p.end = end + (fiscal ? 1 : 0);
    if (!base) return p.end;
    p.date.year = *base + word.step;
    p.fiscal = fiscal;
    if (!fiscal) points_.month_and_day(p);
    YearPoint last = p;
    if (const auto inside = points_.same_year_right(p)) last = *inside;
    push(i, last.end, p.date, last.date, p, "relative");
    mentions_.back().relative = true;
    return last.end;
  }

  const YearContext& context_;
  YearText text_;
  YearPoints points_;
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
  const bool expand = last - first <= kLongestExpansion;
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
