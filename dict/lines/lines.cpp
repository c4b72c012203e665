// Splits lines, finds the width they were wrapped at, and joins what the wrapping cut.
#include "dict/lines/lines.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "dict/lines/letter_spacing.h"
#include "dict/lines/line_hyphen.h"
#include "dict/lines/line_shape.h"
#include "dict/lines/quote_marks.h"

namespace kouryu {
namespace {

constexpr std::size_t kNarrowest = 30;    // columns: narrower text is a list, not wrapped prose
constexpr std::size_t kWindow = 4;        // columns in which wrapped lines bunch
constexpr double kBunched = 0.15;         // share of lines in that window
constexpr double kDoubleSpaced = 0.6;     // share of lines followed by exactly one blank line
constexpr std::size_t kSlack = 4;         // columns a full line may fall short of the width
constexpr std::size_t kRightIndent = 20;  // columns before a line that is set to the right
constexpr std::size_t kLooseSlack = 8;    // the same after a comma or inside a bracket
constexpr std::size_t kShortText = 12;    // lines: in so few, two cut lines of one width are enough
constexpr std::size_t kShortTextWidth = 50;  // columns that such lines have at least

std::size_t leading_space(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    std::size_t ahead = position;
    if (!is_space(next_char(text, ahead))) break;
    position = ahead;
  }
  return position;
}

std::size_t trailing_text(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    std::size_t before = end;
    if (!is_space(previous_char(text, before))) break;
    end = before;
  }
  return end;
}

bool is_wide_letter(char32_t c) { return is_letter_or_digit(c) && !is_latin(c) && !is_digit(c); }

bool opens_block(const Line& line) {
  return is_bullet(line.text) || is_sub_bullet(line.text) || is_bracketed(line.text) ||
         is_numbered(line.text) || numbered_heading_level(line.text) != kNoHeading ||
         begins_with_date(line.text) || opens_with_bracket_heading(line.text);
}

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

/// Cells of a table that stand apart by wide spaces: 項目　平成16年度　平成25年度　平成30年度.
bool has_cells(std::string_view text) {
  constexpr std::size_t kGaps = 3;
  constexpr int kGapColumns = 2;
  std::size_t gaps = 0;
  int columns = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_space(c)) {
      columns += c == U'\t' ? kGapColumns : char_columns(c);
    } else {
      if (columns >= kGapColumns) ++gaps;
      columns = 0;
    }
  }
  return gaps >= kGaps;
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
  return wrapping.wrapped() &&
         line.columns + 1 + text_columns(next.text.substr(0, word)) > wrapping.columns;
}

/// The width of a text of few lines: two of the widest were cut in the middle of a sentence.
std::size_t width_of_few(const std::vector<Line>& lines) {
  if (lines.size() > kShortText) return 0;
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.columns);
  if (width < kShortTextWidth) return 0;
  std::size_t cut = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& next = lines[i + 1];
    if (lines[i].columns + 2 >= width && !ends_sentence(lines[i].text) && !opens_block(next) &&
        next.blanks_before == 0 && next.indent <= lines[i].indent) {
      ++cut;
    }
  }
  return cut >= 2 ? width : 0;
}

/// squeeze_spaces() without the spaces inside of letter-spaced words.
std::string spell(std::string_view text, std::size_t begin_of_text,
                  std::vector<SourcePiece>& pieces) {
  const std::vector<ByteRange> gaps = letter_gaps(text);
  if (gaps.empty()) return squeeze_spaces(text, begin_of_text, pieces);
  std::string out;
  std::vector<SourcePiece> of_part;
  std::size_t begin = 0;
  pieces.clear();
  for (std::size_t i = 0; i <= gaps.size(); ++i) {
    const std::size_t end = i < gaps.size() ? gaps[i].begin : text.size();
    const std::string part =
        squeeze_spaces(text.substr(begin, end - begin), begin_of_text + begin, of_part);
    append_pieces(pieces, of_part, out.size());
    out += part;
    if (i < gaps.size()) begin = gaps[i].end;
  }
  return out;
}

}  // namespace

std::vector<Line> split_lines(std::string_view text, const std::vector<std::size_t>& page_begins) {
  std::vector<Line> lines;
  std::size_t blanks = 0;
  std::size_t page = 0;
  const bool quoted = has_quotes(text);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view raw = text.substr(begin, end - begin);
    const int quotes = quoted ? take_quote_marks(raw) : 0;
    begin = end - raw.size();
    const std::size_t space = leading_space(raw);
    const std::size_t last = trailing_text(raw);
    if (space >= last) {
      ++blanks;
    } else {
      Line line;
      line.text = raw.substr(space, last - space);
      line.source = {begin + space, begin + last};
      line.indent = text_columns(raw.substr(0, space));
      line.columns = line.indent + text_columns(line.text);
      line.blanks_before = blanks;
      line.quotes = quotes;
      while (page < page_begins.size() && page_begins[page] <= begin) ++page;
      if (page > 0) line.page = static_cast<int>(page);
      lines.push_back(line);
      blanks = 0;
    }
    begin = end + 1;
  }
  return lines;
}

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

