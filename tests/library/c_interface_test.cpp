// What each question of the C interface answers, as items and as JSON.
#include <nlohmann/json.hpp>

#include "kouryu/searcher.h"
#include "tests/library/library_fixture.h"
#include "tests/support/exchange_lines.h"
#include "tests/support/process.h"

namespace kouryu::test {
namespace {

using Json = nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST_F(LibraryTest, SearchGivesHitsWithMarksAndFacets) {
  const Answer answer = search({{"q", "大連 環境"}, {"facets", "city,year"}});
  const kouryu_item* root = kouryu_answer_root(answer.get());
  const auto hits = items(root, KOURYU_HITS);
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(kouryu_item_integer(root, KOURYU_TOTAL, -1), static_cast<int64_t>(hits.size()));
  EXPECT_EQ(kouryu_item_integer(root, KOURYU_TOTAL_IS_EXACT, -1), 1);
  EXPECT_EQ(text_of(root, KOURYU_QUERY), "大連 環境");
  EXPECT_THAT(texts(root, KOURYU_FACETS, KOURYU_NAME), ElementsAre("city", "year"));
  for (const kouryu_item* hit : hits) {
    const std::string snippet = text_of(hit, KOURYU_SNIPPET);
    std::vector<std::string> marked;
    for (const kouryu_item* mark : items(hit, KOURYU_HIGHLIGHTS)) {
      const auto begin = static_cast<std::size_t>(kouryu_item_integer(mark, KOURYU_BEGIN, -1));
      const auto end = static_cast<std::size_t>(kouryu_item_integer(mark, KOURYU_END, -1));
      marked.push_back(snippet.substr(begin, end - begin));
    }
    EXPECT_THAT(marked, Contains("大連"));
    EXPECT_THAT(texts(hit, KOURYU_CITIES), Contains("大連市"));
    EXPECT_GT(kouryu_item_real(hit, KOURYU_SCORE, -1), 0);
    EXPECT_EQ(kouryu_item_integer(hit, KOURYU_PAGE, -1), -1) << "a text file has no pages";
  }
}

/// The same answer by the C++ interface, the items and the JSON: all of it must agree.
TEST_F(LibraryTest, ItemsAndJsonAgreeWithTheCppInterface) {
  const Answer answer = search({{"q", "大連"}, {"explain", "true"}, {"snippet_length", "20"}});
  Searcher searcher({folder_});
  const SearchResult expected =
      searcher.search({.query = "大連", .snippet_chars = 20, .explain = true});
  const auto hits = items(kouryu_answer_root(answer.get()), KOURYU_HITS);
  const Json object = Json::parse(json(answer));
  ASSERT_EQ(hits.size(), expected.hits.size());
  ASSERT_EQ(object["results"].size(), expected.hits.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Hit& hit = expected.hits[i];
    EXPECT_EQ(text_of(hits[i], KOURYU_ID), hit.id);
    EXPECT_EQ(text_of(hits[i], KOURYU_TEXT), hit.text);
    EXPECT_EQ(text_of(hits[i], KOURYU_SNIPPET), hit.snippet.text);
    EXPECT_EQ(text_of(hits[i], KOURYU_TITLE), hit.document.title);
    EXPECT_EQ(text_of(hits[i], KOURYU_PATH), hit.document.path);
    EXPECT_EQ(texts(hits[i], KOURYU_CITIES), hit.city);
    EXPECT_EQ(texts(hits[i], KOURYU_HEADINGS), hit.heading);
    std::vector<int> years;
    for (const kouryu_item* year : items(hits[i], KOURYU_YEARS)) {
      years.push_back(static_cast<int>(kouryu_item_integer(year, KOURYU_VALUE, -1)));
      EXPECT_EQ(text_of(year, KOURYU_VALUE), std::to_string(years.back()));
    }
    EXPECT_EQ(years, hit.year);
    EXPECT_THAT(items(hits[i], KOURYU_HIGHLIGHTS), SizeIs(hit.snippet.highlights.size()));
    EXPECT_THAT(items(hits[i], KOURYU_MARKS), SizeIs(hit.marks.size()));
    EXPECT_THAT(items(hits[i], KOURYU_SCORE_PARTS), SizeIs(hit.score_parts.size()));
    for (const kouryu_item* one : items(hits[i], KOURYU_EVIDENCE)) {
      const auto begin = static_cast<std::size_t>(kouryu_item_integer(one, KOURYU_BEGIN, -1));
      const auto end = static_cast<std::size_t>(kouryu_item_integer(one, KOURYU_END, -1));
      EXPECT_LT(begin, end);
      EXPECT_LE(end, hit.text.size());
      EXPECT_NE(text_of(one, KOURYU_HOW), "");
    }
    EXPECT_EQ(object["results"][i]["id"], hit.id);
    EXPECT_EQ(object["results"][i]["text"], hit.text);
    EXPECT_TRUE(object["results"][i].contains("evidence"));
  }
}

TEST_F(LibraryTest, AnswersEveryQuestion) {
  kouryu_error error;
  kouryu_answer* out = nullptr;
  const Request request = make_request({{"q", "大連"}});

  ASSERT_EQ(kouryu_timeline(index_.get(), request.get(), &out, &error), KOURYU_OK);
  const Answer timeline(out);
  EXPECT_THAT(texts(kouryu_answer_root(timeline.get()), KOURYU_EVENTS, KOURYU_BEGIN_DATE),
              ElementsAre("2004", "2010"));
  EXPECT_THAT(json(timeline), HasSubstr("\"events\""));
  for (const kouryu_item* event : items(kouryu_answer_root(timeline.get()), KOURYU_EVENTS)) {
    EXPECT_EQ(text_of(event, KOURYU_KIND), "event");
    EXPECT_NE(text_of(event, KOURYU_TEXT), "");
    const auto sources = items(event, KOURYU_SOURCES);
    ASSERT_THAT(sources, SizeIs(1));
    EXPECT_NE(text_of(sources[0], KOURYU_PASSAGE_ID), "");
    EXPECT_LT(kouryu_item_integer(sources[0], KOURYU_BEGIN, -1),
              kouryu_item_integer(sources[0], KOURYU_END, -1));
  }
  const Request newest = make_request({{"q", "大連"}, {"order", "-date"}, {"kind", "event"}});
  ASSERT_EQ(kouryu_timeline(index_.get(), newest.get(), &out, &error), KOURYU_OK) << error.message;
  EXPECT_THAT(texts(kouryu_answer_root(Answer(out).get()), KOURYU_EVENTS, KOURYU_BEGIN_DATE),
              ElementsAre("2010", "2004"));
  const Request rest =
      make_request({{"q", "大連"}, {"limit", "18446744073709551615"}, {"offset", "1"}});
  ASSERT_EQ(kouryu_timeline(index_.get(), rest.get(), &out, &error), KOURYU_OK) << error.message;
  EXPECT_THAT(texts(kouryu_answer_root(Answer(out).get()), KOURYU_EVENTS, KOURYU_BEGIN_DATE),
              ElementsAre("2010"));

  ASSERT_EQ(kouryu_explain(index_.get(), request.get(), &out, &error), KOURYU_OK);
  const Answer explanation(out);
  EXPECT_NE(text_of(kouryu_answer_root(explanation.get()), KOURYU_TREE), "");
  EXPECT_THAT(json(explanation), HasSubstr("\"tree\""));

  ASSERT_EQ(kouryu_facet_values(index_.get(), "city", 4, "大", 3, 0, &out, &error), KOURYU_OK);
  const Answer values(out);
  EXPECT_THAT(texts(kouryu_answer_root(values.get()), KOURYU_VALUES), ElementsAre("大連市"));
  EXPECT_EQ(Json::parse(json(values))["values"][0]["value"], "大連市");

  const std::string prefix = "だいれ";
  ASSERT_EQ(kouryu_suggest(index_.get(), prefix.data(), prefix.size(), 5, &out, &error), KOURYU_OK);
  const Answer suggestions(out);
  EXPECT_THAT(texts(kouryu_answer_root(suggestions.get()), KOURYU_SUGGESTIONS), Contains("大連市"));
  EXPECT_THAT(json(suggestions), HasSubstr("\"suggestions\""));

  const Answer found = search({{"q", "大連"}});
  const kouryu_item* hit = kouryu_next(kouryu_answer_root(found.get()), KOURYU_HITS, nullptr);
  const std::string id = text_of(hit, KOURYU_ID);
  ASSERT_EQ(kouryu_passage(index_.get(), id.data(), id.size(), request.get(), &out, &error),
            KOURYU_OK);
  const Answer passage(out);
  const auto shown = items(kouryu_answer_root(passage.get()), KOURYU_HITS);
  ASSERT_THAT(shown, SizeIs(1));
  EXPECT_EQ(text_of(shown[0], KOURYU_TEXT), text_of(hit, KOURYU_TEXT));
  EXPECT_FALSE(items(shown[0], KOURYU_MARKS).empty()) << "marked for the request's q";

  const std::string document_id = text_of(hit, KOURYU_DOCUMENT_ID);
  ASSERT_EQ(kouryu_document(index_.get(), document_id.data(), document_id.size(), &out, &error),
            KOURYU_OK);
  const Answer document(out);
  EXPECT_THAT(texts(kouryu_answer_root(document.get()), KOURYU_PASSAGES, KOURYU_ID), Contains(id));
}

/// Sets one parameter and asks for relations.
std::pair<kouryu_status, Answer> relations_of(
    kouryu_index* index, const std::vector<std::pair<std::string, std::string>>& parameters) {
  const Request request = make_request(parameters);
  kouryu_answer* out = nullptr;
  const kouryu_status status = kouryu_relations(index, request.get(), &out, nullptr);
  return {status, Answer(out)};
}

TEST_F(LibraryTest, TellsWhoExchangesWithWhom) {
  const std::string folder = scratch_ / "related";
  const std::string lines = std::string(kPassageLine) + '\n' + kFileLine + '\n';
  ASSERT_EQ(
      run_program({program("kouryu-index"), "import", "--index", folder, "-"}, {}, lines).status,
      0);
  kouryu_index* opened = nullptr;
  ASSERT_EQ(kouryu_open(folder.data(), folder.size(), &opened, nullptr), KOURYU_OK);
  const Index related(opened);
  const auto [status, answer] = relations_of(opened, {{"q", "大連"}});
  ASSERT_EQ(status, KOURYU_OK);
  const kouryu_item* root = kouryu_answer_root(answer.get());
  EXPECT_EQ(kouryu_item_integer(root, KOURYU_TOTAL, -1), 1);
  EXPECT_EQ(text_of(root, KOURYU_QUERY), "大連");
  const auto rows = items(root, KOURYU_RELATIONS);
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(text_of(rows[0], KOURYU_A), "青森市");
  EXPECT_EQ(text_of(rows[0], KOURYU_B), "大連市");
  EXPECT_EQ(text_of(rows[0], KOURYU_KIND), "tie");
  EXPECT_EQ(text_of(rows[0], KOURYU_SINCE), "2004-12");
  EXPECT_EQ(kouryu_item_integer(rows[0], KOURYU_COUNT, -1), 1);
  EXPECT_EQ(kouryu_item_integer(rows[0], KOURYU_DOCUMENTS, -1), 1);
  EXPECT_EQ(kouryu_item_integer(rows[0], KOURYU_CERTAIN, -1), 1);
  EXPECT_THAT(texts(rows[0], KOURYU_YEARS), ElementsAre("2004"));
  const auto evidence = items(rows[0], KOURYU_EVIDENCE);
  ASSERT_THAT(evidence, SizeIs(1));
  EXPECT_EQ(text_of(evidence[0], KOURYU_PASSAGE_ID), "p");
  EXPECT_EQ(text_of(evidence[0], KOURYU_TEXT), "平成16年、大連市と結んだ。");
  EXPECT_EQ(text_of(evidence[0], KOURYU_HOW), "sentence:協定");
  EXPECT_EQ(text_of(evidence[0], KOURYU_TITLE), "題");
  EXPECT_EQ(kouryu_item_integer(evidence[0], KOURYU_PAGE, -1), 1);
  EXPECT_THAT(texts(evidence[0], KOURYU_HEADINGS), ElementsAre("章"));
  EXPECT_EQ(Json::parse(json(answer))["relations"][0]["since"], "2004-12");

  const auto total = [&](const std::vector<std::pair<std::string, std::string>>& parameters) {
    return kouryu_item_integer(kouryu_answer_root(relations_of(opened, parameters).second.get()),
                               KOURYU_TOTAL, -1);
  };
  EXPECT_EQ(total({{"with", "だいれん"}, {"kind", "tie"}, {"kind", "office"}}), 1);
  EXPECT_EQ(total({{"with", "釜山"}}), 0);
  EXPECT_EQ(total({{"kind", "activity"}}), 0);
  EXPECT_EQ(total({{"pair", "大連-青森"}}), 1);
  EXPECT_EQ(total({{"city", "大連"}, {"city", "青森"}}), 1);
  EXPECT_EQ(total({{"city", "大連"}, {"city", "青森"}, {"all", "city"}}), 0);
  for (const auto& [name, value] :
       {std::pair("kind", "ties"), {"with", "ほげほげ"}, {"all", "weather"}, {"pair", "青森"}}) {
    const auto refused = relations_of(opened, {{name, value}});
    EXPECT_EQ(refused.first, KOURYU_BAD_QUERY) << name;
    EXPECT_EQ(refused.second, nullptr) << name;
  }
}

TEST_F(LibraryTest, TellsWhichPlacesASharedNameMayBe) {
  scratch_.write("docs/twins.txt", "旅の記録\n\n府中市の中学生が旅に出た。\n");
  update();
  const Answer answer = search({{"q", "中学生"}, {"explain", "true"}});
  const kouryu_item* hit = kouryu_next(kouryu_answer_root(answer.get()), KOURYU_HITS, nullptr);
  ASSERT_NE(hit, nullptr);
  const kouryu_item* city = kouryu_next(hit, KOURYU_EVIDENCE, nullptr);
  ASSERT_NE(city, nullptr);
  EXPECT_EQ(text_of(city, KOURYU_VALUE), "府中市");
  EXPECT_EQ(kouryu_item_integer(city, KOURYU_CERTAIN, -1), 0);
  EXPECT_THAT(texts(city, KOURYU_PLACES), ElementsAre("府中市 (東京都)", "府中市 (広島県)"));
}

TEST_F(LibraryTest, FindsPassagesLikeOne) {
  const Answer found = search({{"q", "覚書"}, {"limit", "1"}});
  const kouryu_item* hit = kouryu_next(kouryu_answer_root(found.get()), KOURYU_HITS, nullptr);
  ASSERT_NE(hit, nullptr);
  const std::string id = text_of(hit, KOURYU_ID);
  Searcher searcher({folder_});
  const auto expected = searcher.similar(id);
  ASSERT_TRUE(expected.has_value());
  kouryu_answer* out = nullptr;
  ASSERT_EQ(kouryu_similar(index_.get(), id.data(), id.size(), nullptr, &out, nullptr), KOURYU_OK);
  const Answer answer(out);
  std::vector<std::string> ids;
  for (const Hit& like : expected->hits) ids.push_back(like.id);
  EXPECT_EQ(texts(kouryu_answer_root(out), KOURYU_HITS, KOURYU_ID), ids);
  EXPECT_THAT(ids, testing::Not(Contains(id)));
  EXPECT_EQ(Json::parse(json(answer))["total"], expected->total);
}

TEST_F(LibraryTest, NothingFoundIsNoError) {
  EXPECT_THAT(items(kouryu_answer_root(search({{"q", "鯨"}}).get()), KOURYU_HITS), IsEmpty());
  kouryu_answer* out = nullptr;
  ASSERT_EQ(kouryu_passage(index_.get(), "no", 2, nullptr, &out, nullptr), KOURYU_OK);
  const Answer passage(out);
  EXPECT_EQ(json(passage), "null");
  EXPECT_EQ(kouryu_next(kouryu_answer_root(passage.get()), KOURYU_HITS, nullptr), nullptr);
  ASSERT_EQ(kouryu_similar(index_.get(), "no", 2, nullptr, &out, nullptr), KOURYU_OK);
  const Answer similar(out);
  EXPECT_EQ(json(similar), "null");
  EXPECT_EQ(kouryu_item_integer(kouryu_answer_root(out), KOURYU_TOTAL, -1), -1);
  ASSERT_EQ(kouryu_document(index_.get(), "no", 2, &out, nullptr), KOURYU_OK);
  EXPECT_EQ(json(Answer(out)), "null");
}

TEST_F(LibraryTest, ErrorsAreValues) {
  kouryu_error error;
  static_assert(sizeof error == 1024);
  kouryu_index* index = nullptr;
  EXPECT_EQ(kouryu_open("/no/such", 8, &index, &error), KOURYU_NOT_FOUND);
  EXPECT_EQ(index, nullptr);
  EXPECT_EQ(error.status, KOURYU_NOT_FOUND);
  EXPECT_THAT(error.message, HasSubstr("/no/such"));
  EXPECT_EQ(std::string_view(error.message).size(), error.message_size);
  EXPECT_EQ(std::string_view(error.hint).size(), error.hint_size);
  EXPECT_GT(error.hint_size, 0U);

  const Request request = make_request({{"year", "むかし"}});
  kouryu_answer* answer = nullptr;
  EXPECT_EQ(kouryu_search(index_.get(), request.get(), &answer, &error), KOURYU_BAD_QUERY);
  EXPECT_EQ(answer, nullptr);
  EXPECT_EQ(str(kouryu_status_code(error.status)), "bad_query");

  EXPECT_EQ(kouryu_search(index_.get(), nullptr, &answer, &error), KOURYU_OK);
  kouryu_answer_free(answer);
  EXPECT_EQ(error.status, KOURYU_OK) << "a success leaves nothing of the last error";
  EXPECT_EQ(error.message_size, 0U);
}

TEST_F(LibraryTest, LongMessagesAreCutBetweenCharacters) {
  std::string name;
  for (int i = 0; i < 400; ++i) name += "町";
  kouryu_error error;
  kouryu_index* index = nullptr;
  EXPECT_NE(kouryu_open(name.data(), name.size(), &index, &error), KOURYU_OK);
  EXPECT_LE(error.message_size, sizeof error.message - 1);
  EXPECT_GE(error.message_size, sizeof error.message - 4);
  const std::string_view message(error.message, error.message_size);
  EXPECT_EQ(message.substr(message.size() - 3), "町");
}

TEST_F(LibraryTest, AnswersOutliveIndexAndRequest) {
  const Answer answer = search({{"q", "瀋陽"}});
  index_.reset();
  EXPECT_THAT(texts(kouryu_answer_root(answer.get()), KOURYU_HITS, KOURYU_TEXT),
              Contains(HasSubstr("瀋陽市")));
  EXPECT_THAT(json(answer), HasSubstr("瀋陽市"));
}

TEST_F(LibraryTest, SeveralIndexesAnswerAsOne) {
  const std::vector<kouryu_text> names = {{folder_.data(), folder_.size()}, {"/no/such", 8}};
  kouryu_index* index = nullptr;
  kouryu_error error;
  ASSERT_EQ(kouryu_open_many(names.data(), names.size(), &index, &error), KOURYU_OK);
  const Index both(index);
  kouryu_answer* out = nullptr;
  ASSERT_EQ(kouryu_search(index, nullptr, &out, &error), KOURYU_OK);
  const Answer answer(out);
  const kouryu_item* root = kouryu_answer_root(out);
  EXPECT_EQ(kouryu_item_integer(root, KOURYU_PARTIAL, -1), 1);
  EXPECT_THAT(texts(root, KOURYU_WARNINGS, KOURYU_CODE), Contains("shard_unavailable"));
}

TEST(Library, TellsItsVersions) {
  EXPECT_EQ(kouryu_abi_version(), static_cast<uint32_t>(KOURYU_ABI_VERSION));
  EXPECT_THAT(str(kouryu_version()), testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
}

}  // namespace
}  // namespace kouryu::test
