// A list begins where neighbouring lines have as many cells; the gap that makes the longest run of
// them is the list's. Lines that go on with a row are taken into it.
#include "indexer/lines/row_lists.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "indexer/cancel.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/row_run.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestLine = 2000;  // bytes; a longer one is no row
constexpr std::size_t kMostCells = 64;
constexpr std::size_t kWindow = 8;        // lines that tell how many cells a row has
constexpr std::size_t kMostWrapped = 6;   // lines of one row
constexpr std::size_t kHanging = 2;       // columns by which a line hangs under its row
constexpr std::size_t kFullColumns = 60;  // a row this wide may have been cut
constexpr std::size_t kLinesBetween = 2;  // from one list to the next that goes on with its columns

class RowFinder {
 public:
  RowFinder(const std::vector<Line>& lines, const std::vector<bool>& closed)
      : lines_(lines), closed_(closed) {
    counts_.reserve(lines.size());
    for (const Line& line : lines_) {
      check_cancelled();
      counts_.push_back(line.text.size() > kLongestLine ? CellCounts{} : count_cells(line.text));
    }
  }

  std::vector<ListRow> run() {
    for (std::size_t i = 0; i < lines_.size();) {
      check_cancelled();
      const std::size_t next = list_at(i);
      i = next > i ? next : i + 1;
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::size_t count(std::size_t line, CellGap gap) const {
    return counts_[line][static_cast<std::size_t>(gap)];
  }

  /// Writes the list that begins at line `i` and returns the line behind it; `i` for none.
  std::size_t list_at(std::size_t i) {
    if (closed_[i]) return i;
    std::optional<RowRun> best;
    for (std::size_t g = 0; g < kCellGaps; ++g) {
      if (i < failed_[g]) continue;
      const auto gap = static_cast<CellGap>(g);
      const std::size_t width = width_at(i, gap);
      if (width < 2) continue;
      RowRun run = grow(i, gap, width);
      if (run.rows.empty()) continue;
      // A weaker gap must show more of a list than one line of its title.
      if (best && run.rows.size() <= best->rows.size() + 1) continue;
      if (head_of(run) || is_list(run, 0, false)) {
        best = std::move(run);
      } else if (run.rows.size() > 3 && is_list(run, 1, false)) {
        run.rows.erase(run.rows.begin());
        best = std::move(run);
      } else {
        failed_[g] = run.rows.back().end;
      }
    }
    return best ? write(*best) : i;
  }

  /// Cells of the rows from line `i` on: what most of the lines near have; 0 where `i` fits none.
  [[nodiscard]] std::size_t width_at(std::size_t i, CellGap gap) const {
    if (count(i, gap) < 2) return 0;
    std::array<std::size_t, kMostCells + 1> seen{};
    const std::size_t end = std::min(i + kWindow, lines_.size());
    std::size_t most = count(i, gap);
    for (std::size_t k = i; k < end; ++k) {
      const std::size_t cells = count(k, gap);
      if (cells > kMostCells) return 0;
      if (cells < 2) continue;
      ++seen[cells];
      if (seen[cells] > seen[most]) most = cells;
    }
    if (count(i, gap) == most) return most;
    // Cells that are empty at the end of a row leave no tab; a row may be cut by its line end.
    if (gap == CellGap::Tab) return count(i, gap);
    return i + 1 < end && completes(count(i, gap), i + 1, gap, most) ? most : count(i, gap);
  }

  /// Whether line `k` has the cells that lack behind `have`, one of them cut or none.
  [[nodiscard]] bool completes(std::size_t have, std::size_t k, CellGap gap,
                               std::size_t width) const {
    const std::size_t sum = have + count(k, gap);
    return !closed_[k] && have < width && lines_[k].blanks_before == 0 &&
           (sum == width || sum == width + 1);
  }

  [[nodiscard]] RunRow row_of(std::size_t k, CellGap gap) const {
    RunRow row;
    row.begin = k;
    row.end = k + 1;
    const Line& line = lines_[k];
    row.sentence = ends_sentence(line.text);
    row.leader = has_leader(line.text);
    for (const RowCell& cell : cut_cells(line.text, gap)) {
      const std::size_t begin = line.source.begin + cell.begin;
      row.cells.push_back({squeeze_spaces(cell.text),
                           {begin, begin + cell.text.size()},
                           line.indent + text_columns(line.text.substr(0, cell.begin)),
                           look_of(cell.text)});
    }
    return row;
  }

  [[nodiscard]] RowRun grow(std::size_t i, CellGap gap, std::size_t width) const {
    RowRun run{gap, width, {}};
    std::size_t widest = 0;
    for (std::size_t k = i; k < lines_.size() && !closed_[k]; ++k) {
      if (!run.rows.empty() && lines_[k].blanks_before > 1) break;
      if (is_ruling(lines_[k].text) && (count(k, gap) < 2 || gap == CellGap::Rule)) {
        if (run.rows.empty()) break;
        run.rows.back().end = k + 1;
        continue;
      }
      if (goes_on(run, k, widest)) {
        append(run, k);
      } else if (opens_row(run, k)) {
        run.rows.push_back(row_of(k, gap));
      } else {
        break;
      }
      widest = std::max(widest, lines_[k].columns);
    }
    settle(run);
    for (RunRow& row : run.rows) {
      // Where a cell leaves no room, one blank parts it from the next.
      if (!is_blank_gap(gap) || gap == CellGap::Tab || row.end != row.begin + 1) continue;
      if (row.cells.size() >= run.width || count(row.begin, CellGap::Blank) != run.width) continue;
      row = row_of(row.begin, CellGap::Blank);
    }
    return run;
  }

  [[nodiscard]] bool goes_on(const RowRun& run, std::size_t k, std::size_t widest) const {
    if (run.rows.empty() || lines_[k].blanks_before > 0) return false;
    const RunRow& row = run.rows.back();
    if (k - row.begin >= kMostWrapped || row.end != k) return false;
    const std::size_t cells = count(k, run.gap);
    const std::size_t indent = lines_[run.rows.front().begin].indent;
    const bool fits = cells == run.width;
    const bool hangs = lines_[k].indent >= indent + kHanging;
    const auto first_look = [&] { return look_of(cut_cells(lines_[k].text, run.gap)[0].text); };
    const CellLook lead = run.rows.front().cells.front().look;
    if (hangs && run.gap != CellGap::Tab) {
      // A list led by numbers has them set to the right; its rows do not hang.
      const bool led = is_figure(lead) && first_look() == lead;
      if (!led && (!fits || is_figure(lead))) return true;
    }
    if (fits || (is_figure(lead) && first_look() == lead && cells > 1)) return false;
    if (completes(row.cells.size(), k, run.gap, run.width)) return has_the_rest(run, k);
    // The last cell was cut: the row fills the width, and the list goes on behind this line.
    const bool next_fits = k + 1 < lines_.size() && count(k + 1, run.gap) == run.width;
    if (cells != 1 || !next_fits || row.cells.size() != run.width) return false;
    const CellLook last = row.cells.back().look;
    const bool full = lines_[k - 1].columns >= kFullColumns && lines_[k - 1].columns + 4 >= widest;
    return last == CellLook::None || (full && last == CellLook::Text);
  }

  /// Whether the cells of line `k` are those that lack in the last row: figures where the list has
  /// them.
  [[nodiscard]] bool has_the_rest(const RowRun& run, std::size_t k) const {
    const std::size_t have = run.rows.back().cells.size();
    const auto model = std::find_if(run.rows.begin(), run.rows.end(), [&](const RunRow& row) {
      return row.cells.size() == run.width;
    });
    if (model == run.rows.end()) return is_figure(run.rows.front().cells.front().look);
    const std::vector<RowCell> rest = cut_cells(lines_[k].text, run.gap);
    const std::size_t cut = have + rest.size() - run.width;  // the first goes on with the last
    for (std::size_t at = have; at < run.width; ++at) {
      const CellLook look = model->cells[at].look;
      if (is_figure(look) && look_of(rest[at - have + cut].text) != look) return false;
    }
    return true;
  }

  [[nodiscard]] bool opens_row(const RowRun& run, std::size_t k) const {
    const std::size_t cells = count(k, run.gap);
    if (cells == run.width) return true;
    if (cells < 2) return false;
    if (run.gap == CellGap::Tab && cells < run.width && lines_[k].indent == 0) return true;
    if (k + 1 < lines_.size() && completes(cells, k + 1, run.gap, run.width) &&
        count(k + 1, run.gap) != run.width) {
      return true;
    }
    return !run.rows.empty() && has_its_figures(run, row_of(k, run.gap));
  }

  /// A row with a cell more or less: its figures stand where those of the list do, counted from
  /// either end.
  static bool has_its_figures(const RowRun& run, const RunRow& row) {
    const auto& model = run.rows[run.rows.size() > 1 ? 1 : 0].cells;
    const std::size_t more =
        row.cells.size() > run.width ? row.cells.size() - run.width : run.width - row.cells.size();
    if (more > 2 || row.sentence || model.size() != run.width) return false;
    if (is_figure(model.front().look) && row.cells.front().look != model.front().look) return false;
    for (std::size_t at = 1; at < model.size(); ++at) {
      if (!is_figure(model[at].look)) continue;
      const std::size_t from_end = model.size() - at;
      const bool same = (at < row.cells.size() && row.cells[at].look == model[at].look) ||
                        (from_end < row.cells.size() &&
                         row.cells[row.cells.size() - from_end].look == model[at].look);
      if (same) return true;
    }
    return false;
  }

  static void append_text(RunCell& cell, const RunCell& more) {
    if (cell.text.empty()) {
      cell = more;
      return;
    }
    LogicalLine line;
    line.text = cell.text;
    const Seam how = seam(line, more.text);
    cell.text.resize(cell.text.size() - how.dropped);
    cell.text += (how.space ? " " : "") + more.text;
    cell.source.end = more.source.end;
    cell.look = look_of(cell.text);
  }

  /// Line `k` goes on with the last row: cells that lack, else the end of the cell above it.
  void append(RowRun& run, std::size_t k) const {
    RunRow& row = run.rows.back();
    RunRow more = row_of(k, run.gap);
    row.end = k + 1;
    row.sentence = more.sentence;
    row.wrapped = true;
    const bool apart = row.cells.size() + more.cells.size() == run.width;
    const bool cut = row.cells.size() + more.cells.size() == run.width + 1;
    if (row.cells.size() < run.width && (apart || cut)) {
      if (cut) append_text(row.cells.back(), more.cells.front());
      for (std::size_t n = cut ? 1 : 0; n < more.cells.size(); ++n) {
        row.cells.push_back(std::move(more.cells[n]));
      }
      return;
    }
    for (const RunCell& cell : more.cells) {
      const auto above = std::find_if(row.cells.begin(), row.cells.end(), [&](const RunCell& c) {
        return c.column <= cell.column + 1 && cell.column <= c.column + 1;
      });
      const bool another = is_figure(cell.look) && row.cells.back().look == CellLook::Text;
      if (above == row.cells.end() && another) {
        row.cells.push_back(cell);
      } else {
        append_text(above == row.cells.end() ? row.cells.back() : *above, cell);
      }
    }
  }

  /// The header of a run: its first row, or the line above it. Sets `head_`.
  bool head_of(const RowRun& run) {
    head_.reset();
    const RunRow& first = run.rows.front();
    if (!first.wrapped && is_header(first, run, 1) && is_list(run, 1, true)) {
      head_ = run.rows.front();
      return true;
    }
    // Rulings may stand under the header, and the name of the first group of rows.
    std::size_t above = run.rows.front().begin;
    for (int group = 0; group < 2; ++group) {
      const std::size_t under = above;
      while (above > free_ && is_ruling(lines_[above - 1].text)) --above;
      if (above == free_) return false;
      --above;
      for (std::size_t g = 0; g < kCellGaps; ++g) {
        const auto gap = static_cast<CellGap>(g);
        const bool same = is_blank_gap(gap) == is_blank_gap(run.gap);
        if (!same || count(above, gap) < run.width || is_no_header(lines_[above].text)) continue;
        RunRow row = row_of(above, gap);
        if (row.cells.size() > run.width) close_letters(row);
        row.end = under;
        if (!is_header(row, run, 0) || !is_list(run, 0, true)) continue;
        head_ = std::move(row);
        return true;
      }
      if (count(above, CellGap::Blank) > 1) return false;
    }
    return false;
  }

  static bool is_no_header(std::string_view line) {
    return is_bullet(line) || is_sub_bullet(line) || line.size() > kLongestLine;
  }

  /// 項　目: cells of one character each are the letters of one word.
  static void close_letters(RunRow& row) {
    std::vector<RunCell> cells;
    bool letter = false;
    for (RunCell& cell : row.cells) {
      const bool one = cell.look == CellLook::Text && count_chars(cell.text) == 1;
      if (one && letter) {
        append_text(cells.back(), cell);
      } else {
        cells.push_back(std::move(cell));
      }
      letter = one;
    }
    row.cells = std::move(cells);
  }

  std::size_t write(const RowRun& run) {
    const bool headed = head_of(run);
    const std::size_t begin = run.rows.front().begin;
    if (headed) {
      labels_.clear();
      for (const RunCell& cell : head_->cells) labels_.push_back(cell.text);
      out_.push_back({head_->begin, head_->end, {}, {}, false});
    } else if (gap_ != run.gap || labels_.size() != run.width || begin > free_ + kLinesBetween) {
      labels_.clear();
    }
    gap_ = run.gap;
    for (const RunRow& row : run.rows) {
      if (headed && row.begin == head_->begin) continue;
      ListRow& out = out_.emplace_back(ListRow{row.begin, row.end, {}, {}, false});
      if (is_head_again(row)) continue;  // on the next page
      out.labelled = !labels_.empty() && row.cells.size() <= run.width &&
                     (row.cells.size() == run.width || run.gap == CellGap::Tab);
      for (std::size_t at = 0; at < row.cells.size(); ++at) {
        const RunCell& cell = row.cells[at];
        if (cell.text.empty()) continue;
        if (is_blank_gap(run.gap)) out.text += (out.text.empty() ? "" : "\t") + cell.text;
        out.cells.push_back({out.labelled ? labels_[at] : std::string(), cell.text, cell.source});
      }
      if (!is_blank_gap(run.gap)) out.text = whole(row);
    }
    return free_ = run.rows.back().end;
  }

  [[nodiscard]] bool is_head_again(const RunRow& row) const {
    return !labels_.empty() &&
           std::equal(
               row.cells.begin(), row.cells.end(), labels_.begin(), labels_.end(),
               [](const RunCell& cell, const std::string& label) { return cell.text == label; });
  }

  /// The lines of a row as one, with the marks between its cells.
  [[nodiscard]] std::string whole(const RunRow& row) const {
    LogicalLine line = logical_line(lines_[row.begin], Wrapping());
    for (std::size_t k = row.begin + 1; k < row.end; ++k) {
      if (!is_ruling(lines_[k].text)) join(line, lines_[k], Wrapping());
    }
    return std::move(line.text);
  }

  const std::vector<Line>& lines_;
  const std::vector<bool>& closed_;
  std::vector<CellCounts> counts_;
  std::array<std::size_t, kCellGaps> failed_{};  // lines before it make no list by that gap
  std::optional<RunRow> head_;
  std::vector<std::string> labels_;  // of the last list
  CellGap gap_ = CellGap::Tab;       // the same
  std::size_t free_ = 0;             // lines before it are rows
  std::vector<ListRow> out_;
};

}  // namespace

bool is_no_row(std::string_view line) {
  return is_bullet(line) || is_sub_bullet(line) || is_contact_detail(line) || opens_contact(line);
}

std::vector<ListRow> find_rows(const std::vector<Line>& lines, const std::vector<bool>& closed) {
  return RowFinder(lines, closed).run();
}

}  // namespace kouryu
