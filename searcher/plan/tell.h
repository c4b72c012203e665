// What an answer says about how it was found: warnings in the language of the messages.
#ifndef KOURYU_SEARCHER_PLAN_TELL_H_
#define KOURYU_SEARCHER_PLAN_TELL_H_

#include <cstddef>
#include <string>

#include "kouryu/searcher.h"
#include "searcher/plan/ladder.h"
#include "searcher/plan/steps.h"

namespace kouryu {

/// On which step behind the first the answer was found, and what was left out.
void tell_step(const Step& step, SearchResult& result);

/// Words of a query with operators that ask (何) and are not searched for.
void tell_left_out(const std::vector<std::string>& words, SearchResult& result);

/// What of a first step without an answer stands nowhere, or not within the filters, or only in
/// different passages of one document.
void tell_what_is_missing(const QueryNode& root, const Asking& asking, SearchResult& result);

void tell_respelt(const std::string& written, const std::string& spelling, SearchResult& result);

/// Nothing matches as typed: `passages` would without the operators.
void tell_plain(std::size_t passages, const std::string& interpreted, SearchResult& result);

/// `query` with the first `written` in it replaced; a capital stays a capital.
[[nodiscard]] std::string corrected(std::string query, const std::string& written,
                                    std::string meant);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_PLAN_TELL_H_
