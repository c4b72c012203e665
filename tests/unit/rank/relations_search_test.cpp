// Which relations a search lists: over a small index whose passages bring theirs along.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>

#include "kouryu/searcher.h"
#include "tests/support/remote_server.h"
#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

StoredRelation relation(const char* a, const char* b, RelationKind kind, const char* since = "",
                        std::vector<int> years = {}, bool certain = true) {
  return {a, b, kind, since, std::move(years), certain, {}, "sentence:協定"};
}

std::vector<PassageRecord> passages() {
  std::vector<PassageRecord> out;
  const auto add = [&](const char* id, const char* text, std::vector<std::string> city,
                       std::vector<StoredRelation> relations) {
    PassageRecord record = test::passage(id, text);
    record.ordinal = static_cast<std::uint32_t>(out.size());
    record.city = std::move(city);
    for (const StoredRelation& one : relations) {
      record.year.insert(record.year.end(), one.years.begin(), one.years.end());
    }
    std::sort(record.year.begin(), record.year.end());
    for (StoredRelation& one : relations) {
      one.range = {0, record.text.find("。") + std::string("。").size()};
    }
    record.relations = std::move(relations);
    out.push_back(std::move(record));
  };
  using Kind = RelationKind;
  add("a-1", "青森市は大連市と経済協定を結んだ。港に旗が並んだ。", {"大連市", "青森市"},
      {relation("青森市", "大連市", Kind::Tie, "2004-12-24", {2004})});
  add("a-2", "両市の協定は続いている。", {"大連市", "青森市"},
      {relation("青森市", "大連市", Kind::Tie, "2004", {2004, 2014}),
       relation("青森市", "大連市", Kind::Activity, "", {2014})});
  add("b-1", "北九州市と大連市は協定から四十年。", {"北九州市", "大連市"},
      {relation("北九州市", "大連市", Kind::Tie, "1979", {1979, 2019})});
  add("c-1", "大連市の人が北九州市で水を学ぶ。", {"北九州市", "大連市"},
      {relation("北九州市", "大連市", Kind::Activity, "", {2010})});
  add("c-2", "下関市は釜山に事務所を置く。", {"下関市", "釜山広域市"},
      {relation("下関市", "釜山広域市", Kind::Office, "2007", {2007}, false)});
  add("d-1", "会議には夢見町と、ほげほげが加わる。", {"夢見町"},
      {relation("夢見町", "ほげほげ", Kind::Member)});
  add("d-2", "関係のない段落。協定もない。", {}, {});
  return out;
}

std::vector<std::string> names(const Relations& found) {
  std::vector<std::string> out;
  for (const Relation& one : found.relations) out.push_back(one.a + "–" + one.b + " " + one.kind);
  return out;
}

class RelationsTest : public testing::Test {
 protected:
  RelationsTest() {
    test::write_index(folder_.path("all"), passages());
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{folder_.path("all")});
  }

  Relations ask(RelationsRequest request) {
    if (request.search.limit == SearchRequest().limit) request.search.limit = 0;
    return searcher_->relations(request);
  }
  Relations with(const std::string& place) { return ask({.with = {place}}); }
  Relations of(const std::string& query) { return ask({.search = {.query = query}}); }

  test::TempFolder folder_;
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(RelationsTest, ListsThoseThatMostDocumentsTellFirst) {
  const Relations all = ask({});
  EXPECT_EQ(all.total, 6U);
  EXPECT_THAT(names(all), ElementsAre("青森市–大連市 tie", "北九州市–大連市 tie",
                                      "北九州市–大連市 activity", "青森市–大連市 activity",
                                      "下関市–釜山広域市 office", "夢見町–ほげほげ member"));
  const Relation& tie = all.relations[0];
  EXPECT_EQ(tie.since, "2004-12-24");
  EXPECT_THAT(tie.years, ElementsAre(2004, 2014));
  EXPECT_EQ(tie.passages, 2U);
  EXPECT_EQ(tie.documents, 1U);
  EXPECT_TRUE(tie.certain);
  ASSERT_THAT(tie.evidence, SizeIs(2));
  EXPECT_EQ(tie.evidence[0].passage, "a-1");
  EXPECT_EQ(tie.evidence[0].text, "青森市は大連市と経済協定を結んだ。");
  EXPECT_EQ(tie.evidence[0].begin, 0U);
  EXPECT_EQ(tie.evidence[0].end, 17U) << "code points";
  EXPECT_EQ(tie.evidence[0].how, "sentence:協定");
  EXPECT_EQ(tie.evidence[0].document.id, "doc-a");
  EXPECT_FALSE(all.relations[4].certain);
}

