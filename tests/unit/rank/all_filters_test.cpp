// SearchRequest::all against a scan of the passages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "kouryu/searcher.h"
#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

const std::vector<std::string> kCities = {"青森市", "大連市", "釜山広域市", "下関市"};
const std::vector<int> kYears = {1979, 2004, 2005, 2010};

/// A passage for each set of cities, and years that go round.
std::vector<PassageRecord> passages() {
  std::vector<PassageRecord> out;
  for (std::size_t set = 0; set < 16; ++set) {
    PassageRecord record =
        test::passage(std::to_string(set) + "-1",
                      set % 3 == 0 ? "港の祭りを2004年に開いた。" : "学校の祭りに2010年に招いた。");
    for (std::size_t i = 0; i < kCities.size(); ++i) {
      if ((set >> i & 1) != 0) record.city.push_back(kCities[i]);
      if ((set * 7 >> i & 1) != 0) record.year.push_back(kYears[i]);
    }
    std::sort(record.city.begin(), record.city.end());
    for (std::size_t i = 0; i + 1 < record.city.size(); ++i) {
      record.relations.push_back({record.city[i],
                                  record.city[i + 1],
                                  RelationKind::Activity,
                                  "",
                                  record.year,
                                  true,
                                  {0, 3},
                                  "sentence:祭り"});
    }
    out.push_back(std::move(record));
  }
  return out;
}

/// What is asked: groups of which any value will do, all groups wanted.
using Groups = std::vector<std::vector<std::string>>;

template <class List>
bool has_each(const List& values, const Groups& groups) {
  std::set<std::string> here;
  for (const auto& value : values) {
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, int>) {
      here.insert(std::to_string(value));
    } else {
      here.insert(value);
    }
  }
  return std::all_of(groups.begin(), groups.end(), [&](const auto& group) {
    return std::any_of(group.begin(), group.end(),
                       [&](const std::string& value) { return here.contains(value); });
  });
}

struct Case {
  std::string query;
  std::vector<std::string> typed_cities;  // as filters
  Groups cities;                          // what they mean
  std::vector<std::string> typed_years;
  Groups years;
};

std::vector<Case> cases() {
  std::vector<Case> out;
  const std::vector<std::pair<std::vector<std::string>, Groups>> cities = {
      {{}, {}},
      {{"大連"}, {{"大連市"}}},
      {{"大連", "青森市"}, {{"大連市"}, {"青森市"}}},
      {{"大連", "大连"}, {{"大連市"}, {"大連市"}}},
      {{"釜山", "だいれん", "下関"}, {{"釜山広域市"}, {"大連市"}, {"下関市"}}},
      {{"北九州市", "大連"}, {{"北九州市"}, {"大連市"}}}};
  const std::vector<std::pair<std::vector<std::string>, Groups>> years = {
      {{}, {}},
      {{"2004..2010", "1979"}, {{"2004", "2005", "2010"}, {"1979"}}},
      {{"H16", "平成17年"}, {{"2004"}, {"2005"}}},
      {{"2004..2005"}, {{"2004", "2005"}}}};
  for (const char* query : {"", "港", "祭り"}) {
    for (const auto& [typed_cities, city_groups] : cities) {
      for (const auto& [typed_years, year_groups] : years) {
        out.push_back({query, typed_cities, city_groups, typed_years, year_groups});
      }
    }
  }
  return out;
}

class AllFilters : public testing::Test {
 protected:
  AllFilters() : records_(passages()) {
    test::write_index(folder_.path("index"), records_);
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{folder_.path("index")});
  }

  [[nodiscard]] std::vector<const PassageRecord*> scan(const Case& one) const {
    std::vector<const PassageRecord*> out;
    for (const PassageRecord& record : records_) {
      const bool text = record.text.find(one.query) != std::string::npos;
      if (text && has_each(record.city, one.cities) && has_each(record.year, one.years)) {
        out.push_back(&record);
      }
    }
    return out;
  }

  static SearchRequest request_of(const Case& one) {
    SearchRequest request{.query = one.query, .all = {"city", "year"}, .limit = 0};
    if (!one.typed_cities.empty()) request.filters["city"] = one.typed_cities;
    if (!one.typed_years.empty()) request.filters["year"] = one.typed_years;
    return request;
  }

  static std::vector<std::string> ids(const SearchResult& result) {
    std::vector<std::string> out;
    for (const Hit& hit : result.hits) out.push_back(hit.id);
    return out;
  }

  void expect_as_scanned(const SearchResult& found, const Case& one, const std::string& what) {
    std::vector<std::string> wanted;
    std::map<std::string, std::size_t> cities;
    std::map<std::string, std::size_t> years;
    for (const PassageRecord* record : scan(one)) {
      wanted.push_back(record->id);
      for (const std::string& city : record->city) ++cities[city];
      for (const int year : record->year) ++years[std::to_string(year)];
    }
    EXPECT_THAT(ids(found), UnorderedElementsAreArray(wanted)) << what;
    EXPECT_EQ(found.total, wanted.size()) << what;
    for (const auto& [field, counts] : found.facets) {
      if (field == "org") continue;
      std::map<std::string, std::size_t> counted;
      for (const FacetCount& row : counts) counted[row.value] = row.count;
      EXPECT_EQ(counted, field == "city" ? cities : years) << what << ' ' << field;
    }
  }

  test::TempFolder folder_;
  std::vector<PassageRecord> records_;
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(AllFilters, WantAllValuesAndCountWithinThem) {
  for (const Case& one : cases()) {
    expect_as_scanned(searcher_->search(request_of(one)), one,
                      testing::PrintToString(one.typed_cities) +
                          testing::PrintToString(one.typed_years) + one.query);
  }
}

