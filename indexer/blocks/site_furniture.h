// What stands on a page for the site's sake: menus and the way to the page.
#ifndef KOURYU_INDEXER_BLOCKS_SITE_FURNITURE_H_
#define KOURYU_INDEXER_BLOCKS_SITE_FURNITURE_H_

#include <cstddef>

#include "indexer/lines/pieces.h"

namespace kouryu {

/// How many pieces at the head of `taken` are navigation.
[[nodiscard]] std::size_t navigation_at_head(const Pieces& taken);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_SITE_FURNITURE_H_
