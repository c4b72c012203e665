// Paragraphs are finished at their marks; a table when something stands outside of it.
#include "indexer/extract/office/word_flow.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/extract/office/word_field.h"
#include "indexer/extract/one_line.h"

namespace kouryu::office {
namespace {

constexpr int kDeepestTable = 60;
constexpr int kSameEdge = 40;  // a fortieth of an inch in twips: edges that are meant as one
constexpr std::size_t kMostFields = 1'000;  // inside one another

/// All edges of a table's cells, those that are meant as one told once.
std::vector<int> edges_of(const std::vector<FlowRow>& rows) {
  std::vector<int> all;
  for (const FlowRow& row : rows) {
    if (row.cells.empty()) continue;
    all.push_back(row.left);
    for (const FlowCell& cell : row.cells) all.push_back(cell.right);
  }
  std::sort(all.begin(), all.end());
  std::vector<int> edges;
  for (const int edge : all) {
    if (edges.empty() || edge - edges.back() > kSameEdge) edges.push_back(edge);
  }
  return edges;
}

/// Which of `edges` one is.
int index_of(const std::vector<int>& edges, int edge) {
  const auto behind = std::upper_bound(edges.begin(), edges.end(), edge);
  return static_cast<int>(std::distance(edges.begin(), behind)) - 1;
}

/// Columns and merging of a row by the places of its cells.
void shape_row(WordRow& row, const FlowRow& shape, const std::vector<int>& edges) {
  row.head = shape.head;
  if (shape.cells.size() != row.cells.size() || edges.empty()) return;
  std::vector<WordCell> cells;
  int begin = index_of(edges, shape.left);
  row.skipped = begin;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const FlowCell& place = shape.cells[i];
    const int end = std::max(index_of(edges, place.right), begin);
    const bool empty = row.cells[i].blocks.empty();
    if (place.continues_left && empty && !cells.empty()) {
      cells.back().columns += end - begin;
    } else {
      WordCell cell = std::move(row.cells[i]);
      cell.columns = std::max(end - begin, 1);
      cell.continues = place.continues_above;
      cell.shaded = place.shaded;
      cells.push_back(std::move(cell));
    }
    begin = end;
  }
  row.cells = std::move(cells);
}

}  // namespace

void WordFlow::text(std::string_view utf8, bool bold, int size) {
  if (utf8.empty()) return;
  if (in_code()) {
    fields_.back().code += utf8;
    return;
  }
  if (!fields_.empty()) fields_.back().shows = true;
  line_ += utf8;
  if (bold) bold_ += utf8.size();
  if (size > 0) sizes_[size] += utf8.size();
}

void WordFlow::begin_field() {
  // Deeper ones are no document's; their codes would be taken for text, so all else goes on.
  if (fields_.size() >= kMostFields) return;
  fields_.emplace_back();
  ++codes_;
}

void WordFlow::separate_field() {
  if (fields_.empty() || !fields_.back().in_code) return;
  fields_.back().in_code = false;
  --codes_;
}

void WordFlow::end_field() {
  if (fields_.empty()) return;
  const Field field = std::move(fields_.back());
  fields_.pop_back();
  if (field.in_code) --codes_;
  if (!field.shows) {
    text(shown_by_code(field.code), false, 0);
  } else if (!fields_.empty()) {
    fields_.back().shows = true;
  }
}

void WordFlow::note(std::string text) {
  WordBlock block;
  block.kind = ExtractedKind::Note;
  block.text = std::move(text);
  if (!block.text.empty()) beside_.push_back(std::move(block));
}

void WordFlow::beside(std::vector<WordBlock> blocks) {
  std::move(blocks.begin(), blocks.end(), std::back_inserter(beside_));
}

