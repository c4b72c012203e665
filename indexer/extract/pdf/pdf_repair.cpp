// Looks for the types of objects in the bytes, from one end to the other and once.
#include "indexer/extract/pdf/pdf_repair.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "indexer/extract/ascii.h"

namespace kouryu {
namespace {

struct Found {
  std::string catalog;             // "12 0", the last one of that type; empty when there is none
  std::string tree;                // the first: the root is written before or behind all others
  std::vector<std::string> pages;  // in the order of the file
  std::size_t objects = 0;         // past the highest number
};

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f'; }

/// The number that ends at `end`, behind which white space was left out; moves `end` before it.
std::string number_before(std::string_view bytes, std::size_t* end) {
  while (*end > 0 && is_white(bytes[*end - 1])) --*end;
  const std::size_t last = *end;
  constexpr std::size_t kDigits = 7;  // poppler takes no higher numbers of objects
  while (*end > 0 && is_digit_byte(bytes[*end - 1]) && last - *end < kDigits) --*end;
  return std::string(bytes.substr(*end, last - *end));
}

/// The name behind "/Type" at `at`.
std::string_view type_at(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && is_white(bytes[at])) ++at;
  if (at >= bytes.size() || bytes[at] != '/') return {};
  std::size_t end = ++at;
  while (end < bytes.size() && std::isalnum(static_cast<unsigned char>(bytes[end])) != 0) ++end;
  return bytes.substr(at, end - at);
}

Found look_through(std::string_view bytes) {
  Found found;
  std::string object;  // in which we are
  constexpr std::string_view kType = "/Type";
  constexpr std::string_view kObject = "obj";
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] == 'o' && bytes.substr(at, kObject.size()) == kObject) {
      std::size_t end = at;
      const std::string generation = number_before(bytes, &end);
      const std::string number = generation.empty() ? "" : number_before(bytes, &end);
      if (number.empty()) continue;  // also endobj
      object = number + " " + generation;
      found.objects = std::max(found.objects, static_cast<std::size_t>(std::stoul(number)) + 1);
    } else if (bytes[at] == '/' && bytes.substr(at, kType.size()) == kType && !object.empty()) {
      const std::string_view type = type_at(bytes, at + kType.size());
      if (type == "Catalog") found.catalog = object;
      if (type == "Pages" && found.tree.empty()) found.tree = object;
      const bool is_new = found.pages.empty() || found.pages.back() != object;
      if (type == "Page" && is_new) found.pages.push_back(object);
    }
  }
  return found;
}

std::string with_root(std::string_view bytes, std::string_view objects, const std::string& root) {
  std::string out(bytes);
  out += "\nendstream endobj\n";  // what may have been cut
  out += objects;
  return out + "trailer\n<</Root " + root + " R>>\nstartxref\n0\n%%EOF\n";
}

}  // namespace

std::string with_new_trailer(std::string_view bytes) {
  const Found found = look_through(bytes);
  if (!found.catalog.empty()) return with_root(bytes, {}, found.catalog);
  if (found.tree.empty()) return with_new_page_tree(bytes);
  const std::string root = std::to_string(found.objects) + " 0";
  return with_root(bytes, root + " obj\n<</Type/Catalog/Pages " + found.tree + " R>>\nendobj\n",
                   root);
}

std::string with_new_page_tree(std::string_view bytes) {
  const Found found = look_through(bytes);
  if (found.pages.empty()) return {};
  std::string kids;
  for (const std::string& page : found.pages) kids += page + " R ";
  const std::string root = std::to_string(found.objects) + " 0";
  const std::string tree = std::to_string(found.objects + 1) + " 0";
  return with_root(bytes,
                   root + " obj\n<</Type/Catalog/Pages " + tree + " R>>\nendobj\n" + tree +
                       " obj\n<</Type/Pages/Count " + std::to_string(found.pages.size()) +
                       "/Kids[" + kids + "]>>\nendobj\n",
                   root);
}

bool is_cut_off(std::string_view bytes) {
  const std::size_t end = bytes.rfind("%%EOF");
  return end == std::string_view::npos || bytes.find(" obj", end) != std::string_view::npos;
}

}  // namespace kouryu
