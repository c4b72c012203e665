// One pass over a text, left to right, longest name first: what could be a place, before the
// document decides what bare names mean.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_SCANNER_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_SCANNER_H_

#include <optional>
#include <vector>

#include "indexer/facets/places/place_beginnings.h"
#include "indexer/facets/places/place_reading.h"
#include "indexer/facets/places/place_rows.h"

namespace kouryu {

/// A row that was asked about a name, and what refused it.
struct PlaceTrial {
  const PlaceRow* row;
  ByteRange range;
  const Condition<PlaceReading>* refused;  // null where the row took the name
};

class PlaceScanner {
 public:
  /// All must outlive the scanner. `edges`: of `text`. Every trial goes to `trials`, if any.
  PlaceScanner(const AnalyzedText& text, const PlaceContext& context, const TextEdges& edges,
               std::vector<PlaceTrial>* trials = nullptr)
      : text_(text, context, edges), trials_(trials) {}

  /// In text order, without overlaps. `starts`: of find_place_beginnings(); what is found there
  /// goes to `spots`.
  [[nodiscard]] std::vector<PlaceCandidate> scan(const std::vector<PlaceStart>& starts,
                                                 PlaceSpots& spots);
  /// The same where `spots` of an earlier scan() of this text are known.
  [[nodiscard]] std::vector<PlaceCandidate> scan_at(const PlaceSpots& spots);

 private:
  /// Calls `try_at(position)` where another name may begin behind a name, from next_ on, before
  /// `limit`.
  template <class Try>
  void try_behind_names(std::size_t limit, Try&& try_at);
  [[nodiscard]] bool follows_name(std::size_t position) {
    reading_.position = position;
    return reading_.follows_name();
  }
  /// Sets matches_ to what the gazetteer has there, longest first.
  void look_up(std::size_t position);
  /// What the rows that begin with one of `begins`, or all of them behind a name, read at
  /// `position`. `matches`: of look_up(). `spot`: whether a name may begin there, taken or not.
  [[nodiscard]] std::optional<PlaceCandidate> candidate_at(std::size_t position,
                                                           PlaceBeginSet begins,
                                                           const std::vector<PlaceMatch>& matches,
                                                           bool& spot);
  /// Whether `row` reads a name and takes it; the name is in reading_ then.
  [[nodiscard]] bool takes(const PlaceRow& row);
  /// The candidate that `row` makes of the name in reading_.
  [[nodiscard]] PlaceCandidate candidate_of(const PlaceRow& row) const;
  /// Adds `candidate` to those found and goes on behind it.
  void keep(PlaceCandidate candidate);

  PlaceText text_;
  std::vector<PlaceTrial>* trials_;
  std::vector<PlaceCandidate> found_;
  PlaceReading reading_{text_, found_};
  PlaceBody body_ = nullptr;  // that read the name in reading_, if has_read_
  bool has_read_ = false;
  std::vector<PlaceMatch> matches_;  // of the last look_up()
  std::size_t next_ = 0;             // positions before it were tried or are taken
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_SCANNER_H_
