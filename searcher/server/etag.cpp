// The tag is a hash of everything the answer is made of. took_ms differs all the same: it is weak.
#include "searcher/server/etag.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace kouryu::server {
namespace {

std::string_view opaque(std::string_view etag) {
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  return etag;
}

}  // namespace

std::string make_etag(const IndexState& state, std::string_view request) {
  std::string all = KOURYU_VERSION;
  for (const IndexState::Part& part : state.parts) {
    if (!part.available || part.revision == 0) return {};
    all += '\0' + part.id + '\0' + std::to_string(part.revision);
  }
  all += '\0';
  all += request;
  const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
  std::array<char, 40> out{};
  std::snprintf(out.data(), out.size(), "W/\"%016llx%016llx\"",
                static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return out.data();
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  if (etag.empty()) return false;
  while (!if_none_match.empty()) {
    const std::size_t begin = if_none_match.find_first_not_of(" \t,");
    if (begin == std::string_view::npos) return false;
    if_none_match.remove_prefix(begin);
    if (if_none_match[0] == '*') return true;
    // A tag ends at its second quotation mark; commas may stand in it.
    const std::size_t open = if_none_match.find('"');
    const std::size_t close =
        open == std::string_view::npos ? open : if_none_match.find('"', open + 1);
    if (close == std::string_view::npos) return false;
    if (opaque(if_none_match.substr(0, close + 1)) == opaque(etag)) return true;
    if_none_match.remove_prefix(close + 1);
  }
  return false;
}

}  // namespace kouryu::server
