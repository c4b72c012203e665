// Detailed tellings first: each founds an event or joins the only one it fits. What may fit is
// found by the pairs of letters it shares in the same year.
#include "searcher/timeline/merge.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "dict/base/deadline.h"
#include "searcher/timeline/dated_clauses.h"

namespace kouryu {
namespace {

constexpr std::size_t kLeastShared = 2;     // pairs of letters
constexpr std::size_t kTellingPairs = 12;   // that are the same event wherever they are told
constexpr std::size_t kMostOfOnePair = 64;  // events of a year looked at for one pair
constexpr std::size_t kMostYears = 3;       // of a range that is looked for by its years

using Names = std::vector<std::string>;

bool is_among(const Names& all, const std::string& name) {
  return std::find(all.begin(), all.end(), name) != all.end();
}
std::size_t shared_names(const Names& a, const Names& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const auto& name) { return is_among(b, name); }));
}
bool disjoint(const Names& a, const Names& b) {
  return !a.empty() && !b.empty() && shared_names(a, b) == 0;
}

/// A vague date may be that of a more precise one: a month, a year, a fiscal year.
bool is_vague(const Telling& telling) {
  return telling.precision < 3 && telling.event.begin == telling.event.end;
}

bool equal_dates(const Telling& a, const Telling& b) {
  return a.event.fiscal == b.event.fiscal && a.event.begin == b.event.begin &&
         a.event.end == b.event.end;
}

bool dates_agree(const Telling& a, const Telling& b) {
  if (equal_dates(a, b)) return true;
  return (is_vague(a) && a.precision < b.precision && holds(a.span, b.span)) ||
         (is_vague(b) && b.precision < a.precision && holds(b.span, a.span));
}

bool has_place(const TimelineEvent& event) {
  return !event.city.empty() || !event.prefecture.empty() || !event.country.empty();
}

bool same_document(const Telling& a, const Telling& b) {
  return a.event.sources[0].document.id == b.event.sources[0].document.id;
}

/// A record told whole holds the days told in it: the words they share say nothing.
bool overlap(const Telling& a, const Telling& b) {
  const EventSource& one = a.event.sources[0];
  const EventSource& other = b.event.sources[0];
  return one.passage == other.passage && one.range.begin < other.range.end &&
         other.range.begin < one.range.end;
}

bool places_agree(const Telling& a, const Telling& b) {
  const TimelineEvent& one = a.event;
  const TimelineEvent& other = b.event;
  if (disjoint(one.org, other.org)) return false;
  if (!has_place(one) || !has_place(other)) return same_document(a, b);
  if (one.city.empty() || other.city.empty()) {
    return shared_names(one.prefecture, other.prefecture) > 0 ||
           shared_names(one.country, other.country) > 0 || same_document(a, b);
  }
  return shared_names(one.city, other.city) == std::min(one.city.size(), other.city.size());
}

bool same_places(const TimelineEvent& a, const TimelineEvent& b) {
  return std::tie(a.city, a.prefecture, a.country) == std::tie(b.city, b.prefecture, b.country);
}

bool words_agree(const Telling& a, const Telling& b) {
  const EventWords& one = a.words;
  const EventWords& other = b.words;
  if (one.deed != other.deed) return false;
  const std::size_t numbers = shared(one.numbers, other.numbers);
  if (numbers < std::min(one.numbers.size(), other.numbers.size())) return false;
  const std::size_t common = shared(one.pairs, other.pairs);
  const std::size_t less = std::min(one.pairs.size(), other.pairs.size());
  if (common < kLeastShared || 4 * common < 3 * less) return false;
  const bool day = a.precision == 3 && b.precision == 3;
  const bool towns = one.pact && shared_names(a.event.city, b.event.city) >= 2;
  const bool reference = same_document(a, b) && common == less && common > kLeastShared;
  return day || towns || reference || 4 * common >= one.pairs.size() + other.pairs.size();
}

/// What decides which of two tellings is the better one.
auto worth(const Telling& telling) {
  const std::size_t places =
      std::min<std::size_t>(telling.event.city.size(), 2) * 2 + (has_place(telling.event) ? 1 : 0);
  return std::make_tuple(telling.precision, places, telling.complete, telling.words.pairs.size());
}

template <class... Parts>
std::uint64_t key_of(const Parts&... parts) {
  std::uint64_t key = 0;
  ((key = key * 0x9E3779B97F4A7C15U + std::hash<Parts>{}(parts) + (key >> 29)), ...);
  return key;
}

class Merger {
 public:
  explicit Merger(std::vector<Telling> tellings) : tellings_(std::move(tellings)) {}

