// Asks the rows where names may begin. A name is taken when its edges are edges of words: a token
// edge, a change of script, the end of another place name, or a prefix such as 在 and 旧.
#include "indexer/facets/places/place_scanner.h"

#include <utility>

#include "indexer/facets/places/place_conditions.h"

namespace kouryu {
namespace {

constexpr PlaceBeginSet kEveryBeginning = 0xFF;

bool is_region_unit(std::string_view unit) {
  return unit == "州" || unit == "省" || unit == "県" || unit.ends_with("道");
}

}  // namespace

template <class Try>
void PlaceScanner::try_behind_names(std::size_t limit, Try&& try_at) {
  constexpr std::string_view kJoin = "と";
  while (!found_.empty()) {
    const std::size_t end = found_.back().follow;
    const std::size_t position = end >= next_ ? end : end + kJoin.size();
    if (position < next_ || position >= limit) return;
    next_ = position + 1;
    if (follows_name(position)) try_at(position);
  }
}

std::vector<PlaceCandidate> PlaceScanner::scan(const std::vector<PlaceStart>& starts,
                                               PlaceSpots& spots) {
  const auto put = [&](std::size_t position, bool looked_up, PlaceBeginSet begins) {
    spots.spots.push_back({position, spots.matches.size(), looked_up, begins});
  };
  const auto try_at = [&](std::size_t position, PlaceBeginSet begins) {
    look_up(position);
    bool spot = false;
    auto candidate = candidate_at(position, begins, matches_, spot);
    if (spot) {
      spots.matches.insert(spots.matches.end(), matches_.begin(), matches_.end());
      put(position, true, begins);
    }
    if (candidate) keep(std::move(*candidate));
  };
  const auto try_behind = [&](std::size_t position) { try_at(position, 0); };
  for (const PlaceStart& start : starts) {
    try_behind_names(start.position, try_behind);
    if (start.position < next_) {
      // What is taken now may be refused when more is known: then names inside count.
      put(start.position, false, start.begins);
      continue;
    }
    next_ = start.position + 1;
    try_at(start.position, start.begins);
  }
  try_behind_names(text_.size(), try_behind);
  return std::move(found_);
}

std::vector<PlaceCandidate> PlaceScanner::scan_at(const PlaceSpots& spots) {
  bool spot = false;
  const auto try_with = [&](std::size_t position, PlaceBeginSet begins,
                            const std::vector<PlaceMatch>& matches) {
    if (auto candidate = candidate_at(position, begins, matches, spot)) {
      keep(std::move(*candidate));
    }
  };
  const auto try_behind = [&](std::size_t position) {
    look_up(position);
    try_with(position, 0, matches_);
  };
  std::size_t begin = 0;  // of the matches of a spot
  for (const PlaceSpots::Spot& one : spots.spots) {
    try_behind_names(one.position, try_behind);
    const std::size_t first = std::exchange(begin, one.end);
    if (one.position < next_ || !(one.begins != 0 || follows_name(one.position))) continue;
    next_ = one.position + 1;
    if (one.looked_up) {
      const auto matches = spots.matches.begin();
      try_with(one.position, one.begins,
               {matches + static_cast<std::ptrdiff_t>(first),
                matches + static_cast<std::ptrdiff_t>(one.end)});
    } else {
      look_up(one.position);
      try_with(one.position, one.begins, matches_);
    }
  }
  try_behind_names(text_.size(), try_behind);
  return std::move(found_);
}

void PlaceScanner::keep(PlaceCandidate candidate) {
  next_ = candidate.range.end;
  if (!candidate.range.empty()) found_.push_back(std::move(candidate));
}

void PlaceScanner::look_up(std::size_t position) {
  text_.gazetteer().written_at(text_.all(), position, matches_);
  std::erase_if(matches_, [&](const PlaceMatch& m) {
    return text_.crosses_break({position, position + m.bytes});
  });
}

std::optional<PlaceCandidate> PlaceScanner::candidate_at(std::size_t position, PlaceBeginSet begins,
                                                         const std::vector<PlaceMatch>& matches,
                                                         bool& spot) {
  if (follows_name(position)) begins = kEveryBeginning;
  reading_.position = position;
  reading_.listed = {};
  reading_.matches.clear();
  body_ = nullptr;
  std::optional<PlaceCandidate> masked;
  if (has_beginning(begins, masked_row().begins) && takes(masked_row()))
    masked = candidate_of(masked_row());
  const std::size_t mask = masked ? masked->range.size() : 0;
  const std::size_t longest = matches.empty() ? 0 : matches.front().bytes;
  std::optional<PlaceCandidate> unlisted;
  bool asked = false;
  if (mask < longest || mask == 0) {
    for (const PlaceRow& row : shape_rows()) {
      if (!has_beginning(begins, row.begins)) continue;
      const bool taken = takes(row);
      // What is refused now may be taken when the document is known.
      asked = asked || has_read_;
      if (!taken) continue;
      unlisted = candidate_of(row);
      break;
    }
  }
  spot = mask > 0 || longest > 0 || asked;
  for (std::size_t i = 0; i < matches.size();) {
    const std::size_t bytes = matches[i].bytes;
    std::size_t j = i;
    while (j < matches.size() && matches[j].bytes == bytes) ++j;
    if (mask >= bytes) break;
    if (unlisted && unlisted->range.size() > bytes) return unlisted;
    reading_.listed = std::span(matches).subspan(i, j - i);
    body_ = nullptr;
    for (const PlaceRow& row : listed_rows()) {
      if (has_beginning(begins, row.begins) && takes(row)) return candidate_of(row);
    }
    i = j;
  }
  if (unlisted && unlisted->range.size() > mask) return unlisted;
  return masked;
}

bool PlaceScanner::takes(const PlaceRow& row) {
  // Rows of one body stand beside each other: it reads once for all of them.
  if (row.body != body_) {
    body_ = row.body;
    has_read_ = row.body(reading_);
  }
  if (!has_read_ || !row.ending.allow(reading_.unit)) return false;
  const auto* const refused = refusal(row, reading_);
  if (trials_ != nullptr) trials_->push_back({&row, reading_.range, refused});
  return refused == nullptr;
}

PlaceCandidate PlaceScanner::candidate_of(const PlaceRow& row) const {
  using Type = PlaceCandidate::Type;
  PlaceCandidate out;
  out.type = type_of(row);
  out.row = &row;
  out.range = reading_.range;
  out.follow = reading_.follow;
  switch (out.type) {
    case Type::Skip:
    case Type::Surname:
      return out;
    case Type::Shape:
      out.shape_value = reading_.written();
      if (is_region_unit(reading_.unit)) out.shape_kind = PlaceKind::Prefecture;
      return out;
    case Type::Bare:
      out.free_standing = is_free_standing(reading_);
      break;
    case Type::Full:
    case Type::Adjective:
      break;
  }
  out.matches = reading_.matches;
  out.unsure = out.type == Type::Full && reading_.unit == "区" && is_ward_of_several(reading_);
  // What is no ward here is none of another city.
  if (reading_.unit == "区" && !out.unsure) {
    std::erase_if(out.matches,
                  [](const PlaceMatch& m) { return m.place->kind == PlaceKind::Ward; });
  }
  return out;
}

}  // namespace kouryu
