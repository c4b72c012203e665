// What a line means that is no plain search: commands, options, words; guesses; help; and each
// error once in Japanese, without a sentence in English.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>
#include <string>

#include "tests/cli/index_shell.h"
#include "tests/support/latin.h"

namespace kouryu::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// @ is a folder with an index i of d/a.txt.
class Usage : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    scratch_ = std::make_unique<Scratch>();
    scratch_->write("d/a.txt", kAirPage);
    scratch_->write("d/b.txt", kSchoolPage);
    shell(*scratch_, program("kouryu-index") + " --index i d > /dev/null 2>&1");
  }
  static void TearDownTestSuite() { scratch_.reset(); }

  static Finished run(const std::string& line, Strings environment = {},
                      const std::string& input = {}) {
    Strings arguments = words(line, *scratch_);
    arguments[0] = program(arguments[0]);
    environment.push_back("KOURYU_INDEX=" + (*scratch_ / "i").string());
    return run_program(without_privileges(std::move(arguments)), environment, input);
  }

  static inline std::unique_ptr<Scratch> scratch_;
};

TEST(LatinSentence, IsFoundAmongJapanese) {
  EXPECT_EQ(latin_sentence("索引: no such file here"), " no such file ");
  EXPECT_EQ(latin_sentence("使える値: text, json, jsonl, csv"), "") << "a list of names";
  EXPECT_EQ(latin_sentence("--limit: 0 から 10 までの数"), "");
}

struct UsageCase {
  const char* name;
  const char* line;
  const char* english;   // stands in the message
  const char* japanese;  // the same
  const char* guess;     // nullptr: none
};
void PrintTo(const UsageCase& c, std::ostream* out) { *out << c.line; }

