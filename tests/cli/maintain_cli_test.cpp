// kouryu-index ACTION as its users run it: told, checked, mended, copied, carried elsewhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <vector>

#include "tests/cli/index_shell.h"
#include "tests/support/exchange_lines.h"

namespace kouryu {
namespace {

using nlohmann::json;
using test::Finished;
using test::program;
using test::read_whole;
using test::run_program;
using test::Scratch;
using test::Strings;
using testing::HasSubstr;

/// Three documents and a ready-made passage; one file that cannot be read.
class Maintain : public testing::Test {
 protected:
  void SetUp() override {
    (void)scratch_.write(
        "docs/大連.txt",
        "環境の研修\n\n2004年12月24日、青森市と大連市は環境について話し合った。\n");
    (void)scratch_.write("docs/b.md",
                         "# 交流の記録\n\n平成16年度に北九州市を訪れた。\n\n## 水\n\n"
                         "水の研修に30人が参加した。\n");
    (void)scratch_.write("docs/c.csv", "相手方,年\n釜山広域市,2010\n上海市,2011\n");
    (void)scratch_.write("docs/d.md",
                         "# 経過\n\n平成16年4月1日、北九州市に事務所を置いた。\n\n"
                         "同年10月、大連市を訪れた。\n\n同年度の研修に5人が参加した。\n\n"
                         "今年3月、訪問団を迎えた。\n");
    (void)scratch_.write("docs/e.csv", "相手方,日付\n青島市,2009年5月\n煙台市,同年7月\n");
    (void)scratch_.write("docs/empty.pdf", "%PDF-1.4 broken");
    (void)scratch_.write("line.jsonl",
                         R"({"id": "j1", "title": "便り", "text": "仙台市からの便り",)"
                         R"( "facets": {"city": ["仙台市"], "year": [1999]}})"
                         "\n");
    ASSERT_EQ(index({"docs"}).status, 1);
    ASSERT_EQ(index({"--input", "jsonl", "line.jsonl"}).status, 0);
  }

  /// kouryu-index with --index INDEX before the words; names of files are in the scratch folder.
  [[nodiscard]] Finished index(Strings words, const std::string& at = "i") const {
    for (std::string& word : words) {
      if (std::filesystem::exists(scratch_ / word)) word = (scratch_ / word).string();
    }
    words.insert(words.begin(), {program("kouryu-index"), "--index", (scratch_ / at).string()});
    return run_program(words);
  }
  /// The same for an action.
  [[nodiscard]] Finished act(Strings words, const std::string& at = "i") const {
    words.insert(words.begin() + 1, {"--index", (scratch_ / at).string()});
    words.insert(words.begin(), program("kouryu-index"));
    return run_program(words);
  }
  /// All that an index answers, without the time it took.
  [[nodiscard]] std::string answers(const std::string& at) const {
    const std::string questions =
        "大連 環境\n{\"query\": \"\", \"limit\": 0, \"explain\": true}\nyear:2004\n"
        "date:2004-12-01..2004-12-31\ndate:2004-10\ndate:2009-07\nfield:相手方:釜山\nfy:"
        "2004\ntitle:便り\n研修\n";
    const Finished done = run_program(
        {program("kouryu"), "search", "--index", (scratch_ / at).string(), "--batch", "-"}, {},
        questions);
    const Finished events = run_program(
        {program("kouryu"), "timeline", "--index", (scratch_ / at).string(), "--format", "json"});
    EXPECT_EQ(done.status, 0) << done.err;
    EXPECT_EQ(events.status, 0) << events.err;
    return std::regex_replace(done.out, std::regex(R"("took_ms":[0-9.e+-]+)"), "") + events.out;
  }
  [[nodiscard]] std::filesystem::path file(const char* name) const {
    return scratch_ / (std::string("i/xapian/") + name);
  }
  /// Some bytes in the middle, or after another share of the file.
  void damage(const char* name, double share = 0.5) const {
    std::string bytes = read_whole(file(name));
    const auto begin = static_cast<std::size_t>(static_cast<double>(bytes.size()) * share);
    const std::size_t end = std::min(bytes.size(), begin + 64);
    for (std::size_t at = begin; at < end; ++at) bytes[at] ^= 0x55;
    (void)scratch_.write(std::string("i/xapian/") + name, bytes);
  }

