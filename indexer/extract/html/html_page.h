// A page as it was read: blocks with the part of the page they stand in, and what its head says.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_PAGE_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_PAGE_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/held_block.h"
#include "indexer/extract/html/html_roles.h"

namespace kouryu {

struct HtmlBlock : HeldBlock {
  bool bold = false;  // all of it
  HtmlRole role = HtmlRole::None;
  std::size_t chars = 0;       // without white space
  std::size_t link_chars = 0;  // those in links
};

struct HtmlMeta {
  std::string name;  // of name, property, itemprop or http-equiv; lower case
  std::string content;
};

struct HtmlPage {
  std::vector<HtmlBlock> blocks;
  std::string title;     // <title>
  std::string language;  // of <html>
  std::vector<HtmlMeta> metas;
  std::vector<std::string> times;  // <time datetime> outside menus
  std::string linked_data;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_PAGE_H_
