// One walk over the text, one look-up for each of its characters.
#include "searcher/rank/text_match.h"

#include <algorithm>
#include <set>

#include "dict/base/utf8.h"
#include "dict/tokens/bigrams.h"

namespace kouryu {
namespace {

constexpr std::size_t kRun = 4;  // two pairs, one after the other

std::uint64_t key_of(char32_t first, char32_t second) {
  return static_cast<std::uint64_t>(first) << 32 | second;
}

bool ends_sentence(char32_t c) { return c == U'。' || c == U'!' || c == U'?'; }

/// Sums the weights of different bigrams sentence by sentence.
class Sentences {
 public:
  explicit Sentences(const std::vector<double>& weights)
      : weights_(weights), last_(weights.size(), 0) {}

  void see(std::size_t bigram) {
    if (last_[bigram] == number_) return;
    sum_ += weights_[bigram];
    if (last_[bigram] + 1 != number_ || last_[bigram] == 0) beyond_previous_ += weights_[bigram];
    last_[bigram] = number_;
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
  std::vector<std::size_t> last_;  // sentence that had the bigram, from 1
  std::size_t number_ = 1;
  double sum_ = 0;
  double beyond_previous_ = 0;  // of the sum: what the sentence before did not have
  double previous_ = 0;
  double best_ = 0;
  double best_two_ = 0;
};

}  // namespace

TextMatcher::TextMatcher(const std::vector<std::string>& texts) {
  std::set<std::string> all;
  for (const std::string& text : texts) {
    for_each_bigram(text, [&](std::string_view bigram) {
      if (count_chars(bigram) == 2) all.emplace(bigram);
    });
    query_ += to_utf32(text) + U'\n';
  }
  bigrams_.assign(all.begin(), all.end());
  for (std::size_t i = 0; i < bigrams_.size(); ++i) {
    const std::u32string chars = to_utf32(bigrams_[i]);
    pairs_[key_of(chars[0], chars[1])].bigram = i;
  }
  for (std::size_t i = 0; i + 1 < query_.size(); ++i) {
    pairs_[key_of(query_[i], query_[i + 1])].places.push_back(i);
  }
}

TextMatch TextMatcher::match(std::string_view folded, const std::vector<double>& weights) const {
  TextMatch out;
  out.bigrams.assign(bigrams_.size(), false);
  Sentences sentences(weights);
  std::vector<bool> covered(query_.size(), false);
  const Pair* two_before = nullptr;  // the pair that ended two characters ago
  const Pair* one_before = nullptr;
  char32_t previous = 0;
  for (std::size_t position = 0; position < folded.size();) {
    const char32_t c = next_char(folded, position);
    const auto found = pairs_.find(key_of(previous, c));
    const Pair* const pair = found == pairs_.end() ? nullptr : &found->second;
    if (pair != nullptr && pair->bigram != kNone) {
      out.bigrams[pair->bigram] = true;
      sentences.see(pair->bigram);
    }
    if (pair != nullptr && two_before != nullptr) {
      for (const std::size_t place : two_before->places) {
        if (!std::binary_search(pair->places.begin(), pair->places.end(), place + 2)) continue;
        std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(place), kRun, true);
      }
    }
    if (ends_sentence(c)) sentences.end();
    two_before = one_before;
    one_before = pair;
    previous = c;
  }
  sentences.end();
  out.nearest = sentences.nearest();
  out.run_chars = static_cast<std::size_t>(std::count(covered.begin(), covered.end(), true));
  return out;
}

}  // namespace kouryu
