// From rows of cells to blocks: lines, records under a head, forms of label and value, plain rows.
#include "indexer/extract/office/table.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "indexer/extract/label_words.h"
#include "indexer/extract/one_line.h"

namespace kouryu::office {
namespace {

constexpr std::size_t kLongestTitle = 180;  // bytes: sixty characters
constexpr std::size_t kMostHeld = 256;      // columns of merged cells carried down
constexpr std::size_t kLongestHeld = 120;   // bytes of a value repeated in each row
constexpr double kDense = 0.5;              // of the places are filled: empty ones are kept
constexpr std::size_t kMostPlaces = 400;    // columns of a table whose places are kept

// 注 alone begins words too: 注文書.
constexpr std::array<std::string_view, 14> kNoteMarks = {"※",    "（注", "(注", "〔注",  "注）",
                                                         "注)",  "注：", "注:", "注　",  "注1",
                                                         "注１", "＊",   "*",   "備考："};
constexpr std::array<std::string_view, 12> kBullets = {"・", "●", "○", "■", "□", "◆",
                                                       "◇",  "◎", "▼", "→", "•", "➢"};
class TableWriter {
 public:
  TableWriter(std::span<const TableLine> lines, TextBuilder& out) : lines_(lines), out_(out) {}

  void run() {
    const std::size_t first = begin_of_head();
    for (std::size_t i = 0; i < first; ++i) above(lines_[i], i, first < lines_.size());
    flush_form();
    if (first < lines_.size()) {
      lines_ = lines_.subspan(first);
      records();
    }
  }

 private:
  /// The first of the opening lines that is a sure head; all lines where there is none.
  std::size_t begin_of_head() {
    head_ = find_head(lines_, TableSource::Document);
    if (head_.tiers > 0) return head_.above;
    places_ = places_of(lines_);
    return lines_.size();
  }

  /// A line over a table, or of a table without a head.
  void above(const TableLine& line, std::size_t i, bool table_follows) {
    if (line.cells.size() == 1) {
      const std::string& text = line.cells.front().text;
      const bool title = i == 0 && table_follows && reads_as_title(text);
      flush_form();
      open_ = true;
      if (title) {
        out_.block(ExtractedKind::Heading, one_line(text), 2);
      } else {
        write_line(text, out_);
      }
    } else if (!to_form(line)) {
      flush_form();
      row(line);
    }
  }

  /// Label and value by turns: gathered, so that a form of several lines is one record.
  bool to_form(const TableLine& line) {
    const auto& cells = line.cells;
    if (cells.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < cells.size(); i += 2) {
      const bool told = (cells[i].marked && !cells[i + 1].marked) || is_form_label(cells[i].text);
      if (!told || !can_be_label(cells[i].text) || cells[i].kind != ValueKind::Text) return false;
      if (cells[i].text.empty() || cells[i + 1].text.empty()) return false;
    }
    for (std::size_t i = 0; i < cells.size(); i += 2) {
      form_.emplace_back(one_line(cells[i].text), cells[i + 1].text);
    }
    return true;
  }
  void flush_form() {
    if (form_.empty()) return;
    out_.record(form_, true);
    form_.clear();
    open_ = true;
  }

  /// Columns in which cells begin, where keeping empty places says something.
  static std::vector<int> places_of(std::span<const TableLine> lines) {
    std::set<int> columns;
    std::size_t cells = 0;
    std::size_t rows = 0;
    for (const TableLine& line : lines) {
      if (line.cells.size() < 2) continue;
      ++rows;
      cells += line.cells.size();
      for (const TableCell& cell : line.cells) {
        if (columns.size() <= kMostPlaces && !cell.text.empty()) columns.insert(cell.column);
      }
    }
    const auto all = static_cast<double>(columns.size() * rows);
    if (columns.size() > kMostPlaces || static_cast<double>(cells) < kDense * all) return {};
    return {columns.begin(), columns.end()};
  }

  void row(const TableLine& line) {
    std::vector<std::string> cells;
    std::size_t place = 0;
    for (const TableCell& cell : line.cells) {
      if (cell.text.empty()) continue;
      for (; place < places_.size() && places_[place] < cell.column; ++place) cells.emplace_back();
      cells.push_back(cell.text);
      ++place;
    }
    out_.row(cells, open_);
    open_ = false;
  }

