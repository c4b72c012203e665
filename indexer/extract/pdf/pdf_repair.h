// A PDF whose end was lost: its pages are there, what names them is not.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PDF_REPAIR_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PDF_REPAIR_H_

#include <string>
#include <string_view>

namespace kouryu {

/// `bytes` with a new trailer behind, which names the catalog that is found in them, or a new one
/// of the page tree or of the single pages. Empty where none of these is found. Of a file that was
/// cut off while it was copied, poppler itself reads nothing: the trailer is at the end.
[[nodiscard]] std::string with_new_trailer(std::string_view bytes);

/// The same, from the single pages alone: where the page tree is lost as well.
[[nodiscard]] std::string with_new_page_tree(std::string_view bytes);

/// Whether the file's end is missing, as of a download that broke off: objects, and no end behind
/// them. An end may stand before them, of an earlier version or of a file made for the web.
[[nodiscard]] bool is_cut_off(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PDF_REPAIR_H_
