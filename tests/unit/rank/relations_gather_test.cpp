// Rows of relations against their definition, worked out slowly over all passages at once.
#include "searcher/relations/gather.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "dict/base/deadline.h"
#include "dict/names/place_pairs.h"

namespace kouryu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Passage {
  std::uint32_t id = 0;
  PassageRelations relations;
};

StoredRelation relation(const char* a, const char* b, RelationKind kind, const char* since = "",
                        std::vector<int> years = {}, bool certain = true) {
  return {a, b, kind, since, std::move(years), certain, {}, {}};
}

std::vector<GatheredRelation> gathered(const std::vector<Passage>& passages,
                                       const WantedRelations& wanted = {}) {
  RelationGatherer gatherer(wanted);
  for (const Passage& one : passages) gatherer.add(one.id, encode_relations(one.relations));
  return gatherer.rows().page;
}

/// Passages that tell a relation of these two in this kind; its relations of them.
using Tellers = std::vector<std::pair<const Passage*, std::vector<const StoredRelation*>>>;

Tellers tellers(const std::vector<Passage>& passages, const std::string& a, const std::string& b,
                RelationKind kind) {
  Tellers out;
  for (const Passage& passage : passages) {
    std::vector<const StoredRelation*> here;
    for (const StoredRelation& one : passage.relations.relations) {
      const bool same = (one.a == a && one.b == b) || (one.a == b && one.b == a);
      if (same && one.kind == kind) here.push_back(&one);
    }
    if (!here.empty()) out.emplace_back(&passage, here);
  }
  return out;
}

/// Passages one of whose dates begins so, or is the beginning of it.
std::size_t agreeing(const Tellers& all, const std::string& date) {
  std::size_t count = 0;
  for (const auto& [passage, relations] : all) {
    bool says = false;
    for (const StoredRelation* one : relations) {
      if (one->since.empty() || !date.starts_with(one->since)) continue;
      // What the passage says more precisely, it says only so.
      says |= std::none_of(relations.begin(), relations.end(), [&](const auto* other) {
        return other->since.size() > one->since.size() && other->since.starts_with(one->since) &&
               !date.starts_with(other->since);
      });
    }
    count += says ? 1 : 0;
  }
  return count;
}

std::string since_by_definition(const Tellers& all) {
  std::map<std::string, std::size_t> years;
  std::set<std::string> dates;
  for (const auto& [passage, relations] : all) {
    std::set<std::string> here;
    for (const StoredRelation* one : relations) {
      if (one->since.empty()) continue;
      here.insert(one->since.substr(0, 4));
      dates.insert(one->since);
    }
    for (const std::string& year : here) ++years[year];
  }
  std::string best_year;
  for (const auto& [year, times] : years) {
    if (best_year.empty() || times > years[best_year]) best_year = year;
  }
  std::string best;
  for (const std::string& date : dates) {
    if (!date.starts_with(best_year)) continue;
    if (best.empty() ||
        std::pair(agreeing(all, date), date.size()) > std::pair(agreeing(all, best), best.size())) {
      best = date;
    }
  }
  return best;
}

int rank_by_definition(const StoredRelation& one) {
  return (one.certain ? 0 : 100) + (one.since.empty() ? 10 : 0) + (one.years.empty() ? 1 : 0);
}

GatheredRelation by_definition(const Tellers& all, std::string a, std::string b,
                               RelationKind kind) {
  GatheredRelation row;
  row.kind = kind;
  std::size_t a_first = 0;
  std::size_t b_first = 0;
  std::set<int> years;
  std::set<std::string> documents;
  std::vector<std::tuple<int, std::string, std::uint32_t>> places;
  for (const auto& [passage, relations] : all) {
    const auto names = [&](const std::string& name) {
      return std::any_of(relations.begin(), relations.end(),
                         [&](const auto* one) { return one->a == name; });
    };
    a_first += names(a) ? 1 : 0;
    b_first += names(b) ? 1 : 0;
    int rank = 1000;
    for (const StoredRelation* one : relations) {
      years.insert(one->years.begin(), one->years.end());
      row.certain |= one->certain;
      rank = std::min(rank, rank_by_definition(*one));
    }
    documents.insert(passage->relations.document_id);
    places.emplace_back(rank, passage->relations.document_id, passage->id);
  }
  if (b_first > a_first || (b_first == a_first && pair_value(a, b) != a + "–" + b)) {
    std::swap(a, b);
  }
  row.a = a;
  row.b = b;
  row.since = since_by_definition(all);
  row.years = {years.begin(), years.end()};
  row.passages = all.size();
  row.documents = documents.size();
  std::sort(places.begin(), places.end());
  for (std::size_t i = 0; i < std::min<std::size_t>(places.size(), 3); ++i) {
    row.evidence.push_back(std::get<2>(places[i]));
  }
  return row;
}

