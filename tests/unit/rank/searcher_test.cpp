// What a search finds, in which order, and what it says about itself: over a small index.
#include "kouryu/searcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

std::vector<PassageRecord> passages() {
  std::vector<PassageRecord> out;
  const auto add = [&](const char* id, const char* text) -> PassageRecord& {
    out.push_back(test::passage(id, text));
    out.back().ordinal = static_cast<std::uint32_t>(out.size());
    return out.back();
  };
  auto& first = add("a-1", "大連市の港で、環境協力の会議を開いた。平成16年のことである。");
  first.city = {"大連市"};
  first.year = {2004};
  first.document_date = "2005-03-31";
  first.document_title = "港の友好都市だより";
  auto& second = add("a-2", "両市は友好都市となり、青年が互いを訪ねた。");
  second.city = {"大連市", "青島市"};
  second.year = {1979, 2004};
  second.document_date = "2005-03";
  second.document_title = "港の友好都市だより";
  auto& third = add("a-3", "姉妹都市の児童が、水族館で絵を描いた。");
  third.year = {2010};
  third.document_title = "港の友好都市だより";
  auto& menu = add("b-1", "環境協力 会議");
  menu.kind = PassageKind::Nav;
  auto& body =
      add("b-2", "環境協力を進める会議が、秋の瀋陽で二日にわたって開かれ、水の再生を話し合った。");
  body.city = {"瀋陽市"};
  add("b-3", "ビッグデータで交通を読む。バイオリンの音色。");
  add("c-1", "北九州市の職員が、まちづくりを学んだ。");
  add("c-2", "動物園の象が、同じ日に同じ文で現れる。");
  add("d-1", "動物園の象が、同じ日に同じ文で現れる。");
  return out;
}

class SearcherTest : public testing::Test {
 protected:
  SearcherTest() {
    test::write_index(folder_.path("all"), passages());
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{folder_.path("all")});
  }

  SearchResult ask(const std::string& query, SearchMode mode = SearchMode::Auto) {
    SearchRequest request;
    request.query = query;
    request.mode = mode;
    return searcher_->search(request);
  }

  static std::vector<std::string> ids(const SearchResult& result) {
    std::vector<std::string> out;
    for (const Hit& hit : result.hits) out.push_back(hit.id);
    return out;
  }

  static std::vector<std::string> codes(const SearchResult& result) {
    std::vector<std::string> out;
    for (const Warning& warning : result.warnings) out.push_back(warning.code);
    return out;
  }

  test::TempFolder folder_;
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(SearcherTest, ASingleWordIsFoundInTitlesOnlyWhereNoTextHasIt) {
  auto titled = test::passage("t-1", "名簿");
  titled.document_title = "姉妹都市の鐘";
  test::write_index(folder_.path("titles"),
                    {titled, test::passage("t-2", "二つの町は姉妹都市となった。")});
  Searcher searcher({folder_.path("titles")});
  for (const char* query : {"しまいとし", "姉妹都市"}) {
    EXPECT_THAT(ids(searcher.search({.query = query})), ElementsAre("t-2")) << query;
  }
  EXPECT_THAT(ids(searcher.search({.query = "鐘"})), ElementsAre("t-1"));
}

TEST_F(SearcherTest, ATitleStandsForOneOfSeveralWords) {
  EXPECT_THAT(ids(ask("友好都市 会議")), ElementsAre("a-1"));
  EXPECT_THAT(ids(ask("友好都市 児童 青年")), Not(IsEmpty()));
  EXPECT_THAT(ids(ask("友好都市 便り 港")), Not(IsEmpty())) << "one of them in the text";
}

TEST_F(SearcherTest, FindsEverySpellingOfAPlace) {
  for (const char* query : {"大連", "大连", "だいれん", "ダイレン", "ﾀﾞｲﾚﾝ", "Dalian", "DALIAN"}) {
    EXPECT_THAT(ids(ask(query)), ElementsAre("a-1")) << query;
  }
  EXPECT_THAT(ids(ask("沈阳")), ElementsAre("b-2"));
  EXPECT_THAT(ids(ask("きたきゅうしゅうし")), ElementsAre("c-1"));
}

TEST_F(SearcherTest, FindsAYearInEitherReckoning) {
  EXPECT_THAT(ids(ask("2004年 会議")), ElementsAre("a-1"));
  EXPECT_THAT(ids(ask("平成１６年 会議")), ElementsAre("a-1"));
}

