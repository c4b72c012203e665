// A sentence is cut into clauses, a clause with several dates into their members; what completes a
// clause is added again.
#include "searcher/timeline/dated_clauses.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/text/sentences.h"

namespace kouryu {
namespace {

constexpr std::u32string_view kOpen = U"(（「『［[";
constexpr std::u32string_view kClose = U")）」』］]";
constexpr std::u32string_view kCommas = U"、，／/";
constexpr std::size_t kLongestTopic = 60;  // characters
constexpr std::size_t kMostClauses = 8;    // that complete one

/// Words that begin another time, told without a date of its own.
constexpr std::array<std::string_view, 6> kLater = {"その後", "以後", "現在",
                                                    "今では", "今日", "のちに"};

std::string_view cut(std::string_view text, const ByteRange& range) {
  return text.substr(range.begin, range.end - range.begin);
}

bool is_word_letter(char32_t c) { return is_kanji(c) || is_katakana(c) || is_latin(c); }

std::string_view without_comma(std::string_view clause) {
  for (const std::string_view comma : {"、", "，"}) {
    if (clause.ends_with(comma)) return clause.substr(0, clause.size() - comma.size());
  }
  return clause;
}

/// Dates of one clause that are one moment: equal, or one inside the other with nothing but signs
/// between.
struct Moment {
  PlacedDate date;
  std::size_t begin;
  std::size_t end;
  bool equated = false;  // two dates with は or が between
};

bool only_signs(std::string_view between) {
  bool signs = true;
  each_char(between, [&](char32_t c, std::size_t) { signs = signs && !is_letter_or_digit(c); });
  return signs;
}

/// What stands between the two ways to write a year that a text explains.
bool is_equation(std::string_view between) {
  static constexpr std::array<std::string_view, 5> kEquations = {"は", "が", "とは", "=", "＝"};
  return std::find(kEquations.begin(), kEquations.end(), between) != kEquations.end();
}

std::vector<Moment> moments_of(std::string_view text, const std::vector<PlacedDate>& dates,
                               std::size_t first, std::size_t last) {
  std::vector<Moment> moments;
  for (std::size_t i = first; i < last; ++i) {
    const PlacedDate& date = dates[i];
    if (!moments.empty()) {
      Moment& before = moments.back();
      const DateSpan one = span_of(before.date.mention);
      const DateSpan other = span_of(date.mention);
      const bool equal = holds(one, other) && holds(other, one);
      const std::string_view between = cut(text, {before.end, date.range.begin});
      const bool beside = only_signs(between);
      if (equal || (beside && (holds(one, other) || holds(other, one)))) {
        if (!equal && holds(one, other)) before.date = date;
        before.end = date.range.end;
        before.equated = before.equated || is_equation(between);
        continue;
      }
    }
    moments.push_back({date, date.range.begin, date.range.end, false});
  }
  return moments;
}

/// The date is the verb: …したのは1994年で、
bool is_told_by_date(std::string_view behind) {
  return behind == "で" || behind == "であり" || behind == "のことで";
}

/// The letter in front of `at`; 0 at the beginning.
char32_t letter_before(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : previous_char(text, at);
}

/// Where behind the moment `before` of a clause what belongs to the next one, at `to`, begins; the
/// end of `before` when they share what is told.
std::size_t member_begin(std::string_view text, const Moment& before, std::size_t to) {
  const std::size_t from = before.end;
  if (clause_end(cut(text, {from, to})) != ClauseEnd::None) return to;
  // 丘市が1979年、谷市が1985年: both dates behind what they tell of.
  const char32_t particle = letter_before(text, before.begin);
  const bool behind = is_hiragana(particle) && particle == letter_before(text, to);
  std::size_t member = from;
  int depth = 0;
  bool told =
      behind ||
      before.equated;  // else behind the date itself a comma parts it from what is told of it
  for (std::size_t at = from; at < to;) {
    const std::size_t sign = at;
    const char32_t c = next_char(text, at);
    if (is_one_of(c, kOpen)) ++depth;
    if (is_one_of(c, kClose)) depth = std::max(depth - 1, 0);
    told = told || is_word_letter(c) || is_one_of(c, kClose);  // 大連市(1979年)、
    if (depth > 0 || !is_one_of(c, kCommas)) continue;
    if (told || is_told_by_date(cut(text, {from, std::min(sign, from + 15)}))) member = at;
    if (behind) break;
  }
  return member;
}

/// The topic at the head of the sentence, up to its は or が before `end`.
ByteRange topic_of(std::string_view text, const ByteRange& sentence, std::size_t end) {
  int depth = 0;
  std::size_t chars = 0;
  ByteRange subject{sentence.begin, sentence.begin};
  for (std::size_t at = sentence.begin; at < end && chars < kLongestTopic; ++chars) {
    const std::size_t before = at;
    const char32_t c = next_char(text, at);
    if (is_one_of(c, kOpen)) ++depth;
    if (is_one_of(c, kClose)) depth = std::max(depth - 1, 0);
    if (depth > 0) continue;
    const std::string_view behind = text.substr(at, 6);
    if (c == U'は' && !behind.starts_with("じめ")) return {sentence.begin, before};
    if (c == U'が' && subject.size() == 0) subject.end = before;
  }
  return subject;
}

/// A clause, or a member of one, with the moments it tells of.
struct Part {
  ByteRange range;
  std::vector<Moment> moments;
  bool told = false;    // more than dates stands in it
  bool member = false;  // of a list that shares a verb at its end
};

/// Cuts `clause` at its dates.
std::vector<Part> members_of(std::string_view text, const ByteRange& clause,
                             const std::vector<Moment>& moments,
                             const std::vector<PlacedDate>& dates) {
  std::vector<Part> parts = {{clause, {moments[0]}, false, false}};
  for (std::size_t i = 1; i < moments.size(); ++i) {
    const std::size_t begin = member_begin(text, moments[i - 1], moments[i].begin);
    if (begin > moments[i - 1].end) {
      parts.back().range.end = begin;
      parts.push_back({{begin, clause.end}, {}, false, false});
    }
    parts.back().moments.push_back(moments[i]);
  }
  for (Part& part : parts) part.told = tells_something(text, part.range, dates);
  // What has nothing but dates shares what the next one tells, the last what the one before tells.
  std::vector<Part> joined;
  for (Part& part : parts) {
    const bool last_is_empty = &part == &parts.back() && !part.told;
    if (!joined.empty() && (!joined.back().told || last_is_empty)) {
      joined.back().range.end = part.range.end;
      joined.back().told = joined.back().told || part.told;
      joined.back().moments.insert(joined.back().moments.end(), part.moments.begin(),
                                   part.moments.end());
    } else {
      joined.push_back(std::move(part));
    }
  }
  for (std::size_t i = 0; i + 1 < joined.size(); ++i) {
    const std::string_view member = without_comma(cut(text, joined[i].range));
    const std::size_t date_end = joined[i].moments.back().end;
    joined[i].member =
        clause_end(member) == ClauseEnd::None &&
        !is_told_by_date(cut(text, {date_end, joined[i].range.begin + member.size()}));
  }
  return joined;
}

}  // namespace

DateSpan span_of(const YearMention& mention) {
  if (!mention.fiscal) return {days_of(mention.begin).begin, days_of(mention.end).end};
  return {{mention.begin.year, 4, 1}, {mention.end.year + 1, 3, 31}};
}

bool holds(const DateSpan& outer, const DateSpan& inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

std::span<const PlacedDate> dates_in(const std::vector<PlacedDate>& dates, const ByteRange& range) {
  const auto first = std::lower_bound(
      dates.begin(), dates.end(), range.begin,
      [](const PlacedDate& one, std::size_t begin) { return one.range.end <= begin; });
  const auto last = std::lower_bound(
      first, dates.end(), range.end,
      [](const PlacedDate& one, std::size_t end) { return one.range.begin < end; });
  return {first, last};
}

bool tells_something(std::string_view text, const ByteRange& range,
                     const std::vector<PlacedDate>& dates) {
  const auto inside = dates_in(dates, range);
  auto date = inside.begin();
  for (std::size_t at = range.begin; at < range.end;) {
    if (date != inside.end() && at >= date->range.begin) {
      at = std::max(at, std::min(date->range.end, range.end));
      ++date;
      continue;
    }
    const char32_t c = next_char(text, at);
    if (is_word_letter(c)) return true;
  }
  return false;
}

std::vector<DatedClause> dated_clauses(std::string_view text, const ByteRange& sentence,
                                       const std::vector<PlacedDate>& dates) {
  std::vector<DatedClause> out;
  const std::vector<ByteRange> clauses = clauses_of(text, sentence);
  std::size_t next_date = 0;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::size_t first = next_date;
    while (next_date < dates.size() && dates[next_date].range.begin < clauses[i].end) ++next_date;
    if (first == next_date) continue;
    const auto moments = moments_of(text, dates, first, next_date);
    const auto parts = members_of(text, clauses[i], moments, dates);
    const bool list =
        std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.member; });
    for (const Part& part : parts) {
      ByteRange told = part.range;
      const bool last = &part == &parts.back();
      for (std::size_t next = i + 1; last && next < clauses.size() && next <= i + kMostClauses;
           ++next) {
        const std::string_view said = cut(text, told);
        const bool leads = clause_end(without_comma(said)) == ClauseEnd::Leads ||
                           !tells_something(text, told, dates);
        const bool dated =
            next_date < dates.size() && dates[next_date].range.begin < clauses[next].end;
        if (!leads || dated || begins_with_any(cut(text, clauses[next]), kLater)) break;
        told.end = clauses[next].end;
      }
      const ByteRange list_of_dates = {part.moments.front().begin, part.moments.back().end};
      const bool dates_alone = part.moments.size() > 1 && list_of_dates.end <= told.end &&
                               !tells_something(text, list_of_dates, dates);
      for (const Moment& moment : part.moments) {
        DatedClause clause;
        if (dates_alone && !moment.equated) clause.date_list = list_of_dates;
        clause.date = moment.date;
        clause.date_end = moment.end;
        clause.equated = moment.equated;
        clause.own = part.told ? part.range : told;
        clause.told = told;
        clause.member = list;
        if (part.member) clause.last_member = parts.back().range;
        clause.topic = topic_of(text, sentence, part.range.begin);
        out.push_back(std::move(clause));
      }
    }
  }
  return out;
}

}  // namespace kouryu
