// Running heads, page numbers and side tabs: what stands in the same place page after page.
//
// Only at the margins: a line that comes again inside the pages is text of a chart or a form.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_FURNITURE_H_
#define KOURYU_INDEXER_EXTRACT_PDF_FURNITURE_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/pdf/pieces.h"

namespace kouryu {

/// One for a document; pages come in batches, in order.
class PdfFurniture {
 public:
  /// Takes furniture out of the pages and returns the number printed on each, empty where none is.
  /// A running head stays where it comes first. `whole` tells that the batch is the document.
  std::vector<std::string> remove(std::vector<PageLayout>& pages, bool whole);

 private:
  std::set<std::string> kept_;  // running heads that stayed once
};

/// What is printed where a page's number is: `12` in - 12 -, P.12, 12 / 40 and 12ページ; nothing
/// for other texts.
struct PrintedNumber {
  std::string label;
  bool dressed = false;  // with dashes, P., of how many: nothing but a page's number
};
[[nodiscard]] std::optional<PrintedNumber> printed_number(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_FURNITURE_H_
