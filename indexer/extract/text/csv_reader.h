// Cuts separated values into rows of cells, after RFC 4180 and what is met beside it: quotes that
// are never closed or stand inside a cell, ="001", any line end. No text is lost; linear.
#ifndef KOURYU_INDEXER_EXTRACT_TEXT_CSV_READER_H_
#define KOURYU_INDEXER_EXTRACT_TEXT_CSV_READER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

using CsvRow = std::vector<std::string>;

/// Reads `text`, which outlives it, row by row.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// False at the end. An empty line is a row of one empty cell.
  [[nodiscard]] bool next(CsvRow& row);
  /// Bytes read so far.
  [[nodiscard]] std::size_t position() const { return position_; }

 private:
  [[nodiscard]] bool ends_cell(std::size_t at) const;
  /// Where the quoted cell that begins at position_ has its closing quote; npos when it has none.
  [[nodiscard]] std::size_t closing_quote();
  [[nodiscard]] std::string cell();

  std::string_view text_;
  char separator_;
  std::size_t position_ = 0;
  std::size_t no_closing_before_ = 0;  // searched without success up to here
};

/// The separator that cuts the beginning of `text` most evenly: ',', ';', '|' or a tab, `usual`
/// where none does.
[[nodiscard]] char csv_separator(std::string_view text, char usual);

/// Whether most rows at the beginning of `text` have as many cells as one another, two and more.
[[nodiscard]] bool has_table_shape(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TEXT_CSV_READER_H_
