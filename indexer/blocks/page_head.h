// The head of a web page that was saved as text: which of its short lines is the page's title.
#ifndef KOURYU_INDEXER_BLOCKS_PAGE_HEAD_H_
#define KOURYU_INDEXER_BLOCKS_PAGE_HEAD_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/lines/pieces.h"

namespace kouryu {

/// Where the head before `end` stops, for items, rows or dated lines begin.
[[nodiscard]] std::size_t end_of_head(const std::vector<Piece>& pieces,
                                      const std::vector<const char*>& why, std::size_t end);

/// The title among the pieces before `first_prose`, of which `why` names the furniture; nullopt
/// where none of them may be one.
[[nodiscard]] std::optional<std::size_t> page_title(const std::vector<Piece>& pieces,
                                                    const std::vector<const char*>& why,
                                                    std::size_t first_prose);

/// A sentence at the head over the day of the page, …を開きました。: its title.
[[nodiscard]] bool is_dated_title(const std::vector<Piece>& pieces, std::size_t i);

/// The title among the lines at the head of a document that is no page of a site.
[[nodiscard]] std::optional<std::size_t> document_title(const std::vector<Piece>& pieces,
                                                        const std::vector<const char*>& why);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_PAGE_HEAD_H_
