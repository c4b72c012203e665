// What a word may also mean: years, places in other spellings, organisations, synonyms, readings.
//
// Alternatives only widen: a passage with the word as typed is found and ranked first in any case.
#include <algorithm>
#include <limits>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/utf8.h"
#include "dict/lexicon/word_tables.h"
#include "dict/names/gazetteer.h"
#include "dict/names/organisation_names.h"
#include "dict/text/kana.h"
#include "dict/text/normalizer.h"
#include "dict/time/dates.h"
#include "dict/time/eras.h"
#include "dict/time/years.h"
#include "searcher/query/alternative_collector.h"
#include "searcher/query/place_alternatives.h"
#include "searcher/query/query.h"
#include "searcher/query/words.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostReadings = 3;  // words behind one piece of a kana word

/// A date is no more than what was typed: its month is not widened to the year, nor its day to the
/// month. A range gives its months.
void add_dates(const YearMention& mention, AlternativeCollector& out) {
  if (mention.begin == mention.end) {
    out.time(FieldId::Date, iso_date(mention.begin));
    return;
  }
  const Date last{mention.end.year, mention.end.month > 0 ? mention.end.month : 12, 0};
  for (Date month{mention.begin.year, mention.begin.month, 0}; month <= last && !out.full();) {
    out.time(FieldId::Date, iso_date(month));
    if (++month.month > 12) month = {month.year + 1, 1, 0};
  }
}

/// A year written with signs that no text has (H16..2005, 2004年~): as a filter reads it.
void add_years_as_filter(const std::string& folded, AlternativeCollector& out) {
  if (folded.empty() || count_chars(folded) > 20) return;
  if (std::none_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return;
  }
  const auto range = parse_year_word(folded);
  if (!range || range->begin < 1600 || range->end > 2200) return;
  for (int year = range->begin; year <= range->end && !out.full(); ++year) out.year(year);
}

/// Other spellings of one year: those that passages have without its facet are found, too.
void add_year_names(int year, bool fiscal, AlternativeCollector& out) {
  std::vector<std::string> names = era_years(year);
  names.push_back(std::to_string(year) + "年");
  for (std::string& name : names) {
    if (fiscal) name += "度";
    out.substring(name, kYearWeight, true, "year");
  }
}

/// True when the word names an organisation of the alias table.
bool add_organisations(const QueryNode& node, AlternativeCollector& out) {
  const auto names = organisation_names(node.written);
  if (names.size() < 2) return false;
  for (const std::string& name : names) {
    out.substring(fold_text(name), kReadingWeight, true, "organisation");
  }
  return true;
}

void add_synonyms(const std::string& folded, double scale, const Synonyms& synonyms,
                  AlternativeCollector& out) {
  for (const Synonym& synonym : synonyms.of(folded)) {
    out.substring(synonym.word, scale * (synonym.near ? kNearWeight : kSynonymWeight), false,
                  synonym.near ? "near" : "synonym");
  }
}

/// True when `word` put between `before` and `after` would say a part of them twice: 少子 + 少子化.
bool repeats(std::string_view before, std::string_view word, std::string_view after) {
  constexpr std::size_t kTwoChars = 6;  // bytes of two Japanese characters
  const auto shares = [](std::string_view head, std::string_view tail) {
    for (std::size_t size = std::min(head.size(), tail.size()); size >= kTwoChars; --size) {
      if (head.substr(head.size() - size) == tail.substr(0, size)) return true;
    }
    return false;
  };
  return shares(before, word) || shares(word, after);
}

/// One synonym inside a compound: 訪日客誘致 -> インバウンド誘致. The longest known part is
/// exchanged, where it begins and ends with tokens. What comes out may be no word at all
/// (商工会合所), so it counts only where a passage has it.
void add_synonyms_inside(const std::string& folded, const WordReader& reader,
                         AlternativeCollector& out) {
  const Synonyms& synonyms = *reader.synonyms;
  const AnalyzedText analyzed = reader.analyzer.analyze(folded);
  std::size_t best_begin = 0;
  std::size_t best_end = 0;
  for (std::size_t i = 0; i < analyzed.tokens.size(); ++i) {
    const std::size_t begin = analyzed.tokens[i].range.begin;
    for (std::size_t j = i; j < analyzed.tokens.size(); ++j) {
      const std::size_t end = analyzed.tokens[j].range.end;
      if (end - begin > synonyms.longest()) break;
      if (end - begin == folded.size() || end - begin <= best_end - best_begin) continue;
      // One- and two-character words (PR, 都) mean too many things inside a compound.
      const std::string part = analyzed.folded.text.substr(begin, end - begin);
      if (count_chars(part) < 3 || synonyms.of(part).empty()) continue;
      best_begin = begin;
      best_end = end;
    }
  }
  if (best_end == best_begin) return;
  const std::string& text = analyzed.folded.text;
  const std::string before = text.substr(0, best_begin);
  const std::string after = text.substr(best_end);
  for (const Synonym& synonym : synonyms.of(text.substr(best_begin, best_end - best_begin))) {
    if (synonym.near || repeats(before, synonym.word, after)) continue;
    std::string changed = before;
    changed += synonym.word;
    changed += after;
    out.substring(changed, kSynonymWeight, false, "synonym", true);
  }
}

