// What a page states of itself: title, date, language, author.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_FACTS_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_FACTS_H_

#include <string>

#include "indexer/extract/html/html_page.h"

namespace kouryu {

/// The heading of the document where it is one, else <title> or og:title without the site's name.
/// `page` is parted (html_main.h). Empty for 無題ドキュメント and its like.
[[nodiscard]] std::string title_of(const HtmlPage& page);

/// The day of publication, as YYYY-MM-DD: said in the text (掲載日), in the head or in linked data;
/// else the day of the last change. A page is cited by the day it was published: what an office
/// changes later is mostly its frame, and redesigns date whole sites anew. Call before the page is
/// parted: the line may stand in its frame.
[[nodiscard]] std::string date_of(const HtmlPage& page);

/// BCP 47, as <html lang> says.
[[nodiscard]] std::string language_of(const HtmlPage& page);
[[nodiscard]] std::string author_of(const HtmlPage& page);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_FACTS_H_
