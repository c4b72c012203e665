// Bytes out of a PDF's streams, counted while they come.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PDF_STREAMS_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PDF_STREAMS_H_

#include <cstddef>
#include <string>

class Stream;

namespace kouryu {

/// Appends the unpacked bytes of `stream` to `out`; false where they are more than
/// `limit`.
[[nodiscard]] bool read_stream(Stream& stream, std::size_t limit, std::string* out);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PDF_STREAMS_H_
