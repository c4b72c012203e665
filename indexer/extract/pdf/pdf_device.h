// What a page draws, as glyphs with characters: poppler's output device without pictures.
//
// Derive from it, take text(), call draw(). It decodes no image, fills no pattern and no shade
// (each could cost minutes for nothing to read), watches what the page is made of, and leaves out
// what fonts do not tell.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PDF_DEVICE_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PDF_DEVICE_H_

#include <poppler/OutputDev.h>

#include <cstddef>
#include <memory>

#include "indexer/extract/pdf/pdf_fonts.h"
#include "indexer/extract/pdf/pdf_state.h"
#include "indexer/extract/pdf/pdf_tables.h"

namespace kouryu {

class PdfDevice : public OutputDev {
 public:
  /// `fonts` is of the document.
  explicit PdfDevice(FontTrust* fonts) : fonts_(fonts) {}

  /// Of the page drawn last.
  [[nodiscard]] const PageFacts& facts() const { return facts_; }

  /// Draws a page (1 = first) in points. Stops where more is drawn than any document of people
  /// holds, such as a form in a form in a form, ten times each; see exhausted().
  void draw(PDFDoc& document, int page);
  /// A page was not drawn to its end: the document is to be refused.
  [[nodiscard]] bool exhausted() const { return exhausted_; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return !skips_images_; }  // true: images are told
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int,
                         int, double, double) override {
    return true;
  }

  /// Looks at the page before it is drawn: whether images can be told, whether it is to be drawn.
  bool checkPageSlice(Page* page, double h_dpi, double v_dpi, int rotate, bool use_media_box,
                      bool crop, int x, int y, int width, int height, bool printing,
                      bool (*abort)(void* data), void* abort_data,
                      bool (*shows)(Annot* annotation, void* data), void* shows_data) override;
  void saveState(GfxState* state) override;
  void restoreState(GfxState* state) override;
  void beginMarkedContent(const char* name, Dict* properties) override;
  void endMarkedContent(GfxState* state) override;
  void startPage(int number, GfxState* state, XRef* xref) override;
  void endPage() override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int length) override;
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool in_page) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask,
                 bool in_page) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                       GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool mask_invert, bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                           int mask_height, GfxImageColorMap* mask_colors,
                           bool mask_interpolate) override;
  void setSoftMaskFromImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                                bool invert, bool in_page, double* base_matrix) override;

 protected:
  /// A glyph that shows `count` characters (at least one). The rest as drawChar has it: user
  /// space, advance without character and word spacing.
  virtual void text(GfxState& state, double x, double y, double dx, double dy, CharCode code,
                    int bytes, const Unicode* characters, int count) = 0;

 private:
  /// Counts something; past `most` the drawing stops.
  void count(std::size_t* things, std::size_t most) { exhausted_ |= ++*things > most; }

  FontTrust* fonts_;
  FontTables tables_;
  bool exhausted_ = false;
  std::size_t checks_ = 0;  // of the document, one for ten operators
  std::size_t glyphs_ = 0;  // of the document
  std::size_t page_glyphs_ = 0;
  std::size_t saves_ = 0;  // open
  std::size_t marks_ = 0;  // open
  std::unique_ptr<PageWatch> watch_;
  PageFacts facts_;
  bool skips_images_ = false;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PDF_DEVICE_H_
