// What is said of a document as a whole.
#ifndef KOURYU_INDEXER_FACTS_DOCUMENT_FACTS_H_
#define KOURYU_INDEXER_FACTS_DOCUMENT_FACTS_H_

#include <string>
#include <vector>

#include "indexer/blocks/block.h"
#include "indexer/extract/extracted.h"
#include "indexer/lines/pieces.h"

namespace kouryu {

struct DocumentFacts {
  std::string title;           // empty where the document has none
  bool title_is_text = false;  // no title was found: it is the beginning of the text
  std::string date;            // YYYY-MM-DD, YYYY-MM, YYYY or empty
  int guessed_year = 0;        // where it has no date: what it calls this year, perhaps; 0: unknown
  std::string publication;     // from running heads: 自治体国際化フォーラム
  std::string issue;           // 336
};

/// What the format states wins; then what running heads and blocks tell.
[[nodiscard]] DocumentFacts facts_of(const ExtractedText& extracted, const Pieces& pieces,
                                     const std::vector<Block>& blocks);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACTS_DOCUMENT_FACTS_H_
