// Derives the forms of a place: with and without its unit, in kana, in Latin letters.
#include "dict/names/place_forms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/names/place_units.h"
#include "dict/text/kana.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

// 北海道 is its own stem; 南部州, 中部地方 mean nothing without a country before them.
bool is_generic_region(std::string_view stem) {
  static constexpr std::array<std::string_view, 21> kDirections = {
      "東",   "西",   "南",   "北",   "中央", "東部", "西部", "南部", "北部", "中部", "中",
      "北東", "北西", "南東", "南西", "沿岸", "山岳", "首都", "高地", "海岸", "内陸"};
  return std::find(kDirections.begin(), kDirections.end(), stem) != kDirections.end();
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// Spellings of one katakana name: without the dots between its parts, with バ for ヴァ.
std::vector<std::string> spellings(const std::string& name) {
  std::vector<std::string> out = {name};
  std::string plain = name;
  for (const auto* mark : {"・", "=", "＝", "゠"}) plain = replace_all(plain, mark, "");
  if (plain != name) out.push_back(plain);
  static constexpr std::pair<const char*, const char*> kSounds[] = {
      {"ヴァ", "バ"}, {"ヴィ", "ビ"}, {"ヴェ", "ベ"}, {"ヴォ", "ボ"}, {"ヴ", "ブ"}};
  std::string sounds = plain;
  for (const auto& [from, to] : kSounds) sounds = replace_all(sounds, from, to);
  if (sounds != plain) out.push_back(sounds);
  // 茅ヶ崎市 is written 茅ケ崎市 and 茅が崎市 too, 龍ケ崎市 龍ヶ崎市.
  for (const auto& [from, to] : {std::pair("ヶ", "ケ"), std::pair("ケ", "ヶ"),
                                 std::pair("ヶ", "が"), std::pair("ケ", "が")}) {
    const std::size_t at = name.find(from);
    if (at == 0 || at == std::string::npos) continue;
    std::size_t before = at;
    std::size_t after = at + std::string_view(from).size();
    if (is_kanji(previous_char(name, before)) && after < name.size() &&
        is_kanji(next_char(name, after))) {
      out.push_back(replace_all(name, from, to));
    }
  }
  return out;
}

class Forms {
 public:
  void add(std::string_view text, FormKind kind) {
    std::string folded = fold_text(text);
    if (folded.empty()) return;
    const bool known = std::any_of(forms_.begin(), forms_.end(), [&](const PlaceForm& form) {
      return form.text == folded && form.kind == kind;
    });
    if (!known) forms_.push_back({std::move(folded), kind});
  }
  void add_romaji(std::string_view text) {
    std::string key = romaji_key(text);
    if (!key.empty()) add(key, FormKind::Romaji);
  }
  std::vector<PlaceForm> take() { return std::move(forms_); }

 private:
  std::vector<PlaceForm> forms_;
};

void add_city(Forms& forms, const std::string& name, bool japanese) {
  const std::string_view unit = place_unit(name, PlaceKind::City);
  const std::string stem = name.substr(0, name.size() - unit.size());
  forms.add(name, FormKind::Full);
  if (unit.empty()) {
    // 香港: the name itself is full; a foreign variant without unit gives both.
    forms.add(stem, FormKind::Bare);
    return;
  }
  if (!japanese && unit != "市" && unit != "町" && unit != "村") {
    forms.add(stem + "市", FormKind::Full);
  }
  if (count_chars(stem) >= 2) forms.add(stem, FormKind::Bare);
}

void add_region(Forms& forms, const std::string& name) {
  const std::string_view unit = place_unit(name, PlaceKind::Prefecture);
  const std::string stem = name.substr(0, name.size() - unit.size());
  const bool full = !unit.empty() && !is_generic_region(stem);
  forms.add(name, full ? FormKind::Full : FormKind::Bare);
  if (!full || name == "北海道") return;
  if (unit == "特別自治道") forms.add(stem + "道", FormKind::Full);
  if (unit == "自由州" || unit == "特別州" || unit == "準州") {
    forms.add(stem + "州", FormKind::Full);
  }
  if (count_chars(stem) >= 2) forms.add(stem, FormKind::Bare);
}

}  // namespace

std::string_view place_unit(std::string_view name, PlaceKind kind) {
  const auto ends = [&](std::string_view unit) {
    return name.size() > unit.size() && name.ends_with(unit);
  };
  if (kind == PlaceKind::Prefecture) {
    const auto it = std::find_if(kRegionUnits.begin(), kRegionUnits.end(), ends);
    return it == kRegionUnits.end() ? std::string_view{} : *it;
  }
  if (kind == PlaceKind::Country) return {};
  const auto it = std::find_if(kCityUnits.begin(), kCityUnits.end(), ends);
  return it == kCityUnits.end() ? std::string_view{} : *it;
}

std::vector<PlaceForm> place_forms(const PlaceNames& names) {
  Forms forms;
  const bool japanese = names.country == "日本";
  std::vector<std::string> written = {names.name};
  written.insert(written.end(), names.variants.begin(), names.variants.end());
  for (const std::string& name : written) {
    for (const std::string& spelling : spellings(name)) {
      switch (names.kind) {
        case PlaceKind::Country:
          forms.add(spelling, FormKind::Full);
          break;
        case PlaceKind::Prefecture:
          add_region(forms, spelling);
          break;
        case PlaceKind::City:
        case PlaceKind::Ward:
          // A variant without unit (of a place that has one) is a bare name; its full form follows.
          if (name != names.name && !japanese && place_unit(spelling, names.kind).empty()) {
            const std::string_view unit = place_unit(names.name, names.kind);
            if (!unit.empty()) forms.add(spelling + "市", FormKind::Full);
            forms.add(spelling, FormKind::Bare);
          } else {
            add_city(forms, spelling, japanese);
          }
          break;
      }
    }
  }
  for (const std::string& reading : names.readings) {
    forms.add(to_hiragana(reading), FormKind::Reading);
  }
  for (const std::string& latin : names.romaji) forms.add_romaji(latin);
  return forms.take();
}

}  // namespace kouryu