TEST_F(SearcherTest, RanksTheWordAsTypedBeforeItsSynonym) {
  EXPECT_THAT(ids(ask("姉妹都市")), ElementsAre("a-3", "a-2"));
  EXPECT_THAT(ids(ask("友好都市")), ElementsAre("a-2", "a-3"));
}

TEST_F(SearcherTest, NotLooksAtTheTextAlone) {
  // The title has 友好都市, and all three passages carry it.
  EXPECT_THAT(ids(ask("会議 NOT 友好都市")), UnorderedElementsAre("a-1", "b-1", "b-2"));
  EXPECT_THAT(ids(ask("会議 -瀋陽")), UnorderedElementsAre("a-1", "b-1"));
  EXPECT_THAT(ids(ask("会議 -だいれん")), UnorderedElementsAre("b-1", "b-2"));
  EXPECT_EQ(ask("-会議").total, 6U);
  // A particle is a word like any other: both passages without 大連 that have it.
  EXPECT_EQ(ask("の -大連").total + ask("の 大連").total, ask("の").total);
}

TEST_F(SearcherTest, RanksMenusBelowBodiesWithTheSameWords) {
  const auto found = ids(ask("環境協力 会議"));
  EXPECT_THAT(found, UnorderedElementsAre("a-1", "b-1", "b-2"));
  EXPECT_EQ(found.back(), "b-1");
}

TEST_F(SearcherTest, PhrasesAreExactInAnyPlace) {
  EXPECT_THAT(ids(ask("\"環境協力の会議\"")), ElementsAre("a-1"));
  EXPECT_THAT(ids(ask("\"環境会議\"")), IsEmpty());
  EXPECT_THAT(ids(ask("会議 -\"環境協力を\"")), UnorderedElementsAre("a-1", "b-1"));
  EXPECT_THAT(ids(ask("\"動物園の象\" OR \"水族館\"")), UnorderedElementsAre("a-3", "c-2", "d-1"));
}

TEST_F(SearcherTest, PrefixesFindWordsThatBeginSo) {
  EXPECT_THAT(ids(ask("ビッグ*")), ElementsAre("b-3"));
  EXPECT_THAT(ids(ask("動物*")), UnorderedElementsAre("c-2", "d-1"));
}

TEST_F(SearcherTest, OneCharacterIsFoundInsideWords) {
  EXPECT_THAT(ids(ask("族")), ElementsAre("a-3"));
  EXPECT_THAT(ids(ask("鯨")), IsEmpty());
}

TEST_F(SearcherTest, FallsBackToAnyWordAndSaysSo) {
  const SearchResult result = ask("水族館 動物園");
  EXPECT_THAT(ids(result), UnorderedElementsAre("a-3", "c-2", "d-1"));
  EXPECT_THAT(codes(result), Contains("or_fallback"));
  EXPECT_EQ(result.interpreted, "水族館 OR 動物園");
  EXPECT_EQ(ask("水族館 動物園", SearchMode::And).total, 0U);
  EXPECT_THAT(codes(ask("水族館 動物園", SearchMode::Or)), Not(Contains("or_fallback")));
}

TEST_F(SearcherTest, AsksAllThatAQuestionSaysInOnePassage) {
  const SearchResult result = ask("水の再生を話し合った会議はどこで開かれましたか");
  EXPECT_THAT(ids(result), ElementsAre("b-2"));
  EXPECT_THAT(codes(result), IsEmpty()) << "what asks is in no answer: nothing to tell";
  EXPECT_EQ(result.interpreted.find("どこ"), std::string::npos) << result.interpreted;
}

TEST_F(SearcherTest, LeavesOutTheMostFrequentPartFirst) {
  const SearchResult result = ask("青年の友好都市と会議");
  EXPECT_THAT(ids(result), ElementsAre("a-2")) << result.interpreted;
  EXPECT_THAT(codes(result), ElementsAre("document_has_all", "left_out"));
  EXPECT_THAT(result.warnings,
              Contains(Field(&Warning::message, testing::HasSubstr("searched without \"会議\""))));
  EXPECT_EQ(result.total, 1U) << "total and facets are those of the step";
}

TEST_F(SearcherTest, AWordOfOneCharacterIsNotMoreFrequentForThat) {
  const SearchResult result = ask("動物園の象と会議");
  EXPECT_THAT(ids(result), ElementsAre("c-2", "d-1")) << result.interpreted;
  EXPECT_THAT(codes(result), Contains("left_out"));
}

