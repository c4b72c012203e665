// Columns tell a list from prose: days above days, figures above figures, words that end alike.
#include "indexer/lines/row_run.h"

#include <algorithm>
#include <map>
#include <set>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestLabel = 20;  // characters
constexpr std::size_t kFewestRows = 3;     // of a list that neither tabs nor a header show
constexpr std::size_t kLongCell = 20;      // characters; prose between two marks is longer

char32_t last_char(std::string_view text) {
  constexpr std::u32string_view kClosers = U"）)」』】";
  std::size_t position = text.size();
  while (position > 0) {
    const char32_t c = previous_char(text, position);
    if (kClosers.find(c) == kClosers.npos) return c;
  }
  return 0;
}

bool has_wide_letter(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_kanji(c) || is_hiragana(c) || is_katakana(c)) return true;
  }
  return false;
}

/// What most of a column looks like.
struct Column {
  std::size_t filled = 0;
  std::size_t numbers = 0;
  std::size_t dates = 0;
  std::size_t texts = 0;
  std::size_t same_end = 0;  // texts that end with the character that most end with
  char32_t end = 0;
  std::set<std::string_view> values;

  [[nodiscard]] bool most(std::size_t count) const { return count > 0 && count * 5 >= filled * 4; }
  [[nodiscard]] bool figures() const { return most(numbers + dates); }
  [[nodiscard]] bool days() const { return most(dates); }
  /// 市, 国, 町: a kind of name. Prose ends its clauses in hiragana.
  [[nodiscard]] bool names_of_a_kind() const { return most(same_end) && !is_hiragana(end); }
};

Column column_of(const RowRun& run, std::size_t first, std::size_t at) {
  Column column;
  std::map<char32_t, std::size_t> ends;
  for (std::size_t i = first; i < run.rows.size(); ++i) {
    const RunRow& row = run.rows[i];
    if (row.cells.size() != run.width || row.cells[at].look == CellLook::None) continue;
    const RunCell& cell = row.cells[at];
    ++column.filled;
    column.values.insert(cell.text);
    column.numbers += cell.look == CellLook::Number ? 1U : 0U;
    column.dates += cell.look == CellLook::Date ? 1U : 0U;
    if (cell.look != CellLook::Text) continue;
    ++column.texts;
    ++ends[last_char(cell.text)];
  }
  for (const auto& [end, count] : ends) {
    if (count > column.same_end) column.same_end = count, column.end = end;
  }
  return column;
}

/// How the cells with words are made, over all rows.
struct Words {
  std::size_t texts = 0;
  std::size_t clauses = 0;  // not last in their row, and they end in hiragana
  std::size_t single = 0;   // of one character: a word that is letter-spaced
  std::size_t wide = 0;     // in a Japanese script
  std::size_t lengthy = 0;  // as parts of sentences are
};

Words words_of(const RowRun& run, std::size_t first) {
  Words words;
  for (std::size_t i = first; i < run.rows.size(); ++i) {
    const auto& cells = run.rows[i].cells;
    for (std::size_t k = 0; k < cells.size(); ++k) {
      if (cells[k].look != CellLook::Text) continue;
      ++words.texts;
      words.clauses += k + 1 < cells.size() && is_hiragana(last_char(cells[k].text)) ? 1U : 0U;
      words.single += count_chars(cells[k].text) < 2 ? 1U : 0U;
      words.lengthy += count_chars(cells[k].text) > kLongCell ? 1U : 0U;
      words.wide += has_wide_letter(cells[k].text) ? 1U : 0U;
    }
  }
  return words;
}

bool is_ruled(CellGap gap) { return gap == CellGap::Tab || gap == CellGap::Rule; }

/// Gaps that prose has too.
bool is_weak(CellGap gap) { return gap > CellGap::Blanks; }

std::size_t fewest_rows(CellGap gap, bool headed) {
  if (headed && !is_weak(gap)) return is_ruled(gap) ? 1 : 2;
  return is_ruled(gap) ? 2 : kFewestRows;
}

/// As many cells as the rows before, and words where those have figures.
bool is_stranger(const RowRun& run, const RunRow& row) {
  const auto& model = run.rows[1].cells;
  bool figures = false;
  for (std::size_t at = 0; at < std::min(model.size(), row.cells.size()); ++at) {
    if (!is_figure(model[at].look)) continue;
    if (row.cells[at].look != CellLook::Text) return false;
    figures = true;
  }
  return figures && !row.wrapped;
}

}  // namespace

