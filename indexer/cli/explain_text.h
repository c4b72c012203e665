// kouryu-index explain TEXT: what the analyser and the recognisers see in a text.
#ifndef KOURYU_INDEXER_CLI_EXPLAIN_TEXT_H_
#define KOURYU_INDEXER_CLI_EXPLAIN_TEXT_H_

#include <string>

#include "dict/base/locale.h"

namespace kouryu {

/// Prints the words and the facets, with their evidence, of a text that is in no index: of standard
/// input for "-", of a file where one has that name, else of `argument` itself; its lines are
/// joined as those of a document are. `trace`: and every rule of names that was asked, with what
/// refused it. Throws Error: Io.
void explain_text(const std::string& argument, bool json, bool trace, Language language);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CLI_EXPLAIN_TEXT_H_
