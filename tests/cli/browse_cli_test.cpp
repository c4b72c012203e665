// kouryu show, facets, explain and index at the command line.
#include <string>

#include "tests/cli/cli_fixture.h"

namespace kouryu::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using BrowseCli = Cli;

TEST_F(BrowseCli, ShowsAPassageByItsId) {
  const std::string id = search_json({"大気"})["results"][0]["id"];
  const Finished shown = kouryu({"show", "--index", index(), id});
  EXPECT_EQ(shown.status, 0);
  EXPECT_THAT(shown.out, HasSubstr("大気の調査を始めた"));
  EXPECT_THAT(shown.out, HasSubstr("大連市"));
  const Json hit = Json::parse(kouryu({"show", "--index", index(), "--format", "json", id}).out);
  EXPECT_EQ(hit["id"], id);
  EXPECT_EQ(hit["evidence"]["year"][0]["value"], 2004);
}

TEST_F(BrowseCli, ShowsADocumentByIdOrPath) {
  const Json document = search_json({"大気"})["results"][0]["document"];
  for (const std::string& name : {document["id"].get<std::string>(),
                                  document["path"].get<std::string>(), std::string("air.txt")}) {
    const Finished shown = kouryu({"show", "--index", index(), "--format", "json", name});
    ASSERT_EQ(shown.status, 0) << name;
    const Json overview = Json::parse(shown.out);
    EXPECT_THAT(keys(overview), ElementsAre("document", "passages"));
    EXPECT_EQ(overview["document"], document) << name;
  }
}

TEST_F(BrowseCli, SaysWhenThereIsNothingToShow) {
  EXPECT_EQ(kouryu({"show", "--index", index(), "nothing"}).status, 1);
  EXPECT_EQ(kouryu({"show", "--index", index()}).status, 2);
  EXPECT_EQ(kouryu({"facets", "--index", index(), "weather"}).status, 2);
  EXPECT_EQ(kouryu({"facets", "--index", index(), "--prefix", "北海", "city"}).status, 1);
}

TEST_F(BrowseCli, FindsPassagesLikeAGivenOne) {
  const std::string id = search_json({"大気"})["results"][0]["id"];
  const std::string other = search_json({"小学校"})["results"][0]["id"];
  const Finished found =
      kouryu({"similar", "--index", index(), "--format", "json", "--city", "青森市", id});
  EXPECT_EQ(found.status, 0) << found.err;
  const Json answer = Json::parse(found.out);
  EXPECT_EQ(answer["query"], id);
  ASSERT_EQ(answer["results"].size(), 1U);
  EXPECT_EQ(answer["results"][0]["id"], other);
  EXPECT_EQ(kouryu({"similar", "--index", index(), "--country", "韓国", id}).status, 1);
  EXPECT_EQ(kouryu({"similar", "--index", index(), "nowhere"}).status, 1);
  EXPECT_EQ(kouryu({"similar", "--index", index()}).status, 2);
}

TEST_F(BrowseCli, ListsTheValuesOfAFacet) {
  EXPECT_EQ(kouryu({"facets", "--index", index(), "city"}).out,
            "2\t大連市\n1\t北九州市\n1\t青森市\n");
  EXPECT_EQ(kouryu({"facets", "--index", index(), "--field", "city", "--limit", "1"}).out,
            "2\t大連市\n");
  EXPECT_EQ(
      Json::parse(kouryu({"facets", "--index", index(), "--format", "json", "year"}).out),
      Json::parse(
          R"({"field": "year", "values": [{"value": 2004, "count": 1}, {"value": 2019, "count": 1}]})"));
}

TEST_F(BrowseCli, CompletesWhatIsTyped) {
  EXPECT_EQ(kouryu({"suggest", "--index", index(), "--limit", "1", "だいれ"}).out,
            "2\tcity\t大連市\n");
  const Json answer =
      Json::parse(kouryu({"suggest", "--index", index(), "--format", "json", "kitaky"}).out);
  EXPECT_THAT(keys(answer), ElementsAre("suggestions"));
  EXPECT_EQ(answer["suggestions"][0],
            Json::parse(R"({"text": "北九州市", "kind": "city", "count": 1})"));
  EXPECT_EQ(kouryu({"suggest", "--index", index(), "とうきょう"}).status, 1);
  EXPECT_EQ(kouryu({"suggest", "--index", index()}).status, 2);
}

