// A damaged index is an error that names the file, never another answer; what only looks odd
// answers on.
//
// A fast share runs always; KOURYU_SLOW_TESTS=1 damages 2,000 times and flips every bit of the
// small files. KOURYU_TEST_SEED repeats a run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "dict/integrity/index_files.h"
#include "dict/integrity/manifest.h"
#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/corpora.h"
#include "tests/support/process.h"
#include "tests/support/proof.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

namespace fs = std::filesystem;
using test::read_whole;
using test::Scratch;
using testing::HasSubstr;

constexpr std::size_t kPassages = 400;
constexpr auto kFewer = kPassages / 2;

std::string lines(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    out += R"({"id": "p)" + n + R"(", "title": "第)" + n + R"(号", "text": "大連市との交流の第)" +
           n + "号。平成" + std::to_string(i % 30 + 1) + "年の環境の研修に" +
           std::to_string(i % 97) + "人が参加した。\"}\n";
  }
  return out;
}

/// What an index answers to questions that read each of its tables.
std::string answers(Searcher& searcher) {
  std::string out;
  for (const char* query : {"", "大連 環境", "交流*", "\"研修\" -第7号", "year:2004..2010"}) {
    const SearchResult result = searcher.search({.query = query, .limit = 0});
    for (const Hit& hit : result.hits) out += hit.id + hit.text + std::to_string(hit.score) + '\n';
  }
  for (const auto& value : searcher.facet_values("year")) out += value.value + '\n';
  const auto like = searcher.similar("p7", {.limit = 0});
  for (const Hit& hit : like.value_or(SearchResult{}).hits) out += hit.id + '\n';
  return out;
}

class Damage : public testing::Test {
 protected:
  void SetUp() override {
    const auto seed = test::test_seed();
    std::cout << "KOURYU_TEST_SEED=" << seed << '\n';
    random_.seed(seed);
    // In many commits, so that a table has blocks of many revisions; and as it was before.
    few_ = scratch_.write("few.jsonl", lines(kFewer));
    all_ = scratch_.write("all.jsonl", lines(kPassages));
    (void)update(few_);
    fs::copy(database(), scratch_ / "old");
    (void)update(all_);
    copy(database(), scratch_ / "good");
    Searcher searcher({index()});
    right_ = answers(searcher);
  }

  [[nodiscard]] std::string index() const { return (scratch_ / "index").string(); }
  [[nodiscard]] fs::path database() const { return scratch_ / "index/xapian"; }
  [[nodiscard]] fs::path file(const char* name) const { return database() / name; }

  /// nullopt and its code when it fails.
  std::string update(const fs::path& input, bool rebuild = false) const {
    try {
      (void)update_index({.index_dir = index(),
                          .paths = {input},
                          .jsonl = true,
                          .jobs = 1,
                          .commit_every = rebuild ? 0U : 50U,
                          .rebuild = rebuild});
      return "done";
    } catch (const Error& error) {
      return error_code(error.kind());
    }
  }

