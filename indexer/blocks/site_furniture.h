// What stands on a page for the site's sake: menus, the way to the page, buttons, what comes
// behind.
#ifndef KOURYU_INDEXER_BLOCKS_SITE_FURNITURE_H_
#define KOURYU_INDEXER_BLOCKS_SITE_FURNITURE_H_

#include <vector>

#include "dict/schema/record.h"
#include "indexer/lines/pieces.h"

namespace kouryu {

struct SitePiece {
  Piece piece;
  const char* why;  // a phrase, static
};

/// What is known of a document's ends from the others of its folder.
struct RepeatedLines {
  EndLines lines;
  bool titled = false;  // the format states the document's title
};

/// Takes the furniture of a site out of `taken`, whose format tells no kinds; in their order.
/// Contacts stay.
[[nodiscard]] std::vector<SitePiece> take_site_furniture(Pieces& taken,
                                                         const RepeatedLines& repeated);

/// Takes the pieces out of `taken` for which there is a reason in `why`, which has one each.
[[nodiscard]] std::vector<SitePiece> take_out(Pieces& taken, const std::vector<const char*>& why);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_SITE_FURNITURE_H_
