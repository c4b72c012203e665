// Writes HTML in which text cannot become markup: names are literals of ours, all else is escaped.
#ifndef KOURYU_SEARCHER_SERVER_WEB_HTML_H_
#define KOURYU_SEARCHER_SERVER_WEB_HTML_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kouryu/text_range.h"

namespace kouryu::web {

/// `text` with & < > " ' as character references; control characters that HTML does not allow
/// become U+FFFD. Fits between tags and between double quotes.
[[nodiscard]] std::string escape_html(std::string_view text);

struct Attribute {
  std::string_view name;  // empty: not written
  std::string value = {};
  bool bare = false;  // `checked` and the like: no value
};
using Attributes = std::vector<Attribute>;

[[nodiscard]] inline Attribute flag(std::string_view name, bool on) {
  return {on ? name : std::string_view(), {}, true};
}
[[nodiscard]] inline Attribute attribute_if(bool on, std::string_view name, std::string value) {
  return {on ? name : std::string_view(), std::move(value)};
}

class Html {
 public:
  /// An element around what `inside` writes.
  template <class Inside>
  void in(std::string_view tag, const Attributes& attributes, Inside&& inside) {
    open(tag, attributes);
    inside();
    close(tag);
  }
  template <class Inside>
  void in(std::string_view tag, Inside&& inside) {
    in(tag, {}, std::forward<Inside>(inside));
  }
  /// An element around text.
  void element(std::string_view tag, const Attributes& attributes, std::string_view content);
  void element(std::string_view tag, std::string_view content) { element(tag, {}, content); }
  /// An element without an end: input, meta, link.
  void leaf(std::string_view tag, const Attributes& attributes) { open(tag, attributes); }
  void text(std::string_view content);
  /// `content` with each of `ranges` (sorted, not touching) in an element `tag`.
  void marked(std::string_view content, const std::vector<ByteRange>& ranges,
              std::string_view tag = "mark");
  void doctype() { out_ += "<!DOCTYPE html>\n"; }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void open(std::string_view tag, const Attributes& attributes);
  void close(std::string_view tag);

  std::string out_;
};

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_HTML_H_