// Who asks for 釜山 wants its partners; passages that name it tell of other towns, too.
TEST(RelationsOfAPlace, ComeBeforeThoseOfOthers) {
  const test::TempFolder folder;
  std::vector<PassageRecord> all;
  for (const char* id : {"n-1", "n-2", "n-3"}) {
    PassageRecord record = test::passage(id, "釜山の会議に北九州市と大連市が加わった。");
    record.document_id = id;
    record.relations = {relation("北九州市", "大連市", RelationKind::Activity)};
    all.push_back(record);
  }
  all.push_back(test::passage("s-1", "下関市は釜山と姉妹都市である。"));
  all.back().relations = {relation("下関市", "釜山広域市", RelationKind::Tie)};
  test::write_index(folder.path("index"), all);
  Searcher searcher({folder.path("index")});
  const auto first = [&](const char* query) {
    RelationsRequest request;
    request.search.query = query;
    const Relations found = searcher.relations(request);
    EXPECT_EQ(found.total, 2U) << query;
    return found.relations.empty() ? std::string() : found.relations[0].b;
  };
  EXPECT_EQ(first("釜山"), "釜山広域市");
  EXPECT_EQ(first("プサン OR 鯨"), "釜山広域市");
  EXPECT_EQ(first(""), "大連市") << "no place is asked for";
  EXPECT_EQ(first("北九州市 OR 下関市"), "大連市") << "both are asked for: most documents";
}

TEST_F(RelationsTest, OfAPlaceInWhateverSpelling) {
  for (const char* place : {"大連", "大连", "だいれん", "Dalian", "大連市", " 大連 "}) {
    EXPECT_EQ(with(place).total, 4U) << place;
  }
  EXPECT_THAT(names(with("釜山")), ElementsAre("下関市–釜山広域市 office"));
  EXPECT_THAT(names(ask({.with = {"釜山", "夢見町"}})),
              ElementsAre("下関市–釜山広域市 office", "夢見町–ほげほげ member"));
  EXPECT_THAT(names(with("ほげほげ")), ElementsAre("夢見町–ほげほげ member"))
      << "no table has it, a pair has";
  EXPECT_THAT(names(with("架空市")), IsEmpty()) << "may be a place, is in no relation";
}

TEST_F(RelationsTest, NoPlaceAndNoKindAreErrors) {
  for (const char* place : {"", "  ", "–", "ふがふが", "ほげ"}) {
    EXPECT_THROW((void)with(place), Error) << place;
  }
  for (const char* kind : {"", "ties", "Tie", "提携"}) {
    EXPECT_THROW((void)ask({.kinds = {kind}}), Error) << kind;
  }
}

TEST_F(RelationsTest, OfSomeKinds) {
  EXPECT_THAT(names(ask({.kinds = {"tie"}})),
              ElementsAre("青森市–大連市 tie", "北九州市–大連市 tie"));
  EXPECT_THAT(names(ask({.kinds = {"member", "office"}})), SizeIs(2));
  EXPECT_THAT(names(ask({.with = {"青森"}, .kinds = {"activity"}})),
              ElementsAre("青森市–大連市 activity"));
}

