// The table of elements, by name.
#include "indexer/extract/html/html_tags.h"

#include <algorithm>
#include <array>

namespace kouryu {
namespace {

struct TagRow {
  std::string_view name;
  HtmlTag tag;
  bool block;
};

// Sorted by name. What has no row is inline.
constexpr std::array kTags = {
    TagRow{"a", HtmlTag::Link, false},
    TagRow{"address", HtmlTag::Block, true},
    TagRow{"annotation", HtmlTag::Dropped, false},
    TagRow{"annotation-xml", HtmlTag::Dropped, false},
    TagRow{"applet", HtmlTag::Dropped, false},
    TagRow{"article", HtmlTag::Article, true},
    TagRow{"aside", HtmlTag::Aside, true},
    TagRow{"audio", HtmlTag::Dropped, false},
    TagRow{"b", HtmlTag::Strong, false},
    TagRow{"blockquote", HtmlTag::Block, true},
    TagRow{"body", HtmlTag::Body, true},
    TagRow{"br", HtmlTag::Br, false},
    TagRow{"button", HtmlTag::Button, false},
    TagRow{"canvas", HtmlTag::Dropped, false},
    TagRow{"caption", HtmlTag::Caption, true},
    TagRow{"center", HtmlTag::Block, true},
    TagRow{"datalist", HtmlTag::Dropped, false},
    TagRow{"dd", HtmlTag::Dd, true},
    TagRow{"desc", HtmlTag::Dropped, false},
    TagRow{"details", HtmlTag::Block, true},
    TagRow{"dialog", HtmlTag::Block, true},
    TagRow{"dir", HtmlTag::UnorderedList, true},
    TagRow{"div", HtmlTag::Block, true},
    TagRow{"dl", HtmlTag::Dl, true},
    TagRow{"dt", HtmlTag::Dt, true},
    TagRow{"fieldset", HtmlTag::Block, true},
    TagRow{"figcaption", HtmlTag::Caption, true},
    TagRow{"figure", HtmlTag::Block, true},
    TagRow{"footer", HtmlTag::Footer, true},
    TagRow{"form", HtmlTag::Block, true},
    TagRow{"h1", HtmlTag::Heading, true},
    TagRow{"h2", HtmlTag::Heading, true},
    TagRow{"h3", HtmlTag::Heading, true},
    TagRow{"h4", HtmlTag::Heading, true},
    TagRow{"h5", HtmlTag::Heading, true},
    TagRow{"h6", HtmlTag::Heading, true},
    TagRow{"head", HtmlTag::Head, true},
    TagRow{"header", HtmlTag::Header, true},
    TagRow{"hgroup", HtmlTag::Block, true},
    TagRow{"hr", HtmlTag::Block, true},
    TagRow{"html", HtmlTag::Html, true},
    TagRow{"image", HtmlTag::Image, false},
    TagRow{"img", HtmlTag::Image, false},
    TagRow{"input", HtmlTag::Input, false},
    TagRow{"legend", HtmlTag::Block, true},
    TagRow{"li", HtmlTag::Item, true},
    TagRow{"main", HtmlTag::Main, true},
    TagRow{"menu", HtmlTag::UnorderedList, true},
    TagRow{"meta", HtmlTag::Meta, false},
    TagRow{"metadata", HtmlTag::Dropped, false},
    TagRow{"nav", HtmlTag::Nav, true},
    TagRow{"noframes", HtmlTag::Block, true},
    TagRow{"noscript", HtmlTag::Dropped, false},
    TagRow{"object", HtmlTag::Dropped, false},
    TagRow{"ol", HtmlTag::OrderedList, true},
    TagRow{"optgroup", HtmlTag::Dropped, false},
    TagRow{"option", HtmlTag::Dropped, false},
    TagRow{"p", HtmlTag::Block, true},
    TagRow{"picture", HtmlTag::Inline, false},
    TagRow{"pre", HtmlTag::Pre, true},
    TagRow{"rb", HtmlTag::Rb, false},
    TagRow{"rp", HtmlTag::Annotation, false},
    TagRow{"rt", HtmlTag::Annotation, false},
    TagRow{"rtc", HtmlTag::Annotation, false},
    TagRow{"ruby", HtmlTag::Ruby, false},
    TagRow{"search", HtmlTag::Block, true},
    TagRow{"section", HtmlTag::Block, true},
    TagRow{"select", HtmlTag::Dropped, false},
    TagRow{"span", HtmlTag::Inline, false},
    TagRow{"strong", HtmlTag::Strong, false},
    TagRow{"summary", HtmlTag::Block, true},
    TagRow{"svg", HtmlTag::Svg, false},
    TagRow{"table", HtmlTag::Table, true},
    TagRow{"tbody", HtmlTag::Block, true},
    TagRow{"td", HtmlTag::Cell, true},
    TagRow{"template", HtmlTag::Dropped, false},
    TagRow{"text", HtmlTag::SvgText, false},
    TagRow{"tfoot", HtmlTag::Block, true},
    TagRow{"th", HtmlTag::HeadCell, true},
    TagRow{"thead", HtmlTag::TableHead, true},
    TagRow{"time", HtmlTag::Time, false},
    TagRow{"title", HtmlTag::Title, false},
    TagRow{"tr", HtmlTag::Row, true},
    TagRow{"ul", HtmlTag::UnorderedList, true},
    TagRow{"video", HtmlTag::Dropped, false},
};
static_assert(std::is_sorted(kTags.begin(), kTags.end(),
                             [](const TagRow& a, const TagRow& b) { return a.name < b.name; }));

constexpr std::array<std::string_view, 5> kRawText = {"iframe", "noembed", "script", "style",
                                                      "textarea"};
constexpr std::array<std::string_view, 16> kEndsByItself = {
    "body",   "caption", "dd",    "dt", "head",  "html", "li",    "optgroup",
    "option", "p",       "tbody", "td", "tfoot", "th",   "thead", "tr"};
constexpr std::array<std::string_view, 6> kVoid = {"br", "hr", "image", "img", "input", "meta"};

template <class Names>
bool is_among(const Names& names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

}  // namespace

int number_of_tag(std::string_view name) {
  const auto* const row =
      std::lower_bound(kTags.begin(), kTags.end(), name,
                       [](const TagRow& a, std::string_view wanted) { return a.name < wanted; });
  return row == kTags.end() || row->name != name ? -1 : static_cast<int>(row - kTags.begin());
}

TagShape shape_of(std::string_view name) {
  const int number = number_of_tag(name);
  if (number < 0) return {};
  const TagRow& row = kTags.at(static_cast<std::size_t>(number));
  return {row.tag, row.block};
}

bool is_void(std::string_view name) { return is_among(kVoid, name); }

bool is_raw_text(std::string_view name) { return is_among(kRawText, name); }
bool ends_by_itself(std::string_view name) { return is_among(kEndsByItself, name); }

}  // namespace kouryu
