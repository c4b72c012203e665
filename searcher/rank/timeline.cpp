// An event is a date with the sentence around it and the names in that sentence.
#include "searcher/rank/timeline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <string_view>
#include <tuple>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/recognize/dates.h"
#include "dict/recognize/years.h"

namespace kouryu {
namespace {

std::string written(const Date& date) {
  std::array<char, 32> out{};
  if (date.month == 0) {
    std::snprintf(out.data(), out.size(), "%04d", date.year);
  } else if (date.day == 0) {
    std::snprintf(out.data(), out.size(), "%04d-%02d", date.year, date.month);
  } else {
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  }
  return out.data();
}

bool ends_sentence(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'\n'; }

/// The sentence around `range`: it may hold several sentence ends itself.
ByteRange sentence_around(std::string_view text, const ByteRange& range) {
  ByteRange sentence = range;
  while (sentence.begin > 0) {
    std::size_t before = sentence.begin;
    if (ends_sentence(previous_char(text, before))) break;
    sentence.begin = before;
  }
  while (sentence.end < text.size()) {
    std::size_t after = sentence.end;
    const char32_t c = next_char(text, after);
    if (c == U'\n') break;
    sentence.end = after;
    if (ends_sentence(c)) break;
  }
  while (sentence.begin < range.begin) {
    std::size_t after = sentence.begin;
    if (!is_space(next_char(text, after))) break;
    sentence.begin = after;
  }
  return sentence;
}

std::vector<std::string> names_in(const Hit& hit, const char* field, const ByteRange& sentence) {
  std::vector<std::string> names;
  const auto found = hit.evidence.find(field);
  if (found == hit.evidence.end()) return names;
  for (const FacetEvidence& evidence : found->second) {
    const bool inside =
        evidence.range.begin >= sentence.begin && evidence.range.end <= sentence.end;
    if (!inside || !evidence.certain) continue;
    if (std::find(names.begin(), names.end(), evidence.value) == names.end()) {
      names.push_back(evidence.value);
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

std::optional<int> year_of(const std::string& date) {
  int year = 0;
  std::from_chars(date.data(), date.data() + std::min<std::size_t>(4, date.size()), year);
  return year > 0 ? std::optional(year) : std::nullopt;
}

}  // namespace

std::vector<TimelineEvent> events_of(const Hit& hit, const Filters& filters) {
  std::vector<TimelineEvent> events;
  if (hit.year.empty()) return events;
  const FoldedText folded = fold(hit.text);
  for (const YearMention& mention : recognize_years(folded, {year_of(hit.document.date)})) {
    if (!is_wanted(mention, filters)) continue;
    const ByteRange range = folded.map.to_original(mention.range);
    const ByteRange sentence = sentence_around(hit.text, range);
    TimelineEvent event;
    event.begin = written(mention.begin);
    event.end = written(mention.end);
    event.fiscal = mention.fiscal;
    event.uncertain = mention.flagged;
    event.how = mention.how;
    event.sentence = hit.text.substr(sentence.begin, sentence.end - sentence.begin);
    event.range = {range.begin - sentence.begin, range.end - sentence.begin};
    event.city = names_in(hit, "city", sentence);
    event.prefecture = names_in(hit, "prefecture", sentence);
    event.country = names_in(hit, "country", sentence);
    event.org = names_in(hit, "org", sentence);
    event.passage = hit.id;
    event.document = hit.document;
    event.heading = hit.heading;
    event.page = hit.page;
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