TEST_F(BrowseCli, SendsNoCommandsToTheTerminal) {
  constexpr const char* kHarm = R"(\u001b[2J\u202e\u009b\u0007\r)";
  const std::string harm = kHarm;
  const std::string file = scratch_
                               ->write("odd.jsonl", R"({"id": "odd)" + harm + R"(", "title": "t)" +
                                                        harm + R"(", "text": "本文a)" + harm +
                                                        R"(b", "facets": {"city": ["市)" + harm +
                                                        R"("], "org": ["会)" + harm + R"("]}})")
                               .string();
  const std::string odd = (*scratch_ / "odd").string();
  ASSERT_EQ(kouryu({"index", "--index", odd, "--input", "jsonl", file}).status, 0);
  const std::string id =
      Json::parse(kouryu({"search", "--index", odd, "--format", "jsonl", ""}).out)["id"];
  for (const std::vector<std::string>& asked : std::vector<std::vector<std::string>>{
           {"show", "--index", odd, id},
           {"show", "--index", odd, id + "\x1b[2J"},
           {"search", "--index", odd, ""},
           {"search", "--index", odd, "--format", "text", "本文", "なし\x1b[2J\u202e"},
           {"search", "--index", odd, "--format", "csv", "本文", "なし\x1b[2J\u202e"},
           {"similar", "--index", odd, id + "\x1b[2J"},
           {"facets", "--index", odd, "city"},
           {"facets", "--index", odd, "org"},
           {"suggest", "--index", odd, "会"},
           {"explain", "--index", odd, "本文\x1b[2J\u202e"},
           {"explain", "--text", "本文\x1b[2J\u202eの会議"}}) {
    const Finished told = kouryu(asked);
    const bool table = asked.size() > 4 && asked[4] == "csv";  // for programs, as it is
    const std::string shown = table ? told.err : told.out + told.err;
    for (const char* bad : {"\x1b", "\u202e", "\u009b", "\x07"}) {
      EXPECT_THAT(shown, Not(HasSubstr(bad))) << asked[0];
    }
  }
}

TEST_F(BrowseCli, ExplainsHowAQueryIsRead) {
  const Finished explained = kouryu({"explain", "--index", index(), "だいれん", "平成16年"});
  EXPECT_EQ(explained.status, 0);
  EXPECT_THAT(explained.out, HasSubstr("大連"));
  EXPECT_THAT(explained.out, HasSubstr("year:2004"));
}

TEST_F(BrowseCli, ExplainsWhatIsRecognisedInAText) {
  const Finished explained =
      kouryu({"explain", "--format", "json", "--text", "平成16年に大連市を訪れた。"});
  const Json answer = Json::parse(explained.out);
  EXPECT_EQ(answer["facets"]["city"][0]["value"], "大連市");
  EXPECT_EQ(answer["facets"]["city"][0]["begin"], 6);
  EXPECT_EQ(answer["facets"]["city"][0]["end"], 9);
  EXPECT_EQ(answer["facets"]["year"][0]["value"], 2004);
  const std::string file = (*scratch_ / "docs/air.txt").string();
  for (const Finished& read :
       {kouryu({"explain", "--format", "json", "--text", file}),
        kouryu({"explain", "--format", "json", "--text", "-"}, {}, kAirPage)}) {
    EXPECT_EQ(Json::parse(read.out)["facets"]["org"][0]["value"], "自治体国際化協会");
  }
}

TEST_F(BrowseCli, ReadsATextAsTheIndexerDoes) {
  for (const char* text : {"平成16年に大連市を訪れた。", "--大連市"}) {
    const std::string told = "--text=" + std::string(text);
    const Finished asked = kouryu({"explain", told});
    EXPECT_EQ(asked.status, 0) << text;
    EXPECT_EQ(asked.out, run_program({program("kouryu-index"), "explain", "--", text}).out) << text;
  }
}

