// The lines of an export: one JSON object for each passage, and one for what is known of each file.
//
// A passage line is one of ready-made passages too (id, title, text, facets); what those do not
// have stands under "record".
#ifndef KOURYU_INDEXER_WRITE_MAINTAIN_EXCHANGE_LINE_H_
#define KOURYU_INDEXER_WRITE_MAINTAIN_EXCHANGE_LINE_H_

#include <string>
#include <string_view>
#include <variant>

#include "dict/schema/record.h"

namespace kouryu {

/// A passage with what its stored bytes do not tell.
struct ExchangedPassage {
  PassageRecord record;  // date_terms and fiscal_years too
  std::string origin;    // as passage_document()
  bool with_title = true;
};

/// Nothing: a line of ready-made passages, to be prepared as those are.
using ExchangedLine = std::variant<std::monostate, ExchangedPassage, DocumentState>;

[[nodiscard]] std::string exchange_line(const ExchangedPassage& passage);
[[nodiscard]] std::string exchange_line(const DocumentState& state);
/// Throws std::exception (of nlohmann or the standard library) with what is wrong.
[[nodiscard]] ExchangedLine read_exchange_line(std::string_view line);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_MAINTAIN_EXCHANGE_LINE_H_
