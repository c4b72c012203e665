// Stated titles and authors, and whether a person wrote them.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PDF_TITLES_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PDF_TITLES_H_

#include <string>
#include <string_view>

namespace kouryu {

/// `title` as a reader would have it: white space joined, wrongly decoded text put right. Empty
/// where a program made it: its default, a file's name, a device's.
[[nodiscard]] std::string stated_title(std::string_view title);

/// Whether a document that begins with `text` can have this title: a file made from an old one
/// often states the old one's.
[[nodiscard]] bool is_title_of(std::string_view title, std::string_view text);

/// As stated_title() for an author: empty for accounts and devices.
[[nodiscard]] std::string stated_author(std::string_view author);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PDF_TITLES_H_
