// Lines are split, joined and freed of furniture; told blocks are taken as they are.
#include "indexer/lines/pieces.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lines/records.h"
#include "indexer/cancel.h"

namespace kouryu {
namespace {

/// Which kinds of blocks still are to be guessed: the format tells only where they begin and end.
bool is_guessed(ExtractedKind kind) {
  return kind == ExtractedKind::Line || kind == ExtractedKind::Paragraph;
}

class PieceMaker {
 public:
  explicit PieceMaker(const ExtractedText& extracted) : extracted_(extracted) {}

  Pieces run() {
    if (extracted_.blocks.empty()) {
      lines_ = split_lines(extracted_.text, page_begins());
      out_.wrapping = detect_wrapping(lines_);
      out_.furniture = find_furniture(lines_, out_.wrapping, !extracted_.pages.empty());
      wrappings_ = wrappings_without(out_.furniture.roles);
      layout_ = detect_records(lines_);
      find_lists();
      join_lines(out_.furniture.roles);
      note_printed_pages();
    } else {
      take_blocks();
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::vector<std::size_t> page_begins() const {
    std::vector<std::size_t> begins;
    for (const ExtractedPage& page : extracted_.pages) begins.push_back(page.begin);
    return begins;
  }

  /// Pages of a text whose own numbers tell them.
  void note_printed_pages() {
    for (const Line& line : lines_) {
      if (!line.page) continue;
      auto& begins = out_.page_begins;
      if (begins.empty() || begins.back().second != *line.page) {
        begins.emplace_back(line.source.begin, *line.page);
      }
    }
  }

  /// One piece a block: nothing is to be joined.
  void take_blocks() {
    const std::string_view text = extracted_.text;
    const std::vector<ExtractedPage>& pages = extracted_.pages;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      out_.page_begins.emplace_back(pages[i].begin, static_cast<int>(i + 1));
    }
    std::size_t page = 0;
    for (const ExtractedBlock& block : extracted_.blocks) {
      Line line;
      line.text = text.substr(block.range.begin, block.range.size());
      line.source = block.range;
      while (page < pages.size() && pages[page].begin <= block.range.begin) ++page;
      if (page > 0) line.page = static_cast<int>(page);
      lines_.push_back(line);
      out_.headings_told = out_.headings_told || block.kind == ExtractedKind::Heading;
    }
    layout_ = detect_records(lines_);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      check_cancelled();
      const ExtractedBlock& block = extracted_.blocks[i];
      Piece piece;
      piece.line = logical_line(lines_[i], out_.wrapping);
      piece.line.text = squeeze_lines(text, lines_[i].source, piece.line.pieces);
      piece.scale = block.scale;
      if (!is_guessed(block.kind)) {
        piece.told = &block;
        piece.line.tabbed = false;
      } else if (const auto labelled = split_label(lines_[i].text, layout_)) {
        set_label(piece, lines_[i], *labelled);
      }
      out_.pieces.push_back(std::move(piece));
    }
  }

  void set_label(Piece& piece, const Line& line, const LabelledLine& labelled) const {
    piece.record = true;
    piece.opens_record = labelled.label == layout_.first;
    piece.label = labelled.label;
    piece.label_pieces = {{0, line.source.begin, labelled.label.size(), false}};
    const auto value = static_cast<std::size_t>(labelled.value.data() - line.text.data());
    piece.line.text = squeeze_spaces(labelled.value, line.source.begin + value, piece.line.pieces);
  }

  /// The wrapping of each line, where paragraphs go on over page turns and furniture.
  [[nodiscard]] std::vector<Wrapping> wrappings_without(const std::vector<LineRole>& roles) const {
    std::vector<Line> text;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (roles[i] != LineRole::Text) continue;
      text.push_back(places.empty() ? lines_[i] : line_behind(places.back(), i));
      places.push_back(i);
    }
    const std::vector<Wrapping> found = wrappings_of(text, out_.wrapping);
    std::vector<Wrapping> all(lines_.size(), out_.wrapping);
    for (std::size_t i = 0; i < places.size(); ++i) all[places[i]] = found[i];
    return all;
  }

  /// Line `i` as it stands behind line `last` of the text: a page turn or furniture between them is
  /// no blank line.
  [[nodiscard]] Line line_behind(std::size_t last, std::size_t i) const {
    Line line = lines_[i];
    if (i != last + 1 || lines_[last].page != line.page) {
      line.blanks_before = out_.wrapping.double_spaced ? 1 : 0;
    }
    return line;
  }

