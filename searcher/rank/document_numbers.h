// Which document a passage belongs to, as a number: what grouping asks of every match.
#ifndef KOURYU_SEARCHER_RANK_DOCUMENT_NUMBERS_H_
#define KOURYU_SEARCHER_RANK_DOCUMENT_NUMBERS_H_

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kouryu {

/// A column over all passages, kept while the index stays the same: reading the terms of each match
/// takes a second of 150,000.
class DocumentNumbers {
 public:
  /// Forgets what another state of the index filled in.
  void use_generation(std::size_t generation);

  /// From 1, by docid; 0 for a passage without a document. Of a local database.
  [[nodiscard]] const std::vector<std::uint32_t>& of(const Xapian::Database& database);

 private:
  std::vector<std::uint32_t> numbers_;
  std::size_t generation_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_DOCUMENT_NUMBERS_H_