  /// As `cp -a`: times too.
  static void copy(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to);
    for (const auto& entry : fs::directory_iterator(from)) {
      fs::last_write_time(to / entry.path().filename(), entry.last_write_time());
    }
  }
  void restore() const { copy(scratch_ / "good", database()); }

  static void overwrite(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  /// Nothing when the index answers as it should; else the error, or what is wrong.
  [[nodiscard]] std::optional<std::string> fault() const {
    try {
      Searcher searcher({index()});
      return answers(searcher) == right_ ? std::nullopt : std::optional<std::string>("ANOTHER");
    } catch (const Error& error) {
      const std::string message = error.what();
      const bool named = message.find(database().string() + '/') != std::string::npos;
      if (error.kind() == ErrorKind::Corrupt && named && !error.hint().empty()) return message;
      return "UNCLEAR: " + message;
    }
  }

  /// Damages one file at random; tells how.
  std::string damage() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(database())) {
      if (entry.file_size() > 0) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    const fs::path path = files[below(files.size())];
    std::string bytes = read_whole(path);
    const std::size_t at = below(bytes.size());
    const std::size_t kind = below(kKinds.size());
    if (kind == 0) {
      for (std::size_t i = 0; i <= below(8); ++i) {
        bytes[below(bytes.size())] ^= static_cast<char>(1U << below(8));
      }
    } else if (kind == 1) {
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                  std::min<std::size_t>(512, bytes.size() - at), '\0');
    } else if (kind == 2) {
      bytes.resize(at);
    } else if (kind == 3) {
      bytes.append(1 + below(9000), 'x');
    } else if (kind == 4) {
      bytes = read_whole(scratch_ / "old" / path.filename().string());
    } else if (kind == 5) {
      const fs::path other = files[below(files.size())];
      const std::string others = read_whole(other);
      overwrite(other, bytes);
      bytes = others;
    }
    overwrite(path, bytes);
    if (kind == 6) fs::remove(path);
    return std::string(kKinds.at(kind)) + ", " + path.filename().string();
  }

  static constexpr std::array<const char*, 7> kKinds = {
      "flipped bits", "zeros", "cut off", "longer", "an older copy", "swapped", "deleted"};

  Scratch scratch_;
  fs::path few_;
  fs::path all_;
  std::string right_;
  std::mt19937_64 random_;
};

TEST_F(Damage, HashingEndsWhereItIsAskedTo) {
  std::atomic<bool> stop = false;
  const StopScope scope(stop);
  EXPECT_NO_THROW(check_files(database(), Look::Whole));
  stop = true;
  EXPECT_THROW(check_files(database(), Look::Whole), Stopped);
}

TEST_F(Damage, IsToldOrHarmlessNeverAnotherAnswer) {
  const std::size_t times = test::slow_tests() ? 2000 : 40;
  test::record_tries(times);
  for (std::size_t i = 0; i < times; ++i) {
    restore();
    const std::string what = damage();
    const auto wrong = fault();
    EXPECT_THAT(wrong.value_or("index is damaged"), HasSubstr("index is damaged")) << what;
    // The writer builds nothing on it.
    const std::string updated = update(all_);
    EXPECT_EQ(updated, wrong ? "corrupt" : "done") << what;
    if (i % 20 != 0) continue;
    EXPECT_EQ(update(all_, true), "done") << what;
    EXPECT_EQ(fault(), std::nullopt) << what;
  }
}

TEST_F(Damage, OfEachBitOfASmallFileIsTold) {
  std::size_t tries = 0;
  for (const char* name : {"iamglass", "manifest"}) {
    restore();
    const std::string good = read_whole(file(name));
    for (std::size_t bit = 0; bit < good.size() * 8; bit += test::slow_tests() ? 1 : 37) {
      std::string bytes = good;
      bytes[bit / 8] ^= static_cast<char>(1U << bit % 8);
      overwrite(file(name), bytes);
      EXPECT_THAT(fault().value_or("nothing"), HasSubstr(name)) << "bit " << bit;
      ++tries;
    }
  }
  test::record_tries(tries);
}

void rewrite(const fs::path& database, const std::function<void(Manifest&)>& change) {
  const fs::path path = database / kManifestFile;
  auto manifest = decode_manifest(read_whole(path));
  change(*manifest);
  std::ofstream(path, std::ios::binary) << encode_manifest(*manifest);
}
void append(const fs::path& path) { std::ofstream(path, std::ios::app) << 'x'; }
void keep_time(const fs::path& path, const std::function<void()>& work) {
  const auto time = fs::last_write_time(path);
  work();
  fs::last_write_time(path, time);
}
void flip_in_the_middle(const fs::path& path) {
  std::string bytes = read_whole(path);
  bytes[bytes.size() / 2] ^= 1;
  std::ofstream(path, std::ios::binary) << bytes;
}

