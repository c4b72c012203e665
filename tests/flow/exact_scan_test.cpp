// The no-miss rule, with a plain scan as the oracle: a substring of a passage, searched in exact
// mode or in quotes, gives exactly the passages whose folded text contains it. No exceptions.
//
// Over the corpus, passages of hard characters, and where the shared data are present their seeds
// and JaQuAD passages. A run tries a sample of all substrings (seed printed on failure);
// KOURYU_SLOW_TESTS=1 tries every one of 1-12 characters with a kanji or katakana.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dict/base/utf8.h"
#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/corpora.h"
#include "tests/support/scanned_index.h"
#include "tests/support/scratch.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongest = 12;  // characters of a substring
constexpr std::size_t kJaquadPassages = 2000;
constexpr std::size_t kMostFailures = 10;

bool has_kanji_or_katakana(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_kanji(c) || is_katakana(c)) return true;
  }
  return false;
}

class World : public test::ScannedIndex {
 public:
  using ScannedIndex::ScannedIndex;

  /// Compares an answer with `wanted` (sorted ids). Returns false and says why when they differ.
  bool check(const std::string& query, SearchMode mode, const std::vector<std::string>& wanted) {
    const SearchResult result = searcher().search(
        {.query = query, .mode = mode, .limit = 0, .facets = {}, .snippet_chars = 0});
    std::vector<std::string> found;
    for (const Hit& hit : result.hits) found.push_back(hit.id);
    std::sort(found.begin(), found.end());
    if (found == wanted && result.total == wanted.size() && result.total_is_exact) return true;
    ADD_FAILURE() << (mode == SearchMode::Exact ? "exact " : "phrase ") << query << ": "
                  << found.size() << " found, " << wanted.size() << " contain it (total "
                  << result.total << ")";
    return false;
  }

  /// Both ways of asking for a piece of text.
  bool check_both(const std::string& piece) {
    const std::vector<std::string> wanted = scan(piece);
    if (!check(piece, SearchMode::Exact, wanted)) return false;
    if (piece.find_first_of("\"“”＂„″") != std::string::npos) return true;  // would end the phrase
    return check('"' + piece + '"', SearchMode::Auto, wanted);
  }

  /// `count` pieces of the text as shown, anywhere, of 1 to kLongest characters, single characters
  /// more often; `wanted(piece)` says which.
  template <class Wanted>
  void check_sample(std::size_t count, Wanted&& wanted) {
    const std::uint32_t seed = test::test_seed();
    SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed));
    std::mt19937 random(seed);
    std::size_t checked = 0;
    std::size_t failures = 0;
    for (std::size_t tries = 0; checked < count && tries < 200 * count; ++tries) {
      const test::ScannedPassage& passage = passages()[random() % passages().size()];
      const std::string& text = tries % 2 == 0 ? passage.text : passage.folded;
      const auto starts = test::char_starts(text);
      if (starts.size() < 2) continue;
      const std::size_t begin = random() % (starts.size() - 1);
      const std::size_t longest = std::min(kLongest, starts.size() - 1 - begin);
      const std::size_t chars = tries % 4 == 0 ? 1 : 1 + random() % longest;
      const std::string piece = text.substr(starts[begin], starts[begin + chars] - starts[begin]);
      if (folded(piece).empty() || !wanted(piece)) continue;
      ++checked;
      if (!check_both(piece) && ++failures == kMostFailures) break;
    }
    EXPECT_GE(checked, count / 2);
  }

  /// Every substring of the folded texts with a kanji or katakana whose hash falls into `share`.
  void check_every(std::size_t share, std::size_t shares) {
    std::unordered_map<std::string, std::vector<std::string>> expected;
    for (const test::ScannedPassage& passage : passages()) {
      const auto starts = test::char_starts(passage.folded);
      for (std::size_t begin = 0; begin + 1 < starts.size(); ++begin) {
        const std::size_t last = std::min(begin + kLongest, starts.size() - 1);
        for (std::size_t end = begin + 1; end <= last; ++end) {
          std::string piece = passage.folded.substr(starts[begin], starts[end] - starts[begin]);
          if (std::hash<std::string_view>{}(piece) % shares != share) continue;
          if (piece.front() == ' ' || piece.back() == ' ' || !has_kanji_or_katakana(piece))
            continue;
          auto& ids = expected[std::move(piece)];
          if (ids.empty() || ids.back() != passage.id) ids.push_back(passage.id);
        }
      }
    }
    std::size_t failures = 0;
    for (auto& [piece, ids] : expected) {
      std::sort(ids.begin(), ids.end());
      ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
      if (!check(piece, SearchMode::Exact, ids) && ++failures == kMostFailures) break;
    }
  }
};

