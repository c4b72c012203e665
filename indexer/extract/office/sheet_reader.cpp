// Cells are read row by row from the XML, so that a sheet of a million empty cells costs little.
#include "indexer/extract/office/sheet_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

#include "indexer/extract/ascii.h"
#include "indexer/extract/office/sheet_cells.h"

namespace kouryu::office {
namespace {

struct Place {
  int row = 0;
  int column = 0;
};

/// "B3" -> {2, 1}; nullopt for what is no cell of a sheet.
std::optional<Place> place_of(std::string_view reference) {
  Place place;
  std::size_t i = 0;
  for (; i < reference.size(); ++i) {
    const char c = reference[i];
    if (c == '$') continue;
    if (!is_letter_byte(c)) break;
    place.column = place.column * 26 + (ascii_lower(c) - 'a') + 1;
    if (place.column > kSheetColumns) return std::nullopt;
  }
  place.row = whole_number(reference.substr(i), 0);
  if (place.column < 1 || place.row < 1 || place.row > kSheetRows) return std::nullopt;
  --place.column;
  --place.row;
  return place;
}

/// _x000D_ in strings of a sheet: a character that XML cannot hold.
std::string unescaped(std::string text) {
  if (text.find("_x") == std::string::npos) return text;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const bool escape = text.size() - i >= 7 && text[i] == '_' && text[i + 1] == 'x' &&
                        text[i + 6] == '_' &&
                        std::all_of(text.begin() + static_cast<long>(i) + 2,
                                    text.begin() + static_cast<long>(i) + 6,
                                    [](unsigned char c) { return std::isxdigit(c) != 0; });
    if (!escape) {
      out += text[i++];
      continue;
    }
    const long c = std::strtol(text.substr(i + 2, 4).c_str(), nullptr, 16);
    // Of a line end (_x000D_ before '\n') only the second half is one; no other control is text.
    if (c != '\r' && c < 0x80) out += static_cast<char>(c);
    i += 7;
  }
  return out;
}

bool is_shaded(Node fill) {
  const Node pattern = child(fill, "patternFill");
  if (!pattern) return static_cast<bool>(child(fill, "gradientFill"));
  const std::string_view type = value(pattern, "patternType");
  if (type.empty() || type == "none") return false;
  const Node color = child(pattern, "fgColor");
  const std::string_view rgb = value(color, "rgb");
  const bool white = rgb == "FFFFFFFF" ||
                     (rgb.empty() && value(color, "theme") == "0" && value(color, "tint").empty());
  return !white;
}

class SheetReader {
 public:
  explicit SheetReader(Workbook& workbook) : workbook_(workbook) {}

  void row(Node node) {
    const int given = whole_number(value(node, "r"), 0);
    row_ = given > 0 ? given - 1 : row_ + 1;
    if (row_ >= kSheetRows) return;
    SheetRow row{row_, {}};
    int column = -1;
    each_child(node, "c", [&](Node cell) {
      const auto place = place_of(value(cell, "r"));
      const bool named = attribute(cell, "r") != nullptr;
      if (named && (!place || place->row != row_)) return;  // of no row of this sheet
      column = place ? place->column : column + 1;
      if (column >= kSheetColumns) return;
      keep_cell(shown_cell(cell), value(cell, "t") == "e", column, row, workbook_);
    });
    keep_row(std::move(row), sheet_);
  }

  Sheet finish(Node rest) {
    sort_rows(sheet_);
    merge(child(rest, "mergeCells"));
    widths(rest);
    return std::move(sheet_);
  }

 private:
  TableCell shown_cell(Node cell) const {
    TableCell shown;
    const std::string_view type = value(cell, "t");
    const auto style_index = static_cast<std::size_t>(whole_number(value(cell, "s"), 0));
    const CellStyle style = style_index < workbook_.styles.cells.size()
                                ? workbook_.styles.cells[style_index]
                                : CellStyle{};
    shown.marked = style.marked;
    if (type == "inlineStr") {
      shown.text = text_cell(string_item(child(cell, "is")), style, workbook_);
      return shown;
    }
    const Node v = child(cell, "v");
    if (!v || type == "e") return shown;  // errors (#N/A) say nothing
    const std::string raw = text_of(v);
    if (type == "s") {
      const auto index = whole_number(raw);
      if (index && *index >= 0 && static_cast<std::size_t>(*index) < workbook_.strings.size()) {
        shown.text =
            text_cell(workbook_.strings[static_cast<std::size_t>(*index)], style, workbook_);
      }
    } else if (type == "str") {
      shown.text = text_cell(unescaped(raw), style, workbook_);
    } else if (type == "b") {
      shown.text = raw == "0" ? "FALSE" : "TRUE";
    } else if (type == "d") {
      shown.text = raw.substr(0, raw.find("T00:00:00"));
      shown.kind = ValueKind::Date;
    } else if (!raw.empty()) {
      number(raw, style, shown);
    }
    return shown;
  }

