// The gazetteer is asked for the name as written, in kana and in Latin letters.
#include "dict/names/place_names.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/base/word_set.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/names/place_units.h"
#include "dict/text/kana.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

/// What the gazetteer may know `text` as: as written, in kana, in Latin letters.
std::vector<std::string> place_keys(std::string_view text) {
  const std::string folded = fold_text(text);
  std::vector<std::string> keys = {folded, to_hiragana(folded), to_katakana(folded)};
  if (std::string latin = romaji_key(text); !latin.empty()) {
    keys.push_back(latin);
    // Osaka-shi, Osaka City, Aichi-ken.
    for (const std::string_view unit : {"city", "shi", "ken", "prefecture", "province", "fu"}) {
      if (latin.size() > unit.size() + 2 && latin.ends_with(unit)) {
        keys.push_back(latin.substr(0, latin.size() - unit.size()));
      }
    }
  }
  return keys;
}

WordSet read_weak_adjectives() {
  WordSet words;
  std::ifstream in = open_data("place_adjectives.tsv");
  each_row(in, [&](const std::string& line) { words.insert(fold_text(line)); });
  return words;
}

}  // namespace

std::string place_spelling(std::string_view text, PlaceKind kind) {
  const std::string folded = fold_text(text);
  for (const PlaceMatch& match : Gazetteer::instance().lookup(folded)) {
    if (match.place->kind == kind && fold_text(match.place->name) == folded) {
      return std::string(match.place->name);
    }
  }
  return canonical_spelling(text);
}

std::vector<std::string> canonical_places(std::string_view text, PlaceKind kind) {
  const Gazetteer& gazetteer = Gazetteer::instance();
  // A name written in full means itself alone; a bare one or a sound may mean several places.
  std::vector<std::string> full;
  std::vector<std::string> other;
  for (const std::string& key : place_keys(text)) {
    for (const PlaceMatch& match : gazetteer.lookup(key)) {
      if (match.place->kind != kind || match.form == FormKind::Adjective) continue;
      auto& list = match.form == FormKind::Full ? full : other;
      const std::string name(match.place->name);
      if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
    }
  }
  return full.empty() ? other : full;
}

bool is_place_name(std::string_view text) {
  const Gazetteer& gazetteer = Gazetteer::instance();
  const auto keys = place_keys(text);
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    const auto matches = gazetteer.lookup(key);
    return std::any_of(matches.begin(), matches.end(), [](const PlaceMatch& match) {
      return match.place->kind != PlaceKind::Ward && match.form != FormKind::Adjective;
    });
  });
}

bool is_written_as_place(std::string_view name) {
  constexpr std::size_t kShortest = 3;  // characters
  return count_chars(name) >= kShortest &&
         (ends_with_unit_of_japan(name) || ends_with_any(name, {"郡", "省", "州", "国"}));
}

bool is_weak_adjective(std::string_view folded) {
  static const WordSet words = read_weak_adjectives();
  return words.contains(folded);
}

}  // namespace kouryu
