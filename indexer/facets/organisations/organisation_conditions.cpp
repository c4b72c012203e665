// The conditions of the rows of endings.
#include "indexer/facets/organisations/organisation_conditions.h"

#include <algorithm>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {
namespace {

bool is_proper(TokenKind kind) {
  return kind == TokenKind::Place || kind == TokenKind::Person || kind == TokenKind::ProperName ||
         kind == TokenKind::Organisation;
}

/// Whether all of `words` is a sequence of what `is_piece` accepts.
template <class IsPiece>
bool is_sequence(std::string_view words, IsPiece&& is_piece) {
  std::vector<bool> reached(words.size() + 1, false);
  reached[0] = true;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if (!reached[begin]) continue;
    for (std::size_t end = begin; end < words.size() && end - begin < kLongestPiece;) {
      next_char(words, end);
      if (!reached[end] && is_piece(words.substr(begin, end - begin))) reached[end] = true;
    }
  }
  return reached[words.size()];
}

bool is_latin_word(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    if (is_latin(next_char(word, at))) ++letters;
  }
  return letters >= 2;
}

/// `country_names`: 日本環境 does tell one body from others.
bool is_generic(const EndingReading& at, bool country_names) {
  const std::string_view words = at.words();
  const WordSet& generic = at.tables().words(OrganisationWord::Generic);
  const WordSet& common = at.tables().words(OrganisationWord::Common);
  const WordSet& country = at.tables().words(OrganisationWord::Country);
  const bool all = is_sequence(words, [&](std::string_view piece) {
    return generic.contains(piece) || common.contains(piece) || country.contains(piece) ||
           piece == "・";
  });
  if (!all || !country_names) return all;
  // 日本 + 環境 + 協会 is a name, 日本 + 協会 and 国際 + 交流 + 協会 are not.
  for (std::size_t end = 0; end < words.size();) {
    next_char(words, end);
    if (!country.contains(words.substr(0, end))) continue;
    if (generic.contains(words) || words == "国際交流" || words == "国際協力") continue;
    if (end < words.size()) return false;
  }
  return true;
}

/// Whether the first token is a place that is no country: 大分 of 大分県立大分商業高等学校.
bool opens_with_place(const EndingReading& at) {
  const std::string_view first = at.surface(at.body.first);
  return at.token(at.body.first).kind == TokenKind::Place && count_chars(first) >= 2 &&
         !at.tables().words(OrganisationWord::Country).contains(first) &&
         !at.tables().words(OrganisationWord::Generic).contains(first) &&
         country_end(first) != first.size();
}

/// Whether `token` is one kanji of a name the dictionary does not know: 甲|武.
bool is_cut_kanji(const EndingReading& at, std::size_t token) {
  const std::string_view word = at.surface(token);
  return count_chars(word) == 1 && is_kanji_start(word) &&
         at.token(token).kind != TokenKind::Suffix &&
         !at.tables().words(OrganisationWord::Municipal).contains(word) &&
         !at.tables().words(OrganisationWord::Class).contains(word) &&
         !at.tables().words(OrganisationWord::Trim).contains(word) &&
         !at.tables().words(OrganisationWord::Generic).contains(word);
}

}  // namespace

bool is_section(const EndingReading& at, std::string_view words) {
  const WordSet& section = at.tables().words(OrganisationWord::Section);
  const WordSet& field = at.tables().words(OrganisationWord::Field);
  return is_sequence(words, [&](std::string_view piece) {
    return section.contains(piece) || field.contains(piece) || at.tables().is_ending(piece) ||
           piece == "・";
  });
}

// ---- How many characters

bool is_two_characters(const EndingReading& at) { return count_chars(at.words()) >= 2; }
bool is_three_characters(const EndingReading& at) { return count_chars(at.words()) >= 3; }
bool is_four_characters(const EndingReading& at) { return count_chars(at.words()) >= 4; }
bool is_long_or_proper(const EndingReading& at) {
  return is_three_characters(at) || has_proper(at);
}

// ---- What is among the words

