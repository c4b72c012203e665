// Which of a table's first rows are its title, which its header, and what each column is called.
#ifndef KOURYU_INDEXER_EXTRACT_TEXT_CSV_HEADER_H_
#define KOURYU_INDEXER_EXTRACT_TEXT_CSV_HEADER_H_

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/extract/text/csv_reader.h"

namespace kouryu {

struct CsvHeader {
  std::size_t titles = 0;           // rows above the header
  std::size_t rows = 0;             // of the header: 0 where all rows are alike
  std::vector<std::string> labels;  // of the columns; empty ones where a column has none
  std::size_t width = 0;            // columns that most rows fill
};

/// `first`: the rows that a table begins with, some 40 of them.
[[nodiscard]] CsvHeader csv_header(const std::vector<CsvRow>& first);

/// Number of cells with text.
[[nodiscard]] std::size_t filled_cells(const CsvRow& row);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TEXT_CSV_HEADER_H_
