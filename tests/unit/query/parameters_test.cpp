// Parameters by name: what each sets, and what is refused.
#include "searcher/query/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

namespace kouryu {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

SearchRequest request_of(const std::vector<std::pair<std::string, std::string>>& parameters) {
  SearchRequest request;
  for (const auto& [name, value] : parameters) set_parameter(request, name, value);
  return request;
}

TEST(Parameters, SetWhatTheyAreCalled) {
  const SearchRequest request = request_of({{"q", "大連 環境"},
                                            {"mode", "exact"},
                                            {"limit", "0"},
                                            {"offset", "20"},
                                            {"sort", "-year"},
                                            {"group", "document"},
                                            {"facets", "year,,city"},
                                            {"facet_size", "3"},
                                            {"snippet_length", "80"},
                                            {"explain", "true"}});
  EXPECT_EQ(request.query, "大連 環境");
  EXPECT_EQ(request.mode, SearchMode::Exact);
  EXPECT_EQ(request.limit, 0U);
  EXPECT_EQ(request.offset, 20U);
  EXPECT_EQ(request.sort, SortOrder::YearDescending);
  EXPECT_EQ(request.group, GroupBy::Document);
  EXPECT_THAT(request.facets, ElementsAre("year", "city"));
  EXPECT_EQ(request.facet_size, 3U);
  EXPECT_EQ(request.snippet_chars, 80U);
  EXPECT_TRUE(request.explain);
}

TEST(Parameters, FiltersGatherAndOthersAreReplaced) {
  const SearchRequest request = request_of({{"city", "大連市"},
                                            {"q", "a"},
                                            {"city", "瀋陽市"},
                                            {"year", "平成16年"},
                                            {"q", "b"},
                                            {"facets", "none"}});
  EXPECT_THAT(request.filters.at("city"), ElementsAre("大連市", "瀋陽市"));
  EXPECT_THAT(request.filters.at("year"), ElementsAre("平成16年"));
  EXPECT_EQ(request.query, "b");
  EXPECT_THAT(request.facets, IsEmpty());
}

TEST(Parameters, EveryFilterIsOne) {
  for (const std::string_view filter : kFilterNames) {
    const std::string name(filter);
    EXPECT_THAT(request_of({{name, "値"}}).filters.at(name), ElementsAre("値"));
  }
}

TEST(Parameters, RefuseWhatCannotBeUnderstood) {
  const std::vector<std::pair<std::string, std::string>> wrong = {
      {"", "x"},          {"query", "x"},   {"Q", "x"},       {"limit", ""},
      {"limit", "-1"},    {"limit", "+1"},  {"limit", "1.5"}, {"limit", "ten"},
      {"limit", " 1"},    {"limit", "1 "},  {"limit", "１"},  {"limit", "99999999999999999999"},
      {"offset", "0x10"}, {"mode", "AND"},  {"sort", "size"}, {"group", ""},
      {"explain", "1"},   {"town", "大連"}, {"\xff", "x"},
  };
  for (const auto& [name, value] : wrong) {
    try {
      request_of({{name, value}});
      ADD_FAILURE() << name << " = " << value << " was taken";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::BadQuery) << name << " = " << value;
      EXPECT_STRNE(error.what(), "") << name << " = " << value;
    }
  }
}

TEST(Parameters, RepairInvalidText) {
  EXPECT_EQ(request_of({{"q", "大\xe9\x80"}}).query, "大\xef\xbf\xbd");
  EXPECT_THAT(request_of({{"city", "\x80"}}).filters.at("city").at(0), HasSubstr("\xef\xbf\xbd"));
}

}  // namespace
}  // namespace kouryu
