// Lines go into the cells that they stand in, cells side by side into rows.
#include "indexer/extract/pdf/rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/flow.h"
#include "indexer/extract/pdf/joining.h"
#include "indexer/extract/pdf/line_marks.h"

namespace kouryu {
namespace {

constexpr std::size_t kCellLines = 6;    // more are text in a frame, or a column without rows
constexpr std::size_t kCellBytes = 900;  // of text; more is no cell of a row
constexpr float kBeside = 0.6F;          // of the lower one's height that two of a row share
constexpr float kOver = 3;               // points by which neighbours may reach over one another
constexpr std::size_t kRowCells = 100;
constexpr std::size_t kColumnsOfPage = 60;  // more are no text that runs through them
constexpr std::size_t kRowsLookedAt = 60;
constexpr float kOneLine = 0.35F;         // ems by which parts of a line may be off
constexpr float kSetTo = 0.3F;            // ems by which cells set to one another may be off
constexpr float kAligned = 0.6F;          // ems by which cells below one another may be off
constexpr std::size_t kAlignedCells = 2;  // of two rows that make a table

/// Whether text of a column of prose is set to what stands beside it, as cells of a table are: both
/// begin at one height, or have one middle.
bool set_to(const CellText& one, const CellText& other) {
  const float em = std::min(one.size, other.size);
  return std::fabs(one.box.y0 - other.box.y0) <= kSetTo * em ||
         std::fabs(one.box.center_y() - other.box.center_y()) <= kSetTo * em;
}

/// Whether both stand in one row, side by side in whichever order they were drawn.
bool beside(const CellText& one, const CellText& other) {
  if (one.ruled != other.ruled || one.frame == TextFrame::Slant) return false;
  if (one.cover != other.cover) return false;
  if (!one.ruled && one.frame != other.frame) return false;
  if (!one.ruled && (one.column != Columns::kNone || other.column != Columns::kNone)) {
    // Columns are read one after the other.
    if (one.column != Columns::kNone && other.column != Columns::kNone) return false;
    if (!set_to(one, other)) return false;
  }
  const float shared = std::min(one.box.y1, other.box.y1) - std::max(one.box.y0, other.box.y0);
  return shared >= kBeside * std::min(one.box.height(), other.box.height()) &&
         (other.box.x0 >= one.box.x1 - kOver || one.box.x0 >= other.box.x1 - kOver);
}

/// 総   計 over the width of a cell: one character a piece.
bool is_one_wide(const std::string& text) {
  std::size_t position = 0;
  return !text.empty() && is_wide(next_char(text, position)) && position == text.size();
}

bool aligned(const CellText& above, const CellText& below) {
  const float slack = kAligned * std::max(above.size, below.size);
  return std::fabs(above.box.x0 - below.box.x0) <= slack ||
         std::fabs(above.box.x1 - below.box.x1) <= slack ||
         std::fabs(above.box.center_x() - below.box.center_x()) <= slack;
}

bool same_columns(const PageRow& above, const PageRow& below) {
  std::size_t found = 0;
  std::size_t k = 0;
  for (const CellText& cell : below.cells) {
    while (k < above.cells.size() && above.cells[k].box.x1 < cell.box.x0) ++k;
    if (k < above.cells.size() && aligned(above.cells[k], cell)) ++found;
  }
  return found >= kAlignedCells;
}

class RowFinder {
 public:
  RowFinder(const PageLayout& page, const Columns& columns) : page_(page), columns_(columns) {
    std::array<std::size_t, 5> letters{};
    for (const PagePiece& piece : page.pieces) {
      letters[static_cast<std::size_t>(piece.frame)] += piece.letters;
    }
    const auto most = std::max_element(letters.begin(), letters.end() - 1);
    main_frame_ = static_cast<TextFrame>(most - letters.begin());
  }

  std::vector<PageRow> run() {
    fill_cells();
    join_columns();
    for (CellText& text : texts_) {
      if (PageRow* const row = row_of(text); row != nullptr) {
        row->cells.push_back(std::move(text));
      } else {
        rows_.emplace_back();
        rows_.back().cells.push_back(std::move(text));
      }
    }
    for (PageRow& row : rows_) {
      std::stable_sort(row.cells.begin(), row.cells.end(),
                       [](const auto& a, const auto& b) { return a.box.x0 < b.box.x0; });
    }
    find_tables();
    return std::move(rows_);
  }

