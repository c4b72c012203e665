// Whether a line goes on in the next: by its width, by what stands at its end, by where the next
// one begins.
#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "indexer/lines/line_end.h"
#include "indexer/lines/line_hyphen.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/lines.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

constexpr std::size_t kNarrowest = 30;    // columns: narrower lines are names and rows
constexpr std::size_t kSlack = 4;         // columns a full line may fall short of the width
constexpr std::size_t kNarrowSlack = 2;   // the same in a narrow column
constexpr std::size_t kLooseSlack = 8;    // the same after a comma or inside a bracket
constexpr std::size_t kRightIndent = 20;  // columns before a line that is set to the right

constexpr std::u32string_view kParticles = U"をにでのはがと、";  // no phrase ends behind them

bool is_wide_letter(char32_t c) { return is_letter_or_digit(c) && !is_latin(c) && !is_digit(c); }

bool ends_with_any_char(std::string_view text, std::u32string_view set) {
  std::size_t position = text.size();
  return position > 0 && set.find(previous_char(text, position)) != set.npos;
}

bool open_bracket_inside(std::string_view text) {
  int depth = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (c == U'「' || c == U'『' || c == U'（' || c == U'(') ++depth;
    if (c == U'」' || c == U'』' || c == U'）' || c == U')') depth = std::max(0, depth - 1);
  }
  return depth > 0;
}

/// The end of the first word of Latin letters, digits and their marks; 0 when another letter opens
/// the text.
std::size_t first_latin_word(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    std::size_t ahead = position;
    const char32_t c = next_char(text, ahead);
    if (is_space(c) || is_wide_letter(c)) break;
    position = ahead;
  }
  return position;
}

bool ends_latin(std::string_view text) {
  std::size_t position = text.size();
  if (position == 0) return false;
  const char32_t c = previous_char(text, position);
  return is_latin(c) || is_digit(c) || c == U',' || c == U'-';
}

/// A line of Latin text that a word wrap ended: what comes next is in the middle of a sentence, or
/// its first word had no room.
bool goes_on_in_latin(const Line& line, const Line& next, const Wrapping& wrapping) {
  const std::size_t word = first_latin_word(next.text);
  if (word == 0 || !ends_latin(line.text) || line.columns < kNarrowest) return false;
  const bool inside =
      line.text.back() == ',' || (next.text.front() >= 'a' && next.text.front() <= 'z');
  if (inside) return next.blanks_before == 0;
  const std::size_t spacing = wrapping.double_spaced ? 1 : 0;
  return wrapping.wrapped() && next.blanks_before <= spacing &&
         line.columns + 1 + text_columns(next.text.substr(0, word)) > wrapping.columns;
}

/// Has a mark before it, under which its further lines do not stand.
bool hangs(std::string_view text) {
  return is_bullet(text) || is_sub_bullet(text) || is_numbered(text) ||
         numbered_heading_level(text) != kNoHeading;
}

/// A further line of an item, under its text: the indent and the line end tell it without a width.
bool goes_on_in_item(const Line& line, const Line& next) {
  constexpr std::size_t kDeepest = 6;  // columns of 「（１）」 and its like
  constexpr std::size_t kLong = 50;    // columns of a line that had no room for more
  if (!hangs(line.text) || next.blanks_before > 0 || next.indent <= line.indent ||
      next.indent > line.indent + kDeepest) {
    return false;
  }
  if (ends_with_any_char(line.text, kParticles)) return true;
  if (next.indent < line.indent + 2) return false;
  const bool cut = line.columns >= kLong && next.columns < line.columns;
  return cut || (line.columns >= kNarrowest && is_unfinished(line.text, next.text));
}

/// ご確認のほど、: a clause, behind which its sentence goes on whatever the width; 大連市、 may be
/// a row.
bool pauses_behind_clause(const Line& line, const Line& next) {
  constexpr std::string_view kComma = "、";
  if (!line.text.ends_with(kComma) || next.indent > line.indent + 1) return false;
  std::size_t before = line.text.size() - kComma.size();
  if (before == 0 || !is_hiragana(previous_char(line.text, before))) return false;
  return !next.text.ends_with(kComma) || line.text.find(kComma) + kComma.size() < line.text.size();
}

/// A row of a table of contents: はじめに ……… 3.
bool is_contents_row(std::string_view text) {
  std::size_t end = text.size();
  return has_leader(text) && is_digit(previous_char(text, end));
}

/// Across a blank line only the middle of a sentence goes on: nothing that a bracket closes, no
/// row.
bool goes_on_below_blank(const Line& line, const Line& next) {
  if (ends_with_any_char(line.text, U"）)」』】") || next.indent > line.indent) return false;
  const bool pauses = line.text.find("、") != line.text.npos && !hangs(line.text);
  return pauses || is_unfinished(line.text, next.text);
}

/// Whether `line` ends where its width does.
bool is_full(const Line& line, const Line& next, const Wrapping& wrapping) {
  const std::size_t slack = wrapping.columns < kNarrowest ? kNarrowSlack : kSlack;
  const bool loose = ends_with_any_char(line.text, U"、，・―") || open_bracket_inside(line.text);
  if (line.columns + (loose ? std::max(slack, kLooseSlack) : slack) < wrapping.columns)
    return false;
  const bool doubtful = wrapping.ragged || next.columns > wrapping.columns + kSlack;
  return !doubtful || is_unfinished(line.text, next.text);
}

}  // namespace

bool continues(const Line& line, const Line& next, const Wrapping& wrapping) {
  if (line.quotes != next.quotes || ends_sentence(line.text)) return false;
  if (is_drawn(line.text) || is_drawn(next.text)) return false;
  const std::size_t spacing = wrapping.double_spaced ? 1 : 0;
  if (wrapping.upright) return next.blanks_before <= spacing && is_one_char(next.text);
  if (has_cells(line.text) || has_cells(next.text) || is_contents_row(line.text)) return false;
  if (next.blanks_before <= spacing) {
    if (cuts_word(line.text, next.text)) return true;
    if (begins_inside(next.text) && !is_rule(line.text)) return true;
  }
  const bool opens = opens_block(next.text) && !is_cut_before_dot(line.text, next.text);
  if (opens) return false;
  if (goes_on_in_latin(line, next, wrapping) || goes_on_in_item(line, next)) return true;
  if (next.blanks_before == 0 && pauses_behind_clause(line, next)) return true;
  if (!wrapping.wrapped() || is_caption(line.text)) return false;
  // Set to the right: who wrote it, and when.
  if (line.indent >= kRightIndent && next.indent + kRightIndent / 2 < line.indent) return false;
  if (next.blanks_before > spacing + 1) return false;
  if (next.blanks_before > spacing && !goes_on_below_blank(line, next)) return false;
  if (next.indent > line.indent + 1 && !hangs(line.text)) return false;
  if (is_full(line, next, wrapping)) return true;
  // A heading broken after a particle: 「…セミナーを / 開催しました！」
  return next.blanks_before == spacing && !is_bullet(line.text) && line.columns >= kNarrowest &&
         ends_with_any_char(line.text, kParticles);
}

}  // namespace kouryu
