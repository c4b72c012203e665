// Page footers, running heads and page-top links: what stands between lines but is no text.
#ifndef KOURYU_INDEXER_LINES_PAGE_FURNITURE_H_
#define KOURYU_INDEXER_LINES_PAGE_FURNITURE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lines/lines.h"

namespace kouryu {

enum class LineRole { Text, Footer, RunningHead, PageTopLink, LooseCaption };

struct Furniture {
  std::vector<LineRole> roles;  // one a line
  std::string publication;
  std::string issue;
  std::string date;  // of the issue, as DocumentFacts::date
};

/// What a footer line says: 「12 国際交流マガジン｜May 2015 Vol. 7」.
struct Footer {
  std::optional<int> page;
  std::string publication;
  std::string issue;
  std::string date;
};
[[nodiscard]] std::optional<Footer> read_footer(std::string_view line);

/// Tells the role of each line and, unless `paged` (the text has form feeds), sets the page of the
/// lines above each footer.
[[nodiscard]] Furniture find_furniture(std::vector<Line>& lines, const Wrapping& wrapping,
                                       bool paged);

/// The first date written in a short text: 2017年10月, October 2017, 令和7年8月27日 -> 2017-10 …;
/// empty for none.
[[nodiscard]] std::string date_in(std::string_view text);

/// The number of an issue in a short text: Vol. 336, 第336号 -> 336; empty for none.
[[nodiscard]] std::string issue_in(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_PAGE_FURNITURE_H_
