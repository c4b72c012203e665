// The folded texts of passages, as the index has them ready, or folded from what it stores.
#ifndef KOURYU_SEARCHER_INDEX_FOLDED_TEXTS_H_
#define KOURYU_SEARCHER_INDEX_FOLDED_TEXTS_H_

#include <xapian.h>

#include <string>

#include "dict/schema/folded_passage.h"
#include "dict/text/packed_text.h"

namespace kouryu {

/// The bytes that decode_folded() and packed_text_of() read, of a passage that `database` has.
[[nodiscard]] std::string folded_bytes(const Xapian::Database& database, Xapian::docid id);

/// `id`: a passage of `database`.
[[nodiscard]] FoldedPassage read_folded(const Xapian::Database& database, Xapian::docid id);

/// A string to be looked for in many texts.
class FoldedNeedle {
 public:
  explicit FoldedNeedle(const std::string& folded) : packed_(pack_text(folded)) {}

  /// `bytes`: of folded_bytes().
  [[nodiscard]] bool stands_in(const std::string& bytes) const;

 private:
  std::string packed_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_INDEX_FOLDED_TEXTS_H_
