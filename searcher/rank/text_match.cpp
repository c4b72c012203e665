// One walk over the text, one look-up for each of its characters and one for the words it begins.
#include "searcher/rank/text_match.h"

#include <algorithm>
#include <set>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/utf8.h"
#include "dict/tokens/bigrams.h"

namespace kouryu {
namespace {

constexpr std::size_t kRun = 4;  // two pairs, one after the other

std::uint64_t key_of(char32_t first, char32_t second) {
  return static_cast<std::uint64_t>(first) << 32 | second;
}

std::uint64_t run_key(std::size_t first_pair, std::size_t second_pair) {
  return static_cast<std::uint64_t>(first_pair) << 32 | second_pair;
}

/// The pairs that the ranking counts: its weights were learnt on those with a character that is not
/// hiragana. Pairs of hiragana are mostly endings and particles, which every passage has.
template <class Visit>
void for_each_telling_pair(std::string_view folded, Visit&& visit) {
  for_each_bigram(folded, [&](std::string_view bigram) {
    std::size_t position = 0;
    const bool hiragana = is_hiragana(next_char(bigram, position));
    if (position == bigram.size()) return;  // the last character of a run
    if (!hiragana || !is_hiragana(next_char(bigram, position))) visit(bigram);
  });
}

bool ends_sentence(char32_t c) { return c == U'。' || c == U'!' || c == U'?'; }

/// Sums the weights of different things (bigrams, words) sentence by sentence.
class Sentences {
 public:
  explicit Sentences(const std::vector<double>& weights)
      : weights_(weights), last_(weights.size(), 0) {}

  void see(std::size_t thing) {
    if (last_[thing] == number_) return;
    sum_ += weights_[thing];
    if (last_[thing] + 1 != number_ || last_[thing] == 0) beyond_previous_ += weights_[thing];
    last_[thing] = number_;
  }

  void end() {
    best_ = std::max(best_, sum_);
    best_two_ = std::max(best_two_, previous_ + beyond_previous_);
    previous_ = sum_;
    sum_ = 0;
    beyond_previous_ = 0;
    ++number_;
  }

  [[nodiscard]] double nearest() const { return (best_ + best_two_) / 2; }

 private:
  const std::vector<double>& weights_;
  std::vector<std::size_t> last_;  // sentence that had the thing, from 1
  std::size_t number_ = 1;
  double sum_ = 0;
  double beyond_previous_ = 0;  // of the sum: what the sentence before did not have
  double previous_ = 0;
  double best_ = 0;
  double best_two_ = 0;
};

}  // namespace

TextMatcher::TextMatcher(const std::vector<std::string>& texts, std::vector<std::string> words)
    : words_(std::move(words)) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::size_t position = 0;
    if (!words_[i].empty()) words_by_byte_[next_char(words_[i], position) & 0xFF].push_back(i);
  }
  std::set<std::string> all;
  std::u32string query;
  for (const std::string& text : texts) {
    for_each_telling_pair(text, [&](std::string_view pair) { all.emplace(pair); });
    query += to_utf32(text) + U'\n';
  }
  bigrams_.assign(all.begin(), all.end());
  for (std::size_t i = 0; i < bigrams_.size(); ++i) {
    const std::u32string chars = to_utf32(bigrams_[i]);
    pairs_[key_of(chars[0], chars[1])].bigram = i;
  }
  std::size_t pairs = 0;
  for (auto& [key, pair] : pairs_) pair.number = pairs++;
  std::vector<std::size_t> numbers;  // of the pair at each character
  for (std::size_t i = 0; i + 1 < query.size(); ++i) {
    const auto [entry, is_new] = pairs_.try_emplace(key_of(query[i], query[i + 1]));
    if (is_new) entry->second.number = pairs++;
    numbers.push_back(entry->second.number);
  }
  for (std::size_t i = 0; i + 2 < numbers.size(); ++i) {
    const std::uint64_t run = run_key(numbers[i], numbers[i + 2]);
    run_at_.push_back(runs_.try_emplace(run, runs_.size()).first->second);
  }
}

/// Characters of the query that stand in those of its runs that were met.
std::size_t TextMatcher::covered_chars(const std::vector<bool>& runs) const {
  std::size_t covered = 0;
  std::size_t end = 0;  // of what is covered
  for (std::size_t begin = 0; begin < run_at_.size(); ++begin) {
    if (!runs[run_at_[begin]]) continue;
    covered += begin + kRun - std::max(begin, end);
    end = begin + kRun;
  }
  return covered;
}

TextMatch TextMatcher::match(std::string_view folded, const TextWeights& weights) const {
  TextMatch out;
  out.words.assign(words_.size(), false);
  out.bigrams.assign(bigrams_.size(), false);
  Sentences sentences(weights.bigrams);
  Sentences word_sentences(weights.words);
  std::vector<bool> runs(runs_.size(), false);
  DeadlineCheck deadline;
  const Pair* two_before = nullptr;  // the pair that ended two characters ago
  const Pair* one_before = nullptr;
  char32_t previous = 0;
  for (std::size_t position = 0; position < folded.size();) {
    deadline.step();
    const std::size_t begin = position;
    const char32_t c = next_char(folded, position);
    for (const std::size_t word : words_by_byte_[c & 0xFF]) {
      if (!folded.substr(begin).starts_with(words_[word])) continue;
      out.words[word] = true;
      word_sentences.see(word);
    }
    const auto found = pairs_.find(key_of(previous, c));
    const Pair* const pair = found == pairs_.end() ? nullptr : &found->second;
    if (pair != nullptr && pair->bigram != kNone) {
      out.bigrams[pair->bigram] = true;
      sentences.see(pair->bigram);
    }
    if (pair != nullptr && two_before != nullptr) {
      const auto run = runs_.find(run_key(two_before->number, pair->number));
      if (run != runs_.end()) runs[run->second] = true;
    }
    if (ends_sentence(c)) {
      sentences.end();
      word_sentences.end();
    }
    two_before = one_before;
    one_before = pair;
    previous = c;
  }
  sentences.end();
  word_sentences.end();
  out.nearest = sentences.nearest();
  out.words_nearest = word_sentences.nearest();
  out.run_chars = covered_chars(runs);
  return out;
}

}  // namespace kouryu
