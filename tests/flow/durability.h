// Passages that are known by their numbers, and an index of them that runs are killed over.
#ifndef KOURYU_TESTS_FLOW_DURABILITY_H_
#define KOURYU_TESTS_FLOW_DURABILITY_H_

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "kouryu/searcher.h"
#include "tests/support/corpora.h"
#include "tests/support/process.h"
#include "tests/support/proof.h"
#include "tests/support/scratch.h"

namespace kouryu::test {

inline constexpr std::size_t kPassages = 1500;
inline constexpr std::size_t kMany =
    20000;  // some seconds of work: nobody is done before the signal

inline std::string text_of(std::size_t number) {
  return "大連市との交流の第" + std::to_string(number) + "号。環境の研修に" +
         std::to_string(number % 97) + "人が参加した。";
}

inline std::string lines(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += "{\"id\": \"p" + std::to_string(i) + "\", \"text\": \"" + text_of(i) + "\"}\n";
  }
  return out;
}

/// Passages in the index, each checked to be whole and to be there once.
inline std::size_t checked_count(const std::string& index) {
  Searcher searcher({index});
  const SearchResult all = searcher.search({.query = "", .limit = 0, .facets = {}});
  std::vector<bool> seen(kMany);
  for (const Hit& hit : all.hits) {
    const std::size_t number = std::stoul(hit.id.substr(1));
    EXPECT_EQ(hit.text, text_of(number));
    EXPECT_FALSE(seen.at(number)) << hit.id << " is there twice";
    seen.at(number) = true;
  }
  EXPECT_EQ(all.total, all.hits.size());
  return all.hits.size();
}

/// Each document of the index is whole: the names of their files.
inline std::set<std::string> checked_documents(const std::string& index) {
  std::set<std::string> names;
  const SearchResult all = Searcher({index}).search({.query = "", .limit = 0, .facets = {}});
  for (const Hit& hit : all.hits) {
    const std::string name = std::filesystem::path(hit.document.path).filename().string();
    EXPECT_NE(hit.text.find(text_of(std::stoul(name))), std::string::npos) << hit.text;
    EXPECT_TRUE(names.insert(name).second) << name << " is there twice";
  }
  return names;
}

class Durability : public testing::Test {
 protected:
  void SetUp() override {
    const std::uint32_t seed = test_seed();
    std::cout << "KOURYU_TEST_SEED=" << seed << std::endl;  // before a child is made of it
    random_.seed(seed);
    input_ = scratch_.write("in.jsonl", lines(kPassages)).string();
  }
  /// For the report of this test too, where tests/proofs/run.sh reads it.
  static std::size_t rounds(std::size_t fast, std::size_t slow) {
    const std::size_t rounds = slow_tests() ? slow : fast;
    record_tries(rounds);
    return rounds;
  }
  [[nodiscard]] std::string index() const { return (scratch_ / "index").string(); }
  [[nodiscard]] std::vector<std::string> command(std::vector<std::string> more) const {
    more.insert(more.begin(), {program("kouryu-index"), "--index", index(), "--input", "jsonl"});
    more.push_back(input_);
    return more;
  }
  void wait_up_to(int milliseconds) {
    std::uniform_int_distribution<int> microseconds(0, milliseconds * 1000);
    std::this_thread::sleep_for(std::chrono::microseconds(microseconds(random_)));
  }
  [[nodiscard]] Finished run(std::vector<std::string> more) const {
    return run_program(command(std::move(more)));
  }

  Scratch scratch_;
  std::string input_;
  std::mt19937_64 random_;
};

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_FLOW_DURABILITY_H_
