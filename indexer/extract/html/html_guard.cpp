// One walk over the bytes: every byte is looked at a bounded number of times.
#include "indexer/extract/html/html_guard.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/ascii.h"
#include "indexer/extract/html/html_tags.h"

namespace kouryu {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;  // bytes handed on at once
constexpr std::size_t kLongestName = 24;
constexpr std::size_t kLongestValue = 2'000;  // of an attribute; the rest of it is left out
constexpr std::size_t kLongestTitle = 10'000;
constexpr std::size_t kMostLinkedData = std::size_t{1} << 20;

// Attributes that a reader asks for.
constexpr std::array<std::string_view, 23> kAttributes = {
    "alt",    "aria-hidden", "aria-level", "bgcolor", "class",    "colspan", "content", "datetime",
    "hidden", "href",        "http-equiv", "id",      "itemprop", "lang",    "name",    "property",
    "role",   "rowspan",     "start",      "style",   "type",     "value",   "xml:lang"};

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace

struct HtmlGuard::Tag {
  std::string name;
  std::vector<std::pair<std::size_t, std::string_view>> attributes;  // by number in kAttributes
  bool closed = false;                                               // ends with />
  [[nodiscard]] std::string_view get(std::string_view wanted) const {
    for (const auto& [number, value] : attributes) {
      if (kAttributes.at(number) == wanted) return value;
    }
    return {};
  }
};

HtmlGuard::HtmlGuard(std::string_view page, bool xml, int nesting)
    : page_(page), xml_(xml), nesting_(static_cast<std::size_t>(std::max(nesting, 16))) {}

void HtmlGuard::put(std::string_view text) {
  out_ += text;
  if (out_.size() < kPiece) return;
  std::size_t end = out_.size();  // the parser is to meet whole characters
  while (end > 0 && (static_cast<unsigned char>(out_[end - 1]) & 0xC0) == 0x80) --end;
  if (end > 0 && static_cast<unsigned char>(out_[end - 1]) >= 0xC0) --end;
  (*feed_)(std::string_view(out_).substr(0, end));
  out_.erase(0, end);
}

void HtmlGuard::escaped(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t special = std::min(text.find_first_of("<&", begin), text.size());
    put(text.substr(begin, special - begin));
    if (special < text.size()) put(text[special] == '<' ? "&lt;" : "&amp;");
    begin = special + 1;
  }
}