TEST_F(RelationsTest, OfWhatAQueryAndFiltersMatch) {
  EXPECT_THAT(names(of("旗")), ElementsAre("青森市–大連市 tie"));
  EXPECT_THAT(names(of("旗 水")), SizeIs(2)) << "any of them, step by step";
  EXPECT_THAT(of("旗 水").warnings, testing::Not(IsEmpty()));
  EXPECT_THAT(names(of("鯨")), IsEmpty());
  EXPECT_THAT(names(of("city:北九州市")), SizeIs(2));
  EXPECT_THAT(names(of("year:2004")),
              UnorderedElementsAre("青森市–大連市 tie", "青森市–大連市 activity"));
  EXPECT_THAT(names(ask({.search = {.filters = {{"year", {"1979"}}}}})),
              ElementsAre("北九州市–大連市 tie"));
  EXPECT_THAT(names(ask({.search = {.query = "協定", .filters = {{"doc", {"/docs/doc-b.txt"}}}}})),
              ElementsAre("北九州市–大連市 tie"));
  EXPECT_EQ(of("水を学").interpreted, searcher_->search({.query = "水を学"}).interpreted);
  EXPECT_EQ(of("旗 水").interpreted, searcher_->search({.query = "旗 水"}).interpreted)
      << "the step that was asked";
}

TEST_F(RelationsTest, APairIsAFilterTypedInAnyWay) {
  for (const char* pair : {"青森市–大連市", "大連-青森", "大連〜青森", "だいれん-あおもり",
                           "青森ー大連", "大連－青森"}) {
    EXPECT_EQ(searcher_->search({.query = std::string("pair:") + pair}).total, 2U) << pair;
    EXPECT_EQ(searcher_->search({.query = std::string("組:") + pair}).total, 2U) << pair;
    EXPECT_EQ(searcher_->search({.filters = {{"pair", {pair}}}}).total, 2U) << pair;
  }
  EXPECT_EQ(searcher_->search({.query = "pair:\"青森市 – 大連市\" 旗"}).total, 1U);
  EXPECT_EQ(searcher_->search({.query = "-pair:青森-大連"}).total, 5U);
  EXPECT_EQ(searcher_->search({.filters = {{"pair", {"青森-大連", "下関-釜山"}}}}).total, 3U);
  EXPECT_EQ(searcher_->search({.query = "pair:青森-北九州"}).total, 0U);
  EXPECT_EQ(searcher_->search({.query = "pair:夢見町-ほげほげ"}).total, 1U);
  for (const char* pair : {"青森市", "–", "青森–", "ふがふが-大連", "大連-大連"}) {
    EXPECT_THROW((void)searcher_->search({.filters = {{"pair", {pair}}}}), Error) << pair;
    EXPECT_THROW((void)searcher_->search({.query = std::string("pair:") + pair}), Error) << pair;
  }
}

TEST_F(RelationsTest, PairsAreCounted) {
  const SearchResult found = searcher_->search({.query = "協定", .facets = {"pair"}});
  std::map<std::string, std::size_t> counts;
  for (const FacetCount& row : found.facets.at(0).second) counts[row.value] = row.count;
  EXPECT_EQ(counts,
            (std::map<std::string, std::size_t>{{"青森市–大連市", 2}, {"北九州市–大連市", 1}}));
  EXPECT_THAT(searcher_->facet_values("pair", "青森"), SizeIs(1));
}

TEST_F(RelationsTest, LimitAndOffsetCountRelations) {
  const std::vector<std::string> all = names(ask({}));
  for (std::size_t offset = 0; offset < all.size() + 2; ++offset) {
    for (std::size_t limit = 1; limit < all.size() + 2; ++limit) {
      RelationsRequest request;
      request.search.limit = limit;
      request.search.offset = offset;
      const Relations found = searcher_->relations(request);
      EXPECT_EQ(found.total, all.size());
      const std::size_t first = std::min(offset, all.size());
      const std::size_t last = std::min(first + limit, all.size());
      EXPECT_EQ(names(found),
                (std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(first),
                                          all.begin() + static_cast<std::ptrdiff_t>(last))));
    }
  }
  RelationsRequest far;
  far.search.limit = SIZE_MAX;
  far.search.offset = SIZE_MAX;
  EXPECT_THAT(searcher_->relations(far).relations, IsEmpty());
}