  void number(const std::string& raw, const CellStyle& style, TableCell& shown) const {
    char* end = nullptr;
    const double number = std::strtod(raw.c_str(), &end);
    if (end == raw.c_str() || !std::isfinite(number)) {
      shown.text = raw;
      return;
    }
    shown = number_cell(number, style, workbook_);
  }

  /// Spans of merged cells go to the cell at their upper left.
  void merge(Node merges) {
    MergedCells areas;
    each_child(merges, "mergeCell", [&](Node node) {
      const std::string_view area = value(node, "ref");
      const std::size_t colon = area.find(':');
      if (colon == std::string_view::npos) return;
      const auto first = place_of(area.substr(0, colon));
      const auto last = place_of(area.substr(colon + 1));
      if (first && last) areas.add(first->row, last->row, first->column, last->column);
    });
    areas.apply(sheet_);
  }

  void widths(Node rest) {
    const Node format = child(rest, "sheetFormatPr");
    const std::string usual(value(format, "defaultColWidth"));
    sheet_.column_width = std::strtod(usual.c_str(), nullptr);
    int most = 0;
    each_child(child(rest, "cols"), "col", [&](Node col) {
      const int first = whole_number(value(col, "min"), 0);
      const int columns = whole_number(value(col, "max"), 0) - first + 1;
      // The rest of the sheet, set at once, is no part of what is written in it.
      if (columns < most || columns > kSheetColumns / 2) return;
      most = columns;
      sheet_.column_width = std::strtod(std::string(value(col, "width")).c_str(), nullptr);
    });
  }

  Workbook& workbook_;
  Sheet sheet_;
  int row_ = -1;
};

}  // namespace

std::string string_item(Node item) {
  std::string out;
  each_child(item, [&](Node part) {
    if (local(part) == "t") out += text_of(part);
    // rPh beside them is the reading that was typed: ヨサンガク behind 予算額.
    if (local(part) == "r") out += text_of(child(part, "t"));
  });
  return unescaped(std::move(out));
}

SheetStyles read_styles(Node root) {
  SheetStyles styles;
  std::unordered_map<int, std::string> codes;
  each_child(child(root, "numFmts"), "numFmt", [&](Node node) {
    codes[whole_number(value(node, "numFmtId"), 0)] = value(node, "formatCode");
  });
  std::vector<bool> bold;
  each_child(child(root, "fonts"), "font", [&](Node font) { bold.push_back(is_on(font, "b")); });
  std::vector<bool> shaded;
  each_child(child(root, "fills"), "fill", [&](Node fill) { shaded.push_back(is_shaded(fill)); });
  const auto has = [](const std::vector<bool>& all, Node node, std::string_view name) {
    const auto index = static_cast<std::size_t>(whole_number(value(node, name), 0));
    return index < all.size() && all[index];
  };
  std::unordered_map<int, std::size_t> known;
  each_child(child(root, "cellXfs"), "xf", [&](Node xf) {
    CellStyle style;
    const int id = whole_number(value(xf, "numFmtId"), 0);
    const auto [it, fresh] = known.emplace(id, styles.formats.size());
    if (fresh) {
      const auto code = codes.find(id);
      styles.formats.emplace_back(code != codes.end() ? std::string_view(code->second)
                                                      : built_in_format(id));
      styles.dates.push_back(styles.formats.back().is_date());
    }
    style.format = it->second;
    style.marked = has(bold, xf, "fontId") || has(shaded, xf, "fillId");
    styles.cells.push_back(style);
  });
  return styles;
}

Sheet read_sheet(std::string bytes, Workbook& workbook, XmlPart& rest) {
  SheetReader reader(workbook);
  std::string other = cut_elements(std::move(bytes), "row", [&](Node row) { reader.row(row); });
  rest = XmlPart(std::move(other));
  return reader.finish(rest.root());
}

}  // namespace kouryu::office
