// The edge of the column decides, as inside a page; lines of lists and tables never go on.
#include "indexer/extract/pdf/flow.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/line_marks.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/lines.h"

namespace kouryu {
namespace {

constexpr std::size_t kColumnsLookedAt = 64;
// In ems.
constexpr float kNearMargin = 2.5F;  // a line that ends so near to the margin is full
constexpr float kIndent = 5;         // of two lines of one text by one another
constexpr float kInColumn = 0.6F;    // the same where both columns are known
constexpr float kShortest = 8;       // a line that goes on
constexpr float kShortestInColumn = 4;
constexpr float kSizesDiffer = 0.2F;    // share
constexpr float kHangs = 1.1F;          // punctuation over the edge
constexpr std::size_t kFewLetters = 6;  // of a vertical line: a name

/// The right edge up to which text of `frame` runs on a page.
float right_margin(const PageLayout& page, TextFrame frame) {
  if (frame == TextFrame::Slant) return 0;
  const Box whole = to_frame({0, 0, page.width, page.height}, frame);
  float left = whole.x1;
  float any_left = whole.x1;
  float right = whole.x0;
  for (const PagePiece& piece : page.pieces) {
    if (piece.frame != frame) continue;
    right = std::max(right, piece.box.x1);
    any_left = std::min(any_left, piece.box.x0);
    // A page's own margins are mostly alike; a mark alone in one is no text.
    if (piece.letters >= 5) left = std::min(left, piece.box.x0);
  }
  if (left == whole.x1) left = any_left;
  return std::max(right, whole.x1 - std::max(0.0F, left - whole.x0));
}

}  // namespace

ColumnEdges::ColumnEdges(const PageLayout& page, const Columns& columns)
    : page_(page), columns_(columns) {
  for (std::size_t f = 0; f < margins_.size(); ++f) {
    margins_[f] = right_margin(page, static_cast<TextFrame>(f));
  }
}

float ColumnEdges::right_of(const PagePiece& line) const {
  float best = margin(line.frame);
  float nearest = kIndent * line.size;
  const std::size_t count = std::min(columns_.found.size(), kColumnsLookedAt);
  for (std::size_t k = 0; k < count; ++k) {
    const Column& column = columns_.found[k];
    const float off = std::fabs(column.box.x0 - line.box.x0);
    if (column.frame != line.frame || off >= nearest) continue;
    if (line.box.x1 > column.box.x1 + kHangs * line.size) continue;
    nearest = off;
    best = column.box.x1;
  }
  return best;
}

EdgeLine ColumnEdges::at(std::size_t piece) const {
  const PagePiece& line = page_.pieces[piece];
  if (const Column* const column = columns_.column(piece)) {
    return {line, column->box.x0, column->box.x1, true};
  }
  return {line, line.box.x0, right_of(line), false};
}

bool may_go_on(const EdgeLine& last) {
  const PagePiece& line = last.piece;
  if (line.frame == TextFrame::Slant || line.cell >= 0) return false;
  if (ends_sentence(line.text) || has_leader(line.text) || is_amount(line.text)) return false;
  if (line.frame == TextFrame::Down && line.letters < kFewLetters) return false;
  const float shortest = last.in_column ? kShortestInColumn : kShortest;
  return line.box.width() >= shortest * line.size;
}

bool goes_on_with(const EdgeLine& last, const EdgeLine& first) {
  const PagePiece& a = last.piece;
  const PagePiece& b = first.piece;
  if (!may_go_on(last) || a.frame != b.frame || b.cell >= 0) return false;
  if (std::fabs(a.size - b.size) > kSizesDiffer * std::max(a.size, b.size)) return false;
  if (opens_item(b.text) || is_amount(b.text)) return false;
  if (last.right - a.box.x1 >= b.first_unit + kNearMargin * a.size) return false;
  // A short line that ends no sentence is a heading.
  const bool full = first.right - b.box.x1 < kNearMargin * b.size;
  if (!full && !ends_sentence(b.text)) return false;
  // Pages of a book may be set off to one side by turns.
  if (last.in_column && first.in_column) {
    return std::fabs(b.box.x0 - first.left) <= kInColumn * a.size;
  }
  return std::fabs(b.box.x0 - a.box.x0) <= kIndent * a.size;
}

bool is_cut_between(const PagePiece& last, const PagePiece& first) {
  const auto goes_on = [](char32_t c) {
    return is_hiragana(c) || c == U'ー' || c == U'、' || c == U'，';
  };
  return goes_on(last_char(last.text)) || goes_on(first_char(first.text)) ||
         first_char(first.text) == U'。';
}

void append_line(std::string& text, const std::string& next) {
  LogicalLine line;
  line.text = std::move(text);
  line.full = true;
  const Seam how = seam(line, next);
  line.text.resize(line.text.size() - how.dropped);
  if (how.space) line.text += ' ';
  line.text += next;
  text = std::move(line.text);
}

}  // namespace kouryu
