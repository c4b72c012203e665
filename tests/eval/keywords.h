// Keyword queries made from questions: what a person would have typed instead of the sentence.
#ifndef KOURYU_TESTS_EVAL_KEYWORDS_H_
#define KOURYU_TESTS_EVAL_KEYWORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "dict/tokens/analyzer.h"

namespace kouryu::eval {

/// Two to four nouns of `question` in its order, drawn with `seed`: of two characters or more, what
/// MeCab cuts apart joined again (最盛 + 期). Fewer than two when the question has no more.
[[nodiscard]] std::vector<std::string> keywords_of(const std::string& question, std::uint64_t seed,
                                                   Analyzer& analyzer);

}  // namespace kouryu::eval

#endif  // KOURYU_TESTS_EVAL_KEYWORDS_H_
