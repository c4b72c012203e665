// No locale: what a header field says does not depend on where it is read.
#include "searcher/server/words.h"

#include <algorithm>

namespace kouryu::server {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view take_member(std::string_view& list) {
  const std::size_t comma = std::min(list.find(','), list.size());
  const std::string_view member = list.substr(0, comma);
  list.remove_prefix(std::min(comma + 1, list.size()));
  return trimmed(member);
}

}  // namespace kouryu::server
