// What a document is called, by its own first lines.
#ifndef KOURYU_INDEXER_FACTS_TITLE_H_
#define KOURYU_INDEXER_FACTS_TITLE_H_

#include <string>
#include <vector>

#include "indexer/blocks/block.h"

namespace kouryu {

struct Title {
  std::string text;      // empty where there is none
  bool is_text = false;  // as DocumentFacts::title_is_text
};

[[nodiscard]] Title title_of(const std::vector<Block>& blocks);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACTS_TITLE_H_
