// The order of a pair is a rule of names, so that index and query need not know each other's.
#include "dict/names/place_pairs.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/names/place_names.h"
#include "dict/names/place_units.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

constexpr std::string_view kJapan = "日本";
constexpr std::string_view kDash = "–";
/// What people type between two names; the last ones stand in names, too, and are tried last.
constexpr auto kDashes = std::to_array<std::string_view>(
    {"–", "—", "―", "−", "－", "‐", "‑", "⇔", "↔", "〜", "～", "-", "~"});

std::string trimmed(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t after = begin;
    if (!is_space(next_char(text, after))) break;
    begin = after;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t before = end;
    if (!is_space(previous_char(text, before))) break;
    end = before;
  }
  return std::string(text.substr(begin, end - begin));
}

void add_pairs(std::string_view one, std::string_view other, std::vector<std::string>& out) {
  for (const std::string& a : meant_places(trimmed(one))) {
    for (const std::string& b : meant_places(trimmed(other))) {
      std::string value = pair_value(a, b);
      if (std::find(out.begin(), out.end(), value) == out.end()) out.push_back(std::move(value));
    }
  }
}

}  // namespace

bool is_of_japan(std::string_view name) {
  bool known = false;
  for (const PlaceMatch& match : Gazetteer::instance().lookup(fold_text(name))) {
    if (match.form != FormKind::Full || fold_text(match.place->name) != fold_text(name)) continue;
    const std::string_view country =
        match.place->kind == PlaceKind::Country ? match.place->name : match.place->country;
    if (country == kJapan) return true;
    known = true;
  }
  if (known || name.empty()) return false;
  std::size_t at = 0;
  return !is_katakana(next_char(name, at)) && ends_with_unit_of_japan(name);
}

std::string pair_value(std::string_view one, std::string_view other) {
  const bool first = is_of_japan(one);
  const bool second = is_of_japan(other);
  if (first == second ? other < one : second) std::swap(one, other);
  return std::string(one) + std::string(kDash) + std::string(other);
}

std::vector<std::string> meant_places(std::string_view typed) {
  std::vector<std::string> names;
  for (const PlaceKind kind : {PlaceKind::City, PlaceKind::Prefecture, PlaceKind::Country}) {
    for (std::string& name : canonical_places(typed, kind)) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(std::move(name));
      }
    }
  }
  if (names.empty()) names.push_back(canonical_spelling(typed));
  return names;
}

std::vector<std::string> meant_pairs(std::string_view typed) {
  std::vector<std::string> out;
  for (const std::string_view dash : kDashes) {
    const std::size_t at = typed.find(dash);
    if (at == std::string_view::npos) continue;
    const std::string_view one = typed.substr(0, at);
    const std::string_view other = typed.substr(at + dash.size());
    if (trimmed(one).empty() || trimmed(other).empty()) continue;
    add_pairs(one, other, out);
    break;
  }
  return out;
}

}  // namespace kouryu