TEST_F(SearcherTest, KeepsOperatorsToTheLetterAndTellsWhatWouldBeFound) {
  for (const char* query :
       {"水族館 AND 動物園", "\"水族館\" 動物園", "水族館 動物園 -鯨", "水族館 -児童"}) {
    const SearchResult result = ask(query);
    EXPECT_EQ(result.total, 0U) << query;
    EXPECT_THAT(codes(result), Contains("kept_to_the_letter")) << query;
  }
  EXPECT_THAT(ask("水族館 AND 動物園").warnings,
              Contains(Field(&Warning::message, testing::HasSubstr("3 passages do"))));
  EXPECT_THAT(codes(ask("鯨 AND 海豚")), Not(Contains("kept_to_the_letter")));
}

TEST_F(SearcherTest, KeepsATypedFilterToTheLetterAndTellsWhatWouldBeFound) {
  const SearchResult result = ask("水族館 city:大連");
  EXPECT_EQ(result.total, 0U);
  EXPECT_THAT(codes(result), Contains("kept_to_the_letter"));
}

TEST_F(SearcherTest, TriesOtherSpellingsOfWordsThatStandNowhere) {
  const SearchResult typo = ask("北九洲市 職員");
  EXPECT_THAT(ids(typo), ElementsAre("c-1"));
  EXPECT_THAT(codes(typo), Contains("respelt"));
  EXPECT_EQ(typo.suggestion, "北九州市 職員");
  EXPECT_THAT(ids(ask("ヴァイオリン")), ElementsAre("b-3"));
  EXPECT_EQ(ask("大連").suggestion, std::nullopt);
}

TEST_F(SearcherTest, FiltersByCanonicalValues) {
  SearchRequest request;
  for (const char* city : {"大連市", "大連", "大连", "Dalian"}) {
    request.filters = {{"city", {city}}};
    EXPECT_THAT(ids(searcher_->search(request)), ElementsAre("a-1", "a-2")) << city;
  }
  request.filters = {{"city", {"大連", "瀋陽"}}, {"year", {"平成16年"}}};
  EXPECT_THAT(ids(searcher_->search(request)), ElementsAre("a-1", "a-2"));
  request.filters = {{"city", {"どこにもない市"}}};
  EXPECT_EQ(searcher_->search(request).total, 0U);
  request.filters = {{"year", {"平成"}}};
  EXPECT_THROW(static_cast<void>(searcher_->search(request)), Error);
}

TEST_F(SearcherTest, FiltersInsideTheQueryMeanTheSame) {
  EXPECT_THAT(ids(ask("city:大連")), ElementsAre("a-1", "a-2"));
  EXPECT_THAT(ids(ask("city:大連 会議")), ElementsAre("a-1"));
  EXPECT_THAT(ids(ask("会議 NOT city:大連")), UnorderedElementsAre("b-1", "b-2"));
  EXPECT_THAT(ids(ask("year:2010 OR city:瀋陽")), UnorderedElementsAre("a-3", "b-2"));
  EXPECT_THAT(ids(ask("title:友好都市")), UnorderedElementsAre("a-1", "a-2", "a-3"));
  EXPECT_THAT(ids(ask("doc:doc-c.txt")), ElementsAre("c-1", "c-2"));
  EXPECT_THAT(ids(ask("doc:doc-c")), ElementsAre("c-1", "c-2"));
  EXPECT_THROW(static_cast<void>(ask("year:平成")), Error);
}

TEST_F(SearcherTest, BrowsesInDocumentOrder) {
  SearchRequest request;
  request.limit = 4;
  request.offset = 2;
  const SearchResult result = searcher_->search(request);
  EXPECT_EQ(result.total, 9U);
  EXPECT_THAT(ids(result), ElementsAre("a-3", "b-1", "b-2", "b-3"));
  EXPECT_EQ(result.hits[0].rank, 3U);
  request.limit = 0;
  request.offset = 0;
  EXPECT_THAT(searcher_->search(request).hits, SizeIs(9));
}

TEST_F(SearcherTest, CountsFacetsOverAllMatches) {
  SearchRequest request;
  request.limit = 1;
  request.facets = {"city", "year"};
  const SearchResult result = searcher_->search(request);
  ASSERT_THAT(result.facets, SizeIs(2));
  EXPECT_EQ(result.facets[0].first, "city");
  EXPECT_EQ(result.facets[0].second[0].value, "大連市");
  EXPECT_EQ(result.facets[0].second[0].count, 2U);
  EXPECT_EQ(result.facets[1].second[0].value, "2004");
  request.facets = {"colour"};
  EXPECT_THROW(static_cast<void>(searcher_->search(request)), Error);
}

