// Looks up the field table and makes boolean terms.
#include "dict/schema/fields.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "dict/text/normalizer.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestTerm = 200;  // bytes as stored; Xapian takes 245

/// Xapian stores a NUL in two bytes.
std::size_t stored_bytes(std::string_view term) {
  return term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
}

consteval bool names_and_prefixes_are_unique() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    for (std::size_t j = i + 1; j < kFields.size(); ++j) {
      if (kFields[i].name == kFields[j].name) return false;
      if (!kFields[i].prefix.empty() && kFields[i].prefix == kFields[j].prefix) return false;
      if (kFields[i].slot >= 0 && kFields[i].slot == kFields[j].slot) return false;
    }
  }
  return true;
}
static_assert(names_and_prefixes_are_unique());

}  // namespace

const Field* find_field(std::string_view name) {
  if (name == "pref") name = "prefecture";
  const auto* it = std::find_if(kFields.begin(), kFields.end(),
                                [&](const Field& row) { return row.name == name; });
  return it == kFields.end() ? nullptr : it;
}

const Field& field(std::string_view name) {
  const Field* found = find_field(name);
  if (found == nullptr) throw Error(ErrorKind::Internal, "no field " + std::string(name));
  return *found;
}

std::string field_term(const Field& field, std::string_view value) {
  std::string term(field.prefix);
  term += ':';
  std::string key = field.kind == FieldKind::Facet ? fold_text(value) : std::string(value);
  // Years stand in slots that sort by their bytes: 712 is 0712.
  constexpr std::size_t kYearDigits = 4;
  if (field.name == "year" && key.size() < kYearDigits)
    key.insert(0, kYearDigits - key.size(), '0');
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
