// Every state of the page is in its URL, and comes back from it.
#include "searcher/server/web/state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/server/target.h"

namespace kouryu::web {
namespace {

using testing::ElementsAre;

PageState read(const std::string& target, Language language = Language::Japanese) {
  return read_state(server::read_target(target).parameters, language);
}

TEST(PageState, SaysWhetherSomethingWasAsked) {
  EXPECT_FALSE(read("/").asked);
  EXPECT_FALSE(read("/?lang=en").asked);
  EXPECT_TRUE(read("/?q=").asked);
  EXPECT_TRUE(read("/?city=%E5%A4%A7%E9%80%A3").asked);
}

TEST(PageState, ComesBackFromItsUrl) {
  for (const char* url : {
           "./",
           "./?q=",
           "./?q=%E5%A4%A7%E9%80%A3%20%26%20%3Cb%3E%22%27%23%2B%3D",
           "./?q=a&year=2004..2010&city=b&city=c&org=d&fy=2004&doc=e&mode=exact&sort=-year&page=3",
           "./?q=a&group=none&page=3&lang=en",
           "./?id=x%2Fy%3Fz&q=a&lang=ja",
           "./?facet=city&q=a&find=%E5%B8%82",
       }) {
    EXPECT_EQ(href("./", read(std::string(url).substr(1))), url);
  }
}

TEST(PageState, LeavesDefaultsAndStrangersOutOfUrls) {
  EXPECT_EQ(href("./", read("/?q=a&sort=relevance&group=document&mode=auto&page=1&city=&utm=x")),
            "./?q=a");
  EXPECT_THAT(read("/?city=a&city=a").values("city"), ElementsAre("a"));
}

TEST(PageState, ReadsARangeOfYearsFromTheForm) {
  EXPECT_THAT(read("/?year_from=2004&year_to=2010").values("year"), ElementsAre("2004..2010"));
  EXPECT_THAT(read("/?year_from=H16&year_to=").values("year"), ElementsAre("2004.."));
  EXPECT_THAT(read("/?year_from=&year_to=2010").values("year"), ElementsAre("..2010"));
  EXPECT_THAT(read("/?year_from=2010&year_to=2010").values("year"), ElementsAre("2010"));
  EXPECT_THAT(read("/?year_from=&year_to=").values("year"), ElementsAre());
  EXPECT_THAT(read("/?year=2019&year=1990..1999&year_from=2004&year_to=2010").values("year"),
              ElementsAre("2019", "2004..2010"));
}

struct BoxCase {
  const char* from;
  const char* to;
  const char* filter;
};

// What stands in the boxes in 2026, and the filter that it means.
constexpr BoxCase kBoxes[] = {
    {"2004", "2010", "2004..2010"},
    {"2010", "2004", "2004..2010"},
    {"2004", "", "2004.."},
    {"", "2010", "..2010"},
    {"去年", "", "2025.."},
    {"去年", "去年", "2025"},
    {"昨年", "今年", "2025..2026"},
    {"平成", "平成", "1989..2019"},
    {"令和", "", "2019.."},
    {"令和", "令和", "2019..2026"},
    {"H16", "平成22年", "2004..2010"},
    {"２００４", "", "2004.."},
    {"いつか", "", ""},
    {"いつか", "2010", "..2010"},
    {" ", "", ""},
};

TEST(PageState, ReadsWhatPeopleTypeAsYears) {
  for (const BoxCase& c : kBoxes) {
    EXPECT_EQ(read_year_boxes(c.from, c.to, 2026).filter, c.filter) << c.from << '|' << c.to;
  }
  EXPECT_THAT(read_year_boxes("いつか", "2010", 2026).unread, ElementsAre("いつか"));
  EXPECT_THAT(read_year_boxes("", " ", 2026).unread, ElementsAre());
  EXPECT_THAT(read("/?q=a&year_from=%E3%81%84&year_to=").unread, ElementsAre("い"));
  EXPECT_EQ(read("/?q=a&year=2004..2010&year=2019").year_range(), "2004..2010");
  EXPECT_EQ(read("/?q=a&year=2004..2010&year=2012..2014").year_range(), "");
}

TEST(PageState, RefusesValuesThatDoNotExist) {
  for (const char* target : {"/?sort=best", "/?mode=xor", "/?group=all", "/?page=0", "/?page=-1",
                             "/?page=1x", "/?page=99999999999999999999", "/?lang=fr"}) {
    EXPECT_THROW((void)read(target), Error) << target;
  }
}

TEST(PageState, AddsAndTakesAwayFilters) {
  const PageState state = read("/?q=a&city=b&page=4");
  EXPECT_EQ(href("./", state.with("city", "c")), "./?q=a&city=b&city=c");
  EXPECT_EQ(href("./", state.with("city", "b")), "./?q=a&city=b");
  EXPECT_EQ(href("./", state.without("city", "b")), "./?q=a");
  EXPECT_EQ(href("./", state.without("org", "b")), "./?q=a&city=b");
  EXPECT_EQ(href("./", read("/?city=b").without("city", "b")), "./?q=") << "still a search";
  EXPECT_EQ(href("timeline", state.question(), "main"), "timeline?q=a&city=b#main");
}

TEST(PageState, AsksTheSearcher) {
  const SearchRequest request =
      request_of(read("/?q=a&year=2004&mode=or&sort=year&group=document"));
  EXPECT_EQ(request.query, "a");
  EXPECT_THAT(request.filters.at("year"), ElementsAre("2004"));
  EXPECT_EQ(request.mode, SearchMode::Or);
  EXPECT_EQ(request.sort, SortOrder::YearAscending);
  EXPECT_EQ(request.group, GroupBy::Document);
}

}  // namespace
}  // namespace kouryu::web
