// What speaks for a line of a document's head being its title, and against it.
#ifndef KOURYU_INDEXER_BLOCKS_TITLE_EVIDENCE_H_
#define KOURYU_INDEXER_BLOCKS_TITLE_EVIDENCE_H_

#include <cstddef>

#include "indexer/blocks/head_lines.h"

namespace kouryu {

/// A page of a site has furniture above its title; a document of its own opens with it.
enum class HeadOf { Site, Document };

/// The sum of all evidence on line `i` of the head, which may be a title; below 0 more speaks
/// against it.
[[nodiscard]] double title_weight(const HeadLines& head, std::size_t i, HeadOf what);

/// A date stands right above the line or below it behind at most `between` other lines: 1 right
/// beside it, less behind others, 0 for none.
[[nodiscard]] double beside_date(const HeadLines& head, std::size_t i, std::size_t between);

/// Lines of a subtitle and who wrote it that may stand between a title and its date.
inline constexpr std::size_t kLinesToDate = 2;

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_TITLE_EVIDENCE_H_
