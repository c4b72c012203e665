// Blocks and tables of a Word document into the text.
#include "indexer/extract/office/word_blocks.h"

#include <algorithm>
#include <map>

#include "dict/base/utf8.h"
#include "indexer/extract/office/table.h"

namespace kouryu::office {
namespace {

/// Up to here a paragraph without a style may be a heading that was only made to look like one:
/// what it is, is guessed as in a text without structure.
constexpr std::size_t kLongestGuessed = 120;  // bytes: forty characters

bool may_be_heading(const WordBlock& block) {
  return block.kind == ExtractedKind::Paragraph && block.text.size() <= kLongestGuessed &&
         block.text.find('\n') == std::string::npos && !block.text.ends_with("。");
}

std::string cell_text(const WordCell& cell) {
  std::string out;
  for (const WordBlock& block : cell.blocks) {
    if (block.table || block.kind == ExtractedKind::Note || block.text.empty()) continue;
    if (!out.empty()) out += '\n';
    out += block.text;
  }
  return out;
}

bool is_marked(const WordCell& cell) {
  if (cell.shaded) return true;
  bool any = false;
  for (const WordBlock& block : cell.blocks) {
    if (block.text.empty()) continue;
    if (!block.bold) return false;
    any = true;
  }
  return any;
}

class TableBlocks {
 public:
  TableBlocks(const WordTable& table, int body_size, TextBuilder& out)
      : table_(table), body_size_(body_size), out_(out) {}

  void run() {
    for (const WordRow& row : table_.rows) {
      if (is_frame(row)) {
        flush();
        for (const WordCell& cell : row.cells) write_blocks(cell.blocks, body_size_, out_);
      } else {
        add(row);
      }
    }
    flush();
  }

 private:
  /// A row of one cell that holds more than a line is a frame around ordinary text.
  [[nodiscard]] bool is_frame(const WordRow& row) const {
    if (row.cells.size() != 1 || row.cells.front().continues) return false;
    const auto& blocks = row.cells.front().blocks;
    const bool only_column = std::all_of(table_.rows.begin(), table_.rows.end(),
                                         [](const WordRow& r) { return r.cells.size() < 2; });
    return only_column || blocks.size() > 1 ||
           std::any_of(blocks.begin(), blocks.end(),
                       [](const auto& b) { return b.table != nullptr; });
  }

  void add(const WordRow& row) {
    TableLine line;
    line.head = row.head;
    int column = row.skipped;
    for (const WordCell& cell : row.cells) {
      if (cell.continues) {
        const auto above = open_.find(column);
        if (above != open_.end()) ++lines_[above->second.first].cells[above->second.second].rows;
      } else {
        open_.erase(column);
        TableCell shown;
        shown.text = cell_text(cell);
        shown.column = column;
        shown.columns = cell.columns;
        shown.kind = kind_by_look(shown.text);
        shown.marked = is_marked(cell);
        if (!is_blank(shown.text)) {
          open_[column] = {lines_.size(), line.cells.size()};
          line.cells.push_back(std::move(shown));
        }
      }
      later(cell);
      column += cell.columns;
    }
    // A row without text still stands between the merged cells of those around it.
    lines_.push_back(std::move(line));
    if (inner_) flush();
  }

  static bool is_blank(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
      if (!is_space(next_char(text, at))) return false;
    }
    return true;
  }

  /// Tables inside a cell and the notes that it cites follow the rows.
  void later(const WordCell& cell) {
    for (const WordBlock& block : cell.blocks) {
      if (block.table) inner_ = true;
      if (block.table || block.kind == ExtractedKind::Note) later_.push_back(&block);
    }
  }

  void flush() {
    std::erase_if(lines_, [](const TableLine& line) { return line.cells.empty(); });
    if (!lines_.empty()) write_table(lines_, out_);
    lines_.clear();
    open_.clear();
    inner_ = false;
    for (const WordBlock* block : later_) {
      if (block->table) {
        TableBlocks(*block->table, body_size_, out_).run();
      } else {
        out_.block(block->kind, block->text);
      }
    }
    later_.clear();
  }

  const WordTable& table_;
  int body_size_;
  TextBuilder& out_;
  std::vector<TableLine> lines_;
  std::map<int, std::pair<std::size_t, std::size_t>> open_;  // column: line and cell above
  std::vector<const WordBlock*> later_;
  bool inner_ = false;
};

}  // namespace

void write_blocks(const std::vector<WordBlock>& blocks, int body_size, TextBuilder& out) {
  for (const WordBlock& block : blocks) {
    if (block.table) {
      TableBlocks(*block.table, body_size, out).run();
    } else if (may_be_heading(block)) {
      const double scale =
          block.size > 0 && body_size > 0 ? static_cast<double>(block.size) / body_size : 0;
      out.block(ExtractedKind::Line, block.text, 0, scale);
    } else {
      out.block(block.kind, block.text, block.level);
    }
  }
}

int body_size_of(const std::vector<WordBlock>& blocks, int usual) {
  std::map<int, std::size_t> sizes;
  for (const WordBlock& block : blocks) {
    if (!block.table && block.size > 0) sizes[block.size] += block.text.size();
  }
  const auto most = std::max_element(
      sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == sizes.end() ? usual : most->first;
}

}  // namespace kouryu::office
