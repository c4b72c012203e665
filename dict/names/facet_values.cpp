// The tables are asked through the recognisers; what is left is how a written value is cleaned.
#include "dict/names/facet_values.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "dict/base/utf8.h"
#include "dict/names/organisation_names.h"
#include "dict/names/place_names.h"
#include "dict/text/normalizer.h"
#include "dict/time/years.h"

namespace kouryu {
namespace {

constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;
constexpr int kLongestRange = 400;  // years: a longer one is a slip

std::optional<PlaceKind> place_kind(NameFacet facet) {
  switch (facet) {
    case NameFacet::City:
      return PlaceKind::City;
    case NameFacet::Prefecture:
      return PlaceKind::Prefecture;
    case NameFacet::Country:
      return PlaceKind::Country;
    case NameFacet::Organisation:
      break;
  }
  return std::nullopt;
}

void add(std::vector<std::string>& values, std::string value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) {
    values.push_back(std::move(value));
  }
}

/// Canonical spelling on one line, without space at its ends: a control character would part the
/// values of a passage, or steer a terminal. Empty without a letter or digit.
std::string cleaned(std::string_view written) {
  std::string out;
  bool letter = false;
  bool space = false;
  const std::string spelt = canonical_spelling(written);
  for (std::size_t at = 0; at < spelt.size();) {
    const char32_t c = next_char(spelt, at);
    letter = letter || is_letter_or_digit(c);
    if (is_space(c) || c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    append_utf8(out, c);
  }
  return letter ? out : std::string();
}

std::string without_space(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::string stored_place(PlaceKind kind, const std::string& clean,
                         const std::vector<std::string>& places) {
  const std::string spelt = place_spelling(clean, kind);
  const bool canonical = std::find(places.begin(), places.end(), spelt) != places.end();
  return canonical || places.size() != 1 ? spelt : places[0];
}

}  // namespace

MeantNames meant_names(NameFacet facet, std::string_view written) {
  MeantNames out;
  const std::string clean = cleaned(written);
  if (clean.empty()) return out;
  if (const auto kind = place_kind(facet)) {
    out.values = canonical_places(clean, *kind);
    out.known = !out.values.empty();
    add(out.values, stored_place(*kind, clean, out.values));
    return out;
  }
  out.values = organisation_names(clean);
  out.known = out.values.size() > 1;
  add(out.values, without_space(clean));
  add(out.values, clean);
  return out;
}

std::string stored_name(NameFacet facet, std::string_view written) {
  const std::string clean = cleaned(written);
  if (clean.empty()) return {};
  if (const auto kind = place_kind(facet)) {
    return stored_place(*kind, clean, canonical_places(clean, *kind));
  }
  const std::vector<std::string> names = organisation_names(clean);
  return names.size() > 1 ? names[0] : clean;
}

std::vector<int> stored_years(std::string_view written) {
  const std::string clean = cleaned(written);
  int number = 0;
  const char* const end = clean.data() + clean.size();
  if (std::from_chars(clean.data(), end, number).ptr == end && !clean.empty()) {
    if (number < kFirstYear || number > kLastYear) return {};
    return {number};
  }
  const auto range = parse_year_filter(clean);
  if (!range || range->begin < kFirstYear || range->end > kLastYear || range->end < range->begin ||
      range->end - range->begin > kLongestRange) {
    return {};
  }
  std::vector<int> years;
  for (int year = range->begin; year <= range->end; ++year) years.push_back(year);
  return years;
}

}  // namespace kouryu
