// What reads each kind of Office file, once the package is open.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_READERS_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_READERS_H_

#include "indexer/extract/format.h"
#include "indexer/extract/office/package.h"

namespace kouryu::office {

/// They throw Refusal.
[[nodiscard]] Extraction read_word(Package package, const ExtractContext& context);
[[nodiscard]] Extraction read_workbook(Package package, const ExtractContext& context);
[[nodiscard]] Extraction read_slides(Package package, const ExtractContext& context);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_READERS_H_
