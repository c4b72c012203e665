// Which of several cities of one name a text means: 府中市 of 東京都 or of 広島県.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_NAMESAKES_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_NAMESAKES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/facets/places/place_scanner.h"
#include "indexer/facets/places/places.h"

namespace kouryu {

/// The candidates of a passage in the light of its document. All must outlive the object.
class Namesakes {
 public:
  Namesakes(std::string_view folded, const std::vector<PlaceCandidate>& candidates)
      : text_(folded), candidates_(candidates) {}

  /// Whether the country or region of `place` stands right beside the candidate: 広島県府中市,
  /// 広島県安芸郡府中町, 韓国の東海市, 府中市(広島県).
  [[nodiscard]] bool is_beside(const Place& place, std::size_t index) const;

  /// The labels, as "府中市 (東京都)", of those `cities` that the text leaves possible. The nearest
  /// word that tells decides: right beside the name, here or elsewhere in the document; a region in
  /// the passage, then in the document; another city of the document. A city in Japan needs no word
  /// where none says abroad. Empty for a single one, and for a place that none of them is.
  [[nodiscard]] std::vector<std::string> possible(const std::vector<const Place*>& cities,
                                                  std::size_t index,
                                                  const PlaceContext& context) const;

  /// Adds to `context` what a passage says of cities that share their names.
  void survey(PlaceContext& context) const;

 private:
  /// What stands right before a candidate, or behind it in brackets.
  [[nodiscard]] std::vector<const PlaceCandidate*> beside(std::size_t index) const;

  /// What the passage names somewhere: worked out once, where it is asked for.
  struct Named {
    WordSet regions;  // with their countries: 日本広島県
    WordSet countries;
  };
  [[nodiscard]] const Named& named() const;

  const std::string_view text_;
  const std::vector<PlaceCandidate>& candidates_;
  mutable std::optional<Named> named_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_NAMESAKES_H_
