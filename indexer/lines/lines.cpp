// Splits a text into lines, and joins lines that one is made of.
#include "indexer/lines/lines.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "indexer/lines/letter_spacing.h"
#include "indexer/lines/line_hyphen.h"
#include "indexer/lines/quote_marks.h"

namespace kouryu {
namespace {

constexpr std::size_t kSlack = 4;  // columns a full line may fall short of the width

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
