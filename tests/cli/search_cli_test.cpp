// kouryu search at the command line: formats to the letter, exit statuses, batch, locale, pipes.
#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include "dict/base/utf8.h"
#include "tests/cli/cli_fixture.h"
#include "tests/support/background.h"

namespace kouryu::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

using SearchCli = Cli;

TEST_F(SearchCli, ExitStatusIsThatOfGrep) {
  EXPECT_EQ(search({"大連"}).status, 0);
  EXPECT_EQ(search({"存在しない言葉"}).status, 1);
  EXPECT_EQ(search({"--format", "xml", "大連"}).status, 2);
  EXPECT_EQ(search({"--no-such-option", "大連"}).status, 2);
  EXPECT_EQ(kouryu({"search", "--index", index() + "-absent", "大連"}).status, 2);
  EXPECT_EQ(kouryu({}).status, 2);
  EXPECT_EQ(kouryu({"--help"}).status, 0);
  EXPECT_EQ(kouryu({"search", "--help"}).status, 0);
}

TEST_F(SearchCli, JsonHasTheKeysOfTheContractInOrder) {
  const Json answer = search_json({"大連", "大気"});
  EXPECT_THAT(keys(answer),
              ElementsAre("format_version", "query", "interpreted", "total", "total_is_exact",
                          "partial", "took_ms", "warnings", "suggestion", "missing_words",
                          "documents_with_all", "facets", "results"));
  EXPECT_EQ(answer["total"], 1);
  EXPECT_THAT(keys(answer["facets"]), ElementsAre("city", "year", "org"));
  const Json& hit = answer["results"][0];
  EXPECT_THAT(keys(hit),
              ElementsAre("rank", "score", "id", "document", "heading", "page", "kind", "city",
                          "prefecture", "country", "year", "org", "text", "snippet", "highlights",
                          "source", "source_highlights", "duplicates"));
  EXPECT_EQ(hit["city"], Json::array({"北九州市", "大連市"}));
  EXPECT_EQ(hit["year"], Json::array({2004}));
  EXPECT_EQ(hit["org"], Json::array({"自治体国際化協会"}));
  EXPECT_TRUE(hit["page"].is_null());
  EXPECT_TRUE(hit["document"]["date"].is_null());
  EXPECT_THAT(hit["document"]["path"].get<std::string>(), HasSubstr("/docs/air.txt"));
}

TEST_F(SearchCli, HighlightsAreCodePointsOfTheSnippetAndCoverWhatMatched) {
  for (const char* query : {"大連", "大连", "だいれん", "Dalian", "ﾀﾞｲﾚﾝ"}) {
    const Json answer = search_json({query});
    ASSERT_EQ(answer["total"], 2) << query;
    for (const Json& hit : answer["results"]) {
      const std::u32string snippet = to_utf32(hit["snippet"].get<std::string>());
      ASSERT_FALSE(hit["highlights"].empty()) << query;
      for (const Json& range : hit["highlights"]) {
        const std::string marked = to_utf8(
            snippet.substr(range[0], range[1].get<std::size_t>() - range[0].get<std::size_t>()));
        EXPECT_THAT(marked, StartsWith("大連")) << query;
      }
    }
  }
}

TEST_F(SearchCli, SourceIsBytesOfTheExtractedText) {
  const Json hit = search_json({"児童"})["results"][0];
  const std::string page = kSchoolPage;
  const std::size_t begin = hit["source"]["begin"];
  const std::size_t end = hit["source"]["end"];
  EXPECT_THAT(page.substr(begin, end - begin), HasSubstr("児童は歌を交換した。"));
}

TEST_F(SearchCli, OneYearHasOneAnswerHoweverItIsTyped) {
  for (const char* year :
       {"2004", "平成16年", "平成１６年", "H16", "2003..2005", "平成15~17年度"}) {
    EXPECT_EQ(search_json({"--year", year})["total"], 1) << year;
    EXPECT_EQ(search_json({"", std::string("year:") + year})["total"], 1) << year;
  }
}