  Scratch scratch_;
};

TEST_F(Maintain, StatusTellsPlainFacts) {
  const Finished done = act({"status", "--format", "json"});
  ASSERT_EQ(done.status, 0) << done.err;
  const json facts = json::parse(done.out);
  EXPECT_EQ(facts["documents"], 6);
  EXPECT_GT(facts["passages"], 3);
  EXPECT_GT(facts["bytes"], 1000);
  EXPECT_EQ(facts["unfinished"], false);
  EXPECT_THAT(facts["written"].get<std::string>(), testing::MatchesRegex("20..-..-..T..:..:..Z"));
  ASSERT_EQ(facts["failed"].size(), 1U);
  EXPECT_THAT(facts["failed"][0]["path"].get<std::string>(), HasSubstr("empty.pdf"));
  EXPECT_EQ(facts["failed"][0]["reason"], "broken");
  EXPECT_THAT(act({"status", "--failed"}).out, HasSubstr("empty.pdf is damaged"));
  EXPECT_EQ(act({"status"}, "none").status, 2);
}

TEST_F(Maintain, AnExportThatIsImportedAnswersTheSame) {
  const std::string lines = (scratch_ / "all.jsonl").string();
  ASSERT_EQ(act({"export", lines}).status, 0);
  ASSERT_EQ(act({"import", lines}, "copy").status, 0);
  EXPECT_EQ(answers("copy"), answers("i"));
  const Finished again = act({"export"}, "copy");
  EXPECT_EQ(again.out, read_whole(lines));
  // Twice is once; the files are known, and not read again.
  ASSERT_EQ(act({"import", lines}, "copy").status, 0);
  EXPECT_EQ(answers("copy"), answers("i"));
  const Finished run = index({"--format", "json", "docs"}, "copy");
  EXPECT_EQ(json::parse(run.out)["unchanged"], 5) << run.out;
  const Finished bad = act({"import", (scratch_ / "docs/b.md").string()}, "copy");
  EXPECT_EQ(bad.status, 1);
  EXPECT_THAT(bad.err, HasSubstr("line 1: "));
}

TEST_F(Maintain, AnImportedDocumentHasThePassagesThatCome) {
  const std::string lines = (scratch_ / "all.jsonl").string();
  ASSERT_EQ(act({"export", lines}).status, 0);
  ASSERT_EQ(act({"import", lines}, "copy").status, 0);
  (void)scratch_.write("docs/b.md", "# 交流の記録\n\n上海市を訪れた。\n");
  (void)scratch_.write("docs/c.csv", "相手方,年\n釜山広域市,2010\n");
  ASSERT_EQ(act({"remove", (scratch_ / "docs/大連.txt").string()}).status, 0);
  ASSERT_EQ(index({"docs"}).status, 1);
  ASSERT_EQ(act({"export", lines}).status, 0);
  ASSERT_EQ(act({"import", lines}, "copy").status, 0);
  EXPECT_EQ(answers("copy"), answers("i"));
  const Finished deep = act({"check", "--deep"}, "copy");
  EXPECT_EQ(deep.status, 0) << deep.out;
}

TEST_F(Maintain, AnExportThatFailsLeavesTheLastOne) {
  const std::string lines = scratch_.write("all.jsonl", "the last one\n").string();
  EXPECT_EQ(act({"export", lines}, "none").status, 2);
  EXPECT_EQ(read_whole(lines), "the last one\n");
  damage("docdata.glass");
  EXPECT_EQ(act({"export", lines}).status, 2);
  EXPECT_EQ(read_whole(lines), "the last one\n");
  EXPECT_FALSE(std::filesystem::exists(lines + ".part"));
  EXPECT_EQ(act({"export", "/dev/null"}, "i").status, 2);
  EXPECT_EQ(act({"export", (scratch_ / "nowhere/all.jsonl").string()}).status, 2);
}

TEST_F(Maintain, AFolderOfAPersonIsLeftAsItIs) {
  const std::string lines = (scratch_ / "all.jsonl").string();
  ASSERT_EQ(act({"export", lines}).status, 0);
  const std::string kept = "f/building/house.txt";
  for (const Strings& action : {Strings{"import", lines}, {"remove", "j1"}, {"repair"}}) {
    for (const bool is_database : {false, true}) {
      std::filesystem::remove_all(scratch_ / "f");
      (void)scratch_.write(kept, "家の図面\n");
      if (is_database) {
        std::filesystem::copy(scratch_ / "i/xapian", scratch_ / "f/xapian");
      } else {
        (void)scratch_.write("f/xapian/notes.txt", "メモ\n");
      }
      const Finished done = act(action, "f");
      EXPECT_EQ(done.status, 2) << action[0];
      EXPECT_THAT(done.err, HasSubstr("nor an index")) << action[0];
      EXPECT_EQ(read_whole(scratch_ / kept), "家の図面\n") << action[0];
      EXPECT_FALSE(std::filesystem::exists(scratch_ / "f/lock")) << action[0];
    }
  }
}

TEST_F(Maintain, ASnapshotAnswersTheSameAndIsSound) {
  const std::string target = (scratch_ / "copy").string();
  ASSERT_EQ(act({"snapshot", target}).status, 0);
  EXPECT_EQ(answers("copy"), answers("i"));
  EXPECT_EQ(act({"check", "--deep"}, "copy").status, 0);
  EXPECT_EQ(act({"snapshot", target}).status, 2) << "it is not empty";
}

TEST_F(Maintain, WhatWasRemovedIsGoneAndStaysAway) {
  const std::string secret = "青森市と大連市";
  const std::string path = (scratch_ / "docs/大連.txt").string();
  EXPECT_EQ(act({"remove", "nowhere", "j1"}).status, 2);
  const Finished done = act({"remove", "--format", "json", path, "j1"});
  ASSERT_EQ(done.status, 0) << done.err;
  EXPECT_EQ(json::parse(done.out)["removed"], 2);
  EXPECT_EQ(act({"check", "--deep"}).status, 0);
  EXPECT_EQ(index({"docs"}).status, 1);  // for the broken file
  EXPECT_THAT(answers("i"), testing::Not(HasSubstr(secret)));
  const json facts = json::parse(act({"status", "--format", "json"}).out);
  EXPECT_EQ(facts["documents"], 4);
  EXPECT_EQ(facts["failed"].size(), 1U) << "what was removed is no file that cannot be read";
  (void)scratch_.write("docs/大連.txt", "青森市と大連市は、また話し合った。\n");
  EXPECT_EQ(index({"docs"}).status, 1);
  EXPECT_THAT(answers("i"), HasSubstr(secret));
}

TEST_F(Maintain, CheckFindsRotUnderAnUnchangedTime) {
  EXPECT_EQ(act({"check"}).status, 0);
  // Larger than what is hashed at each opening.
  std::string many;
  for (int i = 0; i < 3000; ++i) {
    const std::string n = std::to_string(i);
    many += R"({"id": "m)" + n + R"(", "text": "第)" + n + R"(回の研修"})" + "\n";
  }
  (void)scratch_.write("many.jsonl", many);
  ASSERT_EQ(index({"--input", "jsonl", "many.jsonl"}).status, 0);
  const auto time = std::filesystem::last_write_time(file("postlist.glass"));
  damage("postlist.glass");
  std::filesystem::last_write_time(file("postlist.glass"), time);
  const Finished found = act({"check"});
  EXPECT_EQ(found.status, 2);
  EXPECT_THAT(found.out, HasSubstr("postlist.glass"));
  EXPECT_EQ(index({"--input", "jsonl", "line.jsonl"}).status, 0) << "it has nothing to write";
  (void)scratch_.write("more.jsonl", R"({"id": "new", "text": "新しい"})");
  const Finished update = index({"--input", "jsonl", "more.jsonl"});
  EXPECT_EQ(update.status, 2);
  EXPECT_THAT(update.err, HasSubstr("postlist.glass"));
}

struct RepairCase {
  const char* name;
  const char* file;  // damaged, or deleted where it begins with '-'
  int status;
};

TEST_F(Maintain, RepairBringsBackWhatIsSoundOrOnDisk) {
  constexpr RepairCase kCases[] = {
      {"nothing is wrong", nullptr, 0},   {"the manifest", "manifest", 0},
      {"no manifest", "-manifest", 0},    {"Xapian's header", "iamglass", 0},
      {"no header", "-iamglass", 0},      {"terms", "termlist.glass", 0},
      {"no terms", "-termlist.glass", 0}, {"postings", "postlist.glass", 0},
  };
  const std::string right = answers("i");
  std::filesystem::copy(scratch_ / "i", scratch_ / "good",
                        std::filesystem::copy_options::recursive);
  for (const RepairCase& c : kCases) {
    std::filesystem::remove_all(scratch_ / "i");
    std::filesystem::copy(scratch_ / "good", scratch_ / "i",
                          std::filesystem::copy_options::recursive);
    if (c.file != nullptr && *c.file == '-') {
      std::filesystem::remove(file(c.file + 1));
    } else if (c.file != nullptr) {
      damage(c.file);
    }
    const Finished done = act({"repair"});
    EXPECT_EQ(done.status, c.status) << c.name << ": " << done.out << done.err;
    EXPECT_EQ(act({"check", "--deep"}).status, 0) << c.name;
    EXPECT_EQ(answers("i"), right) << c.name;
  }
}

TEST_F(Maintain, RepairForgetsNoDocumentAndBringsNoneBack) {
  constexpr std::pair<const char*, double> kDamages[] = {
      {"termlist.glass", 0.5}, {"docdata.glass", 0.6},  {"docdata.glass", 0.7},
      {"docdata.glass", 0.8},  {"docdata.glass", 0.95},
  };
  ASSERT_EQ(act({"remove", (scratch_ / "docs/大連.txt").string()}).status, 0);
  const std::string right = answers("i");
  std::filesystem::copy(scratch_ / "i", scratch_ / "good",
                        std::filesystem::copy_options::recursive);
  for (const auto& [name, share] : kDamages) {
    const std::string where = name + std::string(" at ") + std::to_string(share);
    std::filesystem::remove_all(scratch_ / "i");
    std::filesystem::copy(scratch_ / "good", scratch_ / "i",
                          std::filesystem::copy_options::recursive);
    damage(name, share);
    const Finished done = act({"repair"});
    EXPECT_LE(done.status, 1) << where << done.err;
    // All files are there: only the ready-made passage can be lost, and that is told.
    EXPECT_EQ(answers("i") == right, done.status == 0) << where << done.out << done.err;
    const json facts = json::parse(act({"status", "--format", "json"}).out);
    EXPECT_EQ(facts["documents"], done.status == 0 ? 5 : 4) << where;
    EXPECT_EQ(facts["failed"].size(), 1U) << where;
    EXPECT_EQ(act({"check", "--deep"}).status, 0) << where;
  }
}

TEST_F(Maintain, AnotherSchemaIsNoDamage) {
  {
    Xapian::WritableDatabase database((scratch_ / "i/xapian").string(), Xapian::DB_OPEN);
    database.set_metadata("kouryu.schema_version", "1");
    database.commit();
  }
  std::filesystem::remove(file("manifest"));
  for (const Strings& action : {Strings{"check", "--deep"}, {"repair"}}) {
    const Finished done = act(action);
    EXPECT_EQ(done.status, 2) << action[0];
    EXPECT_THAT(done.err, HasSubstr("schema")) << action[0];
    EXPECT_THAT(done.err, testing::Not(HasSubstr("damaged"))) << action[0];
  }
}

TEST_F(Maintain, AnotherDictionaryIsNoDamageButTold) {
  {
    Xapian::WritableDatabase database((scratch_ / "i/xapian").string(), Xapian::DB_OPEN);
    database.set_metadata("kouryu.analyzer", "0-of-another-time");
    database.commit();
  }
  std::filesystem::remove(file("manifest"));
  EXPECT_EQ(act({"check"}).status, 0);
  const Finished deep = act({"check", "--deep"});
  EXPECT_EQ(deep.status, 2);
  EXPECT_THAT(deep.err, HasSubstr("other dictionaries"));
  EXPECT_THAT(deep.err, HasSubstr("--rebuild"));
}

TEST_F(Maintain, AnImportedLineThatIsSpoiltCostsThatLine) {
  // In an id that is taken, too: Xapian stores each NUL in two bytes.
  const json odd = {{"id", std::string(130, '\0')}, {"text", "ひとつめの便り"}};
  std::string lines = odd.dump() + "\n";
  for (const char* const change :
       {R"({"facets": {"year": [99999]}})", R"({"record": {"pages": [[900, 2]]}})",
        R"({"record": {"source": {"begin": 2, "end": 1}}})"}) {
    json line = json::parse(test::kPassageLine);
    line.merge_patch(json::parse(change));
    lines += line.dump() + "\n";
  }
  lines += json({{"id", "last"}, {"text", "ふたつめの便り"}}).dump() + "\n";
  const Finished done = act({"import", scratch_.write("spoilt.jsonl", lines).string()}, "new");
  EXPECT_EQ(done.status, 1) << done.err;
  for (const char* const told : {"line 2: ", "line 3: ", "line 4: "}) {
    EXPECT_THAT(done.err, HasSubstr(told));
  }
  const Finished found = run_program({program("kouryu"), "search", "--index",
                                      (scratch_ / "new").string(), "--format", "json", "便り"});
  EXPECT_EQ(json::parse(found.out)["total"], 2) << found.err;
  EXPECT_EQ(act({"check", "--deep"}, "new").status, 0);
}

TEST_F(Maintain, ThePathOfAFileNamedLikeAnAction) {
  (void)scratch_.write("here/status", "福岡市の便り\n");
  const Finished done = run_program({"/bin/sh", "-c",
                                     "cd " + (scratch_ / "here").string() + " && " +
                                         program("kouryu-index") + " --index ../j ./status"});
  EXPECT_EQ(done.status, 0) << done.err;
  EXPECT_THAT(run_program({program("kouryu-index"), "--help"}).out, HasSubstr("snapshot TO"));
}

}  // namespace
}  // namespace kouryu
