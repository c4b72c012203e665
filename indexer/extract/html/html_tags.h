// What each element of HTML is to a reader: a block, part of a line, or nothing that is read.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_TAGS_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_TAGS_H_

#include <cstdint>
#include <string_view>

namespace kouryu {

enum class HtmlTag : std::uint8_t {
  Inline,   // dresses a part of a line, and every unknown name
  Block,    // stands on lines of its own
  Dropped,  // with all that it holds
  Annotation,
  Article,
  Aside,
  Body,
  Br,
  Button,
  Caption,
  Cell,
  Dd,
  Dl,
  Dt,
  Footer,
  Head,
  HeadCell,
  Header,
  Heading,
  Html,
  Image,
  Input,
  Item,
  Link,
  Main,
  Meta,
  Nav,
  OrderedList,
  Pre,
  Rb,
  Row,
  Ruby,
  Strong,
  Svg,
  SvgText,
  Table,
  TableHead,
  Time,
  Title,
  UnorderedList
};

struct TagShape {
  HtmlTag tag = HtmlTag::Inline;
  bool block = false;
};

/// `name` in lower case.
[[nodiscard]] TagShape shape_of(std::string_view name);

/// The row of the table of elements, -1 for a name that means nothing to a reader: b, font, o:p.
[[nodiscard]] int number_of_tag(std::string_view name);

/// Elements without content and end tag.
[[nodiscard]] bool is_void(std::string_view name);
/// Elements whose content is no markup: what stands in them is left out before parsing.
[[nodiscard]] bool is_raw_text(std::string_view name);
/// Elements whose end tag may be left out: many of them open are no sign of depth.
[[nodiscard]] bool ends_by_itself(std::string_view name);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_TAGS_H_
