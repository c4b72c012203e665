// A document cut into passages. What it was before: extract/extracted.h, blocks/block.h.
#ifndef KOURYU_INDEXER_DOCUMENT_H_
#define KOURYU_INDEXER_DOCUMENT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dict/schema/record.h"
#include "indexer/facts/document_facts.h"
#include "kouryu/text_range.h"

namespace kouryu {

/// A piece of cleaned text: lines already joined, furniture gone.
struct Passage {
  PassageKind kind = PassageKind::Body;
  std::vector<std::string> heading;  // path, outermost first, as written
  std::optional<int> page;           // where it begins
  std::string text;                  // cleaned; '\n' only where blocks end
  ByteRange source;                  // from its first to its last byte, furniture between included
  std::vector<SourcePiece> pieces;   // as PassageRecord::pieces
  std::uint32_t duplicates = 0;
  std::vector<StoredField> fields;  // of a record
};

struct CutDocument {
  DocumentFacts facts;
  std::vector<Passage> passages;  // in reading order, bodies unique
  /// Where pages begin in the extracted text, and their numbers; ascending by place.
  std::vector<std::pair<std::size_t, int>> page_begins;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_DOCUMENT_H_
