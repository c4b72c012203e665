// At the head of a web page short lines around "search this site" are navigation.
#include "indexer/blocks/site_furniture.h"

#include <algorithm>

#include "dict/lines/line_shape.h"
#include "indexer/blocks/piece_context.h"

namespace kouryu {
namespace {

constexpr std::size_t kNavSearch = 15;  // lines at the top in which navigation is looked for

}  // namespace

std::size_t navigation_at_head(const Pieces& taken) {
  const std::vector<Piece>& pieces = taken.pieces;
  const std::size_t head = std::min(kNavSearch, pieces.size());
  std::size_t last_nav = 0;
  for (std::size_t i = 0; i < head; ++i) {
    if (is_navigation(pieces[i].line.text)) last_nav = i + 1;
  }
  if (last_nav == 0) return 0;
  std::size_t body = last_nav;
  while (body < pieces.size() && PieceContext::is_short(pieces[body])) ++body;
  return body > last_nav ? body - 1 : last_nav;  // the line before the body heads it
}

}  // namespace kouryu
