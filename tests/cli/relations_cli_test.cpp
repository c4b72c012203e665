// kouryu relations as it is used: rows in every format and both languages, exit statuses.
#include <algorithm>
#include <string>

#include "dict/base/width.h"
#include "tests/cli/cli_fixture.h"
#include "tests/support/test_index.h"

namespace kouryu::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class RelationsCli : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    PassageRecord signed_there = passage("a-1", "青森市は大連市と経済協定を結んだ。");
    signed_there.document_title = "港の便り";
    signed_there.page = 3;
    signed_there.city = {"大連市", "青森市"};
    signed_there.relations = {{"青森市",
                               "大連市",
                               RelationKind::Tie,
                               "2004-12-24",
                               {2004},
                               true,
                               {0, 51},
                               "sentence:協定"}};
    PassageRecord later = passage("b-1", "協定から十年。\n=青森市で大連市の展示。");
    later.document_title = "=展示";
    later.city = {"大連市"};
    later.relations = {
        {"青森市",
         "大連市",
         RelationKind::Tie,
         "2004",
         {2004, 2014},
         true,
         {0, 21},
         "sentence:協定"},
        {"青森市", "大連市", RelationKind::Activity, "", {}, false, {22, 56}, "sentence:展示"}};
    write_index(index(), {signed_there, later});
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static std::string index() { return folder_->path("index"); }
  static Finished relations(std::vector<std::string> arguments,
                            const std::vector<std::string>& environment = {}) {
    arguments.insert(arguments.begin(), {program("kouryu"), "relations", "--index", index()});
    return run_program(arguments, environment);
  }

  static inline std::unique_ptr<TempFolder> folder_;
};

TEST_F(RelationsCli, ListsPairsForAReader) {
  const Finished english = relations({});
  EXPECT_EQ(english.status, 0) << english.err;
  EXPECT_EQ(english.out,
            "青森市 – 大連市  tie       2004-12-24  2004–2014  2 passages    [港の便り]\n"
            "    青森市は大連市と経済協定を結んだ。\n"
            "青森市 – 大連市  activity  -           -           1 passage     (uncertain) [=展示]\n"
            "    =青森市で大連市の展示。\n");
  const Finished japanese = relations({"--kind", "activity"}, {"LC_ALL=ja_JP.UTF-8"});
  EXPECT_EQ(japanese.out,
            "青森市 – 大連市  交流      -           -           1か所         (不確か) [=展示]\n"
            "    =青森市で大連市の展示。\n");
}

TEST_F(RelationsCli, WritesJsonAsTheContractHasIt) {
  const Json found = Json::parse(relations({"--format", "json"}).out);
  EXPECT_EQ(found["format_version"], 1);
  EXPECT_EQ(found["total"], 2);
  EXPECT_EQ(found["warnings"], Json::array());
  const Json& first = found["relations"][0];
  EXPECT_THAT(keys(first), ElementsAre("a", "b", "kind", "since", "years", "passages", "documents",
                                       "certain", "evidence"));
  EXPECT_EQ(first["a"], "青森市");
  EXPECT_EQ(first["b"], "大連市");
  EXPECT_EQ(first["kind"], "tie");
  EXPECT_EQ(first["since"], "2004-12-24");
  EXPECT_EQ(first["years"], Json::parse("[2004, 2014]"));
  EXPECT_EQ(first["passages"], 2);
  EXPECT_EQ(first["documents"], 2);
  EXPECT_EQ(first["certain"], true);
  const Json& evidence = first["evidence"][0];
  EXPECT_EQ(evidence["id"], "a-1");
  EXPECT_EQ(evidence["text"], "青森市は大連市と経済協定を結んだ。");
  EXPECT_EQ(evidence["begin"], 0);
  EXPECT_EQ(evidence["end"], 17);
  EXPECT_EQ(evidence["how"], "sentence:協定");
  EXPECT_EQ(evidence["page"], 3);
  EXPECT_EQ(found["relations"][1]["since"], nullptr);
  EXPECT_EQ(found["relations"][1]["evidence"][0]["begin"], 8) << "code points";
  EXPECT_EQ(found["relations"][1]["certain"], false);
}

TEST_F(RelationsCli, WritesALineARelation) {
  const Json whole = Json::parse(relations({"--format", "json"}).out);
  std::istringstream lines(relations({"--format", "jsonl"}).out);
  std::string line;
  for (const Json& one : whole["relations"]) {
    ASSERT_TRUE(std::getline(lines, line));
    EXPECT_EQ(Json::parse(line), one);
  }
  EXPECT_FALSE(std::getline(lines, line));
}

TEST_F(RelationsCli, WritesATableForSpreadsheets) {
  const std::string head =
      "\xEF\xBB\xBF"
      "a,b,kind,since,first_year,last_year,passages,documents,certain,how,evidence,"
      "document,path,page,passage\r\n";
  for (const char* locale : {"LC_ALL=C", "LC_ALL=ja_JP.UTF-8"}) {
    EXPECT_EQ(
        relations({"--format", "csv"}, {locale}).out,
        head +
            "\"青森市\",\"大連市\",tie,2004-12-24,2004,2014,2,2,true,\"sentence:協定\","
            "\"青森市は大連市と経済協定を結んだ。\",\"港の便り\",\"/docs/doc-a.txt\",3,\"a-1\"\r\n"
            "\"青森市\",\"大連市\",activity,,,,1,1,false,\"sentence:展示\","
            "\"'=青森市で大連市の展示。\",\"'=展示\",\"/docs/doc-b.txt\",,\"b-1\"\r\n");
  }
  EXPECT_EQ(relations({"--format", "csv", "鯨"}).out, head);
}

