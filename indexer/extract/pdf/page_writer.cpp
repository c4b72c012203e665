// A page's last line is held back until the next page shows whether it goes on.
#include "indexer/extract/pdf/page_writer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "indexer/extract/pdf/columns.h"
#include "indexer/extract/pdf/joining.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr double kSmaller = 0.93;          // footnotes' letters by the text's
constexpr std::size_t kRowsLookedAt = 60;  // at the end and at the head of a page
constexpr char kGap[] = "\u3000\u3000";    // between parts of a line that is no row of a table

/// The size that most letters of the pages have.
double common_size(const std::vector<PageLayout>& pages) {
  std::map<long, std::size_t> letters;
  for (const PageLayout& page : pages) {
    for (const PagePiece& piece : page.pieces)
      letters[std::lround(piece.size * 4)] += piece.letters;
  }
  const auto most =
      std::max_element(letters.begin(), letters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : static_cast<double>(most->first) / 4;
}

bool is_single_line(const PageRow& row) {
  return row.cells.size() == 1 && row.cells[0].lines.size() == 1 && !row.cells[0].ruled;
}

/// What may stand between a cut sentence and the end or the head of its page: rows of tables,
/// figures with their captions, footnotes. All but tables are in letters smaller than the text's.
bool interrupts(const PageRow& row, double body_size) {
  if (row.table || row.cells[0].ruled) return true;
  const CellText& text = row.cells[0];
  return text.size < kSmaller * body_size ||
         (row.cells.size() == 1 && is_caption(text.lines.front()));
}

/// The row with the line that the next page may go on with, by its place: what stands below it
/// interrupts, what is drawn later may stand above it.
std::size_t last_line(const ColumnEdges& edges, const std::vector<PageRow>& rows,
                      double body_size) {
  const auto none = rows.size();
  std::vector<const CellText*> later;  // texts that stand below whatever is above them
  for (std::size_t k = rows.size(); k > 0 && rows.size() - k <= kRowsLookedAt; --k) {
    const PageRow& row = rows[k - 1];
    const CellText& text = row.cells[0];
    const float top = edges.at(text.last).piece.box.y0;  // of its last line
    const bool lowest = std::all_of(later.begin(), later.end(), [&](const CellText* other) {
      return other->frame == text.frame && other->box.y1 < top;
    });
    const bool skips = k < rows.size();
    if (is_single_line(row) && lowest && !(skips && interrupts(row, body_size))) {
      const bool footnote = !skips && k > 1 && interrupts(row, body_size) &&
                            is_single_line(rows[k - 2]) &&
                            text.size < kSmaller * rows[k - 2].cells[0].size;
      if (!footnote && may_go_on(edges.at(text.last))) return k - 1;
    }
    if (interrupts(row, body_size)) continue;
    if (text.column != Columns::kNone) return none;
    for (const CellText& cell : row.cells) later.push_back(&cell);
  }
  return none;
}

/// The row that goes on with the last line of the page before, behind what interrupts it.
std::size_t first_line(const ColumnEdges& edges, const std::vector<PageRow>& rows,
                       const EdgeLine& last, double body_size) {
  for (std::size_t k = 0; k < rows.size() && k < kRowsLookedAt; ++k) {
    if (is_single_line(rows[k])) {
      const EdgeLine first = edges.at(rows[k].cells[0].first);
      const bool fits = goes_on_with(last, first);
      if (fits && (k == 0 || is_cut_between(last.piece, first.piece))) return k;
    }
    if (!interrupts(rows[k], body_size)) break;
  }
  return rows.size();
}

}  // namespace

void PageWriter::write(std::vector<LaidOutPage> pages, bool whole) {
  std::vector<PageLayout> layouts;
  layouts.reserve(pages.size());
  for (LaidOutPage& page : pages) layouts.push_back(std::move(page.layout));
  if (const double size = common_size(layouts); size > 0) body_size_ = size;
  const std::vector<std::string> labels = furniture_.remove(layouts, whole);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    pages[i].layout = std::move(layouts[i]);
    write_page(pages[i], labels[i]);
    pages[i] = {};
  }
}

double PageWriter::scale_of(float size) const { return body_size_ > 0 ? size / body_size_ : 0; }

void PageWriter::write_page(const LaidOutPage& page, const std::string& label) {
  const Columns columns = find_columns(page.layout);
  const std::vector<PageRow> rows = page_rows(page.layout, columns);
  const ColumnEdges edges(page.layout, columns);
  const std::size_t none = rows.size();
  const std::size_t joined =
      held_ && !held_->text.empty() ? first_line(edges, rows, held_->last, body_size_) : none;
  if (joined < none) {
    write_behind();
    const std::string& next = rows[joined].cells[0].lines[0];
    append_line(held_->text, next);
    held_->turns.push_back({held_->text.size() - next.size(), label});
    held_->last = edges.at(rows[joined].cells[0].last);
    if (rows.size() == 1 && page.notes.empty()) return;
    flush();
  } else {
    flush();
    out_.page(label);
  }
  std::size_t held = last_line(edges, rows, body_size_);
  if (held == joined) held = none;
  for (std::size_t k = 0; k < held; ++k) {
    if (k != joined) write_row(rows[k]);
  }
  Held rest;
  if (held < none) {
    const CellText& line = rows[held].cells[0];
    rest = {line.lines[0], scale_of(line.size), edges.at(line.last), {}, {}, {}};
    rest.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(held) + 1, rows.end());
    if (joined > held && joined < none) {
      rest.rows.erase(rest.rows.begin() + static_cast<std::ptrdiff_t>(joined - held) - 1);
    }
  }
  rest.notes = page.notes;
  held_ = std::move(rest);
}

void PageWriter::write_row(const PageRow& row) {
  if (row.table) {
    std::vector<std::string> cells;
    for (const CellText& cell : row.cells) {
      std::string text;
      for (const std::string& line : cell.lines) text.append(text.empty() ? "" : "\n").append(line);
      cells.push_back(std::move(text));
    }
    out_.row(cells, !in_table_);
    in_table_ = true;
    return;
  }
  in_table_ = false;
  if (row.cells.size() == 1) {
    for (const std::string& line : row.cells[0].lines) {
      out_.block(ExtractedKind::Line, line, 0, scale_of(row.cells[0].size));
    }
    return;
  }
  std::string text;
  for (const CellText& cell : row.cells) {
    for (const std::string& line : cell.lines) text.append(text.empty() ? "" : kGap).append(line);
  }
  out_.block(ExtractedKind::Line, text, 0, scale_of(row.cells[0].size));
}

void PageWriter::write_behind() {
  for (const PageRow& row : std::exchange(held_->rows, {})) write_row(row);
  for (const std::string& note : std::exchange(held_->notes, {})) {
    out_.block(ExtractedKind::Note, note);
    in_table_ = false;
  }
}

void PageWriter::flush() {
  if (!held_) return;
  if (!held_->text.empty()) {
    out_.block(ExtractedKind::Line, held_->text, held_->scale, std::move(held_->turns));
    in_table_ = false;
  }
  write_behind();
  held_.reset();
}

}  // namespace kouryu
