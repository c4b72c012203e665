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
/// No date: a PDF states when the file was made, not of when the document is.
void read_information(PDFDoc& document, ExtractedText* text);

/// Comments on a page (1 = first), without those that are drawn on it (form fields, free text),
/// which the page's own text has in place.
[[nodiscard]] std::vector<std::string> notes_of_page(PDFDoc& document, int page);

/// Files inside the document (a portfolio, attachments), read as documents of their own.
[[nodiscard]] std::vector<InnerDocument> read_embedded(PDFDoc& document, const ExtractInput& input,
                                                       const ExtractContext& context);

/// Whether a stated title tells nothing of the document: a program's default, a file's name.
[[nodiscard]] bool is_no_title(std::string_view title);

/// A PDF text string as UTF-8: UTF-16 or UTF-8 by its mark, else PDFDocEncoding, where real files
/// also have bytes of CP932.
[[nodiscard]] std::string pdf_text(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PDF_MARGINALIA_H_
