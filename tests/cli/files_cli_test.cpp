// Folders as offices have them: names of old shares, files under a wrong name, mails with
// attachments, files that become empty, kinds that are not read.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/cli/cli_fixture.h"

namespace kouryu::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kPage =
    "<!DOCTYPE html><title>港</title><h1>港</h1><p>釜山港を視察した。</p>";

/// A mail with one attachment, a text.
std::string mail(const std::string& body, const std::string& attached) {
  return "From: a@example.jp\r\nTo: b@example.jp\r\nSubject: harbour\r\n"
         "Date: Tue, 01 Apr 2025 09:00:00 +0900\r\nMIME-Version: 1.0\r\n"
         "Content-Type: multipart/mixed; boundary=part\r\n\r\n"
         "--part\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" +
         body +
         "\r\n--part\r\nContent-Type: text/plain; charset=UTF-8; name=\"plan.txt\"\r\n"
         "Content-Disposition: attachment; filename=\"plan.txt\"\r\n\r\n" +
         attached + "\r\n--part--\r\n";
}

class FilesCli : public testing::Test {
 protected:
  [[nodiscard]] std::string index() const { return (scratch_ / "index").string(); }
  [[nodiscard]] std::string docs() const { return (scratch_ / "docs").string(); }

  [[nodiscard]] Finished run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(),
                     {program("kouryu-index"), "--index", index(), "--format", "json"});
    return run_program(arguments);
  }
  [[nodiscard]] Json report(std::vector<std::string> arguments) const {
    return Json::parse(run(std::move(arguments)).out);
  }
  [[nodiscard]] Json search(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(),
                     {program("kouryu"), "search", "--index", index(), "--format", "json"});
    return Json::parse(run_program(arguments).out);
  }
  [[nodiscard]] std::size_t total(const std::string& query) const {
    return search({"--mode", "exact", query})["total"];
  }
  /// Reasons by the name of the file.
  static std::map<std::string, std::string> reasons(const Json& report) {
    std::map<std::string, std::string> out;
    for (const Json& row : report["skipped"]) {
      out[std::filesystem::path(row["path"].get<std::string>()).filename()] = row["reason"];
    }
    return out;
  }

  Scratch scratch_;
};

TEST_F(FilesCli, NamesThatAreNoUtf8OrDecomposedAreNeitherLostNorPruned) {
  struct Row {
    std::string name;   // bytes on disk
    std::string shown;  // by the contract
    std::string word;   // only in it
  };
  const std::vector<Row> rows = {
      {"\x91\xE5\x98\x41.txt", "%91%E5%98A.txt", "市役所"},    // 大連 in CP932
      {"\xB9\xC1\xCF\xD1.txt", "%B9%C1%CF%D1.txt", "港湾局"},  // in EUC-JP
      {"か\xE3\x82\x99っこう.txt", "がっこう.txt", "小学校"},  // NFD
      {"\xE7\x92\xB0\xE5.txt", "環%E5.txt", "図書館"},         // cut in a character
      {"\x8E\x71/\x89\x70.txt", "%8Eq/%89p.txt", "水族館"},    // a folder, too
      {"50%25.txt", "50%25.txt", "美術館"},                    // % of its own
  };
  for (const Row& row : rows) {
    scratch_.write("docs/" + row.name, row.word + "を訪ねた。\n");
  }
  EXPECT_EQ(report({docs()})["documents"], rows.size());
  for (int again = 0; again < 2; ++again) {
    const Json pruned = report({"--prune", docs()});
    EXPECT_EQ(pruned["removed"], 0);
    EXPECT_EQ(pruned["unchanged"], rows.size());
  }
  for (const Row& row : rows) {
    const Json found = search({row.word});
    ASSERT_EQ(found["total"], 1) << row.shown;
    const std::string path = found["results"][0]["document"]["path"];
    EXPECT_EQ(path, docs() + '/' + row.shown);
    for (const std::string& doc : {row.shown, path, row.name, docs() + '/' + row.name}) {
      EXPECT_EQ(search({"--doc", doc, row.word})["total"], 1) << doc;
    }
  }
  std::filesystem::remove(scratch_ / ("docs/" + rows[0].name));
  EXPECT_EQ(report({"--prune", docs()})["removed"], 1);
}

