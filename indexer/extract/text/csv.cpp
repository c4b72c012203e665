// Rows under a header become records, others rows; what stands alone is a line of text.
#include "indexer/extract/text/csv.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/ascii.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/kinds.h"
#include "indexer/extract/table_head.h"
#include "indexer/extract/text/bare_text.h"
#include "indexer/extract/text/csv_reader.h"
#include "indexer/extract/text_builder.h"
#include "indexer/lines/letter_spacing.h"

namespace kouryu {
namespace {

constexpr std::size_t kFirstRows = 40;        // that the header is told by
constexpr std::size_t kMostColumns = 16'384;  // of a spreadsheet
constexpr std::size_t kRowsPerReport = 512;   // of progress

/// Names of tables: what programs save as text under them is one too.
constexpr std::string_view kSpreadsheets =
    "xls xlsx xlsm xlsb xlt xltx xltm xlw ods ots fods et numbers wk1 wks 123 dif slk prn";

bool is_filled(std::string_view cell) {
  for (std::size_t position = 0; position < cell.size();) {
    if (!is_space(next_char(cell, position))) return !is_sheet_error(cell);
  }
  return false;
}

std::size_t filled_cells(const CsvRow& row) {
  return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), is_filled));
}

std::vector<TableLine> table_lines(const std::vector<CsvRow>& rows) {
  std::vector<TableLine> lines(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const std::string& cell : rows[i]) {
      if (lines[i].cells.size() == kMostColumns) break;  // what stands further right has no label
      TableCell out;
      if (is_filled(cell)) out.text = cell;
      out.column = static_cast<int>(lines[i].cells.size());
      lines[i].cells.push_back(std::move(out));
    }
  }
  return lines;
}

/// "sep=;": what a spreadsheet is told in the first line.
char stated_separator(std::string_view& text) {
  constexpr std::string_view kStated = "sep=";
  if (!text.starts_with(kStated) || text.size() <= kStated.size() + 1) return 0;
  const char separator = text[kStated.size()];
  const std::size_t end = text.find('\n');
  if (end == text.npos || end > kStated.size() + 3) return 0;
  text.remove_prefix(end + 1);
  return separator;
}

class CsvBlocks {
 public:
  CsvBlocks(const ExtractContext& context, TableHead head)
      : out_(context.limits), head_(std::move(head)) {}

  void title(const CsvRow& row) {
    const std::string text = joined(row);
    out_.block(titled_ ? ExtractedKind::Paragraph : ExtractedKind::Heading, text, titled_ ? 0 : 1);
    titled_ = true;
  }

  void row(CsvRow& row) {
    const std::size_t filled = filled_cells(row);
    if (filled == 0) return;
    for (std::string& cell : row) cell = is_filled(cell) ? without_letter_spacing(cell) : "";
    // A line between the rows or under them: 【北部】, ※出典.
    if (filled == 1 && head_.width >= 3 && filled_cells({row.front()}) == 1) {
      out_.block(ExtractedKind::Paragraph, row.front());
      opens_ = true;
      return;
    }
    if (head_.labels.empty()) {
      out_.row(row, opens_);
    } else {
      std::vector<std::pair<std::string, std::string>> fields;
      fields.reserve(row.size());
      for (std::size_t i = 0; i < row.size(); ++i) {
        fields.emplace_back(head_.label(static_cast<int>(i)), std::move(row[i]));
      }
      out_.record(fields, opens_);
    }
    opens_ = false;
  }

  [[nodiscard]] bool full() const { return out_.full(); }

  Extraction finish(const DecodedText& decoded, char separator) {
    if (separator == '\t') out_.text.format = "tsv";
    out_.text.encoding = decoded.encoding;
    out_.text.warnings = warnings_of(decoded);
    return out_.finish();
  }

 private:
  static std::string joined(const CsvRow& row) {
    std::string text;
    for (const std::string& cell : row) {
      if (filled_cells({cell}) == 0) continue;
      if (!text.empty()) text += ' ';
      text += cell;
    }
    return text;
  }

  TextBuilder out_;
  TableHead head_;
  bool titled_ = false;
  bool opens_ = true;
};

/// Whether the labels, written again with each row, fit: else rows stay rows.
bool labels_fit(const TableHead& head, std::string_view text, const ExtractLimits& limits) {
  std::size_t a_row = 0;
  for (const ColumnLabel& label : head.labels) a_row += label.text.size() + 2;
  const auto rows = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  return text.size() < limits.text_bytes && rows < (limits.text_bytes - text.size()) / (a_row + 1);
}

}  // namespace

bool is_csv(std::string_view bytes, std::string_view extension) {
  if (holds_word("csv tsv tab", extension)) return true;
  if (!holds_word(kSpreadsheets, extension)) return false;
  const std::optional<std::string> text = bare_text(bytes);
  return text && has_table_shape(*text);
}

Extraction extract_csv(const ExtractInput& input, const ExtractContext& context) {
  const DecodedText decoded =
      decode_bytes(input.bytes, {.told = input.encoding, .declared = input.declared});
  if (!decoded.ok) return refused("bad_encoding", decoded.detail);
  std::string_view text = decoded.text;
  char separator = stated_separator(text);
  const bool commas = extension_of(input.name) == "csv";
  if (separator == 0) separator = csv_separator(text, commas ? ',' : '\t');

  CsvReader reader(text, separator);
  std::vector<CsvRow> first;
  CsvRow row;
  while (first.size() < kFirstRows && reader.next(row)) {
    if (filled_cells(row) > 0) first.push_back(row);
  }
  TableHead head = find_head(table_lines(first), TableSource::DataFile);
  std::size_t skipped = head.tiers;
  if (!labels_fit(head, text, context.limits)) {
    head.labels.clear();
    skipped = 0;
  }
  const std::size_t titles = head.above;
  CsvBlocks blocks(context, std::move(head));
  for (std::size_t i = 0; i < titles; ++i) blocks.title(first[i]);
  for (std::size_t i = titles + skipped; i < first.size(); ++i) blocks.row(first[i]);
  for (std::size_t rows = 0; !blocks.full() && reader.next(row); ++rows) {
    blocks.row(row);
    if (rows % kRowsPerReport == 0 && context.progress)
      context.progress(reader.position(), text.size());
  }
  return blocks.finish(decoded, separator);
}

}  // namespace kouryu
