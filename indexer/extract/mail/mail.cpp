// Mail: header, text once, attachments as documents inside.
#include "indexer/extract/mail/mail.h"

namespace kouryu {

bool is_mail(std::string_view, std::string_view) { return false; }
Extraction extract_mail(const ExtractInput&, const ExtractContext&) {
  return refused("unsupported");
}

}  // namespace kouryu
