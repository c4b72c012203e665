// Adds up the ranges of ToUnicode tables before poppler writes them out.
#include "indexer/extract/pdf/pdf_tables.h"

#include <poppler/Object.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "indexer/extract/pdf/pdf_streams.h"

namespace kouryu {
namespace {

/// Of a document: 256 fonts that name each code of two bytes once.
constexpr std::size_t kMostNamed = std::size_t{16} << 20;
constexpr std::size_t kTableBytes = std::size_t{16} << 20;
constexpr std::size_t kLastCode = 0xFFFF;  // poppler takes no higher one
constexpr int kDepth = 10;                 // of forms in forms
constexpr int kEntries = 10'000;           // of one dictionary

/// Takes the next `<hexadecimal>` off `text`; nullopt where another thing stands there.
std::optional<std::size_t> next_code(std::string_view* text) {
  const std::size_t begin = std::min(text->find_first_not_of(" \t\r\n\f"), text->size());
  text->remove_prefix(begin);
  if (text->empty() || text->front() != '<') return std::nullopt;
  const std::size_t end = std::min(text->find('>'), text->size());
  std::size_t code = 0;
  const char* const last = text->data() + end;
  const auto read = std::from_chars(text->data() + 1, last, code, 16);
  if (read.ec == std::errc::result_out_of_range) code = kLastCode;
  text->remove_prefix(std::min(end + 1, text->size()));
  return code;
}

std::uint64_t key_of(const Ref& ref) {
  return std::uint64_t{static_cast<std::uint32_t>(ref.num)} << 32 |
         static_cast<std::uint32_t>(ref.gen);
}

}  // namespace

std::size_t characters_named(std::string_view table) {
  constexpr std::string_view kBegin = "beginbfrange";
  std::size_t named = 0;
  for (std::size_t at = table.find(kBegin); at != std::string_view::npos; at = table.find(kBegin)) {
    table.remove_prefix(at + kBegin.size());
    while (const std::optional<std::size_t> first = next_code(&table)) {
      const std::optional<std::size_t> last = next_code(&table);
      if (!last) break;
      if (*last >= *first) named += std::min(*last, kLastCode) - std::min(*first, kLastCode) + 1;
      if (next_code(&table)) continue;
      if (table.empty() || table.front() != '[') break;
      table.remove_prefix(std::min(table.find(']'), table.size() - 1) +
                          1);  // character by character
    }
  }
  return named;
}

bool FontTables::end(Dict* resources) { return end(resources, 0); }

bool FontTables::end(Dict* resources, int depth) {
  if (resources == nullptr || depth > kDepth) return true;
  for (const char* kind : {"Font", "XObject"}) {
    Object all = resources->lookup(kind);
    if (!all.isDict()) continue;
    for (int i = 0; i < std::min(all.dictGetLength(), kEntries); ++i) {
      const Object& entry = all.dictGetValNF(i);
      if (entry.isRef() && !seen_.insert(key_of(entry.getRef())).second) continue;
      Object object = all.dictGetVal(i);
      if (object.isDict()) {
        count_font(*object.getDict());
      } else if (object.isStream()) {
        Object inner = object.streamGetDict()->lookup("Resources");
        if (inner.isDict() && !end(inner.getDict(), depth + 1)) return false;
      }
      if (named_ > kMostNamed) return false;
    }
  }
  return true;
}

void FontTables::count_font(Dict& font) {
  const Object& place = font.lookupNF("ToUnicode");
  if (place.isRef() && !seen_.insert(key_of(place.getRef())).second) return;
  Object table = font.lookup("ToUnicode");
  if (!table.isStream()) return;
  std::string bytes;
  // Of a longer one, what it names so far.
  static_cast<void>(read_stream(*table.getStream(), kTableBytes, &bytes));
  named_ += characters_named(bytes);
}

}  // namespace kouryu
