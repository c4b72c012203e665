// Lines of an extracted text, how the text is wrapped, and which lines are one.
#ifndef KOURYU_INDEXER_LINES_LINES_H_
#define KOURYU_INDEXER_LINES_LINES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/record.h"
#include "kouryu/text_range.h"

namespace kouryu {

struct Line {
  std::string_view text;          // trimmed of white space on both sides; empty for a blank line
  ByteRange source;               // of `text`
  std::size_t indent = 0;         // columns of white space before it
  std::size_t columns = 0;        // of indent and text
  std::size_t blanks_before = 0;  // blank lines between this and the text line before it
  std::optional<int> page;
  int quotes = 0;  // quote marks of a mail that stood before it
};

/// How lines bunch at a width: the mark of hard-wrapped text.
struct Wrapping {
  std::size_t columns = 0;     // W; 0 when the text is not wrapped
  bool double_spaced = false;  // a blank line after nearly each line
  bool own = false;            // the lines of the paragraph alone show it
  bool ragged = false;         // the paragraph does not look wrapped: rows, names
  bool upright = false;        // one character a line
  [[nodiscard]] bool wrapped() const { return columns > 0; }
};

/// Lines with text, in order (blank ones only counted). Views point into `text`. `page_begins`: its
/// bytes where pages begin, ascending.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text,
                                            const std::vector<std::size_t>& page_begins);

[[nodiscard]] Wrapping detect_wrapping(const std::vector<Line>& lines);

/// The wrapping of each line's own paragraph, where its lines show one; else that of paragraphs
/// around it or of the `text`.
[[nodiscard]] std::vector<Wrapping> wrappings_of(const std::vector<Line>& lines,
                                                 const Wrapping& text);

/// A line as written before it was wrapped: joined text and what it was joined from.
struct LogicalLine {
  std::string text;  // white-space runs are one space, none where two CJK characters met
  std::vector<SourcePiece> pieces;  // of `text`; whether one goes on is not told
  ByteRange source;
  std::size_t indent = 0;
  std::size_t blanks_before = 0;
  std::size_t columns = 0;  // of the joined text
  std::optional<int> page;
  bool tabbed = false;  // holds tabs (cells of a table)
  bool full = false;    // its last physical line fills the width: its end may be a cut
};

/// True when `next` continues `line` in a text wrapped so.
[[nodiscard]] bool continues(const Line& line, const Line& next, const Wrapping& wrapping);

/// One physical line as a logical one.
[[nodiscard]] LogicalLine logical_line(const Line& line, const Wrapping& wrapping);

/// What takes the place of a line end.
struct Seam {
  std::size_t dropped = 0;  // bytes at the end of the line: a hyphen that only its end called for
  bool space = false;       // between two Latin letters or digits, not between CJK characters
};

/// How the squeezed text `next` is joined to `line`.
[[nodiscard]] Seam seam(const LogicalLine& line, std::string_view next);

/// Appends `next` to `line`, as seam() says.
void join(LogicalLine& line, const Line& next, const Wrapping& wrapping);

/// Appends the pieces of a text that was appended at byte `shift` of another.
void append_pieces(std::vector<SourcePiece>& pieces, const std::vector<SourcePiece>& more,
                   std::size_t shift);

/// `text` with white-space runs as one space; a space between two CJK characters stays (it
/// separates names), a tab becomes a space.
[[nodiscard]] std::string squeeze_spaces(std::string_view text);
/// The same, and where it came from: `pieces` become those of the result, where `text` begins at
/// byte `begin` of the source. Whether one goes on is not told.
[[nodiscard]] std::string squeeze_spaces(std::string_view text, std::size_t begin,
                                         std::vector<SourcePiece>& pieces);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_LINES_H_
