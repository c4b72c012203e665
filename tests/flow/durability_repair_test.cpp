// A database that takes the place of another: kills while its parts are merged, kills and full
// disks while an index is repaired.
//
// A fast share runs always; KOURYU_SLOW_TESTS=1 kills 200 times in each and takes 14 sizes of disk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "dict/integrity/glass_header.h"
#include "dict/schema/fields.h"
#include "dict/schema/folded_passage.h"
#include "indexer/write/maintain/check.h"
#include "kouryu/error.h"
#include "kouryu/searcher.h"
#include "tests/flow/durability.h"
#include "tests/support/background.h"
#include "tests/support/process.h"

namespace kouryu {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using test::Background;
using test::checked_count;
using test::Durability;
using test::Finished;
using test::lines;
using test::program;
using test::text_of;

class Merge : public Durability {
 protected:
  /// Once the first parts of `run` are being merged; nullopt where it ended before that was seen.
  [[nodiscard]] std::optional<Clock::time_point> wait_for_merge(const Background& run) const {
    const fs::path built = scratch_ / "index/building/merged-0-0";
    while (run.is_running()) {
      std::error_code ignored;
      if (fs::exists(built, ignored)) return Clock::now();
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    return std::nullopt;
  }
};

TEST_F(Merge, KilledWhileItsPartsAreMergedTheOldOrTheNewIndexAnswers) {
  constexpr std::size_t kFew = 30;
  constexpr std::size_t kParts = 12000;  // passages of some parts
  input_ = scratch_.write("few.jsonl", lines(kFew)).string();
  ASSERT_EQ(run({}).status, 0);
  const fs::path before = scratch_ / "before";
  fs::copy(index(), before, fs::copy_options::recursive);
  input_ = scratch_.write("many.jsonl", lines(kParts)).string();
  const auto merging = [&] {
    Background whole(command({"--rebuild"}));
    const auto begin = wait_for_merge(whole);
    EXPECT_TRUE(begin);
    EXPECT_EQ(whole.finish(0), 0);
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() -
                                                                 begin.value_or(Clock::now()));
  }();
  ASSERT_EQ(checked_count(index()), kParts);
  std::size_t killed = 0;
  const std::size_t kills = rounds(3, 200);
  for (std::size_t round = 0; round < kills; ++round) {
    fs::remove_all(index());
    fs::copy(before, index(), fs::copy_options::recursive);
    Background indexer(command({"--rebuild"}));
    if (!wait_for_merge(indexer)) continue;  // the machine was elsewhere
    wait_up_to(static_cast<int>(merging.count()));
    killed += indexer.finish(SIGKILL) == 128 + SIGKILL ? 1 : 0;
    const std::size_t found = checked_count(index());
    ASSERT_TRUE(found == kFew || found == kParts) << "round " << round << ": " << found;
  }
  EXPECT_GT(killed, 0U);
  // What the last one left behind hinders nobody.
  input_ = scratch_.write("few.jsonl", lines(kFew)).string();
  EXPECT_EQ(run({"--rebuild"}).status, 0);
  EXPECT_EQ(checked_count(index()), kFew);
}

/// Files, and passages that no file has; each round begins with an index that lost a part of a
/// table.
class Repair : public Durability {
 protected:
  void SetUp() override {
    Durability::SetUp();
    for (std::size_t i = 0; i < kDocuments; ++i) {
      const std::string name = std::to_string(i) + ".txt";
      scratch_.write("docs/" + name, text_of(i));
      files_.insert(name);
    }
    ASSERT_EQ(test::run_program({program("kouryu-index"), "--index", index(), "--progress", "none",
                                 (scratch_ / "docs").string()})
                  .status,
              0);
    input_ = scratch_.write("ready.jsonl", lines(kDocuments)).string();
    ASSERT_EQ(run({}).status, 0);
    all_ = names();
    ASSERT_EQ(all_.size(), 2 * kDocuments);
    fs::copy(index(), scratch_ / "good", fs::copy_options::recursive);
  }
  /// Files and ids of passages that the index has, each whole.
  [[nodiscard]] std::set<std::string> names() const {
    std::set<std::string> out;
    const SearchResult all = Searcher({index()}).search({.query = "", .limit = 0});
    for (const Hit& hit : all.hits) {
      const std::string name = fs::path(hit.document.path).filename().string();
      const std::size_t number = std::stoul(name.empty() ? hit.id.substr(1) : name);
      EXPECT_NE(hit.text.find(text_of(number)), std::string::npos) << hit.text;
      EXPECT_TRUE(out.insert(name.empty() ? hit.id : name).second) << "twice: " << hit.id;
    }
    return out;
  }
  /// What was stored of a passage is nowhere else, but where a file has it.
  void expect_whole(const std::string& table, const std::string& where) const {
    const std::set<std::string> left = names();
    if (table == "docdata.glass") {
      EXPECT_TRUE(std::includes(left.begin(), left.end(), files_.begin(), files_.end())) << where;
    } else {
      EXPECT_EQ(left, all_) << where;
    }
  }
  [[nodiscard]] std::vector<std::string> repair() const {
    return {program("kouryu-index"), "repair", "--index", index()};
  }
  [[nodiscard]] fs::path file(const char* table) const {
    return fs::path(index()) / "xapian" / table;
  }
  void restore() const {
    fs::remove_all(index());
    fs::copy(scratch_ / "good", index(), fs::copy_options::recursive);
  }
  /// The index with a block of a table spoilt, not its topmost: what else it holds is sound.
  void damage(const char* table) const {
    restore();
    const fs::path path = file(table);
    std::string bytes = test::read_whole(path);
    const auto header = read_glass_header(test::read_whole(path.parent_path() / kGlassHeaderFile));
    const GlassTable of_table = header->table(path.stem().string());
    std::size_t block = bytes.size() / of_table.block_bytes / 2;
    if (block == of_table.root) --block;
    bytes.replace(block * of_table.block_bytes + 4000, 64, std::string(64, '\x5A'));
    std::ofstream(path, std::ios::binary) << bytes;
  }
  /// What was broken off left what is sound, or an error; the next repair brings it all back.
  void expect_mended_by_the_next(const std::string& table, const std::string& where) const {
    try {
      expect_whole(table, where + ", nobody is told");
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Corrupt) << where << ": " << error.what();
    }
    Finished again = test::run_program(repair());
    // What a killed one had started goes with it, a moment later.
    for (int i = 0; i < 20 && again.err.find("another program is writing") != again.err.npos; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      again = test::run_program(repair());
    }
    EXPECT_LE(again.status, table == "termlist.glass" ? 0 : 1) << where << again.out << again.err;
    expect_whole(table, where);
    EXPECT_EQ(
        test::run_program({program("kouryu-index"), "check", "--deep", "--index", index()}).status,
        0)
        << where;
  }

