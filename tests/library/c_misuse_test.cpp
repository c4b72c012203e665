// The C interface in careless hands: NULL everywhere, odd sizes, bytes that are no text.
#include <cstdint>
#include <random>

#include "tests/library/library_fixture.h"
#include "tests/support/corpora.h"

namespace kouryu::test {
namespace {

TEST_F(LibraryTest, NullIsABadCallNeverACrash) {
  kouryu_index* const index = index_.get();
  kouryu_answer* answer = nullptr;
  kouryu_request* request = nullptr;
  kouryu_index* opened = nullptr;
  kouryu_text text = {nullptr, 7};
  for (kouryu_error error; kouryu_error * e : {&error, static_cast<kouryu_error*>(nullptr)}) {
    const std::vector<kouryu_status> all = {
        kouryu_open(nullptr, 3, &opened, e),
        kouryu_open("x", 1, nullptr, e),
        kouryu_open("x\0y", 3, &opened, e),
        kouryu_open_many(nullptr, 1, &opened, e),
        kouryu_request_new(nullptr, e),
        kouryu_request_set(nullptr, "q", 1, "x", 1, e),
        kouryu_search(nullptr, nullptr, &answer, e),
        kouryu_search(index, nullptr, nullptr, e),
        kouryu_similar(nullptr, "a", 1, nullptr, &answer, e),
        kouryu_similar(index, nullptr, 1, nullptr, &answer, e),
        kouryu_timeline(nullptr, nullptr, &answer, e),
        kouryu_timeline(index, nullptr, nullptr, e),
        kouryu_relations(nullptr, nullptr, &answer, e),
        kouryu_relations(index, nullptr, nullptr, e),
        kouryu_explain(nullptr, nullptr, &answer, e),
        kouryu_facet_values(index, nullptr, 4, nullptr, 0, 0, &answer, e),
        kouryu_facet_values(index, "city", 4, nullptr, 1, 0, &answer, e),
        kouryu_facet_values(nullptr, "city", 4, nullptr, 0, 0, &answer, e),
        kouryu_suggest(index, nullptr, 1, 10, &answer, e),
        kouryu_suggest(nullptr, "a", 1, 10, &answer, e),
        kouryu_passage(index, nullptr, 1, nullptr, &answer, e),
        kouryu_passage(nullptr, "a", 1, nullptr, &answer, e),
        kouryu_document(index, nullptr, 1, &answer, e),
        kouryu_document(index, "a", 1, nullptr, e),
        kouryu_answer_json(nullptr, &text, e),
        kouryu_answer_json(nullptr, nullptr, e),
    };
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i], KOURYU_BAD_CALL) << "call " << i;
    EXPECT_EQ(answer, nullptr);
    EXPECT_EQ(opened, nullptr);
    EXPECT_EQ(request, nullptr);
    EXPECT_EQ(str(text), "") << "a failed call leaves a text that can be read";
    EXPECT_EQ(kouryu_open_many(nullptr, 0, &opened, e), KOURYU_NOT_FOUND) << "no index is named";
    EXPECT_EQ(kouryu_open(nullptr, 0, &opened, e), KOURYU_NOT_FOUND);
  }
  kouryu_close(nullptr);
  kouryu_request_free(nullptr);
  kouryu_answer_free(nullptr);
  EXPECT_EQ(kouryu_answer_root(nullptr), nullptr);
  EXPECT_EQ(kouryu_next(nullptr, KOURYU_HITS, nullptr), nullptr);
  EXPECT_EQ(str(kouryu_item_text(nullptr, KOURYU_TEXT)), "");
  EXPECT_EQ(kouryu_item_integer(nullptr, KOURYU_TOTAL, -7), -7);
  EXPECT_EQ(kouryu_item_real(nullptr, KOURYU_SCORE, -7), -7);
}