TEST_F(BrowseCli, ExplainsATextWithItsWrappedLinesJoined) {
  const std::string wrapped =
      "　平成16年の秋、一行は二週間の日程で港の町を回り、工場を見学した。案内には自治体\n"
      "国際化協会が協力し、通訳をつけた。最後の日には市長を表敬し、来年の訪問を約束して\n"
      "帰国した。報告は翌年の春にまとめられ、会員に配られた。\n";
  const std::string file = scratch_->write("wrapped.txt", wrapped).string();
  for (const std::string& text : {wrapped, file}) {
    const Json answer = Json::parse(kouryu({"explain", "--format", "json", "--text", text}).out);
    ASSERT_TRUE(answer["facets"].contains("org"));
    EXPECT_EQ(answer["facets"]["org"][0]["written"], "自治体国際化協会");
  }
  const Json apart =
      Json::parse(kouryu({"explain", "--format", "json", "--text", "大連\n国際交流協会\n"}).out);
  EXPECT_EQ(apart["text"], "大連\n国際交流協会\n") << "no lines of a wrapped text";
}

TEST_F(BrowseCli, ATypedMonthIsNotWidenedToItsYear) {
  scratch_->write("dates/spring.txt",
                  "2013年（平成25年）4月5日、港湾協会（以下「港会」という。）が魚津市を訪れた。\n");
  scratch_->write("dates/autumn.txt", "平成25年10月に港で式を行った。\n");
  const std::string dates = (*scratch_ / "dates.index").string();
  ASSERT_EQ(run_program({program("kouryu-index"), "--index", dates, (*scratch_ / "dates").string()})
                .status,
            0);
  const auto total = [&](const char* query) {
    return Json::parse(
        kouryu({"search", "--index", dates, "--format", "json", query}).out)["total"];
  };
  EXPECT_EQ(total("平成25年4月"), 1);
  EXPECT_EQ(total("2013-04-05"), 1);
  EXPECT_EQ(total("平成25年"), 2);
  const Json events =
      Json::parse(kouryu({"timeline", "--index", dates, "--format", "json"}).out)["events"];
  ASSERT_EQ(events.size(), 2U) << "one event a date, in whichever calendars it is written";
  EXPECT_EQ(events[0]["begin"], "2013-04-05");
  EXPECT_EQ(events[0]["city"], Json::array({"魚津市"})) << "no sentence ends inside brackets";
}

TEST_F(BrowseCli, ListsDatedEventsInOrder) {
  const Finished told = kouryu({"timeline", "--index", index(), "大連"});
  EXPECT_EQ(told.status, 0);
  EXPECT_EQ(
      told.out,
      "2004                    平成16年、北九州市と大連市は大気の調査を始めた。  [大気の協力]\n"
      "2019                    2019年、青森市の小学校が大連市の小学校を訪れた。  [学校の交流]\n");
  const Json timeline =
      Json::parse(kouryu({"timeline", "--index", index(), "--format", "json", "year:H16"}).out);
  EXPECT_EQ(timeline["total"], 1);
  const Json& event = timeline["events"][0];
  EXPECT_EQ(event["begin"], "2004");
  EXPECT_EQ(event["text"], "平成16年、北九州市と大連市は大気の調査を始めた。");
  EXPECT_EQ(event["kind"], "event");
  ASSERT_EQ(event["sources"].size(), 1U);
  EXPECT_EQ(event["sources"][0]["how"], "era");
  const Json source = event["sources"][0];
  EXPECT_EQ(source["end"].get<int>() - source["begin"].get<int>(), 25);
  EXPECT_EQ(event["city"], Json::array({"北九州市", "大連市"}));
  EXPECT_EQ(kouryu({"timeline", "--index", index(), "year:1850"}).status, 1);
  EXPECT_THAT(kouryu({"timeline", "--index", index(), "--order", "-date", "大連"}).out,
              StartsWith("2019 "));
  EXPECT_EQ(kouryu({"timeline", "--index", index(), "--kind", "note", "大連"}).status, 1);
  EXPECT_EQ(kouryu({"timeline", "--index", index(), "--kind", "visit", "大連"}).status, 2);
  const std::string lines =
      kouryu({"timeline", "--index", index(), "--format", "jsonl", "大連"}).out;
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2) << "one event a line";
  EXPECT_EQ(Json::parse(lines.substr(0, lines.find('\n')))["begin"], "2004");
}

