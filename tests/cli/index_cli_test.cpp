// kouryu-index at the command line: reports, reasons, incremental runs, ready-made passages.
#include <sys/file.h>

#include <fcntl.h>

#include <string>

#include "tests/cli/cli_fixture.h"

namespace kouryu::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class IndexCli : public testing::Test {
 protected:
  [[nodiscard]] std::string index() const { return (scratch_ / "index").string(); }
  [[nodiscard]] std::string docs() const { return (scratch_ / "docs").string(); }

  [[nodiscard]] Finished run(std::vector<std::string> arguments,
                             const std::string& input = {}) const {
    arguments.insert(arguments.begin(),
                     {program("kouryu-index"), "--index", index(), "--format", "json"});
    return run_program(arguments, {}, input);
  }
  [[nodiscard]] Json report(std::vector<std::string> arguments,
                            const std::string& input = {}) const {
    return Json::parse(run(std::move(arguments), input).out);
  }
  [[nodiscard]] std::size_t total(const std::string& query) const {
    const Finished answer =
        run_program({program("kouryu"), "search", "--index", index(), "--format", "json", query});
    return Json::parse(answer.out)["total"];
  }

  Scratch scratch_;
};

TEST_F(IndexCli, ReportsWhatTheContractNames) {
  scratch_.write("docs/a.txt", kAirPage);
  const Finished built = run({docs()});
  EXPECT_EQ(built.status, 0);
  EXPECT_THAT(built.err, IsEmpty());
  const Json first = Json::parse(built.out);
  EXPECT_THAT(keys(first), ElementsAre("documents", "passages", "read", "unchanged", "replaced",
                                       "removed", "duplicates", "skipped", "not_read", "warnings",
                                       "notes", "seconds", "bytes"));
  EXPECT_EQ(first["documents"], 1);
  EXPECT_EQ(first["read"], 1);
  EXPECT_EQ(first["bytes"], std::string(kAirPage).size());
}

TEST_F(IndexCli, ASecondRunReadsNothing) {
  scratch_.write("docs/a.txt", kAirPage);
  (void)run({docs()});
  const Json second = report({docs()});
  EXPECT_EQ(second["read"], 0);
  EXPECT_EQ(second["unchanged"], 1);
  EXPECT_EQ(second["bytes"], 0);
}

TEST_F(IndexCli, AChangedFileIsReplacedAndAGoneOneStaysUntilPruned) {
  scratch_.write("docs/a.txt", kAirPage);
  scratch_.write("docs/b.txt", kSchoolPage);
  (void)run({docs()});
  scratch_.write("docs/a.txt", "水の協力\n\n2020年、大連市と水の調査を始めた。調査は毎年行う。\n");
  std::filesystem::remove(scratch_ / "docs/b.txt");
  const Json changed = report({docs()});
  EXPECT_EQ(changed["read"], 1);
  EXPECT_EQ(changed["replaced"], 1);
  EXPECT_EQ(changed["removed"], 0);
  EXPECT_EQ(total("大気"), 0U);
  EXPECT_EQ(total("水の調査"), 1U);
  EXPECT_EQ(total("児童"), 1U);
  const Json pruned = report({"--prune", docs()});
  EXPECT_EQ(pruned["removed"], 1);
  EXPECT_EQ(pruned["documents"], 1);
  EXPECT_EQ(total("児童"), 0U);
}

TEST_F(IndexCli, BadInputsAreSkippedWithTheirReasonAndTheRestGoesOn) {
  scratch_.write("docs/a.txt", kAirPage);
  scratch_.write("docs/empty.txt", "");
  scratch_.write("docs/noise.txt", std::string("\xff\xfe\x00\xd8\x81\x20\xf0\x9f", 8));
  scratch_.write("docs/picture.png", "\x89PNG\r\n\x1a\n");
  const Finished built = run({docs(), (scratch_ / "missing.txt").string()});
  EXPECT_EQ(built.status, 1);
  std::map<std::string, std::string> reasons;
  const Json told = Json::parse(built.out);
  for (const Json& row : told["skipped"]) {
    reasons[std::filesystem::path(row["path"].get<std::string>()).filename()] = row["reason"];
  }
  EXPECT_EQ(reasons, (std::map<std::string, std::string>{{"empty.txt", "no_text"},
                                                         {"noise.txt", "bad_encoding"},
                                                         {"picture.png", "unsupported"},
                                                         {"missing.txt", "vanished"}}));
  EXPECT_EQ(total("大気"), 1U);
}