World& corpus() {
  static World world({test::corpus_folder()});
  return world;
}

TEST(ExactScan, SubstringsOfTheCorpusWithKanjiOrKatakana) {
  ASSERT_GE(corpus().passages().size(), 200U);
  corpus().check_sample(2500, has_kanji_or_katakana);
}

TEST(ExactScan, KanaLatinDigitsAndPunctuationOfTheCorpus) {
  corpus().check_sample(150,
                        [](const std::string& piece) { return !has_kanji_or_katakana(piece); });
}

TEST(ExactScan, EverySubstringOfHardPassages) {
  const test::Scratch scratch;
  std::string lines;
  for (const auto& row : test::read_tsv("hard_passages.tsv", 2)) {
    lines +=
        nlohmann::json{{"id", row.cells[0]}, {"title", ""}, {"text", row.cells[1]}}.dump() + '\n';
  }
  World world({}, scratch.write("hard.jsonl", lines));
  std::size_t failures = 0;
  for (const test::ScannedPassage& passage : world.passages()) {
    for (const std::string& text : {passage.text, passage.folded}) {
      const auto starts = test::char_starts(text);
      for (std::size_t begin = 0; begin + 1 < starts.size(); ++begin) {
        for (std::size_t chars = 1; chars <= 4 && begin + chars < starts.size(); ++chars) {
          const std::string piece =
              text.substr(starts[begin], starts[begin + chars] - starts[begin]);
          const std::vector<std::string> wanted = world.scan(piece);
          if (wanted.size() == world.passages().size()) continue;  // nothing but white space
          if (!world.check_both(piece) && ++failures == kMostFailures) return;
        }
      }
    }
  }
}

TEST(ExactScan, SubstringsOfTheSeeds) {
  const auto seeds = test::shared_folder() / "seeds";
  if (!std::filesystem::exists(seeds)) GTEST_SKIP() << seeds << " is absent";
  World world({seeds});
  world.check_sample(1000, has_kanji_or_katakana);
  world.check_sample(100, [](const std::string& piece) { return !has_kanji_or_katakana(piece); });
}

TEST(ExactScan, SubstringsOfJaquad) {
  const auto all = test::shared_folder() / "eval/jaquad/passages.jsonl";
  if (!std::filesystem::exists(all)) GTEST_SKIP() << all << " is absent";
  const test::Scratch scratch;
  std::ifstream in(all);
  std::string lines;
  std::string line;
  for (std::size_t i = 0; i < kJaquadPassages && std::getline(in, line); ++i) lines += line + '\n';
  World world({}, scratch.write("jaquad.jsonl", lines));
  const std::size_t many = test::slow_tests() ? 20'000 : 400;
  world.check_sample(many, has_kanji_or_katakana);
  world.check_sample(many / 50,
                     [](const std::string& piece) { return !has_kanji_or_katakana(piece); });
}

constexpr std::size_t kShares = 4;
class ExactScanOfAll : public testing::TestWithParam<std::size_t> {};

TEST_P(ExactScanOfAll, EverySubstringOfTheCorpus) {
  if (!test::slow_tests()) GTEST_SKIP() << "slow: set KOURYU_SLOW_TESTS=1";
  corpus().check_every(GetParam(), kShares);
}

INSTANTIATE_TEST_SUITE_P(Shares, ExactScanOfAll, testing::Range<std::size_t>(0, kShares));

}  // namespace
}  // namespace kouryu
