// What a PDF holds beside its pages' text: stated title and author, notes, files inside it.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PDF_MARGINALIA_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PDF_MARGINALIA_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/format.h"

class PDFDoc;

namespace kouryu {

/// Sets title, author and language of `text` where the document states ones that a person wrote.
/// When the text is known, drop the title where it is not one of it (is_title_of() in
/// pdf_titles.h). No date: a PDF states when the file was made, not of when the document is.
void read_information(PDFDoc& document, ExtractedText* text);

/// Comments on a page (1 = first), without those that are drawn on it (form fields, free text),
/// which the page's own text has in place, and without those that repeat it (`page_text`).
[[nodiscard]] std::vector<std::string> notes_of_page(PDFDoc& document, int page,
                                                     std::string_view page_text);

/// Files inside the document (a portfolio, attachments), read as documents of their own.
[[nodiscard]] std::vector<InnerDocument> read_embedded(PDFDoc& document, const ExtractInput& input,
                                                       const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PDF_MARGINALIA_H_
