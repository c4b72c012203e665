// From the dates of a passage to what is told of each: its clause, the names in it, its kind.
#include "searcher/timeline/telling.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "dict/base/any_of.h"
#include "dict/base/deadline.h"
#include "dict/base/utf8.h"
#include "dict/text/sentences.h"
#include "dict/time/years.h"
#include "searcher/timeline/bare_dates.h"
#include "searcher/timeline/dated_clauses.h"
#include "searcher/timeline/event_kind.h"
#include "searcher/timeline/names.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostTextChars = 400;  // of one telling
constexpr std::size_t kMostVerbBytes = 600;  // of a verb that a list shares
constexpr std::u32string_view kMarksInFront = U"※・○◇●◆■□◎*-–—•　 \t\n";
constexpr std::u32string_view kMarksBehind = U"、，　 \t\n";

std::string_view cut(std::string_view text, const ByteRange& range) {
  return text.substr(range.begin, range.end - range.begin);
}

/// `range` around `date`; of a very long one what is near.
ByteRange near(std::string_view text, const ByteRange& range, const ByteRange& date) {
  ByteRange out = date;
  std::size_t left = kMostTextChars;
  for (std::size_t half = kMostTextChars / 2; half > 0 && out.begin > range.begin; --half) {
    previous_char(text, out.begin);
    --left;
  }
  for (; left > 0 && out.end < range.end; --left) next_char(text, out.end);
  for (; left > 0 && out.begin > range.begin; --left) previous_char(text, out.begin);
  return out;
}

/// Without bullets in front and commas behind; `date` is kept.
ByteRange trimmed(std::string_view text, ByteRange range, const ByteRange& date) {
  while (range.begin < date.begin) {
    std::size_t after = range.begin;
    if (!is_one_of(next_char(text, after), kMarksInFront)) break;
    range.begin = after;
  }
  while (range.end > date.end) {
    std::size_t before = range.end;
    if (!is_one_of(previous_char(text, before), kMarksBehind)) break;
    range.end = before;
  }
  return range;
}

/// Places in a text in code points.
class CharPositions {
 public:
  explicit CharPositions(std::string_view text) : text_(text) {
    std::size_t chars = 0;
    for (std::size_t at = 0; at < text.size(); at += kStep) {
      before_.push_back(chars);
      chars += count_chars(text.substr(at, kStep));
    }
    before_.push_back(chars);
  }
  [[nodiscard]] std::size_t of(std::size_t byte) const {
    const std::size_t rest = byte % kStep;
    return before_[byte / kStep] + count_chars(text_.substr(byte - rest, rest));
  }

 private:
  static constexpr std::size_t kStep = 256;

  std::string_view text_;
  std::vector<std::size_t> before_;  // code points in front of every 256th byte
};

bool has_any(const std::vector<std::string>& wanted, const std::vector<std::string>& values) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
  });
}

bool is_wanted(const YearMention& mention, const Filters& filters) {
  std::vector<std::string> years;
  for (const int year : years_of(mention)) years.push_back(std::to_string(year));
  const auto year = filters.find(FieldId::Year);
  if (year != filters.end() && !has_any(year->second, years)) return false;
  const auto fiscal = filters.find(FieldId::FiscalYear);
  if (fiscal != filters.end() && (!mention.fiscal || !has_any(fiscal->second, years))) return false;
  const auto date = filters.find(FieldId::Date);
  return date == filters.end() || has_any(date->second, date_terms(mention));
}

int precision_of(const YearMention& mention) {
  if (mention.begin.day > 0 || mention.begin != mention.end) return 3;
  return mention.begin.month > 0 ? 2 : 1;
}

class Teller {
 public:
  Teller(const Hit& hit, const Filters& filters)
      : hit_(hit),
        filters_(filters),
        text_(hit.text),
        sentences_(hit.text),
        chars_(hit.text),
        names_(hit) {
    const FoldedText folded = fold(hit.text);
    const YearContext context = year_context(hit.document.date, hit.guessed_year, hit.year_before);
    for (const YearMention& mention : recognize_years(folded, context)) {
      dates_.push_back({folded.map.to_original(mention.range), mention});
    }
  }

  std::vector<Telling> tell() {
    for (std::size_t first = 0; first < dates_.size();) {
      const ByteRange sentence = sentences_.around(dates_[first].range);
      std::size_t last = first + 1;
      while (last < dates_.size() && dates_[last].range.begin < sentence.end) ++last;
      const std::vector<PlacedDate> dates(dates_.begin() + static_cast<std::ptrdiff_t>(first),
                                          dates_.begin() + static_cast<std::ptrdiff_t>(last));
      tell_sentence(sentence, dates);
      first = last;
    }
    return std::move(tellings_);
  }