TEST_F(FilesCli, AFileIsReadAsWhatItIs) {
  scratch_.write("docs/page.txt", kPage);
  scratch_.write("docs/page.pdf", kPage);
  scratch_.write("docs/page", kPage);
  scratch_.write("docs/letter.dat", mail("北京の話。", "上海の話。"));
  const Json told = report({docs()});
  EXPECT_THAT(told["skipped"], IsEmpty());
  const Json found = search({"釜山港"});
  EXPECT_EQ(found["total"], 3);
  for (const Json& hit : found["results"]) {
    EXPECT_EQ(hit["document"]["format"], "html");
    EXPECT_EQ(hit["document"]["title"], "港");
    EXPECT_EQ(hit["document"]["ocr"], false);
  }
  EXPECT_EQ(search({"北京"})["results"][0]["document"]["format"], "eml");
}

TEST_F(FilesCli, AWrongNameIsToldAndKindsThatAreNotReadAreCounted) {
  const std::string picture = "\xFF\xD8\xFF\xE0 a picture";
  scratch_.write("docs/report.pdf", picture);
  scratch_.write("docs/table.xlsx", "\x89PNG\r\n\x1A\n and so on");
  scratch_.write("docs/a.jpg", picture);
  scratch_.write("docs/b.JPEG", picture);
  scratch_.write("docs/tool.exe", std::string("MZ\x90\0", 4) + std::string(100, '\0'));
  scratch_.write("docs/~$letter.docx", "lock");
  scratch_.write("docs/mystery.xyz", std::string(50, '\x01'));
  scratch_.write("docs/a.txt", "大連の話。\n");
  const Finished built = run({docs()});
  EXPECT_EQ(built.status, 1);
  const Json told = Json::parse(built.out);
  EXPECT_EQ(reasons(told)["report.pdf"], "not_what_its_name_says");
  EXPECT_EQ(reasons(told)["table.xlsx"], "not_what_its_name_says");
  EXPECT_EQ(reasons(told)["~$letter.docx"], "lock_file");
  EXPECT_EQ(told["not_read"], (Json{{"exe", 1}, {"jpg", 2}, {"lock_file", 1}, {"xyz", 1}}));
  // Without the two misnamed ones nothing is at fault, and nothing is told file by file.
  std::filesystem::remove(scratch_ / "docs/report.pdf");
  std::filesystem::remove(scratch_ / "docs/table.xlsx");
  const Finished quiet =
      run_program({program("kouryu-index"), "--index", index(), docs()}, {"LC_ALL=C.UTF-8"});
  EXPECT_EQ(quiet.status, 0);
  EXPECT_THAT(quiet.err, IsEmpty());
  EXPECT_THAT(quiet.out, HasSubstr("not read: exe 1, jpg 2, lock_file 1, xyz 1"));
  const Finished named =
      run_program({program("kouryu-index"), "--index", index(), "-v", docs()}, {"LC_ALL=C.UTF-8"});
  EXPECT_THAT(named.err, HasSubstr("b.JPEG is of a kind that is not read (jpg)"));
}

TEST_F(FilesCli, WhatSystemsHideIsCountedAndNotRead) {
  for (const char* name :
       {"docs/.secret.txt", "docs/.git/config.txt", "docs/Thumbs.db", "docs/desktop.ini",
        "docs/~WRL0005.tmp", "docs/~wrd0000.tmp", "docs/__MACOSX/._a.txt", "docs/.DS_Store"}) {
    scratch_.write(name, "隠れた話。\n");
  }
  scratch_.write("docs/.~lock.a.odt#", ",user,machine;");
  scratch_.write("docs/~$a.docx", "lock");
  scratch_.write("docs/a.txt", "大連の話。\n");
  scratch_.write("docs/scratch.tmp", "青島の話。\n");
  const Json told = report({docs()});
  EXPECT_EQ(told["documents"], 2);
  EXPECT_EQ(told["not_read"], (Json{{"hidden", 9}, {"lock_file", 1}}));
  // A person who names one means it.
  EXPECT_EQ(report({docs() + "/.secret.txt"})["documents"], 3);
}

