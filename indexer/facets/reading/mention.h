// A facet value with its evidence: what was recognised, where it stands, by which rule, how surely.
#ifndef KOURYU_INDEXER_FACETS_READING_MENTION_H_
#define KOURYU_INDEXER_FACETS_READING_MENTION_H_

#include <string>
#include <vector>

#include "kouryu/text_range.h"

namespace kouryu {

/// A named value (city, prefecture, country, organisation).
struct NameMention {
  std::string value;  // canonical
  ByteRange range;    // in the folded text
  // The rule's family, a stable word, and behind a colon the row where it has one: "full:city", "label",
  // "suffix:named body"…
  const char* how;
  bool certain = true;  // false: shown with evidence, not counted as a facet value
  /// Of a city whose name several places share, those that the text leaves possible, as "府中市
  /// (東京都)"; one where the context decides, none where the name is one place's alone.
  std::vector<std::string> places = {};
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_READING_MENTION_H_
