// Looks at a PDF as the extraction does, with each step apart.
#ifndef KOURYU_TESTS_SUPPORT_PDF_LOOK_H_
#define KOURYU_TESTS_SUPPORT_PDF_LOOK_H_

#include <poppler/GfxState.h>
#include <poppler/PDFDoc.h>

#include <cmath>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/pdf_device.h"
#include "indexer/extract/pdf/pdf_marginalia.h"
#include "indexer/extract/pdf/pdf_state.h"

namespace kouryu::test {

/// Characters in drawing order, a line for each baseline.
class PlainDevice : public PdfDevice {
 public:
  using PdfDevice::PdfDevice;
  std::string shown;

 protected:
  void text(GfxState& state, double x, double y, double, double, CharCode, int,
            const Unicode* characters, int count) override {
    double device_x = 0;
    double device_y = 0;
    state.transform(x, y, &device_x, &device_y);
    if (!shown.empty() && std::abs(device_y - line_) > 3) shown += '\n';
    line_ = device_y;
    for (int i = 0; i < count; ++i) append_utf8(shown, characters[i]);
  }

 private:
  double line_ = 0;
};

struct Seen {
  std::string reason;
  std::string detail;
  std::vector<std::string> warnings;
  std::string text;   // of all pages, garbled ones left out
  std::string notes;  // "1: a note" lines
  ExtractedText stated;
  std::vector<InnerDocument> inner;
};

inline Seen look_at(const std::string& bytes) {
  Seen seen;
  OpenedPdf pdf = open_pdf(bytes);
  if (!pdf.document) return {pdf.reason, pdf.detail, {}, {}, {}, {}, {}};
  FontTrust fonts(pdf.document->getXRef());
  std::vector<PageFacts> pages;
  for (int page = 1; page <= pdf.pages; ++page) {
    PlainDevice device(&fonts);
    device.draw(*pdf.document, page);
    pages.push_back(device.facts());
    if (!seen.text.empty() && !device.shown.empty()) seen.text += '\n';
    if (!is_garbled(device.facts())) seen.text += device.shown;
    for (const std::string& note : notes_of_page(*pdf.document, page, device.shown)) {
      seen.notes += std::to_string(page) + ": " + note + "\n";
    }
  }
  const PdfVerdict verdict = judge_pages(pages);
  seen.reason = verdict.reason;
  seen.detail = verdict.detail;
  seen.warnings = verdict.warnings;
  read_information(*pdf.document, &seen.stated);
  seen.inner = read_embedded(*pdf.document, {.bytes = bytes}, {});
  return seen;
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_PDF_LOOK_H_
