// Page by page: drawn into glyphs, laid out as pieces of lines, written as blocks.
#include "indexer/extract/pdf/pdf.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/pdf/glyph_device.h"
#include "indexer/extract/pdf/page_writer.h"
#include "indexer/extract/pdf/pdf_marginalia.h"
#include "indexer/extract/pdf/pdf_repair.h"
#include "indexer/extract/pdf/pdf_state.h"
#include "indexer/extract/pdf/pdf_titles.h"
#include "indexer/extract/text_builder.h"

namespace kouryu {
namespace {

constexpr std::size_t kSignWithin = 1'024;  // bytes, as readers allow
constexpr std::size_t kBatch = 256;         // pages held at once: enough to see what repeats

}  // namespace

bool is_pdf(std::string_view bytes, std::string_view) {
  return bytes.substr(0, kSignWithin).find("%PDF-") != std::string_view::npos;
}

Extraction extract_pdf(const ExtractInput& input, const ExtractContext& context) {
  OpenedPdf pdf = open_pdf(input.bytes);
  if (!pdf.document) return refused(pdf.reason, pdf.detail);
  FontTrust fonts(pdf.document->getXRef());
  GlyphDevice device(&fonts);
  TextBuilder out(context.limits);
  PageWriter writer(out);
  std::vector<PageFacts> facts;
  std::vector<LaidOutPage> batch;
  std::size_t bytes = 0;
  for (int number = 1; number <= pdf.pages && bytes <= context.limits.text_bytes; ++number) {
    device.draw(*pdf.document, number);
    if (device.exhausted()) return refused("refused", "a page draws without end");
    facts.push_back(device.facts());
    const PageGlyphs glyphs = device.take();
    LaidOutPage page;
    if (!is_garbled(facts.back())) page.layout = lay_out(glyphs);
    std::string text;
    for (const PagePiece& piece : page.layout.pieces) text.append(piece.text).append("\n");
    bytes += text.size();
    page.notes = notes_of_page(*pdf.document, number, text);
    batch.push_back(std::move(page));
    if (batch.size() >= kBatch || number == pdf.pages) {
      writer.write(std::exchange(batch, {}), pdf.pages <= static_cast<int>(kBatch));
    }
    if (context.progress) {
      context.progress(static_cast<std::uint64_t>(number), static_cast<std::uint64_t>(pdf.pages));
    }
  }
  writer.write(std::move(batch), false);
  writer.finish();
  if (bytes > context.limits.text_bytes) return refused("refused", "more text than the limit");

  const PdfVerdict verdict = judge_pages(facts);
  read_information(*pdf.document, &out.text);
  if (!is_title_of(out.text.title, out.text.text)) out.text.title.clear();
  out.text.warnings.insert(out.text.warnings.end(), verdict.warnings.begin(),
                           verdict.warnings.end());
  std::vector<InnerDocument> inner = read_embedded(*pdf.document, input, context);
  Extraction extraction =
      verdict.reason.empty() ? out.finish() : refused(verdict.reason, verdict.detail);
  // Pages without text, and fonts that tell no letters: what was lost may have been both.
  const bool nothing = extraction.reason == "no_text" || extraction.reason == "unmapped_fonts";
  if (nothing && is_cut_off(input.bytes)) extraction = refused("broken", "cut off");
  if (extraction.reason.empty()) extraction.detail = verdict.detail;
  extraction.inner = std::move(inner);
  return extraction;
}

}  // namespace kouryu
