// What stands on a page for the site's sake: menus, the way to the page, buttons, what comes
// behind.
#ifndef KOURYU_INDEXER_BLOCKS_SITE_FURNITURE_H_
#define KOURYU_INDEXER_BLOCKS_SITE_FURNITURE_H_

#include <vector>

#include "indexer/lines/pieces.h"

namespace kouryu {

struct SitePiece {
  Piece piece;
  const char* why;  // a phrase, static
};

/// Takes the furniture of a site out of `taken`, whose format tells no kinds; in their order.
/// Contacts stay.
[[nodiscard]] std::vector<SitePiece> take_site_furniture(Pieces& taken);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_SITE_FURNITURE_H_
