// Reads the word around a line end. Full-width letters are Japanese typesetting, which cuts words
// without a hyphen: nothing here is for them.
#include "indexer/lines/line_hyphen.h"

#include <string>

#include "dict/base/utf8.h"
#include "dict/lexicon/hyphened_words.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;

bool is_full_width(char32_t c) { return c >= 0xFF00; }

bool is_narrow_letter(char32_t c) { return is_latin(c) && !is_full_width(c); }

bool is_narrow_digit(char32_t c) { return is_digit(c) && !is_full_width(c); }

/// A character of a word, an address or a code, of which no space is part.
bool is_written_in_one(char32_t c) { return c < 0x80 ? c > U' ' && c < 0x7F : is_narrow_letter(c); }

/// The end of `text` of characters that `belongs` takes.
template <class Belongs>
std::string_view tail(std::string_view text, Belongs&& belongs) {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t before = begin;
    if (!belongs(previous_char(text, before))) break;
    begin = before;
  }
  return text.substr(begin);
}

/// The beginning of `text` of characters that `belongs` takes.
template <class Belongs>
std::string_view head(std::string_view text, Belongs&& belongs) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t ahead = end;
    if (!belongs(next_char(text, ahead))) break;
    end = ahead;
  }
  return text.substr(0, end);
}

/// minato-city.jp, http://…, info@…, file_names: what stands there is written, not typeset.
bool is_address(std::string_view token) {
  if (token.find_first_of("@_") != token.npos || token.find("://") != token.npos) return true;
  const auto alphanumeric = [&](std::size_t i) {
    const auto c = static_cast<unsigned char>(token[i]);
    return is_digit(c) || (c < 0x80 && is_latin(c));
  };
  for (std::size_t i = 1; i + 1 < token.size(); ++i) {
    if (token[i] == '.' && alphanumeric(i - 1) && alphanumeric(i + 1)) return true;
  }
  return false;
}

/// `line`, which ends behind its hyphen, and `next`: letters on both sides, the second one small.
LineHyphen hyphen_in_word(std::string_view line, std::string_view next) {
  if (is_address(tail(line, is_written_in_one)) || is_address(head(next, is_written_in_one))) {
    return LineHyphen::Own;
  }
  const std::string_view left = tail(line, is_narrow_letter);
  const std::string_view right = head(next, is_narrow_letter);
  const std::string_view before = line.substr(0, line.size() - left.size());
  const bool hyphen_before = before.ends_with('-');
  const bool hyphen_behind = next.substr(right.size()).starts_with('-');
  const std::string first = fold_text(left);
  const std::string last = fold_text(right);
  const HyphenedWords& words = HyphenedWords::instance();
  if (!hyphen_behind && words.follows_suspended(last)) return LineHyphen::None;
  // e- / mail, T- / shirt: no typesetter leaves one letter alone.
  const bool letter_alone = count_chars(left) == 1 || count_chars(right) == 1;
  const bool linked =
      (hyphen_before && words.is_link(first)) || (hyphen_behind && words.is_link(last));
  return letter_alone || linked || words.is_compound(first, last) ? LineHyphen::Own
                                                                  : LineHyphen::Inserted;
}

}  // namespace

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == kSoftHyphen; }

LineHyphen line_hyphen(std::string_view line, std::string_view next) {
  std::size_t end = line.size();
  if (line.empty() || next.empty()) return LineHyphen::None;
  const char32_t hyphen = previous_char(line, end);
  if (!is_hyphen(hyphen) || end == 0) return LineHyphen::None;
  std::size_t position = end;
  const char32_t last = previous_char(line, position);
  position = 0;
  const char32_t first = next_char(next, position);
  const bool letters = is_narrow_letter(last) && is_narrow_letter(first);
  if (hyphen == kSoftHyphen) return letters ? LineHyphen::Inserted : LineHyphen::None;
  const bool glued =
      is_narrow_letter(last) || is_narrow_digit(last) || last == U'.';  // U.S.- / led
  if (!glued || (!is_narrow_letter(first) && !is_narrow_digit(first))) return LineHyphen::None;
  if (!letters || !is_small_letter(first)) return LineHyphen::Own;
  return hyphen_in_word(line.substr(0, end), next);
}

bool cuts_word(std::string_view line, std::string_view next) {
  std::size_t position = 0;
  if (line_hyphen(line, next) == LineHyphen::None) return false;
  if (!is_narrow_letter(next_char(next, position))) return false;
  position = line.size();
  previous_char(line, position);  // the hyphen
  return is_narrow_letter(previous_char(line, position));
}

}  // namespace kouryu