 private:
  void tell_sentence(const ByteRange& sentence, const std::vector<PlacedDate>& dates) {
    const BareDate bare = bare_date(hit_, sentence, dates);
    for (DatedClause& clause : dated_clauses(text_, sentence, dates)) {
      check_deadline();
      if (!is_wanted(clause.date.mention, filters_)) continue;
      const ByteRange around = near(text_, clause.told, clause.date.range);
      const SaidOfDate said = {
          fold_text(cut(text_, around)),
          fold_text(cut(text_, {around.begin, clause.date.range.begin})),
          fold_text(cut(text_, {clause.date_end, std::max(clause.date_end, around.end)}))};
      const KindRule* const rule = kind_rule_of(said);
      if (rule == nullptr && !bare.told.empty()) {
        clause.own = clause.told = bare.told;
        clause.last_member = {};
      }
      // 2004年に大連市訪問、2006年に … : a noun that is a deed needs no verb behind the list.
      if (!clause.last_member.empty() &&
          (rule != nullptr || clause.equated ||
           event_words(matter_of(clause.own, clause.date.range)).verb)) {
        clause.last_member = {};
      }
      Telling telling = told_by(clause);
      if (rule != nullptr) telling.event.kind = rule->kind;
      const bool nothing_told = bare.is_bare && bare.told.empty();
      if (clause.equated || nothing_told) telling.event.kind = EventKind::Note;
      telling.complete =
          sentence.end == clause.told.end ||
          clause_end(cut(text_, trimmed(text_, clause.told, clause.date.range))) != ClauseEnd::None;
      if (rule == nullptr && bare.record && same_record_as_last(telling)) continue;
      charge_memory(memory_of(telling));
      tellings_.push_back(std::move(telling));
    }
  }

  [[nodiscard]] Telling told_by(const DatedClause& clause) const {
    Telling telling;
    TimelineEvent& event = telling.event;
    const YearMention& mention = clause.date.mention;
    event.begin = iso_date(mention.begin);
    event.end = iso_date(mention.end);
    event.fiscal = mention.fiscal;
    event.uncertain = mention.flagged;
    telling.span = span_of(mention);
    telling.precision = precision_of(mention);
    const ByteRange rest = shared_verb(clause);
    set_text(clause, rest, event);
    set_names(clause, event);
    set_words(clause, rest, telling);
    return telling;
  }

  /// `range` without its dates and places, folded; of a very long one what is near `date`.
  [[nodiscard]] std::string matter_of(const ByteRange& range, const ByteRange& date) const {
    return fold_text(names_.without_places(near(text_, range, date), dates_));
  }

  /// Of a list whose members share a verb, the verb: …と提携した. Empty where a member names no
  /// place of its own, or the last one none: then the clause is shown whole.
  [[nodiscard]] ByteRange shared_verb(const DatedClause& clause) const {
    if (clause.last_member.empty()) return {};
    const ByteRange own_place = names_.last_place_in(clause.own);
    const ByteRange last_place = names_.last_place_in(clause.last_member);
    if (own_place.empty() || last_place.empty()) return {};
    ByteRange rest = {last_place.end, clause.last_member.end};
    for (const PlacedDate& date : dates_in(dates_, rest)) rest.begin = date.range.end;
    while (rest.begin < rest.end) {
      std::size_t after = rest.begin;
      if (!is_one_of(next_char(text_, after), U")）")) break;
      rest.begin = after;
    }
    // 大連市から、…から受け入れた: the particle of the member is that of all.
    const ByteRange member = trimmed(text_, clause.own, clause.date.range);
    if (own_place.end < member.end) {
      const std::string_view particle = cut(text_, {own_place.end, member.end});
      if (cut(text_, rest).starts_with(particle)) rest.begin += particle.size();
    }
    return rest.size() <= kMostVerbBytes ? rest : ByteRange{};
  }

