// Blank rows part the tables of a sheet. On a sheet that serves as squared paper (方眼紙) a word
// may stand one letter a cell: touching cells of one letter are one word.
#include "indexer/extract/office/sheet_table.h"

#include <algorithm>
#include <string_view>

#include "dict/base/utf8.h"
#include "indexer/extract/one_line.h"

namespace kouryu::office {
namespace {

constexpr double kNarrow = 5;             // characters: columns that are squares
constexpr std::size_t kShortestWord = 2;  // letters that touch and make a word
constexpr std::size_t kShortestDigits = 3;
constexpr std::size_t kShortestWrapped = 75;  // bytes: lines of prose fill their width
constexpr std::size_t kMostRowsOfSentence = 20;
constexpr std::string_view kWeekdays = "月火水木金土日";

enum class Letter { None, Word, Digit };

/// What the only character of a cell is; None for more than one, marks (○) and spaces.
Letter letter_of(std::string_view text) {
  if (text.empty()) return Letter::None;
  std::size_t at = 0;
  const char32_t c = next_char(text, at);
  if (at != text.size()) return Letter::None;
  if ((c >= '0' && c <= '9') || (c >= U'０' && c <= U'９')) return Letter::Digit;
  const bool kana = c >= 0x3041 && c <= 0x30FF && c != U'・';
  const bool kanji = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == U'々';
  return kana || kanji ? Letter::Word : Letter::None;
}

/// 月火水木金 over the days of a calendar: touching, and no word.
bool is_week(std::string_view word) {
  const std::string twice = std::string(kWeekdays).append(kWeekdays);
  return twice.find(word) != std::string::npos;
}

void join_letters(std::vector<TableCell>& cells) {
  std::vector<TableCell> joined;
  for (std::size_t i = 0; i < cells.size();) {
    const Letter kind = letter_of(cells[i].text);
    std::size_t end = i + 1;
    std::string word = cells[i].text;
    while (kind != Letter::None && end < cells.size() && letter_of(cells[end].text) == kind &&
           cells[end].column == cells[end - 1].column + cells[end - 1].columns) {
      word += cells[end++].text;
    }
    const std::size_t letters = end - i;
    const bool one =
        letters >= (kind == Letter::Digit ? kShortestDigits : kShortestWord) && !is_week(word);
    if (one) {
      TableCell cell = std::move(cells[i]);
      cell.columns = cells[end - 1].column + cells[end - 1].columns - cell.column;
      cell.text = std::move(word);
      cell.kind = ValueKind::Text;
      joined.push_back(std::move(cell));
      i = end;
    } else {
      for (; i < end; ++i) joined.push_back(std::move(cells[i]));
    }
  }
  cells = std::move(joined);
}

/// Whether a line is one of prose that goes on in the row below.
bool may_go_on(const TableLine& line, const TableLine& next) {
  if (line.cells.size() != 1 || next.cells.size() != 1) return false;
  const TableCell& cell = line.cells.front();
  const TableCell& below = next.cells.front();
  if (cell.text.size() < kShortestWrapped || cell.text.ends_with("。")) return false;
  if (below.column > cell.column || below.text.empty()) return false;
  std::size_t at = 0;
  const char32_t c = next_char(below.text, at);
  // A space, a mark or a number begins something new.
  return !is_space(c) && c != U'・' && (c >= 0x3041 || (c >= 'A' && c <= 'z')) &&
         (c < 0xFF00 || c > 0xFF20);
}

/// Sentences that a person typed over several rows, one piece a row, are one line. Only what ends
/// in 。 is a sentence: names in a list stay apart.
void join_sentences(std::vector<TableLine>& lines) {
  std::vector<TableLine> joined;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    while (end + 1 < lines.size() && end - i < kMostRowsOfSentence &&
           may_go_on(lines[end], lines[end + 1])) {
      ++end;
    }
    const bool sentence = end > i && lines[end].cells.front().text.ends_with("。");
    if (sentence) {
      std::string text = lines[i].cells.front().text;
      for (std::size_t row = i + 1; row <= end; ++row) {
        text += '\n' + lines[row].cells.front().text;
      }
      lines[i].cells.front().text = one_line(text);
      joined.push_back(std::move(lines[i]));
      i = end + 1;
    } else {
      for (; i <= end; ++i) joined.push_back(std::move(lines[i]));
    }
  }
  lines = std::move(joined);
}

/// The sheet's first line is its title where it reads as one.
void write_block(std::vector<TableLine>& block, bool first, TextBuilder& out) {
  // Rows of errors held their place; they say nothing.
  std::erase_if(block, [](const TableLine& line) {
    return std::all_of(line.cells.begin(), line.cells.end(),
                       [](const TableCell& cell) { return cell.text.empty(); });
  });
  if (block.empty()) return;
  const std::vector<TableCell>& cells = block.front().cells;
  if (first && cells.size() == 1 && reads_as_title(cells.front().text)) {
    out.block(ExtractedKind::Heading, one_line(cells.front().text), 1);
    block.erase(block.begin());
  }
  join_sentences(block);
  if (!block.empty()) write_table(block, out);
  block.clear();
}

}  // namespace

void write_sheet(Sheet sheet, TextBuilder& out) {
  const bool squared = sheet.column_width > 0 && sheet.column_width <= kNarrow;
  std::vector<TableLine> block;
  int reach = -1;  // the last row that the block's cells, merged ones too, cover
  std::size_t tall = 0;
  bool first = true;
  for (SheetRow& row : sheet.rows) {
    if (row.number > reach + 1 && !block.empty()) {
      write_block(block, first, out);
      first = false;
    }
    if (out.full()) return;
    reach = std::max(reach, row.number);
    for (; tall < sheet.tall.size() && sheet.tall[tall].first <= row.number; ++tall) {
      reach = std::max(reach, sheet.tall[tall].second);
    }
    if (squared) join_letters(row.cells);
    block.push_back({std::move(row.cells), false});
  }
  if (!block.empty()) write_block(block, first, out);
}

}  // namespace kouryu::office
