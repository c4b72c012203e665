// What the pages that show whole texts share: the way back, text with marks and live links, and the
// places of a document that answer the question.
#ifndef KOURYU_SEARCHER_SERVER_WEB_READING_PARTS_H_
#define KOURYU_SEARCHER_SERVER_WEB_READING_PARTS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kouryu/searcher.h"
#include "searcher/server/web/html.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// Where one came from › document › here.
void write_trail(Html& html, const PageState& state, const HitDocument& document, bool in_document);

void write_fact(Html& html, const char* name, const std::string& value);
void write_document_facts(Html& html, const PageState& state, const HitDocument& document);
void write_heading(Html& html, const PageState& state, const std::vector<std::string>& heading);

/// The addresses in `text` that may become links: http and https alone, sorted.
[[nodiscard]] std::vector<ByteRange> web_addresses(std::string_view text);
/// `text` with marks (sorted, not touching) and its web addresses as links.
void write_reading(Html& html, std::string_view text, const std::vector<ByteRange>& marks);

/// The passages of a document that answer the question, by their places in it.
class Matches {
 public:
  Matches() = default;
  /// Searches within the document; no query has no matches. Throws what Searcher throws.
  Matches(const PageState& state, const DocumentOverview& document, Searcher& searcher);

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] bool holds(std::size_t place) const;
  [[nodiscard]] std::size_t first() const { return places_.front(); }

  /// "3 / 12 の一致" with links to the one before and the one behind; nothing where `place` is
  /// none. `address` makes the link to a place.
  template <class Address>
  void write(Html& html, const PageState& state, std::size_t place, Address&& address) const {
    const std::size_t number = number_of(place);
    if (number == 0) return;
    html.in("nav", {{"class", "match"}, {"aria-label", label(state, number)}}, [&] {
      const auto step = [&](std::size_t to, const char* rel, const char* text) {
        html.element("a", {{"href", address(places_[to])}, {"rel", rel}}, text);
      };
      html.element("span", label(state, number));
      if (number > 1) step(number - 2, "prev", state.say("‹ previous", "‹ 前"));
      if (number < places_.size()) step(number, "next", state.say("next ›", "次 ›"));
    });
  }

 private:
  /// From 1; 0 for a place that is none.
  [[nodiscard]] std::size_t number_of(std::size_t place) const;
  [[nodiscard]] std::string label(const PageState& state, std::size_t number) const;

  std::vector<std::size_t> places_;  // ascending
};

/// The page of the whole document at the passage of this place.
[[nodiscard]] std::string document_href(const PageState& state, const std::string& document,
                                        std::size_t place);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_READING_PARTS_H_