  static constexpr std::size_t kDocuments = 100;
  static constexpr const char* kTables[] = {"postlist.glass", "docdata.glass", "termlist.glass"};
  std::set<std::string> files_;
  std::set<std::string> all_;
};

TEST_F(Repair, AFullDiskIsToldAndTheNextRepairMends) {
  // A limit on file sizes fails the same writes as a full disk; the unit is 512 or 1,024 bytes.
  std::vector<int> limits = {4, 60, 150};
  if (test::slow_tests()) limits = {1, 2, 4, 8, 16, 24, 32, 48, 60, 80, 100, 120, 150, 200};
  std::size_t full = 0;
  for (const char* const table : kTables) {
    for (const int limit : limits) {
      const std::string where = std::string(table) + ", " + std::to_string(limit);
      damage(table);
      const Finished done = test::run_program(
          {"/bin/sh", "-c",
           "ulimit -f " + std::to_string(limit) + "; exec " + program("kouryu-index") +
               " repair --index " + index()},
          {"ASAN_OPTIONS=detect_leaks=0"});  // Xapian's own, of a commit that failed
      EXPECT_TRUE(done.status <= 2) << where << ": " << done.err;
      if (done.status == 2) {
        ++full;
        EXPECT_THAT(done.err, testing::HasSubstr("File too large")) << where;
        EXPECT_THAT(done.err, testing::HasSubstr(index())) << where;
      } else {
        expect_whole(table, where);
      }
      expect_mended_by_the_next(table, where);
    }
  }
  EXPECT_GE(full, std::size(kTables));
  test::record_tries(limits.size() * std::size(kTables));
}

// Each table can be lost whole: its topmost block spoilt, the file cut off or gone.
TEST_F(Repair, ReadsOnWhereATableCannotBeOpened) {
  constexpr const char* kWays[] = {"root", "cut off", "deleted"};
  for (const char* const table : kTables) {
    for (const std::string_view way : kWays) {
      const std::string where = std::string(table) + ", " + std::string(way);
      restore();
      if (way == "root") {
        const auto header = read_glass_header(test::read_whole(file(kGlassHeaderFile)));
        const GlassTable of_table = header->table(file(table).stem().string());
        std::string bytes = test::read_whole(file(table));
        bytes.replace(of_table.root * of_table.block_bytes, 64, std::string(64, '\x5A'));
        std::ofstream(file(table), std::ios::binary) << bytes;
      } else if (way == "cut off") {
        fs::resize_file(file(table), 0);
      } else {
        fs::remove(file(table));
      }
      const Finished done = test::run_program(repair());
      const bool forgot = std::string_view(table) == "postlist.glass";
      const bool lost = std::string_view(table) == "docdata.glass";
      EXPECT_EQ(done.status, forgot || lost ? 1 : 0) << where << done.out << done.err;
      EXPECT_EQ(done.err.find("had been removed") != std::string::npos, forgot)
          << where << done.err;
      EXPECT_EQ(done.err.find("passages lost") != std::string::npos, lost) << where << done.err;
      expect_whole(table, where);
    }
  }
}

