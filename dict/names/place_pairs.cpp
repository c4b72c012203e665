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
constexpr std::array<std::string_view, 17> kDashes = {
    "–", "—", "―", "−", "－", "‐", "‑", "‒", "⇔", "↔", "〜", "～", "-", "~", "﹣", "ー", "ｰ"};

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

/// A typed pair, cut at one of its dashes.
struct Cut {
  std::string one, other;
};

bool is_long_vowel(std::string_view dash) { return dash == "ー" || dash == "ｰ"; }

/// Where `typed` may be cut: at any dash, in the order of kDashes. The mark of a long vowel is one
/// where no kana is before it: 大連ー青森, not サンノゼ.
std::vector<Cut> cuts_of(std::string_view typed) {
  std::vector<Cut> cuts;
  for (const std::string_view dash : kDashes) {
    for (std::size_t at = typed.find(dash); at != std::string_view::npos;
         at = typed.find(dash, at + dash.size())) {
      Cut cut{trimmed(typed.substr(0, at)), trimmed(typed.substr(at + dash.size()))};
      if (cut.one.empty() || cut.other.empty()) continue;
      std::size_t end = cut.one.size();
      const char32_t before = previous_char(cut.one, end);
      if (is_long_vowel(dash) && (is_katakana(before) || is_hiragana(before))) continue;
      cuts.push_back(std::move(cut));
    }
  }
  return cuts;
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

bool is_in_order(std::string_view one, std::string_view other) {
  const bool first = is_of_japan(one);
  return first == is_of_japan(other) ? one <= other : first;
}

std::string pair_value(std::string_view one, std::string_view other) {
  if (!is_in_order(one, other)) std::swap(one, other);
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

MeantPairs meant_pairs(std::string_view typed) {
  MeantPairs out;
  const std::vector<Cut> cuts = cuts_of(typed);
  if (cuts.empty()) return out;
  // A name may hold a dash itself: the cut between two known names is meant.
  const auto between_names = [](const Cut& cut) {
    return is_place_name(cut.one) && is_place_name(cut.other);
  };
  const auto known = std::find_if(cuts.begin(), cuts.end(), between_names);
  const Cut& cut = known == cuts.end() ? cuts.front() : *known;
  const auto is_known = [](const std::string& name) {
    return is_place_name(name) || is_written_as_place(name);
  };
  out.known = is_known(cut.one) && is_known(cut.other);
  for (const std::string& a : meant_places(cut.one)) {
    for (const std::string& b : meant_places(cut.other)) {
      std::string value = pair_value(a, b);
      const bool had = std::find(out.values.begin(), out.values.end(), value) != out.values.end();
      if (a != b && !had) out.values.push_back(std::move(value));
    }
  }
  return out;
}

}  // namespace kouryu
