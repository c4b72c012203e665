// The head (FIB), the piece table, styles, and pages of formats (FKP). Numbers in comments are
// sections of MS-DOC.
#include "indexer/extract/office/ole/doc_file.h"

#include <algorithm>
#include <set>

#include "indexer/extract/office/ole/little_endian.h"
#include "indexer/extract/office/refusal.h"

namespace kouryu::office {
namespace {

constexpr std::uint16_t kWord97 = 0xC1;
constexpr std::uint16_t kEncrypted = 0x0100;
constexpr std::uint16_t kSecondTable = 0x0200;
constexpr std::size_t kTables = 0x9A;  // where the head lists its tables (2.5.6)
constexpr std::size_t kStyleTable = 1;
constexpr std::size_t kCharacterPages = 12;
constexpr std::size_t kParagraphPages = 13;
constexpr std::size_t kPieceTable = 33;
constexpr std::size_t kPage = 512;  // of formats
constexpr std::uint32_t kCompressed = 0x40000000;
constexpr std::size_t kMostCells = 64;  // of a row
constexpr std::size_t kMostRows = 1'000'000;
constexpr int kDefaultSize = 20;  // 10 points, where no style tells
constexpr int kMostBases = 12;

/// Changes of a look (2.6): number and operand.
enum Change : std::uint16_t {
  Deleted = 0x0800,
  Hidden = 0x083C,
  Bold = 0x0835,
  Special = 0x0855,
  Size = 0x4A43,
  InTable = 0x2416,
  RowEnd = 0x2417,
  InnerCell = 0x244B,
  InnerRowEnd = 0x244C,
  Depth = 0x6649,
  Outline = 0x2640,
  ListLevel = 0x260A,
  List = 0x460B,
  Elsewhere = 0x6646,
  HeadRow = 0x3404,
  Cells = 0xD608,
  CellShades = 0xD609,
};

/// Bytes of a change's operand at `at` (2.2.5.1).
std::size_t operand_bytes(std::uint16_t change, std::string_view changes, std::size_t at) {
  constexpr std::array<std::size_t, 8> kBytes = {1, 1, 2, 4, 2, 2, 0, 3};
  if (change == Cells) return std::size_t{u16_at(changes, at)} + 1;
  const unsigned kind = change >> 13;
  return kind == 6 ? std::size_t{u8_at(changes, at)} + 1 : kBytes.at(kind);
}

template <class Visit>
void each_change(std::string_view changes, Visit&& visit) {
  for (std::size_t at = 0; at + 2 < changes.size();) {
    const std::uint16_t change = u16_at(changes, at);
    const std::size_t bytes = operand_bytes(change, changes, at + 2);
    visit(change, piece_at(changes, at + 2, bytes));
    at += 2 + bytes;
  }
}

/// 1, or the opposite of the style's.
bool is_set(std::string_view operand) {
  return u8_at(operand, 0) == 1 || u8_at(operand, 0) == 0x81;
}

/// Edges and merging of a row's cells (2.9.321, 2.9.335).
void read_cells(std::string_view operand, FlowRow& row) {
  const std::size_t count = std::min<std::size_t>(u8_at(operand, 2), kMostCells);
  const auto edge = [&](std::size_t i) {
    return static_cast<int>(static_cast<std::int16_t>(u16_at(operand, 3 + 2 * i)));
  };
  const std::size_t marks = 3 + 2 * (count + 1);
  constexpr std::size_t kCellBytes = 20;
  row.left = edge(0);
  row.cells.clear();
  bool merged_before = false;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint16_t flags = u16_at(operand, marks + kCellBytes * i);
    const bool merged = (flags & 3) != 0;
    row.cells.push_back({edge(i + 1), merged && merged_before, (flags >> 5 & 3) == 1, false});
    merged_before = merged;
  }
}

void read_shades(std::string_view operand, FlowRow& row) {
  for (std::size_t i = 0; i < row.cells.size() && 1 + 2 * i < operand.size(); ++i) {
    const std::uint16_t shade = u16_at(operand, 1 + 2 * i);
    const unsigned back = shade >> 5 & 0x1F;
    constexpr unsigned kWhite = 8;
    row.cells[i].shaded = shade != 0xFFFF && (shade >> 10 != 0 || (back != 0 && back != kWhite));
  }
}

template <class Look>
DocRun<Look> run_at(const std::vector<DocRun<Look>>& runs, std::uint32_t fc) {
  const auto behind = std::upper_bound(
      runs.begin(), runs.end(), fc, [](std::uint32_t at, const auto& r) { return at < r.begin; });
  const std::uint32_t next = behind == runs.end() ? ~0U : behind->begin;
  if (behind != runs.begin() && fc < (behind - 1)->end) {
    DocRun<Look> run = *(behind - 1);
    run.end = std::min(run.end, next);
    return run;
  }
  return {fc, next, {}};
}

/// By the number that Word has for its own styles (2.9.260).
DocStyle built_in(std::uint16_t number) {
  constexpr std::uint16_t kCaption = 34;
  constexpr std::uint16_t kTitle = 62;
  if (number >= 1 && number <= 9) return {StyleRole::Heading, number, 0, false};
  if (number >= 19 && number <= 27) return {StyleRole::Contents, 0, 0, false};
  if (number == kCaption) return {StyleRole::Caption, 0, 0, false};
  if (number == kTitle) return {StyleRole::Title, 0, 0, false};
  return {};
}

}  // namespace