TEST_F(FilesCli, AFolderOfSeveralEncodingsIsReadWithOneSaid) {
  scratch_.write("docs/a.txt", "\x91\xE5\x98\x41\x8E\x73\x82\xCC\x98\x62\x81\x42\n");  // CP932
  const std::string euc = "\xC2\xE7\xCF\xA2\xBB\xD4\xA4\xCE\xCF\xC3\xA4\xC7\xA4\xB9\xA1\xA3\n";
  scratch_.write("docs/b.txt", euc + euc);
  scratch_.write("docs/c.txt", "\x1B$BBgO\"\x1B(B\n");  // ISO-2022-JP
  scratch_.write("docs/d.txt", "大連市の話。\n");
  const Json told = report({"--encoding", "cp932", docs()});
  EXPECT_EQ(told["documents"], 4);
  EXPECT_EQ(total("大連"), 4U);
  ASSERT_EQ(told["warnings"].size(), 1U);
  EXPECT_EQ(told["warnings"][0]["code"], "other_encoding");
  EXPECT_THAT(told["warnings"][0]["path"].get<std::string>(), HasSubstr("b.txt"));
}

TEST_F(FilesCli, DocumentsInsideAMailFollowIt) {
  scratch_.write("docs/m.eml", mail("挨拶の本文です。", "視察の予定です。"));
  scratch_.write("docs/a.txt", "大連の話。\n");
  const Json built = report({docs()});
  EXPECT_EQ(built["documents"], 3);
  const Json hit = search({"視察の予定"})["results"][0];
  EXPECT_EQ(hit["document"]["path"], docs() + "/m.eml/plan.txt");
  EXPECT_EQ(hit["document"]["container"], docs() + "/m.eml");
  EXPECT_EQ(hit["document"]["format"], "txt");
  EXPECT_EQ(search({"--doc", "m.eml/plan.txt", ""})["total"], 1);
  const Json again = report({"--prune", docs()});
  EXPECT_EQ(again["unchanged"], 3);
  EXPECT_EQ(again["removed"], 0);
  // Another attachment under the same name, then none.
  scratch_.write("docs/m.eml", mail("挨拶の本文です。", "歓迎会の予定に変わりました。"));
  EXPECT_EQ(report({docs()})["replaced"], 2);
  EXPECT_EQ(total("視察の予定"), 0U);
  EXPECT_EQ(total("歓迎会"), 1U);
  scratch_.write("docs/m.eml", "From: a@example.jp\nSubject: x\n\n挨拶の本文です。\n");
  const Json without = report({docs()});
  EXPECT_EQ(without["removed"], 1);
  EXPECT_EQ(without["documents"], 2);
  EXPECT_EQ(total("歓迎会"), 0U);
  scratch_.write("docs/m.eml", mail("挨拶の本文です。", "見送りの予定です。"));
  (void)run({docs()});
  std::filesystem::remove(scratch_ / "docs/m.eml");
  EXPECT_EQ(report({"--prune", docs()})["removed"], 2);
  EXPECT_EQ(total("見送り"), 0U);
}

TEST_F(FilesCli, WhatIsNoLongerInAFileIsNoLongerFound) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", "no_text"},
      {" \n\n", "no_text"},
      {std::string("\xff\xfe\x00\xd8\x81\x20\xf0\x9f", 8), "bad_encoding"},
      {"%PDF-1.4\nnothing more", "broken"},
      {"PK\x03\x04 no archive", "not_what_its_name_says"},
  };
  for (const auto& [content, reason] : rows) {
    scratch_.write("docs/a.txt", "個人の記録です。\n");
    (void)run({docs()});
    ASSERT_EQ(total("個人の記録"), 1U);
    scratch_.write("docs/a.txt", content);
    const Json told = report({docs()});
    EXPECT_EQ(total("個人の記録"), 0U) << reason;
    EXPECT_EQ(told["removed"], 1) << reason;
    EXPECT_EQ(told["documents"], 0) << reason;
    EXPECT_EQ(reasons(told)["a.txt"], reason);
  }
}

