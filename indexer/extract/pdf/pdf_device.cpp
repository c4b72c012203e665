// Hands what poppler draws to a PageWatch, and of it to text() what has characters.
#include "indexer/extract/pdf/pdf_device.h"

#include <poppler/GfxState.h>
#include <poppler/Object.h>

namespace kouryu {
namespace {

int number_of(Object* ref) { return ref != nullptr && ref->isRef() ? ref->getRefNum() : 0; }

}  // namespace

void PdfDevice::startPage(int, GfxState* state, XRef*) {
  watch_ = std::make_unique<PageWatch>(state->getPageWidth(), state->getPageHeight(), fonts_);
}

void PdfDevice::endPage() {
  if (watch_) facts_ = watch_->finish();
  watch_.reset();
}

void PdfDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double, double,
                         CharCode code, int bytes, const Unicode* unicode, int length) {
  if (!watch_) return;
  const auto shown =
      watch_->glyph(*state, code, {unicode, length > 0 ? static_cast<std::size_t>(length) : 0});
  if (shown.empty()) return;
  text(*state, x, y, dx, dy, code, bytes, shown.data(), static_cast<int>(shown.size()));
}

void PdfDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                              bool, bool, bool in_page) {
  if (watch_) watch_->image(*state, number_of(ref));
  if (in_page) skip_inline_image(*stream, width, height, 1, 1);
}

void PdfDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                          GfxImageColorMap* colors, bool, const int*, bool in_page) {
  if (watch_) watch_->image(*state, number_of(ref));
  if (in_page) {
    skip_inline_image(*stream, width, height, colors->getNumPixelComps(), colors->getBits());
  }
}

void PdfDevice::drawMaskedImage(GfxState* state, Object* ref, Stream*, int, int, GfxImageColorMap*,
                                bool, Stream*, int, int, bool, bool) {
  if (watch_) watch_->image(*state, number_of(ref));
}

void PdfDevice::drawSoftMaskedImage(GfxState* state, Object* ref, Stream*, int, int,
                                    GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*,
                                    bool) {
  if (watch_) watch_->image(*state, number_of(ref));
}

void PdfDevice::setSoftMaskFromImageMask(GfxState*, Object*, Stream* stream, int width, int height,
                                         bool, bool in_page, double*) {
  if (in_page) skip_inline_image(*stream, width, height, 1, 1);
}

}  // namespace kouryu
