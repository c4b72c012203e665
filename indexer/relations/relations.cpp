// From what rules find to what is stored: dates, one row for each pair and kind.
#include "indexer/relations/relations.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/names/place_pairs.h"
#include "dict/names/place_units.h"
#include "dict/text/normalizer.h"
#include "dict/time/dates.h"
#include "dict/time/years.h"
#include "indexer/relations/brackets.h"
#include "indexer/relations/member_relations.h"
#include "indexer/relations/parties.h"
#include "indexer/relations/record_relations.h"
#include "indexer/relations/relation_words.h"
#include "indexer/relations/row_relations.h"

namespace kouryu {
namespace {

/// The dates of a passage, read when the first is asked for.
class Dates {
 public:
  Dates(const PassageRecord& record, const FoldedText& folded) : record_(record), folded_(folded) {}

  /// Those in `range`, in order.
  [[nodiscard]] std::vector<const std::pair<ByteRange, YearMention>*> in(const ByteRange& range) {
    std::vector<const std::pair<ByteRange, YearMention>*> found;
    const auto& mentions = all();
    auto one = std::partition_point(mentions.begin(), mentions.end(), [&](const auto& mention) {
      return mention.first.begin < range.begin;
    });
    for (; one != mentions.end() && one->first.begin < range.end; ++one) {
      if (one->first.end <= range.end) found.push_back(&*one);
    }
    return found;
  }