TEST_F(SearchCli, AFilterIsUnderstoodOrRefusedNeverIgnored) {
  EXPECT_EQ(search({"--city", "松江市", "大連"}).status, 1);
  EXPECT_EQ(search({"--city", "天気", "大連"}).status, 2);
  EXPECT_EQ(search({"--year", "平成", "大連"}).status, 2);
  EXPECT_THAT(search({"--year", "平成", "大連"}).err, HasSubstr("平成"));
  EXPECT_EQ(search({"city:天気"}).status, 2);
}

TEST_F(SearchCli, ADocumentIsFoundByItsOwnYear) {
  scratch_->write("dated/news.txt",
                  "港の便り\n平成21年5月1日\n\n2004年に始めた大気の調査を、市は続けている。\n");
  const std::string dated = (*scratch_ / "dated.index").string();
  ASSERT_EQ(run_program({program("kouryu-index"), "--index", dated, (*scratch_ / "dated").string()})
                .status,
            0);
  const auto ask = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"search", "--index", dated, "--format", "json"});
    return Json::parse(kouryu(std::move(arguments)).out);
  };
  const Json found = ask({"--published", "2008..2010", "--facets", "published", "調査"});
  ASSERT_EQ(found["total"], 1);
  EXPECT_EQ(found["facets"], Json::parse(R"({"published": [{"value": 2009, "count": 1}]})"));
  EXPECT_EQ(ask({"調査 published:平成21年"})["total"], 1);
  EXPECT_EQ(ask({"--published", "2004", "調査"})["total"], 0);
  EXPECT_EQ(kouryu({"search", "--index", dated, "--published", "いつか", "調査"}).status, 2);
  EXPECT_EQ(kouryu({"facets", "--index", dated, "published"}).out, "2\t2009\n");
}

TEST_F(SearchCli, WordsWithAHyphenAreLeftOut) {
  EXPECT_EQ(search_json({"大連", "-大気"})["total"], 1);
  EXPECT_EQ(search_json({"大連", "－大気"})["total"], 1);
  EXPECT_EQ(search_json({"--", "大連", "-大気"})["total"], 1);
}

TEST_F(SearchCli, JsonLinesHoldOneResultEach) {
  const Finished answer = search({"--format", "jsonl", "--fields", "id,text", "大連"});
  EXPECT_EQ(std::count(answer.out.begin(), answer.out.end(), '\n'), 2);
  const Json first = Json::parse(answer.out.substr(0, answer.out.find('\n')));
  EXPECT_THAT(keys(first), ElementsAre("id", "text"));
}

TEST_F(SearchCli, AWordCutByATypesettersHyphenIsFoundAndMarkedWhole) {
  const Scratch scratch;
  scratch.write("docs/a.txt",
                "Report\n\nThe city promoted inter-\nnational exchange and mutual self-\nhelp with "
                "its partners over many years of work.\n");
  const std::string other = (scratch / "index").string();
  ASSERT_EQ(
      run_program({program("kouryu-index"), "--index", other, (scratch / "docs").string()}).status,
      0);
  for (const char* query : {"international", "\"international exchange\"", "self-help", "help"}) {
    const Finished answer = kouryu({"search", "--index", other, "--format", "json", query});
    EXPECT_EQ(Json::parse(answer.out)["total"], 1) << query;
  }
}

TEST_F(SearchCli, CsvOpensInASpreadsheetAndRunsNothing) {
  const Scratch scratch;
  scratch.write("docs/a.txt", "=HYPERLINK(\"x\") と書かれた、大連の表です。\n");
  const std::string other = (scratch / "index").string();
  ASSERT_EQ(
      run_program({program("kouryu-index"), "--index", other, (scratch / "docs").string()}).status,
      0);
  const Finished answer = kouryu({"search", "--index", other, "--format", "csv", "大連"});
  EXPECT_THAT(answer.out, StartsWith("\xEF\xBB\xBFrank,score,id,"));
  EXPECT_THAT(answer.out, HasSubstr("\"'=HYPERLINK(\"\"x\"\")"));
  EXPECT_THAT(answer.out, testing::EndsWith("\r\n"));
}

