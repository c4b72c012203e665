// A page as a run of events: elements that open and close, and text between.
//
// libxml2's push parser tells them and never builds a tree, so that depth and size cost nothing but
// time; what would cost it too much of that is kept from it (html_guard.h).
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_PARSER_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_PARSER_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace kouryu {

/// Attributes of one start tag; valid during the event.
class HtmlAttributes {
 public:
  explicit HtmlAttributes(const unsigned char** pairs) : pairs_(pairs) {}
  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  /// Empty where there is none. `name` in lower case.
  [[nodiscard]] std::string_view get(std::string_view name) const;

 private:
  [[nodiscard]] const unsigned char** find(std::string_view name) const;

  const unsigned char** pairs_;
};

/// Names are in lower case, text is UTF-8 with its entities resolved.
class HtmlEvents {
 public:
  HtmlEvents() = default;
  HtmlEvents(const HtmlEvents&) = delete;
  HtmlEvents& operator=(const HtmlEvents&) = delete;
  virtual ~HtmlEvents() = default;
  virtual void start(std::string_view name, const HtmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;
};

/// What a page says beside its text.
struct HtmlAside {
  std::string linked_data;  // application/ld+json
};

/// Tells `events` of `page`, which is UTF-8. `xml`: an empty element may be written <p/>. What
/// `events` throws comes through.
HtmlAside parse_html(std::string_view page, bool xml, int nesting, HtmlEvents& events,
                     const std::function<void(std::size_t)>& done);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_PARSER_H_
