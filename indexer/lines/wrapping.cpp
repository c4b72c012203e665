// The width that lines were wrapped at: that of the whole text, by how its lines bunch, and that of
// each paragraph, by its own lines.
#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "indexer/lines/line_end.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/lines.h"

namespace kouryu {
namespace {

constexpr std::size_t kNarrowest = 30;  // columns: narrower text is a list, not wrapped prose
constexpr std::size_t kWindow = 4;      // columns in which wrapped lines bunch
constexpr double kBunched = 0.15;       // share of lines in that window
constexpr double kDoubleSpaced = 0.6;   // share of lines followed by exactly one blank line
constexpr std::size_t kSlack = 4;       // columns a full line may fall short of the width
constexpr std::size_t kLooseSlack = 8;  // the same after a comma or inside a bracket
constexpr std::size_t kShortText = 12;  // lines: in so few, two cut lines of one width are enough
constexpr std::size_t kShortTextWidth = 50;   // columns that such lines have at least
constexpr std::size_t kNarrowestPlain = 40;   // columns of lines that are cut between two words
constexpr std::size_t kNarrowestColumn = 12;  // columns of a newspaper's or leaflet's column
constexpr std::size_t kNarrowSlack = 2;
constexpr std::size_t kFewestUpright = 6;  // lines of one character

/// The width of a text of few lines: two of the widest were cut in the middle of a sentence.
std::size_t width_of_few(const std::vector<Line>& lines) {
  if (lines.size() > kShortText) return 0;
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.columns);
  if (width < kShortTextWidth) return 0;
  std::size_t cut = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& next = lines[i + 1];
    if (lines[i].columns + 2 >= width && !ends_sentence(lines[i].text) && !opens_block(next.text) &&
        next.blanks_before == 0 && next.indent <= lines[i].indent) {
      ++cut;
    }
  }
  return cut >= 2 ? width : 0;
}

/// What the line ends inside a paragraph say.
struct LineEnds {
  std::size_t width = 0;
  std::size_t full = 0;        // unfinished sentences whose line fills the width
  std::size_t unfinished = 0;  // of these: what cannot have ended so
  std::size_t pausing = 0;     // of these: with a comma or a full stop inside
  std::size_t shorter = 0;     // unfinished sentences on short lines
  bool ends_sentence = false;
  bool prose = false;  // a sentence ends or pauses in it, or is cut where it cannot have ended
  bool rows = false;   // lines of one shape
  bool hangs = false;  // under the mark of an item
};

using Lines = std::vector<Line>;

bool has_pause(std::string_view text) {
  return text.find("、") != text.npos || text.find("。") != text.npos;
}

std::size_t count_commas(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("、"); at != text.npos; at = text.find("、", at + 1)) ++count;
  return count;
}

/// Rows whose cells commas part: 舞鶴市、大連市、1982年5月8日.
bool are_alike(std::string_view line, std::string_view next) {
  std::size_t line_end = line.size();
  std::size_t next_end = next.size();
  const std::size_t commas = count_commas(line);
  return commas > 0 && commas == count_commas(next) &&
         previous_char(line, line_end) == previous_char(next, next_end) && !ends_sentence(line);
}

/// Whether a paragraph begins at `next`, behind `line`; `width`: the widest line before.
bool begins_paragraph(const Line& line, const Line& next, std::size_t width) {
  if (next.blanks_before > 0 || next.quotes != line.quotes) return true;
  if (next.indent > line.indent + 1 && !is_bullet(line.text) && !is_numbered(line.text))
    return true;
  if (opens_block(next.text) && !is_cut_before_dot(line.text, next.text)) return true;
  if (has_cells(line.text) || has_cells(next.text)) return true;
  if (line.columns + kLooseSlack < next.columns) return true;  // a heading, a row
  return ends_sentence(line.text) && line.columns + kLooseSlack < width;
}

LineEnds line_ends(const Lines& lines, std::size_t begin, std::size_t end) {
  LineEnds out;
  for (std::size_t i = begin; i < end; ++i) {
    out.width = std::max(out.width, lines[i].columns);
    out.prose = out.prose || has_pause(lines[i].text);
  }
  const std::size_t slack = out.width < kNarrowest ? kNarrowSlack : kSlack;
  std::size_t alike = 0;
  for (std::size_t i = begin; i + 1 < end; ++i) {
    alike += are_alike(lines[i].text, lines[i + 1].text) ? 1 : 0;
    if (ends_sentence(lines[i].text)) continue;
    const bool unfinished = is_unfinished(lines[i].text, lines[i + 1].text);
    const std::size_t allowed = unfinished ? std::max(slack, kLooseSlack / 2) : slack;
    if (lines[i].columns + allowed < out.width) {
      ++out.shorter;
      continue;
    }
    ++out.full;
    out.unfinished += unfinished ? 1 : 0;
    out.pausing += has_pause(lines[i].text) ? 1 : 0;
  }
  out.ends_sentence = ends_sentence(lines[end - 1].text);
  out.rows = end - begin > 1 && alike * 2 >= end - begin - 1;
  out.prose = !out.rows && (out.prose || out.ends_sentence || out.unfinished > 0);
  out.hangs = end - begin > 1 && lines[begin + 1].indent > lines[begin].indent + 1;
  return out;
}

