// What the indexer and the helper program say to each other, as bytes (CBOR).
//
// The helper may lie: reading an answer checks every range, count and string, and takes nothing on
// trust.
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_WIRE_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_WIRE_H_

#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/extracted.h"

namespace kouryu {

[[nodiscard]] std::string encode_extraction(const Extraction& extraction);

/// nullopt when the bytes are no extraction that keeps the rules of extracted.h: valid UTF-8,
/// ranges inside the text, ascending and on whole characters, known reasons, names without `..`.
[[nodiscard]] std::optional<Extraction> decode_extraction(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_WIRE_H_