/// Words behind one piece of kana: domain words, then places.
std::vector<std::string> words_behind(const std::string& hiragana) {
  std::vector<std::string> words = WordTables::instance().words_read_as(hiragana);
  for (const PlaceMatch& match : Gazetteer::instance().lookup(hiragana)) {
    if (match.form != FormKind::Reading) continue;
    for (std::string& form : written_forms(*match.place, FormKind::Reading)) {
      if (std::find(words.begin(), words.end(), form) == words.end()) {
        words.push_back(std::move(form));
      }
      break;
    }
  }
  if (words.size() > kMostReadings) words.resize(kMostReadings);
  return words;
}

/// Cuts kana into the fewest known readings of two characters and more; empty when it cannot be.
std::vector<std::string> cut_into_readings(const std::string& hiragana) {
  constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();
  const std::size_t size = hiragana.size();
  std::vector<std::size_t> pieces(size + 1, kNever);  // fewest pieces from here to the end
  std::vector<std::size_t> next(size + 1, size);
  pieces[size] = 0;
  constexpr std::size_t kCharBytes = 3;  // of hiragana
  constexpr std::size_t kLongestReading = 60 * kCharBytes;
  for (std::size_t begin = size; begin >= kCharBytes;) {
    begin -= kCharBytes;
    check_deadline();
    const std::size_t longest = std::min(size, begin + kLongestReading);
    for (std::size_t end = longest; end >= begin + 2 * kCharBytes; end -= kCharBytes) {
      if (pieces[end] == kNever || pieces[end] + 1 >= pieces[begin]) continue;
      if (words_behind(hiragana.substr(begin, end - begin)).empty()) continue;
      pieces[begin] = pieces[end] + 1;
      next[begin] = end;
    }
  }
  std::vector<std::string> out;
  if (pieces[0] == kNever) return out;
  for (std::size_t at = 0; at < size; at = next[at]) {
    out.push_back(hiragana.substr(at, next[at] - at));
  }
  return out;
}

void add_readings(const std::string& folded, const Synonyms* synonyms, AlternativeCollector& out) {
  constexpr std::size_t kLongest = 120;  // bytes: 40 kana
  if (!is_kana_word(folded) || count_chars(folded) < 2 || folded.size() > kLongest) return;
  const std::string hiragana = to_hiragana(folded);
  for (const std::string& word : WordTables::instance().words_read_as(hiragana)) {
    out.substring(word, kReadingWeight, false, "reading");
    if (synonyms != nullptr) add_synonyms(word, kReadingWeight, *synonyms, out);
  }
  if (hiragana.size() % 3 != 0) return;
  const auto pieces = cut_into_readings(hiragana);
  if (pieces.size() < 2) return;
  std::vector<std::string> wholes = {""};
  for (const std::string& piece : pieces) {
    std::vector<std::string> longer;
    for (const std::string& word : words_behind(piece)) {
      for (const std::string& whole : wholes) longer.push_back(whole + word);
    }
    wholes = std::move(longer);
    if (wholes.size() > 8) wholes.resize(8);
  }
  for (const std::string& whole : wholes) {
    out.substring(whole, kReadingWeight, false, "reading");
  }
}

}  // namespace

Alternative spelling_alternative(const std::string& folded, Analyzer& analyzer) {
  Alternative alternative;
  alternative.kind = Alternative::Kind::Substring;
  alternative.value = folded;
  alternative.how = "spelling";
  alternative.marks = {folded};
  QueryNode word = plain_word(folded, analyzer);
  alternative.terms = std::move(word.terms);
  alternative.inflects = word.inflects;
  alternative.weight = kSpellingWeight;
  alternative.spelling = true;
  return alternative;
}

void add_years(QueryNode& node, const YearMention& mention, const WordReader& reader) {
  // Its parts (平成, 3, 年) mean nothing apart from each other.
  node.date = true;
  node.children.clear();
  node.inflects = false;
  AlternativeCollector out(node, reader.analyzer);
  if (mention.begin.month > 0) {
    add_dates(mention, out);
    return;
  }
  const std::vector<int> years = years_of(mention);
  for (const int year : years) out.year(year);
  if (years.size() == 1) add_year_names(years[0], mention.fiscal, out);
}

void add_alternatives(QueryNode& node, const WordReader& reader) {
  check_deadline();
  const std::string folded = node.folded;
  const auto mentions = recognize_years(fold(folded), {});
  if (mentions.size() == 1 && mentions[0].range == ByteRange{0, folded.size()} &&
      !mentions[0].relative) {
    add_years(node, mentions[0], reader);
    return;
  }
  AlternativeCollector out(node, reader.analyzer);
  if (mentions.empty()) add_years_as_filter(folded, out);
  add_places(folded, out);
  add_implying_words(folded, out);
  add_written_out(node, out);
  const bool organisation = add_organisations(node, out);
  if (reader.synonyms != nullptr) add_synonyms(folded, 1.0, *reader.synonyms, out);
  add_readings(folded, reader.synonyms, out);
  if (node.terms.size() > 1 && !organisation) {
    add_places_inside(folded, out);
    // A word that the table knows whole needs no guess at its parts.
    const bool widened = reader.synonyms == nullptr || !reader.synonyms->of(folded).empty();
    if (!widened) add_synonyms_inside(folded, reader, out);
  }
}

}  // namespace kouryu
