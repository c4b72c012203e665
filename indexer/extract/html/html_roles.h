// Which part of a page an element is, by what its author calls it.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_ROLES_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_ROLES_H_

#include <cstdint>
#include <string_view>

#include "indexer/extract/html/html_parser.h"
#include "indexer/extract/html/html_tags.h"

namespace kouryu {

enum class HtmlRole : std::uint8_t {
  None,
  Main,     // said to be what the page is about
  Header,   // above it: the site's name, its own menus
  Footer,   // below it
  Menu,     // lists of links to other pages
  Crumbs,   // where the page stands in its site
  Beside,   // side column, related pages, rankings, advertisements
  Control,  // works on the page and says nothing: text size, print, share
  Hidden
};

struct RoleHint {
  HtmlRole role = HtmlRole::None;
  bool sure = false;  // by an element, a role of its own or an id, not by a name of many things
  /// Hidden, but named so that the page can show it: a panel, the answer to a question.
  bool collapsed = false;
};

[[nodiscard]] RoleHint role_hint(HtmlTag tag, const HtmlAttributes& attributes);

/// What an element is that stands inside one of role `outer`.
[[nodiscard]] HtmlRole role_inside(HtmlRole outer, const RoleHint& hint);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_ROLES_H_