DocFile::DocFile(CompoundFile& file) : main_(file.stream("WordDocument")) {
  const std::uint16_t flags = u16_at(main_, 0x0A);
  if ((flags & kEncrypted) != 0) throw Refusal("encrypted", "");
  const std::uint16_t sign = u16_at(main_, 0);
  if (sign != 0xA5EC && sign != 0xA5DC) throw Refusal("broken", "no Word document");
  if (u16_at(main_, 2) < kWord97 - 1) {
    throw Refusal("needs_converter", "of Word 95 or older: save it as .docx");
  }
  tables_ = file.stream((flags & kSecondTable) != 0 ? "1Table" : "0Table");
  data_ = file.stream("Data");
  constexpr std::size_t kCounts = 0x4C;
  for (std::size_t i = 0; i < kStories; ++i) {
    const std::uint32_t count = std::min<std::uint32_t>(u32_at(main_, kCounts + 4 * i), 0x7FFFFFF);
    begins_[i + 1] = begins_[i] + count;
  }
  read_pieces();
  read_styles();
  read_runs();
}

std::string_view DocFile::table(std::size_t number) const {
  const std::size_t at = kTables + 8 * number;
  return piece_at(tables_, u32_at(main_, at), u32_at(main_, at + 4));
}

std::vector<std::uint32_t> DocFile::places(std::size_t number, std::size_t bytes) const {
  const std::string_view all = table(number);
  std::vector<std::uint32_t> out;
  if (all.size() < 4) return out;
  const std::size_t count = (all.size() - 4) / (4 + bytes);
  for (std::size_t i = 0; i <= count; ++i) out.push_back(u32_at(all, 4 * i));
  return out;
}

