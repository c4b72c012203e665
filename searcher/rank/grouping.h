// Folds away, on request, what stands twice: further passages of a document, and nearly the same
// text in several documents.
#ifndef KOURYU_SEARCHER_RANK_GROUPING_H_
#define KOURYU_SEARCHER_RANK_GROUPING_H_

#include <xapian.h>

#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dict/schema/fields.h"
#include "searcher/rank/rerank.h"

namespace kouryu {

/// Keeps the first of the rows for which `key` of their docids gives the same, and counts in it
/// those that go.
template <class Key>
void keep_first(std::vector<Scored>& rows, Key&& key) {
  std::unordered_map<std::decay_t<decltype(key(0))>, std::size_t> first;  // its place in `kept`
  std::vector<Scored> kept;
  for (Scored& row : rows) {
    const auto [place, fresh] = first.try_emplace(key(row.id), kept.size());
    if (fresh) {
      kept.push_back(std::move(row));
    } else {
      ++kept[place->second].folded_away;
    }
  }
  rows = std::move(kept);
}

/// Keeps the first passage of each document; it reads the terms of all. For a local index there are
/// DocumentNumbers.
void keep_one_a_document(const Xapian::Database& database, std::vector<Scored>& rows);

/// Drops each passage whose text is the same or nearly the same (dict/text/likeness.h) as that of a
/// passage kept before it.
void drop_duplicates(const Xapian::Database& database, std::vector<Scored>& rows);

/// What a passage's slot holds, empty where nothing.
[[nodiscard]] std::string value_of(const Xapian::Database& database, Xapian::docid id,
                                   FieldId field);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_GROUPING_H_
