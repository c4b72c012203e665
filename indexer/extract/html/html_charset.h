// The text of a page as UTF-8, whatever it was written in and whatever it says of that.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_CHARSET_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_CHARSET_H_

#include <string>
#include <string_view>

#include "indexer/extract/encoding.h"
#include "indexer/extract/format.h"

namespace kouryu {

/// The name a page declares near its beginning: <meta charset>, http-equiv, XML declaration; in
/// lower case. Empty where there is none.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

/// What the ladder of encoding.h reads, with the page's declaration as its hint; else, as one
/// damaged byte is to lose no page, by its declaration or the encoding that gives the most
/// hiragana, where nearly all can be read.
[[nodiscard]] DecodedText decode_page(const ExtractInput& input);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_CHARSET_H_
