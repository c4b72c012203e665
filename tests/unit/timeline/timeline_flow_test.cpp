// Texts through the index to their timeline: each row its date, kind, clause and places.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

using test::Scratch;

struct Row {
  const char* name;
  const char* text;
  std::vector<std::string> rows;  // date kind text (cities) sources
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

std::string shown(const TimelineEvent& event) {
  std::string row = event.fiscal ? "FY" + event.begin : event.begin;
  if (event.end != event.begin) row += ".." + event.end;
  row += event.kind == EventKind::Note       ? " note "
         : event.kind == EventKind::Founding ? " founding "
                                             : " ";
  row += event.text + " (";
  for (const std::string& city : event.city) row += (row.ends_with('(') ? "" : " ") + city;
  row += ")";
  if (event.sources.size() > 1) row += " x" + std::to_string(event.sources.size());
  return row;
}

/// The text of a document with a heading; its lines are sentences.
Timeline timeline_of(const Scratch& scratch, const std::string& text,
                     const SearchRequest& request = {.query = "", .limit = 0}) {
  scratch.write("docs/a.txt", text);
  (void)update_index({.index_dir = scratch / "index", .paths = {scratch / "docs"}});
  return Searcher({(scratch / "index").string()}).timeline(request);
}

class Timelines : public testing::TestWithParam<Row> {};

TEST_P(Timelines, TellEachEventOnce) {
  const Scratch scratch;
  std::vector<std::string> rows;
  for (const TimelineEvent& event : timeline_of(scratch, GetParam().text).events) {
    rows.push_back(shown(event));
  }
  EXPECT_EQ(rows, GetParam().rows);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Timelines,
    testing::Values(
        Row{"ClausesOfOneTopic",
            "港の交流\n\n大連市は1990年に港湾協定を結び、1995年に見本市を開き、2001年に図書を贈った"
            "。\n",
            {"1990 大連市は1990年に港湾協定を結び (大連市)", "1995 1995年に見本市を開き (大連市)",
             "2001 2001年に図書を贈った。 (大連市)"}},
        Row{"PlacesOfTheOwnClause",
            "港の交流\n\n下関市は、1976年に釜山広域市と姉妹都市となり、1979年に青島市と友好都市とな"
            "った。\n",
            {"1976 下関市は、1976年に釜山広域市と姉妹都市となり (下関市 釜山広域市)",
             "1979 1979年に青島市と友好都市となった。 (青島市)"}},
        Row{"MembersOfAList",
            "港の交流\n\n北九州市は1979年に大連市、1988年に仁川広域市と提携した。\n",
            {"1979 北九州市は1979年に大連市…と提携した。 (北九州市 大連市)",
             "1988 1988年に仁川広域市と提携した。 (北九州市 仁川広域市)"}},
        Row{"SummaryAndDetail",
            "港の交流\n\n下関市は2003年に大連市と覚書を交わした。\n\n"
            "2003年（平成15年）5月9日、下関市と大連市は港湾協力に関する覚書に調印した。\n",
            {"2003-05-09 2003年（平成15年）5月9日、下関市と大連市は港湾協力に関する覚書に調印した。"
             " (下関市 大連市) x2"}},
        Row{"BothCalendarsApart",
            "港の交流\n\n昭和58年、長崎市の造船所に大連市の技術者が着任した。\n\n"
            "1983年に大連市の技術者が長崎市の造船所に着任している。\n",
            {"1983 昭和58年、長崎市の造船所に大連市の技術者が着任した。 (長崎市 大連市) x2"}},
        Row{"TwoEventsOfOneDay",
            "港の交流\n\n2012年8月3日、青森市の児童が大連市の水族館を見学した。\n\n"
            "2012年8月3日、青森市と大連市の市長が会談した。\n",
            {"2012-08-03 2012年8月3日、青森市の児童が大連市の水族館を見学した。 (青森市 大連市)",
             "2012-08-03 2012年8月3日、青森市と大連市の市長が会談した。 (青森市 大連市)"}},
        Row{"NotesAreMarked",
            "港の交流\n\n大連市と提携したのは平成21年である。なお、平成21年は2009年に当たる。\n",
            {"2009 大連市と提携したのは平成21年である。 (大連市)",
             "2009 note なお、平成21年は2009年に当たる。 ()"}},
        Row{"EquatedYearsAreNotes",
            "港の交流\n\n表の年は、平成元年が1989年、令和元年が2019年である。\n",
            {"1989 note 表の年は、平成元年が1989年、令和元年が2019年である。 ()",
             "2019 note 表の年は、平成元年が1989年、令和元年が2019年である。 ()"}},
        Row{"DatesThatShareTheirClause",
            "港の交流\n\n2001年、2003年、2006年に大連市の児童が参加した。\n",
            {"2001 2001年…に大連市の児童が参加した。 (大連市)",
             "2003 2003年…に大連市の児童が参加した。 (大連市)",
             "2006 2006年に大連市の児童が参加した。 (大連市)"}},
        Row{"AFoundingBeforeTheEvent",
            "港の交流\n\n2010年に設立された下関港友好協会は、2012年に青島市へ訪問団を送った。\n",
            {"2010 founding 2010年に設立された下関港友好協会は ()",
             "2012 2012年に青島市へ訪問団を送った。 (青島市)"}},
        Row{"FoundingsAreMarked",
            "港の交流\n\n大連市の海洋大学は1952年に設立され、2008年に下関市の大学と協定を結んだ。"
            "\n",
            {"1952 founding 大連市の海洋大学は1952年に設立され (大連市)",
             "2008 2008年に下関市の大学と協定を結んだ。 (下関市)"}},
        Row{"ARangeIsOneEvent",
            "港の交流\n\n大連市の研修員は1995年から1998年まで長崎市で学んだ。\n",
            {"1995..1998 大連市の研修員は1995年から1998年まで長崎市で学んだ。 (大連市 長崎市)"}},
        Row{"AReferenceIsTheEvent",
            "港の交流\n\n下関市と青島市は、1979年に友好都市の提携を結びました。\n\n"
            "1979年の友好都市提携以来、毎年のように会議を続けてきました。\n",
            {"1979 下関市と青島市は、1979年に友好都市の提携を結びました。 (下関市 青島市) x2"}}),
    [](const auto& row) { return row.param.name; });

TEST(TimelineRequests, OrderAndKeepKinds) {
  const Scratch scratch;
  const std::string text =
      "港の交流\n\n大連市の海洋大学は1952年に設立され、2008年に下関市の大学と協定を結んだ。"
      "会員は2015年4月1日現在で8市である。\n";
  const auto dates = [&](const SearchRequest& request) {
    std::vector<std::string> out;
    for (const auto& event : timeline_of(scratch, text, request).events) out.push_back(event.begin);
    return out;
  };
  using Dates = std::vector<std::string>;
  EXPECT_EQ(dates({.limit = 0}), (Dates{"1952", "2008", "2015-04-01"}));
  EXPECT_EQ(dates({.limit = 0, .event_order = EventOrder::DateDescending}),
            (Dates{"2015-04-01", "2008", "1952"}));
  EXPECT_EQ(dates({.limit = 0, .event_kinds = {EventKind::Event}}), Dates{"2008"});
  EXPECT_EQ(dates({.limit = 0, .event_kinds = {EventKind::Note, EventKind::Founding}}),
            (Dates{"1952", "2015-04-01"}));
  EXPECT_EQ(dates({.limit = 1, .offset = 1}), Dates{"2008"});
}

TEST(TimelineSources, SayWhereTheClauseStands) {
  const Scratch scratch;
  const Timeline timeline = timeline_of(
      scratch, "港の交流\n\n下関市の職員は、2003年に港を見て、2005年に大連市を訪ねた。\n");
  Searcher searcher({(scratch / "index").string()});
  ASSERT_EQ(timeline.events.size(), 2U);
  for (const TimelineEvent& event : timeline.events) {
    const EventSource& source = event.sources.at(0);
    const std::string text = searcher.passage(source.passage)->text;
    EXPECT_EQ(text.substr(source.range.begin, event.text.size()), event.text);
    EXPECT_EQ(source.chars.size(),
              static_cast<std::size_t>(std::count_if(event.text.begin(), event.text.end(),
                                                     [](char c) { return (c & 0xC0) != 0x80; })));
  }
}

}  // namespace
}  // namespace kouryu
