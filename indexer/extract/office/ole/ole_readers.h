// What reads each kind of document in a compound file, once that is open.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_OLE_OLE_READERS_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_OLE_OLE_READERS_H_

#include "indexer/extract/format.h"
#include "indexer/extract/office/ole/compound.h"

namespace kouryu::office {

/// They throw Refusal.
[[nodiscard]] Extraction read_old_word(CompoundFile file, const ExtractInput& input,
                                       const ExtractContext& context);
[[nodiscard]] Extraction read_old_workbook(CompoundFile file, const ExtractInput& input,
                                           const ExtractContext& context);
[[nodiscard]] Extraction read_old_slides(CompoundFile file, const ExtractInput& input,
                                         const ExtractContext& context);
[[nodiscard]] Extraction read_ichitaro(CompoundFile file, const ExtractInput& input,
                                       const ExtractContext& context);
[[nodiscard]] Extraction read_packed_ichitaro(CompoundFile file, const ExtractInput& input,
                                              const ExtractContext& context);
[[nodiscard]] Extraction read_outlook_mail(CompoundFile file, const ExtractInput& input,
                                           const ExtractContext& context);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_OLE_OLE_READERS_H_
