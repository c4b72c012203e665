// Hands what poppler draws to a PageWatch, and of it to text() what has characters.
#include "indexer/extract/pdf/pdf_device.h"

#include <poppler/GfxState.h>
#include <poppler/Object.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace kouryu {
namespace {

int number_of(Object* ref) { return ref != nullptr && ref->isRef() ? ref->getRefNum() : 0; }

constexpr int kFilters = 8;  // of a stream; more are an attack

bool has_filter(const Object& stream, std::string_view filter) {
  if (!stream.isStream()) return false;
  Object filters = stream.streamGetDict()->lookup("Filter");
  const auto is_it = [&](const Object& one) { return one.isName() && filter == one.getName(); };
  if (!filters.isArray()) return is_it(filters);
  for (int i = 0; i < std::min(filters.arrayGetLength(), kFilters); ++i) {
    if (is_it(filters.arrayGet(i))) return true;
  }
  return false;
}

/// Operators that are packed as an image: unpacking them draws it, however large it says it is. Or
/// packed a thousand times.
bool is_trap(const Object& contents) {
  constexpr std::array<std::string_view, 4> kImageFilters = {"JBIG2Decode", "DCTDecode",
                                                             "CCITTFaxDecode", "JPXDecode"};
  if (contents.isStream()) {
    Object filters = contents.streamGetDict()->lookup("Filter");
    if (filters.isArray() && filters.arrayGetLength() > kFilters) return true;
  }
  return std::any_of(kImageFilters.begin(), kImageFilters.end(),
                     [&](std::string_view filter) { return has_filter(contents, filter); });
}

bool is_trap(Page& page) {
  Object contents = page.getContents();
  if (!contents.isArray()) return is_trap(contents);
  for (int i = 0; i < contents.arrayGetLength(); ++i) {
    if (is_trap(contents.arrayGet(i))) return true;
  }
  return false;
}

/// Pixels of the largest JPEG 2000 image that a page may show; 0 where it shows none.
double pixels_of_jpeg2000(Page& page) {
  Dict* const resources = page.getResourceDict();
  if (resources == nullptr) return 0;
  Object objects = resources->lookup("XObject");
  if (!objects.isDict()) return 0;
  constexpr int kObjects = 10'000;
  double most = 0;
  for (int i = 0; i < std::min(objects.dictGetLength(), kObjects); ++i) {
    Object object = objects.dictGetVal(i);
    if (!has_filter(object, "JPXDecode")) continue;
    Object width = object.streamGetDict()->lookup("Width");
    Object height = object.streamGetDict()->lookup("Height");
    const double pixels = width.isNum() && height.isNum() ? width.getNum() * height.getNum() : 1;
    most = std::max({most, pixels, 1.0});
  }
  return most;
}

// Bounds of what is drawn. Of 1,900 real documents the largest drew 4.4 million operators and
// 0.7 million glyphs.
constexpr std::size_t kMostChecks = 2'000'000;  // ten operators each
constexpr std::size_t kMostGlyphs = 20'000'000;
constexpr std::size_t kMostOnPage = 1'000'000;  // glyphs
constexpr std::size_t kMostSaves = 100'000;     // inside one another; poppler copies its state
constexpr std::size_t kMostMarks = 5'000;       // inside one another; poppler walks all for each

/// A photograph has fewer; a scanned page of A4 with 72 dots an inch has these.
constexpr double kPagePixels = 500'000;

}  // namespace

bool PdfDevice::checkPageSlice(Page* page, double, double, int, bool, bool, int, int, int, int,
                               bool, bool (*)(void*), void*, bool (*)(Annot*, void*), void*) {
  facts_ = {};
  watch_.reset();
  skips_images_ = false;
  if (is_trap(*page)) return false;
  exhausted_ |= !tables_.end(page->getResourceDict());
  if (exhausted_) return false;
  // Poppler decodes a JPEG 2000 image to learn its colours: a third of a second a page, or all
  // memory. Then its size has to tell whether it covers the page.
  const double pixels = pixels_of_jpeg2000(*page);
  skips_images_ = pixels > 0;
  if (pixels >= kPagePixels) facts_.image_share = 1;
  return true;
}

void PdfDevice::draw(PDFDoc& document, int page) {
  constexpr double kDotsPerInch = 72;  // a unit is a point
  const auto stops = [](void* device) {
    auto* const self = static_cast<PdfDevice*>(device);
    self->count(&self->checks_, kMostChecks);
    return self->exhausted_;
  };
  page_glyphs_ = 0;
  saves_ = 0;
  marks_ = 0;
  document.displayPage(this, page, kDotsPerInch, kDotsPerInch, 0, false, true, false, stops, this);
}

void PdfDevice::saveState(GfxState*) { count(&saves_, kMostSaves); }

void PdfDevice::restoreState(GfxState*) {
  if (saves_ > 0) --saves_;
}

void PdfDevice::beginMarkedContent(const char*, Dict*) { count(&marks_, kMostMarks); }

void PdfDevice::endMarkedContent(GfxState*) {
  if (marks_ > 0) --marks_;
}

void PdfDevice::startPage(int, GfxState* state, XRef*) {
  watch_ = std::make_unique<PageWatch>(state->getPageWidth(), state->getPageHeight(), fonts_);
}

void PdfDevice::endPage() {
  if (watch_) {
    const double share = facts_.image_share;
    facts_ = watch_->finish();
    facts_.image_share = std::max(facts_.image_share, share);
  }
  watch_.reset();
}

void PdfDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double, double,
                         CharCode code, int bytes, const Unicode* unicode, int length) {
  count(&glyphs_, kMostGlyphs);
  count(&page_glyphs_, kMostOnPage);
  if (!watch_ || exhausted_) return;
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
