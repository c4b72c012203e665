// Words are not cut here: pairs of letters tell well enough whether two lines speak of one thing.
#include "indexer/blocks/letter_pairs.h"

#include <algorithm>

#include "dict/base/utf8.h"

namespace kouryu {

LetterPairs letter_pairs(std::string_view folded) {
  LetterPairs pairs;
  std::size_t before = 0;
  bool have = false;
  char32_t last = 0;
  for (std::size_t position = 0; position < folded.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(folded, position);
    if (!is_letter_or_digit(c)) {
      have = false;
      continue;
    }
    if (have && !(is_hiragana(c) && is_hiragana(last)) && !(is_latin(c) && is_latin(last))) {
      pairs.emplace(folded.substr(before, position - before));
    }
    before = begin;
    last = c;
    have = true;
  }
  return pairs;
}

bool is_short_form(const LetterPairs& shorter, const LetterPairs& longer) {
  constexpr std::size_t kFewest = 4;
  constexpr double kCovered = 0.85;
  constexpr double kLeast = 0.55;  // of the longer one, else it is a name within a sentence
  const auto own = static_cast<double>(shorter.size());
  const auto all = static_cast<double>(longer.size());
  if (shorter.size() < kFewest || own >= all || own < kLeast * all) return false;
  const auto shared = std::count_if(shorter.begin(), shorter.end(),
                                    [&](const std::string& pair) { return longer.contains(pair); });
  return static_cast<double>(shared) >= kCovered * own;
}

}  // namespace kouryu
