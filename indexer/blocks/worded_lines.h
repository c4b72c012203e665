// Lines that their wording makes furniture of a site: buttons, its date, which page of how many.
#ifndef KOURYU_INDEXER_BLOCKS_WORDED_LINES_H_
#define KOURYU_INDEXER_BLOCKS_WORDED_LINES_H_

#include <string_view>
#include <vector>

#include "indexer/lines/pieces.h"

namespace kouryu {

/// 更新日：2022年5月10日, as sites have it; printed matter says 発行.
[[nodiscard]] bool tells_date_of_page(std::string_view text);

/// Why letters and numbers beside buttons are furniture; they do not tell that a page is a site's.
inline constexpr const char* kBesideButtons = "beside buttons";

/// Sets in `why`, one for each piece, a phrase for each line of furniture.
void mark_worded_lines(const std::vector<Piece>& pieces, std::vector<const char*>& why);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_WORDED_LINES_H_
