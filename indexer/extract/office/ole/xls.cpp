// Workbooks of Excel 5 to 2003: sheets in the order of their tabs, cells as shown, then the boxes
// and comments over each sheet. What becomes of rows is that of today's workbooks (office/).
#include <algorithm>
#include <map>
#include <set>

#include "indexer/extract/office/ole/biff.h"
#include "indexer/extract/office/ole/little_endian.h"
#include "indexer/extract/office/ole/ole_readers.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/office/sheet_cells.h"
#include "indexer/extract/office/sheet_table.h"
#include "indexer/extract/office/table.h"
#include "indexer/extract/text_builder.h"

namespace kouryu::office {
namespace {

constexpr std::uint16_t kBiff8 = 0x0600;
constexpr std::uint16_t kBold = 700;
constexpr std::uint16_t kNoteObject = 0x19;
constexpr std::uint8_t kWorksheet = 0;
constexpr std::uint8_t kChart = 2;
constexpr std::size_t kMostSheets = 10'000;
constexpr double kWidthUnit = 256;  // of a character

struct SheetEntry {
  std::string name;
  std::size_t at = 0;
  bool hidden = false;
  bool chart = false;
};

/// A cell's format (XF) before fonts are known.
struct RawFormat {
  std::uint16_t font = 0;
  std::uint16_t number_format = 0;
  bool shaded = false;
};

/// White, and what stands for the window's own colour.
bool is_white(unsigned color) { return color == 1 || color == 9 || color >= 64; }

class OldWorkbookReader {
 public:
  OldWorkbookReader(CompoundFile file, const ExtractContext& context)
      : context_(context), file_(std::move(file)), out_(context.limits) {}

  Extraction run() {
    stream_ = file_.stream(file_.has("Workbook") ? "Workbook" : "Book");
    work_left_ = 4 * stream_.size() + kMostSheets;
    read_globals();
    write_sheets(false);
    // What a reader is not shown is left out, unless there is nothing else.
    if (out_.text.text.empty() && !out_.full()) write_sheets(true);
    if (out_.text.text.empty() && cut_) throw Refusal("broken", "cut off");
    describe(file_, out_.text);
    return out_.finish();
  }

 private:
  void read_globals() {
    BiffReader reader(stream_);
    if (!reader.next() || reader.type() != Record::Begin) throw Refusal("broken", "no workbook");
    text_.wide = u16_at(reader.data(), 0) == kBiff8;
    std::vector<bool> bold;
    std::vector<RawFormat> formats;
    std::map<int, std::string> codes;
    workbook_.text_left = context_.limits.text_bytes;
    while (reader.next() && reader.type() != Record::End) {
      const std::string_view data = reader.data();
      switch (reader.type()) {
        case Record::FilePass:
          throw Refusal("encrypted", "");
        case Record::CodePage:
          text_.code_page = u16_at(data, 0);
          break;
        case Record::From1904:
          workbook_.from_1904 = u16_at(data, 0) == 1;
          break;
        case Record::Font:
          bold.push_back(u16_at(data, 6) >= kBold);
          break;
        case Record::NumberFormat:
          codes[u16_at(data, 0)] =
              text_.wide ? long_text(data, 2, text_) : short_text(data, 2, text_);
          break;
        case Record::Format:
          formats.push_back(raw_format(data));
          break;
        case Record::BoundSheet:
          add_sheet(data);
          break;
        case Record::SharedStrings:
          read_strings(ContinuedData(reader.continued()));
          break;
        default:
          break;
      }
    }
    make_styles(bold, formats, codes);
  }

  [[nodiscard]] RawFormat raw_format(std::string_view data) const {
    RawFormat format{u16_at(data, 0), u16_at(data, 2), false};
    const std::uint32_t colors = u32_at(data, text_.wide ? 16 : 8);
    const unsigned pattern = text_.wide ? u32_at(data, 14) >> 26 & 0x3F : colors >> 16 & 0x3F;
    const unsigned color = text_.wide ? u16_at(data, 18) & 0x7F : colors & 0x7F;
    format.shaded = pattern != 0 && !is_white(color);
    return format;
  }

  void add_sheet(std::string_view data) {
    const std::uint8_t type = u8_at(data, 5);
    if ((type != kWorksheet && type != kChart) || sheets_.size() >= kMostSheets) return;
    const std::size_t at = u32_at(data, 0);
    // Two entries with one place would be the same sheet twice.
    if (!places_.insert(at).second) return;
    sheets_.push_back({short_text(data, 6, text_), at, (u8_at(data, 4) & 3) != 0, type == kChart});
  }

