// A run of lines with the same shape is a form; one such line alone, and the first of a document,
// may say anything.
#include "indexer/blocks/label_rows.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr std::size_t kFewestRows = 3;

bool is_free(const Piece& piece) {
  return !piece.record && piece.row == nullptr && piece.told == nullptr;
}

/// The cells of a table that was read cell by cell have one bar each, near each other.
void mark_cells(const std::vector<Piece>& pieces, std::vector<bool>& rows) {
  constexpr std::size_t kNear = 6;  // lines
  std::size_t last = 0;             // behind the last cell; 0 for none
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (!is_free(pieces[i]) || !is_cell(pieces[i].line.text)) continue;
    if (last > 0 && i - last < kNear) rows[last - 1] = rows[i] = true;
    last = i + 1;
  }
}

}  // namespace

bool is_label_and_value(std::string_view text) {
  constexpr std::size_t kLongestLabel = 12;  // characters
  static constexpr std::array<std::string_view, 8> kNoLabels = {"は", "が", "を", "に",
                                                                "で", "も", "と", "へ"};
  std::size_t chars = 0;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(text, position);
    if (is_space(c) || c == U'：' || c == U':') {
      return chars > 1 && position < text.size() &&
             !ends_with_any(text.substr(0, begin), kNoLabels);
    }
    const bool letter = is_kanji(c) || is_katakana(c) || is_hiragana(c);
    const bool sign = c == U'・' || c == U'ー' || c == U'/' || c == U'(' || c == U')';
    if (++chars > kLongestLabel || !(letter || (sign && chars > 1))) return false;
  }
  return false;
}

bool is_cell(std::string_view text) {
  if (text.empty()) return false;
  std::size_t last = text.size();
  const char32_t first = opening_char(text);
  const char32_t end = previous_char(text, last);
  return first == U'|' || first == U'｜' || end == U'|' || end == U'｜';
}

std::vector<bool> label_rows(const std::vector<Piece>& pieces, std::size_t count) {
  std::vector<bool> rows(count);
  mark_cells(pieces, rows);
  const bool field_first = count > 0 && opens_with_field(pieces[0].line.text);
  for (std::size_t i = field_first ? 0 : 1; i < count;) {
    std::size_t end = i;
    while (end < count && is_free(pieces[end]) &&
           (end == i || pieces[end].line.blanks_before == 0) &&
           is_label_and_value(pieces[end].line.text) && !ends_sentence(pieces[end].line.text)) {
      ++end;
    }
    if (end - i >= kFewestRows) {
      std::fill(rows.begin() + static_cast<std::ptrdiff_t>(i),
                rows.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
    i = std::max(end, i + 1);
  }
  return rows;
}

}  // namespace kouryu
