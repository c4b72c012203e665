// What kouryu leaves to the program that writes indexes and reads texts for them.
#ifndef KOURYU_SEARCHER_CLI_HAND_OVER_H_
#define KOURYU_SEARCHER_CLI_HAND_OVER_H_

#include <string>
#include <vector>

namespace kouryu {

/// Becomes the kouryu-index beside this program, with these arguments behind its name. Where that
/// fails the reason is told on standard error and the exit status returned.
[[nodiscard]] int hand_over_to_indexer(std::vector<std::string> arguments);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_CLI_HAND_OVER_H_