/// Behind property lists, which only tracked changes and such refer to (2.9.38).
void DocFile::read_pieces() {
  const std::string_view all = table(kPieceTable);
  std::size_t at = 0;
  while (u8_at(all, at) == 1) at += 3 + std::size_t{u16_at(all, at + 1)};
  if (u8_at(all, at) != 2) throw Refusal("broken", "no text table");
  const std::string_view table = piece_at(all, at + 5, u32_at(all, at + 1));
  constexpr std::size_t kPieceBytes = 8;
  const std::size_t count = table.size() < 4 ? 0 : (table.size() - 4) / (4 + kPieceBytes);
  std::uint32_t end = 0;
  std::size_t left = main_.size();  // pieces lie side by side; each byte is of one character
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t fc = u32_at(table, 4 * (count + 1) + kPieceBytes * i + 2);
    const bool wide = (fc & kCompressed) == 0;
    DocPiece piece{u32_at(table, 4 * i), u32_at(table, 4 * i + 4),
                   wide ? fc : (fc & ~kCompressed) / 2, wide};
    const std::size_t width = wide ? 2 : 1;
    if (piece.begin != end || piece.end < piece.begin || piece.fc > main_.size()) break;
    const std::size_t most = (main_.size() - piece.fc) / width;
    end = piece.end;
    const std::size_t chars = std::min<std::size_t>(end - piece.begin, most);
    if (chars * width > left) throw Refusal("refused", "pieces of text over one another");
    left -= chars * width;
    piece.end = piece.begin + static_cast<std::uint32_t>(chars);
    pieces_.push_back(piece);
  }
}

/// Own styles are what they are based on (2.9.271).
void DocFile::read_styles() {
  const std::string_view all = table(kStyleTable);
  const std::size_t base_bytes = u16_at(all, 4);
  constexpr std::uint16_t kOwn = 0xFFE;
  constexpr std::uint16_t kNone = 0xFFF;
  std::vector<std::uint16_t> bases;
  for (std::size_t at = 2 + std::size_t{u16_at(all, 0)}; at + 2 <= all.size();) {
    const std::size_t bytes = u16_at(all, at);
    const std::string_view told = piece_at(all, at + 2, bytes);
    at += 2 + bytes;
    const std::uint16_t number = u16_at(told, 0) & 0xFFF;
    DocStyle style = told.empty() || number == kOwn ? DocStyle{} : built_in(number);
    bases.push_back(told.empty() ? kNone : static_cast<std::uint16_t>(u16_at(told, 2) >> 4));
    // Behind the name: the changes of paragraphs, then those of characters.
    std::size_t place = base_bytes + 2 + 2 * (std::size_t{u16_at(told, base_bytes)} + 1);
    constexpr unsigned kOfParagraphs = 1;
    if ((u16_at(told, 2) & 0xF) == kOfParagraphs) {
      place += 2 + std::size_t{u16_at(told, place)};
      place += place % 2;
      const DocCharLook look = character_look(piece_at(told, place + 2, u16_at(told, place)));
      style.size = look.size;
      style.bold = look.bold;
    }
    styles_.push_back(style);
  }
  for (std::size_t i = 0; i < styles_.size(); ++i) {
    std::size_t base = bases[i];
    for (int steps = 0; base < styles_.size() && steps < kMostBases; ++steps) {
      if (styles_[i].size == 0) styles_[i].size = styles_[base].size;
      if (styles_[i].role == StyleRole::Body) {
        styles_[i].role = styles_[base].role;
        styles_[i].level = styles_[base].level;
      }
      base = bases[base];
    }
    if (styles_[i].size == 0) styles_[i].size = kDefaultSize;
  }
}

