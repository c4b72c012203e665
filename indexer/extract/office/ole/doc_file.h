// The text of a Word document of 1997 to 2003 by its places, and how each place is set (MS-DOC).
//
// Two counts run through it: `cp` counts characters in reading order, `fc` bytes of the stream
// WordDocument. The piece table leads from one to the other; formats are told by fc.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_OLE_DOC_FILE_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_OLE_DOC_FILE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/office/ole/compound.h"
#include "indexer/extract/office/word_flow.h"
#include "indexer/extract/office/word_styles.h"

namespace kouryu::office {

/// A stretch of characters that lie side by side in the stream.
struct DocPiece {
  std::uint32_t begin = 0;  // cp
  std::uint32_t end = 0;
  std::uint32_t fc = 0;
  bool wide = false;  // two bytes a character, else one of Windows-1252
};

struct DocCharLook {
  bool unseen = false;  // hidden, or deleted by a tracked change
  bool bold = false;
  bool special = false;  // it stands for a note, a picture, a number
  int size = 0;          // half points; 0: the style's
};

struct DocParagraphLook {
  std::uint16_t style = 0;
  int depth = 0;           // tables around it
  bool ends_cell = false;  // of a table inside another
  bool ends_row = false;
  int outline = -1;  // level of a heading from 0; 9 is text; -1: the style's
  int list = -1;     // 0: none; -1: the style's
  int list_level = 0;
  std::size_t row = 0;  // of DocFormats::rows, where it ends a row
};

struct DocStyle {
  StyleRole role = StyleRole::Body;
  int level = 0;
  int size = 0;
  bool bold = false;
};

/// Looks over a range of fc.
template <class Look>
struct DocRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Look look{};
};

class DocFile {
 public:
  /// Stories of a document, in the order in which their characters are counted.
  enum Story : std::size_t {
    Main,
    Footnotes,
    Margins,
    Macros,
    Comments,
    Endnotes,
    Boxes,
    kStories
  };

  /// Throws Refusal: encrypted, needs_converter (before Word 97), broken.
  explicit DocFile(CompoundFile& file);

  [[nodiscard]] std::uint32_t begin_of(Story story) const { return begins_[story]; }
  [[nodiscard]] std::uint32_t end_of(Story story) const { return begins_[story + 1]; }
  [[nodiscard]] const std::vector<DocPiece>& pieces() const { return pieces_; }
  [[nodiscard]] std::string_view main_stream() const { return main_; }
  [[nodiscard]] const DocStyle& style(std::uint16_t index) const;
  [[nodiscard]] const FlowRow& row(std::size_t index) const { return rows_[index]; }
  /// The run that `fc` is in; an empty one of the plain look up to the next where it is in none.
  [[nodiscard]] DocRun<DocCharLook> characters(std::uint32_t fc) const;
  [[nodiscard]] DocRun<DocParagraphLook> paragraph(std::uint32_t fc) const;
  /// The cps of a table (PLC) whose entries hold `bytes` each besides, by its number in the head.
  [[nodiscard]] std::vector<std::uint32_t> places(std::size_t table, std::size_t bytes) const;

 private:
  [[nodiscard]] std::string_view table(std::size_t number) const;
  void read_pieces();
  void read_styles();
  void read_runs();
  DocCharLook character_look(std::string_view changes) const;
  DocParagraphLook paragraph_look(std::string_view changes);

  std::string main_;
  std::string tables_;
  std::string data_;
  std::array<std::uint32_t, kStories + 1> begins_{};
  std::vector<DocPiece> pieces_;
  std::vector<DocStyle> styles_;
  std::vector<DocRun<DocCharLook>> characters_;
  std::vector<DocRun<DocParagraphLook>> paragraphs_;
  std::vector<FlowRow> rows_;
};

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_OLE_DOC_FILE_H_
