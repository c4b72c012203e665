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
  bool previous_hiragana = false;
  std::size_t position = 0;
  while (position < folded.size()) {
    const std::size_t begin = position;
    const char32_t c = next_char(folded, position);
    if (!is_letter_or_digit(c)) {
      if (in_run && !previous_hiragana)
        visit(folded.substr(previous_begin, begin - previous_begin));
      in_run = false;
      continue;
    }
    const bool hiragana = is_hiragana(c);
    if (in_run && !(hiragana && previous_hiragana)) {
      visit(folded.substr(previous_begin, position - previous_begin));
    }
    in_run = true;
    previous_begin = begin;
    previous_hiragana = hiragana;
  }
  if (in_run && !previous_hiragana) visit(folded.substr(previous_begin));
}

}  // namespace kouryu

#endif  // KOURYU_DICT_TOKENS_BIGRAMS_INL_H_
