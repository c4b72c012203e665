// The no-miss rule over the whole sample corpus, with a plain scan as the oracle.
//
// Each substring of 1-12 characters with a kanji or katakana, of every passage, searched in exact
// mode, returns exactly the passages whose folded text contains it. The work is split into shares
// so that ctest runs them side by side.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongest = 12;
constexpr std::size_t kShares = 4;

struct FoldedPassage {
  std::string id;
  std::string text;
};

std::vector<FoldedPassage> all_passages(Searcher& searcher) {
  std::vector<FoldedPassage> passages;
  for (const Hit& hit : searcher.search({.query = "", .limit = 0, .facets = {}}).hits) {
    passages.push_back({hit.id, fold_text(hit.text)});
  }
  return passages;
}

/// Substring -> the passages (by number, ascending) that hold it: the plain scan.
using Expected = std::unordered_map<std::string, std::vector<std::size_t>>;

void scan(const std::string& text, std::size_t passage, std::size_t share, Expected& expected) {
  std::vector<std::size_t> starts;
  std::vector<bool> strong;  // a kanji or katakana
  for (std::size_t position = 0; position < text.size();) {
    starts.push_back(position);
    const char32_t c = next_char(text, position);
    strong.push_back(is_kanji(c) || is_katakana(c));
  }
  starts.push_back(text.size());
  for (std::size_t begin = 0; begin + 1 < starts.size(); ++begin) {
    bool any_strong = false;
    for (std::size_t end = begin; end < std::min(begin + kLongest, starts.size() - 1); ++end) {
      any_strong = any_strong || strong[end];
      if (!any_strong) continue;
      std::string piece = text.substr(starts[begin], starts[end + 1] - starts[begin]);
      if (piece.front() == ' ' || piece.back() == ' ') continue;  // a query has no outer space
      if (std::hash<std::string_view>{}(piece) % kShares != share) continue;
      auto& passages = expected[std::move(piece)];
      if (passages.empty() || passages.back() != passage) passages.push_back(passage);
    }
  }
}

class ExactScan : public testing::TestWithParam<std::size_t> {};

TEST_P(ExactScan, EverySubstringIsFoundAndNothingElse) {
  const test::Scratch scratch;
  const IndexReport report =
      update_index({.index_dir = scratch / "index",
                    .paths = {std::string(KOURYU_SOURCE_DIR) + "/corpus/documents"}});
  ASSERT_TRUE(report.skipped.empty()) << report.skipped.front().path;
  ASSERT_GE(report.documents, 40U);

  Searcher searcher({(scratch / "index").string()});
  const std::vector<FoldedPassage> passages = all_passages(searcher);
  ASSERT_EQ(passages.size(), report.passages);
  Expected expected;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    scan(passages[i].text, i, GetParam(), expected);
  }
  ASSERT_GT(expected.size(), 10000U);

  SearchRequest request{.mode = SearchMode::Exact, .limit = 0, .facets = {}, .snippet_chars = 0};
  std::size_t failures = 0;
  for (const auto& [piece, numbers] : expected) {
    request.query = piece;
    std::vector<std::string> wanted;
    for (const std::size_t number : numbers) wanted.push_back(passages[number].id);
    std::vector<std::string> found;
    const SearchResult result = searcher.search(request);
    for (const Hit& hit : result.hits) found.push_back(hit.id);
    std::sort(wanted.begin(), wanted.end());
    std::sort(found.begin(), found.end());
    if (found == wanted && result.total == wanted.size() && result.total_is_exact) continue;
    ADD_FAILURE() << "exact \"" << piece << "\": " << found.size() << " found, " << wanted.size()
                  << " contain it (total " << result.total << ")";
    if (++failures == 10) break;
  }
}

INSTANTIATE_TEST_SUITE_P(Shares, ExactScan, testing::Range<std::size_t>(0, kShares));

}  // namespace
}  // namespace kouryu