void WordFlow::end_paragraph(const FlowParagraph& paragraph) {
  // A field whose code goes on past its paragraph has lost its end, and would hide all the rest.
  std::erase_if(fields_, [](const Field& field) { return field.in_code; });
  codes_ = 0;
  to_depth(paragraph.depth);
  WordBlock block;
  switch (paragraph.role) {
    case StyleRole::Title:
      block.kind = ExtractedKind::Heading;
      block.level = 1;
      break;
    case StyleRole::Heading:
      block.kind = ExtractedKind::Heading;
      block.level = paragraph.level;
      break;
    case StyleRole::Contents:
      block.kind = ExtractedKind::Navigation;
      break;
    case StyleRole::Caption:
      block.kind = ExtractedKind::Caption;
      break;
    case StyleRole::Body:
      if (paragraph.list_level < 0) break;
      block.kind = ExtractedKind::ListItem;
      block.level = paragraph.list_level + 1;
      // The room behind a mark that is drawn and no letter.
      line_.erase(0, std::min(line_.find_first_not_of(" \t"), line_.size()));
  }
  block.bold = !line_.empty() && bold_ >= line_.size();
  const auto most =
      std::max_element(sizes_.begin(), sizes_.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  block.size = most == sizes_.end() ? 0 : most->first;
  block.text = block.kind == ExtractedKind::Heading ? one_line(line_) : std::move(line_);
  if (paragraph.role == StyleRole::Title && title_.empty()) title_ = block.text;
  if (block.text.find_first_not_of(" \t\n") != std::string::npos) {
    blocks().push_back(std::move(block));
  }
  std::move(beside_.begin(), beside_.end(), std::back_inserter(blocks()));
  line_.clear();
  beside_.clear();
  sizes_.clear();
  bold_ = 0;
}

void WordFlow::end_cell(const FlowParagraph& paragraph) {
  FlowParagraph last = paragraph;
  last.depth = std::max(last.depth, 1);
  end_paragraph(last);
  WordCell cell;
  cell.blocks = std::move(tables_.back().blocks);
  tables_.back().blocks.clear();
  tables_.back().cells.push_back(std::move(cell));
}

void WordFlow::end_row(int depth, const FlowRow& row) {
  to_depth(std::max(depth, 1));
  OpenTable& open = tables_.back();
  if (!line_.empty() || !open.blocks.empty()) {
    FlowParagraph rest;
    rest.depth = depth;
    end_cell(rest);
  }
  if (open.cells.empty()) return;
  const bool fits = row.cells.size() == open.cells.size();
  open.shapes.push_back(fits ? row : FlowRow{row.left, row.head, {}});
  open.table.rows.push_back({std::move(open.cells), 0, row.head});
  open.cells.clear();
}

void WordFlow::to_depth(int depth) {
  const auto wanted = static_cast<std::size_t>(std::clamp(depth, 0, kDeepestTable));
  while (tables_.size() > wanted) close_table();
  while (tables_.size() < wanted) tables_.emplace_back();
}

void WordFlow::close_table() {
  OpenTable open = std::move(tables_.back());
  tables_.pop_back();
  // A row that lost its end: what is in it stands in a row all the same.
  if (!open.blocks.empty()) open.cells.emplace_back().blocks = std::move(open.blocks);
  if (!open.cells.empty()) {
    open.table.rows.push_back({std::move(open.cells), 0, false});
    open.shapes.emplace_back();
  }
  const std::vector<int> edges = edges_of(open.shapes);
  for (std::size_t i = 0; i < open.table.rows.size(); ++i) {
    shape_row(open.table.rows[i], open.shapes[i], edges);
  }
  if (open.table.rows.empty()) return;
  WordBlock block;
  block.table = std::make_unique<WordTable>(std::move(open.table));
  blocks().push_back(std::move(block));
}

std::vector<WordBlock> WordFlow::finish() {
  end_paragraph({.depth = static_cast<int>(tables_.size())});
  to_depth(0);
  return std::move(blocks_);
}

std::string text_of_blocks(const std::vector<WordBlock>& blocks) {
  std::string out;
  for (const WordBlock& block : blocks) {
    if (block.text.empty()) continue;
    if (!out.empty()) out += '\n';
    out += block.text;
  }
  return out;
}

}  // namespace kouryu::office
