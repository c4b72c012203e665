// What was meant by a word that nothing (or next to nothing) contains: candidates by rule, for the
// index to choose from. Only asked for after a search found too little.
//
// Every rule is bounded by the word, never by the index: kanji change by a table of look-alikes,
// kana and Latin letters by one edit over their alphabets.
#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/alike_kanji.h"
#include "dict/names/gazetteer.h"
#include "searcher/query/query.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostSlips = 200;
constexpr std::size_t kLongestWord = 24;  // characters
constexpr std::size_t kMostEdits = 3000;

/// Katakana that the ear or the hand exchanges; spellings of one word are in spellings.cpp.
constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 12> kNearSounds = {{
    {U"ー", U""},
    {U"ッ", U""},
    {U"グ", U"ク"},
    {U"ド", U"ト"},
    {U"ブ", U"プ"},
    {U"バ", U"パ"},
    {U"ズ", U"ス"},
    {U"ジ", U"シ"},
    {U"ウォー", U"ワー"},
    {U"ティ", U"テイ"},
    {U"ディ", U"デイ"},
    {U"チェ", U"チエ"},
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

void add_near_sounds(const std::u32string& word, std::vector<std::u32string>& out) {
  for (const auto& [one, other] : kNearSounds) {
    add_exchanges(word, one, other, out);
    add_exchanges(word, other, one, out);
  }
  add_insertions(word, out);
  std::u32string bare;  // all long sounds left out
  std::copy_if(word.begin(), word.end(), std::back_inserter(bare),
               [](char32_t c) { return c != U'ー' && c != U'・'; });
  out.push_back(std::move(bare));
}

void add_look_alikes(const std::u32string& word, std::vector<std::u32string>& out) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    for (const char32_t kanji : AlikeKanji::instance().by_look(word[at])) {
      std::u32string other = word;
      other[at] = kanji;
      out.push_back(std::move(other));
    }
  }
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

/// Place names that differ in one kanji that looks alike (北九洲市). What kind of place it is says
/// the last of 大連市 and 大連湾: another kind is another place, and no slip.
void add_places_alike(const std::u32string& word, std::vector<std::u32string>& out) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 10;
  if (word.size() < kShortest || word.size() > kLongest) return;
  if (!std::all_of(word.begin(), word.end(), is_kanji)) return;
  if (names_place(to_utf8(word))) return;  // no slip, but a place of its own
  for (std::size_t at = 0; at < word.size(); ++at) {
    for (const char32_t kanji : AlikeKanji::instance().by_look(word[at])) {
      std::u32string other = word;
      other[at] = kanji;
      if (names_place(to_utf8(other))) out.push_back(std::move(other));
    }
  }
}

std::u32string letters_between(char32_t first, char32_t last) {
  std::u32string out;
  for (char32_t c = first; c <= last; ++c) out += c;
  return out;
}

/// The letters that a word of one script may have been meant with; empty for other words.
std::u32string alphabet_of(const std::u32string& word) {
  const auto all = [&](bool (*is)(char32_t)) { return std::all_of(word.begin(), word.end(), is); };
  if (all(is_latin)) return letters_between(U'a', U'z');
  if (all(is_hiragana)) return letters_between(U'ぁ', U'ん') + U'ー';
  if (all(is_katakana)) return letters_between(U'ァ', U'ヴ') + U'ー';
  return {};
}

std::vector<std::string> unique_utf8(const std::vector<std::u32string>& words,
                                     const std::u32string& except, std::size_t most) {
  std::set<std::u32string> seen = {except};
  std::vector<std::string> out;
  for (const std::u32string& word : words) {
    if (out.size() == most) break;
    if (word.size() > 1 && seen.insert(word).second) out.push_back(to_utf8(word));
  }
  return out;
}

}  // namespace

std::vector<std::string> likely_slips(std::string_view folded) {
  const std::u32string word = to_utf32(folded);
  if (word.size() < 2 || word.size() > kLongestWord) return {};
  std::vector<std::u32string> out;
  // A short word of katakana has neighbours that are other words: サンース is no サンス.
  constexpr std::size_t kShortestOfSounds = 5;
  const auto sounds = std::count_if(word.begin(), word.end(), is_katakana);
  if (static_cast<std::size_t>(sounds) >= kShortestOfSounds) add_near_sounds(word, out);
  add_places_alike(word, out);
  return unique_utf8(out, word, kMostSlips);
}

std::vector<std::string> look_alikes(std::string_view folded) {
  const std::u32string word = to_utf32(folded);
  if (word.size() < 2 || word.size() > kLongestWord) return {};
  std::vector<std::u32string> out;
  add_look_alikes(word, out);
  return unique_utf8(out, word, kMostSlips);
}

std::vector<std::string> one_edit_away(std::string_view folded) {
  const std::u32string word = to_utf32(folded);
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kLongest = 16;
  if (word.size() < kShortest || word.size() > kLongest) return {};
  const std::u32string alphabet = alphabet_of(word);
  if (alphabet.empty()) return {};
  std::vector<std::u32string> out;
  for (std::size_t at = 0; at + 1 < word.size(); ++at) {
    std::u32string other = word;
    std::swap(other[at], other[at + 1]);
    out.push_back(std::move(other));
  }
  for (std::size_t at = 0; at < word.size(); ++at) {
    std::u32string shorter = word;
    shorter.erase(at, 1);
    out.push_back(std::move(shorter));
    std::u32string other = word;
    for (const char32_t letter : alphabet) {
      other[at] = letter;
      out.push_back(other);
    }
  }
  for (std::size_t at = 0; at <= word.size(); ++at) {
    for (const char32_t letter : alphabet) {
      std::u32string longer = word;
      longer.insert(at, 1, letter);
      out.push_back(std::move(longer));
    }
  }
  return unique_utf8(out, word, kMostEdits);
}

}  // namespace kouryu
