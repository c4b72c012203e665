// What must hold of what an import brings: a person may have written it, and the searcher trusts
// what is stored.
#ifndef KOURYU_INDEXER_WRITE_MAINTAIN_EXCHANGE_RULES_H_
#define KOURYU_INDEXER_WRITE_MAINTAIN_EXCHANGE_RULES_H_

#include <string_view>

#include "indexer/write/maintain/exchange_line.h"

namespace kouryu {

/// The rule that is broken, in words; empty when all are kept: ranges and places ascend inside the
/// text and on whole characters, lists are sorted, fields are facets, years are such.
[[nodiscard]] std::string_view broken_rule(const ExchangedPassage& passage);
/// The same of a file: its id is a key, its lines ascend.
[[nodiscard]] std::string_view broken_rule(const DocumentState& state);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_MAINTAIN_EXCHANGE_RULES_H_