 private:
  void fill_cells() {
    const auto whole = join_pieces(page_, columns_);
    std::vector<std::size_t> lines_in(page_.cells.size());
    std::vector<std::size_t> bytes_in(page_.cells.size());
    for (const WholeLine& line : whole) {
      const int cell = page_.pieces[line[0]].cell;
      if (cell < 0) continue;
      ++lines_in[static_cast<std::size_t>(cell)];
      for (const std::size_t i : line) {
        bytes_in[static_cast<std::size_t>(cell)] += page_.pieces[i].text.size();
      }
    }
    std::unordered_map<int, std::size_t> text_of;  // of cells
    for (const WholeLine& line : whole) {
      const PagePiece& first = page_.pieces[line[0]];
      CellText text;
      text.frame = first.frame;
      text.box = first.box;
      text.size = first.size;
      text.cover = first.cover;
      text.column = columns_.of[line.front()];
      text.first = text.line = line.front();
      text.last = line.back();
      std::string joined = first.text;
      for (std::size_t k = 1; k < line.size(); ++k) {
        append_line(joined, page_.pieces[line[k]].text);
        text.box.add(page_.pieces[line[k]].box);
      }
      text.lines.push_back(std::move(joined));
      const auto cell = static_cast<std::size_t>(std::max(first.cell, 0));
      if (first.cell >= 0 && lines_in[cell] <= kCellLines && bytes_in[cell] <= kCellBytes) {
        const auto [it, added] = text_of.emplace(first.cell, texts_.size());
        CellText* const known = added ? nullptr : &texts_[it->second];
        if (known != nullptr && known->frame == first.frame) {
          add_line(*known, text);
          continue;
        }
        text.ruled = true;
        text.box = to_frame(page_.cells[cell], main_frame_);
      }
      texts_.push_back(std::move(text));
    }
  }

  /// A sentence goes on from the end of a column: below what interrupts it, or at the head of the
  /// column beside.
  void join_columns() {
    if (columns_.found.size() < 2 || columns_.found.size() > kColumnsOfPage) return;
    const ColumnEdges edges(page_, columns_);
    std::unordered_map<std::size_t, std::size_t> text_at;  // by its first piece
    for (std::size_t i = 0; i < texts_.size(); ++i) text_at[texts_[i].first] = i;
    std::vector<bool> taken(texts_.size());
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      for (std::size_t n = 0; n < columns_.found.size() && !taken[i]; ++n) {
        const Column* const column = columns_.column(texts_[i].last);
        if (column == nullptr || column->last != texts_[i].last || texts_[i].ruled) break;
        const Column* const next = columns_.after(*column);
        if (next == nullptr) break;
        const auto at = text_at.find(next->first);
        if (at == text_at.end() || taken[at->second] || at->second == i) break;
        if (!goes_on_with(edges.at(column->last), edges.at(next->first))) break;
        CellText& rest = texts_[at->second];
        append_line(texts_[i].lines.back(), rest.lines.front());
        texts_[i].last = rest.last;
        taken[at->second] = true;
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (taken[i]) continue;
      if (kept != i) texts_[kept] = std::move(texts_[i]);
      ++kept;
    }
    texts_.resize(kept);
  }

  /// Parts of one line of a cell, drawn apart, are one line: its number and its name.
  void add_line(CellText& cell, CellText& text) const {
    const PagePiece& next = page_.pieces[text.first];
    const auto off = [&](std::size_t piece) {
      return std::fabs(page_.pieces[piece].box.center_y() - next.box.center_y());
    };
    const float most = kOneLine * std::min(cell.size, text.size);
    const std::size_t at = off(cell.last) <= most ? cell.last : cell.line;
    const PagePiece& before = page_.pieces[at];
    // A name of several lines stands with its bullet or amount, else it is a text of its own.
    const bool part = text.first == text.last || before.letters <= 2 || is_amount(before.text);
    if (off(at) <= most && part) {
      std::string& line = cell.lines.back();
      const bool spread = before.letters == 1 && next.letters == 1 && is_one_wide(text.lines[0]);
      const char* const gap = spread ? "" : " ";
      const bool leads = next.box.x0 < before.box.x0;
      line = leads ? text.lines[0] + gap + line : line + gap + text.lines[0];
      if (leads || text.first != text.last) cell.line = text.first;
    } else {
      cell.lines.push_back(std::move(text.lines[0]));
      cell.line = text.first;
    }
    cell.last = text.last;
  }

  /// The row that `text` stands in: the last one, or of cells with lines around them an earlier one
  /// of the same height. Names drawn behind all numbers are of their rows.
  PageRow* row_of(const CellText& text) {
    for (std::size_t k = rows_.size(); k > 0 && rows_.size() - k < kRowsLookedAt; --k) {
      PageRow& row = rows_[k - 1];
      const bool last = k == rows_.size();
      const Box& box = row.cells.front().box;
      const bool same_band = text.ruled && std::fabs(box.y0 - text.box.y0) <= kOver &&
                             std::fabs(box.y1 - text.box.y1) <= kOver;
      if ((last || same_band) && belongs(row, text)) return &row;
    }
    return nullptr;
  }

  static bool belongs(const PageRow& row, const CellText& text) {
    return row.cells.size() < kRowCells &&
           std::all_of(row.cells.begin(), row.cells.end(),
                       [&](const CellText& cell) { return beside(cell, text); });
  }

  void find_tables() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      PageRow& row = rows_[i];
      if (row.cells.size() < 2) continue;
      row.table = row.cells[0].ruled || (i > 0 && same_columns(rows_[i - 1], row)) ||
                  (i + 1 < rows_.size() && same_columns(row, rows_[i + 1]));
    }
  }

  const PageLayout& page_;
  const Columns& columns_;
  TextFrame main_frame_ =
      TextFrame::Right;  // in which rows of tables run: heads may be set vertically
  std::vector<CellText> texts_;
  std::vector<PageRow> rows_;
};

}  // namespace

std::vector<PageRow> page_rows(const PageLayout& page, const Columns& columns) {
  return RowFinder(page, columns).run();
}

}  // namespace kouryu
