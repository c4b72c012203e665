// The walk over runs behind for_each_bigram: included by bigrams.h only.
#ifndef KOURYU_DICT_TOKENS_BIGRAMS_INL_H_
#define KOURYU_DICT_TOKENS_BIGRAMS_INL_H_

#include <cstddef>
#include <string_view>

#include "dict/base/utf8.h"

namespace kouryu {

/// True for a dash at `begin` of `folded` that stands for ー: between katakana, `before` one of
/// them.
inline bool is_dashed_long_mark(std::string_view folded, std::size_t begin, char32_t before) {
  std::size_t after = begin + 1;
  return folded[begin] == '-' && is_katakana(before) && after < folded.size() &&
         is_katakana(next_char(folded, after));
}

template <class Visit>
void for_each_bigram(std::string_view folded, Visit&& visit) {
  std::size_t previous_begin = 0;  // of the run's last character
  bool in_run = false;
  char32_t previous = 0;
  std::size_t position = 0;
  while (position < folded.size()) {
    const std::size_t begin = position;
    const char32_t c = next_char(folded, position);
    const bool letter = is_letter_or_digit(c);
    if (in_run) {
      visit(folded.substr(previous_begin, (letter ? position : begin) - previous_begin));
      if (!letter && is_dashed_long_mark(folded, begin, previous)) {
        visit(folded.substr(previous_begin, position - previous_begin));
      }
    }
    in_run = letter;
    previous_begin = begin;
    previous = c;
  }
  if (in_run) visit(folded.substr(previous_begin));
}

}  // namespace kouryu

#endif  // KOURYU_DICT_TOKENS_BIGRAMS_INL_H_
