// Names of cities that are ordinary words, surnames or quarters as well: place_words.tsv and
// place_quarters.tsv of dict/lexicon/data.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_WORDS_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_WORDS_H_

#include <string_view>

#include "dict/base/word_set.h"

namespace kouryu {

/// Folded names. Thread-safe after construction.
struct PlaceWords {
  WordSet words;     // without their unit
  WordSet surnames;  // without their unit
  WordSet quarters;

  /// Read once from the installed tables. Throws Error (NotFound, Corrupt).
  static const PlaceWords& instance();
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_WORDS_H_