TEST_F(RelationsCli, ShowsALineOfWhatTells) {
  const TempFolder folder;
  PassageRecord record = passage("r-1", "団体名 青森市\n交流の相手方 大連市\n");
  for (int i = 0; i < 40; ++i) record.text += "内容 市民が歌い、踊った。";
  const ByteRange whole{0, record.text.size()};
  record.relations = {
      {"青森市", "大連市", RelationKind::Activity, "", {}, true, whole, "record:相手方"}};
  write_index(folder.path("long"), {record});
  const auto told = [&](const char* format) {
    return run_program(
        {program("kouryu"), "relations", "--index", folder.path("long"), "--format", format}, {});
  };
  const std::string text = told("text").out;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2) << text;
  const std::string line = text.substr(text.find('\n') + 1);
  EXPECT_THAT(line, HasSubstr("    団体名 青森市 交流の相手方 大連市 "));
  EXPECT_THAT(line, HasSubstr("…\n"));
  EXPECT_LE(text_columns(line), 80U);
  EXPECT_GE(text_columns(line), 76U) << "no terminal says that there is less room";
  const Json json = Json::parse(told("json").out);
  EXPECT_EQ(json["relations"][0]["evidence"][0]["text"], record.text);
}

TEST_F(RelationsCli, WarnsBesideTheFormatsOfPrograms) {
  for (const char* command : {"search", "timeline", "relations"}) {
    for (const char* format : {"csv", "jsonl"}) {
      const Finished told = run_program({program("kouryu"), command, "--index", index(), "--format",
                                         format, "青森市 city:ほげ市"},
                                        {});
      EXPECT_THAT(told.err, HasSubstr("kouryu: all of it stands somewhere"))
          << command << ' ' << format;
      EXPECT_THAT(told.out, Not(HasSubstr("somewhere")));
    }
  }
}

TEST_F(RelationsCli, TakesQueryFiltersAndPlaces) {
  const auto total = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--format", "json"});
    return Json::parse(relations(std::move(arguments)).out)["total"];
  };
  EXPECT_EQ(total({"経済"}), 1);
  EXPECT_EQ(total({"pair:大連-青森", "--kind", "tie"}), 1);
  EXPECT_EQ(total({"--pair", "大連〜青森", "--with", "だいれん"}), 2);
  EXPECT_EQ(total({"--with", "Dalian", "--with", "釜山"}), 2);
  EXPECT_EQ(total({"--kind", "tie", "--kind", "activity"}), 2);
  const Json second =
      Json::parse(relations({"--format", "json", "--limit", "1", "--offset", "1"}).out);
  EXPECT_EQ(second["total"], 2);
  EXPECT_EQ(second["relations"].size(), 1U);
  EXPECT_EQ(second["relations"][0]["kind"], "activity");
}

TEST_F(RelationsCli, AllValuesOfAFieldAreWantedOnDemand) {
  const auto total = [](const char* command, std::vector<std::string> arguments,
                        const std::string& input = {}) {
    arguments.insert(arguments.begin(), {program("kouryu"), command, "--index", index()});
    arguments.insert(arguments.end(), {"--format", "json"});
    return Json::parse(run_program(arguments, {}, input).out)["total"];
  };
  const std::vector<std::string> any = {"--city", "青森", "--city", "大連"};
  std::vector<std::string> all = any;
  all.insert(all.end(), {"--all", "city", "--all", "year"});
  EXPECT_EQ(total("search", any), 2);
  EXPECT_EQ(total("search", all), 1);
  EXPECT_EQ(total("relations", any), 2);
  EXPECT_EQ(total("relations", all), 1);
  EXPECT_EQ(total("timeline", all), 0);
  EXPECT_EQ(total("search", {"--batch", "-"},
                  R"({"filters": {"city": ["青森", "大連"]}, "all": ["city"]})"
                  "\n"),
            1);
  EXPECT_EQ(total("search", {"--batch", "-"},
                  R"({"filters": {"city": ["青森", "大連"]}, "all": "city,year"})"
                  "\n"),
            1);
  EXPECT_EQ(total("search", {"--batch", "-", "--all", "city"},
                  R"({"filters": {"city": ["青森", "大連"]}})"
                  "\n"),
            1);
  const Finished refused = relations({"--all", "weather"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("weather"));
  const Finished line =
      run_program({program("kouryu"), "search", "--index", index(), "--batch", "-"}, {},
                  R"({"query": "港", "all": ["weather"]})"
                  "\n");
  EXPECT_EQ(line.status, 2);
  EXPECT_THAT(line.out, HasSubstr("bad_query"));
}

TEST_F(RelationsCli, ExitStatusTellsWhatWasFound) {
  EXPECT_EQ(relations({"--with", "大連"}).status, 0);
  EXPECT_EQ(relations({"--with", "釜山"}).status, 1);
  EXPECT_EQ(relations({"鯨"}).status, 1);
  EXPECT_EQ(relations({"--kind", "office"}).status, 1);
  EXPECT_THAT(relations({"鯨"}).out, Not(HasSubstr("青森市")));
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{"--with", "ほげほげ"},
                                             {"--with", ""},
                                             {"--kind", "ties"},
                                             {"--pair", "青森市"},
                                             {"pair:青森市"},
                                             {"--sort", "year"},
                                             {"--batch", "-"},
                                             {"--limit", "-1"},
                                             {"--format", "xml"}}) {
    const Finished refused = relations(wrong);
    EXPECT_EQ(refused.status, 2) << wrong[0];
    EXPECT_THAT(refused.out, IsEmpty()) << wrong[0];
    EXPECT_THAT(refused.err, Not(IsEmpty())) << wrong[0];
  }
}

}  // namespace
}  // namespace kouryu::test
