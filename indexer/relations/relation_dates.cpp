// The nearest date that may be meant; where a text says only the day, the year of what stands
// above.
#include "indexer/relations/relation_dates.h"

#include <algorithm>
#include <string_view>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/time/dates.h"
#include "dict/time/years.h"
#include "indexer/relations/brackets.h"
#include "indexer/relations/relation_words.h"

namespace kouryu {
namespace {

using Mentions = RelationDates::Mentions;

/// The date of an act: the last before it, else the first of all, or none where `only_before`. Of
/// dates that stand together the most precise: 2004年（平成16年）12月24日.
std::optional<Date> date_of(const Mentions& dates, std::size_t act, bool only_before) {
  constexpr std::size_t kTogether = 9;  // bytes between two
  const std::pair<ByteRange, YearMention>* best = nullptr;
  for (const auto* const date : dates) {
    if (date->second.begin != date->second.end) continue;
    if (only_before && act != 0 && date->first.end > act) break;
    if (best == nullptr) {
      best = date;
      continue;
    }
    const Date& known = best->second.begin;
    const Date& other = date->second.begin;
    const bool near = date->first.begin <= best->first.end + kTogether;
    const bool explains = near && best->second.relative && !date->second.relative;
    const bool refines = near && known.year == other.year && known.day == 0 &&
                         (known.month == 0 || other.month == known.month);
    const bool nearer = act != 0 && date->first.end <= act;
    if (explains || refines || (nearer && !near)) best = date;
  }
  return best != nullptr ? std::optional(best->second.begin) : std::nullopt;
}

/// The value of a digit, narrow or wide; -1 of any other character.
int digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  return c >= U'０' && c <= U'９' ? static_cast<int>(c - U'０') : -1;
}

/// The number of at most two digits that ends before `end`; 0 where there is none.
int number_before(std::string_view text, std::size_t end) {
  int number = 0;
  int factor = 1;
  std::size_t at = end;
  for (int digits = 0; digits < 2 && at > 0; ++digits) {
    const int digit = digit_of(previous_char(text, at));
    if (digit < 0) break;
    number += digit * factor;
    factor *= 10;
  }
  return number;
}

/// Whether a month in `range` has a year in digits in front, one that is read or not: 94年1月20日.
bool says_its_year(std::string_view text, const ByteRange& range) {
  constexpr std::string_view kYear = "年";
  const std::string_view here = text.substr(0, range.end);
  for (std::size_t at = here.find(kYear, range.begin); at != here.npos;
       at = here.find(kYear, at + 1)) {
    std::size_t next = at + kYear.size();
    if (number_before(here, at) == 0 || next >= here.size()) continue;
    if (digit_of(next_char(here, next)) >= 0) return true;
  }
  return false;
}

/// 12月24日, 9月 said without a year: year 0; month 0 where `range` says none.
Date month_in(std::string_view text, const ByteRange& range) {
  constexpr std::string_view kMonth = "月";
  constexpr std::size_t kLongestDay = 9;  // bytes of 24日
  const std::string_view here = text.substr(0, range.end);
  const std::size_t at = here.find(kMonth, range.begin);
  if (at == here.npos) return {};
  Date date{0, number_before(here, at), 0};
  if (date.month < 1 || date.month > 12) return {};
  const std::size_t day = here.find("日", at);
  if (day != here.npos && day - at <= kLongestDay) date.day = number_before(here, day);
  if (date.day > 31) date.day = 0;
  return date;
}

Date in_year(Date month, int year) {
  month.year = year;
  return month;
}

/// January of 令和元年度 is that of 2020.
int year_of_month(const YearMention& mention, const Date& month) {
  constexpr int kFiscalBegin = 4;
  const bool next = mention.fiscal && month.month != 0 && month.month < kFiscalBegin;
  return mention.begin.year + (next ? 1 : 0);
}

/// The last year that a line above says; 0 where it says none.
int year_of_line(const std::string& line, const Date& month) {
  int year = 0;
  for (const YearMention& mention : recognize_years(fold(line), {})) {
    const bool one_year = mention.begin.year == mention.end.year || mention.fiscal;
    if (one_year && !mention.relative) year = year_of_month(mention, month);
  }
  return year;
}

/// 6月20日 of a document of a day: the last one before it.
int year_by_date(const std::string& document_date, int year, const Date& month) {
  constexpr std::size_t kDayChars = 10;  // of YYYY-MM-DD
  const bool later = document_date.size() == kDayChars &&
                     iso_date(in_year(month, year)).substr(0, kDayChars) > document_date;
  return later ? year - 1 : year;
}

/// 20日 of a text that says no month: of that of the document's day.
std::string day_by_document(const ToldRelation& told, const PassageRecord& record) {
  constexpr std::size_t kMonthChars = 7;  // of YYYY-MM-DD
  if (record.document_date.size() <= kMonthChars) return {};
  const std::string_view here = std::string_view(record.text).substr(0, told.date_range.end);
  const std::size_t at = here.find("日、", told.date_range.begin);
  const int day = at == here.npos ? 0 : number_before(here, at);
  const int today = number_before(record.document_date, record.document_date.size());
  if (day < 1 || day > today) return {};
  std::string iso = record.document_date.substr(0, kMonthChars + 1);
  iso += static_cast<char>('0' + day / 10);
  iso += static_cast<char>('0' + day % 10);
  return iso;
}

/// `range` without what came before a cause that is told in it before `act`: 1957年の訪問を契機に
/// is not when they agreed.
ByteRange behind_cause(std::string_view text, ByteRange range, std::size_t act) {
  for (const WordFound& cause : find_all_told(Told::Cause, text, range)) {
    if (cause.range.begin < act) range.begin = cause.range.end;
  }
  return range;
}

}  // namespace