  std::vector<TimelineEvent> merge() {
    std::vector<std::size_t> order(tellings_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return worth(tellings_[a]) > worth(tellings_[b]);
    });
    DeadlineCheck deadline;
    for (const std::size_t one : order) {
      deadline.step();
      place(one);
    }
    for (auto& row : rows_) std::sort(row.begin() + 1, row.end());
    std::sort(rows_.begin(), rows_.end(),
              [](const auto& a, const auto& b) { return first_told(a) < first_told(b); });
    std::vector<TimelineEvent> events;
    for (const std::vector<std::size_t>& row : rows_) events.push_back(event_of(row));
    return events;
  }

 private:
  static std::size_t first_told(const std::vector<std::size_t>& row) {
    return row.size() > 1 ? std::min(row[0], row[1]) : row[0];
  }

  [[nodiscard]] static std::uint64_t verbatim_key(const Telling& telling) {
    return key_of(telling.event.begin, telling.event.end, telling.event.fiscal, telling.folded);
  }

  void place(std::size_t one) {
    const Telling& telling = tellings_[one];
    auto& alike = verbatim_[verbatim_key(telling)];
    for (const std::size_t row : alike) {
      if (same_event(tellings_[rows_[row][0]], telling)) {
        rows_[row].push_back(one);
        return;
      }
    }
    if (const auto row = the_one_for(telling)) {
      rows_[*row].push_back(one);
      if (alike.size() < kMostOfOnePair) alike.push_back(*row);
      return;
    }
    const std::size_t row = rows_.size();
    rows_.push_back({one});
    if (alike.size() < kMostOfOnePair) alike.push_back(row);
    each_key(telling, [&](std::uint64_t key) {
      auto& list = by_pair_[key];
      if (list.size() < kMostOfOnePair) list.push_back(row);
    });
  }

  /// The only event that it fits; of those of its own date before those inside it.
  [[nodiscard]] std::optional<std::size_t> the_one_for(const Telling& telling) const {
    std::vector<std::size_t> candidates;
    each_key(telling, [&](std::uint64_t key) {
      const auto list = by_pair_.find(key);
      if (list == by_pair_.end()) return;
      candidates.insert(candidates.end(), list->second.begin(), list->second.end());
    });
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::vector<std::size_t> inside;
    std::vector<std::size_t> equal;
    for (const std::size_t row : candidates) {
      const Telling& founder = tellings_[rows_[row][0]];
      if (!same_event(founder, telling)) continue;
      (equal_dates(founder, telling) ? equal : inside).push_back(row);
    }
    const auto& fitting = equal.empty() ? inside : equal;
    if (fitting.size() != 1) return std::nullopt;
    return fitting[0];
  }

  template <class Visit>
  static void each_key(const Telling& telling, Visit&& visit) {
    const int first = telling.span.begin.year;
    const int last = std::min(telling.span.end.year, first + static_cast<int>(kMostYears) - 1);
    for (int year = first; year <= last; ++year) {
      for (const std::uint64_t pair : telling.words.pairs) visit(key_of(year, pair));
    }
  }

  /// The row as an event: its first telling is the best one.
  TimelineEvent event_of(const std::vector<std::size_t>& row) {
    TimelineEvent event = std::move(tellings_[row[0]].event);
    for (std::size_t i = 1; i < row.size(); ++i) {
      TimelineEvent& other = tellings_[row[i]].event;
      event.sources.push_back(std::move(other.sources[0]));
      for (const auto names : {&TimelineEvent::city, &TimelineEvent::prefecture,
                               &TimelineEvent::country, &TimelineEvent::org}) {
        for (std::string& name : other.*names) {
          if (!is_among(event.*names, name)) (event.*names).push_back(std::move(name));
        }
      }
    }
    return event;
  }

  std::vector<Telling> tellings_;
  std::vector<std::vector<std::size_t>> rows_;  // of each the best telling first
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> verbatim_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_pair_;  // year and pair -> rows
};

}  // namespace

bool same_event(const Telling& a, const Telling& b) {
  const bool notes = a.event.kind == EventKind::Note;
  if (notes != (b.event.kind == EventKind::Note) || !dates_agree(a, b)) return false;
  if (!equal_dates(a, b) && overlap(a, b)) return false;
  if (a.folded == b.folded && equal_dates(a, b)) {
    const bool long_enough = a.words.pairs.size() >= kTellingPairs;
    if (long_enough || same_document(a, b) ||
        (has_place(a.event) && same_places(a.event, b.event))) {
      return true;
    }
  }
  return places_agree(a, b) && words_agree(a, b);
}

std::vector<TimelineEvent> merged_events(std::vector<Telling> tellings) {
  return Merger(std::move(tellings)).merge();
}

}  // namespace kouryu
