// What is handed to the parser: a page without what is never text and what costs it dear.
//
// Scripts, styles, comments and declarations go; of a start tag the attributes that a reader needs
// stay, each once and not without end; an end tag that closes nothing goes. So the parser meets no
// tag with 50,000 attributes, no comment that never ends and no tower of a million elements: past
// `nesting` an element's content stays and its tags go, as browsers do.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_GUARD_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_GUARD_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

class HtmlGuard {
 public:
  /// `page` is UTF-8 and outlives this. `xml`: <script/> and <p/> hold nothing.
  HtmlGuard(std::string_view page, bool xml, int nesting);

  /// Hands all of the page to `feed`, piece by piece; `done` hears how many bytes are read.
  void run(const std::function<void(std::string_view)>& feed,
           const std::function<void(std::size_t)>& done);

  /// What scripts of the kind application/ld+json say, one behind the other.
  [[nodiscard]] const std::string& linked_data() const { return linked_data_; }

 private:
  struct Tag;
  [[nodiscard]] bool at_word(std::size_t position, std::string_view word) const;
  [[nodiscard]] std::size_t behind(std::string_view mark, std::size_t from) const;
  [[nodiscard]] std::size_t end_tag_of(std::string_view name, std::size_t from,
                                       std::size_t to) const;
  void markup();
  void declaration();
  void start_tag();
  void end_tag();
  Tag read_tag();
  void open(const Tag& tag, int number);
  void raw_text(const Tag& tag);
  void shown_raw(std::string_view name, std::string_view shown_as, std::size_t to);
  void escaped(std::string_view text);
  void put(std::string_view text);

  std::string_view page_;
  bool xml_;
  std::size_t nesting_;
  std::size_t at_ = 0;
  std::string out_;
  const std::function<void(std::string_view)>* feed_ = nullptr;
  std::vector<std::uint8_t> open_;             // elements that need an end tag, outermost first
  std::array<std::uint32_t, 128> too_deep_{};  // by element: opened past `nesting`
  std::string linked_data_;
  std::size_t no_title_ends_before_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_GUARD_H_