bool has_proper(const EndingReading& at) {
  const NameBody& body = at.body;
  if (body.place > 0) return true;
  const WordSet& municipal = at.tables().words(OrganisationWord::Municipal);
  for (std::size_t i = body.first; i <= body.last; ++i) {
    const Token& token = at.token(i);
    const std::string_view word = at.surface(i);
    if (count_chars(word) == 1 && !is_kanji_start(word)) continue;  // A小学校, B社
    if (is_proper(token.kind)) return true;
    if (i > body.first && municipal.contains(word)) return true;
    if (token.kind == TokenKind::Number && i > body.first && at.surface(i - 1) == "第") return true;
    if (!token.known && count_chars(word) >= 2 && (is_katakana_run(word) || is_latin_word(word))) {
      return true;
    }
    if (is_latin_word(word)) return true;
    if (!token.known && token.kind != TokenKind::Symbol && count_chars(word) >= 2) return true;
  }
  // Pieces of one character in a row are a name the dictionary does not know (新甘井子).
  std::size_t single = 0;
  for (std::size_t i = body.first; i <= body.last; ++i) {
    single = count_chars(at.surface(i)) == 1 ? single + 1 : 0;
    if (single >= 2) return true;
  }
  return false;
}

bool is_class(const EndingReading& at) {
  const WordSet& words = at.tables().words(OrganisationWord::Class);
  const std::string_view first = at.surface(at.body.first);
  if (words.contains(first)) return true;
  if (is_proper(at.token(at.body.first).kind)) return false;
  std::size_t end = 0;
  next_char(first, end);
  // 両国, 同市, 各地, 当県: a reference of two characters.
  return words.contains(first.substr(0, end)) && count_chars(first) == 2;
}

bool is_general(const EndingReading& at) { return !opens_with_place(at) && is_general_words(at); }

bool is_general_without_country(const EndingReading& at) {
  return at.body.place == 0 && !opens_with_place(at) && is_general_words_without_country(at);
}

bool is_general_words(const EndingReading& at) { return is_generic(at, false); }
bool is_general_words_without_country(const EndingReading& at) { return is_generic(at, true); }

bool is_one_general_word(const EndingReading& at) {
  return (at.tables().words(OrganisationWord::Generic).contains(at.words()) ||
          at.tables().words(OrganisationWord::Common).contains(at.words())) &&
         !begins_with_country(at);
}

bool is_general_compound(const EndingReading& at) {
  return at.tables().words(OrganisationWord::Generic).contains(at.words()) &&
         country_end(at.words()) != at.words().size() &&
         !at.tables().words(OrganisationWord::National).contains(at.words());
}

bool is_fields_of_work(const EndingReading& at) { return is_section(at, at.words()); }

bool is_ordinal(const EndingReading& at) {
  constexpr std::string_view kNumber = "第";
  std::string_view words = at.words();
  if (!words.starts_with(kNumber)) return false;
  words.remove_prefix(kNumber.size());
  return words.find_first_not_of("0123456789") == std::string_view::npos;
}

bool ends_with_numbered(const EndingReading& at) {
  constexpr std::string_view kNumber = "第";
  constexpr std::size_t kMostChars = 6;  // behind the number
  constexpr std::string_view kDigits = "0123456789〇一二三四五六七八九十百";
  std::string_view words = at.words();
  const std::size_t number = words.rfind(kNumber);
  if (number == std::string_view::npos) return false;
  words.remove_prefix(number + kNumber.size());
  std::size_t digits = 0;
  for (std::size_t next = 0; next < words.size(); digits = next) {
    const std::size_t begin = next;
    next_char(words, next);
    if (kDigits.find(words.substr(begin, next - begin)) == std::string_view::npos) break;
  }
  if (digits == 0) return false;
  words.remove_prefix(digits);
  for (const std::string_view counter : {"次", "回", "代", "期"}) {
    if (words.starts_with(counter)) return false;  // 第1次十字|軍
  }
  return count_chars(words) <= kMostChars;
}

bool holds_numbered(const EndingReading& at) {
  return at.words().rfind("第") > 0 && ends_with_numbered(at);
}

bool is_empire(const EndingReading& at) {
  const std::string_view words = at.words();
  return is_four_characters(at) &&
         (words.ends_with("帝国") || words.ends_with("王国") || words.ends_with("共和国"));
}

bool is_nameless(const EndingReading& at) { return !has_proper(at) && !begins_with_known(at); }
bool is_known_body(const EndingReading& at) { return at.tables().aliases().is_known(at.words()); }

// ---- Their last word

bool is_katakana_alone(const EndingReading& at) { return is_katakana_run(at.words()); }

