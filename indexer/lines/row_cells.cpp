// Cuts a line at its gaps; a cell in double quotes is whole, as CSV has it.
#include "indexer/lines/row_cells.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "dict/time/eras.h"

namespace kouryu {
namespace {

constexpr std::size_t kTabColumns = 8;

/// The gap that begins at `position`: its end, or `position` where there is none.
std::size_t gap_end(std::string_view line, std::size_t position, CellGap gap) {
  std::size_t ahead = position;
  const char32_t c = next_char(line, ahead);
  const auto one_of = [&](std::u32string_view set) {
    return set.find(c) != set.npos ? ahead : position;
  };
  switch (gap) {
    case CellGap::Tab:
      return one_of(U"\t");
    case CellGap::Rule:
      return one_of(U"|｜│┃");
    case CellGap::Comma:
      return one_of(U",，");
    case CellGap::Touten:
      return one_of(U"、");
    case CellGap::Nakaguro:
      return one_of(U"・･");
    case CellGap::LooseComma: {
      if (one_of(U",，") == position) return position;
      const auto digit = [&](std::size_t at) {
        return at < line.size() && is_ascii_digit(static_cast<unsigned char>(line[at]));
      };
      const bool thousands =
          position > 0 && digit(position - 1) && digit(ahead) && digit(ahead + 1) &&
          digit(ahead + 2) && !digit(ahead + 3) &&
          !(position >= 4 && digit(position - 2) && digit(position - 3) && digit(position - 4));
      return thousands ? position : ahead;
    }
    case CellGap::WideBlank:
    case CellGap::Blanks:
    case CellGap::Blank:
      break;
  }
  const std::size_t fewest = gap == CellGap::WideBlank ? 3 : gap == CellGap::Blanks ? 2 : 1;
  std::size_t columns = 0;
  std::size_t end = position;
  while (end < line.size()) {
    std::size_t next = end;
    const char32_t blank = next_char(line, next);
    if (!is_space(blank)) break;
    columns += blank == U'\t' ? kTabColumns : static_cast<std::size_t>(char_columns(blank));
    end = next;
  }
  return columns >= fewest ? end : position;
}

RowCell trimmed(std::string_view line, std::size_t begin, std::size_t end) {
  while (begin < end) {
    std::size_t ahead = begin;
    if (!is_space(next_char(line, ahead))) break;
    begin = ahead;
  }
  while (end > begin) {
    std::size_t before = end;
    if (!is_space(previous_char(line, before))) break;
    end = before;
  }
  if (end - begin >= 2 && line[begin] == '"' && line[end - 1] == '"') ++begin, --end;
  return {line.substr(begin, end - begin), begin};
}

/// Calls `cell(begin, end)` for each cell.
template <class Visit>
void each_cell(std::string_view line, CellGap gap, Visit&& cell) {
  const bool quotes = gap == CellGap::Comma || gap == CellGap::LooseComma;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t position = 0; position < line.size();) {
    if (quotes && line[position] == '"' && (quoted || position == begin)) quoted = !quoted;
    const std::size_t end = quoted ? position : gap_end(line, position, gap);
    if (end == position) {
      next_char(line, position);
      continue;
    }
    // A line between rules begins and ends with one.
    if (gap != CellGap::Rule || position > 0) cell(begin, position);
    begin = position = end;
  }
  if (gap != CellGap::Rule || begin < line.size() || begin == 0) cell(begin, line.size());
}

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

}  // namespace

bool is_blank_gap(CellGap gap) {
  return gap == CellGap::Tab || gap == CellGap::WideBlank || gap == CellGap::Blanks ||
         gap == CellGap::Blank;
}

std::vector<RowCell> cut_cells(std::string_view line, CellGap gap) {
  std::vector<RowCell> cells;
  each_cell(line, gap, [&](std::size_t begin, std::size_t end) {
    cells.push_back(trimmed(line, begin, end));
  });
  return cells;
}

CellCounts count_cells(std::string_view line) {
  CellCounts counts{};
  for (std::size_t gap = 0; gap < kCellGaps; ++gap) {
    std::uint16_t count = 0;
    each_cell(line, static_cast<CellGap>(gap), [&](std::size_t, std::size_t) { ++count; });
    counts[gap] = count;
  }
  return counts;
}

CellLook look_of(std::string_view cell) {
  constexpr std::u32string_view kNone = U"-−－‐―–*＊…・△▲ー―—/／×";
  constexpr std::u32string_view kBeside =
      U"+-−－‐―–.,，．:：/／%％\\¥￥△▲()（） 　年月日時分円人件約万億千元第号火水木金土頃～〜*＊";
  constexpr std::size_t kLongest = 60;  // bytes; no figure is longer
  const std::size_t name = era_name_size(cell);
  const std::size_t letter = era_letter_size(cell);
  const bool era = name + letter > 0;
  if (era && cell.size() == name + letter) return name > 0 ? CellLook::Date : CellLook::Text;
  cell.remove_prefix(name + letter);
  std::size_t digits = 0;
  std::size_t others = 0;
  std::size_t slashes = 0;
  std::size_t dots = 0;
  bool unit = false;
  bool none = true;
  if (cell.size() > kLongest) return CellLook::Text;
  for (std::size_t position = 0; position < cell.size();) {
    const char32_t c = next_char(cell, position);
    none = none && contains(kNone, c);
    if (is_digit(c) || (era && (is_kanji_numeral(c) || c == U'元'))) {
      ++digits;
    } else if (!contains(kBeside, c)) {
      ++others;
    }
    unit = unit || c == U'年' || c == U'月';
    slashes += contains(U"/／:：", c) ? 1U : 0U;
    dots += contains(U"-.．－", c) ? 1U : 0U;
  }
  if (none) return CellLook::None;
  if (others > 0 || digits == 0) return CellLook::Text;
  return unit || slashes > 0 || dots > 1 || era ? CellLook::Date : CellLook::Number;
}

bool is_ruling(std::string_view line) {
  std::size_t marks = 0;
  for (std::size_t position = 0; position < line.size();) {
    const char32_t c = next_char(line, position);
    if (is_letter_or_digit(c) || contains(U"。、「」", c)) return false;
    if (!is_space(c)) ++marks;
  }
  return marks >= 3;
}

}  // namespace kouryu
