// The text of one block while it is read: white space as a browser shows it.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_INLINE_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_INLINE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace kouryu {

/// White space collapses to one space; a line end of the source between two wide characters to
/// nothing (CSS Text 3, 4.1.3): ブラウ⏎ザ is one word. Soft hyphens and zero-width spaces vanish.
class HtmlInline {
 public:
  /// `keep_lines`: as in <pre>. `link`: counts as text of a link.
  void add(std::string_view text, bool keep_lines, bool link);
  /// <br>
  void line_break();
  /// A space, where text stands on both sides.
  void part() { hard_space_ = true; }
  [[nodiscard]] bool empty() const { return chars_ == 0; }
  /// Characters without white space, and those of them in links.
  [[nodiscard]] std::size_t chars() const { return chars_; }
  [[nodiscard]] std::size_t link_chars() const { return link_chars_; }
  /// The text so far; begins anew.
  [[nodiscard]] std::string take();

 private:
  std::string text_;
  char32_t last_ = 0;        // the last character of text_
  bool space_ = false;       // white space that is not written yet
  bool line_end_ = false;    // … with a line end of the source in it
  bool hard_space_ = false;  // … that stays a space: &nbsp;
  std::size_t chars_ = 0;
  std::size_t link_chars_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_INLINE_H_