  /// Finds the rows of lists among the lines of text; line numbers in `rows` are of `lines_`.
  void find_lists() {
    std::vector<Line> lines;
    std::vector<std::size_t> numbers;
    std::vector<bool> closed;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (out_.furniture.roles[i] != LineRole::Text) continue;
      const std::string_view text = lines_[i].text;
      lines.push_back(lines_[i]);
      numbers.push_back(i);
      // What shows to be a wrapped paragraph is no list.
      closed.push_back(wrappings_[i].own || split_label(text, layout_).has_value() ||
                       is_no_row(text));
    }
    out_.rows = find_rows(lines, closed);
    for (ListRow& row : out_.rows) {
      row.end = numbers[row.end - 1] + 1;
      row.begin = numbers[row.begin];
    }
  }

  /// The row as a piece; returns the line behind it.
  std::size_t take_row(const ListRow& row) {
    if (row.cells.empty()) return row.end;
    Piece piece;
    piece.line = logical_line(lines_[row.begin], out_.wrapping);
    piece.line.text = row.text;
    piece.line.source.end = std::max(lines_[row.end - 1].source.end, piece.line.source.begin);
    piece.line.pieces = pieces_within(row.text, extracted_.text, piece.line.source);
    piece.line.tabbed = false;
    piece.row = &row;
    out_.pieces.push_back(std::move(piece));
    return row.end;
  }

  void join_lines(const std::vector<LineRole>& roles) {
    std::vector<Piece> captions;  // held back until the sentence they stand in is whole
    constexpr std::size_t kNone = std::string_view::npos;
    std::size_t last = kNone;  // line of text
    auto row = out_.rows.begin();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      check_cancelled();
      if (row != out_.rows.end() && row->begin == i) {
        flush(captions);
        i = take_row(*row++) - 1;
        last = kNone;  // nothing goes on with a row but what it holds
        continue;
      }
      if (roles[i] == LineRole::LooseCaption) {
        captions.emplace_back();
        captions.back().line = logical_line(lines_[i], wrappings_[i]);
        captions.back().caption = true;
        continue;
      }
      if (roles[i] != LineRole::Text) continue;
      const auto labelled = split_label(lines_[i].text, layout_);
      const Line next = last != kNone ? line_behind(last, i) : lines_[i];
      if (last != kNone && !labelled && !out_.pieces.empty() &&
          continues(lines_[last], next, wrappings_[last])) {
        join(out_.pieces.back().line, next, wrappings_[i]);
      } else {
        flush(captions);
        Piece piece;
        piece.line = logical_line(lines_[i], wrappings_[i]);
        if (labelled) set_label(piece, lines_[i], *labelled);
        out_.pieces.push_back(std::move(piece));
      }
      last = i;
    }
    flush(captions);
  }

  void flush(std::vector<Piece>& captions) {
    for (Piece& caption : captions) out_.pieces.push_back(std::move(caption));
    captions.clear();
  }

  const ExtractedText& extracted_;
  std::vector<Line> lines_;
  std::vector<Wrapping> wrappings_;  // one a line
  RecordLayout layout_;
  Pieces out_;
};

}  // namespace

Pieces pieces_of(const ExtractedText& extracted) { return PieceMaker(extracted).run(); }

std::string squeeze_lines(std::string_view source, const ByteRange& range,
                          std::vector<SourcePiece>& pieces) {
  std::string out;
  std::vector<SourcePiece> of_line;
  pieces.clear();
  source = source.substr(0, range.end);
  for (std::size_t begin = range.begin; begin <= range.end;) {
    const std::size_t end = std::min(source.find('\n', begin), range.end);
    const std::string line = squeeze_spaces(source.substr(begin, end - begin), begin, of_line);
    if (!line.empty() && !out.empty()) out += '\n';
    append_pieces(pieces, of_line, out.size());
    out += line;
    begin = end + 1;
  }
  return out;
}

std::vector<SourcePiece> pieces_within(std::string_view text, std::string_view source,
                                       const ByteRange& range) {
  std::vector<SourcePiece> pieces;
  source = source.substr(0, range.end);
  std::size_t place = range.begin;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    if (is_space(next_char(text, next))) {
      at = next;
      continue;
    }
    const std::string_view letter = text.substr(at, next - at);
    place = source.find(letter, place);
    if (place == std::string_view::npos) break;
    if (!pieces.empty() && pieces.back().text + pieces.back().size == at &&
        pieces.back().source + pieces.back().size == place) {
      pieces.back().size += letter.size();
    } else {
      pieces.push_back({at, place, letter.size(), !pieces.empty()});
    }
    place += letter.size();
    at = next;
  }
  return pieces;
}

}  // namespace kouryu