TEST_F(IndexCli, ADryRunWritesNothing) {
  scratch_.write("docs/a.txt", kAirPage);
  const Json tried = report({"--dry-run", docs()});
  EXPECT_EQ(tried["documents"], 1);
  EXPECT_EQ(tried["read"], 1);
  EXPECT_FALSE(std::filesystem::exists(index()));
}

TEST_F(IndexCli, RebuildStartsFromNothing) {
  scratch_.write("docs/a.txt", kAirPage);
  scratch_.write("more/b.txt", kSchoolPage);
  (void)run({docs()});
  const Json rebuilt = report({"--rebuild", (scratch_ / "more").string()});
  EXPECT_EQ(rebuilt["documents"], 1);
  EXPECT_EQ(total("大気"), 0U);
  EXPECT_EQ(total("児童"), 1U);
}

TEST_F(IndexCli, ReadyMadePassagesComeFromStandardInputToo) {
  const std::string lines =
      "{\"id\": \"p1\", \"title\": \"環境\", \"text\": \"大連市の大気は2004年に調べられた。\"}\n"
      "{\"id\": \"p2\", \"title\": \"\", \"text\": \"大連市の水。\", \"facets\": {\"city\": "
      "[\"青森市\"], \"year\": [1999]}}\n"
      "{\"id\": \"p3\", \"title\": \"\", \"text\": \"大連市の土。\", \"facets\": {}}\n"
      "not json\n"
      "{\"id\": \"p1\", \"title\": \"環境\", \"text\": \"大連市の空は2005年に調べられた。\"}\n";
  const Finished built = run({"--input", "jsonl", "-"}, lines);
  EXPECT_EQ(built.status, 1) << "one line is broken";
  const Json first = Json::parse(built.out);
  EXPECT_EQ(first["passages"], 3);
  EXPECT_EQ(first["skipped"][0]["path"], "-:4");
  EXPECT_EQ(first["skipped"][0]["reason"], "bad_json");
  EXPECT_EQ(total("year:2005"), 1U) << "extracted, and the later p1 stays";
  EXPECT_EQ(total("year:2004"), 0U);
  EXPECT_EQ(total("city:青森市"), 1U) << "given";
  EXPECT_EQ(total("city:大連市"), 1U) << "an explicit {} means none";
  EXPECT_EQ(run({"-"}).status, 2) << "standard input needs --input jsonl";
}

TEST_F(IndexCli, LinesMayBeSavedByAnyEditor) {
  constexpr const char* kMark = "\xEF\xBB\xBF";
  const auto line = [](const char* id) {
    return std::string("{\"id\": \"") + id + "\", \"text\": \"大連市の話。\"}";
  };
  const std::string saved = kMark + line("a") + "\r\n" + line("b") + "\r\n" + kMark + line("c") +
                            "\r\n" + kMark + "\r\n\r\n" + line("d");
  const Json read = report({"--input", "jsonl", "-"}, saved);
  EXPECT_EQ(read["passages"], 4) << "the marks of joined files, too";
  EXPECT_THAT(read["skipped"], IsEmpty());
  scratch_.write("given.jsonl", saved);
  const Json again = report({"--input", "jsonl", (scratch_ / "given.jsonl").string()});
  EXPECT_EQ(again["passages"], 4);
  EXPECT_THAT(again["skipped"], IsEmpty());
}

