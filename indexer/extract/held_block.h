// A block that a format holds back until it knows whether and as what it is shown.
#ifndef KOURYU_INDEXER_EXTRACT_HELD_BLOCK_H_
#define KOURYU_INDEXER_EXTRACT_HELD_BLOCK_H_

#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/extracted.h"

namespace kouryu {

/// What TextBuilder::add() takes: of two alternatives of a mail one is shown, and what of a page is
/// its frame is told at its end.
struct HeldBlock {
  ExtractedKind kind = ExtractedKind::Paragraph;
  std::string text{};  // not of TableRow and Record
  int level = 0;
  bool opens = false;
  std::vector<std::pair<std::string, std::string>> fields{};  // of a Record: label, value
  std::vector<std::string> cells{};                           // of a TableRow
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HELD_BLOCK_H_
