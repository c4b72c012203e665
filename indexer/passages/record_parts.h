// A record as passages: one, or several of whole fields where it is too long for one.
#ifndef KOURYU_INDEXER_PASSAGES_RECORD_PARTS_H_
#define KOURYU_INDEXER_PASSAGES_RECORD_PARTS_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "dict/schema/record.h"
#include "indexer/blocks/block.h"
#include "indexer/passages/mapped_text.h"

namespace kouryu {

struct RecordPart {
  MappedText text;
  std::vector<StoredField> fields;
  std::optional<int> page;
};

/// The parts of the record in `blocks` from `begin` to `end`: its lines, of which those without a
/// label go on with the field before them. A field that has no room is cut as any text is; its
/// label is told again in each part. `source` is the extracted text.
[[nodiscard]] std::vector<RecordPart> record_parts(const std::vector<Block>& blocks,
                                                   std::size_t begin, std::size_t end,
                                                   std::string_view source);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_PASSAGES_RECORD_PARTS_H_