TEST_F(IndexCli, ValuesThatAreGivenMeetTheirFilters) {
  struct Row {
    const char* field;
    const char* given;   // JSON
    const char* listed;  // JSON; null: not at all
    std::vector<const char*> filters;
  };
  const std::vector<Row> rows = {
      {"city", R"("大连")", R"("大連市")", {"大連市", "大連", "大连", "Dalian"}},
      {"city", R"("烟台市")", R"("煙台市")", {"煙台市", "烟台市", "煙台"}},
      {"city", R"("釜山")", R"("釜山広域市")", {"釜山", "釜山広域市", "プサン"}},
      {"city", R"("東海道沿線")", R"("東海道沿線")", {"東海道沿線"}},
      {"city",
       R"("a\u001fb")",
       R"("a b")",
       {"a\x1f"
        "b",
        "a b"}},
      {"city", R"("－")", "null", {}},
      {"prefecture", R"("青森")", R"("青森県")", {"青森", "青森県"}},
      {"country", R"("韓國")", R"("韓国")", {"韓国", "韓國"}},
      {"org", R"("クレア")", R"("自治体国際化協会")", {"クレア", "自治体国際化協会", "CLAIR"}},
      {"org", R"("架空 交流協会")", R"("架空 交流協会")", {"架空 交流協会", "架空交流協会"}},
      {"org",
       R"("United Nations Friends")",
       R"("United Nations Friends")",
       {"United Nations Friends", "united nations friends"}},
      {"org", R"("株式会社架空")", R"("株式会社架空")", {"株式会社架空"}},
      {"year", R"("平成16年")", "2004", {"2004", "H16", "平成16年", "2000..2010"}},
      {"year", R"("１９９９")", "1999", {"1999", "平成11年"}},
      {"year", "30", "30", {"30", "３０"}},
      {"year", "712", "712", {"712", "0712"}},
      {"year", "3000", "3000", {"3000"}},
  };
  std::string lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    lines += R"({"id": ")" + std::to_string(i) + R"(", "text": "本文", "facets": {")" +
             rows[i].field + R"(": [)" + rows[i].given + "]}}\n";
  }
  ASSERT_THAT(report({"--input", "jsonl", "-"}, lines)["skipped"], IsEmpty());
  const auto hits = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {program("kouryu"), "search", "--index", index(),
                                         "--format", "json", "--limit", "0"});
    const Json answer = Json::parse(run_program(arguments).out);
    std::vector<std::string> ids;
    for (const Json& hit : answer["results"]) ids.push_back(hit["id"]);
    return ids;
  };
  const Json all = Json::parse(run_program({program("kouryu"), "search", "--index", index(),
                                            "--format", "json", "--limit", "0", ""})
                                   .out);
  for (const Json& hit : all["results"]) {
    const Row& row = rows[std::stoul(hit["id"].get<std::string>())];
    const Json listed = Json::parse(row.listed);
    EXPECT_EQ(hit[row.field], listed.is_null() ? Json::array() : Json::array({listed}))
        << row.given;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const char* filter : rows[i].filters) {
      EXPECT_THAT(hits({std::string("--") + rows[i].field, filter}),
                  testing::Contains(std::to_string(i)))
          << rows[i].field << ' ' << filter;
    }
  }
}

TEST_F(IndexCli, ValuesThatMeanTheSameAreOne) {
  const std::string line =
      R"({"id": "1", "text": "本文", "facets": {"city": ["大连", "大連市", "大連"],)"
      R"( "org": ["TOTO", "ＴＯＴＯ", "toto", ""], "year": [2004, "2004", "H16", "平成15~16年度"]}})";
  ASSERT_THAT(report({"--input", "jsonl", "-"}, line)["skipped"], IsEmpty());
  const Json hit = Json::parse(
      run_program({program("kouryu"), "search", "--index", index(), "--format", "jsonl", "本文"})
          .out);
  EXPECT_THAT(hit["city"], ElementsAre("大連市"));
  EXPECT_THAT(hit["org"], ElementsAre("TOTO"));
  EXPECT_THAT(hit["year"], ElementsAre(2003, 2004));
}

TEST_F(IndexCli, IdsThatAreNumbersStayApart) {
  const std::vector<std::string> ids = {"18446744073709551615", "-1", "9223372036854775808",
                                        "-9223372036854775808", "0",  "7"};
  std::string lines;
  for (const std::string& id : ids) lines += R"({"id": )" + id + R"(, "text": "大連"})" + "\n";
  lines += R"({"id": "7", "text": "青島"})";
  EXPECT_EQ(report({"--input", "jsonl", "-"}, lines)["passages"], ids.size());
  for (const std::string& id : ids) {
    const Finished shown =
        run_program({program("kouryu"), "show", "--index", index(), "--format", "json", "--", id});
    EXPECT_EQ(Json::parse(shown.out)["id"], id);
  }
}

TEST_F(IndexCli, AnyIdIsAnId) {
  const std::vector<std::string> ids = {
      std::string(130, '\0'), std::string(200, '\0'), std::string(131, '\0'), "\x1b[31m",
      std::string("a\0b", 3), std::string(200, 'x'),  "\xF0\x9F\x87\xAF",     " "};
  std::string lines;
  for (const std::string& id : ids) {
    lines += Json({{"id", id}, {"text", "大連の第" + std::to_string(lines.size()) + "号"}}).dump() +
             "\n";
  }
  EXPECT_EQ(report({"--input", "jsonl", "-"}, lines)["passages"], ids.size());
  const Finished found = run_program({program("kouryu"), "search", "--index", index(), "--format",
                                      "json", "--limit", "20", "大連"});
  const Json answer = Json::parse(found.out);
  std::vector<std::string> back;
  for (const Json& hit : answer["results"]) back.push_back(hit["id"]);
  EXPECT_THAT(back, testing::UnorderedElementsAreArray(ids));
}

