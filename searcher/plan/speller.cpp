// Groups of candidates from the surest to the boldest; the first group with one that the index has
// gives the answer, and of that group the most frequent one.
#include "searcher/plan/speller.h"

#include <algorithm>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/utf8.h"
#include "dict/lexicon/word_tables.h"
#include "dict/names/gazetteer.h"
#include "dict/names/place_forms.h"
#include "dict/text/kana.h"
#include "dict/text/normalizer.h"
#include "dict/tokens/bigrams.h"
#include "searcher/index/missing.h"
#include "searcher/index/substring_candidates.h"

namespace kouryu {
namespace {

/// A word with so many passages was meant as it was typed.
constexpr Xapian::doccount kEnough = 3;
/// What was meant must be this much more frequent than what was typed and does stand somewhere.
constexpr Xapian::doccount kClearly = 20;
/// Candidates of one group that are counted.
constexpr std::size_t kMostCounted = 12;
constexpr Xapian::doccount kMostPassages = 1000;
/// Characters that follow one character in the index, looked at for one place of a word.
constexpr std::size_t kMostFollowers = 400;
/// Words of which every pair of characters is in the index, and passages read for each.
constexpr std::size_t kMostTried = 40;
constexpr std::size_t kMostRead = 10;

bool in_gazetteer(const std::string& folded) {
  return !Gazetteer::instance().lookup(folded).empty() ||
         !Gazetteer::instance().lookup(to_hiragana(folded)).empty();
}

}  // namespace

bool Speller::is_known(const QueryNode& word) const {
  return in_gazetteer(word.folded) ||
         !WordTables::instance().words_read_as(to_hiragana(word.folded)).empty();
}

bool Speller::looks_wrong(const std::string& folded) const {
  const AnalyzedText text = reader_.analyzer.analyze(folded);
  return std::any_of(text.tokens.begin(), text.tokens.end(), [&](const Token& token) {
    const std::string_view surface(text.folded.text.data() + token.range.begin, token.range.size());
    return !token.known || (token.kind != TokenKind::Suffix && count_chars(surface) == 1);
  });
}

bool Speller::is_place_to_mecab(const std::string& folded) const {
  const AnalyzedText text = reader_.analyzer.analyze(folded);
  return text.tokens.size() == 1 && text.tokens[0].kind == TokenKind::Place;
}

Xapian::doccount Speller::passages_with(const std::string& folded) {
  check_deadline();
  QueryNode node = plain_word(folded, reader_.analyzer);
  add_alternatives(node, reader_);
  const Xapian::Query query = may_match(node, planning_);
  if (query.empty()) return 0;
  Xapian::Enquire enquire(indexes_.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, kMostPassages).size();
}

std::optional<std::string> Speller::best_of(const std::vector<std::string>& candidates,
                                            Xapian::doccount wanted) {
  std::optional<std::string> best;
  Xapian::doccount most = 0;
  std::size_t counted = 0;
  for (const std::string& candidate : candidates) {
    if (counted++ == kMostCounted) break;
    const Xapian::doccount passages = passages_with(candidate);
    if (passages < wanted || passages <= most) continue;
    most = passages;
    best = candidate;
  }
  return best;
}

/// Words one edit away that the index, the gazetteer or the table of readings has.
std::vector<std::string> Speller::one_edit_known(const std::string& folded) const {
  std::vector<std::string> out;
  if (indexes_.remote()) return out;
  for (std::string& word : one_edit_away(folded)) {
    const bool known = indexes_.database().term_exists(word) || in_gazetteer(word) ||
                       !WordTables::instance().words_read_as(to_hiragana(word)).empty();
    if (known) out.push_back(std::move(word));
  }
  return out;
}

/// Words that differ in one kanji behind the first, two exchanged, or one more or less, of which
/// the index has every pair of characters and the whole. A last kanji behind a word of the index is
/// meant so: 佐賀牛 is no slip for 佐賀市, 経済的 none for 経済化.
std::vector<std::string> Speller::kanji_neighbours(const std::string& folded) const {
  std::vector<std::string> out;
  const std::u32string word = to_utf32(folded);
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 12;
  if (word.size() < kShortest || word.size() > kLongest || indexes_.remote()) return out;
  if (!std::all_of(word.begin(), word.end(), is_kanji)) return out;
  std::size_t tried = 0;
  const auto try_word = [&](const std::u32string& other) {
    std::string spelt = to_utf8(other);
    if (other == word || std::find(out.begin(), out.end(), spelt) != out.end()) return;
    const SubstringNeeds needs = substring_needs(spelt);
    const bool pairs = std::all_of(
        needs.bigrams.begin(), needs.bigrams.end(),
        [&](const std::string& b) { return indexes_.database().term_exists(bigram_term(b)); });
    if (!pairs || tried == kMostTried) return;
    ++tried;
    if (widener_.has(spelt, kMostRead)) out.push_back(std::move(spelt));
  };
  for (std::size_t at = 0; at + 1 < word.size(); ++at) {
    std::u32string other = word;
    std::swap(other[at], other[at + 1]);
    try_word(other);
  }
  // Without its first or last character it would only be a part of what was typed.
  for (std::size_t at = 1; at + 1 < word.size() && word.size() > kShortest; ++at) {
    std::u32string other = word;
    try_word(other.erase(at, 1));
  }
  const bool last_is_meant =
      indexes_.database().term_exists(to_utf8(word.substr(0, word.size() - 1)));
  for (std::size_t at = 1; at + (last_is_meant ? 1 : 0) < word.size(); ++at) {
    const std::string before = bigram_term(to_utf8(word.substr(at - 1, 1)));
    std::size_t seen = 0;
    const auto end = indexes_.database().allterms_end(before);
    for (auto term = indexes_.database().allterms_begin(before);
         term != end && seen < kMostFollowers; ++term, ++seen) {
      const std::u32string follower = to_utf32((*term).substr(before.size()));
      if (follower.size() != 1 || !is_kanji(follower[0])) continue;
      std::u32string other = word;
      other[at] = follower[0];
      try_word(other);
      other = word;
      try_word(other.insert(at, follower));
    }
  }
  return out;
}

/// Words that an input method offers for the same sounds: 事務署 -> 事務所.
std::vector<std::string> Speller::same_reading(const std::string& folded) const {
  std::string reading;
  const AnalyzedText text = reader_.analyzer.analyze(folded);
  for (const Token& token : text.tokens) {
    if (token.reading.empty()) return {};
    reading += token.reading;
  }
  std::vector<std::string> out = WordTables::instance().words_read_as(to_hiragana(reading));
  std::erase(out, folded);
  return out;
}

/// Municipalities that an input method offers for the same sounds: 青盛市 -> 青森市. A word that
/// ends as they do and names none of them was not meant.
std::vector<std::string> Speller::places_read_alike(const std::string& folded) const {
  std::vector<std::string> out;
  std::string reading;
  const AnalyzedText text = reader_.analyzer.analyze(folded);
  for (const Token& token : text.tokens) {
    if (token.reading.empty()) return {};
    reading += token.reading;
  }
  for (const PlaceMatch& match : Gazetteer::instance().lookup(to_hiragana(reading))) {
    const std::string name = fold_text(match.place->name);
    const std::string_view unit = place_unit(name, match.place->kind);
    if (unit.empty() || !folded.ends_with(unit)) continue;
    if (count_chars(name) == count_chars(folded)) out.push_back(name);
  }
  return out;
}

/// Compounds of the index of which one part sounds as typed: 国際交流教会 -> 国際交流協会.
std::vector<std::string> Speller::same_reading_inside(const std::string& folded) const {
  std::vector<std::string> out;
  const AnalyzedText text = reader_.analyzer.analyze(folded);
  if (text.tokens.size() < 2 || !can_narrow(folded) || widener_.has(folded)) return out;
  for (const Token& token : text.tokens) {
    const auto [begin, end] = token.range;
    if (token.reading.empty() || count_chars(folded.substr(begin, end - begin)) < 2) continue;
    for (const std::string& word :
         WordTables::instance().words_read_as(to_hiragana(token.reading))) {
      std::string other = folded.substr(0, begin) + word + folded.substr(end);
      if (other != folded && widener_.has(other, kMostRead)) out.push_back(std::move(other));
    }
  }
  return out;
}

std::optional<std::string> Speller::meant_by(const QueryNode& word) {
  if (count_chars(word.folded) < 2 || is_known(word)) return std::nullopt;
  const Xapian::Query typed = may_match(word, planning_);
  if (!matches_fewer_than(indexes_, typed, kEnough)) return std::nullopt;
  const Xapian::doccount wanted = matches_fewer_than(indexes_, typed, 1) ? 1 : kEnough * kClearly;
  const auto present = [&](std::vector<std::string> candidates) {
    std::erase_if(candidates, [&](const std::string& c) { return !widener_.has(c); });
    return candidates;
  };
  if (auto best = best_of(present(likely_slips(word.folded)), wanted)) return best;
  if (auto best = best_of(one_edit_known(word.folded), wanted)) return best;
  if (auto best = best_of(same_reading_inside(word.folded), wanted)) return best;
  if (auto best = best_of(present(places_read_alike(word.folded)), wanted)) return best;
  // Kanji words that MeCab knows were meant so: 入口 is no slip for 人口. A place that our tables
  // do not know may be one for a place that they do: 大蓮 for 大連.
  const bool wrong = looks_wrong(word.folded);
  if (!wrong && !is_place_to_mecab(word.folded)) return std::nullopt;
  std::vector<std::string> alike = present(look_alikes(word.folded));
  if (!wrong) std::erase_if(alike, [](const std::string& c) { return !in_gazetteer(c); });
  if (auto best = best_of(alike, wanted)) return best;
  if (!wrong) return std::nullopt;
  if (auto best = best_of(same_reading(word.folded), wanted)) return best;
  return best_of(kanji_neighbours(word.folded), wanted);
}

}  // namespace kouryu
