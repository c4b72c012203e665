// Places in the text move as it grows; places in the source stay.
#include "indexer/passages/mapped_text.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "indexer/lines/line_hyphen.h"

namespace kouryu {
namespace {

bool is_white(char32_t c) { return is_space(c) || c == 0xFEFF || c == 0x200B; }

std::size_t end_of(const SourcePiece& piece) { return piece.source + piece.size; }

/// Whether only a line end, with its hyphen, or white space is between two places of `source`.
bool goes_on(std::string_view source, std::size_t end, std::size_t begin) {
  bool hyphen = false;
  bool line_end = false;
  while (end < begin) {
    const char32_t c = next_char(source, end);
    if (is_hyphen(c) && !hyphen && !line_end) {
      hyphen = true;
    } else if (is_white(c)) {
      line_end = line_end || c == U'\n';
    } else {
      return false;
    }
  }
  return end == begin && (!hyphen || line_end);
}

/// Adds the pieces of what stands at `shift` of the text. Neighbours that the source has side by
/// side, or with the same white space between, are one.
void add_pieces(MappedText& text, const std::vector<SourcePiece>& pieces, std::size_t shift,
                std::string_view source) {
  for (SourcePiece piece : pieces) {
    if (piece.size == 0) continue;
    piece.text += shift;
    piece.goes_on = false;
    if (!text.pieces.empty()) {
      SourcePiece& last = text.pieces.back();
      const std::size_t end = last.text + last.size;
      if (piece.source < end_of(last)) continue;
      const std::size_t gap = piece.text - end;
      if (gap <= 1 && piece.source - end_of(last) == gap &&
          (gap == 0 || (text.text[end] == source[end_of(last)] && text.text[end] != '\n'))) {
        last.size += gap + piece.size;
        continue;
      }
      piece.goes_on = goes_on(source, end_of(last), piece.source);
    }
    text.pieces.push_back(piece);
  }
}

}  // namespace

MappedText shown(const Block& block, std::string_view source) {
  MappedText out{block.label, block.source, {}};
  if (!block.label.empty() && !block.text.empty()) out.text += ' ';
  const std::size_t shift = out.text.size();
  out.text += block.text;
  add_pieces(out, block.label_pieces, 0, source);
  add_pieces(out, block.pieces, shift, source);
  return out;
}

void MappedText::append(std::string_view seam, const MappedText& more, std::string_view whole) {
  if (!text.empty()) {
    text += seam;
    source.begin = std::min(source.begin, more.source.begin);
    source.end = std::max(source.end, more.source.end);
  } else {
    source = more.source;
  }
  const std::size_t shift = text.size();
  text += more.text;
  add_pieces(*this, more.pieces, shift, whole);
}

MappedText MappedText::cut(const ByteRange& range) const {
  MappedText out;
  std::size_t begin = range.begin;
  std::size_t end = range.end;
  for (std::size_t ahead = begin; ahead < end && is_space(next_char(text, ahead));) begin = ahead;
  for (std::size_t before = end; before > begin && is_space(previous_char(text, before));)
    end = before;
  out.text = text.substr(begin, end - begin);
  auto piece = std::partition_point(pieces.begin(), pieces.end(),
                                    [&](const SourcePiece& p) { return p.text + p.size <= begin; });
  for (; piece != pieces.end() && piece->text < end; ++piece) {
    const std::size_t from = std::max(begin, piece->text);
    const std::size_t to = std::min(end, piece->text + piece->size);
    out.pieces.push_back({from - begin, piece->source + (from - piece->text), to - from,
                          piece->goes_on && !out.pieces.empty()});
  }
  out.source = source;
  if (!out.pieces.empty()) out.source = {out.pieces.front().source, end_of(out.pieces.back())};
  return out;
}

}  // namespace kouryu
