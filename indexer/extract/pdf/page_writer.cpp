// A page's last line is held back until the next page shows whether it goes on.
#include "indexer/extract/pdf/page_writer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "indexer/extract/pdf/joining.h"

namespace kouryu {
namespace {

constexpr double kSmaller = 0.93;        // footnotes' letters by the text's
constexpr std::size_t kFootnotes = 12;   // lines at the end of a page
constexpr char kGap[] = "\u3000\u3000";  // between parts of a line that is no row of a table

/// The size that most letters of the pages have.
double common_size(const std::vector<PageLayout>& pages) {
  std::map<long, std::size_t> letters;
  for (const PageLayout& page : pages) {
    for (const Piece& piece : page.pieces) letters[std::lround(piece.size * 4)] += piece.letters;
  }
  const auto most =
      std::max_element(letters.begin(), letters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : static_cast<double>(most->first) / 4;
}

bool is_single_line(const PageRow& row) {
  return row.cells.size() == 1 && row.cells[0].lines.size() == 1 && !row.cells[0].ruled;
}

/// The last row that the next page may go on with: footnotes below it, in letters smaller than the
/// body's, do not. Text below a heading is smaller than that, but no footnote.
std::size_t last_line(const PageLayout& page, const std::vector<PageRow>& rows, double body_size) {
  const auto is_small = [&](const PageRow& row) {
    return static_cast<double>(row.cells[0].size) < kSmaller * body_size;
  };
  for (std::size_t k = rows.size(); k > 0 && rows.size() - k <= kFootnotes; --k) {
    const PageRow& row = rows[k - 1];
    if (!is_single_line(row)) break;
    const bool all_smaller = std::all_of(
        rows.begin() + static_cast<std::ptrdiff_t>(k), rows.end(), [&](const PageRow& below) {
          return is_small(below) && below.cells[0].size < kSmaller * row.cells[0].size &&
                 page.pieces[below.cells[0].first].page.y0 > page.pieces[row.cells[0].last].page.y0;
        });
    if (k == rows.size() || all_smaller) {
      const bool footnote = k == rows.size() && k > 1 && is_small(row) &&
                            is_single_line(rows[k - 2]) &&
                            row.cells[0].size < kSmaller * rows[k - 2].cells[0].size;
      if (!footnote) return k - 1;
    }
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
  const std::vector<PageRow> rows = page_rows(page.layout);
  std::size_t begin = 0;
  if (held_ && !rows.empty() && is_single_line(rows[0]) &&
      goes_on_over_page(held_->last, held_->margin, page.layout.pieces[rows[0].cells[0].first])) {
    const std::string& next = rows[0].cells[0].lines[0];
    append_line(held_->text, next);
    held_->turns.push_back({held_->text.size() - next.size(), label});
    held_->last = page.layout.pieces[rows[0].cells[0].last];
    held_->margin = right_margin(page.layout, held_->last.frame);
    begin = 1;
    if (rows.size() == 1 && page.notes.empty()) return;
    flush();
  } else {
    flush();
    out_.page(label);
  }
  const std::size_t held =
      begin < rows.size() ? last_line(page.layout, rows, body_size_) : rows.size();
  for (std::size_t k = begin; k < rows.size(); ++k) {
    if (k != held) write_row(rows[k]);
  }
  for (const std::string& note : page.notes) out_.block(ExtractedKind::Note, note);
  if (held >= begin && held < rows.size()) {
    const CellText& line = rows[held].cells[0];
    const Piece& last = page.layout.pieces[line.last];
    held_ =
        Held{line.lines[0], scale_of(line.size), last, right_margin(page.layout, last.frame), {}};
    in_table_ = false;
  }
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

void PageWriter::flush() {
  if (!held_) return;
  out_.block(ExtractedKind::Line, held_->text, held_->scale, std::move(held_->turns));
  held_.reset();
}

}  // namespace kouryu
