// Texts and queries that repeat one thing for ever: whatever is asked of them is answered within
// the deadline of a server, for no step's time grows with the square of a text or of a query.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

using test::Scratch;

constexpr std::size_t kTextBytes = 200'000;
constexpr std::size_t kQueryBytes = 8'000;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::chrono::seconds kDeadline{30};
#else
constexpr std::chrono::seconds kDeadline{2};
#endif

struct RunCase {
  const char* name;
  const char* unit;
};
void PrintTo(const RunCase& c, std::ostream* out) { *out << c.unit; }

constexpr RunCase kRunCases[] = {
    {"Latin", "a"},
    {"LatinWords", "a "},
    {"Digits", "1"},
    {"NumberedItems", "1."},
    {"Hiragana", "あ"},
    {"Katakana", "ア"},
    {"KatakanaWords", "ア・"},
    {"Kanji", "亜"},
    {"Numerals", "一"},
    {"Dashes", "ー"},
    {"Stops", "。"},
    {"Brackets", "「"},
    {"Combined", "か\u3099"},
    {"Emoji", "👍"},
    {"Years", "2004年"},
    {"YearsInBrackets", "(2004)"},
    {"Eras", "h16."},
    {"ThisYear", "今年度"},
    {"SameYear", "同年"},
    {"Cities", "大連市"},
    {"Societies", "協会"},
    {"Events", "平成16年12月24日、大連市を訪問した。"},
    {"EventsInOneSentence", "平成16年12月24日大連市訪問、"},
};

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string out;
  while (out.size() + unit.size() <= bytes) out += unit;
  return out;
}

class Runs : public testing::TestWithParam<RunCase> {};

TEST_P(Runs, AreAnsweredInTime) {
  const std::string unit = GetParam().unit;
  const Scratch scratch;
  const auto lines = scratch.write(
      "a.jsonl", R"({"id": "p", "title": "t", "text": ")" + repeated(unit, kTextBytes) + "\"}\n");
  const auto begin = std::chrono::steady_clock::now();
  const std::string index = (scratch / "index").string();
  (void)update_index({.index_dir = index, .paths = {lines}, .jsonl = true, .jobs = 1});
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 5 * kDeadline) << "indexing";
  Searcher searcher({index});
  const auto ask = [&](const char* what, auto&& question) {
    searcher.set_deadline(std::chrono::steady_clock::now() + kDeadline);
    EXPECT_NO_THROW(question()) << what;
    searcher.set_deadline(std::nullopt);
  };
  for (const std::size_t bytes : {unit.size(), 2 * unit.size(), kQueryBytes / 4, kQueryBytes}) {
    const std::string query = repeated(unit, bytes);
    for (const SearchMode mode :
         {SearchMode::Auto, SearchMode::Or, SearchMode::And, SearchMode::Exact}) {
      ask("search", [&] { (void)searcher.search({.query = query, .mode = mode}); });
    }
    ask("explained", [&] { (void)searcher.search({.query = query, .explain = true}); });
    ask("quoted", [&] { (void)searcher.search({.query = '"' + query + '"'}); });
    ask("timeline", [&] { (void)searcher.timeline({.query = query, .limit = 10}); });
    ask("passage", [&] { (void)searcher.passage("p", query); });
    ask("suggest", [&] { (void)searcher.suggest(query, 10); });
    ask("explain", [&] { (void)searcher.explain(query); });
  }
  ask("similar", [&] { (void)searcher.similar("p", {}); });
}

INSTANTIATE_TEST_SUITE_P(Cases, Runs, testing::ValuesIn(kRunCases),
                         [](const auto& c) { return c.param.name; });

TEST(Timelines, ShowOfALongSentenceWhatIsNear) {
  const Scratch scratch;
  const auto lines =
      scratch.write("a.jsonl", R"({"id": "p", "title": "t", "text": ")" +
                                   repeated("平成16年12月24日大連市訪問、", kTextBytes) + "\"}\n");
  const std::string index = (scratch / "index").string();
  (void)update_index({.index_dir = index, .paths = {lines}, .jsonl = true, .jobs = 1});
  Searcher searcher({index});
  const Timeline timeline = searcher.timeline({.query = "大連", .limit = 10});
  EXPECT_GT(timeline.total, 1000U);
  ASSERT_EQ(timeline.events.size(), 10U);
  for (const TimelineEvent& event : timeline.events) {
    EXPECT_LE(event.sentence.size(), 400U * 4);
    EXPECT_EQ(event.sentence.substr(event.range.begin, event.range.size()), "平成16年12月24日");
    EXPECT_EQ(event.city, std::vector<std::string>{"大連市"});
  }
}

}  // namespace
}  // namespace kouryu
