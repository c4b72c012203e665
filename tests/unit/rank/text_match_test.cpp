// The one walk over a text, beside plain counting.
#include "searcher/rank/text_match.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> out(1);
  for (const char32_t c : to_utf32(text)) {
    append_utf8(out.back(), c);
    if (c == U'。') out.emplace_back();
  }
  return out;
}

double weight_in(const std::string& text, const TextMatcher& matcher,
                 const std::vector<double>& weights) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (text.find(matcher.bigrams()[i]) != std::string::npos) sum += weights[i];
  }
  return sum;
}

/// The characters of `query` that stand in `text` in a run of four, counted one by one.
std::size_t runs_by_hand(const std::string& query, const std::string& text) {
  constexpr std::size_t kRun = 4;
  const std::u32string chars = to_utf32(query);
  const std::u32string in = to_utf32(text);
  std::vector<bool> covered(chars.size(), false);
  for (std::size_t i = 0; i + kRun <= chars.size(); ++i) {
    if (in.find(chars.substr(i, kRun)) == std::u32string::npos) continue;
    std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(i), kRun, true);
  }
  return static_cast<std::size_t>(std::count(covered.begin(), covered.end(), true));
}

TEST(TextMatch, CountsRunsAsOneWouldByHand) {
  std::mt19937 random(7);
  const auto text = [&](std::size_t chars) {
    std::string out;
    for (std::size_t i = 0; i < chars; ++i) append_utf8(out, U"亜アaい"[random() % 4]);
    return out;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string query = text(random() % 12);
    const std::string in = text(random() % 40);
    const TextMatcher matcher({query});
    const std::vector<double> weights(matcher.bigrams().size(), 1);
    EXPECT_EQ(matcher.match(in, {weights, {}}).run_chars, runs_by_hand(query, in))
        << query << " in " << in;
  }
}

TEST(TextMatch, CountsRunsOfTheQueryAsTyped) {
  const TextMatcher matcher({"大気汚染の対策", "会議"});
  const std::vector<double> weights(matcher.bigrams().size(), 1);
  EXPECT_EQ(matcher.match("市は大気汚染を調べた。", {weights, {}}).run_chars, 4U);
  EXPECT_EQ(matcher.match("大気汚染の対策会議", {weights, {}}).run_chars, 7U);
  EXPECT_EQ(matcher.match("大気の汚染", {weights, {}}).run_chars, 0U);
  EXPECT_EQ(matcher.match("", {weights, {}}).run_chars, 0U);
}

TEST(TextMatch, PrefersWhatStandsInOneSentence) {
  const TextMatcher matcher({"環境", "会議"});
  const std::vector<double> weights(matcher.bigrams().size(), 1);
  const auto nearest = [&](const char* text) { return matcher.match(text, {weights, {}}).nearest; };
  EXPECT_EQ(nearest("環境の会議を開いた。雨だった。"), 2);
  EXPECT_EQ(nearest("環境の話をした。会議を開いた。"), 1.5);
  EXPECT_EQ(nearest("環境の話をした。雨だった。会議を開いた。"), 1);
}

TEST(TextMatch, SumsWordsSentenceBySentence) {
  const TextMatcher matcher({}, {"交流", "呼び", "市", "", "交"});
  const TextWeights weights = {{}, {4, 2, 1, 100, 0}};
  const auto nearest = [&](const char* text) { return matcher.match(text, weights).words_nearest; };
  EXPECT_EQ(nearest("市が交流を呼びかけた。雨だった。"), 7);
  EXPECT_EQ(nearest("市だ。交流を呼びかけた。"), 6.5);
  EXPECT_EQ(nearest("交流した。雨だった。市、市、呼び。"), 4);
  EXPECT_EQ(nearest("流交"), 0);
  EXPECT_EQ(nearest(""), 0);
  EXPECT_EQ(matcher.match("市内の交流", weights).words,
            (std::vector<bool>{true, false, true, false, true}));
}

TEST(TextMatch, IsWhatPlainCountingGives) {
  const unsigned seed = 20261124;
  std::mt19937 chance(seed);
  const std::u32string letters = U"大連市環境のは。大大";
  const auto drawn = [&](std::size_t most) {
    std::string text;
    for (std::size_t n = chance() % most; n > 0; --n) {
      append_utf8(text, letters[chance() % letters.size()]);
    }
    return text;
  };
  for (int round = 0; round < 2000; ++round) {
    const std::string query = drawn(12);
    const std::string text = drawn(40);
    const TextMatcher matcher({query});
    std::vector<double> weights;
    for (std::size_t i = 0; i < matcher.bigrams().size(); ++i) weights.push_back(chance() % 8);
    const TextMatch match = matcher.match(text, {weights, {}});
    for (std::size_t i = 0; i < weights.size(); ++i) {
      EXPECT_EQ(match.bigrams[i], text.find(matcher.bigrams()[i]) != std::string::npos);
    }
    const auto sentences = sentences_of(text);
    double best = 0;
    double best_two = 0;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const double one = weight_in(sentences[i], matcher, weights);
      best = std::max(best, one);
      best_two = std::max(
          best_two, i == 0 ? one : weight_in(sentences[i - 1] + sentences[i], matcher, weights));
    }
    EXPECT_EQ(match.nearest, (best + best_two) / 2) << query << " in " << text << " seed " << seed;
    const std::u32string chars = to_utf32(query);
    const std::u32string all = to_utf32(text);
    std::vector<bool> covered(chars.size());
    for (std::size_t i = 0; i + 4 <= chars.size(); ++i) {
      if (all.find(chars.substr(i, 4)) == std::u32string::npos) continue;
      for (std::size_t j = i; j < i + 4; ++j) covered[j] = true;
    }
    EXPECT_EQ(match.run_chars,
              static_cast<std::size_t>(std::count(covered.begin(), covered.end(), true)))
        << query << " in " << text << " seed " << seed;
  }
}

}  // namespace
}  // namespace kouryu
