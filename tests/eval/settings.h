// Rankings written in a file, so that an evaluation can compare settings without a new build.
#ifndef KOURYU_TESTS_EVAL_SETTINGS_H_
#define KOURYU_TESTS_EVAL_SETTINGS_H_

#include <string>

#include "searcher/rank/ranking.h"

namespace kouryu::eval {

/// The shipped ranking, changed by the lines `name value` of a file; # begins a comment. Throws
/// std::runtime_error naming the line for a name that Ranking does not have.
[[nodiscard]] Ranking read_settings(const std::string& path);

}  // namespace kouryu::eval

#endif  // KOURYU_TESTS_EVAL_SETTINGS_H_
