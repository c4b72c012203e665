// A hand-written scanner for years and dates: linear time, no regular expressions.
//
// Text is folded: digits are ASCII, letters lower case, white space gone between Japanese
// characters. Rules: numbers after an era or before 年 are years unless what follows makes them a
// quantity (5周年, 1000年間); two-digit years only after an era; relative years need a base.
#include "dict/time/years.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "dict/base/char_set.h"
#include "dict/base/deadline.h"
#include "dict/time/year_bare.h"
#include "dict/time/year_forms.h"
#include "dict/time/year_points.h"
#include "dict/time/year_relative.h"

namespace kouryu {
namespace {

/// The characters with which the forms and the relative years begin.
const CharSet& triggers() {
  static const CharSet set = [] {
    CharSet all;
    for (char32_t c = 0; c < 0x10000; ++c) {
      if (may_begin_year(c)) all.insert(c);
    }
    for (const RelativeYear& one : relative_years()) all.insert(one.word.front());
    return all;
  }();
  return set;
}

constexpr int kLongestExpansion = 130;  // a closed range of more years gives its ends only

/// Ranges, lists and relative years around the single ones.
class Scanner {
 public:
  /// Mentions begin with characters of `triggers` only.
  Scanner(const FoldedText& text, const YearContext& context, const CharSet& triggers)
      : context_(context), text_(text, triggers), points_(text_) {}

  std::vector<YearMention> run() {
    std::size_t next = 0;  // characters before it are read
    DeadlineCheck deadline;
    for (const std::size_t i : text_.marked()) {
      deadline.step();
      if (i >= next && !text_.in_address(i)) next = mention_at(i);
    }
    return std::move(mentions_);
  }

 private:
  void push(std::size_t begin, std::size_t end, Date first, Date last, const YearPoint& p,
            const char* how) {
    YearMention mention;
    mention.begin = first;
    mention.end = last;
    mention.fiscal = p.fiscal;
    mention.flagged = p.flagged;
    mention.range = text_.bytes(begin, end);
    mention.how = how;
    const bool life = first.year != last.year && text_.peek(end) == U')';
    if (!life) passage_base_ = mentions_.size();
    if (p.fiscal) fiscal_base_ = mentions_.size();
    mentions_.push_back(mention);
  }

  std::size_t mention_at(std::size_t i) {
    const auto left = points_.at(i);
    if (!left) return relative_at(i);
    const std::vector<YearItem> items = list_at(i, *left);
    if (items.empty()) return i + 1;
    for (const YearItem& item : items) {
      YearPoint p = item.last;
      p.flagged = p.flagged || item.first.flagged;
      push(item.begin, p.end, item.first.date, p.date, p, item.how);
      mentions_.back().open = item.open;
      letter_seen_ = letter_seen_ || item.first.form == EraForm::Letter;
      points_.remember(item.begin, p);
    }
    return items.back().last.end + (items.back().open ? 1 : 0);
  }

  /// 平成24、25年度, 1964・1968年, S60～H2、4年: the items up to the last one that is a year. Those
  /// without 年 take it from a later one.
  std::vector<YearItem> list_at(std::size_t i, const YearPoint& left) const {
    static constexpr std::size_t kMostMembers = 40;
    std::vector<YearItem> items = {points_.item(i, left)};
    while (!items.back().open && items.size() < kMostMembers) {
      const YearPoint& last = items.back().last;
      if (last.fiscal && !last.has_unit) break;
      const std::size_t at = text_.behind_joint(last.end);
      if (at == last.end) break;
      const auto next = points_.next_in_list(at, last);
      if (!next) break;
      items.push_back(points_.item(at, *next));
    }
    if (const std::size_t unit = behind_common_unit(items.back().last.end); unit > 0) {
      YearPoint& last = items.back().last;
      last.fiscal = text_.goes_on(unit, U"度");
      last.has_unit = true;
    }
    std::size_t sure = items.size();
    while (sure > 0 && !items[sure - 1].last.has_unit) --sure;
    if (sure == 0) {
      return are_years_without_unit(text_, items, has_sure_letter()) ? items
                                                                     : std::vector<YearItem>{};
    }
    items.resize(sure);
    bool fiscal = false;
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
      if (item->last.has_unit && !item->last.bracketed) fiscal = item->last.fiscal;
      item->last.fiscal = fiscal;
      if (item->how == std::string_view("western") && items.size() > 1 && !item->last.has_unit)
        item->how = "list";
    }
    return items;
  }

  /// Behind の両年, 両年, の各年, の3か年: the 年 of all members of a list before it; 0 for none.
  [[nodiscard]] std::size_t behind_common_unit(std::size_t i) const {
    const std::size_t at = i + (text_.goes_on(i, U"の") ? 1 : 0);
    if (text_.any_goes_on(at, {U"両年", U"各年"})) return at + 2;
    const YearNumber count = text_.small_number(at);
    if (at == i || count.digits == 0 || text_.ends(count.end)) return 0;
    return text_.any_goes_on(count.end, {U"か年", U"カ年", U"ヵ年", U"ヶ年", U"ケ年", U"箇年"})
               ? count.end + 2
               : 0;
  }

  /// The text writes the year of an era by a letter and with 年 elsewhere.
  bool has_sure_letter() const {
    if (letter_seen_) return true;
    if (!letter_sought_) {
      letter_sought_ = true;
      for (std::size_t i = 0; i < text_.size() && !letter_seen_; ++i) {
        if (!is_ascii_letter(text_.peek(i)) || text_.in_address(i)) continue;
        const auto p = points_.at(i);
        letter_seen_ = p && p->form == EraForm::Letter && p->has_unit;
      }
    }
    return letter_seen_;
  }

