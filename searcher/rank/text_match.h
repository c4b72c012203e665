// How the letters and words of a query stand in a text: which of them, how near each other, in how
// long runs. The second stage of the ranking reads its best passages with it.
#ifndef KOURYU_SEARCHER_RANK_TEXT_MATCH_H_
#define KOURYU_SEARCHER_RANK_TEXT_MATCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kouryu {

/// How much each bigram and each word tells, in the order of TextMatcher's.
struct TextWeights {
  std::vector<double> bigrams;
  std::vector<double> words;
};

struct TextMatch {
  std::vector<bool> bigrams;  // of TextMatcher::bigrams(): is it in the text
  std::vector<bool> words;    // of the words: does the text have its beginning
  double nearest = 0;         // bigrams: mean of the best sentence and the best two, by weight
  double words_nearest = 0;   // the same of words
  std::size_t run_chars = 0;  // characters of the query that stand in the text in runs of 4 or more
};

class TextMatcher {
 public:
  /// `texts`: folded pieces of the query; `words`: what words begin with, folded; an empty one is
  /// in no text.
  explicit TextMatcher(const std::vector<std::string>& texts, std::vector<std::string> words = {});

  /// The pairs of the query with a character that is not hiragana, ascending.
  [[nodiscard]] const std::vector<std::string>& bigrams() const { return bigrams_; }

  /// `weights`: one for each bigram and each word.
  [[nodiscard]] TextMatch match(std::string_view folded, const TextWeights& weights) const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// Two characters of the query.
  struct Pair {
    std::size_t bigram = kNone;  // its place in bigrams_, where it is one
    std::size_t number = 0;      // of its kind, from 0
  };

  [[nodiscard]] std::size_t covered_chars(const std::vector<bool>& runs) const;

  std::vector<std::string> bigrams_;
  std::unordered_map<std::uint64_t, Pair> pairs_;
  std::unordered_map<std::uint64_t, std::size_t> runs_;  // two pairs, one after the other
  // The run that begins at each character of the query. Its pieces are each followed by a line
  // feed, which no folded text has.
  std::vector<std::size_t> run_at_;
  std::vector<std::string> words_;
  std::array<std::vector<std::size_t>, 256> words_by_byte_;  // the last of their first character
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_TEXT_MATCH_H_
