// Looks up the field table and makes boolean terms.
#include "dict/schema/fields.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestTerm = 200;  // bytes as stored; Xapian takes 245

/// Xapian stores a NUL in two bytes.
std::size_t stored_bytes(std::string_view term) {
  return term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
}

consteval bool ids_are_places_and_names_unique() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (static_cast<std::size_t>(kFields[i].id) != i) return false;
    for (std::size_t j = i + 1; j < kFields.size(); ++j) {
      if (kFields[i].name == kFields[j].name) return false;
      if (!kFields[i].prefix.empty() && kFields[i].prefix == kFields[j].prefix) return false;
      if (kFields[i].slot >= 0 && kFields[i].slot == kFields[j].slot) return false;
    }
  }
  return true;
}
static_assert(ids_are_places_and_names_unique());

/// Whether `name` is one of those in `list`, which stand between '|'.
bool is_listed(std::string_view list, std::string_view name) {
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find('|', begin), list.size());
    if (list.substr(begin, end - begin) == name) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

std::optional<FieldId> filter_named(std::string_view typed) {
  const std::string name = fold_text(typed);
  for (const Field& row : kFields) {
    if (row.filter != FilterKind::None && (row.name == name || is_listed(row.also, name))) {
      return row.id;
    }
  }
  return std::nullopt;
}

std::optional<FieldId> facet_named(std::string_view name) {
  for (const FieldId id : kFacetFields) {
    if (field(id).name == name || is_listed(field(id).also, name)) return id;
  }
  return std::nullopt;
}

std::string field_term(const Field& field, std::string_view value) {
  std::string term(field.prefix);
  term += ':';
  std::string key = field.kind == FieldKind::Facet ? fold_text(value) : std::string(value);
  // Years stand in slots that sort by their bytes: 712 is 0712.
  constexpr std::size_t kYearDigits = 4;
  if (field.kind == FieldKind::Facet && field.filter == FilterKind::Year &&
      key.size() < kYearDigits) {
    key.insert(0, kYearDigits - key.size(), '0');
  }
  if (term.size() + stored_bytes(key) <= kLongestTerm) return term + key;
  std::array<char, 17> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx",
                static_cast<unsigned long long>(XXH3_64bits(key.data(), key.size())));
  const std::size_t room = kLongestTerm - term.size() - hex.size();
  std::size_t cut = std::min(room, key.size());
  while (stored_bytes(std::string_view(key).substr(0, cut)) > room) --cut;
  while (cut > 0 && cut < key.size() && (static_cast<unsigned char>(key[cut]) & 0xC0) == 0x80)
    --cut;
  return term + key.substr(0, cut) + '#' + hex.data();
}

}  // namespace kouryu
