// The line before a chunk of a body: RFC 9112, section 7.1.
#ifndef KOURYU_SEARCHER_SERVER_CHUNK_LINE_H_
#define KOURYU_SEARCHER_SERVER_CHUNK_LINE_H_

#include <cstddef>
#include <string_view>

namespace kouryu::server {

/// Bytes of the chunk; 0 ends the body. Extensions (;name=value, ;name="value") are read and
/// ignored. Throws HttpError: 400, 413.
[[nodiscard]] std::size_t read_chunk_line(std::string_view line);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_CHUNK_LINE_H_
