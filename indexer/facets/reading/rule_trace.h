// A row of rules that was asked about a name, and what it said: for people who keep the rules.
#ifndef KOURYU_INDEXER_FACETS_READING_RULE_TRACE_H_
#define KOURYU_INDEXER_FACETS_READING_RULE_TRACE_H_

#include <string_view>

#include "kouryu/text_range.h"

namespace kouryu {

/// Its views are of static storage.
struct RuleTrace {
  std::string_view row;      // its name
  ByteRange range;           // of the name, in the folded text
  std::string_view refused;  // the condition that did not hold, or that must not; empty: taken
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_READING_RULE_TRACE_H_
