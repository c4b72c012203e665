// The legal forms that open or close names of organisations (株式会社, 財団法人).
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_LEGAL_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_LEGAL_H_

#include "dict/base/word_set.h"

namespace kouryu {

/// How the forms begin in folded text.
[[nodiscard]] const EdgeBytes& legal_form_begins();

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_LEGAL_H_
