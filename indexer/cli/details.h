// What readers say beside a reason, in the language of messages. Reports in JSON keep it as it is.
#ifndef KOURYU_INDEXER_CLI_DETAILS_H_
#define KOURYU_INDEXER_CLI_DETAILS_H_

#include <string>
#include <string_view>

#include "dict/base/locale.h"

namespace kouryu {

/// `detail` as it is where no wording of it is known: names of files, of kinds, the system's
/// reasons.
[[nodiscard]] std::string shown_detail(std::string_view detail, Language language);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CLI_DETAILS_H_
