// Documents in compound files (OLE2): Word, Excel and PowerPoint of before 2007, 一太郎, Outlook.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_OLE_OLE_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_OLE_OLE_H_

#include "indexer/extract/format.h"

namespace kouryu {

[[nodiscard]] bool is_ole(std::string_view bytes, std::string_view extension);
/// Says which of the kinds it was: the text's `format` is doc, xls, ppt, jtd, jtdc or msg.
[[nodiscard]] Extraction extract_ole(const ExtractInput& input, const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_OLE_OLE_H_
