// An event is a date with the sentence around it and the names in that sentence, and in the fields
// of its record.
#include "searcher/timeline/timeline.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/recognize/dates.h"
#include "dict/recognize/years.h"

namespace kouryu {
namespace {

bool ends_sentence(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'\n'; }

/// Behind the bracket that closes the one `open` before `at`, on the same line; `at` when none
/// does.
std::size_t behind_bracket(std::string_view text, std::size_t at, char32_t open) {
  static constexpr std::u32string_view kOpen = U"(（「『";
  static constexpr std::u32string_view kClose = U")）」』";
  static constexpr int kLongestBracket = 300;  // characters
  const std::size_t kind = kOpen.find(open);
  if (kind == kOpen.npos) return at;
  int depth = 1;
  std::size_t end = at;
  for (int length = 0; end < text.size() && length < kLongestBracket; ++length) {
    const char32_t c = next_char(text, end);
    if (c == U'\n') return at;
    if (c == open) ++depth;
    if (c == kClose[kind] && --depth == 0) return end;
  }
  return at;
}

/// The sentence around `range`, which may hold several sentence ends itself; one inside brackets is
/// none: (以下「協会」という。)
ByteRange sentence_around(std::string_view text, const ByteRange& range) {
  const std::size_t line = text.substr(0, range.begin).rfind('\n');
  ByteRange sentence{line == std::string_view::npos ? 0 : line + 1, text.size()};
  for (std::size_t at = sentence.begin; at < text.size();) {
    const std::size_t before = at;
    const char32_t c = next_char(text, at);
    const bool line_end = c == U'\n';
    at = behind_bracket(text, at, c);
    if (!ends_sentence(c)) continue;
    if (at <= range.begin) {
      sentence.begin = at;
    } else if (before >= range.end) {
      sentence.end = line_end ? before : at;
      break;
    }
  }
  while (sentence.begin < range.begin) {
    std::size_t after = sentence.begin;
    if (!is_space(next_char(text, after))) break;
    sentence.begin = after;
  }
  return sentence;
}

/// The values of a field named inside `places` of the text, in their order.
std::vector<std::string> names_in(const Hit& hit, const char* field,
                                  const std::vector<ByteRange>& places) {
  std::vector<std::string> names;
  const auto found = hit.evidence.find(field);
  if (found == hit.evidence.end()) return names;
  for (const ByteRange& place : places) {
    for (const FacetEvidence& evidence : found->second) {
      if (evidence.range.begin < place.begin || evidence.range.end > place.end) continue;
      // Which of two cities of one name it is may be uncertain; its name is not.
      if (!evidence.certain && evidence.places.empty()) continue;
      if (std::find(names.begin(), names.end(), evidence.value) == names.end()) {
        names.push_back(evidence.value);
      }
    }
  }
  return names;
}

bool has_any(const std::vector<std::string>& wanted, const std::vector<std::string>& values) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
  });
}

bool is_wanted(const YearMention& mention, const Filters& filters) {
  std::vector<std::string> years;
  for (const int year : years_of(mention)) years.push_back(std::to_string(year));
  const auto year = filters.find("year");
  if (year != filters.end() && !has_any(year->second, years)) return false;
  const auto fiscal = filters.find("fy");
  if (fiscal != filters.end() && (!mention.fiscal || !has_any(fiscal->second, years))) return false;
  const auto date = filters.find("date");
  return date == filters.end() || has_any(date->second, date_terms(mention));
}

}  // namespace

std::vector<TimelineEvent> events_of(const Hit& hit, const Filters& filters) {
  std::vector<TimelineEvent> events;
  if (hit.year.empty()) return events;
  const FoldedText folded = fold(hit.text);
  const YearContext context = year_context(hit.document.date, hit.guessed_year, hit.year_before);
  for (const YearMention& mention : recognize_years(folded, context)) {
    if (!is_wanted(mention, filters)) continue;
    const ByteRange range = folded.map.to_original(mention.range);
    const ByteRange sentence = sentence_around(hit.text, range);
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
    event.city = names_in(hit, "city", places);
    event.prefecture = names_in(hit, "prefecture", places);
    event.country = names_in(hit, "country", places);
    event.org = names_in(hit, "org", places);
    event.passage = hit.id;
    event.document = hit.document;
    event.heading = hit.heading;
    for (const auto& [begin, page] : hit.pages) {
      if (begin <= range.begin) event.page = page;
    }
    events.push_back(std::move(event));
  }
  return events;
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