TEST_F(IndexCli, CommitsAreToldAsTheyBecomeDurable) {
  std::string lines;
  for (int i = 0; i < 50; ++i) {
    lines += "{\"id\": \"p" + std::to_string(i) + "\", \"text\": \"第" + std::to_string(i) +
             "号の話。\"}\n";
  }
  const Finished built =
      run({"--input", "jsonl", "--progress", "json", "--commit-every", "20", "-"}, lines);
  EXPECT_EQ(built.err,
            "{\"event\": \"commit\", \"passages\": 20}\n"
            "{\"event\": \"commit\", \"passages\": 40}\n"
            "{\"event\": \"commit\", \"passages\": 50}\n");
}

TEST_F(IndexCli, OnlyOneWriterAtATime) {
  scratch_.write("docs/a.txt", kAirPage);
  (void)run({docs()});
  const int lock = ::open((scratch_ / "index/lock").c_str(), O_RDWR);
  ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);
  const Finished second = run({docs()});
  EXPECT_EQ(second.status, 2);
  EXPECT_THAT(second.err, HasSubstr("another program is writing"));
  ::close(lock);
  EXPECT_EQ(run({docs()}).status, 0);
}

TEST_F(IndexCli, AnIndexInsideTheCorpusIsNoPartOfIt) {
  scratch_.write("docs/a.txt", kAirPage);
  (void)run({scratch_.path().string()});
  const Finished second = run({scratch_.path().string()});
  EXPECT_EQ(second.status, 0) << second.err;
  EXPECT_EQ(Json::parse(second.out)["documents"], 1);
}

TEST_F(IndexCli, NamesOfFilesNeverSteerTheTerminal) {
  scratch_.write("docs/a\x1b[31m\xff.png", "\x89PNG\r\n\x1a\n");
  const Finished built = run({"-v", docs()});
  EXPECT_EQ(built.status, 0) << "a picture is no fault";
  EXPECT_THAT(built.err, HasSubstr("[31m"));
  EXPECT_THAT(built.err, testing::Not(HasSubstr("\x1b")));
  EXPECT_THAT(built.err, testing::Not(HasSubstr("\xff")));
}

TEST_F(IndexCli, AReportThatCannotBeWrittenIsAnError) {
  scratch_.write("docs/a.txt", kAirPage);
  const std::string command =
      program("kouryu-index") + " --index " + index() + ' ' + docs() + " >/dev/full";
  EXPECT_EQ(run_program({"/bin/sh", "-c", command}).status, 2);
}

TEST_F(IndexCli, UsageErrorsSpeakTheLanguageOfTheLocale) {
  const auto error = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), program("kouryu-index"));
    return run_program(arguments, {"LC_ALL=ja_JP.UTF-8"}).err;
  };
  EXPECT_THAT(error({"--nonsense", docs()}), HasSubstr("分からないオプションです: --nonsense"));
  EXPECT_THAT(error({"--prune"}), HasSubstr("PATH を指定してください"));
  EXPECT_THAT(error({"--jobs=many", docs()}),
              HasSubstr("--jobs: 0 から 256 までの数で書いてください: many"));
}

TEST_F(IndexCli, AWrongCallIsAUsageError) {
  EXPECT_EQ(run({"--commit-every", "-1", docs()}).status, 2);
  EXPECT_EQ(run({}).status, 2);
  EXPECT_EQ(run({"--jobs", "-3", docs()}).status, 2);
  EXPECT_EQ(run({"--input", "pdf", docs()}).status, 2);
  EXPECT_EQ(run_program({program("kouryu-index"), "--version"}).status, 0);
}

TEST_F(IndexCli, AnotherDictionaryAsksForARebuild) {
  scratch_.write("docs/a.txt", kAirPage);
  (void)run({docs()});
  // A database without kouryu's keys is none of this version.
  const std::string foreign = (scratch_ / "index/xapian").string();
  std::filesystem::remove_all(foreign);
  std::filesystem::create_directory(foreign);
  EXPECT_EQ(run({docs()}).status, 2);
  EXPECT_EQ(run({"--rebuild", docs()}).status, 0);
  EXPECT_EQ(total("大気"), 1U);
}

}  // namespace
}  // namespace kouryu::test