  void set_text(const DatedClause& clause, const ByteRange& rest, TimelineEvent& event) const {
    const ByteRange& date = clause.date.range;
    ByteRange whole = clause.told;
    ByteRange shown = clause.told;
    if (!clause.last_member.empty()) {
      whole.end = clause.last_member.end;
      if (rest.empty()) shown = whole;
    }
    if (!shown.holds(date))
      shown = {std::min(shown.begin, date.begin), std::max(shown.end, date.end)};
    shown = trimmed(text_, near(text_, shown, date), date);
    event.text = cut(text_, shown);
    event.date = {date.begin - shown.begin, date.end - shown.begin};
    if (rest.empty() && shown.holds(clause.date_list) && !clause.date_list.empty()) {
      leave_one_date(shown, clause, event);
    }
    if (!rest.empty()) event.text.append("…").append(cut(text_, trimmed(text_, rest, {})));
    std::replace(event.text.begin(), event.text.end(), '\n', ' ');
    EventSource source;
    source.range = rest.empty() ? shown : ByteRange{shown.begin, rest.end};
    source.chars = {chars_.of(source.range.begin), chars_.of(source.range.end)};
    source.passage = hit_.id;
    source.document = hit_.document;
    source.heading = hit_.heading;
    source.how = clause.date.mention.how;
    const auto page =
        std::upper_bound(hit_.pages.begin(), hit_.pages.end(), date.begin,
                         [](std::size_t begin, const auto& turn) { return begin < turn.first; });
    if (page != hit_.pages.begin()) source.page = std::prev(page)->second;
    event.sources.push_back(std::move(source));
  }

  /// Of 2001年、2003年に訪れた for the second date 2003年に訪れた, for the first 2001年…に訪れた.
  void leave_one_date(const ByteRange& shown, const DatedClause& clause,
                      TimelineEvent& event) const {
    const ByteRange& date = clause.date.range;
    const ByteRange& list = clause.date_list;
    event.text = cut(text_, {shown.begin, list.begin});
    if (date.begin > list.begin && !event.text.empty()) event.text += "…";
    event.date.begin = event.text.size();
    event.text += cut(text_, date);
    event.date.end = event.text.size();
    ByteRange tail = {list.end, shown.end};
    if (date.end < list.end) {
      event.text += "…";
      while (tail.begin < tail.end) {
        std::size_t after = tail.begin;
        if (!is_one_of(next_char(text_, after), U"、，／/ 　")) break;
        tail.begin = after;
      }
    }
    event.text += cut(text_, tail);
  }

  void set_names(const DatedClause& clause, TimelineEvent& event) const {
    std::vector<ByteRange> places = {near(text_, clause.told, clause.date.range)};
    if (clause.member || names_.last_place_in(places[0]).empty()) {
      places.insert(places.begin(), clause.topic);
    }
    places.insert(places.end(), hit_.parties.begin(), hit_.parties.end());
    event.city = names_.in(FieldId::City, places);
    event.prefecture = names_.in(FieldId::Prefecture, places);
    event.country = names_.in(FieldId::Country, places);
    event.org = names_.in(FieldId::Org, places);
  }

  void set_words(const DatedClause& clause, const ByteRange& rest, Telling& telling) const {
    const ByteRange own = near(text_, clause.own, clause.date.range);
    telling.words = event_words(matter_of(clause.own, clause.date.range) + '/' +
                                fold_text(names_.without_places(rest, dates_)));
    telling.folded =
        fold_text(without_dates(text_, own, dates_) + '/' + without_dates(text_, rest, dates_));
  }

  /// Dates of one record told whole are of one moment where one holds the other: the most precise
  /// one stays.
  bool same_record_as_last(Telling& telling) {
    if (tellings_.empty()) return false;
    Telling& last = tellings_.back();
    if (last.event.sources[0].range != telling.event.sources[0].range) return false;
    if (holds(telling.span, last.span)) return true;
    if (!holds(last.span, telling.span)) return false;
    last = std::move(telling);
    return true;
  }

  const Hit& hit_;
  const Filters& filters_;
  std::string_view text_;
  const Sentences sentences_;
  const CharPositions chars_;
  const EventNames names_;
  std::vector<PlacedDate> dates_;
  std::vector<Telling> tellings_;
};

}  // namespace

std::vector<Telling> tellings_of(const Hit& hit, const Filters& filters) {
  if (hit.year.empty()) return {};
  return Teller(hit, filters).tell();
}

std::size_t memory_of(const Telling& telling) {
  const TimelineEvent& event = telling.event;
  std::size_t bytes = sizeof(Telling) + event.text.size() + telling.folded.size();
  for (const auto* names : {&event.city, &event.prefecture, &event.country, &event.org}) {
    for (const std::string& name : *names) bytes += sizeof(name) + name.size();
  }
  for (const EventSource& source : event.sources) {
    bytes += sizeof(source) + source.document.title.size() + source.document.path.size();
    for (const std::string& heading : source.heading) bytes += sizeof(heading) + heading.size();
  }
  bytes += (telling.words.pairs.size() + telling.words.numbers.size()) * sizeof(std::uint64_t);
  return bytes;
}

}  // namespace kouryu