constexpr UsageCase kUsageCases[] = {
    {"ASlipInACommand", "kouryu serach x", "no such command: serach",
     "コマンドはありません: serach", "search"},
    {"ACommandBehindOptions", "kouryu --limit 1 serach x", "no such command: serach",
     "コマンドはありません: serach", "search"},
    {"ABeginningIsNotRun", "kouryu sim x", "no such command: sim", "コマンドはありません: sim",
     "similar"},
    {"ASlipInWhatToExplain", "kouryu help serach", "no such command: serach",
     "コマンドはありません: serach", "search"},
    {"ASlipInAnOption", "kouryu search --limt 3 x", "unknown option: --limt",
     "分からないオプションです: --limt", "--limit"},
    {"ABeginningOfAnOption", "kouryu search --snip 3 x", "unknown option: --snip",
     "分からないオプションです: --snip", "--snippet-length"},
    {"AnOptionOfAnother", "kouryu similar --synonyms x y", "unknown option: --synonyms",
     "分からないオプションです: --synonyms", nullptr},
    {"AnOptionOfNone", "kouryu show -x y", "unknown option: -x", "分からないオプションです: -x",
     nullptr},
    {"NoSuchFormat", "kouryu search --format jsn x", "unknown value: jsn", "使えない値です: jsn",
     "json"},
    {"NoSuchMode", "kouryu search --mode nad x", "unknown value: nad", "使えない値です: nad",
     "and"},
    {"NoSuchOrder", "kouryu timeline --order dat x", "unknown value: dat", "使えない値です: dat",
     "date"},
    {"NoSuchKindOfEvent", "kouryu timeline --kind evnt x", "unknown value: evnt",
     "使えない値です: evnt", "event"},
    {"NoSuchKindOfRelation", "kouryu relations --kind te", "unknown value: te",
     "使えない値です: te", "tie"},
    {"NoSuchField", "kouryu search --fields idd x", "no such field: idd", "使えないキーです: idd",
     "id"},
    {"NoSuchFacetToCount", "kouryu search --facets ciyt x", "no such facet: ciyt",
     "使えない項目です: ciyt", "city"},
    {"NoSuchFacet", "kouryu facets ciyt", "no such facet: ciyt", "使えない項目です: ciyt", "city"},
    {"NoSuchFilterToHaveWhole", "kouryu search --all ciyt x", "no such filter: ciyt",
     "使えない絞り込みです: ciyt", "city"},
    {"NoNumber", "kouryu search --limit abc x", "from 0 to 1000000000: abc",
     "までの数で書いてください: abc", nullptr},
    {"ANumberBelow", "kouryu search --snippet-length 0 x", "from 1 to 100000: 0",
     "1 から 100000 まで", nullptr},
    {"NoFraction", "kouryu serve --deadline soon", "from 0.001 to 3600: soon",
     "0.001 から 3600 まで", nullptr},
    {"NoValue", "kouryu search x --limit", "--limit: needs a value: N", "--limit: 値が必要です: N",
     nullptr},
    {"AValueTooMany", "kouryu search --explain=3 x", "--explain: takes no value",
     "--explain: 値を付けられません", nullptr},
    {"NoWord", "kouryu show", "ID is missing", "ID を指定してください", nullptr},
    {"NoPrefix", "kouryu suggest", "PREFIX is missing", "PREFIX を指定してください", nullptr},
    {"NoFieldToList", "kouryu facets", "name one FIELD", "FIELD を1つ", nullptr},
    {"AWordTooMany", "kouryu show a b", "one word too many: b", "余分な引数です: b", nullptr},
    {"AnOptionThatNeedsAnother", "kouryu explain --trace x", "--trace goes with --text",
     "--text と一緒に指定してください: --trace", nullptr},
    {"AQueryBesideABatch", "kouryu search --batch @/d/a.txt 大連", "beside --batch: 大連",
     "--batch と検索式は一緒に使えません: 大連", nullptr},
    {"ABatchForPeople", "kouryu search --batch @/d/a.txt --format text", "json, jsonl or csv",
     "json、jsonl、csv", nullptr},
    {"NulOfNothing", "kouryu search -0 x", "--files or --batch", "--files か --batch", nullptr},
    {"FilesInAFormat", "kouryu search --files --format csv x", "cannot stand beside --format",
     "一緒に使えません", nullptr},
    {"AYearThatIsNone", "kouryu search --year 昨日 x", "昨日", "昨日", nullptr},
    {"ACityThatIsNone", "kouryu search --city 天気 x", "天気", "天気", nullptr},
    {"APairThatIsNone", "kouryu search --pair 大連 x", "pair", "pair", nullptr},
    {"ADateThatIsNone", "kouryu search --date 2004-13 x", "2004-13", "2004-13", nullptr},
    {"AFieldOfARecordThatIsNone", "kouryu search --field x y", "field", "field", nullptr},
    {"NoAddress", "kouryu serve --listen nowhere", "nowhere", "nowhere", nullptr},
    {"NoToken", "kouryu serve --listen 0.0.0.0:0", "token", "トークン", nullptr},
    {"NoTokenFile", "kouryu serve --listen 127.0.0.1:0 --token-file @/none", "No such file",
     "ファイルやフォルダーがありません", nullptr},
    {"NoTableOfSynonyms", "kouryu search --synonyms @/none x", "No such file",
     "ファイルやフォルダーがありません", nullptr},
    {"ATableOfSynonymsThatIsNone", "kouryu search --synonyms @/d/a.txt x", "a.txt", "a.txt",
     nullptr},
    {"ASlipInAnAction", "kouryu-index statsu", "neither an action nor a PATH: statsu",
     "操作でも PATH でもありません: statsu", "status"},
    {"NoPath", "kouryu-index", "PATH is missing", "PATH を指定してください", nullptr},
    {"ASlipInAnOptionOfTheIndexer", "kouryu-index --rebuidl @/d", "unknown option: --rebuidl",
     "分からないオプションです: --rebuidl", "--rebuild"},
    {"NoSize", "kouryu-index --max-file-size 3XB @/d", "must be a size: 3XB",
     "大きさが正しくありません: 3XB", nullptr},
    {"NoEncoding", "kouryu-index --encoding klingon @/d", "no encoding that is known: klingon",
     "知らない文字コードです: klingon", nullptr},
    {"NoWayOfPruning", "kouryu-index --prune=all @/d", "no value but force: all",
     "force だけです: all", nullptr},
    {"StandardInputOfDocuments", "kouryu-index -", "needs --input jsonl",
     "--input jsonl が必要です", nullptr},
    {"NulOfNoList", "kouryu-index -0 @/d", "goes with --files-from", "--files-from と一緒に",
     nullptr},
    {"NoListOfFiles", "kouryu-index --files-from @/none", "No such file",
     "ファイルやフォルダーがありません", nullptr},
    {"TheIndexAmongItsDocuments", "kouryu-index --index @/d @/d", "/d", "/d", nullptr},
    {"AFolderThatIsNoIndex", "kouryu-index --index @ @/d", "index", "索引", nullptr},
    {"NoDocumentToRemove", "kouryu-index remove nowhere.pdf", "nowhere.pdf", "nowhere.pdf",
     nullptr},
    {"ASnapshotToWhereSomethingIs", "kouryu-index snapshot @/d", "/d", "/d", nullptr},
    {"ANoFlagOfAnAction", "kouryu-index check --depe", "unknown option: --depe",
     "分からないオプションです: --depe", "--deep"},
};