TEST_F(LibraryTest, EmptyStringsMayBeNull) {
  kouryu_answer* answer = nullptr;
  const Request request = make_request({{"q", ""}});
  EXPECT_EQ(kouryu_request_set(request.get(), "q", 1, nullptr, 0, nullptr), KOURYU_OK);
  EXPECT_EQ(kouryu_request_set(request.get(), nullptr, 0, "x", 1, nullptr), KOURYU_BAD_QUERY);
  EXPECT_EQ(kouryu_search(index_.get(), request.get(), &answer, nullptr), KOURYU_OK);
  EXPECT_FALSE(items(kouryu_answer_root(answer), KOURYU_HITS).empty()) << "browses";
  kouryu_answer_free(answer);
  EXPECT_EQ(kouryu_suggest(index_.get(), nullptr, 0, 10, &answer, nullptr), KOURYU_OK);
  kouryu_answer_free(answer);
  EXPECT_EQ(kouryu_passage(index_.get(), nullptr, 0, nullptr, &answer, nullptr), KOURYU_OK);
  kouryu_answer_free(answer);
}

TEST_F(LibraryTest, UnknownNumbersReadAsAbsent) {
  const Answer answer = search({{"q", "大連"}});
  const kouryu_item* root = kouryu_answer_root(answer.get());
  for (const int unknown : {0, -1, 99, 9999, INT32_MAX, INT32_MIN}) {
    EXPECT_EQ(kouryu_next(root, unknown, nullptr), nullptr);
    EXPECT_EQ(str(kouryu_item_text(root, unknown)), "");
    EXPECT_EQ(kouryu_item_integer(root, unknown, -7), -7);
    EXPECT_NE(str(kouryu_status_code(unknown)), "");
  }
  const auto hits = items(root, KOURYU_HITS);
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(kouryu_next(root, KOURYU_HITS, root), nullptr) << "not an item of this list";
  EXPECT_EQ(kouryu_next(root, KOURYU_FACETS, hits[0]), nullptr);
}

/// Strings of any bytes, printed seed: a status comes back, an answer is whole, nothing leaks.
TEST_F(LibraryTest, AnyBytesAreAnswered) {
  const std::uint32_t seed = test::test_seed();
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  const auto pick = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  const std::vector<std::string> scraps = {
      "大連", "環境", "\"", "(", ")",    " OR ",     "-",    "city:",        "year:",
      "平成", "H16",  "..", "*", "\xe5", "\xe5\xa4", "\xff", "\xed\xa0\x80", std::string(1, '\0'),
      "　",   "ー"};
  const std::vector<std::string> names = {"q",    "city",           "year",   "mode", "limit",
                                          "date", "snippet_length", "facets", "\xff", ""};
  const auto bytes = [&] {
    std::string out;
    for (std::size_t n = pick(8); n > 0; --n) {
      out +=
          pick(4) == 0 ? std::string(1, static_cast<char>(pick(256))) : scraps[pick(scraps.size())];
    }
    return out;
  };
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
    kouryu_error error;
    kouryu_request* made = nullptr;
    ASSERT_EQ(kouryu_request_new(&made, &error), KOURYU_OK);
    const Request request(made);
    for (std::size_t n = pick(3); n > 0; --n) {
      const std::string& name = names[pick(names.size())];
      const std::string value = bytes();
      const kouryu_status status =
          kouryu_request_set(made, name.data(), name.size(), value.data(), value.size(), &error);
      EXPECT_TRUE(status == KOURYU_OK || status == KOURYU_BAD_QUERY) << error.message;
    }
    const std::string text = bytes();
    const std::size_t question = pick(8);
    kouryu_answer* out = nullptr;
    kouryu_index* const index = index_.get();
    const kouryu_status status =
        question == 0   ? kouryu_search(index, made, &out, &error)
        : question == 1 ? kouryu_timeline(index, made, &out, &error)
        : question == 2 ? kouryu_explain(index, made, &out, &error)
        : question == 3 ? kouryu_suggest(index, text.data(), text.size(), 5, &out, &error)
        : question == 4 ? kouryu_passage(index, text.data(), text.size(), made, &out, &error)
        : question == 6 ? kouryu_relations(index, made, &out, &error)
        : question == 5
            ? kouryu_similar(index, text.data(), text.size(), made, &out, &error)
            : kouryu_facet_values(index, "org", 3, text.data(), text.size(), 3, &out, &error);
    EXPECT_TRUE(status == KOURYU_OK || status == KOURYU_BAD_QUERY) << error.message;
    EXPECT_EQ(status == KOURYU_OK, out != nullptr);
    if (out == nullptr) continue;
    const Answer answer(out);
    EXPECT_NE(json(answer), "");
  }
}

}  // namespace
}  // namespace kouryu::test