  void read_strings(ContinuedData data) {
    data.skip(4);
    for (std::uint32_t left = data.u32(); left > 0 && !data.at_end(); --left) {
      const std::size_t count = data.u16();
      workbook_.strings.push_back(data.flagged(count));
    }
  }

  void make_styles(const std::vector<bool>& bold, const std::vector<RawFormat>& formats,
                   const std::map<int, std::string>& codes) {
    SheetStyles& styles = workbook_.styles;
    std::map<int, std::size_t> known;
    for (const RawFormat& format : formats) {
      const auto [it, fresh] = known.emplace(format.number_format, styles.formats.size());
      if (fresh) {
        const auto code = codes.find(format.number_format);
        styles.formats.emplace_back(code != codes.end() ? std::string_view(code->second)
                                                        : built_in_format(format.number_format));
        styles.dates.push_back(styles.formats.back().is_date());
      }
      // There never is a font of number 4: those behind it are counted without it.
      const std::size_t font = format.font > 4 ? format.font - 1U : format.font;
      styles.cells.push_back({it->second, (font < bold.size() && bold[font]) || format.shaded});
    }
  }

  void write_sheets(bool hidden) {
    std::size_t done = 0;
    for (const SheetEntry& sheet : sheets_) {
      if (context_.progress) context_.progress(done++, sheets_.size());
      if (sheet.hidden != hidden || out_.full()) continue;
      out_.page(sheet.name);
      if (!sheet.chart) write(sheet);
    }
  }

  void write(const SheetEntry& entry) {
    SheetReading reading{*this, {}, {}, {}, {}, {}, -1, 0};
    reading.run(entry.at);
    sort_rows(reading.sheet);
    reading.merged.apply(reading.sheet);
    write_sheet(std::move(reading.sheet), out_);
    for (const std::string& box : reading.boxes) write_line(box, out_);
    for (const std::string& note : reading.notes) out_.block(ExtractedKind::Note, note);
  }

  /// One sheet while its records go by.
  struct SheetReading {
    OldWorkbookReader& book;
    Sheet sheet;
    MergedCells merged;
    std::vector<std::string> boxes;
    std::vector<std::string> notes;
    SheetRow row;
    int waiting;  // column of a formula whose text follows; -1: none
    int widest;   // columns of the widest range that has a width

    void run(std::size_t at) {
      BiffReader reader(book.stream_, at);
      if (!reader.next() || reader.type() != Record::Begin) {
        book.cut_ = true;
        return;
      }
      std::uint16_t object = 0;
      int inside = 0;  // of charts in the sheet
      bool ended = false;
      while (!ended && reader.next()) {
        book.spend(reader.size());
        if (reader.type() == Record::Begin) ++inside;
        if (reader.type() == Record::End) ended = inside-- == 0;
        if (inside > 0 || ended) continue;
        if (reader.type() == Record::Object) object = u16_at(reader.data(), 4);
        if (reader.type() == Record::TextObject) {
          text_object(reader, object == kNoteObject);
        } else {
          read(reader.type(), reader.data());
        }
      }
      if (!ended) book.cut_ = true;
      keep_row(std::move(row), sheet);
    }

    void text_object(BiffReader& reader, bool note) {
      const std::size_t count = u16_at(reader.data(), 10);
      ContinuedData data(reader.continued());
      data.skip_piece();
      const bool wide = (data.u8() & 1) != 0;
      if (count > 0) (note ? notes : boxes).push_back(data.chars(count, wide));
    }

