// Word documents of 1997 to 2003: characters in reading order, as a flow of paragraphs and cells.
#include <algorithm>
#include <map>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/office/ole/doc_file.h"
#include "indexer/extract/office/ole/little_endian.h"
#include "indexer/extract/office/ole/old_text.h"
#include "indexer/extract/office/ole/ole_readers.h"
#include "indexer/extract/office/refusal.h"
#include "indexer/extract/office/word_flow.h"
#include "indexer/extract/text_builder.h"

namespace kouryu::office {
namespace {

constexpr int kUsualSize = 21;  // 10.5 points, Word's own in Japanese
constexpr int kBodyOutline = 9;

/// Characters that are marks (MS-DOC 2.4.1 and sprmCFSpec).
enum Mark : char16_t {
  kPicture = 0x01,
  kNoteMark = 0x02,
  kCommentMark = 0x05,
  kCellEnd = 0x07,
  kDrawing = 0x08,
  kTab = 0x09,
  kLineBreak = 0x0B,
  kPageBreak = 0x0C,
  kParagraphEnd = 0x0D,
  kColumnBreak = 0x0E,
  kFieldBegin = 0x13,
  kFieldSeparator = 0x14,
  kFieldEnd = 0x15,
  kHardHyphen = 0x1E,
  kSoftHyphen = 0x1F,
};

/// Notes of one kind: where they are cited, and where their texts are.
struct NoteTables {
  DocFile::Story story;
  std::size_t cited;
  std::size_t cited_bytes;
  std::size_t texts;
};
constexpr NoteTables kNotes[] = {
    {DocFile::Footnotes, 2, 2, 3}, {DocFile::Endnotes, 46, 2, 47}, {DocFile::Comments, 4, 30, 5}};

struct NoteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class StoryReader {
 public:
  /// `notes`: by the cp of what cites them; taken out as they are read.
  StoryReader(const DocFile& doc, std::map<std::uint32_t, NoteRange>* notes)
      : doc_(doc), notes_(notes) {}

  void read(std::uint32_t begin, std::uint32_t end) {
    const auto& pieces = doc_.pieces();
    auto piece = std::upper_bound(pieces.begin(), pieces.end(), begin,
                                  [](std::uint32_t cp, const DocPiece& p) { return cp < p.end; });
    for (; piece != pieces.end() && piece->begin < end; ++piece) {
      read_piece(*piece, std::max(begin, piece->begin), std::min(end, piece->end));
    }
    flush();
  }

  WordFlow flow;

 private:
  void read_piece(const DocPiece& piece, std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t width = piece.wide ? 2 : 1;
    for (std::uint32_t cp = begin; cp < end; ++cp) {
      const std::uint32_t fc = piece.fc + (cp - piece.begin) * width;
      if (fc < run_.begin || fc >= run_.end) {
        flush();
        run_ = doc_.characters(fc);
        const DocStyle& style = doc_.style(doc_.paragraph(fc).look.style);
        bold_ = run_.look.bold || style.bold;
        size_ = run_.look.size > 0 ? run_.look.size : style.size;
      }
      const char16_t c =
          piece.wide ? u16_at(doc_.main_stream(), fc) : from_western(u8_at(doc_.main_stream(), fc));
      take(c, cp, fc);
    }
  }

  static char16_t from_western(std::uint8_t byte) {
    static const std::vector<char16_t> table = [] {
      std::vector<char16_t> all;
      for (int i = 0; i < 0x20; ++i) {
        const char raw = static_cast<char>(0x80 + i);
        const std::string utf8 = from_code_page({&raw, 1}, kWesternCodePage);
        std::size_t at = 0;
        all.push_back(static_cast<char16_t>(next_char(utf8, at)));
      }
      return all;
    }();
    return byte >= 0x80 && byte < 0xA0 ? table[byte - 0x80U] : char16_t{byte};
  }

  void take(char16_t c, std::uint32_t cp, std::uint32_t fc) {
    if (c >= 0x20) {
      // Symbols of a font of their own stand for what their number does not tell.
      if (!run_.look.unseen && !(run_.look.special && c == u'(')) pending_.push_back(c);
      return;
    }
    flush();
    switch (c) {
      case kParagraphEnd:
      case kPageBreak:
        end_paragraph(fc);
        break;
      case kCellEnd:
        end_cell(fc);
        break;
      case kLineBreak:
      case kColumnBreak:
        show("\n");
        break;
      case kTab:
        show("\t");
        break;
      case kHardHyphen:
        show("-");
        break;
      case kFieldBegin:
        flow.begin_field();
        break;
      case kFieldSeparator:
        flow.separate_field();
        break;
      case kFieldEnd:
        flow.end_field();
        break;
      case kNoteMark:
      case kCommentMark:
        cite(cp);
        break;
      default:
        break;
    }
  }

