// Folded text in less than half of its UTF-8, to be searched as it is: the frequent characters of
// Japanese in one byte, kanji and the rest of its signs in two, any other in four.
//
// A text has one packed form, and the packed form of a part of it stands in that of the whole. The
// codes are on disk: raise kSchemaVersion when they change.
#ifndef KOURYU_DICT_TEXT_PACKED_TEXT_H_
#define KOURYU_DICT_TEXT_PACKED_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

namespace kouryu {

/// `text`: valid UTF-8.
[[nodiscard]] std::string pack_text(std::string_view text);

/// nullopt when `packed` is no packed text.
[[nodiscard]] std::optional<std::string> unpack_text(std::string_view packed);

/// True when the text packed as `packed` contains the one packed as `wanted`, as contains_text()
/// has it. Of bytes that are no packed text the answer is any.
[[nodiscard]] bool packed_contains(std::string_view packed, std::string_view wanted);

}  // namespace kouryu

#endif  // KOURYU_DICT_TEXT_PACKED_TEXT_H_