const std::vector<std::pair<ByteRange, YearMention>>& RelationDates::all() {
  if (mentions_) return *mentions_;
  mentions_.emplace();
  if (record_.year.empty()) return *mentions_;
  const YearContext context =
      year_context(record_.document_date, record_.guessed_year, record_.year_before);
  for (const YearMention& mention : recognize_years(folded_, context)) {
    mentions_->emplace_back(folded_.map.to_original(mention.range), mention);
  }
  return *mentions_;
}

Mentions RelationDates::in(const ByteRange& range) {
  Mentions found;
  const auto& mentions = all();
  auto one = std::partition_point(mentions.begin(), mentions.end(), [&](const auto& mention) {
    return mention.first.begin < range.begin;
  });
  for (; one != mentions.end() && one->first.begin < range.end; ++one) {
    if (one->first.end <= range.end) found.push_back(&*one);
  }
  return found;
}

int RelationDates::last_year() {
  const auto& mentions = all();
  return mentions.empty() ? 0 : mentions.back().second.end.year;
}

/// The date in what tells the relation itself. Of several, each has its own: in brackets behind
/// its name, in front of it (1982年に港市、1984年に丘市と), or behind it where none stands in front
/// of the first (港市とは1982年、丘市とは1984年に).
std::optional<Date> RelationDates::beside(const ToldRelation& told) {
  const std::string_view text = record_.text;
  const ByteRange range = behind_cause(text, told.date_range, told.act);
  if (range.begin != told.date_range.begin && in(range).empty()) {
    // 平成8年、絹の道が縁で…: the date is that of the act, whatever led to it.
    Mentions before = in({told.date_range.begin, range.begin});
    std::erase_if(before, [&](const auto* one) {
      return !begins_with_any(text.substr(one->first.end), {"、", "に、", "，"});
    });
    return date_of(before, 0, false);
  }
  if (!told.one_of_several || told.partner.size() == 0) {
    return date_of(in(range), told.act, told.one_of_several);
  }
  constexpr std::size_t kLongestBrackets = 90;  // bytes
  const ByteRange brackets = brackets_at(text, told.partner.end, kLongestBrackets);
  const Mentions own = brackets.size() <= kLongestBrackets ? in(brackets) : Mentions{};
  if (!own.empty()) return date_of(own, 0, false);
  const bool theme = text.substr(told.partner.end).starts_with("とは");
  if (!theme && !in({range.begin, told.first}).empty()) {
    return date_of(in(range), told.partner.begin, true);
  }
  const Mentions behind = in({told.partner.end, range.end});
  if (behind.empty()) return std::nullopt;
  const std::string_view gap =
      text.substr(told.partner.end, behind.front()->first.begin - told.partner.end);
  // 港市との友好提携(1982年)の窓口: the brackets are of the act.
  const bool of_act = told.act > told.partner.end && told.act < behind.front()->first.begin;
  const bool anothers = !of_act && contains_any(gap, {"（", "("});
  return anothers ? std::nullopt : date_of(behind, 0, false);
}

