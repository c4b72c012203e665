// Lines are split, joined and freed of furniture; blocks whose kind is told are taken as they are.
#include "indexer/lines/pieces.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/cancel.h"
#include "indexer/lines/records.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

/// Which kinds of blocks still are to be guessed: the format tells only where they begin and end.
bool is_guessed(ExtractedKind kind) {
  return kind == ExtractedKind::Line || kind == ExtractedKind::Paragraph ||
         kind == ExtractedKind::Text;
}

/// What the format says of a line.
struct Origin {
  const ExtractedBlock* block = nullptr;  // that it is of; none where there are none
  bool opens = false;                     // the first line of that block
  bool typed = true;                      // ended by its writer, not by the width of a window

  [[nodiscard]] bool told() const { return block != nullptr && !is_guessed(block->kind); }
};

class PieceMaker {
 public:
  explicit PieceMaker(const ExtractedText& extracted) : extracted_(extracted) {}

  Pieces run() {
    if (extracted_.blocks.empty()) {
      lines_ = split_lines(extracted_.text, page_begins());
      origins_.resize(lines_.size());
    } else {
      split_blocks();
    }
    find_wrappings();
    layout_ = detect_records(lines_);
    find_lists();
    join_lines();
    note_pages();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::vector<std::size_t> page_begins() const {
    std::vector<std::size_t> begins;
    for (const ExtractedPage& page : extracted_.pages) begins.push_back(page.begin);
    return begins;
  }

  /// Where pages begin: as the format says, else as the numbers printed on them do.
  void note_pages() {
    auto& begins = out_.page_begins;
    if (!extracted_.blocks.empty()) {
      int number = 0;
      for (const ExtractedPage& page : extracted_.pages) begins.emplace_back(page.begin, ++number);
      return;
    }
    for (const Line& line : lines_) {
      if (!line.page) continue;
      if (begins.empty() || begins.back().second != *line.page) {
        begins.emplace_back(line.source.begin, *line.page);
      }
    }
  }

  /// A block whose kind is told is one line; of the others each line is one.
  void split_blocks() {
    const std::vector<ExtractedPage>& pages = extracted_.pages;
    std::size_t page = 0;
    for (const ExtractedBlock& block : extracted_.blocks) {
      const std::string_view text =
          std::string_view(extracted_.text).substr(block.range.begin, block.range.size());
      std::vector<Line> lines;
      if (is_guessed(block.kind)) {
        lines = split_lines(text, {});
      } else {
        lines.emplace_back().text = text;
        lines.back().source.end = text.size();
      }
      const bool typed = lines.size() > 1 || block.kind == ExtractedKind::Text;
      while (page < pages.size() && pages[page].begin <= block.range.begin) ++page;
      for (Line& line : lines) {
        line.source.begin += block.range.begin;
        line.source.end += block.range.begin;
        if (page > 0) line.page = static_cast<int>(page);
        origins_.push_back({&block, &line == lines.data(), typed});
      }
      lines_.insert(lines_.end(), lines.begin(), lines.end());
      out_.headings_told = out_.headings_told || block.kind == ExtractedKind::Heading;
    }
  }

  /// Lines of plain text, which running heads and page numbers may stand between.
  [[nodiscard]] bool is_plain(std::size_t i) const {
    return origins_[i].block == nullptr || origins_[i].block->kind == ExtractedKind::Text;
  }

  /// Finds out how typed lines are wrapped, and what stands between those of plain text.
  void find_wrappings() {
    std::vector<Line> typed;
    std::vector<Line> plain;
    std::vector<std::size_t> places;  // of `plain`
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (origins_[i].typed && !origins_[i].told()) typed.push_back(lines_[i]);
      if (!is_plain(i)) continue;
      plain.push_back(lines_[i]);
      places.push_back(i);
    }
    out_.wrapping = detect_wrapping(typed);
    roles_.assign(lines_.size(), LineRole::Text);
    if (!plain.empty()) {
      out_.furniture = find_furniture(plain, out_.wrapping, !extracted_.pages.empty());
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      roles_[places[i]] = out_.furniture.roles[i];
      lines_[places[i]] = plain[i];
    }
    wrappings_ = wrappings_without_furniture();
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
  [[nodiscard]] std::vector<Wrapping> wrappings_without_furniture() const {
    std::vector<Line> text;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (roles_[i] != LineRole::Text) continue;
      text.push_back(places.empty() ? lines_[i] : line_behind(places.back(), i));
      if (origins_[i].opens) text.back().blanks_before = kBlanksBetweenBlocks;
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
      if (roles_[i] != LineRole::Text) continue;
      const std::string_view text = lines_[i].text;
      lines.push_back(lines_[i]);
      numbers.push_back(i);
      // What shows to be a wrapped paragraph is no list.
      closed.push_back(origins_[i].told() || wrappings_[i].own ||
                       split_label(text, layout_).has_value() || is_no_row(text));
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

  void take_told(std::size_t i) {
    Piece piece;
    piece.line = logical_line(lines_[i], {});
    piece.line.text = squeeze_lines(extracted_.text, lines_[i].source, piece.line.pieces);
    piece.line.tabbed = false;
    piece.told = origins_[i].block;
    piece.scale = piece.told->scale;
    out_.pieces.push_back(std::move(piece));
  }

  [[nodiscard]] Piece piece_of(std::size_t i) const {
    Piece piece;
    piece.line = logical_line(lines_[i], wrappings_[i]);
    if (origins_[i].block != nullptr) piece.scale = origins_[i].block->scale;
    piece.between_rules = i > 0 && is_drawn_line(i - 1) && is_drawn_line(i + 1);
    return piece;
  }

  [[nodiscard]] bool is_drawn_line(std::size_t i) const {
    return i < lines_.size() && is_drawn(lines_[i].text);
  }

  void join_lines() {
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
      if (origins_[i].told()) {
        flush(captions);
        take_told(i);
        last = kNone;
        continue;
      }
      if (roles_[i] == LineRole::LooseCaption) {
        captions.push_back(piece_of(i));
        captions.back().caption = true;
        continue;
      }
      if (roles_[i] != LineRole::Text) continue;
      if (origins_[i].opens) last = kNone;  // a block goes on with no other
      const auto labelled = split_label(lines_[i].text, layout_);
      const Line next = last != kNone ? line_behind(last, i) : lines_[i];
      if (last != kNone && !labelled && !out_.pieces.empty() &&
          continues(lines_[last], next, wrappings_[last])) {
        join(out_.pieces.back().line, next, wrappings_[i]);
      } else {
        flush(captions);
        Piece piece = piece_of(i);
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

  static constexpr std::size_t kBlanksBetweenBlocks = 2;  // no paragraph goes on over them

  const ExtractedText& extracted_;
  std::vector<Line> lines_;
  std::vector<Origin> origins_;      // one a line
  std::vector<LineRole> roles_;      // one a line
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
