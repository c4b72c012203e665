// Mail: header, text once, attachments as documents inside.
#ifndef KOURYU_INDEXER_EXTRACT_MAIL_MAIL_H_
#define KOURYU_INDEXER_EXTRACT_MAIL_MAIL_H_

#include "indexer/extract/format.h"

namespace kouryu {

[[nodiscard]] bool is_mail(std::string_view bytes, std::string_view extension);
[[nodiscard]] Extraction extract_mail(const ExtractInput& input, const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_MAIL_MAIL_H_
