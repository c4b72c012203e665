// Own code: libcsv ends a cell at the first quote that is not doubled and swallows the rest of a
// file behind an open one.
#include "indexer/extract/text/csv_reader.h"

#include <algorithm>
#include <array>
#include <map>

namespace kouryu {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

std::string without_doubled_quotes(std::string_view quoted) {
  std::string out;
  out.reserve(quoted.size());
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    out += quoted[i];
    if (quoted[i] == '"' && i + 1 < quoted.size() && quoted[i + 1] == '"') ++i;
  }
  return out;
}

/// ="001": how a spreadsheet is told to keep the zeros.
std::string without_formula(std::string cell) {
  if (cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"')) {
    return cell.substr(2, cell.size() - 3);
  }
  return cell;
}

}  // namespace

bool CsvReader::ends_cell(std::size_t at) const {
  return at >= text_.size() || text_[at] == separator_ || is_line_end(text_[at]);
}

std::size_t CsvReader::closing_quote() {
  std::size_t at = std::max(position_ + 1, no_closing_before_);
  while ((at = text_.find('"', at)) != text_.npos) {
    if (at + 1 < text_.size() && text_[at + 1] == '"') {
      at += 2;
      continue;
    }
    std::size_t behind = at + 1;
    while (behind < text_.size() && text_[behind] == ' ') ++behind;
    if (ends_cell(behind)) return at;
    // It opens the next cell: the quote that is looked for was never written.
    if (at > position_ + 1 && ends_cell(at - 1)) break;
    ++at;
  }
  no_closing_before_ = std::min(at, text_.size());
  return text_.npos;
}

std::string CsvReader::cell() {
  if (position_ < text_.size() && text_[position_] == '"') {
    if (const std::size_t close = closing_quote(); close != text_.npos) {
      const auto quoted = text_.substr(position_ + 1, close - position_ - 1);
      position_ = close + 1;
      while (!ends_cell(position_)) ++position_;  // spaces
      return without_formula(without_doubled_quotes(quoted));
    }
  }
  const std::size_t begin = position_;
  while (!ends_cell(position_)) ++position_;
  return without_formula(std::string(text_.substr(begin, position_ - begin)));
}

bool CsvReader::next(CsvRow& row) {
  row.clear();
  if (position_ >= text_.size()) return false;
  while (true) {
    row.push_back(cell());
    if (position_ >= text_.size()) return true;
    const char end = text_[position_++];
    if (end == separator_) continue;
    if (end == '\r' && position_ < text_.size() && text_[position_] == '\n') ++position_;
    return true;
  }
}

namespace {

/// How evenly `separator` cuts the beginning of `text`: the share of rows that have the commonest
/// number of cells, two and more.
double even_share(std::string_view text, char separator) {
  constexpr std::size_t kRows = 60;
  CsvReader reader(text.substr(0, std::size_t{256} << 10), separator);
  std::map<std::size_t, std::size_t> rows_of_width;
  std::size_t rows = 0;
  CsvRow row;
  while (rows < kRows && reader.next(row)) {
    if (row.size() == 1 && row[0].empty()) continue;
    ++rows;
    if (row.size() > 1) ++rows_of_width[row.size()];
  }
  std::size_t most = 0;
  for (const auto& [width, count] : rows_of_width) most = std::max(most, count);
  return static_cast<double>(most) / static_cast<double>(std::max<std::size_t>(rows, 1));
}

constexpr std::array<char, 4> kSeparators = {',', '\t', ';', '|'};

}  // namespace

char csv_separator(std::string_view text, char usual) {
  char best = usual;
  double best_share = 0;
  for (const char separator : kSeparators) {
    double share = even_share(text, separator);
    // A little more for the usual one: a list of two-word cells is even for many.
    if (separator == usual && share > 0) share += 0.2;
    if (share > best_share) {
      best = separator;
      best_share = share;
    }
  }
  return best;
}

bool has_table_shape(std::string_view text) {
  constexpr double kMostRows = 0.5;  // titles and notes stand around a table
  return std::any_of(kSeparators.begin(), kSeparators.end(),
                     [&](char separator) { return even_share(text, separator) > kMostRows; });
}

}  // namespace kouryu
