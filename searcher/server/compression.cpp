// zlib at a level that costs less time than it saves on a slow line.
#include "searcher/server/compression.h"

#include <zlib.h>

#include <algorithm>
#include <new>

#include "searcher/server/words.h"

namespace kouryu::server {
namespace {

constexpr int kLevel = 4;
constexpr int kWindowBits = 15;
constexpr int kGzipFormat = 16;  // added to the window bits
constexpr int kMemoryLevel = 8;

/// q=0, q=0.0 …
bool weighs_nothing(std::string_view parameters) {
  const std::string_view weight = trimmed(parameters);
  if (weight.size() < 3 || !same_word(weight.substr(0, 2), "q=")) return false;
  const std::string_view number = weight.substr(2);
  return number.starts_with('0') && number.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

bool takes_gzip(std::string_view accept_encoding) {
  bool any = false;
  while (!accept_encoding.empty()) {
    const std::string_view part = take_member(accept_encoding);
    const std::size_t semicolon = std::min(part.find(';'), part.size());
    const std::string_view name = trimmed(part.substr(0, semicolon));
    const bool yes = !weighs_nothing(part.substr(std::min(semicolon + 1, part.size())));
    if (same_word(name, "gzip") || same_word(name, "x-gzip")) return yes;
    if (name == "*") any = yes;
  }
  return any;
}

std::string gzip(std::string_view body) {
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kWindowBits + kGzipFormat, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string out(deflateBound(&stream, body.size()), '\0');
  // zlib does not write to its input, but its interface is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  (void)deflate(&stream, Z_FINISH);  // the room is enough for all of it
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace kouryu::server
