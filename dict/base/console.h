// What both programs owe a terminal and a shell: text that cannot steer, and an exit status that
// tells lost output.
#ifndef KOURYU_DICT_BASE_CONSOLE_H_
#define KOURYU_DICT_BASE_CONSOLE_H_

#include <optional>
#include <string>
#include <string_view>

#include "dict/base/locale.h"

namespace kouryu {

/// What becomes of the line ends in harmless().
enum class LineEnds { Spaces, Kept };

/// Valid UTF-8 in which nothing moves the cursor, colours the screen or turns the direction of
/// writing: control and bidirectional characters become U+FFFD, tabs a space.
[[nodiscard]] std::string harmless(std::string_view text, LineEnds line_ends = LineEnds::Spaces);

/// Flushes std::cout. Where something written to it is lost, as on a full disk: the system's reason
/// behind a colon, or nothing when it is not known. A reader that went away (a closed pipe) loses
/// nothing.
[[nodiscard]] std::optional<std::string> lost_output();

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_CONSOLE_H_