void settle(RowRun& run) {
  while (run.rows.size() > 3 && is_stranger(run, run.rows.back())) run.rows.pop_back();
  std::map<std::size_t, std::size_t> seen;  // rows by their cells, now that wrapped ones are whole
  for (const RunRow& row : run.rows) ++seen[row.cells.size()];
  for (const auto& [cells, rows] : seen) {
    if (rows > seen[run.width]) run.width = cells;
  }
}

bool is_header(const RunRow& head, const RowRun& run, std::size_t first) {
  if (head.cells.size() != run.width || head.sentence || first >= run.rows.size()) return false;
  std::set<std::string_view> labels;
  std::size_t words = 0;
  std::size_t above_figures = 0;
  std::size_t kinds = 0;
  for (std::size_t at = 0; at < run.width; ++at) {
    const RunCell& label = head.cells[at];
    if (label.look == CellLook::None && at == 0 && is_ruled(run.gap)) continue;  // the corner
    const bool year = label.look == CellLook::Date || label.text.size() == 4;
    if (label.look == CellLook::None || (is_figure(label.look) && (!year || at == 0))) return false;
    if (count_chars(label.text) > kLongestLabel || !labels.insert(label.text).second) return false;
    const Column below = column_of(run, first, at);
    if (below.values.contains(label.text)) return false;
    if (is_figure(label.look)) {  // years over numbers
      above_figures += below.most(below.numbers) ? 1U : 0U;
      continue;
    }
    ++words;
    above_figures += below.figures() ? 1U : 0U;
    kinds += below.names_of_a_kind() && last_char(label.text) != below.end ? 1U : 0U;
  }
  if (above_figures > 0) return true;
  return words == run.width && run.width > 2 && run.rows.size() >= first + 2 && kinds > 0;
}

bool is_list(const RowRun& run, std::size_t first, bool headed) {
  const std::size_t rows = run.rows.size() - std::min(first, run.rows.size());
  if (rows < fewest_rows(run.gap, headed)) return false;
  std::size_t sentences = 0;
  std::size_t leaders = 0;
  for (std::size_t i = first; i < run.rows.size(); ++i) {
    sentences += run.rows[i].sentence ? 1U : 0U;
    leaders += run.rows[i].leader ? 1U : 0U;
  }
  if (leaders * 2 >= rows) return false;

  std::vector<Column> columns;
  for (std::size_t at = 0; at < run.width; ++at) columns.push_back(column_of(run, first, at));
  const auto count = [&](auto&& has) {
    return static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), has));
  };
  const std::size_t figures = count([](const Column& c) { return c.figures(); });
  const std::size_t texts = count([](const Column& c) { return c.texts * 2 > c.filled; });
  const std::size_t kinds = count([](const Column& c) { return c.names_of_a_kind(); });
  const bool led = columns.front().figures();  // by a number or a day
  const bool inner = figures > (led ? 1U : 0U);

  if (run.width < 2 || texts == 0) return is_ruled(run.gap) && run.width > 2;
  if (run.width == 2) {
    // A name and a day. A day and what happened is a chronology, a number and a name an item of a
    // list; names and their numbers are one tally, a form or a table of contents.
    return !led && columns[1].days();
  }
  if (is_ruled(run.gap)) return true;
  if (columns.front().days() && texts < 2) return false;  // a chronology
  const Words words = words_of(run, first);
  if (words.single * 2 > words.texts || words.clauses * 10 > words.texts * 3) return false;
  const bool few_sentences = sentences * 5 <= rows;
  if (is_weak(run.gap) && (!few_sentences || words.lengthy * 5 > words.texts)) return false;
  switch (run.gap) {
    case CellGap::WideBlank:
    case CellGap::Blanks:
      return inner || (few_sentences && (headed || kinds > 0));
    case CellGap::Comma:
    case CellGap::LooseComma:
      return words.wide * 2 >= words.texts && (inner || kinds > 0 || headed);
    default:
      return words.wide * 2 >= words.texts && (inner || (led && kinds > 0));
  }
}

}  // namespace kouryu
