// What a passage must hold to contain a string, from the string's own runs.
#include "dict/tokens/bigrams.h"

#include <algorithm>

namespace kouryu {
namespace {

template <class String>
void sort_unique(std::vector<String>& strings) {
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
}

}  // namespace

std::vector<std::string_view> passage_bigrams(std::string_view folded) {
  std::vector<std::string_view> grams;
  for_each_bigram(folded, [&](std::string_view gram) { grams.push_back(gram); });
  sort_unique(grams);
  // Pairs that begin with a character sort right behind it.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < grams.size(); ++i) {
    const bool implied = i + 1 < grams.size() && grams[i + 1].starts_with(grams[i]);
    if (!implied) grams[kept++] = grams[i];
  }
  grams.resize(kept);
  return grams;
}

SubstringNeeds substring_needs(std::string_view folded) {
  SubstringNeeds needs;
  std::size_t characters = 0;
  std::size_t run = 0;  // characters of the current run
  std::size_t previous_begin = 0;
  char32_t previous = 0;
  const auto end_run = [&](std::size_t end) {
    if (run == 1) {
      needs.prefixes.emplace_back(folded.substr(previous_begin, end - previous_begin));
    }
    run = 0;
  };
  for (std::size_t position = 0; position < folded.size();) {
    const std::size_t begin = position;
    ++characters;
    const char32_t c = next_char(folded, position);
    if (!is_letter_or_digit(c)) {
      if (run > 0 && is_dashed_long_mark(folded, begin, previous)) {
        needs.bigrams.emplace_back(folded.substr(previous_begin, position - previous_begin));
      }
      end_run(begin);
      continue;
    }
    if (run > 0) {
      needs.bigrams.emplace_back(folded.substr(previous_begin, position - previous_begin));
    }
    ++run;
    previous = c;
    previous_begin = begin;
  }
  end_run(folded.size());
  sort_unique(needs.bigrams);
  sort_unique(needs.prefixes);
  needs.exact = (characters == 1 && needs.prefixes.size() == 1) ||
                (characters == 2 && needs.bigrams.size() == 1);
  return needs;
}

}  // namespace kouryu
