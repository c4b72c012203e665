// Folds away, on request, what stands twice: further passages of a document, and nearly the same
// text in several documents.
#ifndef KOURYU_SEARCHER_RANK_GROUPING_H_
#define KOURYU_SEARCHER_RANK_GROUPING_H_

#include <xapian.h>

#include <string>
#include <vector>

#include "dict/schema/fields.h"
#include "searcher/rank/rerank.h"

namespace kouryu {

/// Keeps the first passage of each document and counts in it those that go.
void keep_one_a_document(const Xapian::Database& database, std::vector<Scored>& rows);

/// Drops each passage whose text is the same or nearly the same (dict/text/likeness.h) as that of a
/// passage kept before it.
void drop_duplicates(const Xapian::Database& database, std::vector<Scored>& rows);

/// What a passage's slot holds, empty where nothing.
[[nodiscard]] std::string value_of(const Xapian::Database& database, Xapian::docid id,
                                   FieldId field);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_GROUPING_H_
