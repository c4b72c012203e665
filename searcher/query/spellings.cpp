// Other spellings of a word that no passage holds: katakana variants, then place names one
// character away. Only asked for after a search found nothing, so it may take milliseconds.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/gazetteer.h"
#include "searcher/query/query.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostSpellings = 200;
constexpr std::size_t kLongestWord = 24;  // characters

/// Spellings of one sound; each side may stand for the other.
constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 32> kSameSound = {{
    {U"ー", U""},       {U"ヴァ", U"バ"},     {U"ヴィ", U"ビ"},   {U"ヴェ", U"ベ"},
    {U"ヴォ", U"ボ"},   {U"ヴ", U"ブ"},       {U"ウェ", U"ウエ"}, {U"ウィ", U"ウイ"},
    {U"ウォ", U"ウオ"}, {U"ウォー", U"ワー"}, {U"ウォ", U"ワ"},   {U"ティ", U"チ"},
    {U"ティ", U"テイ"}, {U"ディ", U"ジ"},     {U"ディ", U"デイ"}, {U"ファ", U"フア"},
    {U"フィ", U"フイ"}, {U"フェ", U"フエ"},   {U"フォ", U"ホ"},   {U"シェ", U"セ"},
    {U"ジェ", U"ゼ"},   {U"チェ", U"チエ"},   {U"トゥ", U"ツ"},   {U"ドゥ", U"ド"},
    {U"グ", U"ク"},     {U"ド", U"ト"},       {U"ブ", U"プ"},     {U"バ", U"パ"},
    {U"イア", U"イヤ"}, {U"ッ", U""},         {U"・", U""},       {U"ズ", U"ス"},
}};

void add_exchanges(std::u32string_view word, std::u32string_view from, std::u32string_view to,
                   std::vector<std::u32string>& out) {
  if (from.empty()) return;
  for (std::size_t at = word.find(from); at != std::u32string_view::npos;
       at = word.find(from, at + 1)) {
    std::u32string other(word.substr(0, at));
    other += to;
    other += word.substr(at + from.size());
    out.push_back(std::move(other));
  }
}

/// A long sound or a pause that was left out.
void add_insertions(std::u32string_view word, std::vector<std::u32string>& out) {
  for (std::size_t at = 1; at <= word.size(); ++at) {
    if (!is_katakana(word[at - 1])) continue;
    for (const char32_t mark : {U'ー', U'ッ'}) {
      std::u32string other(word.substr(0, at));
      other += mark;
      other += word.substr(at);
      out.push_back(std::move(other));
    }
  }
}

std::vector<std::u32string> katakana_variants(const std::u32string& word) {
  std::vector<std::u32string> out;
  for (const auto& [one, other] : kSameSound) {
    add_exchanges(word, one, other, out);
    add_exchanges(word, other, one, out);
  }
  add_insertions(word, out);
  // Two changes at once (シティーズ フォー …): all long sounds left out.
  std::u32string bare;
  std::copy_if(word.begin(), word.end(), std::back_inserter(bare),
               [](char32_t c) { return c != U'ー' && c != U'・'; });
  out.push_back(std::move(bare));
  return out;
}

bool names_place(const std::string& folded) {
  for (const PlaceMatch& match : Gazetteer::instance().lookup(folded)) {
    if (match.form == FormKind::Full || match.form == FormKind::Bare ||
        match.form == FormKind::Romaji) {
      return true;
    }
  }
  return false;
}

/// Place names that differ in one character, and so many forms of them as a text may hold.
void add_places_nearby(const std::u32string& word, std::vector<std::string>& out) {
  const bool kanji = std::all_of(word.begin(), word.end(), is_kanji);
  const bool latin = std::all_of(word.begin(), word.end(), is_latin);
  const bool katakana = std::all_of(word.begin(), word.end(), is_katakana);
  const bool suffixed = !word.empty() && (word.back() == U'市' || word.back() == U'県' ||
                                          word.back() == U'省' || word.back() == U'町');
  if (kanji ? word.size() < 3 && !(suffixed && word.size() == 2) : word.size() < 4) return;
  if ((!kanji && !latin && !katakana) || word.size() > 10) return;
  const char32_t first = kanji ? 0x4E00 : latin ? U'a' : U'ァ';
  const char32_t last = kanji ? 0x9FFF : latin ? U'z' : U'ー';
  const std::size_t places = kanji && suffixed ? word.size() - 1 : word.size();
  std::u32string other = word;
  for (std::size_t at = 0; at < places; ++at) {
    for (char32_t c = first; c <= last && out.size() < kMostSpellings; ++c) {
      if (c == word[at]) continue;
      other[at] = c;
      std::string spelt = to_utf8(other);
      if (names_place(spelt)) out.push_back(std::move(spelt));
    }
    other[at] = word[at];
  }
  if (kanji) return;
  for (std::size_t at = 0; at < word.size(); ++at) {
    std::u32string shorter = word;
    shorter.erase(at, 1);
    std::string spelt = to_utf8(shorter);
    if (names_place(spelt)) out.push_back(std::move(spelt));
  }
}

}  // namespace

std::vector<std::string> other_spellings(const QueryNode& word) {
  std::vector<std::string> out;
  const std::u32string chars = to_utf32(word.folded);
  if (chars.size() < 2 || chars.size() > kLongestWord) return out;
  if (std::any_of(chars.begin(), chars.end(), is_katakana)) {
    for (const std::u32string& variant : katakana_variants(chars)) {
      if (variant.size() > 1) out.push_back(to_utf8(variant));
    }
  }
  add_places_nearby(chars, out);
  std::set<std::string> seen = {word.folded};
  std::vector<std::string> unique;
  for (std::string& spelling : out) {
    if (unique.size() < kMostSpellings && seen.insert(spelling).second) {
      unique.push_back(std::move(spelling));
    }
  }
  return unique;
}

}  // namespace kouryu