auto tied(const GatheredRelation& row) {
  return std::tie(row.a, row.b, row.kind, row.since, row.years, row.passages, row.documents,
                  row.certain, row.evidence);
}

const std::vector<std::string> kPlaces = {"青森市", "大連市", "釜山広域市", "夢見町", "青森県"};
const std::vector<RelationKind> kKinds = {RelationKind::Tie, RelationKind::Activity,
                                          RelationKind::Office, RelationKind::Member};

std::vector<Passage> random_passages() {
  const auto below = [](std::size_t many) { return *rc::gen::inRange<std::size_t>(0, many); };
  const std::vector<std::string> dates = {"",        "1979",       "2004",       "2004-05",
                                          "2004-12", "2004-05-03", "2004-12-24", "2005-01-01"};
  std::vector<Passage> out;
  for (std::uint32_t id = 1; id <= 1 + below(12); ++id) {
    Passage passage{id, {"document-" + std::to_string(below(5)), {}}};
    for (std::size_t i = below(5); i > 0; --i) {
      const std::size_t a = below(kPlaces.size());
      const std::size_t b = (a + 1 + below(kPlaces.size() - 1)) % kPlaces.size();
      std::vector<int> years;
      if (below(2) == 1) years = {1979, 1980 + static_cast<int>(below(30))};
      passage.relations.relations.push_back(
          relation(kPlaces[a].c_str(), kPlaces[b].c_str(), kKinds[below(kKinds.size())],
                   dates[below(dates.size())].c_str(), years, below(3) > 0));
    }
    out.push_back(std::move(passage));
  }
  return out;
}

RC_GTEST_PROP(RelationGatherer, GivesRowsAsTheyAreDefined, ()) {
  const std::vector<Passage> passages = random_passages();
  std::size_t wanted = 0;
  const std::vector<GatheredRelation> rows = gathered(passages);
  for (std::size_t a = 0; a < kPlaces.size(); ++a) {
    for (std::size_t b = a + 1; b < kPlaces.size(); ++b) {
      for (const RelationKind kind : kKinds) {
        const Tellers all = tellers(passages, kPlaces[a], kPlaces[b], kind);
        if (all.empty()) continue;
        ++wanted;
        const GatheredRelation row = by_definition(all, kPlaces[a], kPlaces[b], kind);
        RC_ASSERT(std::any_of(rows.begin(), rows.end(), [&](const GatheredRelation& other) {
          return tied(other) == tied(row);
        }));
      }
    }
  }
  RC_ASSERT(rows.size() == wanted);
  RC_ASSERT(std::is_sorted(rows.begin(), rows.end(), [](const auto& one, const auto& other) {
    return std::tie(other.documents, other.passages, one.kind) <
           std::tie(one.documents, one.passages, other.kind);
  }));
}

RC_GTEST_PROP(RelationGatherer, GivesTheSameRowsInWhateverOrder, ()) {
  std::vector<Passage> passages = random_passages();
  const std::vector<GatheredRelation> rows = gathered(passages);
  std::reverse(passages.begin(), passages.end());
  const std::vector<GatheredRelation> again = gathered(passages);
  RC_ASSERT(rows.size() == again.size());
  for (std::size_t i = 0; i < rows.size(); ++i) RC_ASSERT(tied(rows[i]) == tied(again[i]));
}

RC_GTEST_PROP(RelationGatherer, GivesAPageOfAllRows, ()) {
  const std::vector<Passage> passages = random_passages();
  const std::vector<GatheredRelation> rows = gathered(passages);
  RelationGatherer gatherer({});
  for (const Passage& one : passages) gatherer.add(one.id, encode_relations(one.relations));
  const auto offset = *rc::gen::inRange<std::size_t>(0, rows.size() + 2);
  const auto limit = *rc::gen::inRange<std::size_t>(1, rows.size() + 3);
  const RelationGatherer::Rows some = gatherer.rows(offset, limit);
  RC_ASSERT(some.total == rows.size());
  const std::size_t first = std::min(offset, rows.size());
  RC_ASSERT(some.page.size() == std::min(limit, rows.size() - first));
  for (std::size_t i = 0; i < some.page.size(); ++i) {
    RC_ASSERT(tied(some.page[i]) == tied(rows[first + i]));
  }
}

