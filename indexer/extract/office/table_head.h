// Whether the first rows of a table are its head, and what each column is called.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_TABLE_HEAD_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_TABLE_HEAD_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/office/table.h"

namespace kouryu::office {

struct ColumnLabel {
  int column = 0;
  int columns = 1;
  std::string text;
};

struct TableHead {
  std::size_t tiers = 0;            // rows of the head; 0: the rows begin without a sure one
  std::vector<ColumnLabel> labels;  // by column, ascending, apart

  /// The label over `column`; nullptr when it has no head.
  [[nodiscard]] const ColumnLabel* find(int column) const;
  /// What `column` is called; empty when it has no head.
  [[nodiscard]] std::string_view label(int column) const;
};

/// The head that `lines` begin with. Looks at a bounded number of rows.
[[nodiscard]] TableHead find_head(std::span<const TableLine> lines);

/// Whether a cell can be a label at all: short, and no number but a year.
[[nodiscard]] bool can_be_label(const TableCell& cell);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_TABLE_HEAD_H_
