// Hits as cards: where, what, of when, and what to narrow to.
#ifndef KOURYU_SEARCHER_SERVER_WEB_HITS_H_
#define KOURYU_SEARCHER_SERVER_WEB_HITS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kouryu/searcher.h"
#include "searcher/server/web/html.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

inline constexpr std::size_t kSnippetChars = 80;  // two lines and a little

/// Takes `beginning` and the space behind it off the snippet, so that a title or a heading does not
/// stand there twice. Returns the marks that stood in it; nothing happens where it begins
/// otherwise.
std::vector<ByteRange> take_beginning(Snippet& snippet, std::string_view beginning);

/// At most four values of a hit (filter, value), of several kinds, none of them set already.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string>> tags_of(const PageState& state,
                                                                            const Hit& hit);

/// The hits of a page as a numbered list.
void write_hits(Html& html, const PageState& state, const SearchResult& result);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_HITS_H_
