// Whether bytes are plainly a text, whatever they are called.
#ifndef KOURYU_INDEXER_EXTRACT_TEXT_BARE_TEXT_H_
#define KOURYU_INDEXER_EXTRACT_TEXT_BARE_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

namespace kouryu {

/// What `bytes` say as a text; absent where no encoding fits for sure, where they have more control
/// characters than a mishap leaves, or nothing but white space.
[[nodiscard]] std::optional<std::string> bare_text(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TEXT_BARE_TEXT_H_