  void records() {
    open_ = true;
    const auto body = lines_.subspan(head_.tiers);
    lost_labels(body);
    for (const TableLine& line : body) record(line);
  }

  /// A column without any value would lose its label: then the head is told once as rows.
  void lost_labels(std::span<const TableLine> body) {
    std::set<int> used;
    for (const TableLine& line : body) {
      for (const TableCell& cell : line.cells) {
        if (const ColumnLabel* label = head_.find(cell.column)) used.insert(label->column);
      }
    }
    if (used.size() == head_.labels.size()) return;
    std::vector<std::string> cells;
    for (const ColumnLabel& label : head_.labels) cells.push_back(label.text);
    out_.row(cells, open_);
    open_ = false;
  }

  void record(const TableLine& line) {
    hold(line);
    if (line.cells.size() == 1 && is_line(line.cells.front())) {
      write_line(line.cells.front().text, out_);
      open_ = true;
      return;
    }
    std::vector<std::pair<std::string, std::string>> fields;
    bool repeats_head = line.cells.size() > 1;
    auto held = held_.begin();
    const auto held_before = [&](int column) {
      for (; held != held_.end() && held->first < column; ++held) {
        if (held->second.fresh) continue;
        fields.emplace_back(head_.label(held->first), held->second.text);
      }
    };
    for (const TableCell& cell : line.cells) {
      held_before(cell.column);
      const std::string_view label = head_.label(cell.column);
      repeats_head = repeats_head && one_line(cell.text) == label;
      fields.emplace_back(label, cell.text);
    }
    held_before(1 << 30);
    // The head printed again at the top of each page says nothing new.
    if (repeats_head) return;
    out_.record(fields, open_);
    open_ = false;
  }

  /// One cell that is a sentence or a band over the table, and no record of it.
  [[nodiscard]] bool is_line(const TableCell& cell) const {
    if (begins_with_any(cell.text, kNoteMarks)) return true;
    if (head_.labels.size() > 1 && cell.column + cell.columns > head_.labels[1].column) {
      return true;
    }
    return cell.text.find("。") != std::string::npos && cell.column <= head_.labels.front().column;
  }

  struct Held {
    std::string text;
    int left = 0;        // rows it still covers
    bool fresh = false;  // its own row
  };
  /// Merged cells hold for the rows they reach over.
  void hold(const TableLine& line) {
    for (auto it = held_.begin(); it != held_.end();) {
      it->second.fresh = false;
      it = --it->second.left <= 0 ? held_.erase(it) : std::next(it);
    }
    for (const TableCell& cell : line.cells) {
      held_.erase(cell.column);
      if (cell.rows > 1 && cell.text.size() <= kLongestHeld && held_.size() < kMostHeld) {
        held_[cell.column] = {cell.text, cell.rows, true};
      }
    }
  }

  std::span<const TableLine> lines_;
  TextBuilder& out_;
  TableHead head_;
  std::vector<int> places_;
  std::map<int, Held> held_;
  std::vector<std::pair<std::string, std::string>> form_;
  bool open_ = true;
};

}  // namespace

void write_table(const std::vector<TableLine>& lines, TextBuilder& out) {
  TableWriter(lines, out).run();
}

void write_line(std::string_view text, TextBuilder& out) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\n"), text.size());
  text = text.substr(begin);
  while (text.starts_with("　")) text.remove_prefix(std::string_view("　").size());
  if (begins_with_any(text, kNoteMarks)) {
    out.block(ExtractedKind::Note, text);
  } else if (begins_with_any(text, kBullets)) {
    out.block(ExtractedKind::ListItem, text, 1);
  } else {
    out.block(ExtractedKind::Paragraph, text);
  }
}

bool reads_as_title(std::string_view text) {
  return text.size() <= kLongestTitle && text.find("。") == std::string_view::npos &&
         !begins_with_any(text, kNoteMarks) && !begins_with_any(text, kBullets) &&
         kind_by_look(text) == ValueKind::Text && holds_letter(text);
}

}  // namespace kouryu::office