RC_GTEST_PROP(RelationGatherer, LeavesOutWhatIsNotWanted, ()) {
  const std::vector<Passage> passages = random_passages();
  const WantedRelations wanted{{kPlaces[0], kPlaces[1]}, {RelationKind::Tie, RelationKind::Office}};
  std::vector<GatheredRelation> left = gathered(passages);
  std::erase_if(left, [&](const GatheredRelation& row) {
    const auto is_wanted = [&](const std::string& name) {
      return name == kPlaces[0] || name == kPlaces[1];
    };
    return (row.kind != RelationKind::Tie && row.kind != RelationKind::Office) ||
           !(is_wanted(row.a) || is_wanted(row.b));
  });
  const std::vector<GatheredRelation> rows = gathered(passages, wanted);
  RC_ASSERT(rows.size() == left.size());
  for (std::size_t i = 0; i < rows.size(); ++i) RC_ASSERT(tied(rows[i]) == tied(left[i]));
}

struct Beginning {
  std::vector<const char*> dates;  // one a passage
  const char* expected;
};

TEST(RelationGatherer, TakesTheDateThatMostAgreeWith) {
  for (const Beginning& row : {
           Beginning{{}, ""},
           {{"", ""}, ""},
           {{"1979"}, "1979"},
           {{"1979", "2004-12-24"}, "1979"},
           {{"1979", "2004-12-24", "2004"}, "2004-12-24"},
           {{"2004", "2004", "2004", "2004-12-24"}, "2004-12-24"},
           {{"2004-05", "2004-12-24"}, "2004-12-24"},
           {{"2004-05", "2004-05", "2004-12-24"}, "2004-05"},
           {{"2004-05", "2004-05-03", "2004-12-24"}, "2004-05-03"},
           {{"2004-05-03", "2004-12-24"}, "2004-05-03"},
           {{"", "", "1979"}, "1979"},
       }) {
    std::vector<Passage> passages;
    for (const char* date : row.dates) {
      passages.push_back({static_cast<std::uint32_t>(passages.size() + 1),
                          {"d", {relation("青森市", "大連市", RelationKind::Tie, date)}}});
    }
    const auto rows = gathered(passages);
    EXPECT_EQ(rows.empty() ? "" : rows[0].since, row.expected) << testing::PrintToString(row.dates);
  }
}

TEST(RelationGatherer, CountsAPassageOnceHoweverOftenItTells) {
  const auto rows =
      gathered({{1,
                 {"d",
                  {relation("青森市", "大連市", RelationKind::Tie, "2004"),
                   relation("青森市", "大連市", RelationKind::Tie, "2004-12-24"),
                   relation("大連市", "青森市", RelationKind::Tie, "2004")}}},
                {2, {"d", {relation("大連市", "青森市", RelationKind::Tie, "1979")}}},
                {3, {"d", {relation("大連市", "青森市", RelationKind::Tie, "1979")}}}});
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].passages, 3U);
  EXPECT_EQ(rows[0].documents, 1U);
  EXPECT_EQ(rows[0].since, "1979");
  EXPECT_EQ(rows[0].a, "大連市") << "two passages name it first, one of them";
  EXPECT_THAT(rows[0].evidence, ElementsAre(1, 2, 3));
}

TEST(RelationGatherer, KeepsKindsApart) {
  const auto rows = gathered({{1,
                               {"d",
                                {relation("青森市", "大連市", RelationKind::Activity),
                                 relation("青森市", "大連市", RelationKind::Tie)}}}});
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(rows[0].kind, RelationKind::Tie);
  EXPECT_EQ(rows[1].kind, RelationKind::Activity);
}

TEST(RelationGatherer, TakesNoDamagedSlot) {
  std::string packed =
      encode_relations({"d", {relation("青森市", "大連市", RelationKind::Tie, "2004")}});
  RelationGatherer gatherer({});
  gatherer.add(1, {});
  EXPECT_THAT(gatherer.rows().page, IsEmpty());
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 1);
  EXPECT_THROW(gatherer.add(1, packed), Error);
}

TEST(RelationGatherer, KeepsToItsMemory) {
  const WithinMemory within(std::size_t{64} << 10);
  RelationGatherer gatherer({});
  const auto add_many = [&] {
    for (std::uint32_t id = 1; id <= 100'000; ++id) {
      const std::string name = "町" + std::to_string(id);
      gatherer.add(id, encode_relations({"d" + std::to_string(id),
                                         {relation(name.c_str(), "大連市", RelationKind::Tie)}}));
    }
  };
  EXPECT_THROW(add_many(), Error);
}

}  // namespace
}  // namespace kouryu
