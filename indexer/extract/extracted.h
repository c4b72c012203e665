// What a format says of a document: its text, and which piece of it is what.
//
// A format that knows its blocks hands them on unguessed; a text without structure has none, and
// indexer/blocks guesses them. What comes after asks the blocks, never the format.
#ifndef KOURYU_INDEXER_EXTRACT_EXTRACTED_H_
#define KOURYU_INDEXER_EXTRACT_EXTRACTED_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "kouryu/text_range.h"

namespace kouryu {

enum class ExtractedKind : std::uint8_t {
  Line,       // one whole line (joined, where it had been wrapped) whose kind is to be guessed
  Heading,    // `level`
  Paragraph,  // '\n' in it ends a line; whether the next one goes on is to be guessed
  Text,       // plain text of any length: its lines, blank ones too, are to be guessed
  ListItem,   // `level`: depth, 1 = outermost; begins with its mark (・, 1.) where it shows one
  TableRow,   // `cells` without labels
  Record,     // `cells` with labels: a row under its header, a definition list, a form
  Caption,    // of a figure, photo or table
  Note,       // footnote, endnote, comment, speaker's note
  Navigation  // menus, breadcrumbs, footers of a page: text, but not of the document
};

/// A cell of a table row or a field of a record. Ranges are of ExtractedText::text.
struct ExtractedCell {
  ByteRange label;  // empty where the cell has no head
  ByteRange value;  // '\n' in it is a line of the cell; may be empty
};

struct ExtractedBlock {
  ExtractedKind kind = ExtractedKind::Line;
  ByteRange range;                   // without the line end behind it
  int level = 0;                     // Heading, ListItem
  bool opens = false;                // TableRow, Record: the first of its table
  double scale = 0;                  // Line: its letters' size by that of the body; 0 = unknown
  std::vector<ExtractedCell> cells;  // ascending, inside `range`
};

/// A page, slide or sheet.
struct ExtractedPage {
  std::size_t begin = 0;  // byte of ExtractedText::text
  std::string label;      // the number printed on it, the name of the sheet; may be empty
};

/// Text of one document as extracted: valid UTF-8, line ends '\n', no byte order mark, no control
/// characters but '\n' and '\t'. Ranges named `source` elsewhere count its bytes. Built by
/// TextBuilder.
struct ExtractedText {
  std::string text;
  std::vector<ExtractedPage> pages;    // ascending; empty where the format has none
  std::vector<ExtractedBlock> blocks;  // ascending, apart; empty where the format tells none
  std::string title;                   // what the format states; each may be empty
  std::string date;                    // YYYY-MM-DD, YYYY-MM or YYYY
  std::string language;                // BCP 47
  std::string author;
  std::string encoding;  // the charset that was read: UTF-8, CP932
  std::string format;    // the name of the format's row: pdf
  /// partly_scan, poor_text_layer, without_layout, ocr, cut_off, other_encoding, control_characters
  std::vector<std::string> warnings;
};

struct InnerDocument;

/// What became of a file: its text, or the reason why there is none.
struct Extraction {
  ExtractedText text;
  std::string reason;  // empty when extracted; else of the closed list in indexer/reasons.h
  std::string detail;  // for the person: "12 pages", "looks like ZIP"; may be empty
  std::vector<InnerDocument> inner;  // documents inside it, in order; also where it has no text
};

/// An attachment, a member of an archive.
struct InnerDocument {
  std::string name;  // UTF-8 path inside the outer one, '/' between; unique there, no .. in it
  std::uint64_t size = 0;  // bytes
  Extraction extraction;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_EXTRACTED_H_
