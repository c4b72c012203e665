// The word lists of dict/lexicon/data/place_context.tsv, looked up by where they begin or end.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_RULES_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_RULES_H_

#include "dict/base/char_set.h"
#include "indexer/facets/word_lists.h"

namespace kouryu {

/// Each member is the rule of the same name; the table says what its words do.
struct PlaceRules {
  WordList mask;
  WordList unmask;
  WordList country_not_before;
  WordList country_before;
  WordList country_prefix;
  WordList former_prefix;
  CharSet prefix_ends;  // last characters of country_prefix and former_prefix
  CharSet mask_begins;  // first characters of mask
  WordList country_tail;
  WordList no_twin;
  WordList title;
  WordList not_bare_before;
  WordList not_bare_alone;
  WordList bare_before;
  WordList free_suffix;
  WordList never_city;
  WordList never_end;
  WordList unit_break;
  WordList day_prefix;
  WordList daytime;
  WordList nation_word;
  WordList needs_after;
  WordList separator;
  WordList municipal_event;
  WordList municipal_after;
  WordList facility;
  WordList given_name;
  WordList person_label;
  WordList people_after;
  WordList body_after;
  WordList place_after;

  /// Read once from the installed table. Throws Error (NotFound, Corrupt).
  static const PlaceRules& instance();
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_RULES_H_
