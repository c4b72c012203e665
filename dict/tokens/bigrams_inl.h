// The walk over runs behind for_each_bigram: included by bigrams.h only.
#ifndef KOURYU_DICT_TOKENS_BIGRAMS_INL_H_
#define KOURYU_DICT_TOKENS_BIGRAMS_INL_H_

#include <cstddef>
#include <string_view>

#include "dict/base/utf8.h"

namespace kouryu {

template <class Visit>
void for_each_bigram(std::string_view folded, Visit&& visit) {
  std::size_t previous_begin = 0;  // of the run's last character
  bool in_run = false;
  std::size_t position = 0;
  while (position < folded.size()) {
    const std::size_t begin = position;
    const bool letter = is_letter_or_digit(next_char(folded, position));
    if (in_run) {
      visit(folded.substr(previous_begin, (letter ? position : begin) - previous_begin));
    }
    in_run = letter;
    previous_begin = begin;
  }
  if (in_run) visit(folded.substr(previous_begin));
}

}  // namespace kouryu

#endif  // KOURYU_DICT_TOKENS_BIGRAMS_INL_H_
