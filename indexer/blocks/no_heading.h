// What tells that a short line is no heading, whatever stands below it.
#ifndef KOURYU_INDEXER_BLOCKS_NO_HEADING_H_
#define KOURYU_INDEXER_BLOCKS_NO_HEADING_H_

#include "indexer/blocks/place.h"

namespace kouryu {

/// A part of a letter, a file, a person, a day, a row …: told by the line and by its place.
[[nodiscard]] bool is_no_heading(const PiecePlace& place);

/// An address on the net or a time of day: what a line is about.
[[nodiscard]] bool has_address_or_time(std::string_view text);

/// 10月16日 市長表敬: a row of a programme.
[[nodiscard]] bool begins_with_day(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_NO_HEADING_H_
