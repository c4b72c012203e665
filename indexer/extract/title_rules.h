// What a title is not, whatever the format that states it: the words of programs, of files, of
// everybody. What only one format can know (the name of a site, the text it stands over) it adds by
// itself.
#ifndef KOURYU_INDEXER_EXTRACT_TITLE_RULES_H_
#define KOURYU_INDEXER_EXTRACT_TITLE_RULES_H_

#include <string_view>

namespace kouryu {

/// Nobody wrote it as a title: a program's default (無題, Book1, スライド 1), a file's name or
/// place, what a printer or scanner calls its work, nothing but numbers and signs.
[[nodiscard]] bool is_no_title(std::string_view text);

/// A part that any document has (目次, 別紙 1, 様式): as a stated title it says nothing, as a
/// heading it may be one.
[[nodiscard]] bool is_part_name(std::string_view text);

/// An account, a device or a program, where an author should stand.
[[nodiscard]] bool is_no_author(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TITLE_RULES_H_
