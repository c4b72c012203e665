// Whatever is typed, the parser gives a tree of bounded size and never throws.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include "searcher/query/query.h"

namespace kouryu {
namespace {

Analyzer& analyzer() {
  static Analyzer shared;
  return shared;
}

std::size_t depth(const QueryNode& node) {
  std::size_t deepest = 0;
  for (const QueryNode& child : node.children) deepest = std::max(deepest, depth(child));
  return deepest + 1;
}

std::size_t leaves(const QueryNode& node) {
  if (node.children.empty()) return 1;
  std::size_t count = 0;
  for (const QueryNode& child : node.children) count += leaves(child);
  return count;
}

void check_bounds(const std::string& query) {
  for (const SearchMode mode : {SearchMode::Auto, SearchMode::Exact}) {
    const ParsedQuery parsed = parse_query(query, mode, analyzer());
    if (!parsed.root) continue;
    RC_ASSERT(depth(*parsed.root) <= 2 * kMaxQueryDepth + 4);
    // A word with a date in it is two leaves.
    RC_ASSERT(leaves(*parsed.root) <= 2 * kMaxQueryNodes);
    RC_ASSERT(!print_tree(*parsed.root).empty());
  }
}

TEST(ParserProperty, TakesAnyBytes) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) { check_bounds(bytes); }));
}

TEST(ParserProperty, TakesAnyMixOfPieces) {
  const std::vector<std::string> pieces = {
      "大連",     "だいれん", "友好都市", "2004年", "AND", "OR", "NOT", "-",  "(",
      ")",        "（",       "）",       "\"",     "「",  "」", " ",   "　", "city:",
      "year:",    "title:",   "平成",     "*",      ":",   "、", "は",  "か", "\xff",
      "\xe5\xa4", "\xef\xbc", "Dalian",   "＊",     "ビ",  "ー", "1",   "〇"};
  EXPECT_TRUE(rc::check([&] {
    const auto picked = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(0, pieces.size()));
    std::string query;
    for (const std::size_t i : picked) query += pieces[i];
    check_bounds(query);
  }));
}

TEST(ParserProperty, WordsBetweenSpacesAreWantedTogether) {
  const std::vector<std::string> words = {"港", "川", "橋", "駅", "島"};
  EXPECT_TRUE(rc::check([&] {
    const auto picked =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words)));
    std::string query;
    for (const std::string& word : picked) query += (query.empty() ? "" : " ") + word;
    const ParsedQuery parsed = parse_query(query, SearchMode::Auto, analyzer());
    RC_ASSERT(leaves(*parsed.root) == picked.size());
    RC_ASSERT(picked.size() == 1 || parsed.root->kind == QueryNode::Kind::And);
  }));
}

}  // namespace
}  // namespace kouryu