    void read(Record type, std::string_view data) {
      switch (type) {
        case Record::Number:
          number(data, 4, u16_at(data, 2), f64_at(data, 6));
          break;
        case Record::Rk:
          number(data, 4, u16_at(data, 2), rk_number(u32_at(data, 6)));
          break;
        case Record::MulRk:
          for (std::size_t at = 4; at + 8 <= data.size(); at += 6) {
            number(data, at, u16_at(data, 2) + (at - 4) / 6, rk_number(u32_at(data, at + 2)));
          }
          break;
        case Record::Formula:
          formula(data);
          break;
        case Record::String:
          if (waiting >= 0) text(waiting, waiting_style, long_text(data, 0, book.text_));
          waiting = -1;
          break;
        case Record::BoolOrError:
          if (data.size() >= 8) truth(data, u8_at(data, 7) != 0, u8_at(data, 6) != 0);
          break;
        case Record::LabelShared:
          if (const std::size_t i = u32_at(data, 6); i < book.workbook_.strings.size()) {
            begin(data);
            text(u16_at(data, 2), style_at(data, 4), book.workbook_.strings[i]);
          }
          break;
        case Record::Label:
        case Record::RichString:
          begin(data);
          text(u16_at(data, 2), style_at(data, 4), long_text(data, 6, book.text_));
          break;
        case Record::MergedCells:
          for (std::size_t at = 2; at + 8 <= data.size(); at += 8) {
            merged.add(u16_at(data, at), u16_at(data, at + 2), u16_at(data, at + 4),
                       u16_at(data, at + 6));
          }
          break;
        case Record::Note:  // of BIFF5, which has its text here
          if (!book.text_.wide) notes.push_back(long_text(data, 4, book.text_));
          break;
        default:
          width(type, data);
      }
    }

    void width(Record type, std::string_view data) {
      if (type == Record::DefaultWidth && sheet.column_width == 0) {
        sheet.column_width = u16_at(data, 0);
      } else if (type == Record::StandardWidth && widest == 0) {
        sheet.column_width = u16_at(data, 0) / kWidthUnit;
      } else if (type == Record::ColumnInfo) {
        const int columns = u16_at(data, 2) - u16_at(data, 0) + 1;
        constexpr int kRestOfSheet = 128;  // set at once, it is no part of what is written
        if (columns < widest || columns > kRestOfSheet) return;
        widest = columns;
        sheet.column_width = u16_at(data, 4) / kWidthUnit;
      }
    }

    [[nodiscard]] CellStyle style_at(std::string_view data, std::size_t at) const {
      const std::size_t index = u16_at(data, at);
      const auto& styles = book.workbook_.styles.cells;
      return index < styles.size() ? styles[index] : CellStyle{};
    }

    /// The row that a cell is in.
    void begin(std::string_view data) {
      const int number = u16_at(data, 0);
      if (number == row.number) return;
      keep_row(std::move(row), sheet);
      row = {number, {}};
    }

    void text(int column, const CellStyle& style, const std::string& text) {
      TableCell cell;
      cell.marked = style.marked;
      cell.text = text_cell(text, style, book.workbook_);
      keep_cell(std::move(cell), false, column, row, book.workbook_);
    }

    void number(std::string_view data, std::size_t style, std::size_t column, double number) {
      begin(data);
      if (column >= static_cast<std::size_t>(kSheetColumns)) return;
      keep_cell(number_cell(number, style_at(data, style), book.workbook_), false,
                static_cast<int>(column), row, book.workbook_);
    }

    void truth(std::string_view data, bool error, bool value) {
      begin(data);
      TableCell cell;
      if (!error) cell.text = value ? "TRUE" : "FALSE";
      keep_cell(std::move(cell), error, u16_at(data, 2), row, book.workbook_);
    }

    /// Its result is a number, or by a mark a text that follows, a truth value, an error, or "".
    void formula(std::string_view data) {
      waiting = -1;
      if (u16_at(data, 12) != 0xFFFF) {
        number(data, 4, u16_at(data, 2), f64_at(data, 6));
        return;
      }
      constexpr std::uint8_t kText = 0;
      constexpr std::uint8_t kEmpty = 3;
      const std::uint8_t kind = u8_at(data, 6);
      if (kind == kText) {
        begin(data);
        waiting = u16_at(data, 2);
        waiting_style = style_at(data, 4);
      } else if (kind != kEmpty) {
        truth(data, kind != 1, u8_at(data, 8) != 0);
      }
    }

    CellStyle waiting_style{};
  };

  /// Sheets may be told to begin inside one another; nobody writes so.
  void spend(std::size_t bytes) {
    if (bytes > work_left_) throw Refusal("refused", "sheets inside one another");
    work_left_ -= bytes;
  }

  const ExtractContext& context_;
  CompoundFile file_;
  TextBuilder out_;
  std::string stream_;
  BiffText text_;
  Workbook workbook_;
  std::vector<SheetEntry> sheets_;
  std::set<std::size_t> places_;
  std::size_t work_left_ = 0;
  bool cut_ = false;
};

}  // namespace

Extraction read_old_workbook(CompoundFile file, const ExtractInput&,
                             const ExtractContext& context) {
  return OldWorkbookReader(std::move(file), context).run();
}

}  // namespace kouryu::office
