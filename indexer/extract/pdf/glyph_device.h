// Collects what a page shows from poppler, in drawing order: the order in which raw text comes.
//
// Glyphs outside the page or its clip are not of the page. What is behind them (images, fonts that
// do not tell their characters): pdf_device.h.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_GLYPH_DEVICE_H_
#define KOURYU_INDEXER_EXTRACT_PDF_GLYPH_DEVICE_H_

#include <cstddef>
#include <string>
#include <utility>

#include "indexer/extract/pdf/page_glyphs.h"
#include "indexer/extract/pdf/pdf_device.h"

namespace kouryu {

class GlyphDevice : public PdfDevice {
 public:
  /// No page takes more glyphs than this; what follows is left out.
  static constexpr std::size_t kMostGlyphs = 4'000'000;

  explicit GlyphDevice(FontTrust* fonts) : PdfDevice(fonts) {}

  /// Of the page drawn last.
  [[nodiscard]] PageGlyphs take() { return std::move(page_); }

  void startPage(int number, GfxState* state, XRef* xref) override;
  void updateFont(GfxState* state) override;
  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override { fill(state); }
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;

 protected:
  void text(GfxState& state, double x, double y, double dx, double dy, CharCode code, int bytes,
            const Unicode* characters, int count) override;

 private:
  void add(const Unicode* characters, int count, Glyph glyph);
  void rule(double x0, double y0, double x1, double y1);
  void cover(const GfxState& state, const Box& area);
  void replace_actual(std::size_t begin, const std::string& bytes);

  PageGlyphs page_;
  double type3_scale_ = 1;
  std::size_t compared_ = 0;  // rules with areas filled over them
  // Marked content that states its text. Nested ones are of the outermost.
  int actual_depth_ = 0;
  std::size_t actual_begin_ = 0;
  std::string actual_text_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_GLYPH_DEVICE_H_
