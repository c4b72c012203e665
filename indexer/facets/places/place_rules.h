// The word lists of dict/lexicon/data/place_context.tsv, looked up by where they begin or end.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_RULES_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_RULES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dict/base/char_set.h"
#include "dict/base/word_set.h"

namespace kouryu {

/// Words of one rule. Thread-safe after construction.
class WordList {
 public:
  void add(std::string word);
  /// Bytes of the longest word that begins at `position` of `text`; 0 when none does.
  [[nodiscard]] std::size_t longest_at(std::string_view text, std::size_t position) const;
  /// False where longest_at() is 0; true may be wrong.
  [[nodiscard]] bool may_begin_at(std::string_view text, std::size_t position) const {
    return begins_.may_begin_at(text, position);
  }
  /// True when some word of the list ends `text`.
  [[nodiscard]] bool ends(std::string_view text) const;
  [[nodiscard]] bool contains(std::string_view word) const;

 private:
  WordStarts begins_;
  std::unordered_map<char32_t, std::vector<std::string>> by_first_;  // longest first
  WordSet words_;
  std::vector<std::size_t> sizes_;  // of the words, unique
};

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

  /// Read once from the installed table. Throws Error (NotFound, Corrupt).
  static const PlaceRules& instance();
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_RULES_H_
