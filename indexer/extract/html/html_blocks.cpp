// A line of text is open at any time; what begins or ends a block closes it.
#include "indexer/extract/html/html_blocks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/ascii.h"
#include "indexer/extract/html/html_marks.h"
#include "indexer/extract/one_line.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostMetas = 200;
constexpr std::size_t kMostTimes = 20;
// A panel that the page opens holds text; what is shorter is a message, a menu, a search box.
constexpr std::size_t kShortestCollapsed = 20;  // characters

int number_in(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

void HtmlBlocks::start(std::string_view name, const HtmlAttributes& attributes) {
  Open element;
  element.number = number_of_tag(name);
  element.shape = shape_of(name);
  element.role_outside = role_;
  if (element.shape.block) {
    flush();
    annotation_ = false;
  }
  RoleHint hint = role_hint(element.shape.tag, attributes);
  // Only blocks are parts of a page; words in a line may still be hidden.
  if (!element.shape.block && hint.role != HtmlRole::Hidden) hint = {};
  if (element.shape.block && hint.collapsed) {
    hint = {};
    element.collapsed = true;
    ++collapsed_;
  }
  if (element.shape.tag == HtmlTag::Dropped ||
      (element.shape.tag == HtmlTag::Button && heading_ == 0)) {
    hint = {HtmlRole::Hidden, true};
    if (reads()) line_.part();  // a select or button between two words
  }
  role_ = role_inside(role_, hint);
  if (reads()) {
    element.read = true;
    enter(element, name, attributes);
  }
  open_.push_back(element);
}

void HtmlBlocks::end(std::string_view name) {
  const int number = number_of_tag(name);
  const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                  [&](const Open& element) { return element.number == number; });
  if (found == open_.rend()) return;
  const auto depth = static_cast<std::size_t>(open_.rend() - found) - 1;
  while (open_.size() > depth) pop();
}

void HtmlBlocks::pop() {
  const Open element = open_.back();
  open_.pop_back();
  if (element.shape.block) flush();
  if (element.read) leave(element);
  if (element.collapsed) --collapsed_;
  role_ = element.role_outside;
}

void HtmlBlocks::text(std::string_view text) {
  if (in_title_) return title_.add(text, false, false);
  if (!reads() || annotation_ || (svg_ > 0 && svg_text_ == 0)) return;
  const std::size_t before = line_.chars();
  line_.add(text, pre_ > 0, links_ > 0);
  if (line_.chars() > before) link_ended_ = false;
  if (bold_ > 0) bold_chars_ += line_.chars() - before;
}

void HtmlBlocks::enter(Open& element, std::string_view name, const HtmlAttributes& attributes) {
  switch (element.shape.tag) {
    case HtmlTag::Annotation:
      annotation_ = true;
      break;
    case HtmlTag::Br:
      line_.line_break();
      break;
    case HtmlTag::Caption:
      ++captions_;
      break;
    case HtmlTag::Cell:
    case HtmlTag::HeadCell:
      open_cell(element.shape.tag == HtmlTag::HeadCell, attributes);
      break;
    case HtmlTag::Dd:
    case HtmlTag::Dt:
      open_term(element.shape.tag == HtmlTag::Dt);
      break;
    case HtmlTag::Dl:
      terms_.push_back({{page_.blocks.size(), {}, role_}, false});
      break;
    case HtmlTag::Heading:
      heading_ = name[1] - '0';
      alt_.clear();
      break;
    case HtmlTag::Html:
      page_.language = attributes.get("lang");
      if (page_.language.empty()) page_.language = attributes.get("xml:lang");
      break;
    case HtmlTag::Image:
      image(attributes);
      break;
    case HtmlTag::Input:
      line_.part();
      break;
    case HtmlTag::Item:
      open_item(attributes);
      break;
    case HtmlTag::Link:
      element.link = attributes.has("href");
      if (element.link && links_++ == 0 && link_ended_) line_.part();
      break;
    case HtmlTag::Meta:
      meta(attributes);
      break;
    case HtmlTag::OrderedList:
    case HtmlTag::UnorderedList: {
      List list;
      list.ordered = element.shape.tag == HtmlTag::OrderedList;
      list.next = number_in(attributes.get("start"), 1);
      if (!attributes.get("type").empty()) list.style = attributes.get("type").front();
      lists_.push_back(list);
      break;
    }
    case HtmlTag::Pre:
      ++pre_;
      break;
    case HtmlTag::Rb:
    case HtmlTag::Ruby:
      annotation_ = false;
      break;
    case HtmlTag::Row:
      if (!tables_.empty()) {
        close_cell();
        tables_.back().table.rows.push_back(
            {{}, tables_.back().in_head, attributes.has("bgcolor")});
      }
      break;
    case HtmlTag::Strong:
      ++bold_;
      break;
    case HtmlTag::Svg:
      ++svg_;
      break;
    case HtmlTag::SvgText:
      ++svg_text_;
      line_.part();
      break;
    case HtmlTag::Table: {
      const std::string_view role = attributes.get("role");
      TableRead read;
      read.table.begin = page_.blocks.size();
      read.table.layout = role == "presentation" || role == "none";
      read.table.role = role_;
      tables_.push_back(std::move(read));
      break;
    }
    case HtmlTag::TableHead:
      if (!tables_.empty()) tables_.back().in_head = true;
      break;
    case HtmlTag::Time:
      if (attributes.has("datetime") && page_.times.size() < kMostTimes &&
          (role_ == HtmlRole::None || role_ == HtmlRole::Main)) {
        page_.times.emplace_back(attributes.get("datetime"));
      }
      break;
    case HtmlTag::Title:
      in_title_ = svg_ == 0 && title_.empty();
      break;
    default:
      if (attributes.get("role") == "heading") {
        heading_ = std::clamp(number_in(attributes.get("aria-level"), 2), 1, 6);
        element.shape.tag = HtmlTag::Heading;
      }
      break;
  }
}