/// Each page of formats once, however often it is named (2.9.29, 2.9.30, 2.9.33, 2.9.175).
void DocFile::read_runs() {
  const auto each_page = [&](std::size_t number, auto&& visit) {
    const std::vector<std::uint32_t> begins = places(number, 4);
    const std::string_view all = table(number);
    std::set<std::uint32_t> seen;
    for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
      const std::uint32_t at = u32_at(all, 4 * begins.size() + 4 * i) & 0x3FFFFF;
      if (!seen.insert(at).second) continue;
      const std::string_view page = piece_at(main_, at * kPage, kPage);
      if (page.size() < kPage) continue;
      const std::size_t runs = u8_at(page, kPage - 1);
      for (std::size_t run = 0; run < runs; ++run) {
        visit(page, 4 * (runs + 1), run, u32_at(page, 4 * run), u32_at(page, 4 * run + 4));
      }
    }
  };
  each_page(kCharacterPages, [&](std::string_view page, std::size_t at, std::size_t run,
                                 std::uint32_t begin, std::uint32_t end) {
    const std::size_t place = std::size_t{2} * u8_at(page, at + run);
    const auto changes = piece_at(page, place + 1, place == 0 ? 0 : u8_at(page, place));
    characters_.push_back({begin, end, character_look(changes)});
  });
  each_page(kParagraphPages, [&](std::string_view page, std::size_t at, std::size_t run,
                                 std::uint32_t begin, std::uint32_t end) {
    constexpr std::size_t kBytes = 13;
    std::size_t place = std::size_t{2} * u8_at(page, at + kBytes * run);
    if (place == 0) return;
    std::size_t bytes = u8_at(page, place);
    bytes = bytes != 0 ? 2 * bytes - 1 : std::size_t{2} * u8_at(page, ++place);
    paragraphs_.push_back({begin, end, paragraph_look(piece_at(page, place + 1, bytes))});
  });
  const auto sort = [](auto& runs) {
    std::erase_if(runs, [](const auto& run) { return run.end <= run.begin; });
    std::stable_sort(runs.begin(), runs.end(),
                     [](const auto& a, const auto& b) { return a.begin < b.begin; });
  };
  sort(characters_);
  sort(paragraphs_);
}

DocCharLook DocFile::character_look(std::string_view changes) const {
  DocCharLook look;
  each_change(changes, [&](std::uint16_t change, std::string_view operand) {
    if (change == Hidden || change == Deleted) look.unseen = look.unseen || is_set(operand);
    if (change == Bold) look.bold = is_set(operand);
    if (change == Special) look.special = is_set(operand);
    if (change == Size) look.size = u16_at(operand, 0);
  });
  return look;
}

DocParagraphLook DocFile::paragraph_look(std::string_view changes) {
  DocParagraphLook look;
  look.style = u16_at(changes, 0);
  FlowRow row;
  const auto take = [&](std::uint16_t change, std::string_view operand) {
    const std::uint8_t first = u8_at(operand, 0);
    switch (change) {
      case InTable:
        if (first == 1) look.depth = std::max(look.depth, 1);
        break;
      case Depth:
        look.depth = static_cast<int>(std::min<std::uint32_t>(u32_at(operand, 0), 1'000));
        break;
      case RowEnd:
      case InnerRowEnd:
        look.ends_row = look.ends_row || first == 1;
        break;
      case InnerCell:
        look.ends_cell = first == 1;
        break;
      case Outline:
        look.outline = first;
        break;
      case List:
        look.list = u16_at(operand, 0);
        break;
      case ListLevel:
        look.list_level = std::min<int>(first, 8);
        break;
      case HeadRow:
        row.head = first == 1;
        break;
      case Cells:
        read_cells(operand, row);
        break;
      case CellShades:
        read_shades(operand, row);
        break;
      default:
        break;
    }
  };
  std::string_view elsewhere;
  each_change(
      piece_at(changes, 2, changes.size()), [&](std::uint16_t change, std::string_view operand) {
        if (change == Elsewhere) {
          const std::size_t at = u32_at(operand, 0);
          elsewhere = piece_at(data_, at + 2, std::min<std::size_t>(u16_at(data_, at), 0x3FFF));
        }
        take(change, operand);
      });
  each_change(elsewhere, take);
  if (look.ends_row && rows_.size() < kMostRows) {
    look.row = rows_.size();
    rows_.push_back(std::move(row));
  }
  if (rows_.empty()) rows_.emplace_back();
  return look;
}

const DocStyle& DocFile::style(std::uint16_t index) const {
  static const DocStyle none;
  return index < styles_.size() ? styles_[index] : none;
}

DocRun<DocCharLook> DocFile::characters(std::uint32_t fc) const { return run_at(characters_, fc); }
DocRun<DocParagraphLook> DocFile::paragraph(std::uint32_t fc) const {
  return run_at(paragraphs_, fc);
}

}  // namespace kouryu::office
