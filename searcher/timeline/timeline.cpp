// An event is a date with the sentence around it and the names in that sentence, and in the fields
// of its record.
#include "searcher/timeline/timeline.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "dict/base/deadline.h"
#include "dict/base/utf8.h"
#include "dict/text/sentences.h"
#include "dict/time/dates.h"
#include "dict/time/years.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostSentenceChars = 400;

/// `sentence` around `range`; of a very long one what is near.
ByteRange near(std::string_view text, const ByteRange& sentence, const ByteRange& range) {
  ByteRange out = range;
  std::size_t left = kMostSentenceChars;
  for (std::size_t half = kMostSentenceChars / 2; half > 0 && out.begin > sentence.begin; --half) {
    previous_char(text, out.begin);
    --left;
  }
  for (; left > 0 && out.end < sentence.end; --left) next_char(text, out.end);
  for (; left > 0 && out.begin > sentence.begin; --left) previous_char(text, out.begin);
  return out;
}

/// The values of a field, by their places in a text.
class Names {
 public:
  Names(const Hit& hit, FieldId field) {
    const auto found = hit.evidence.find(name_of(field));
    if (found == hit.evidence.end()) return;
    for (const FacetEvidence& evidence : found->second) {
      // Which of two cities of one name it is may be uncertain; its name is not.
      if (evidence.certain || !evidence.places.empty()) evidence_.push_back(&evidence);
    }
    std::stable_sort(evidence_.begin(), evidence_.end(),
                     [](const auto* a, const auto* b) { return a->range.begin < b->range.begin; });
  }

  /// Those inside `places`, in their order, each once.
  [[nodiscard]] std::vector<std::string> in(const std::vector<ByteRange>& places) const {
    std::vector<std::string> names;
    for (const ByteRange& place : places) {
      auto at = std::lower_bound(
          evidence_.begin(), evidence_.end(), place.begin,
          [](const auto* one, std::size_t begin) { return one->range.begin < begin; });
      for (; at != evidence_.end() && (*at)->range.begin < place.end; ++at) {
        if ((*at)->range.end > place.end) continue;
        if (std::find(names.begin(), names.end(), (*at)->value) == names.end()) {
          names.push_back((*at)->value);
        }
      }
    }
    return names;
  }

 private:
  std::vector<const FacetEvidence*> evidence_;
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

}  // namespace

std::vector<TimelineEvent> events_of(const Hit& hit, const Filters& filters) {
  std::vector<TimelineEvent> events;
  if (hit.year.empty()) return events;
  const FoldedText folded = fold(hit.text);
  const YearContext context = year_context(hit.document.date, hit.guessed_year, hit.year_before);
  const Sentences sentences(hit.text);
  const Names cities(hit, FieldId::City);
  const Names prefectures(hit, FieldId::Prefecture);
  const Names countries(hit, FieldId::Country);
  const Names orgs(hit, FieldId::Org);
  for (const YearMention& mention : recognize_years(folded, context)) {
    check_deadline();
    if (!is_wanted(mention, filters)) continue;
    const ByteRange range = folded.map.to_original(mention.range);
    const ByteRange sentence = near(hit.text, sentences.around(range), range);
    TimelineEvent event;
    event.begin = iso_date(mention.begin);
    event.end = iso_date(mention.end);
    event.fiscal = mention.fiscal;
    event.uncertain = mention.flagged;
    event.how = mention.how;
    event.sentence = hit.text.substr(sentence.begin, sentence.end - sentence.begin);
    event.range = {range.begin - sentence.begin, range.end - sentence.begin};
    std::vector<ByteRange> places = {sentence};
    places.insert(places.end(), hit.parties.begin(), hit.parties.end());
    event.city = cities.in(places);
    event.prefecture = prefectures.in(places);
    event.country = countries.in(places);
    event.org = orgs.in(places);
    event.passage = hit.id;
    event.document = hit.document;
    event.heading = hit.heading;
    const auto page =
        std::upper_bound(hit.pages.begin(), hit.pages.end(), range.begin,
                         [](std::size_t begin, const auto& turn) { return begin < turn.first; });
    if (page != hit.pages.begin()) event.page = std::prev(page)->second;
    events.push_back(std::move(event));
  }
  return events;
}

std::size_t memory_of(const TimelineEvent& event) {
  std::size_t bytes = sizeof(TimelineEvent) + event.sentence.size() + event.document.title.size() +
                      event.document.path.size();
  for (const auto* names : {&event.city, &event.prefecture, &event.country, &event.org}) {
    for (const std::string& name : *names) bytes += sizeof(name) + name.size();
  }
  for (const std::string& heading : event.heading) bytes += sizeof(heading) + heading.size();
  return bytes;
}

void sort_events(std::vector<TimelineEvent>& events) {
  const auto key = [](const TimelineEvent& event) {
    return std::tuple(std::string_view(event.begin).substr(0, 4), event.fiscal,
                      std::string_view(event.begin), std::string_view(event.end));
  };
  std::stable_sort(events.begin(), events.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

}  // namespace kouryu