bool HtmlGuard::at_word(std::size_t position, std::string_view word) const {
  if (page_.size() - position < word.size()) return false;
  return std::equal(word.begin(), word.end(), page_.begin() + static_cast<std::ptrdiff_t>(position),
                    [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
}

std::size_t HtmlGuard::behind(std::string_view mark, std::size_t from) const {
  const std::size_t found = page_.find(mark, from);
  return found == std::string_view::npos ? page_.size() : found + mark.size();
}

/// Where the end tag of `name` begins, looked for up to `to`; npos where there is none.
std::size_t HtmlGuard::end_tag_of(std::string_view name, std::size_t from, std::size_t to) const {
  const std::string_view looked_at = page_.substr(0, to);
  for (std::size_t found = looked_at.find("</", from); found != std::string_view::npos;
       found = looked_at.find("</", found + 2)) {
    const std::size_t end = found + 2 + name.size();
    if (!at_word(found + 2, name)) continue;
    if (end >= page_.size() || !(is_letter_byte(page_[end]) || page_[end] == '-')) return found;
  }
  return std::string_view::npos;
}

void HtmlGuard::run(const std::function<void(std::string_view)>& feed,
                    const std::function<void(std::size_t)>& done) {
  feed_ = &feed;
  std::size_t told = 0;
  while (at_ < page_.size()) {
    const std::size_t next = std::min(page_.find('<', at_), page_.size());
    for (; at_ < next; at_ = std::min(next, at_ + kPiece)) {
      put(page_.substr(at_, std::min(next - at_, kPiece)));
    }
    at_ = next;
    if (at_ < page_.size()) markup();
    if (at_ - told >= kPiece) done(told = at_);
  }
  if (!out_.empty()) feed(out_);
  out_.clear();
}

void HtmlGuard::markup() {
  const char next = at_ + 1 < page_.size() ? page_[at_ + 1] : '\0';
  if (is_letter_byte(next)) return start_tag();
  if (next == '!') return declaration();
  if (next == '?') {
    at_ = behind(">", at_);
  } else if (next == '/' && at_ + 2 < page_.size()) {
    if (is_letter_byte(page_[at_ + 2])) return end_tag();
    at_ = behind(">", at_);
  } else {
    put("&lt;");  // 3 < 5
    ++at_;
  }
}

void HtmlGuard::declaration() {
  if (at_word(at_, "<!--")) {
    if (at_word(at_, "<!-->")) {
      at_ += 5;
    } else if (at_word(at_, "<!--->")) {
      at_ += 6;
    } else {
      at_ += 4;
      do {
        at_ = behind("--", at_);
      } while (at_ < page_.size() && !at_word(at_, ">") && !at_word(at_, "!>") &&
               --at_ > 0);  // the second dash may be the first of the end: --->
      at_ = behind(">", at_);
    }
  } else if (xml_ && at_word(at_, "<![CDATA[")) {
    const std::size_t end = behind("]]>", at_);
    const std::size_t begin = at_ + 9;
    if (end >= begin + 3) escaped(page_.substr(begin, end - 3 - begin));
    at_ = end;
  } else {
    const std::size_t end = behind(">", at_);
    // <!DOCTYPE html [ <!ENTITY …> ]>: the names in it are not followed.
    const bool subset = at_word(at_, "<!DOCTYPE") &&
                        page_.substr(at_, end - at_).find('[') != std::string_view::npos;
    at_ = subset ? behind("]>", at_) : end;
  }
}

/// The tag at at_, behind which at_ stands afterwards. Quotes count only where a value begins.
HtmlGuard::Tag HtmlGuard::read_tag() {
  const auto more = [&] { return at_ < page_.size(); };
  const auto is_end = [&] { return page_[at_] == '>'; };
  Tag tag;
  const std::size_t begin = ++at_;
  while (more() && !is_end() && !is_html_space(page_[at_]) && page_[at_] != '/') ++at_;
  tag.name = ascii_lower(page_.substr(begin, std::min(at_ - begin, kLongestName + 1)));
  while (more() && !is_end()) {
    if (is_html_space(page_[at_]) || page_[at_] == '/') {
      tag.closed = page_[at_] == '/' && at_ + 1 < page_.size() && page_[at_ + 1] == '>';
      ++at_;
      continue;
    }
    const std::size_t name_begin = at_++;
    while (more() && !is_end() && !is_html_space(page_[at_]) && page_[at_] != '/' &&
           page_[at_] != '=') {
      ++at_;
    }
    const std::size_t name_end = at_;
    while (more() && is_html_space(page_[at_])) ++at_;
    std::string_view value;
    if (more() && page_[at_] == '=') {
      ++at_;
      while (more() && is_html_space(page_[at_])) ++at_;
      if (!more()) break;
      const char quote = page_[at_];
      const std::size_t value_begin = quote == '"' || quote == '\'' ? at_ + 1 : at_;
      if (value_begin > at_) {
        at_ = std::min(page_.find(quote, value_begin), page_.size());
        value = page_.substr(value_begin, at_ - value_begin);
        if (more()) ++at_;
      } else {
        while (more() && !is_end() && !is_html_space(page_[at_])) ++at_;
        value = page_.substr(value_begin, at_ - value_begin);
      }
    }
    if (name_end - name_begin > kLongestName) continue;
    const std::string name = ascii_lower(page_.substr(name_begin, name_end - name_begin));
    const auto* const known = std::lower_bound(kAttributes.begin(), kAttributes.end(), name);
    if (known == kAttributes.end() || *known != name) continue;
    const auto number = static_cast<std::size_t>(known - kAttributes.begin());
    const bool again = std::any_of(tag.attributes.begin(), tag.attributes.end(),
                                   [&](const auto& other) { return other.first == number; });
    if (!again) tag.attributes.emplace_back(number, value);
  }
  if (more()) ++at_;
  return tag;
}

void HtmlGuard::start_tag() {
  const Tag tag = read_tag();
  if (is_raw_text(tag.name)) return raw_text(tag);
  if (tag.name == "plaintext" || tag.name == "xmp" || tag.name == "listing") {
    return shown_raw(tag.name, "pre", page_.size());
  }
  if (tag.name == "title" && !(tag.closed && xml_)) {
    // One that nobody closed: the page goes on.
    return shown_raw("title", "title", std::min(page_.size(), at_ + kLongestTitle));
  }
  if (const int number = number_of_tag(tag.name); number >= 0) open(tag, number);
}

/// Writes the tag again, with what is asked of it.
void HtmlGuard::open(const Tag& tag, int number) {
  const auto row = static_cast<std::uint8_t>(number);
  if (!is_void(tag.name) && !ends_by_itself(tag.name) && !(tag.closed && xml_)) {
    if (open_.size() >= nesting_) {
      ++too_deep_.at(row);
      return;
    }
    open_.push_back(row);
  }
  put("<");
  put(tag.name);
  for (const auto& [attribute, value] : tag.attributes) {
    put(" ");
    put(kAttributes.at(attribute));
    put("=\"");
    std::string_view rest = value.substr(0, kLongestValue);
    // Never inside a character.
    while (rest.size() < value.size() && !rest.empty() &&
           (static_cast<unsigned char>(value[rest.size()]) & 0xC0) == 0x80) {
      rest.remove_suffix(1);
    }
    for (std::size_t quote = rest.find('"'); quote != std::string_view::npos;
         quote = rest.find('"')) {
      put(rest.substr(0, quote));
      put("&quot;");
      rest.remove_prefix(quote + 1);
    }
    put(rest);
    put("\"");
  }
  put(">");
  if (tag.closed && xml_ && !is_void(tag.name)) {
    put("</");
    put(tag.name);
    put(">");
  }
}

void HtmlGuard::raw_text(const Tag& tag) {
  if (tag.closed && xml_) return;
  const std::size_t end = std::min(end_tag_of(tag.name, at_, page_.size()), page_.size());
  const std::string_view content = page_.substr(at_, end - at_);
  if (tag.name == "script" && ascii_lower(tag.get("type")) == "application/ld+json" &&
      linked_data_.size() + content.size() < kMostLinkedData) {
    linked_data_.append(content).append("\n");
  }
  at_ = behind(">", end);
}

/// Content that is text though it looks like markup; its end is looked for up to `to`.
void HtmlGuard::shown_raw(std::string_view name, std::string_view shown_as, std::size_t to) {
  std::size_t end = to;
  if (name != "plaintext") {
    // Where no title ends is not looked at again for the next one.
    const std::size_t from = name == "title" ? std::max(at_, no_title_ends_before_) : at_;
    end = end_tag_of(name, from, to);
  }
  if (end == std::string_view::npos) {
    if (name == "title") {
      no_title_ends_before_ = to - std::min(to, kLongestName);
      return;
    }
    end = to;
  }
  put("<");
  put(shown_as);
  put(">");
  for (std::string_view rest = page_.substr(at_, end - at_); !rest.empty();) {
    const std::size_t tag = std::min(rest.find('<'), rest.size());
    put(rest.substr(0, tag));
    if (tag < rest.size()) put("&lt;");
    rest.remove_prefix(std::min(tag + 1, rest.size()));
  }
  put("</");
  put(shown_as);
  put(">");
  at_ = behind(">", end);
}

void HtmlGuard::end_tag() {
  std::size_t end = at_ + 2;
  while (end < page_.size() && page_[end] != '>' && page_[end] != '/' && !is_html_space(page_[end]))
    ++end;
  const std::string name =
      ascii_lower(page_.substr(at_ + 2, std::min(end - at_ - 2, kLongestName + 1)));
  at_ = behind(">", end);
  const int number = number_of_tag(name);
  if (number < 0 || (is_void(name) && name != "br")) return;
  if (!is_void(name) && !ends_by_itself(name)) {
    const auto row = static_cast<std::uint8_t>(number);
    if (too_deep_.at(row) > 0) {
      --too_deep_.at(row);
      return;
    }
    const auto found = std::find(open_.rbegin(), open_.rend(), row);
    if (found == open_.rend()) return;
    static const auto kTable = static_cast<std::uint8_t>(number_of_tag("table"));
    // A stray </div> in a cell leaves the table open.
    if (row != kTable && std::find(open_.rbegin(), found, kTable) != found) return;
    open_.erase(found.base() - 1, open_.end());
  }
  put("</");
  put(name);
  put(">");
}

}  // namespace kouryu
