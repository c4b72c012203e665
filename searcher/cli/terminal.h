// What the programs of this folder need to know of the terminal, and their exit statuses.
#ifndef KOURYU_SEARCHER_CLI_TERMINAL_H_
#define KOURYU_SEARCHER_CLI_TERMINAL_H_

#include <string>
#include <vector>

#include "searcher/output/output.h"

namespace kouryu {

inline constexpr int kFound = 0;
inline constexpr int kNothing = 1;
inline constexpr int kFailed = 2;

/// `color`: auto, always or never. With auto, NO_COLOR and a stdout that is no terminal turn it
/// off.
[[nodiscard]] TextStyle terminal_style(const std::string& color, Language language);

/// `indexes`, or the default one when there are none.
[[nodiscard]] std::vector<std::string> or_default_index(std::vector<std::string> indexes);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_CLI_TERMINAL_H_