TEST_F(BrowseCli, RecordsAreAskedByTheirFields) {
  const Scratch scratch;
  const std::string record =
      "情報提供自治体名　北九州市\n実施年度　平成16年度\n事業名　環境協力\n団体名　北九州国際技術協"
      "力協会\n"
      "交流の相手方　大連市、瀋陽市\n取組内容　毎年研修員を受け入れている。\n\n";
  const std::string second =
      "情報提供自治体名　青森市\n実施年度　平成19年度\n事業名　学校交流\n団体名　青森市教育委員会\n"
      "交流の相手方　大連市\n取組内容　児童が2007年8月10日に訪れた。\n\n";
  const std::string third =
      "情報提供自治体名　下関市\n実施年度　平成20年度\n事業名　港湾交流\n団体名　下関市港湾局\n"
      "交流の相手方　釜山広域市\n取組内容　港の職員が学び合う。\n\n";
  scratch.write("docs/records.txt", "交流の記録\n\n" + record + second + third);
  const std::string other = (scratch / "index").string();
  ASSERT_EQ(
      run_program({program("kouryu-index"), "--index", other, (scratch / "docs").string()}).status,
      0);
  const auto total = [&](const std::string& query) {
    return Json::parse(
        kouryu({"search", "--index", other, "--format", "json", query}).out)["total"];
  };
  EXPECT_EQ(total("field:相手方:釜山"), 1);
  EXPECT_EQ(total("field:交流の相手方:大連"), 2);
  EXPECT_EQ(total("field:事業名:学校交流"), 1);
  EXPECT_EQ(total("field:事業名:大連"), 0);
  EXPECT_EQ(total("partner:瀋陽"), 1);
  EXPECT_EQ(total("own:大連市"), 0);
  EXPECT_EQ(total("own:北九州市"), 1);
  EXPECT_EQ(total("fy:2004"), 1);
  EXPECT_EQ(total("fy:平成16年度..2007"), 2);
  EXPECT_EQ(total("date:2007-08-01..2007-08-31"), 1);
  EXPECT_EQ(total("date:2008-02"), 1) << "inside the fiscal year 2007";
  EXPECT_EQ(total("date:2010"), 0);
  const Json hit = Json::parse(
      kouryu({"search", "--index", other, "--format", "json", "fy:2004"}).out)["results"][0];
  EXPECT_EQ(hit["roles"]["own"], Json::array({"北九州市"}));
  EXPECT_EQ(hit["roles"]["partner"], Json::array({"大連市", "瀋陽市"}));
  const Json events = Json::parse(
      kouryu({"timeline", "--index", other, "--format", "json", "date:2007-08"}).out)["events"];
  ASSERT_EQ(events.size(), 2U);
  for (const Json& event : events) {
    EXPECT_EQ(event["city"], Json::array({"青森市", "大連市"}))
        << "who takes part is told elsewhere";
    EXPECT_EQ(event["org"], Json::array({"青森市教育委員会"}));
  }
  EXPECT_EQ(kouryu({"search", "--index", other, "date:きのう"}).status, 2);
  EXPECT_EQ(kouryu({"search", "--index", other, "field:相手方"}).status, 2);
}

TEST_F(BrowseCli, ShowsWhichPlacesASharedNameMayBe) {
  const Scratch scratch;
  scratch.write("docs/either.txt", "中学生の旅\n\n2012年、府中市の中学生が港を訪れた。\n");
  scratch.write("docs/one.txt", "高校生の旅\n\n2013年、広島県府中市の高校生が港を訪れた。\n");
  const std::string twins = (scratch / "index").string();
  ASSERT_EQ(
      run_program({program("kouryu-index"), "--index", twins, (scratch / "docs").string()}).status,
      0);
  const Json answer = Json::parse(kouryu({"search", "--index", twins, "--format", "json",
                                          "--explain", "--sort", "year", "港を訪れた"})
                                      .out);
  ASSERT_EQ(answer["results"].size(), 2U);
  const Json either = answer["results"][0];
  EXPECT_EQ(either["city"], Json::array({"府中市"})) << "the name is certain";
  EXPECT_EQ(either["evidence"]["city"][0]["certain"], false);
  EXPECT_EQ(either["evidence"]["city"][0]["places"],
            Json::array({"府中市 (東京都)", "府中市 (広島県)"}));
  const Json one = answer["results"][1]["evidence"];
  EXPECT_EQ(one["city"][0]["certain"], true);
  EXPECT_EQ(one["city"][0]["places"], Json::array({"府中市 (広島県)"}));
  EXPECT_FALSE(one["prefecture"][0].contains("places"));
  EXPECT_THAT(kouryu({"show", "--index", twins, either["id"]}).out,
              HasSubstr("(uncertain) | 府中市 (東京都) | 府中市 (広島県)\n"));
  const Json events =
      Json::parse(kouryu({"timeline", "--index", twins, "--format", "json"}).out)["events"];
  EXPECT_EQ(events[0]["city"], Json::array({"府中市"}));
}

