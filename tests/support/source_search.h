// Finds the text of a passage again in its source, knowing nothing of how it was made: slow, and
// what the map that the indexer carries along is measured by.
//
// Walks text and source side by side; where they part, looks for the nearest place in the source
// from which the text goes on for long.
#ifndef KOURYU_TESTS_SUPPORT_SOURCE_SEARCH_H_
#define KOURYU_TESTS_SUPPORT_SOURCE_SEARCH_H_

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/schema/record.h"
#include "indexer/lines/line_hyphen.h"
#include "kouryu/text_range.h"

namespace kouryu::test {

inline constexpr std::size_t kSure = 32;  // equal characters that no accident makes

inline bool is_white(char32_t c) { return is_space(c) || c == 0xFEFF || c == 0x200B; }

/// Dropped as white space is: controls, too.
inline bool is_nothing(char32_t c) { return is_white(c) || c < 0x20 || c == 0x7F; }

class SourceWalk {
 public:
  SourceWalk(std::string_view text, std::string_view source, const ByteRange& range)
      : text_(text), source_(source.substr(0, range.end)), from_(range.begin) {}

  std::vector<SourcePiece> run() {
    while (at_ < text_.size()) {
      const std::size_t place = skip_space(text_, at_);
      if (place > at_) {
        at_ = place;
        continue;
      }
      const std::size_t found = next_place();
      if (found == std::string_view::npos) {
        next_char(text_, at_);  // the source does not have it
        continue;
      }
      take(found);
    }
    return std::move(pieces_);
  }

 private:
  template <class Skipped>
  static std::size_t skip(std::string_view text, std::size_t position, Skipped&& skipped) {
    while (position < text.size()) {
      std::size_t ahead = position;
      if (!skipped(next_char(text, ahead))) break;
      position = ahead;
    }
    return position;
  }
  static std::size_t skip_space(std::string_view text, std::size_t position) {
    return skip(text, position, is_nothing);
  }

  /// Behind a hyphen that ends a line of the source, which joining may have dropped, and the white
  /// space there; `place` where none is.
  [[nodiscard]] std::size_t behind_hyphen(std::size_t place) const {
    std::size_t ahead = place;
    if (place >= source_.size() || !is_hyphen(next_char(source_, ahead))) return place;
    const std::size_t next = skip_space(source_, ahead);
    return source_.substr(ahead, next - ahead).find('\n') == std::string_view::npos ? place : next;
  }

  /// Characters, white space and hyphens at line ends aside, for which the text at `at_` and the
  /// source at `place` agree, up to kSure.
  [[nodiscard]] std::size_t agreement(std::size_t place) const {
    std::size_t at = at_;
    std::size_t count = 0;
    while (count < kSure) {
      at = skip_space(text_, at);
      place = skip_space(source_, place);
      if (at >= text_.size()) return kSure;  // nothing is left to disagree
      if (place >= source_.size()) break;
      const char32_t c = next_char(text_, at);
      std::size_t behind = place;
      if (next_char(source_, behind) != c) {
        behind = behind_hyphen(place);
        if (behind == place || behind >= source_.size() || next_char(source_, behind) != c) break;
      }
      place = behind;
      ++count;
    }
    return count;
  }

  /// Where in the source the text at `at_` goes on: right here, or where it agrees for longest.
  [[nodiscard]] std::size_t next_place() const {
    std::size_t best = std::string_view::npos;
    std::size_t longest = 0;
    std::size_t end = at_;
    next_char(text_, end);
    const std::string_view first = text_.substr(at_, end - at_);
    for (std::size_t place = source_.find(first, from_); place != std::string_view::npos;
         place = source_.find(first, place + 1)) {
      const std::size_t agreed = agreement(place);
      if (agreed > longest) {
        longest = agreed;
        best = place;
      }
      if (longest >= kSure) break;
    }
    return best;
  }

  /// The piece at `place`: to where text and source differ, at most to the end of the line. What
  /// stands behind that may be furniture which only begins as the text goes on.
  void take(std::size_t place) {
    SourcePiece piece{at_, place, 0, false};
    const std::size_t next = skip(source_, from_, is_white);
    piece.goes_on = !pieces_.empty() && (next == place || behind_hyphen(next) == place);
    std::size_t text = at_;
    std::size_t source = place;
    while (text < text_.size() && source < source_.size()) {
      std::size_t text_next = text;
      std::size_t source_next = source;
      const char32_t c = next_char(text_, text_next);
      if (c == U'\n' || c != next_char(source_, source_next)) break;
      text = text_next;
      source = source_next;
    }
    // White space at its end belongs to no piece: it may stand for a line end.
    while (text > at_) {
      std::size_t before = text;
      if (!is_space(previous_char(text_, before))) break;
      source -= text - before;
      text = before;
    }
    piece.size = text - at_;
    pieces_.push_back(piece);
    at_ = text;
    from_ = source;
  }

  std::string_view text_;
  std::string_view source_;
  std::size_t at_ = 0;    // of the text: what has no piece yet
  std::size_t from_ = 0;  // of the source: behind the last piece
  std::vector<SourcePiece> pieces_;
};

/// The pieces of `text` (a passage, cleaned) in `range` of `source` (extracted text), in order on
/// both sides. Cleaning leaves out (line ends, furniture, marks of the format) and puts in white
/// space; all other characters of the text are in a piece, as long as the source has them.
inline std::vector<SourcePiece> source_pieces(std::string_view text, std::string_view source,
                                              const ByteRange& range) {
  return SourceWalk(text, source, range).run();
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_SOURCE_SEARCH_H_