TEST_F(SearcherTest, ADocumentHasAYearOfItsOwn) {
  SearchRequest request;
  request.facets = {"published"};
  request.filters = {{"published", {"2004..2006"}}};
  const SearchResult result = searcher_->search(request);
  EXPECT_THAT(ids(result), UnorderedElementsAre("a-1", "a-2"));
  EXPECT_THAT(result.filters.at("published"), ElementsAre("2004", "2005", "2006"));
  ASSERT_THAT(result.facets.at(0).second, SizeIs(1));
  EXPECT_EQ(result.facets[0].second[0].value, "2005");
  EXPECT_EQ(result.facets[0].second[0].count, 2U);
  EXPECT_THAT(ids(ask("published:平成17年")), UnorderedElementsAre("a-1", "a-2"));
  EXPECT_THAT(ask("published:2010").hits, IsEmpty()) << "a year of the text is not the document's";
  EXPECT_THAT(searcher_->facet_values("published"), SizeIs(1));
}

TEST_F(SearcherTest, AFilterLeavesItsOwnFacetOpen) {
  SearchRequest request;
  request.filters = {{"city", {"瀋陽市"}}};
  const SearchResult result = searcher_->search(request);
  EXPECT_EQ(result.total, 1U);
  EXPECT_THAT(result.facets[0].second, SizeIs(3));  // every city, as without the filter
  EXPECT_THAT(result.facets[1].second, IsEmpty());  // its passage has no year
}

TEST_F(SearcherTest, SortsByYearWithYearlessLast) {
  SearchRequest request;
  request.sort = SortOrder::YearAscending;
  request.limit = 4;
  EXPECT_THAT(ids(searcher_->search(request)), ElementsAre("a-2", "a-1", "a-3", "b-1"));
  request.sort = SortOrder::YearDescending;
  EXPECT_THAT(ids(searcher_->search(request)), ElementsAre("a-3", "a-1", "a-2", "b-1"));
}

TEST_F(SearcherTest, GroupsOnlyWhenAsked) {
  SearchRequest request;
  request.query = "動物園";
  EXPECT_EQ(searcher_->search(request).total, 2U);
  request.group = GroupBy::Duplicates;
  EXPECT_THAT(ids(searcher_->search(request)), ElementsAre("c-2"));
  EXPECT_EQ(searcher_->search(request).total, 1U);
  request.query = "会議";
  request.group = GroupBy::Document;
  const SearchResult grouped = searcher_->search(request);
  EXPECT_THAT(grouped.hits, SizeIs(2));
  EXPECT_EQ(grouped.total, 2U);
  EXPECT_EQ(grouped.passages, ask("会議").total);
  std::size_t folded = 0;
  for (const Hit& hit : grouped.hits) folded += hit.more_in_document;
  EXPECT_EQ(folded, grouped.passages - grouped.total);
  request.query = "動物園";
  request.mode = SearchMode::Exact;
  request.group = GroupBy::Duplicates;
  EXPECT_EQ(searcher_->search(request).total, 2U);
}

TEST_F(SearcherTest, PagesOfDocumentsGoOnWhereTheLastEnded) {
  SearchRequest request;
  request.query = "会議";
  request.group = GroupBy::Document;
  request.limit = 0;
  const SearchResult all = searcher_->search(request);
  ASSERT_GT(all.hits.size(), 1U);
  EXPECT_EQ(all.total, all.hits.size());
  request.limit = 1;
  for (std::size_t i = 0; i < all.hits.size(); ++i) {
    request.offset = i;
    const SearchResult page = searcher_->search(request);
    EXPECT_EQ(page.total, all.total);
    ASSERT_THAT(ids(page), ElementsAre(all.hits[i].id));
    EXPECT_EQ(page.hits[0].more_in_document, all.hits[i].more_in_document);
  }
}

TEST_F(SearcherTest, SymbolsAloneMatchNothing) {
  for (const char* query : {"、。!?", "\"", "-", "(((", "*"}) {
    EXPECT_EQ(ask(query).total, 0U) << query;
  }
  EXPECT_EQ(ask("、", SearchMode::Exact).total, 7U);
}