TEST_F(BrowseCli, HandsIndexingOver) {
  const Scratch scratch;
  scratch.write("docs/a.txt", kAirPage);
  const std::string other = (scratch / "index").string();
  EXPECT_EQ(kouryu({"index", "--index", other, (scratch / "docs").string()}).status, 0);
  EXPECT_EQ(kouryu({"search", "--index", other, "大気"}).status, 0);
}

TEST_F(BrowseCli, TheEnvironmentNamesTheIndex) {
  EXPECT_EQ(kouryu({"search", "大連"}, {"KOURYU_INDEX=" + index()}).status, 0);
  EXPECT_EQ(kouryu({"search", "大連"}).status, 2) << "there is none in the data folder";
}

TEST_F(BrowseCli, ExplainsWithoutAnIndex) {
  const Finished explained =
      kouryu({"explain", "--format", "json", "だいれん"}, {"KOURYU_INDEX=/nowhere/index"});
  ASSERT_EQ(explained.status, 0) << explained.err;
  EXPECT_EQ(Json::parse(explained.out)["words"][0]["alternatives"][0]["value"], "大連");
  EXPECT_EQ(kouryu({"explain", "--index", "/nowhere/index", "だいれん"}).status, 2);
}

TEST_F(BrowseCli, ListsSynonymsAndTakesOnesOwn) {
  EXPECT_THAT(kouryu({"synonyms", "姉妹都市"}).out, HasSubstr("友好都市"));
  EXPECT_EQ(kouryu({"synonyms", "鯨"}).status, 1);
  const Scratch scratch;
  const std::string file = scratch.write("own.tsv", "same\t鯨|小学校\n").string();
  EXPECT_THAT(kouryu({"synonyms", "--synonyms", file, "鯨"}).out, HasSubstr("鯨|小学校\t"));
  EXPECT_EQ(Json::parse(kouryu({"synonyms", "--synonyms", file, "--format", "json", "鯨"})
                            .out)["synonyms"][0]["words"],
            Json::array({"鯨", "小学校"}));
  EXPECT_THAT(kouryu({"explain", "--synonyms", file, "鯨"}).out, HasSubstr("小学校"));
  EXPECT_EQ(search({"鯨"}).status, 1);
  EXPECT_EQ(search({"--synonyms", file, "鯨"}).status, 0);
  EXPECT_EQ(search({"--synonyms", file, "--no-synonyms", "鯨"}).status, 1);
  EXPECT_EQ(
      search({"--synonyms", file, "--batch", "-"}, {}, "{\"query\": \"鯨\", \"synonyms\": false}\n")
          .out.find("\"total\":1"),
      std::string::npos);
  const std::string bad = scratch.write("bad.tsv", "鯨|小学校\n").string();
  const Finished refused = search({"--synonyms", bad, "鯨"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("bad.tsv:1"));
}

TEST_F(BrowseCli, SaysWhatIsMissingInBothLanguages) {
  EXPECT_THAT(search({"大連", "鯨"}).out, HasSubstr("no document has \"鯨\""));
  EXPECT_THAT(search({"大連", "鯨"}, {"LANG=ja_JP.UTF-8"}).out,
              HasSubstr("「鯨」はどの文書にもありません"));
  EXPECT_EQ(search_json({"大連", "鯨"})["missing_words"], Json::array({"鯨"}));
  EXPECT_EQ(search_json({"大連"})["documents_with_all"], 0);
}

}  // namespace
}  // namespace kouryu::test