void expect_equal(const Relations& found, const Relations& wanted, const std::string& what) {
  EXPECT_EQ(found.total, wanted.total) << what;
  EXPECT_EQ(found.interpreted, wanted.interpreted) << what;
  ASSERT_EQ(names(found), names(wanted)) << what;
  for (std::size_t i = 0; i < wanted.relations.size(); ++i) {
    const Relation& one = found.relations[i];
    const Relation& other = wanted.relations[i];
    EXPECT_EQ(std::tie(one.since, one.years, one.passages, one.documents, one.certain),
              std::tie(other.since, other.years, other.passages, other.documents, other.certain))
        << what;
    ASSERT_EQ(one.evidence.size(), other.evidence.size()) << what;
    for (std::size_t j = 0; j < one.evidence.size(); ++j) {
      EXPECT_EQ(
          std::tie(one.evidence[j].passage, one.evidence[j].text, one.evidence[j].begin),
          std::tie(other.evidence[j].passage, other.evidence[j].text, other.evidence[j].begin))
          << what;
    }
  }
}

std::vector<RelationsRequest> questions() {
  std::vector<RelationsRequest> out = {
      {},
      {.search = {.query = "協定"}},
      {.search = {.query = "旗 水"}},
      {.search = {.query = "city:大連市 -旗"}},
      {.search = {.query = "pair:大連-青森"}},
      {.search = {.query = "協定", .mode = SearchMode::Exact}},
      {.search = {.filters = {{"year", {"2004.."}}}}},
      {.with = {"大連"}, .kinds = {"tie"}},
      {.with = {"ほげほげ"}},
  };
  for (RelationsRequest& request : out) request.search.limit = 0;
  return out;
}

TEST_F(RelationsTest, SeveralIndexesAnswerAsOne) {
  std::vector<std::vector<PassageRecord>> parts(3);
  for (const PassageRecord& record : passages()) {
    parts[static_cast<std::size_t>(record.document_id.back() - 'a' + 1) % 3].push_back(record);
  }
  std::vector<std::string> folders;
  for (const auto& part : parts) {
    folders.push_back(folder_.path("part-" + std::to_string(folders.size())));
    test::write_index(folders.back(), part);
  }
  Searcher several(folders);
  for (const RelationsRequest& request : questions()) {
    expect_equal(several.relations(request), searcher_->relations(request), request.search.query);
  }
}

TEST_F(RelationsTest, AnIndexBehindANetworkAnswersAsOneHere) {
  if (!test::has_remote_server()) GTEST_SKIP() << "no " << test::kRemoteServer;
  const test::RemoteServer server(folder_.path("all"));
  Searcher there({server.url()});
  for (const RelationsRequest& request : questions()) {
    expect_equal(there.relations(request), searcher_->relations(request), request.search.query);
  }
  EXPECT_THROW((void)there.relations({.with = {"ふがふが"}}), Error);
  Searcher partly({folder_.path("all"), test::url_of(test::free_port())});
  const Relations found = partly.relations({});
  EXPECT_EQ(found.total, 6U);
  ASSERT_THAT(found.warnings, SizeIs(1));
  EXPECT_EQ(found.warnings[0].code, "shard_unavailable");
}

TEST_F(RelationsTest, EndsAtItsDeadlineAndKeepsToItsMemory) {
  searcher_->set_deadline(std::chrono::steady_clock::now() - std::chrono::seconds(1));
  EXPECT_THROW((void)ask({}), Error);
  searcher_->set_deadline(std::nullopt);
  searcher_->set_memory_limit(1000);
  EXPECT_THROW((void)ask({}), Error);
  searcher_->set_memory_limit(0);
  EXPECT_EQ(ask({}).total, 6U);
}

}  // namespace
}  // namespace kouryu