 private:
  const std::vector<std::pair<ByteRange, YearMention>>& all() {
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

  const PassageRecord& record_;
  const FoldedText& folded_;
  std::optional<std::vector<std::pair<ByteRange, YearMention>>> mentions_;
};

using Mentions = std::vector<const std::pair<ByteRange, YearMention>*>;

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

/// The number of at most two digits that ends before `end`; 0 where there is none.
int number_before(std::string_view text, std::size_t end) {
  int number = 0;
  int factor = 1;
  std::size_t at = end;
  for (int digits = 0; digits < 2 && at > 0; ++digits) {
    const char32_t c = previous_char(text, at);
    const bool narrow = c >= U'0' && c <= U'9';
    const bool wide = c >= U'０' && c <= U'９';
    if (!narrow && !wide) break;
    number += static_cast<int>(c - (narrow ? U'0' : U'０')) * factor;
    factor *= 10;
  }
  return number;
}

/// 12月24日, 9月 without a year, in the year `year`; that year alone where there is none.
Date month_in(std::string_view text, const ByteRange& range, int year) {
  constexpr std::string_view kMonth = "月";
  constexpr std::size_t kLongestDay = 9;  // bytes of 24日
  const std::string_view here = text.substr(0, range.end);
  const std::size_t at = here.find(kMonth, range.begin);
  if (at == here.npos) return {year, 0, 0};
  Date date{year, number_before(here, at), 0};
  if (date.month < 1 || date.month > 12) return {year, 0, 0};
  const std::size_t day = here.find("日", at);
  if (day != here.npos && day - at <= kLongestDay) date.day = number_before(here, day);
  if (date.day > 31) date.day = 0;
  return date;
}

/// 6月20日, 20日 of a text that says no year: as of its own day.
std::string by_document(const ToldRelation& told, const PassageRecord& record) {
  constexpr std::size_t kMonthChars = 7;  // of YYYY-MM-DD
  const std::optional<int> year = published_year(record);
  if (!year) return {};
  const Date date = month_in(record.text, told.date_range, *year);
  if (date.month != 0) return iso_date(date);
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

/// The date in what tells the relation itself. Of several, each has its own: in brackets behind
/// its name, in front of it (1982年に港市、1984年に丘市と), or behind it where none stands in front
/// of the first (港市とは1982年、丘市とは1984年に).
std::optional<Date> date_beside(const ToldRelation& told, std::string_view text, Dates& dates) {
  const ByteRange range = behind_cause(text, told.date_range, told.act);
  if (!told.one_of_several || told.partner.size() == 0) {
    return date_of(dates.in(range), told.act, told.one_of_several);
  }
  constexpr std::size_t kLongestBrackets = 90;  // bytes
  const ByteRange brackets = brackets_at(text, told.partner.end, kLongestBrackets);
  const Mentions own = brackets.size() <= kLongestBrackets ? dates.in(brackets) : Mentions{};
  if (!own.empty()) return date_of(own, 0, false);
  const bool theme = text.substr(told.partner.end).starts_with("とは");
  if (!theme && !dates.in({range.begin, told.first}).empty()) {
    return date_of(dates.in(range), told.partner.begin, true);
  }
  const Mentions behind = dates.in({told.partner.end, range.end});
  if (behind.empty()) return std::nullopt;
  const std::string_view gap =
      text.substr(told.partner.end, behind.front()->first.begin - told.partner.end);
  const bool anothers = contains_any(gap, {"（", "("});
  return anothers ? std::nullopt : date_of(behind, 0, false);
}

/// Whether a record of several partners tells several years, so that nobody can say whose.
bool has_years_of_several(const ToldRelation& told, Dates& dates) {
  if (!told.one_of_several || told.partner.size() > 0) return false;
  const Mentions all = dates.in(told.date_range);
  return std::any_of(all.begin(), all.end(), [&](const auto* one) {
    return one->second.begin.year != all.front()->second.begin.year;
  });
}

/// When the relation began, as the text tells; "" where it does not.
std::string beginning(const ToldRelation& told, const PassageRecord& record, Dates& dates) {
  const std::string_view text = record.text;
  if (told.act == 0 && has_years_of_several(told, dates)) return {};
  if (const auto date = date_beside(told, text, dates)) return iso_date(*date);
  // The year stands before: in the sentence, or at the head of the row.
  const std::size_t line_end = text.substr(0, told.range.begin).rfind('\n');
  const std::size_t line = line_end == text.npos ? 0 : line_end + 1;
  for (const std::size_t from : {told.range.begin, line}) {
    if (from >= told.date_range.begin) continue;
    const ByteRange words{from, told.date_range.begin};
    if (find_told(Told::Anniversary, text, words)) continue;
    const Mentions before = dates.in(behind_cause(text, words, words.end));
    const auto date = date_of(before, from == line ? 0 : told.date_range.begin, false);
    if (!date) continue;
    const Date precise = month_in(text, told.date_range, date->year);
    return iso_date(precise.month != 0 ? precise : *date);
  }
  // Or alone in a line above: 1990年(平成2年).
  const Mentions above = dates.in({0, told.range.begin});
  for (auto date = above.rbegin(); date != above.rend(); ++date) {
    const ByteRange& place = (*date)->first;
    const std::size_t begin = text.substr(0, place.begin).rfind('\n') + 1;  // 0 where none
    const std::size_t end = std::min(text.find('\n', place.begin), text.size());
    constexpr std::size_t kMostElse = 24;  // bytes
    if (end - begin > place.size() + kMostElse || place.begin - begin > 4) continue;
    const Date precise = month_in(text, told.date_range, (*date)->second.begin.year);
    return precise.month != 0 ? iso_date(precise) : std::string();
  }
  // Or in what was said just before.
  if (!above.empty()) {
    const Date precise = month_in(text, told.date_range, above.back()->second.begin.year);
    if (precise.month != 0) return iso_date(precise);
  }
  return by_document(told, record);
}

StoredRelation stored(const ToldRelation& told, const PassageRecord& record, Dates& dates) {
  StoredRelation out;
  out.a = told.a;
  out.b = told.b;
  // The own side is one of Japan; told of a place abroad, it may have come second.
  if (!is_of_japan(out.a) && is_of_japan(out.b)) std::swap(out.a, out.b);
  out.kind = told.kind;
  out.certain = told.certain;
  out.range = told.range;
  out.how = told.how;
  const auto here = dates.in(told.date_range);
  for (const auto* const date : here) {
    for (const int year : years_of(date->second)) out.years.push_back(year);
  }
  std::sort(out.years.begin(), out.years.end());
  out.years.erase(std::unique(out.years.begin(), out.years.end()), out.years.end());
  if (told.begins) out.since = beginning(told, record, dates);
  if (out.since.empty()) out.since = told.signed_on;
  return out;
}

/// Whether one lies in the other, or became it (小城町, 小城市): that is no exchange.
bool are_parent_and_child(const std::string& one, const std::string& other) {
  const auto stem = [](const std::string& name) {
    return ends_with_municipal_unit(name) ? name.substr(0, name.size() - 3) : name;
  };
  if (stem(one) == stem(other)) return true;
  for (const auto& [child, parent] : {std::pair(one, other), std::pair(other, one)}) {
    for (const PlaceMatch& match : Gazetteer::instance().lookup(fold_text(child))) {
      if (match.form == FormKind::Full && match.place->name == child &&
          (match.place->region == parent || match.place->country == parent)) {
        return true;
      }
    }
  }
  return false;
}

/// Better told: with a beginning, by fields, earlier.
bool is_better(const StoredRelation& one, const StoredRelation& other) {
  if (one.since.size() != other.since.size()) return one.since.size() > other.since.size();
  return one.since < other.since;
}

void add(std::vector<StoredRelation>& relations, StoredRelation relation) {
  const auto same =
      std::find_if(relations.begin(), relations.end(), [&](const StoredRelation& one) {
        return one.kind == relation.kind &&
               std::minmax(one.a, one.b) == std::minmax(relation.a, relation.b);
      });
  if (same == relations.end()) {
    relations.push_back(std::move(relation));
    return;
  }
  std::vector<int> years = same->years;
  years.insert(years.end(), relation.years.begin(), relation.years.end());
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  if (is_better(relation, *same)) *same = std::move(relation);
  same->years = std::move(years);
}

}  // namespace

Section RelationReader::section_of(const PassageRecord& record) const {
  Section section;
  std::vector<std::string> lines = record.heading;
  if (lines.empty() || lines.front() != record.document_title) {
    lines.insert(lines.begin(), record.document_title);
  }
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const SectionSides& sides = document_.sides_of(*line);
    const bool pair = !sides.own.empty() && sides.partners.size() == 1;
    if (pair && section.own.empty() && section.partner.empty()) section.names_pair = true;
    if (section.own.empty()) section.own = sides.own;
    if (section.partner.empty() && sides.partners.size() == 1) section.partner = sides.partners[0];
    section.tie = section.tie || sides.tie;
  }
  return section;
}

void RelationReader::read(PassageRecord& record, const FoldedText& folded) const {
  record.relations.clear();
  if (record.kind == PassageKind::Nav || record.kind == PassageKind::Contact) return;
  const std::vector<Party> parties = parties_in(record, document_.words());
  const Section section = section_of(record);
  std::vector<ToldRelation> told;
  const std::vector<StoredField> fields =
      record.kind == PassageKind::Record ? record.fields : labelled_lines(record.text);
  told = record_relations(record, fields, parties, document_, section);
  if (told.empty()) {
    told = sentence_relations(record, parties, document_, section);
    for (ToldRelation& one : row_relations(record, parties, document_, section)) {
      told.push_back(std::move(one));
    }
    for (ToldRelation& one : member_relations(record, parties)) told.push_back(std::move(one));
  }
  if (document_.is_agreement() && !record.document_date.empty()) {
    for (ToldRelation& one : told) {
      // The text of an agreement is signed on its day.
      const bool pair = one.a == section.own && one.b == section.partner;
      if (one.kind == RelationKind::Tie && pair) one.signed_on = record.document_date;
    }
  }
  Dates dates(record, folded);
  for (const ToldRelation& one : told) {
    if (!are_parent_and_child(one.a, one.b)) add(record.relations, stored(one, record, dates));
  }
  std::stable_sort(record.relations.begin(), record.relations.end(),
                   [](const StoredRelation& a, const StoredRelation& b) {
                     return a.range.begin < b.range.begin;
                   });
}

}  // namespace kouryu
