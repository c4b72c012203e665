// Completion over real documents: whatever is offered, a search for it finds, and finds so much.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/corpora.h"
#include "tests/support/scratch.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

/// What people may begin to type: pieces of the texts, names of places as the tables know them.
std::vector<std::string> beginnings(Searcher& searcher, std::mt19937& random, std::size_t most) {
  const auto any = [&](std::size_t size) { return random() % size; };
  std::vector<std::u32string> texts;
  for (const Hit& hit : searcher.search({.query = "", .limit = 0}).hits) {
    texts.push_back(to_utf32(hit.text));
  }
  std::vector<std::u32string> names;
  for (const test::TsvRow& row : test::read_tsv("place_names.tsv", 3)) {
    names.push_back(to_utf32(row.cells[1]));
    names.push_back(to_utf32(row.cells[2]));
  }
  constexpr std::size_t kLongest = 6;  // characters
  const auto piece = [&](const std::u32string& text) {
    const std::size_t begin = text.empty() ? 0 : any(text.size());
    return text.substr(begin, 1 + any(kLongest));
  };
  std::vector<std::string> out;
  while (out.size() < most) {
    const std::u32string text = piece(texts[any(texts.size())]);
    const std::u32string name = names[any(names.size())].substr(0, 1 + any(kLongest));
    switch (any(4)) {
      case 0:
      case 1:
        out.push_back(to_utf8(text));
        break;
      case 2:
        out.push_back(to_utf8(name));
        break;
      default:
        out.push_back(to_utf8(text + U' ' + name));
    }
  }
  return out;
}

TEST(SuggestFlow, EverySuggestionFindsAsMuchAsItSays) {
  const test::Scratch scratch;
  static_cast<void>(
      update_index({.index_dir = scratch / "index", .paths = {test::corpus_folder()}}));
  Searcher searcher({(scratch / "index").string()});
  const std::uint32_t seed = test::test_seed();
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  std::size_t offered = 0;
  for (const std::string& typed : beginnings(searcher, random, test::slow_tests() ? 4000 : 400)) {
    for (const Suggestion& one : searcher.suggest(typed)) {
      ++offered;
      EXPECT_GT(one.count, 0U) << typed << " -> " << one.text;
      EXPECT_EQ(searcher.search({.query = one.text, .limit = 1, .facets = {}}).total, one.count)
          << typed << " -> " << one.text << " (" << one.kind << ")";
    }
  }
  EXPECT_GT(offered, 400U) << "most beginnings go on somehow";
}

}  // namespace
}  // namespace kouryu