TEST_F(Damage, StatesOfTheManifest) {
  using Path = const fs::path&;
  const std::vector<std::tuple<const char*, std::function<void(Path)>, const char*>> states = {
      {"of an index older than manifests", [](Path d) { fs::remove(d / kManifestFile); }, ""},
      {"of a run that was killed", [](Path d) { rewrite(d, [](auto& m) { m.writing = true; }); },
       ""},
      {"of a copy with other times",
       [](Path d) { fs::last_write_time(d / "postlist.glass", fs::file_time_type::clock::now()); },
       ""},
      {"of another index",
       [](Path d) {
         rewrite(d, [](auto& m) {
           for (ManifestFile& file : m.files) ++file.hash;
         });
       },
       "iamglass"},
      {"empty", [](Path d) { std::ofstream(d / kManifestFile); }, "manifest"},
      {"a file too many", [](Path d) { std::ofstream(d / "spelling.glass") << 'x'; },
       "spelling.glass"},
      {"a byte too many", [](Path d) { append(d / "termlist.glass"); }, "termlist.glass"},
      {"rot that left the time alone",
       [](Path d) { keep_time(d / "iamglass", [&] { flip_in_the_middle(d / "iamglass"); }); },
       "iamglass"},
      {"no header though it was killed",
       [](Path d) {
         rewrite(d, [](auto& m) { m.writing = true; });
         fs::remove(d / "iamglass");
       },
       "iamglass"},
      {"a bad header without a manifest",
       [](Path d) {
         fs::remove(d / kManifestFile);
         append(d / "iamglass");
       },
       "iamglass"},
      {"a short table without a manifest",
       [](Path d) {
         fs::remove(d / kManifestFile);
         fs::resize_file(d / "postlist.glass", 8192);
       },
       "postlist.glass"},
  };
  for (const auto& [name, make, expected] : states) {
    restore();
    make(database());
    const std::string wrong = fault().value_or("");
    if (*expected == '\0') {
      EXPECT_EQ(wrong, "") << name;
    } else {
      EXPECT_THAT(wrong, HasSubstr(expected)) << name;
    }
  }
}

TEST_F(Damage, OfAnOpenIndexIsToldAndARebuildCuresIt) {
  Searcher searcher({index()});
  for (const char* name : {"iamglass", "postlist.glass", "docdata.glass"}) {
    flip_in_the_middle(file(name));
    EXPECT_THROW((void)answers(searcher), Error) << name;
    EXPECT_EQ(update(all_, true), "done");
    EXPECT_EQ(answers(searcher), right_) << name;
  }
}

// Xapian takes a table that it cannot open for one that is empty: a build of such parts, or the
// answer of a reader, would be without texts.
TEST_F(Damage, AFailedOpenLeavesTheOldIndexOrTheNewOneWhole) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer has to be loaded before anything else";
#endif
  ASSERT_EQ(update(few_, true), "done");
  Searcher few({index()});
  const std::string old = answers(few);
  copy(database(), scratch_ / "good");
  std::size_t tries = 0;
  for (const bool all_later : {false, true}) {
    std::size_t failed = 0;
    for (std::size_t at = 1 + below(5); at < 500; at += test::slow_tests() ? 1 : 23) {
      restore();
      ++tries;
      std::vector<std::string> environment = {"LD_PRELOAD=" KOURYU_FAILING_OPEN,
                                              "FAIL_AT=" + std::to_string(at)};
      if (all_later) environment.emplace_back("FAIL_ON=1");
      const test::Finished run =
          test::run_program({test::program("kouryu-index"), "--index", index(), "--input", "jsonl",
                             "--rebuild", "--jobs", "1", all_.string()},
                            environment);
      Searcher searcher({index()});
      const std::string now = answers(searcher);
      EXPECT_TRUE(now == right_ || (run.status == 2 && now == old)) << at << ' ' << run.err;
      EXPECT_TRUE(run.status == 0 || run.status == 2) << at << ' ' << run.status;
      if (all_later && run.status == 0) break;  // beyond its last
      failed += run.status == 2 ? 1 : 0;
      if (!all_later && run.status == 0 && at > 100) break;
    }
    EXPECT_GT(failed, 0U);
  }
  test::record_tries(tries);
}

}  // namespace
}  // namespace kouryu