/// Whether a record of several partners tells several years, so that nobody can say whose.
bool RelationDates::has_years_of_several(const ToldRelation& told) {
  if (!told.one_of_several || told.partner.size() > 0) return false;
  const Mentions all_told = in(told.date_range);
  return std::any_of(all_told.begin(), all_told.end(), [&](const auto* one) {
    return one->second.begin.year != all_told.front()->second.begin.year;
  });
}

std::string RelationDates::beginning(const ToldRelation& told) {
  const std::string_view text = record_.text;
  if (told.act == 0 && has_years_of_several(told)) return {};
  const Date month = month_in(text, told.date_range);
  if (const auto date = beside(told)) {
    const bool day_apart = date->month == 0 && month.month != 0 && is_relative(*date, told);
    return iso_date(day_apart ? in_year(month, date->year) : *date);
  }
  // A date that is whole and yet not this relation's: no other year makes it so.
  if (says_its_year(text, told.date_range)) return {};
  // The year stands before: in the sentence, or at the head of the row.
  const std::size_t line_end = text.substr(0, told.range.begin).rfind('\n');
  const std::size_t line = line_end == text.npos ? 0 : line_end + 1;
  for (const std::size_t from : {told.range.begin, line}) {
    if (from >= told.date_range.begin) continue;
    const ByteRange words{from, told.date_range.begin};
    if (find_told(Told::Anniversary, text, words)) continue;
    const Mentions before = in(behind_cause(text, words, words.end));
    const auto date = date_of(before, from == line ? 0 : told.date_range.begin, false);
    if (date) return iso_date(month.month != 0 ? in_year(month, date->year) : *date);
  }
  if (std::string above = in_lines_above(told, month); !above.empty()) return above;
  return month.month != 0 ? by_what_stands_above(month) : day_by_document(told, record_);
}

/// 3月13日に…と結んでから今年は3件目: the year of the day is said elsewhere in the clause.
bool RelationDates::is_relative(const Date& year, const ToldRelation& told) {
  const Mentions here = in(told.date_range);
  return std::any_of(here.begin(), here.end(), [&](const auto* one) {
    return one->second.relative && one->second.begin == year;
  });
}

/// By a date alone in a line above, 1990年(平成2年), or what was said just before.
std::string RelationDates::in_lines_above(const ToldRelation& told, const Date& month) {
  const std::string_view text = record_.text;
  const Mentions above = in({0, told.range.begin});
  for (auto date = above.rbegin(); date != above.rend(); ++date) {
    const ByteRange& place = (*date)->first;
    const std::size_t begin = text.substr(0, place.begin).rfind('\n') + 1;  // 0 where none
    const std::size_t end = std::min(text.find('\n', place.begin), text.size());
    constexpr std::size_t kMostElse = 24;  // bytes
    if (end - begin > place.size() + kMostElse || place.begin - begin > 4) continue;
    if (month.month != 0) return iso_date(in_year(month, year_of_month((*date)->second, month)));
    const bool whole = end - begin == place.size() && (*date)->second.begin.day != 0;
    return whole ? iso_date((*date)->second.begin) : std::string();
  }
  if (above.empty() || month.month == 0) return {};
  return iso_date(in_year(month, year_of_month(above.back()->second, month)));
}

/// The year of a day: of the nearest heading that says one, of the row before, of the document's
/// date, of what the document told before.
std::string RelationDates::by_what_stands_above(const Date& month) const {
  for (auto line = record_.heading.rbegin(); line != record_.heading.rend(); ++line) {
    if (const int year = year_of_line(*line, month)) return iso_date(in_year(month, year));
  }
  if (const int year = year_of_line(record_.document_title, month)) {
    return iso_date(in_year(month, year));
  }
  if (record_.year_before != 0) return iso_date(in_year(month, record_.year_before));
  if (const auto published = published_year(record_)) {
    return iso_date(in_year(month, year_by_date(record_.document_date, *published, month)));
  }
  return year_above_ != 0 ? iso_date(in_year(month, year_above_)) : std::string();
}

}  // namespace kouryu
