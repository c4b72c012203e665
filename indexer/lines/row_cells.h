// The cells of one line, by each way in which lists part them, and what a cell looks like.
#ifndef KOURYU_INDEXER_LINES_ROW_CELLS_H_
#define KOURYU_INDEXER_LINES_ROW_CELLS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kouryu {

/// What stands between two cells, the surest first.
enum class CellGap : std::uint8_t {
  Tab,
  Rule,        // | ｜ │
  WideBlank,   // three columns of blanks and more
  Blanks,      // two columns: two blanks, an ideographic one
  Comma,       // , ，
  LooseComma,  // a comma that is not inside 1,234
  Touten,      // 、
  Nakaguro,    // ・
  Blank        // any blank
};
inline constexpr std::size_t kCellGaps = 9;

struct RowCell {
  std::string_view text;  // trimmed; may be empty
  std::size_t begin = 0;  // byte of the line
};

/// The cells of a line that is trimmed; one where it has no such gap.
[[nodiscard]] std::vector<RowCell> cut_cells(std::string_view line, CellGap gap);

/// How many cells each gap makes of the line.
using CellCounts = std::array<std::uint16_t, kCellGaps>;
[[nodiscard]] CellCounts count_cells(std::string_view line);

/// Blanks part cells without belonging to the text; other gaps are its own marks.
[[nodiscard]] bool is_blank_gap(CellGap gap);

enum class CellLook : std::uint8_t {
  None,    // empty, or a mark for "none": －, …
  Number,  // 24, 413人
  Date,    // a day, month, year or hour: 平成6年4月, 1990-04-01, 10:30
  Text
};
[[nodiscard]] CellLook look_of(std::string_view cell);
[[nodiscard]] inline bool is_figure(CellLook look) {
  return look == CellLook::Number || look == CellLook::Date;
}

/// Nothing but marks: ━━━━, - - -, +----+.
[[nodiscard]] bool is_ruling(std::string_view line);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_ROW_CELLS_H_