TEST_F(SearchCli, BatchAnswersEveryLineInOrder) {
  const Finished answer =
      search({"--batch", "-"}, {},
             "大連\n"
             "{\"id\": \"q2\", \"query\": \"大連\", \"filters\": {\"year\": 2019}}\n"
             "{\"id\": \"q3\", \"query\": 5}\n"
             "{\"id\": \"q4\", \"query\": \"x\", \"filters\": {\"city\": \"天気\"}}\n"
             "{broken\n"
             "小学校\n");
  EXPECT_EQ(answer.status, 2) << "three lines failed";
  std::vector<Json> lines;
  std::istringstream in(answer.out);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_EQ(lines[0]["id"], "1");
  EXPECT_EQ(lines[0]["total"], 2);
  EXPECT_EQ(lines[1]["id"], "q2");
  EXPECT_EQ(lines[1]["total"], 1);
  EXPECT_EQ(lines[2]["id"], "q3");
  EXPECT_EQ(lines[2]["error"]["code"], "bad_query");
  EXPECT_EQ(lines[3]["id"], "q4");
  EXPECT_EQ(lines[3]["error"]["code"], "bad_query");
  EXPECT_THAT(lines[3]["error"]["hint"].get<std::string>(), testing::Not(testing::IsEmpty()));
  EXPECT_EQ(lines[4]["id"], "5");
  EXPECT_TRUE(lines[4].contains("error"));
  EXPECT_EQ(lines[5]["id"], "6");
  EXPECT_EQ(lines[5]["total"], 1);
  EXPECT_EQ(search({"--batch", "-"}, {}, "大連\n").status, 0);
  EXPECT_EQ(search({"--batch", "/nowhere/queries"}).status, 2);
}

TEST_F(SearchCli, BatchLinesMayBeSavedByAnyEditor) {
  struct Row {
    const char* saved;
    std::vector<const char*> ids;
    std::vector<std::size_t> totals;
  };
  const std::vector<Row> rows = {
      {"\uFEFF{\"id\": \"x\", \"query\": \"大連\"}\n", {"x"}, {2}},
      {"\uFEFF大連\n", {"1"}, {2}},
      {"\uFEFF大連\r\n小学校\r\n", {"1", "2"}, {2, 1}},
      {"\uFEFF{\"id\": \"x\", \"query\": \"大連\"}\r\n\r\n", {"x"}, {2}},
      {"大連\n\n", {"1"}, {2}},
      {"大連\n\n \t\n小学校", {"1", "4"}, {2, 1}},  // empty lines are none
      {"{\"query\": \"\"}\n", {"1"}, {2}},          // an empty query browses
      {"大連\n\uFEFF{\"id\": \"y\", \"query\": \"小学校\"}\n", {"1", "y"}, {2, 1}},
      {" \t{\"id\": \"x\", \"query\": \"大連\"}", {"x"}, {2}},
      {"\uFEFF", {}, {}},
      {"", {}, {}},
  };
  for (const Row& row : rows) {
    const std::string file = scratch_->write("batch.txt", row.saved).string();
    for (const Finished& answer :
         {search({"--batch", "-"}, {}, row.saved), search({"--batch", file})}) {
      EXPECT_EQ(answer.status, 0) << row.saved;
      std::vector<Json> lines;
      std::istringstream in(answer.out);
      for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
      ASSERT_EQ(lines.size(), row.ids.size()) << row.saved;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        EXPECT_EQ(lines[i]["id"], row.ids[i]) << row.saved;
        EXPECT_EQ(lines[i]["total"], row.totals[i]) << row.saved;
      }
    }
  }
  const Finished wide = search({"--batch", "-"}, {}, std::string("\xFF\xFE{\0\n\0", 6));
  EXPECT_EQ(wide.status, 2);
  EXPECT_THAT(wide.err, HasSubstr("UTF-8"));
  EXPECT_EQ(wide.out, "");
}

TEST_F(SearchCli, MessagesSpeakTheLanguageOfTheLocale) {
  const auto error = [&](const char* locale) {
    return kouryu({"search", "--index", index() + "-absent", "大連"}, {locale}).err;
  };
  EXPECT_THAT(error("LC_ALL=ja_JP.UTF-8"), HasSubstr("索引"));
  EXPECT_THAT(error("LANG=C"), Not(HasSubstr("索引")));
  EXPECT_THAT(search({"大連"}, {"LANG=ja_JP.UTF-8"}).out, HasSubstr("2 件"));
  EXPECT_THAT(search({"大連"}).out, HasSubstr("2 passages"));
}