TEST_F(AllFilters, TypedInAQueryMeanTheSame) {
  for (const Case& one : cases()) {
    SearchRequest request{.query = one.query, .all = {"city", "year"}, .limit = 0};
    for (const std::string& city : one.typed_cities) request.query += " city:" + city;
    for (const std::string& year : one.typed_years) request.query += " year:" + year;
    expect_as_scanned(searcher_->search(request), one, request.query);
    // One typed, the other an option.
    if (one.typed_cities.size() != 2) continue;
    SearchRequest mixed = request_of(one);
    mixed.query += " city:" + one.typed_cities[0];
    mixed.filters["city"] = {one.typed_cities[1]};
    expect_as_scanned(searcher_->search(mixed), one, mixed.query);
  }
}

TEST_F(AllFilters, LeaveOtherFieldsAsTheyAre) {
  const SearchRequest any{.filters = {{"city", {"青森", "大連"}}, {"year", {"2004"}}}, .limit = 0};
  SearchRequest all_years = any;
  all_years.all = {"year"};
  EXPECT_EQ(ids(searcher_->search(any)), ids(searcher_->search(all_years)));
  SearchRequest all_cities = any;
  all_cities.all = {"city"};
  EXPECT_LT(searcher_->search(all_cities).total, searcher_->search(any).total);
  // Where all years are wanted they are counted within, cities outside of their filter as ever.
  const auto counts = [&](const SearchRequest& request, const char* field) {
    const SearchResult found = searcher_->search(request);
    std::map<std::string, std::size_t> out;
    for (const auto& [name, rows] : found.facets) {
      for (const FacetCount& row : rows) {
        if (name == field) out[row.value] = row.count;
      }
    }
    return out;
  };
  EXPECT_EQ(counts(any, "city"), counts(all_years, "city"));
  EXPECT_NE(counts(any, "year"), counts(all_years, "year"));
}

TEST_F(AllFilters, HoldForTimelinesRelationsAndLikePassages) {
  SearchRequest both{.filters = {{"city", {"青森", "大連"}}}, .all = {"city"}, .limit = 0};
  std::set<std::string> with_both;
  for (const PassageRecord& record : records_) {
    if (has_each(record.city, {{"青森市"}, {"大連市"}})) with_both.insert(record.id);
  }
  EXPECT_GT(searcher_->timeline(both).total, 0U);
  for (const TimelineEvent& event : searcher_->timeline(both).events) {
    for (const EventSource& source : event.sources) {
      EXPECT_TRUE(with_both.contains(source.passage)) << source.passage;
    }
  }
  for (const Relation& relation : searcher_->relations({.search = both}).relations) {
    for (const RelationEvidence& one : relation.evidence) {
      EXPECT_TRUE(with_both.contains(one.passage)) << one.passage;
    }
  }
  EXPECT_FALSE(searcher_->relations({.search = both}).relations.empty());
  const auto like = searcher_->similar("0-1", both);
  ASSERT_TRUE(like);
  for (const Hit& hit : like->hits) EXPECT_TRUE(with_both.contains(hit.id)) << hit.id;
}

TEST_F(AllFilters, AreFieldsThatFilter) {
  for (const char* field : {"weather", "", "title", "relations", "city,year"}) {
    const SearchRequest request{.filters = {{"city", {"大連"}}}, .all = {field}};
    EXPECT_THROW((void)searcher_->search(request), Error) << field;
    EXPECT_THROW((void)searcher_->timeline(request), Error) << field;
    EXPECT_THROW((void)searcher_->relations({.search = request}), Error) << field;
    EXPECT_THROW((void)searcher_->similar("1-1", request), Error) << field;
  }
  for (const char* field : {"pref", "年", "CITY", "doc", "pair", "field"}) {
    EXPECT_NO_THROW((void)searcher_->search({.all = {field}})) << field;
  }
  EXPECT_EQ(
      searcher_->search({.filters = {{"doc", {"doc-1", "/docs/doc-1.txt"}}}, .all = {"doc"}}).total,
      1U);
  EXPECT_EQ(searcher_->search({.filters = {{"doc", {"doc-1", "doc-2"}}}, .all = {"doc"}}).total,
            0U);
}

}  // namespace
}  // namespace kouryu
