// Links of a terminal (OSC 8) to the files that passages are from.
#ifndef KOURYU_SEARCHER_OUTPUT_HYPERLINK_H_
#define KOURYU_SEARCHER_OUTPUT_HYPERLINK_H_

#include <string>

#include "kouryu/searcher.h"

namespace kouryu {

/// file://HOST/path of the document's file, or of the file it lies in; empty where that file is not
/// on this machine. Bytes that a URL may not hold are percent-encoded (RFC 3986).
[[nodiscard]] std::string file_url(const HitDocument& document);

/// `shown`, which holds no escapes, as a link to `url`; itself where that is empty.
[[nodiscard]] std::string hyperlink(const std::string& url, const std::string& shown);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_OUTPUT_HYPERLINK_H_
