// Where the head of a table ends, and what each column is called: one rule for sheets, separated
// values, Word and HTML.
#ifndef KOURYU_INDEXER_EXTRACT_TABLE_HEAD_H_
#define KOURYU_INDEXER_EXTRACT_TABLE_HEAD_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/cell_look.h"

namespace kouryu {

/// A cell of a table. Without text it only keeps its place.
struct TableCell {
  std::string text{};
  int column = 0;
  int columns = 1;  // merged ones
  int rows = 1;
  ValueKind kind = ValueKind::Text;
  bool marked = false;  // bold or shaded, as heads are
};

struct TableLine {
  std::vector<TableCell> cells{};  // by column, ascending; empty ones may be left out
  bool head = false;               // the file itself says so
};

struct ColumnLabel {
  int column = 0;
  int columns = 1;
  std::string text;
};

struct TableHead {
  std::size_t above = 0;            // rows before the head: titles, units
  std::size_t tiers = 0;            // rows of the head; 0: the rows begin without a sure one
  std::vector<ColumnLabel> labels;  // by column, ascending, apart
  int width = 0;                    // columns that most rows reach

  /// The label over `column`; nullptr when it has no head.
  [[nodiscard]] const ColumnLabel* find(int column) const;
  /// What `column` is called; empty when it has no head.
  [[nodiscard]] std::string_view label(int column) const;
};

/// What a table is taken from. A document holds forms and lists too: there a head must be sure. A
/// data file nearly always has one: there it must only differ from what is below it.
enum class TableSource : std::uint8_t { Document, DataFile };

/// The head that `lines` begin with, or have behind a few rows of other things. Looks at a bounded
/// number of rows. `above` is told also where there is no head: rows that are titles.
[[nodiscard]] TableHead find_head(std::span<const TableLine> lines, TableSource source);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TABLE_HEAD_H_
