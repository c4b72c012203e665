// In what state a PDF is: whether it opens, and what its pages are made of.
//
//   OpenedPdf pdf = open_pdf(input.bytes);             // decrypted and repaired, or a reason
//   if (!pdf.document) return refused(pdf.reason, pdf.detail);
//   FontTrust fonts(pdf.document->getXRef());          // one a document
//   Layout device(&fonts);                             // derived from PdfDevice
//   for each page: displayPage(&device, …, printing = false);  pages.push_back(device.facts());
//     is_garbled(device.facts()): leave the page's text out
//   PdfVerdict verdict = judge_pages(pages);           // a reason, or warnings beside the text
//
// A device of another make tells a PageWatch of its glyphs and images itself.
// Which glyphs have no character: pdf_fonts.h. Title, notes, files inside: pdf_marginalia.h.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PDF_STATE_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PDF_STATE_H_

#include <poppler/PDFDoc.h>

#include <array>
#include <bitset>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/pdf/pdf_fonts.h"

class GfxState;
class Stream;

namespace kouryu {

struct OpenedPdf {
  std::unique_ptr<std::string> repaired;  // what is read in place of the bytes given
  std::unique_ptr<PDFDoc> document;       // null when refused; reads `bytes`, which must outlive it
  int pages = 0;                          // at least 1 where there is a document
  std::string reason;                     // encrypted, broken
  std::string detail;
};

/// Opens a PDF with the empty password; a damaged one with what can be found of it. Keeps poppler
/// from writing to stderr.
[[nodiscard]] OpenedPdf open_pdf(std::string_view bytes);

/// What a page is made of. White space counts nowhere.
struct PageFacts {
  std::size_t chars = 0;        // glyphs with a character that is text
  std::size_t japanese = 0;     // of `chars`, kana and kanji
  std::size_t unmapped = 0;     // glyphs whose font does not tell their character
  std::size_t unknown = 0;      // of `unmapped`, in fonts that tell other characters
  std::size_t controls = 0;     // of `chars`, control characters but for the commonest
  std::size_t repeated = 0;     // of `chars`, in runs of five equal letters and more
  std::size_t lines = 0;        // as they are drawn one after the other
  std::size_t short_lines = 0;  // of these, with one or two characters
  double image_share = 0;       // of the page that images cover, 0 to 1
  int image = 0;                // object number of the largest; 0: none, or written in the page
};

/// Gathers the facts of a page while it is drawn.
class PageWatch {
 public:
  /// Size of the page in device units. `fonts` is of the document and may be shared by its pages.
  PageWatch(double width, double height, FontTrust* fonts);

  /// A glyph is drawn for which poppler tells `unicode`. Returns the characters that it shows, good
  /// until the next call; none where they cannot be told: it must not become text.
  std::span<const unsigned int> glyph(const GfxState& state, unsigned int code,
                                      std::span<const unsigned int> unicode);
  /// An image or image mask is drawn in the unit square of `state`. `object` is its number, 0 for
  /// an inline image.
  void image(const GfxState& state, int object);

  [[nodiscard]] PageFacts finish();

 private:
  void letter(unsigned int c, double x, double y, double size);
  void end_run();
  void end_line();

  static constexpr std::size_t kGrid = 24;  // the page is covered in cells of a 24th of its sides
  double width_, height_;
  FontTrust* fonts_;
  PageFacts facts_;
  unsigned int from_file_ = 0;  // the character that glyph() returned
  std::bitset<kGrid * kGrid> covered_;
  double largest_image_ = 0;
  unsigned int last_ = 0;                   // the last letter
  std::array<std::size_t, 32> controls_{};  // how often each comes
  std::size_t run_ = 0;                     // so many times in a row
  std::size_t line_chars_ = 0;
  double x_ = 0, y_ = 0;  // of the last letter
};

/// Takes an inline image's bytes from its stream, as many as it promises but never past its end:
/// the interpreter looks for its end mark from there. For OutputDev::drawImage and drawImageMask.
void skip_inline_image(Stream& stream, int width, int height, int components, int bits);

/// A page whose characters are codes of glyphs, by the control characters among them: its text must
/// not become words.
[[nodiscard]] bool is_garbled(const PageFacts& page);

struct PdfVerdict {
  std::string reason;  // scan, unmapped_fonts; empty where the text is to be read
  std::string detail;  // "12 pages"; where only some are scans: "3 of 12 pages: 1, 4-5"
  std::vector<std::string> warnings;  // partly_scan, poor_text_layer
};
[[nodiscard]] PdfVerdict judge_pages(const std::vector<PageFacts>& pages);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PDF_STATE_H_
