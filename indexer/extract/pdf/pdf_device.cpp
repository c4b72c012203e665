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

bool has_filter(const Object& stream, std::string_view filter) {
  if (!stream.isStream()) return false;
  Object filters = stream.streamGetDict()->lookup("Filter");
  const auto is_it = [&](const Object& one) { return one.isName() && filter == one.getName(); };
  if (!filters.isArray()) return is_it(filters);
  constexpr int kFilters = 8;  // more are an attack
  for (int i = 0; i < std::min(filters.arrayGetLength(), kFilters); ++i) {
    if (is_it(filters.arrayGet(i))) return true;
  }
  return false;
}

/// Operators that are packed as an image: unpacking them draws it, however large it says it is.
bool is_image(const Object& contents) {
  constexpr std::array<std::string_view, 4> kImageFilters = {"JBIG2Decode", "DCTDecode",
                                                             "CCITTFaxDecode", "JPXDecode"};
  return std::any_of(kImageFilters.begin(), kImageFilters.end(),
                     [&](std::string_view filter) { return has_filter(contents, filter); });
}

bool has_image_for_contents(Page& page) {
  Object contents = page.getContents();
  if (!contents.isArray()) return is_image(contents);
  for (int i = 0; i < contents.arrayGetLength(); ++i) {
    if (is_image(contents.arrayGet(i))) return true;
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

/// A photograph has fewer; a scanned page of A4 with 72 dots an inch has these.
constexpr double kPagePixels = 500'000;

}  // namespace

bool PdfDevice::checkPageSlice(Page* page, double, double, int, bool, bool, int, int, int, int,
                               bool, bool (*)(void*), void*, bool (*)(Annot*, void*), void*) {
  facts_ = {};
  watch_.reset();
  skips_images_ = false;
  if (has_image_for_contents(*page)) return false;
  // Poppler decodes a JPEG 2000 image to learn its colours: a third of a second a page, or all
  // memory. Then its size has to tell whether it covers the page.
  const double pixels = pixels_of_jpeg2000(*page);
  skips_images_ = pixels > 0;
  if (pixels >= kPagePixels) facts_.image_share = 1;
  return true;
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
