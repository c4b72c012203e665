// From a stored passage to a hit, and documents with their passages.
#ifndef KOURYU_SEARCHER_INDEX_HITS_H_
#define KOURYU_SEARCHER_INDEX_HITS_H_

#include <optional>
#include <string>
#include <vector>

#include "dict/schema/record.h"
#include "dict/tokens/analyzer.h"
#include "kouryu/searcher.h"
#include "searcher/index/index_set.h"
#include "searcher/snippet/snippet.h"

namespace kouryu {

/// What a record tells of its document.
[[nodiscard]] HitDocument document_of(const PassageRecord& record);

/// The hit without rank and score. `evidence`: fill it in.
[[nodiscard]] Hit make_hit(PassageRecord record, const MarkTerms& marks, std::size_t snippet_chars,
                           bool evidence, Analyzer& analyzer);

/// `marks` for reading the document `id`: a word is marked by its parts only where the document has
/// it whole nowhere.
[[nodiscard]] MarkTerms marks_in_document(MarkTerms marks, const IndexSet& indexes,
                                          const std::string& id);

/// Ids of the documents that `id_or_path` names: an id, a path as indexed, an absolute form of it,
/// or the end of just one path.
[[nodiscard]] std::vector<std::string> find_documents(const IndexSet& indexes,
                                                      const std::string& id_or_path);

[[nodiscard]] std::optional<DocumentOverview> read_document(const IndexSet& indexes,
                                                            const std::string& id);

[[nodiscard]] std::optional<Xapian::docid> find_passage(const IndexSet& indexes,
                                                        const std::string& id);

[[nodiscard]] std::optional<PassageRecord> read_passage(const IndexSet& indexes,
                                                        const std::string& id);

/// Some bytes that `hit` keeps.
[[nodiscard]] std::size_t memory_of(const Hit& hit);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_INDEX_HITS_H_
