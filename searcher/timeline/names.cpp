// Evidence sorted by place, so that what a clause names is found by halving.
#include "searcher/timeline/names.h"

#include <algorithm>

namespace kouryu {
namespace {

/// `range` of `text` without `gaps` (sorted).
std::string without(std::string_view text, const ByteRange& range, std::vector<ByteRange> gaps) {
  std::sort(gaps.begin(), gaps.end());
  std::string out;
  std::size_t at = range.begin;
  for (const ByteRange& gap : gaps) {
    if (gap.begin > at) out.append(text.substr(at, std::min(gap.begin, range.end) - at));
    out += '/';
    at = std::max(at, gap.end);
  }
  if (at < range.end) out.append(text.substr(at, range.end - at));
  return out;
}

std::vector<ByteRange> ranges_of(std::span<const PlacedDate> dates) {
  std::vector<ByteRange> ranges;
  for (const PlacedDate& date : dates) ranges.push_back(date.range);
  return ranges;
}

bool begins_before(const ByteRange& range, std::size_t end) { return range.begin < end; }

}  // namespace

EventNames::EventNames(const Hit& hit) : text_(hit.text) {
  for (const FieldId field : {FieldId::City, FieldId::Prefecture, FieldId::Country, FieldId::Org}) {
    const auto found = hit.evidence.find(name_of(field));
    if (found == hit.evidence.end()) continue;
    auto& named = named_[field];
    for (const FacetEvidence& evidence : found->second) {
      // Which of two cities of one name it is may be uncertain; its name is not.
      if (evidence.certain || !evidence.places.empty()) named.push_back(&evidence);
      if (field != FieldId::Org && evidence.range.size() > 0) places_.push_back(evidence.range);
    }
    std::stable_sort(named.begin(), named.end(),
                     [](const auto* a, const auto* b) { return a->range.begin < b->range.begin; });
  }
  std::sort(places_.begin(), places_.end());
  std::vector<ByteRange> apart;
  for (const ByteRange& place : places_) {
    if (!apart.empty() && place.begin < apart.back().end) {
      apart.back().end = std::max(apart.back().end, place.end);
    } else {
      apart.push_back(place);
    }
  }
  places_ = std::move(apart);
}

std::vector<std::string> EventNames::in(FieldId field, const std::vector<ByteRange>& ranges) const {
  std::vector<std::string> names;
  const auto named = named_.find(field);
  if (named == named_.end()) return names;
  for (const ByteRange& range : ranges) {
    auto at = std::lower_bound(
        named->second.begin(), named->second.end(), range.begin,
        [](const auto* one, std::size_t begin) { return one->range.begin < begin; });
    for (; at != named->second.end() && (*at)->range.begin < range.end; ++at) {
      if ((*at)->range.end > range.end) continue;
      if (std::find(names.begin(), names.end(), (*at)->value) == names.end()) {
        names.push_back((*at)->value);
      }
    }
  }
  return names;
}

ByteRange EventNames::last_place_in(const ByteRange& range) const {
  const auto behind = std::lower_bound(places_.begin(), places_.end(), range.end, begins_before);
  if (behind == places_.begin()) return {};
  const ByteRange& last = *std::prev(behind);
  return range.holds(last) ? last : ByteRange{};
}

std::string EventNames::without_places(const ByteRange& range,
                                       const std::vector<PlacedDate>& dates) const {
  std::vector<ByteRange> gaps = ranges_of(dates_in(dates, range));
  auto place = std::lower_bound(places_.begin(), places_.end(), range.begin, begins_before);
  for (; place != places_.end() && place->begin < range.end; ++place) gaps.push_back(*place);
  return without(text_, range, std::move(gaps));
}

std::string without_dates(std::string_view text, const ByteRange& range,
                          const std::vector<PlacedDate>& dates) {
  return without(text, range, ranges_of(dates_in(dates, range)));
}

}  // namespace kouryu