  std::size_t relative_at(std::size_t i) {
    const RelativeYear* const word = relative_year_at(text_, i);
    return word == nullptr ? i + 1 : resolve(i, i + word->word.size(), *word);
  }

  std::size_t resolve(std::size_t i, std::size_t end, const RelativeYear& word) {
    const bool fiscal = text_.goes_on(end, U"度");
    std::optional<int> base;
    if (fiscal) {
      // 今年度 of a record: the nearest single fiscal year before it; a range is no base.
      const YearMention* const before = fiscal_base_ ? &mentions_[*fiscal_base_] : nullptr;
      const bool single = before != nullptr && before->begin.year == before->end.year;
      if (single && !before->open) base = before->begin.year;
    } else if (word.base == RelativeYear::Base::Document) {
      base = context_.document_year;
    } else if (passage_base_) {
      base = mentions_[*passage_base_].end.year;
    } else if (word.step >= 0) {  // 前年 alone is the year before that of the document
      base = context_.year_before;
    }
    YearPoint p;
    p.end = end + (fiscal ? 1 : 0);
    if (!base) return p.end;
    p.date.year = *base + word.step;
    p.fiscal = fiscal;
    if (!fiscal) points_.month_and_day(p);
    YearPoint last = p;
    if (const auto inside = points_.inside_year(i, p)) {
      p = inside->first;
      last = inside->last;
    }
    const bool guessed = !fiscal && word.base == RelativeYear::Base::Document && context_.guessed;
    const auto fiscal_base = fiscal_base_;
    push(i, last.end, p.date, last.date, p, guessed ? "relative_guessed" : "relative");
    // 来年度、再来年度: both count from the year that was told.
    if (word.base == RelativeYear::Base::Document) fiscal_base_ = fiscal_base;
    mentions_.back().relative = true;
    return last.end;
  }

  const YearContext& context_;
  YearText text_;
  YearPoints points_;
  std::vector<YearMention> mentions_;
  // Those that 今年度 and 同年 look back to: the last fiscal one, and the last that is not the
  // years of a life, シーボルト(1796年-1866年).
  std::optional<std::size_t> fiscal_base_;
  std::optional<std::size_t> passage_base_;
  mutable bool letter_seen_ = false;
  mutable bool letter_sought_ = false;
};

/// The one mention that is the whole of `text`, which may lack its 年.
std::optional<YearMention> whole_mention(const std::string& text) {
  for (const char* unit : {"", "年"}) {
    const FoldedText folded = fold(text + unit);
    const auto mentions = recognize_years(folded, {});
    if (mentions.size() == 1 && is_whole(mentions[0], folded.text)) return mentions[0];
    if (mentions.size() == 1 && mentions[0].open && mentions[0].range.begin == 0)
      return mentions[0];
  }
  return std::nullopt;
}

}  // namespace

bool is_whole(const YearMention& mention, std::string_view text) {
  constexpr std::string_view kCalendar = "西暦";
  const std::size_t begin = text.starts_with(kCalendar) ? kCalendar.size() : 0;
  return mention.range == ByteRange{begin, text.size()};
}

YearContext year_context(std::string_view date, int guessed_year, int year_before) {
  int year = 0;
  std::from_chars(date.data(), date.data() + std::min<std::size_t>(4, date.size()), year);
  YearContext context;
  if (year > 0) {
    context.document_year = year;
  } else if (guessed_year > 0) {
    context.document_year = guessed_year;
    context.guessed = true;
  }
  if (year_before > 0) context.year_before = year_before;
  return context;
}

std::vector<YearMention> recognize_years(const FoldedText& text, const YearContext& context) {
  return Scanner(text, context, triggers()).run();
}

std::vector<YearMention> recognize_years_at_every_character(const FoldedText& text,
                                                            const YearContext& context) {
  CharSet every;
  for (char32_t c = 0; c <= 0x10000; ++c) every.insert(c);
  return Scanner(text, context, every).run();
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

namespace {

/// 2004, 平成16年度: one year or what years it names, without "..".
std::optional<YearRange> years_named(const std::string& folded) {
  const auto mention = whole_mention(folded);
  if (!mention || mention->relative) return std::nullopt;
  return YearRange{mention->begin.year, mention->end.year, mention->fiscal};
}

}  // namespace

std::optional<YearRange> parse_year_filter(std::string_view text) {
  const std::string folded = fold_text(text);
  const std::size_t dots = folded.find("..");
  if (dots == std::string::npos) return years_named(folded);
  const std::string left = folded.substr(0, dots);
  const std::string right = folded.substr(dots + 2);
  YearRange range{1, 9999, false};
  if (left.empty() && right.empty()) return std::nullopt;
  if (!left.empty()) {
    const auto begin = years_named(left);
    if (!begin) return std::nullopt;
    range.begin = begin->begin;
    range.fiscal = begin->fiscal;
  }
  if (!right.empty()) {
    const auto end = years_named(right);
    if (!end) return std::nullopt;
    range.end = end->end;
  }
  if (range.end < range.begin) std::swap(range.begin, range.end);
  return range;
}

std::optional<YearRange> parse_year_word(std::string_view word) {
  const std::string folded = fold_text(word);
  if (folded == "m2" || folded == "m3") return std::nullopt;  // ㎡, ㎥
  return parse_year_filter(folded);
}

}  // namespace kouryu