TEST_F(FilesCli, WhatCouldNotBeReadIsRememberedAndToldAgain) {
  scratch_.write("docs/a.pdf", "%PDF-1.4\nnothing more");
  scratch_.write("docs/b.txt", "大連の話。\n");
  const Json first = report({docs()});
  EXPECT_GT(first["bytes"], 20);
  const Finished second = run({docs()});
  EXPECT_EQ(second.status, 1);
  const Json again = Json::parse(second.out);
  EXPECT_EQ(again["bytes"], 0) << "an unchanged file is not read again";
  EXPECT_EQ(reasons(again), reasons(first));
  EXPECT_EQ(again["documents"], 1);
  EXPECT_EQ(search({"--doc", "a.pdf", ""}).contains("error") ||
                search({"--doc", "a.pdf", ""})["total"] == 0,
            true);
}

TEST_F(FilesCli, LargerFilesThanTheLimitAreLeftOut) {
  scratch_.write("docs/a.txt", std::string(300'000, 'a') + " 大連\n");
  scratch_.write("docs/b.txt", "青島\n");
  const Json told = report({"--max-file-size", "200KB", docs()});
  EXPECT_EQ(reasons(told), (std::map<std::string, std::string>{{"a.txt", "too_large"}}));
  EXPECT_EQ(report({"--max-file-size", "1MB", docs()})["documents"], 2);
}

TEST_F(FilesCli, AnInterruptIsHeardInsideALargeFileAndTheNextRunGoesOn) {
#ifdef __SANITIZE_THREAD__  // twenty times as slow
  constexpr int kMeetings = 6'000;
#else
  constexpr int kMeetings = 60'000;
#endif
  std::string text;
  for (int i = 0; i < kMeetings; ++i) {
    text += "第" + std::to_string(i) + "回の会議で大連市の港の計画を話し合った。次は" +
            std::to_string(1900 + i % 200) + "年に開く。\n\n";
  }
  scratch_.write("docs/large.txt", text);
  scratch_.write("docs/small.txt", "青島の話。\n");
  // While it is read, cut and recognised; once its passages are being written, they are written.
  for (const char* seconds : {"0.2", "0.5"}) {
    const Finished cut =
        run_program({"/usr/bin/timeout", "--signal=INT", "--kill-after=20", seconds,
                     program("kouryu-index"), "--index", index(), docs()});
    EXPECT_NE(cut.status, 137) << "killed: the interrupt was not heard";
  }
  EXPECT_EQ(report({docs()})["documents"], 2);
  EXPECT_EQ(total("第" + std::to_string(kMeetings - 1) + "回の会議"), 1U);
}

TEST_F(FilesCli, AHitCitesThePageItStandsOn) {
  // One list over a page turn is one passage.
  scratch_.write(
      "docs/list.txt",
      "港の計画\n\n・岸壁を直す案がある\n・倉庫を建てる案がある\n\f・検疫所を移す案がある\n"
      "・橋を架ける案がある\n");
  scratch_.write("docs/pages.html",
                 "<!DOCTYPE html><title>頁</title><h1>頁</h1><p>頁のない文書です。</p>");
  (void)run({docs()});
  EXPECT_EQ(search({"岸壁を直す"})["results"][0]["page"], 1);
  EXPECT_EQ(search({"倉庫を建てる"})["results"][0]["page"], 1);
  EXPECT_EQ(search({"検疫所を移す"})["results"][0]["page"], 2);
  EXPECT_EQ(search({"橋を架ける"})["results"][0]["page"], 2);
  EXPECT_EQ(search({"検疫所を移す"})["results"][0]["id"],
            search({"岸壁を直す"})["results"][0]["id"]);
  EXPECT_EQ(search({"頁のない文書"})["results"][0]["page"], nullptr);
}

TEST_F(FilesCli, TheEncodingMayBeSaid) {
  const std::string chinese = "\xB4\xF3\xC1\xAC\xCA\xD0\n";  // 大连市 in GB18030
  scratch_.write("docs/a.txt", chinese);
  EXPECT_EQ(report({"--encoding", "gb18030", docs()})["documents"], 1);
  EXPECT_EQ(total("大連市"), 1U);
  EXPECT_EQ(run({"--encoding", "klingon", docs()}).status, 2);
}

}  // namespace
}  // namespace kouryu::test