/// Whether the lines of a paragraph alone show that it was wrapped.
bool is_wrapped(const LineEnds& ends) {
  constexpr std::size_t kFew = 2;  // line ends that need the end of a sentence below them
  if (ends.rows || ends.full == 0 || ends.shorter * 6 > ends.full) return false;
  if (ends.width < kNarrowestColumn) return false;
  // Rows neither pause nor end.
  if (!ends.ends_sentence && !ends.hangs && ends.pausing * 2 < ends.full) return false;
  if (ends.width < kNarrowest) {
    return ends.full > kFew && ends.shorter == 0 && ends.unfinished * 2 >= ends.full &&
           ends.pausing * 3 >= ends.full;
  }
  if (ends.full <= kFew && !ends.ends_sentence && !ends.hangs) return false;
  if (ends.unfinished > 0) return ends.unfinished * 4 >= ends.full;
  return ends.width >= kNarrowestPlain && ends.ends_sentence && ends.pausing == ends.full;
}

class Paragraphs {
 public:
  Paragraphs(const Lines& lines, const Wrapping& text)
      : lines_(lines), text_(text), out_(lines.size(), text) {}

  std::vector<Wrapping> run() {
    for (std::size_t begin = 0; begin < lines_.size();) {
      std::size_t end = begin + 1;
      std::size_t width = lines_[begin].columns;
      while (end < lines_.size() && !begins_paragraph(lines_[end - 1], lines_[end], width)) {
        width = std::max(width, lines_[end].columns);
        ++end;
      }
      found_.push_back({begin, end, line_ends(lines_, begin, end)});
      begin = end;
    }
    if (!text_.double_spaced) {
      for (const Found& paragraph : found_) take_own(paragraph);
      borrow(found_.begin(), found_.end());
      borrow(found_.rbegin(), found_.rend());
    }
    mark_upright();
    return std::move(out_);
  }

 private:
  struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    LineEnds ends;
  };

  void take_own(const Found& paragraph) {
    const LineEnds& ends = paragraph.ends;
    const bool own = is_wrapped(ends);
    for (std::size_t i = paragraph.begin; i < paragraph.end; ++i) {
      if (own) out_[i].columns = ends.width;
      out_[i].own = own;
      out_[i].ragged = !own && (!ends.prose || ends.shorter > ends.full);
    }
  }

  /// Short paragraphs have the width of the nearest that shows one.
  template <class Iterator>
  void borrow(Iterator begin, Iterator end) {
    constexpr std::size_t kSure = 3;  // full lines
    std::size_t width = 0;
    for (Iterator paragraph = begin; paragraph != end; ++paragraph) {
      const LineEnds& ends = paragraph->ends;
      if (out_[paragraph->begin].own) {
        if (ends.full >= kSure) width = ends.width;
        continue;
      }
      if (width == 0 || !ends.prose || ends.width > width + kNarrowSlack ||
          ends.width + kSlack < width)
        continue;
      for (std::size_t i = paragraph->begin; i < paragraph->end; ++i) out_[i].columns = width;
    }
  }

  /// Columns of vertical print with a blank line between: a sentence goes on behind a full one.
  void mark_upright(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> ends;  // of columns
    std::size_t longest = 0;
    for (std::size_t i = begin, top = begin; i < end; ++i) {
      out_[i].upright = true;
      if (i + 1 < end && lines_[i + 1].blanks_before == 0) continue;
      ends.push_back(i);
      longest = std::max(longest, i + 1 - top);
      top = i + 1;
    }
    std::size_t top = begin;
    for (const std::size_t last : ends) {
      out_[last].double_spaced = last + 1 - top == longest;
      top = last + 1;
    }
  }

  void mark_upright() {
    for (std::size_t begin = 0; begin < lines_.size();) {
      std::size_t end = begin;
      std::size_t kana = 0;
      while (end < lines_.size() && is_one_char(lines_[end].text)) {
        std::size_t position = 0;
        const char32_t c = next_char(lines_[end].text, position);
        kana += is_hiragana(c) || is_katakana(c) ? 1 : 0;
        ++end;
      }
      // A list of one letter a row (月 火 水) has no kana.
      if (end - begin >= kFewestUpright && kana * 5 >= end - begin) mark_upright(begin, end);
      begin = std::max(end, begin + 1);
    }
  }

  const Lines& lines_;
  const Wrapping& text_;
  std::vector<Wrapping> out_;  // one a line
  std::vector<Found> found_;
};

}  // namespace

Wrapping detect_wrapping(const std::vector<Line>& lines) {
  Wrapping wrapping;
  if (lines.size() < 6) {
    wrapping.columns = width_of_few(lines);
    return wrapping;
  }
  std::vector<std::size_t> widths;
  widths.reserve(lines.size());
  for (const Line& line : lines) widths.push_back(line.columns);
  std::sort(widths.begin(), widths.end());
  std::size_t best = 0;
  for (const std::size_t width : widths) {
    if (width < kNarrowest + kWindow) continue;
    const auto low = std::upper_bound(widths.begin(), widths.end(), width - kWindow);
    const auto high = std::upper_bound(widths.begin(), widths.end(), width);
    const auto count = static_cast<std::size_t>(high - low);
    if (count >= best) {
      best = count;
      wrapping.columns = width;
    }
  }
  const auto wider = static_cast<std::size_t>(
      widths.end() - std::upper_bound(widths.begin(), widths.end(), wrapping.columns + kWindow));
  // Wrapped text bunches at its width and hardly goes beyond it.
  if (static_cast<double>(best) < kBunched * static_cast<double>(lines.size()) || best < 4 ||
      wider * 4 > best) {
    wrapping.columns = width_of_few(lines);
    return wrapping;
  }
  std::size_t single = 0;
  for (const Line& line : lines) single += line.blanks_before == 1 ? 1 : 0;
  wrapping.double_spaced =
      static_cast<double>(single) > kDoubleSpaced * static_cast<double>(lines.size());
  return wrapping;
}

std::vector<Wrapping> wrappings_of(const std::vector<Line>& lines, const Wrapping& text) {
  return Paragraphs(lines, text).run();
}

}  // namespace kouryu