void HtmlBlocks::leave(const Open& element) {
  switch (element.shape.tag) {
    case HtmlTag::Annotation:
    case HtmlTag::Ruby:
      annotation_ = false;
      break;
    case HtmlTag::Caption:
      --captions_;
      break;
    case HtmlTag::Cell:
    case HtmlTag::HeadCell:
      close_cell();
      break;
    case HtmlTag::Dd:
    case HtmlTag::Dt:
      close_term();
      break;
    case HtmlTag::Dl:
      close_term();
      close_terms(terms_.back().list, page_.blocks);
      terms_.pop_back();
      break;
    case HtmlTag::Heading:
      flush();
      heading_ = 0;
      break;
    case HtmlTag::Item:
      item_waits_ = false;
      break;
    case HtmlTag::Link:
      if (element.link && --links_ == 0) link_ended_ = true;
      break;
    case HtmlTag::OrderedList:
    case HtmlTag::UnorderedList:
      lists_.pop_back();
      break;
    case HtmlTag::Pre:
      --pre_;
      break;
    case HtmlTag::Strong:
      --bold_;
      break;
    case HtmlTag::Svg:
      --svg_;
      break;
    case HtmlTag::SvgText:
      --svg_text_;
      break;
    case HtmlTag::Table:
      close_cell();
      close_table(tables_.back().table, page_.blocks);
      tables_.pop_back();
      break;
    case HtmlTag::TableHead:
      if (!tables_.empty()) tables_.back().in_head = false;
      break;
    case HtmlTag::Title:
      in_title_ = false;
      break;
    default:
      break;
  }
}

void HtmlBlocks::image(const HtmlAttributes& attributes) {
  HtmlInline alt;
  alt.add(attributes.get("alt"), false, false);
  std::string text = alt.take();
  if (heading_ > 0) {
    alt_ = text.find("ロゴ") != std::string::npos ? std::string() : std::move(text);
  } else if (is_photo_caption(text)) {
    photos_.push_back(std::move(text));
  }
}

void HtmlBlocks::meta(const HtmlAttributes& attributes) {
  if (page_.metas.size() >= kMostMetas) return;
  for (const std::string_view key : {"name", "property", "itemprop", "http-equiv"}) {
    if (!attributes.has(key)) continue;
    std::string name = ascii_lower(attributes.get(key));
    page_.metas.push_back({std::move(name), std::string(attributes.get("content"))});
    return;
  }
}

void HtmlBlocks::open_item(const HtmlAttributes& attributes) {
  item_waits_ = true;
  if (lists_.empty()) return;
  item_value_ = number_in(attributes.get("value"), lists_.back().next);
  lists_.back().next = item_value_ < 1'000'000 ? item_value_ + 1 : item_value_;
}