bool ends_with_katakana(const EndingReading& at) {
  return is_katakana_run(at.surface(at.body.last));
}

bool ends_with_name_of_town(const EndingReading& at) {
  if (ends_with_cut_kanji(at)) return true;
  const std::size_t begin = at.token(at.body.last).range.begin;  // 飯田|市役所, a surname too
  for (const PlaceMatch& match : Gazetteer::instance().written_at(at.text.all(), begin)) {
    std::size_t unit = begin + match.bytes;
    if (unit <= at.body.end || match.form != FormKind::Full) continue;
    previous_char(at.text.all(), unit);
    if (unit == at.body.end) return true;
  }
  return ends_with_katakana(at) && !ends_with_ordinary_word(at) &&
         at.token(at.body.last).range.end >= at.body.end;
}

bool ends_with_ordinary_word(const EndingReading& at) {
  const Token& last = at.token(at.body.last);
  return last.known && last.kind == TokenKind::Noun;
}

bool ends_with_name(const EndingReading& at) {
  const Token& last = at.token(at.body.last);
  return (is_proper(last.kind) || !last.known) && count_chars(at.surface(at.body.last)) >= 2;
}

bool ends_with_organisation(const EndingReading& at) {
  return at.token(at.body.last).kind == TokenKind::Organisation;
}

bool ends_with_cut_kanji(const EndingReading& at) {
  return at.body.last > at.body.first && is_cut_kanji(at, at.body.last) &&
         is_cut_kanji(at, at.body.last - 1);
}

// ---- The ending and what surrounds the name

bool is_end_of_longer_ending(const EndingReading& at) {
  const std::size_t end = at.body.end + at.ending.size();
  for (const std::size_t size : at.tables().suffix_sizes(at.text.all(), end)) {
    if (size > at.ending.size() && size < end - at.body.begin &&
        at.tables().is_ending(at.text.in({end - size, end}))) {
      return true;
    }
  }
  return false;
}
bool begins_with_unit(const EndingReading& at) {
  std::size_t end = 0;
  next_char(at.ending, end);
  return end < at.ending.size() &&
         at.tables().words(OrganisationWord::Municipal).contains(at.ending.substr(0, end));
}
bool ending_in_word(const EndingReading& at) { return at.in_token; }
bool is_known_broadcaster(const EndingReading& at) {
  return at.ending == "テレビ" && is_known_body(at);
}
bool ending_is_word(const EndingReading& at) { return !at.in_token; }
bool is_one_letter_ending(const EndingReading& at) { return count_chars(at.ending) == 1; }
bool has_whole_ending(const EndingReading& at) { return !at.in_token || !is_one_letter_ending(at); }

bool has_whole_ending_or_bureau(const EndingReading& at) {
  // 協|働課: MeCab cut what it does not know.
  return has_whole_ending(at) || !at.token(at.body.last).known ||
         (ends_with_organisation(at) && (begins_with_known(at) || begins_with_place(at)));
}

bool has_whole_ending_or_foreign_bureau(const EndingReading& at) {
  return has_whole_ending(at) ||
         ((at.ending == "局" || at.ending == "庁") && count_chars(at.surface(at.body.last)) >= 3 &&
          begins_with_country(at));
}

bool initials_follow(const EndingReading& at) {
  constexpr std::size_t kFewestLetters = 2;
  const std::string_view all = at.text.all();
  std::size_t next = at.body.end + at.ending.size();
  if (next >= all.size() || all[next] != '(' || at.text.has_line_end(next)) return false;
  std::size_t letters = 0;
  for (++next; next < all.size() && all[next] != ')';) {
    const char32_t c = next_char(all, next);
    if (!is_latin(c) && c != U' ' && c != U'-' && c != U'.' && c != U'&') return false;
    ++letters;
  }
  return letters >= kFewestLetters && next < all.size();
}

bool goes_on(const EndingReading& at) {
  std::size_t end = at.body.end + at.ending.size();
  const std::string_view all = at.text.all();
  if (end >= all.size() || at.text.has_line_end(end)) return false;
  const char32_t next = next_char(all, end);
  return is_kanji(next) || is_katakana(next);
}

bool fills_line(const EndingReading& at) {
  return at.text.fills_line({at.body.begin, at.body.end + at.ending.size()});
}

}  // namespace kouryu
