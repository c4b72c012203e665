// Texts and queries that repeat one thing for ever: whatever is asked of them is answered within
// the deadline of a server, for no step's time grows with the square of a text or of a query.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <string>
#include <string_view>

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

TEST(Growth, OfIndexingFollowsTheText) {
  const Scratch scratch;
  for (const char* sentence : {"。", "大連に行った。", "今年度、", "2004年、今年度、",
                               "(1796年-1866年)、同年", "国際交流協会"}) {
    const auto took = [&](std::size_t bytes) {
      const auto lines = scratch.write("a.jsonl", R"({"id": "p", "title": "t", "text": ")" +
                                                      repeated(sentence, bytes) + "\"}\n");
      const auto begin = std::chrono::steady_clock::now();
      (void)update_index({.index_dir = (scratch / "index").string(),
                          .paths = {lines},
                          .jsonl = true,
                          .jobs = 1,
                          .rebuild = true});
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    (void)took(1000);
    const double once = took(500'000);
    EXPECT_LT(took(2'000'000), 9 * once + 1) << sentence;
  }
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

TEST(Answers, TakeNoMoreMemoryThanTheyMay) {
  const Scratch scratch;
  std::string lines;
  for (int i = 0; i < 200; ++i) {
    lines += R"({"id": "p)" + std::to_string(i) + R"(", "title": "t", "text": ")" +
             repeated("平成16年12月24日、大連市を訪問した。", 5'000) + "\"}\n";
  }
  const auto input = scratch.write("a.jsonl", lines);
  const std::string index = (scratch / "index").string();
  (void)update_index({.index_dir = index, .paths = {input}, .jsonl = true, .jobs = 1});
  Searcher searcher({index});
  const auto fits = [&](auto&& question) {
    try {
      question();
      return true;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::TooLarge);
      return false;
    }
  };
  searcher.set_memory_limit(std::size_t{100} << 10);
  EXPECT_TRUE(fits([&] { (void)searcher.search({.query = "大連"}); }));
  EXPECT_FALSE(fits([&] { (void)searcher.search({.query = "大連", .limit = 0}); }));
  EXPECT_FALSE(fits([&] { (void)searcher.timeline({.query = "大連", .limit = 1}); }));
  EXPECT_TRUE(fits([&] { (void)searcher.search({.query = "大連"}); })) << "each for itself";
  searcher.set_memory_limit(0);
  EXPECT_TRUE(fits([&] { (void)searcher.search({.query = "大連", .limit = 0}); }));
  EXPECT_TRUE(fits([&] { (void)searcher.timeline({.query = "大連", .limit = 1}); }));
}

TEST(Titles, AndHeadingsAreCapped) {
  const Scratch scratch;
  const auto input = scratch.write("a.jsonl", R"({"id": "p", "text": "大連市", "title": ")" +
                                                  repeated("長い題", 100'000) + "\"}\n");
  const auto page =
      scratch.write("d/a.md", "# " + repeated("長い見出し", 100'000) + "\n\n大連市を訪問した。\n");
  for (const bool jsonl : {true, false}) {
    const std::string index = (scratch / (jsonl ? "i" : "j")).string();
    (void)update_index(
        {.index_dir = index, .paths = {jsonl ? input : page}, .jsonl = jsonl, .jobs = 1});
    Searcher searcher({index});
    const SearchResult found = searcher.search({.query = "大連市"});
    ASSERT_EQ(found.hits.size(), 1U);
    EXPECT_LE(found.hits[0].document.title.size(), 500U * 4);
    for (const std::string& heading : found.hits[0].heading) EXPECT_LE(heading.size(), 500U * 4);
    EXPECT_LE(searcher.document(found.hits[0].document.id)->document.title.size(), 500U * 4);
  }
}

TEST(Limits, OfAnySizeDoNotWrap) {
  const Scratch scratch;
  std::string lines;
  for (int i = 0; i < 20; ++i) {
    lines += R"({"id": "p)" + std::to_string(i) + R"(", "title": "t", "text": ")" +
             std::to_string(1990 + i) +
             R"(年に大連市を訪問した。"})"
             "\n";
  }
  const auto input = scratch.write("a.jsonl", lines);
  const std::string index = (scratch / "index").string();
  (void)update_index({.index_dir = index, .paths = {input}, .jsonl = true, .jobs = 1});
  Searcher searcher({index});
  constexpr auto kMost = std::numeric_limits<std::size_t>::max();
  for (const std::size_t limit :
       {std::size_t{0}, std::size_t{1}, kMost / 2, kMost / 3 + 1, kMost}) {
    for (const std::size_t offset : {std::size_t{0}, std::size_t{3}, kMost / 2 + 1, kMost}) {
      const std::size_t rest = offset > 20 ? 0 : 20 - offset;
      const std::size_t wanted = limit == 0 ? rest : std::min(rest, limit);
      for (const char* query : {"大連", ""}) {
        SearchRequest request{.query = query, .limit = limit, .offset = offset};
        EXPECT_EQ(searcher.search(request).hits.size(), wanted) << limit << '+' << offset;
        EXPECT_EQ(searcher.timeline(request).events.size(), wanted) << limit << '+' << offset;
        request.group = GroupBy::Document;
        EXPECT_EQ(searcher.search(request).hits.size(), wanted) << limit << '+' << offset;
      }
      const SearchRequest like{.limit = limit, .offset = offset};
      EXPECT_NO_THROW((void)searcher.similar("p1", like));
    }
    EXPECT_NO_THROW((void)searcher.suggest("大", limit));
    EXPECT_NO_THROW((void)searcher.facet_values("city", "", limit));
    const SearchRequest sized{.query = "大連", .facet_size = limit, .snippet_chars = limit};
    EXPECT_EQ(searcher.search(sized).hits.size(), 10U);
  }
}

TEST(Timelines, ShowOfALongSentenceWhatIsNear) {
  const Scratch scratch;
  std::vector<std::string> days;
  std::string text;
  for (int i = 0; text.size() < kTextBytes; ++i) {
    days.push_back(std::to_string(1600 + i / 336) + "年" + std::to_string(i / 28 % 12 + 1) + "月" +
                   std::to_string(i % 28 + 1) + "日");
    text += days.back() + "大連市訪問、";
  }
  const auto lines =
      scratch.write("a.jsonl", R"({"id": "p", "title": "t", "text": ")" + text + "\"}\n");
  const std::string index = (scratch / "index").string();
  (void)update_index({.index_dir = index, .paths = {lines}, .jsonl = true, .jobs = 1});
  Searcher searcher({index});
  const Timeline timeline = searcher.timeline({.query = "大連", .limit = 10});
  EXPECT_GT(timeline.total, 1000U);
  ASSERT_EQ(timeline.events.size(), 10U);
  std::size_t shown = 0;
  for (const TimelineEvent& event : timeline.events) {
    EXPECT_LE(event.text.size(), 400U * 4);
    EXPECT_EQ(event.text.substr(event.date.begin, event.date.size()), days[shown++]);
    EXPECT_EQ(event.city, std::vector<std::string>{"大連市"});
  }
}

}  // namespace
}  // namespace kouryu