bool continues(const Line& line, const Line& next, const Wrapping& wrapping) {
  if (line.quotes != next.quotes || ends_sentence(line.text) || has_cells(line.text)) return false;
  const std::size_t spacing = wrapping.double_spaced ? 1 : 0;
  if (next.blanks_before <= spacing && cuts_word(line.text, next.text)) return true;
  if (!opens_block(next) && goes_on_in_latin(line, next, wrapping)) return true;
  if (!wrapping.wrapped()) return false;
  // Set to the right: who wrote it, and when.
  if (line.indent >= kRightIndent && next.indent + kRightIndent / 2 < line.indent) return false;
  if (next.blanks_before > spacing + 1 || opens_block(next) || is_caption(line.text)) return false;
  // Across a blank line only the middle of a sentence goes on: nothing that a bracket closes.
  if (next.blanks_before > spacing && ends_with_any_char(line.text, U"）)」』】")) return false;
  if (next.indent > line.indent + 1 && !is_sub_bullet(line.text) && !is_bullet(line.text)) {
    return false;
  }
  const bool loose = ends_with_any_char(line.text, U"、，・―") || open_bracket_inside(line.text);
  const bool full = line.columns + kSlack >= wrapping.columns ||
                    (loose && line.columns + kLooseSlack >= wrapping.columns);
  if (full) return true;
  // A heading broken after a particle: 「…セミナーを / 開催しました！」
  return next.blanks_before == spacing && !is_bullet(line.text) && line.columns >= kNarrowest &&
         ends_with_any_char(line.text, U"をにでのはがと、");
}

LogicalLine logical_line(const Line& line, const Wrapping& wrapping) {
  LogicalLine out;
  out.text = spell(line.text, line.source.begin, out.pieces);
  out.source = line.source;
  out.indent = line.indent;
  out.blanks_before = line.blanks_before;
  out.columns = line.columns;
  out.page = line.page;
  out.tabbed = line.text.find('\t') != std::string_view::npos;
  out.full = wrapping.wrapped() && line.columns + kSlack >= wrapping.columns;
  return out;
}

Seam seam(const LogicalLine& line, std::string_view next) {
  std::size_t end = line.text.size();
  std::size_t begin = 0;
  if (line.text.empty() || next.empty()) return {};
  const char32_t last = previous_char(line.text, end);
  const LineHyphen hyphen = line_hyphen(line.text, next);
  if (hyphen == LineHyphen::Inserted) return {line.text.size() - end, false};
  if (hyphen == LineHyphen::Own) return {};
  const char32_t first = next_char(next, begin);
  const auto latin = [](char32_t c) { return c < 0x80 || is_latin(c) || is_digit(c); };
  // 20 / 05年, Ｊ / ＥＴ: a wrap that cuts where the line is full, be it inside a number.
  const auto in_number = [](char32_t c) { return is_digit(c) || c == U',' || c == U'.'; };
  const bool cut_number = line.full && in_number(last) && in_number(first);
  const bool wide = char_columns(last) == 2 && char_columns(first) == 2;
  return {0, latin(last) && latin(first) && !wide && !cut_number};
}

void join(LogicalLine& line, const Line& next, const Wrapping& wrapping) {
  std::vector<SourcePiece> pieces;
  const std::string right = spell(next.text, next.source.begin, pieces);
  const Seam how = seam(line, right);
  line.text.resize(line.text.size() - how.dropped);
  if (!line.pieces.empty()) line.pieces.back().size -= how.dropped;
  if (how.space) line.text += ' ';
  append_pieces(line.pieces, pieces, line.text.size());
  line.text += right;
  line.source.end = next.source.end;
  line.columns += next.columns;
  line.full = wrapping.wrapped() && next.columns + kSlack >= wrapping.columns;
}

void append_pieces(std::vector<SourcePiece>& pieces, const std::vector<SourcePiece>& more,
                   std::size_t shift) {
  for (SourcePiece piece : more) {
    piece.text += shift;
    pieces.push_back(piece);
  }
}

std::string squeeze_spaces(std::string_view text) {
  std::vector<SourcePiece> pieces;
  return squeeze_spaces(text, 0, pieces);
}

std::string squeeze_spaces(std::string_view text, std::size_t begin_of_text,
                           std::vector<SourcePiece>& pieces) {
  std::string out;
  out.reserve(text.size());
  pieces.clear();
  bool space = false;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(text, position);
    if (is_space(c) || c == 0xFEFF || c == 0x200B) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    if (c < 0x20 || c == 0x7F) {
      continue;  // a control character is no text
    }
    const std::size_t source = begin_of_text + begin;
    const bool goes_on = !pieces.empty() && pieces.back().source + pieces.back().size == source &&
                         pieces.back().text + pieces.back().size == out.size();
    if (!goes_on) pieces.push_back({out.size(), source, 0, false});
    pieces.back().size += position - begin;
    out.append(text, begin, position - begin);
  }
  return out;
}

}  // namespace kouryu
