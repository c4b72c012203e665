// The report of a run as JSON or as a few lines for people.
#ifndef KOURYU_INDEXER_CLI_REPORT_H_
#define KOURYU_INDEXER_CLI_REPORT_H_

#include <cstddef>
#include <string>

#include "dict/base/locale.h"
#include "kouryu/indexer.h"

namespace kouryu {

/// Inputs whose reason is a fault of theirs: the exit status tells of them.
[[nodiscard]] std::size_t fault_count(const IndexReport& report);

/// One object, as the contract names its keys.
[[nodiscard]] std::string report_json(const IndexReport& report);
[[nodiscard]] std::string report_text(const IndexReport& report, Language language);
/// A line for each document that this run, were it no dry one, would take out.
[[nodiscard]] std::string removed_text(const IndexReport& report, Language language);
/// Lines on what stays in the index although it is not on disk; empty when there is nothing to say.
[[nodiscard]] std::string kept_text(const IndexReport& report, Language language);
/// One line: why `skipped` was left out.
[[nodiscard]] std::string skipped_text(const SkippedInput& skipped, Language language);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CLI_REPORT_H_
