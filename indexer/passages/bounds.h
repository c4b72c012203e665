// How long a passage may be, and where a longer text is cut.
//
// A cut takes the best place that a bounded stretch of text has: the end of a sentence or line, of
// a sentence inside brackets, of a clause, of a phrase, of a run of one script, else any place
// between two graphemes. What may be searched for over a cut: indexer/README.md.
#ifndef KOURYU_INDEXER_PASSAGES_BOUNDS_H_
#define KOURYU_INDEXER_PASSAGES_BOUNDS_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace kouryu {

/// Most characters of a passage, whatever its kind: a page of print of 40 characters by 25 lines.
/// What stands together on one is told together; it is read at a glance around a hit, and what a
/// hit costs (to fold, analyse and mark its passage) stays a millisecond.
inline constexpr std::size_t kMostPassageChars = 1000;

/// Ends of the pieces of `text`, in bytes, ascending; the last is its size. None has more than
/// `most` characters, and a text with no more is one piece unless an article opens in it. Time
/// grows with the text alone.
[[nodiscard]] std::vector<std::size_t> piece_ends(std::string_view text,
                                                  std::size_t most = kMostPassageChars);

/// Whether an article begins with `line`, 第２０条 or the caption above that, and so a passage. The
/// lines `above` and `below` it may be empty.
[[nodiscard]] bool begins_article(std::string_view line, std::string_view above,
                                  std::string_view below);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_PASSAGES_BOUNDS_H_