TEST_F(SearchCli, ColourIsForTerminals) {
  EXPECT_THAT(search({"大連"}).out, Not(HasSubstr("\x1b[")));
  EXPECT_THAT(search({"--color", "always", "大連"}).out, HasSubstr("\x1b["));
}

TEST_F(SearchCli, TextNeverSteersTheTerminal) {
  const Scratch scratch;
  scratch.write("docs/a.txt", "大連\x1b[31mの\xE2\x80\xAEページです。二つ目の文もあります。\n");
  const std::string other = (scratch / "index").string();
  ASSERT_EQ(
      run_program({program("kouryu-index"), "--index", other, (scratch / "docs").string()}).status,
      0);
  const std::string out = kouryu({"search", "--index", other, "大連"}).out;
  EXPECT_THAT(out, HasSubstr("大連"));
  EXPECT_THAT(out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(out, Not(HasSubstr("\xE2\x80\xAE")));
}

TEST_F(SearchCli, AClosedPipeIsNoError) {
  const Finished piped =
      run_program({"/bin/sh", "-c",
                   "{ " + program("kouryu") + " search --index " + index() +
                       " --limit 0 --format jsonl ''; echo status $? >&2; } | true"});
  EXPECT_THAT(piped.err, testing::AnyOf(HasSubstr("status 0"), IsEmpty())) << piped.err;
}

TEST_F(SearchCli, AnAnswerThatCannotBeWrittenIsAnError) {
  const std::string command = program("kouryu") + " search --index " + index() + " 大連 >/dev/full";
  EXPECT_EQ(run_program({"/bin/sh", "-c", command}).status, 2);
}

TEST_F(SearchCli, NumbersBelowZeroAreUsageErrors) {
  for (const char* option : {"--limit", "--offset", "--facet-size", "--snippet-length"}) {
    EXPECT_EQ(search({option, "-1", "大連"}).status, 2) << option;
  }
}

TEST_F(SearchCli, InterruptedIs130) {
  Background waiting({program("kouryu"), "search", "--index", index(), "--batch", "-"});
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_EQ(waiting.finish(SIGINT), 130);
}

TEST_F(SearchCli, FieldsThatThereAreNotAreAUsageError) {
  const auto english = search({"--format", "json", "--fields", "id,nosuch", "大連"}, {"LANG=C"});
  EXPECT_EQ(english.status, 2);
  EXPECT_TRUE(english.out.empty());
  EXPECT_THAT(english.err, HasSubstr("no such field: nosuch"));
  EXPECT_THAT(english.err, HasSubstr("rank, score, id, document"));
  const auto japanese = search({"--fields", "nosuch", "大連"}, {"LANG=ja_JP.UTF-8"});
  EXPECT_EQ(japanese.status, 2);
  EXPECT_THAT(japanese.err, HasSubstr("使えないキーです: nosuch"));
}

TEST_F(SearchCli, EveryFieldOfAResultCanBeKept) {
  const Json whole = search_json({"--explain", "大連"});
  ASSERT_FALSE(whole["results"].empty());
  for (const std::string& key : keys(whole["results"][0])) {
    const Json answer = search_json({"--explain", "--fields", key, "大連"});
    EXPECT_THAT(keys(answer["results"][0]), ElementsAre(key));
  }
}

TEST_F(SearchCli, TheFirstScreenIsAsRecorded) {
  std::string out = search({"大連", "大気"}, {"LANG=ja_JP.UTF-8"}).out;
  const std::string docs = (*scratch_ / "docs").string();
  for (std::size_t at = out.find(docs); at != std::string::npos; at = out.find(docs)) {
    out.replace(at, docs.size(), "DOCS");
  }
  // The id is a hash of the path.
  const std::size_t id = out.find("  DOCS");
  ASSERT_NE(id, std::string::npos) << out;
  const std::size_t begin = out.rfind("    ", id) + 4;
  out.replace(begin, id - begin, "ID");
  EXPECT_EQ(out, read_whole(std::string(KOURYU_SOURCE_DIR) + "/tests/cli/golden/first_screen.txt"));
}

}  // namespace
}  // namespace kouryu::test