void HtmlBlocks::open_cell(bool head, const HtmlAttributes& attributes) {
  if (tables_.empty()) return;
  close_cell();
  TableRead& read = tables_.back();
  if (read.table.rows.empty()) read.table.rows.push_back({{}, read.in_head, false});
  HtmlCell cell;
  cell.begin = cell.end = page_.blocks.size();
  cell.head = head;
  cell.marked = attributes.has("bgcolor") || read.table.rows.back().marked;
  cell.columns = number_in(attributes.get("colspan"), 1);
  cell.rows = number_in(attributes.get("rowspan"), 1);
  read.table.rows.back().cells.push_back(cell);
  read.in_cell = true;
}

void HtmlBlocks::close_cell() {
  if (tables_.empty() || !tables_.back().in_cell) return;
  tables_.back().in_cell = false;
  tables_.back().table.rows.back().cells.back().end = page_.blocks.size();
}

void HtmlBlocks::open_term(bool label) {
  if (terms_.empty()) return;
  close_term();
  terms_.back().list.terms.push_back({page_.blocks.size(), page_.blocks.size(), label});
  terms_.back().in_term = true;
}

void HtmlBlocks::close_term() {
  if (terms_.empty() || !terms_.back().in_term) return;
  terms_.back().in_term = false;
  terms_.back().list.terms.back().end = page_.blocks.size();
}

/// The mark that the list shows before an item, unless its author wrote one.
std::string HtmlBlocks::item_mark(std::string_view text) const {
  if (is_bullet(text) || is_sub_bullet(text) || is_numbered(text)) return {};
  if (lists_.empty() || !lists_.back().ordered) return "・";
  return numbered_mark(lists_.back().style, item_value_);
}

void HtmlBlocks::add(ExtractedKind kind, std::string text, std::size_t chars,
                     std::size_t link_chars, bool bold) {
  if (collapsed_ > 0 && (chars < kShortestCollapsed || link_chars * 2 > chars)) return;
  HtmlBlock block;
  block.kind = kind;
  if (kind == ExtractedKind::Heading) {
    block.level = heading_;
    text = one_line(text);
  } else if (kind == ExtractedKind::ListItem) {
    block.level = static_cast<int>(std::max<std::size_t>(lists_.size(), 1));
    text.insert(0, item_mark(text));
  }
  block.text = std::move(text);
  block.role = role_;
  block.bold = bold;
  block.chars = chars;
  block.link_chars = link_chars;
  page_.blocks.push_back(std::move(block));
}

/// Closes the open line: one block, or several where empty lines part it.
void HtmlBlocks::flush() {
  link_ended_ = false;
  const std::size_t bold_chars = std::exchange(bold_chars_, 0);
  if (line_.empty()) {
    (void)line_.take();
    if (heading_ > 0 && !alt_.empty()) {
      const std::size_t chars = count_chars(alt_);
      add(ExtractedKind::Heading, std::exchange(alt_, {}), chars, links_ > 0 ? chars : 0);
    }
  } else {
    alt_.clear();
    const std::size_t chars = line_.chars();
    const std::size_t link_chars = line_.link_chars();
    const bool bold = bold_chars == chars;
    const std::string text = line_.take();
    ExtractedKind kind = ExtractedKind::Paragraph;
    if (heading_ > 0) {
      kind = ExtractedKind::Heading;
    } else if (captions_ > 0) {
      kind = ExtractedKind::Caption;
    } else if (std::exchange(item_waits_, false)) {
      kind = ExtractedKind::ListItem;
    }
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t gap =
          heading_ > 0 ? text.size() : std::min(text.find("\n\n", begin), text.size());
      const std::size_t size = gap - begin;
      if (size > 0) {
        add(kind, text.substr(begin, size), size * chars / text.size(),
            size * link_chars / text.size(), bold);
      }
      if (kind == ExtractedKind::ListItem) kind = ExtractedKind::Paragraph;
      begin = std::min(text.find_first_not_of('\n', gap), text.size());
    }
  }
  for (std::string& photo : std::exchange(photos_, {})) {
    const std::size_t chars = count_chars(photo);
    add(ExtractedKind::Caption, std::move(photo), chars, 0);
  }
}

HtmlPage HtmlBlocks::finish() {
  while (!open_.empty()) pop();
  flush();
  page_.title = title_.take();
  return std::move(page_);
}

}  // namespace kouryu