TEST_F(SearcherTest, MarksAWholePassageAsASearchWould) {
  const auto marked = [](const std::optional<Hit>& hit) {
    std::vector<std::string> out;
    for (const ByteRange& mark : hit->marks)
      out.push_back(hit->text.substr(mark.begin, mark.size()));
    return out;
  };
  EXPECT_THAT(marked(searcher_->passage("a-1", "大連 2004年 city:大連市")),
              ElementsAre("大連", "平成16年"));
  EXPECT_THAT(marked(searcher_->passage("a-1", "の港で、", SearchMode::Exact)),
              ElementsAre("の港で、"));
  EXPECT_THAT(marked(searcher_->passage("a-1")), IsEmpty());
  const SearchResult found = ask("協力 会議");
  EXPECT_EQ(found.hits[0].marks, searcher_->passage(found.hits[0].id, "協力 会議")->marks);
  EXPECT_THROW((void)searcher_->passage("a-1", "year:いつか"), Error);
}

TEST_F(SearcherTest, ReadingADocumentMarksPartsOfAWordNowhereBesideTheWhole) {
  test::write_index(folder_.path("mayors"),
                    {test::passage("m-1", "世界冬の都市市長会が開かれた。"),
                     test::passage("m-2", "世界の都市から、冬に市長が訪れた。"),
                     test::passage("n-1", "冬の会に、世界の都市が集まった。")});
  Searcher searcher({folder_.path("mayors")});
  const std::string query = "世界冬の都市市長会";
  EXPECT_THAT(searcher.passage("m-1", query)->marks, ElementsAre(ByteRange{0, query.size()}));
  EXPECT_THAT(searcher.passage("m-2", query)->marks, IsEmpty());
  EXPECT_THAT(searcher.passage("n-1", query)->marks, IsEmpty());
}

TEST_F(SearcherTest, TellsHowFiltersWereUnderstood) {
  SearchRequest request;
  request.query = "city:瀋陽";
  request.filters = {{"city", {"大连"}}, {"year", {"H16..2005"}}, {"doc", {"doc-a"}}};
  const auto filters = searcher_->search(request).filters;
  EXPECT_THAT(filters.at("city"), ElementsAre("大連市"));
  EXPECT_THAT(filters.at("year"), ElementsAre("2004", "2005"));
  EXPECT_THAT(filters, SizeIs(2)) << "what is typed in the query stays there";
}

TEST_F(SearcherTest, ShowsPassagesAndDocuments) {
  EXPECT_EQ(searcher_->passage("b-2")->document.id, "doc-b");
  EXPECT_FALSE(searcher_->passage("nobody"));
  for (const char* name : {"doc-a", "/docs/doc-a.txt", "doc-a.txt"}) {
    const auto document = searcher_->document(name);
    ASSERT_TRUE(document) << name;
    EXPECT_THAT(document->passages, SizeIs(3));
    EXPECT_EQ(document->passages[0].id, "a-1");
  }
  EXPECT_FALSE(searcher_->document("doc-z"));
  EXPECT_FALSE(searcher_->document(""));
}

TEST_F(SearcherTest, ListsFacetValues) {
  const auto all = searcher_->facet_values("city");
  ASSERT_THAT(all, SizeIs(3));
  EXPECT_EQ(all[0].value, "大連市");
  EXPECT_THAT(searcher_->facet_values("city", "瀋"), SizeIs(1));
  EXPECT_THAT(searcher_->facet_values("year", "20", 1), SizeIs(1));
  EXPECT_THROW(static_cast<void>(searcher_->facet_values("text")), Error);
}

TEST_F(SearcherTest, TheOrderOfWritingChangesNothing) {
  auto turned = passages();
  std::reverse(turned.begin(), turned.end());
  test::write_index(folder_.path("turned"), turned);
  Searcher other({folder_.path("turned")});
  for (const char* query : {"", "環境協力 会議", "動物園", "都市", "大連 OR 動物園"}) {
    SearchRequest request;
    request.query = query;
    EXPECT_EQ(ids(other.search(request)), ids(searcher_->search(request))) << query;
  }
}