class UsageErrors : public Usage, public testing::WithParamInterface<UsageCase> {};

TEST_P(UsageErrors, AreToldInBothLanguagesWithAGuess) {
  const UsageCase& c = GetParam();
  for (const bool japanese : {false, true}) {
    const Finished done = run(c.line, {japanese ? "LC_ALL=ja_JP.UTF-8" : "LC_ALL=C"});
    EXPECT_EQ(done.status, 2);
    EXPECT_THAT(done.out, IsEmpty());
    EXPECT_THAT(done.err, HasSubstr(japanese ? c.japanese : c.english));
    if (c.guess != nullptr) {
      EXPECT_THAT(done.err,
                  HasSubstr((japanese ? "もしかして: " : "Did you mean: ") + std::string(c.guess)));
    }
    EXPECT_EQ(japanese ? latin_sentence(done.err) : "", "") << done.err;
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, UsageErrors, testing::ValuesIn(kUsageCases),
                         [](const auto& c) { return c.param.name; });

TEST_F(Usage, WhatIsNoCommandIsSearched) {
  const std::string asked = run("kouryu search 大連").out;
  EXPECT_THAT(asked, HasSubstr("2 passages"));
  EXPECT_EQ(run("kouryu 大連").out, asked);
  EXPECT_EQ(run("kouryu -- 大連").out, asked);
  EXPECT_EQ(run("kouryu --index @/i 大連").out, asked);
  EXPECT_EQ(run("kouryu --index @/i search 大連").out, asked);
  EXPECT_EQ(run("kouryu 大連 -公園").status, 0);
  EXPECT_EQ(run("kouryu -- serach").status, 1) << "searched as a word";
  EXPECT_EQ(run("kouryu x").status, 1) << "one letter is no beginning of a command";
  EXPECT_EQ(run("kouryu --index @/i facets city").out, run("kouryu facets city").out);
}

TEST_F(Usage, TheIndexIsThatOfTheOptionElseOfTheVariableElseOfTheDataFolder) {
  const Scratch data;
  const std::string index = (*scratch_ / "i").string();
  const std::string home = "XDG_DATA_HOME=" + data.path().string();
  const auto total = [&](const Strings& environment, const Strings& more = {}) {
    Strings line = {program("kouryu"), "search", "大連"};
    line.insert(line.end(), more.begin(), more.end());
    return run_program(line, environment).status;
  };
  EXPECT_EQ(total({home}), 2) << "nothing there yet";
  std::filesystem::create_directories(data / "kouryu");
  std::filesystem::create_directory_symlink(index, data / "kouryu/index");
  EXPECT_EQ(total({home}), 0);
  EXPECT_EQ(total({home, "KOURYU_INDEX=/nowhere"}), 2) << "the variable goes before";
  EXPECT_EQ(total({home, "KOURYU_INDEX=/nowhere"}, {"--index", index}), 0) << "the option first";
}

TEST_F(Usage, ALoneLetterIsAnOptionAndAWordBehindDashes) {
  EXPECT_THAT(run("kouryu search -h").out, StartsWith("Usage: kouryu search"));
  EXPECT_THAT(run("kouryu timeline 大連 -h").out, StartsWith("Usage: kouryu timeline"));
  EXPECT_EQ(run("kouryu search -q 大連").out, "");
  EXPECT_EQ(run("kouryu search -q 大連").status, 0);
  EXPECT_EQ(run("kouryu search -q 鯨").status, 1);
  EXPECT_THAT(run("kouryu search -v 大連").err, HasSubstr("read as: 大連"));
  for (const char* letter : {"-h", "-q", "-v"}) {
    EXPECT_THAT(run(std::string("kouryu search --format json 大連 -- ") + letter).out,
                HasSubstr(std::string("NOT ") + letter[1]))
        << letter;
  }
  EXPECT_THAT(run("kouryu search --format json 大連 -hq").out, HasSubstr("NOT hq"));
  EXPECT_THAT(run("kouryu search --format json 大連 -x").out, HasSubstr("NOT x"));
}

TEST_F(Usage, HelpIsEverywhereWithArgumentsDefaultsAndThreeExamples) {
  for (const char* command :
       {"search", "similar", "timeline", "relations", "show", "facets", "suggest", "explain",
        "synonyms", "serve", "index", "index status", "index check", "index repair",
        "index snapshot", "index export", "index import", "index remove", "index explain"}) {
    const std::string line = std::string("kouryu ") + command;
    for (const char* locale : {"LC_ALL=C", "LC_ALL=ja_JP.UTF-8"}) {
      const Finished help = run(line + " --help", {locale});
      EXPECT_EQ(help.status, 0) << line;
      EXPECT_EQ(help.out, run(line + " -h", {locale}).out) << line;
      EXPECT_EQ(help.out, run(std::string("kouryu help ") + command, {locale}).out) << line;
      const bool japanese = locale[7] == 'j';
      const std::size_t examples = help.out.find(japanese ? "\n例:\n" : "\nExamples:\n");
      ASSERT_NE(examples, std::string::npos) << line;
      const std::size_t end = help.out.find(japanese ? "\n終了コード:\n" : "\nExit status:\n");
      ASSERT_NE(end, std::string::npos) << line;
      const std::string between = help.out.substr(examples, end - examples);
      const auto lines = std::count(between.begin(), between.end(), '\n');
      EXPECT_GE(lines, 8) << line << between;
      if (japanese) {
        EXPECT_EQ(latin_sentence(help.out.substr(0, examples)), "") << line;
      }
    }
  }
  const std::string help = run("kouryu search --help").out;
  EXPECT_THAT(help, HasSubstr("--limit N               Most results, 0 = all [10]"));
  EXPECT_THAT(help, HasSubstr("--mode auto|and|or|exact"));
  EXPECT_THAT(run("kouryu help").out, HasSubstr("timeline"));
  EXPECT_THAT(run("kouryu help").out, HasSubstr("nothing matched"));
  EXPECT_EQ(run("kouryu").status, 2);
  EXPECT_THAT(run("kouryu").err, StartsWith("Usage: kouryu"));
  EXPECT_THAT(run("kouryu version").out, StartsWith("kouryu 0."));
  EXPECT_EQ(run("kouryu version").out, run("kouryu --version").out);
}

TEST_F(Usage, AHintTellsHowToSeeMore) {
  EXPECT_THAT(
      run("kouryu 大連 --limit 1").out,
      testing::EndsWith("1 of 2 shown; next: --offset 1, more: --limit 5, all: --limit 0\n"));
  EXPECT_THAT(run("kouryu 大連 --limit 1", {"LANG=ja_JP.UTF-8"}).out,
              HasSubstr("2 件のうち 1 件を表示しました"));
  EXPECT_THAT(run("kouryu 大連 --limit 1 --offset 1").out, Not(HasSubstr("--limit 0")));
  EXPECT_THAT(run("kouryu 大連").out, Not(HasSubstr("--limit")));
  EXPECT_THAT(run("kouryu timeline --limit 1").out, HasSubstr("1 of 2 shown"));
  EXPECT_THAT(run("kouryu 大連 --limit 1 --format jsonl").out, Not(HasSubstr("--limit")));
}

TEST_F(Usage, FilesAreToldOnceAndMayEndWithNul) {
  const std::string a = (*scratch_ / "d/a.txt").string();
  const std::string b = (*scratch_ / "d/b.txt").string();
  EXPECT_EQ(run("kouryu search --files 大気").out, a + "\n");
  EXPECT_EQ(run("kouryu search --files 大連").out.size(), a.size() + b.size() + 2);
  EXPECT_EQ(run("kouryu search --files -0 小学校").out, b + std::string(1, '\0'));
  EXPECT_EQ(run("kouryu search --files 鯨").status, 1);
  const Finished built = run("kouryu-index --index @/j --format json -0 --files-from -", {},
                             a + std::string(1, '\0') + b + std::string(1, '\0'));
  EXPECT_EQ(Json::parse(built.out)["documents"], 2) << built.err;
  EXPECT_EQ(Json::parse(run("kouryu-index --index @/k --format json --files-from -", {}, a + "\n\n")
                            .out)["documents"],
            1);
}

TEST_F(Usage, BatchesAreAnsweredInEveryFormat) {
  const std::string queries = "大気\n\n{\"id\": \"s\", \"query\": \"小学校\"}\n";
  const std::string csv = run("kouryu search --batch - --format csv", {}, queries).out;
  EXPECT_THAT(csv, StartsWith("\xEF\xBB\xBFquery_id,rank,score,id,"));
  EXPECT_THAT(csv, HasSubstr("\r\n\"1\",1,"));
  EXPECT_THAT(csv, HasSubstr("\r\n\"s\",1,"));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\r'), 3) << "one head";
  const std::string lines = run("kouryu search --batch - --format jsonl", {}, queries).out;
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
  EXPECT_EQ(Json::parse(lines.substr(0, lines.find('\n')))["query_id"], "1");
  const Finished failed =
      run("kouryu search --batch - --format jsonl", {}, "{\"id\": \"f\", \"querry\": \"x\"}\n");
  EXPECT_EQ(failed.status, 2);
  EXPECT_EQ(Json::parse(failed.out)["query_id"], "f");
  EXPECT_THAT(failed.out, HasSubstr("Did you mean: query"));
  const Finished in_table =
      run("kouryu search --batch - --format csv", {}, "{\"id\": \"f\", \"querry\": \"x\"}\n");
  EXPECT_EQ(in_table.status, 2);
  EXPECT_THAT(in_table.err, HasSubstr("f: querry"));
  const std::string nul =
      run("kouryu search --batch - -0", {}, std::string("大気\n調査\0小学校", 24)).out;
  EXPECT_EQ(std::count(nul.begin(), nul.end(), '\n'), 2) << nul;
}

TEST_F(Usage, ListsAreHadInEveryFormat) {
  for (const char* command : {"facets city", "suggest 大", "synonyms 姉妹都市", "timeline 大連",
                              "relations", "search 大連"}) {
    const auto out = [&](const char* format) {
      return run(std::string("kouryu ") + command + " --format " + format).out;
    };
    const std::string jsonl = out("jsonl");
    ASSERT_FALSE(jsonl.empty()) << command;
    const auto rows = std::count(jsonl.begin(), jsonl.end(), '\n');
    EXPECT_TRUE(Json::parse(jsonl.substr(0, jsonl.find('\n'))).is_object()) << command;
    EXPECT_TRUE(Json::parse(out("json")).is_object()) << command;
    const std::string csv = out("csv");
    EXPECT_THAT(csv, StartsWith("\xEF\xBB\xBF")) << command;
    std::size_t ends = 0;
    for (std::size_t at = csv.find("\r\n"); at != std::string::npos; at = csv.find("\r\n", at + 2))
      ++ends;
    EXPECT_EQ(ends, static_cast<std::size_t>(rows) + 1) << command;
  }
}

TEST_F(Usage, ADocumentIsShownAsTextWithMarks) {
  const std::string shown = run("kouryu show a.txt", {"LANG=ja_JP.UTF-8"}).out;
  EXPECT_THAT(shown, HasSubstr("文書: 大気の協力"));
  EXPECT_THAT(shown, HasSubstr("ファイル: /"));
  EXPECT_THAT(shown, HasSubstr("大気の調査を始めた"));
  EXPECT_THAT(run("kouryu show --marks 大連 a.txt").out, HasSubstr("【大連】市は"));
  EXPECT_THAT(run("kouryu show --marks 大連 --color always a.txt").out,
              HasSubstr("\x1b[1;33m大連\x1b[0m"));
  const std::string id = Json::parse(run("kouryu search --format jsonl 大気").out)["id"];
  const std::string passage = run("kouryu show " + id, {"LANG=ja_JP.UTF-8"}).out;
  EXPECT_THAT(passage, HasSubstr("市区町村: 大連市"));
  EXPECT_THAT(passage, HasSubstr("団体: 自治体国際化協会"));
  EXPECT_EQ(latin_sentence(passage), "");
}

TEST_F(Usage, PathsAreLinksWhereThatIsAsked) {
  const std::string shown = run("kouryu search --hyperlinks always 大気").out;
  EXPECT_THAT(shown, HasSubstr("\x1b]8;;file://"));
  EXPECT_THAT(shown, HasSubstr("/d/a.txt\x1b\\"));
  EXPECT_THAT(run("kouryu search 大気").out, Not(HasSubstr("\x1b")));
}

/// `line` in a terminal of 80 columns and 12 rows.
std::string on_terminal(const std::string& line, const std::string& environment) {
  return run_program({"/bin/sh", "-c",
                      "stty cols 80 rows 12 2>/dev/null; env -i HOME=/ PATH=/usr/bin:/bin " +
                          environment + " script -qec 'stty cols 80 rows 12; " + line +
                          "' /dev/null"})
      .out;
}

TEST_F(Usage, ATerminalGetsColoursLinksAndAPager) {
  const std::string index = "KOURYU_INDEX=" + (*scratch_ / "i").string() + ' ';
  const std::string search = program("kouryu") + " search 大連";
  const std::string plain = on_terminal(search, index + "TERM=dumb PAGER=cat");
  if (plain.find("大連") == std::string::npos) GTEST_SKIP() << "no script(1)";
  EXPECT_THAT(plain, Not(HasSubstr("\x1b"))) << "TERM=dumb";
  EXPECT_THAT(on_terminal(search, index + "TERM=xterm NO_COLOR=1 PAGER=cat"),
              Not(HasSubstr("\x1b")));
  EXPECT_THAT(on_terminal(search, index + "TERM=xterm PAGER=cat"), HasSubstr("\x1b[1m2 passages"));
  EXPECT_THAT(on_terminal(search, index + "TERM=xterm PAGER=cat"), Not(HasSubstr("\x1b]8")));
  EXPECT_THAT(on_terminal(search, index + "TERM=xterm VTE_VERSION=6800 PAGER=cat"),
              HasSubstr("\x1b]8;;file://"));
  const std::string pager = "TERM=dumb PAGER=\"sed s/^/PAGED:/\"";
  EXPECT_THAT(on_terminal(search, index + pager), HasSubstr("PAGED:2 passages"));
  EXPECT_THAT(on_terminal(search + " --no-pager", index + pager), Not(HasSubstr("PAGED")));
  EXPECT_THAT(on_terminal(search + " --format json", index + pager), Not(HasSubstr("PAGED")));
  EXPECT_THAT(on_terminal(program("kouryu") + " facets country", index + pager),
              Not(HasSubstr("PAGED")))
      << "a short answer";
  EXPECT_THAT(on_terminal(search, index + "TERM=dumb PAGER=/no/such/pager"),
              HasSubstr("2 passages"));
}

TEST_F(Usage, WhatIsSkippedIsToldInJapanese) {
  const std::string lines =
      "{\"id\": \"a\", \"text\": \"大連\"}\n{\"id\": \"b\"}\n[]\n{broken\n"
      "{\"id\": \"c\", \"text\": 5}\n{\"id\": \"d\", \"text\": \"\"}\n"
      "{\"id\": \"e\", \"text\": \"x\", \"facets\": {\"year\": [\"never\"]}}\n"
      "{\"id\": \"f\", \"text\": \"x\", \"facets\": []}\n\xFF\n";
  const Finished done =
      run("kouryu-index --index @/l --input jsonl -", {"LC_ALL=ja_JP.UTF-8"}, lines);
  EXPECT_EQ(done.status, 1);
  EXPECT_THAT(done.err, HasSubstr("text がありません"));
  EXPECT_THAT(done.err, HasSubstr("バイト目が JSON ではありません"));
  EXPECT_EQ(latin_sentence(done.err), "") << done.err;
  const Finished imported = run("kouryu-index import --index @/n -", {"LC_ALL=ja_JP.UTF-8"},
                                "{broken\n{\"passage\": {\"id\": 5}}\n[]\n");
  EXPECT_EQ(latin_sentence(imported.err), "") << imported.err;
  scratch_->write("odd/korean.txt",
                  "\xB1\xB3\xB7\xF9\xC0\xC7 \xB1\xE2\xB7\xCF\xC0\xD4\xB4\xCF\xB4\xD9. "
                  "\xB1\xB3\xB7\xF9\xC0\xC7 \xB1\xE2\xB7\xCF\xC0\xD4\xB4\xCF\xB4\xD9.");
  scratch_->write("odd/a.docx", "PK\x03\x04 broken");
  scratch_->write("odd/b.pdf", "%PDF-1.4 broken");
  scratch_->write("odd/empty.txt", "");
  const Finished odd = run("kouryu-index --index @/m -v @/odd @/gone", {"LC_ALL=ja_JP.UTF-8"});
  EXPECT_EQ(odd.status, 1);
  EXPECT_EQ(latin_sentence(odd.err), "") << odd.err;
  EXPECT_EQ(
      latin_sentence(run("kouryu-index status --failed --index @/m", {"LC_ALL=ja_JP.UTF-8"}).out),
      "");
}

/// A statement that tells something to people, and has a sentence in one language alone.
TEST(Sources, EveryMessageHasTwoLanguages) {
  static const std::regex telling(
      R"((throw |Error\(|UsageError|std::cerr|fprintf\(stderr|refuse\())");
  static const std::regex literal(R"re("((?:[^"\\]|\\.)*)")re");
  static const std::regex japanese("[\xE3-\xE9][\x80-\xBF][\x80-\xBF]");
  std::string alone;
  for (const char* part : {"dict", "indexer", "searcher"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(KOURYU_SOURCE_DIR) / part)) {
      const std::string path = entry.path().generic_string();
      // Not programs of ours that people run, or worded where they are shown (cli/details.cpp).
      const bool other = path.find("/examples/") != path.npos ||
                         path.find("compile_") != path.npos ||
                         path.find("/extract/") != path.npos || path.find("/build/") != path.npos ||
                         path.find("exchange_line") != path.npos;

      if (other || entry.path().extension() != ".cpp") continue;
      const std::string text =
          std::regex_replace(read_whole(entry.path()), std::regex("(^|[ \n])//[^\n]*"), "");
      for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(";{}", begin), text.size());
        const std::string statement = text.substr(begin, end - begin);
        begin = end + 1;
        if (!std::regex_search(statement, telling) || std::regex_search(statement, japanese) ||
            statement.find("ErrorKind::Internal") != statement.npos) {
          continue;
        }
        std::string said;
        for (std::sregex_iterator at(statement.begin(), statement.end(), literal), none; at != none;
             ++at) {
          said += (*at)[1].str();
        }
        if (!latin_sentence(said).empty()) alone += path + ": " + said + '\n';
      }
    }
  }
  EXPECT_EQ(alone, "");
}

}  // namespace
}  // namespace kouryu::test