TEST_F(Repair, OfAnyDamageOfOneFileBringsBackAllThatFilesHave) {
  std::vector<std::string> tables;
  for (const auto& entry : fs::directory_iterator(fs::path(index()) / "xapian")) {
    if (entry.file_size() > 0) tables.push_back(entry.path().filename().string());
  }
  std::sort(tables.begin(), tables.end());
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  };
  const std::size_t times = rounds(12, 300);
  for (std::size_t round = 0; round < times; ++round) {
    restore();
    const std::string& table = tables[below(tables.size())];
    std::string bytes = test::read_whole(file(table.c_str()));
    const std::size_t at = below(bytes.size());
    const std::size_t way = below(5);
    if (way == 0) bytes[at] ^= static_cast<char>(1U << below(8));
    if (way == 1) bytes.replace(at, std::min<std::size_t>(700, bytes.size() - at), 700, '\0');
    if (way == 2) bytes.resize(at);
    if (way == 3) bytes.append(1 + below(9000), 'x');
    std::ofstream(file(table.c_str()), std::ios::binary) << bytes;
    if (way == 4) fs::remove(file(table.c_str()));
    std::ostringstream where;
    where << "round " << round << ": way " << way << " at " << at << " of " << table;
    const Finished done = test::run_program(repair());
    EXPECT_LE(done.status, 1) << where.str() << done.out << done.err;
    EXPECT_NO_THROW(expect_whole(table, where.str())) << where.str();
    EXPECT_EQ(
        test::run_program({program("kouryu-index"), "check", "--deep", "--index", index()}).status,
        0)
        << where.str();
  }
}

TEST_F(Repair, MakesAnewWhatSearchesReadAndIsNotTheText) {
  restore();
  {
    Xapian::WritableDatabase database((fs::path(index()) / "xapian").string());
    Xapian::Document document = database.get_document(7);
    document.add_value(static_cast<Xapian::valueno>(field(FieldId::Folded).slot),
                       encode_folded(FoldedPassage{PassageKind::Body, "", "外の本文"}));
    database.replace_document(7, document);
    database.commit();
  }
  const std::vector<std::string> check = {program("kouryu-index"), "check", "--deep", "--index",
                                          index()};
  const Finished told = test::run_program(check);
  EXPECT_EQ(told.status, 2) << told.out << told.err;
  EXPECT_THAT(told.out + told.err, testing::HasSubstr("what searches read of it is not its text"));
  EXPECT_EQ(test::run_program(repair()).status, 0);
  EXPECT_EQ(test::run_program(check).status, 0);
  expect_whole("postlist.glass", "another text was ready");
}

TEST(ChildEnd, TellsWhetherItCameToItsOwnEnd) {
  EXPECT_TRUE(run_in_child([](int) {}).finished);
  EXPECT_FALSE(run_in_child([](int) { ::_exit(1); }).finished);
  const ChildEnd killed = run_in_child([](int) { (void)::raise(SIGKILL); });
  EXPECT_FALSE(killed.finished);
  EXPECT_EQ(killed.signal, SIGKILL);
}

TEST_F(Repair, KilledTheNextRepairMends) {
  const auto whole = [&] {
    damage(kTables[0]);
    const auto begin = Clock::now();
    EXPECT_EQ(test::run_program(repair()).status, 0);
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
  }();
  std::size_t killed = 0;
  const std::size_t kills = rounds(6, 200);
  for (std::size_t round = 0; round < kills; ++round) {
    const char* const table = kTables[round % std::size(kTables)];
    damage(table);
    Background one(repair());
    wait_up_to(static_cast<int>(whole.count()) + 10);
    killed += one.finish(SIGKILL) == 128 + SIGKILL ? 1 : 0;
    expect_mended_by_the_next(table, std::string(table) + ", round " + std::to_string(round));
  }
  EXPECT_GT(killed, 0U);
}

}  // namespace
}  // namespace kouryu
