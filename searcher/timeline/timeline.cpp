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
#include "dict/time/dates.h"
#include "dict/time/years.h"

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

constexpr std::size_t kMostSentenceChars = 400;

/// Where sentences end in a text, found once for all its dates; inside brackets none does: (以下
/// 「協会」という。)
class Sentences {
 public:
  explicit Sentences(std::string_view text) : text_(text) {
    DeadlineCheck deadline;
    for (std::size_t at = 0; at < text.size();) {
      deadline.step();
      const std::size_t before = at;
      const char32_t c = next_char(text, at);
      const bool line_end = c == U'\n';
      at = behind_bracket(text, at, c);
      if (ends_sentence(c)) ends_.push_back({before, line_end ? before : at, at});
    }
  }

  /// The sentence around `range`, which may hold several sentence ends itself; of a very long one
  /// what is near.
  [[nodiscard]] ByteRange around(const ByteRange& range) const {
    ByteRange sentence{0, text_.size()};
    const auto next =
        std::upper_bound(ends_.begin(), ends_.end(), range.begin,
                         [](std::size_t begin, const End& end) { return begin < end.next; });
    if (next != ends_.begin()) sentence.begin = std::prev(next)->next;
    const auto end =
        std::lower_bound(ends_.begin(), ends_.end(), range.end,
                         [](const End& one, std::size_t at) { return one.before < at; });
    if (end != ends_.end()) sentence.end = end->end;
    while (sentence.begin < range.begin) {
      std::size_t after = sentence.begin;
      if (!is_space(next_char(text_, after))) break;
      sentence.begin = after;
    }
    return near(sentence, range);
  }

 private:
  struct End {
    std::size_t before;  // the sign that ends it
    std::size_t end;     // behind it, but for the end of a line
    std::size_t next;    // where the next one begins
  };

  [[nodiscard]] ByteRange near(const ByteRange& sentence, const ByteRange& range) const {
    ByteRange out = range;
    std::size_t left = kMostSentenceChars;
    for (std::size_t half = kMostSentenceChars / 2; half > 0 && out.begin > sentence.begin;
         --half) {
      previous_char(text_, out.begin);
      --left;
    }
    for (; left > 0 && out.end < sentence.end; --left) next_char(text_, out.end);
    for (; left > 0 && out.begin > sentence.begin; --left) previous_char(text_, out.begin);
    return out;
  }

  std::string_view text_;
  std::vector<End> ends_;
};

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
    const ByteRange sentence = sentences.around(range);
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
