// What the words of a clause tell, whoever they are told of.
#ifndef KOURYU_INDEXER_RELATIONS_CLAUSE_WORDS_H_
#define KOURYU_INDEXER_RELATIONS_CLAUSE_WORDS_H_

#include <optional>
#include <string_view>

#include "indexer/relations/relation_words.h"
#include "kouryu/text_range.h"

namespace kouryu {

struct ClauseWords {
  std::optional<WordFound> tie, tie_act, office, office_act, activity, travel;
  bool wish = false;         // not there, or not yet
  bool network = false;      // of a meeting or body of many
  bool aside = false;        // places are named for something else
  bool anniversary = false;  // a date here is not the beginning
  bool both = false;         // 両市

  ClauseWords(std::string_view text, const ByteRange& clause);

  /// The first word of `told` that is no part of a name of a tie: not the 友好 of 友好都市.
  [[nodiscard]] static std::optional<WordFound> outside_ties(Told told, std::string_view text,
                                                             const ByteRange& clause);

  /// Whether what is told, up to the commas around it, is an anniversary: 提携30周年の式典. Not of
  /// 提携したのは1990年で、今年35周年.
  [[nodiscard]] bool is_of_anniversary(std::string_view text, const ByteRange& clause) const;

  /// 姉妹都市へ, and no more: not there yet.
  [[nodiscard]] bool is_headed_for(std::string_view text) const;

  /// Whether they tell of a relation at all.
  [[nodiscard]] bool any() const { return tie || office || activity || travel; }
};

/// Whether a year begins `text`: 1989, ２００１, 昭和57.
[[nodiscard]] bool begins_with_year(std::string_view text);
/// Whether one stands anywhere in `text`, which is short.
[[nodiscard]] bool has_year_in(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_CLAUSE_WORDS_H_