TEST_F(SearcherTest, SeveralIndexesAnswerAsOne) {
  const auto all = passages();
  test::write_index(folder_.path("one"), {all.begin(), all.begin() + 4});
  test::write_index(folder_.path("two"), {all.begin() + 4, all.end()});
  Searcher both({folder_.path("one"), folder_.path("two/xapian")});
  for (const char* query : {"", "会議", "\"環境協力\" 会議", "友好都市", "会議 -大連", "2004年"}) {
    SearchRequest request;
    request.query = query;
    const SearchResult joined = both.search(request);
    const SearchResult whole = searcher_->search(request);
    EXPECT_EQ(ids(joined), ids(whole)) << query;
    EXPECT_EQ(joined.total, whole.total) << query;
    ASSERT_EQ(joined.facets.size(), whole.facets.size());
    for (std::size_t i = 0; i < whole.facets.size(); ++i) {
      EXPECT_EQ(joined.facets[i].second.size(), whole.facets[i].second.size()) << query;
    }
  }
  // The same index twice: every passage stands there twice.
  Searcher doubled({folder_.path("one"), folder_.path("one")});
  EXPECT_EQ(doubled.search({.query = "\"環境協力の\""}).total, 2U);
}

TEST_F(SearcherTest, GoesOnWithoutAnIndexThatDoesNotAnswer) {
  Searcher some({folder_.path("all"), folder_.path("nowhere"), "tcp://127.0.0.1:1"});
  const SearchResult result = some.search({.query = "大連"});
  EXPECT_TRUE(result.partial);
  EXPECT_EQ(result.total, 1U);
  EXPECT_THAT(codes(result), ElementsAre("shard_unavailable", "shard_unavailable"));
  EXPECT_THAT(result.warnings, Contains(Field(&Warning::message, testing::HasSubstr("nowhere"))));
}

TEST_F(SearcherTest, RefusesWhatIsNoIndexOfOurs) {
  const auto kind = [](const std::string& name) {
    try {
      Searcher searcher({name});
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::Internal;
  };
  EXPECT_EQ(kind(folder_.path("nowhere")), ErrorKind::NotFound);
  EXPECT_EQ(kind("tcp://no-port"), ErrorKind::NotFound);
  { Xapian::WritableDatabase foreign(folder_.path("foreign"), Xapian::DB_CREATE); }
  EXPECT_EQ(kind(folder_.path("foreign")), ErrorKind::NotAnIndex);
}

TEST_F(SearcherTest, EndsWhenItsDeadlineHasPassed) {
  const auto kind = [&](const std::string& query, SearchMode mode) -> std::optional<ErrorKind> {
    try {
      EXPECT_GT(ask(query, mode).total, 0U);
    } catch (const Error& error) {
      return error.kind();
    }
    return std::nullopt;
  };
  const auto now = std::chrono::steady_clock::now();
  searcher_->set_deadline(now - std::chrono::milliseconds(1));
  EXPECT_EQ(kind("大連", SearchMode::Auto), ErrorKind::TimedOut);
  EXPECT_EQ(kind("ことである", SearchMode::Exact), ErrorKind::TimedOut);
  searcher_->set_deadline(now + std::chrono::hours(1));
  EXPECT_EQ(kind("大連", SearchMode::Auto), std::nullopt);
  searcher_->set_deadline(std::nullopt);
  EXPECT_EQ(kind("ことである", SearchMode::Exact), std::nullopt);
}

TEST_F(SearcherTest, SeesWhatIsWrittenMeanwhile) {
  EXPECT_EQ(ask("羊毛").total, 0U);
  Analyzer analyzer;
  Xapian::WritableDatabase database(folder_.path("all") + "/xapian", Xapian::DB_OPEN);
  for (int i = 0; i < 6; ++i) {
    const auto record = test::passage("w-" + std::to_string(i), "羊毛の市が立つ。");
    database.add_document(test::make_document(record, analyzer));
    database.commit();
    EXPECT_EQ(ask("羊毛").total, static_cast<std::size_t>(i + 1));
    EXPECT_EQ(searcher_->facet_values("city").size(), 3U);
  }
}

TEST_F(SearcherTest, ExplainsAScore) {
  SearchRequest request;
  request.query = "大連 会議";
  request.explain = true;
  const Hit hit = searcher_->search(request).hits.at(0);
  const auto& parts = hit.score_parts;
  EXPECT_NEAR(hit.score,
              (parts.at("words") + parts.at("bigrams") + parts.at("nearness") + parts.at("runs") +
               parts.at("spelling") + parts.at("coverage") + parts.at("words_nearness") +
               parts.at("title")) *
                  parts.at("kind"),
              1e-9);
  EXPECT_EQ(searcher_->explain("だいれん").tree, "Word(だいれん [だい れん] ~大連)");
}

}  // namespace
}  // namespace kouryu
