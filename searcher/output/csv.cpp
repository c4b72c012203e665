// Tables as CSV for spreadsheet programs.
#include <algorithm>
#include <string_view>

#include "searcher/output/table.h"

namespace kouryu {
namespace {

std::string quoted_cell(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
    out += '\'';
  }
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace

CsvSink::CsvSink(std::ostream& out) : out_(out) { out_ << "\xEF\xBB\xBF"; }

void CsvSink::add_row(const std::vector<SheetCell>& cells) {
  for (const SheetCell& cell : cells) {
    if (&cell != &cells.front()) out_ << ',';
    const bool ours = cell.kind == SheetCellKind::Plain || cell.kind == SheetCellKind::Number;
    out_ << (ours ? cell.value : quoted_cell(cell.value));
  }
  columns_ = std::max(columns_, cells.size());
  out_ << std::string(columns_ - cells.size(), ',') << "\r\n";
}

}  // namespace kouryu