  void show(std::string_view text) {
    if (!run_.look.unseen) flow.text(text, bold_, size_);
  }

  void flush() {
    if (pending_.empty()) return;
    flow.text(from_utf16(pending_), bold_, size_);
    pending_.clear();
  }

  void cite(std::uint32_t cp) {
    if (notes_ == nullptr) return;
    const auto found = notes_->find(cp);
    if (found == notes_->end()) return;
    flow.note(note_text(doc_, found->second));
    notes_->erase(found);
  }

  [[nodiscard]] FlowParagraph paragraph_of(const DocParagraphLook& look) const {
    const DocStyle& style = doc_.style(look.style);
    FlowParagraph out;
    out.role = style.role;
    out.level = style.level;
    out.depth = look.depth;
    if (look.outline >= 0 && look.outline < kBodyOutline && style.role == StyleRole::Body) {
      out.role = StyleRole::Heading;
      out.level = look.outline + 1;
    } else if (look.outline == kBodyOutline && style.role == StyleRole::Heading) {
      out.role = StyleRole::Body;
    }
    if (look.list > 0) out.list_level = look.list_level;
    return out;
  }

  void end_paragraph(std::uint32_t fc) {
    const DocParagraphLook look = doc_.paragraph(fc).look;
    const FlowParagraph paragraph = paragraph_of(look);
    if (look.depth > 1 && look.ends_row) {
      flow.end_row(look.depth, doc_.row(look.row));
    } else if (look.depth > 1 && look.ends_cell) {
      flow.end_cell(paragraph);
    } else {
      flow.end_paragraph(paragraph);
    }
  }

  void end_cell(std::uint32_t fc) {
    const DocParagraphLook look = doc_.paragraph(fc).look;
    if (look.ends_row) {
      flow.end_row(std::max(look.depth, 1), doc_.row(look.row));
    } else {
      flow.end_cell(paragraph_of(look));
    }
  }

 public:
  static std::string note_text(const DocFile& doc, const NoteRange& range) {
    StoryReader reader(doc, nullptr);
    reader.read(range.begin, range.end);
    return text_of_blocks(reader.flow.finish());
  }

 private:
  const DocFile& doc_;
  std::map<std::uint32_t, NoteRange>* notes_;
  std::vector<char16_t> pending_;
  DocRun<DocCharLook> run_;
  bool bold_ = false;
  int size_ = 0;
};

/// Notes by the cp that cites them. Their texts lie one behind the other.
std::map<std::uint32_t, NoteRange> notes_of(const DocFile& doc) {
  std::map<std::uint32_t, NoteRange> notes;
  for (const NoteTables& kind : kNotes) {
    const auto cited = doc.places(kind.cited, kind.cited_bytes);
    const auto texts = doc.places(kind.texts, 0);
    const std::uint32_t begin = doc.begin_of(kind.story);
    const std::uint32_t size = doc.end_of(kind.story) - begin;
    for (std::size_t i = 0; i + 1 < cited.size() && i + 1 < texts.size(); ++i) {
      if (texts[i] > texts[i + 1] || texts[i + 1] > size) break;
      notes[cited[i]] = {begin + texts[i], begin + texts[i + 1]};
    }
  }
  return notes;
}

bool has_text(const std::vector<WordBlock>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const WordBlock& block) {
    return block.table != nullptr || !block.text.empty();
  });
}

}  // namespace

Extraction read_old_word(CompoundFile file, const ExtractInput&, const ExtractContext& context) {
  const DocFile doc(file);
  std::map<std::uint32_t, NoteRange> notes = notes_of(doc);
  StoryReader reader(doc, &notes);
  reader.read(doc.begin_of(DocFile::Main), doc.end_of(DocFile::Main));
  std::vector<WordBlock> blocks = reader.flow.finish();
  const auto append = [&](DocFile::Story story) {
    StoryReader beside(doc, &notes);
    beside.read(doc.begin_of(story), doc.end_of(story));
    for (WordBlock& block : beside.flow.finish()) blocks.push_back(std::move(block));
  };
  append(DocFile::Boxes);
  // Notes whose citation is lost stand at the end, as Word prints them.
  for (const auto& [cp, range] : notes) {
    WordBlock block;
    block.kind = ExtractedKind::Note;
    block.text = StoryReader::note_text(doc, range);
    if (!block.text.empty()) blocks.push_back(std::move(block));
  }
  // Heads and feet of pages are furniture, but all there is where the body is empty.
  if (!has_text(blocks)) append(DocFile::Margins);
  TextBuilder out(context.limits);
  write_blocks(blocks, body_size_of(blocks, kUsualSize), out);
  if (blocks.empty() && doc.pieces().empty()) throw Refusal("broken", "no text table");
  describe(file, out.text);
  if (out.text.title.empty()) out.text.title = reader.flow.title();
  return out.finish();
}

}  // namespace kouryu::office
