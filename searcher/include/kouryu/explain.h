// How queries are read, and the synonyms they are widened by: without any index.
#ifndef KOURYU_EXPLAIN_H_
#define KOURYU_EXPLAIN_H_

#include <string>
#include <vector>

#include "kouryu/export.h"
#include "kouryu/searcher.h"

namespace kouryu {

/// As Searcher::explain(), but for the spellings that only an index can tell. Throws Error:
/// BadQuery, Io (a file of `options`), NotFound (kouryu's own tables). Thread-safe.
[[nodiscard]] KOURYU_API QueryExplanation explain_query(const std::string& query,
                                                        SearchMode mode = SearchMode::Auto,
                                                        bool synonyms = true,
                                                        const SearcherOptions& options = {});

/// A row of a table of synonyms.
struct SynonymGroup {
  std::string source;    // the file's name
  std::string strength;  // "same", "near" or "off"
  std::vector<std::string> words;
};

/// The rows of the built-in table and the files of `options`, in their order; with `word` only
/// those that have it (folded). Throws Error as explain_query() does. Thread-safe.
[[nodiscard]] KOURYU_API std::vector<SynonymGroup> synonym_groups(
    const std::string& word = {}, const SearcherOptions& options = {});

}  // namespace kouryu

#endif  // KOURYU_EXPLAIN_H_
