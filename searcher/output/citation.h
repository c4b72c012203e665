// How a document and a place in it are named to people who hand a passage on.
#ifndef KOURYU_SEARCHER_OUTPUT_CITATION_H_
#define KOURYU_SEARCHER_OUTPUT_CITATION_H_

#include <optional>
#include <string>
#include <vector>

#include "dict/base/locale.h"
#include "kouryu/searcher.h"

namespace kouryu {

/// Its title, else the name of its file, else its id.
[[nodiscard]] std::string title_of(const HitDocument& document);

/// The last part of a path, with / or \ between parts; the path where that would be empty.
[[nodiscard]] std::string file_name(const std::string& path);

/// 2004-05-01 as 2004年5月1日, a fiscal year 2004 as 2004年度; in English as it is, FY2004.
[[nodiscard]] std::string date_text(const std::string& date, bool fiscal, Language language);

/// What to write under a passage: title, date, heading, file and page as far as they are known.
/// 「題」（2004年5月1日）、見出し › 小見出し、file.pdf、20ページ
[[nodiscard]] std::string citation(const HitDocument& document,
                                   const std::vector<std::string>& heading,
                                   const std::optional<int>& page, Language language);

/// Stands in what bibtex() and ris() return where the address of the passage belongs.
inline constexpr const char* kAddressMark = "@@ADDRESS@@";

/// A BibTeX entry @misc. `id`: of the passage, for the key of the entry.
[[nodiscard]] std::string bibtex(const HitDocument& document, const std::string& id,
                                 const std::optional<int>& page);
/// The same as a record of RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), of type GEN.
[[nodiscard]] std::string ris(const HitDocument& document, const std::optional<int>& page);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_OUTPUT_CITATION_H_
