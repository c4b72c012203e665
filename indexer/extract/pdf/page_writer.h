// Writes the pages of a document as blocks, and joins the line that runs over the end of a page.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PAGE_WRITER_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PAGE_WRITER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/pdf/flow.h"
#include "indexer/extract/pdf/furniture.h"
#include "indexer/extract/pdf/pieces.h"
#include "indexer/extract/pdf/rows.h"
#include "indexer/extract/text_builder.h"

namespace kouryu {

struct LaidOutPage {
  PageLayout layout;
  std::vector<std::string> notes;  // comments on it, written at its end
};

/// One for a document. Takes all pages in order, in batches; then finish().
class PageWriter {
 public:
  explicit PageWriter(TextBuilder& out) : out_(out) {}

  /// `whole`: these are all pages there are.
  void write(std::vector<LaidOutPage> pages, bool whole);
  void finish() { flush(); }

 private:
  /// What is left of a page: a line that the next page may go on with, or none, and what stands
  /// behind it.
  struct Held {
    std::string text;
    double scale = 0;
    EdgeLine last;
    std::vector<ExtractedPage> turns;
    std::vector<PageRow> rows;
    std::vector<std::string> notes;
  };

  void write_page(const LaidOutPage& page, const std::string& label);
  void write_row(const PageRow& row);
  void write_behind();
  void flush();
  [[nodiscard]] double scale_of(float size) const;

  TextBuilder& out_;
  PdfFurniture furniture_;
  double body_size_ = 0;
  bool in_table_ = false;
  std::optional<Held> held_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PAGE_WRITER_H_
