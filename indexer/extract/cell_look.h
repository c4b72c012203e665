// What a cell of a table is by its look: a figure, a day, an error, what may be a label.
#ifndef KOURYU_INDEXER_EXTRACT_CELL_LOOK_H_
#define KOURYU_INDEXER_EXTRACT_CELL_LOOK_H_

#include <cstdint>
#include <string_view>

namespace kouryu {

enum class ValueKind : std::uint8_t { Text, Number, Date };

/// As a reader of a document takes it, with a unit or counter: 1,200円 a number, 令和5年4月1日 a
/// date.
[[nodiscard]] ValueKind kind_by_look(std::string_view text);

/// Nothing but a figure, a day, a telephone number, or a mark for "none".
[[nodiscard]] bool is_figure(std::string_view text);

/// 2020, 令和6年度, 4月: figures that columns are named by.
[[nodiscard]] bool is_period(std::string_view text);

/// Whether a cell can be a label at all: short, no sentence, and no figure but a period.
[[nodiscard]] bool can_be_label(std::string_view text);

/// #DIV/0!, #N/A: what a sheet shows where it has no value.
[[nodiscard]] bool is_sheet_error(std::string_view text);

/// Whether it holds a letter at all, and not only figures and signs.
[[nodiscard]] bool holds_letter(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_CELL_LOOK_H_
