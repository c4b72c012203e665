// How long `relations` takes for a word that very many passages have.
//
//   relations_bench [MATCHES [MOST_MS]]      fails when p95 of a first page is above MOST_MS (100)
//
// Builds an index of twice as many passages as MATCHES (10,000), each with one to six relations of
// 400 towns in 2,000 documents, and asks for first pages of questions that match half of it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "kouryu/searcher.h"
#include "tests/support/test_index.h"

namespace {

using kouryu::PassageRecord;
using kouryu::RelationKind;
using kouryu::RelationsRequest;

constexpr std::size_t kTowns = 400;
constexpr std::size_t kDocuments = 2000;
constexpr std::size_t kPage = 50;

std::vector<PassageRecord> passages(std::size_t matches) {
  std::mt19937 random(1);
  const auto below = [&](std::size_t many) { return random() % many; };
  std::vector<PassageRecord> out;
  for (std::size_t i = 0; i < 2 * matches; ++i) {
    const std::string document = std::to_string(i % kDocuments);
    PassageRecord record = kouryu::test::passage(
        document + "-" + std::to_string(i), i % 2 == 0 ? "両市は交流の協定を結び、使節を送った。"
                                                       : "議会は予算の説明を受け、質疑に入った。");
    for (int filler = 0; filler < 8; ++filler) {
      record.text += "会議では互いの港と学校のことが話され、翌年の計画が決まった。";
    }
    for (std::size_t many = 1 + below(6); many > 0; --many) {
      const int year = 1950 + static_cast<int>(below(75));
      const auto town = std::to_string(below(kTowns));
      record.relations.push_back({"北" + town + "市",
                                  "海外" + std::to_string(below(kTowns)) + "市",
                                  static_cast<RelationKind>(below(4)),
                                  below(2) == 0 ? "" : std::to_string(year) + "-04-01",
                                  {year, year + 10},
                                  below(4) > 0,
                                  {0, 57},
                                  "sentence:協定"});
    }
    out.push_back(std::move(record));
  }
  return out;
}

struct Question {
  const char* name;
  RelationsRequest request;
};

std::vector<Question> questions() {
  std::vector<Question> out = {{"a word", {.search = {.query = "使節"}}},
                               {"two words", {.search = {.query = "使節 計画"}}},
                               {"a question", {.search = {.query = "協定を結んだのはいつですか"}}},
                               {"ties alone", {.search = {.query = "使節"}, .kinds = {"tie"}}},
                               {"with a town", {.search = {.query = "使節"}, .with = {"北7市"}}},
                               {"everything", {}}};
  for (Question& one : out) one.request.search.limit = kPage;
  return out;
}

double percentile(std::vector<double> sorted, std::size_t share) {
  std::sort(sorted.begin(), sorted.end());
  return sorted[(sorted.size() - 1) * share / 100];
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kTurns = 20;
  const std::size_t matches = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 10'000;
  const double most = argc > 2 ? std::atof(argv[2]) : 100;
  try {
    const kouryu::test::TempFolder folder;
    kouryu::test::write_index(folder.path("index"), passages(matches));
    bool slow = false;
    for (const Question& question : questions()) {
      kouryu::Searcher searcher({folder.path("index")});
      std::vector<double> times;
      std::size_t rows = 0;
      for (int turn = 0; turn < kTurns; ++turn) {
        const auto begin = std::chrono::steady_clock::now();
        rows = searcher.relations(question.request).total;
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        times.push_back(took.count());
      }
      const double late = percentile(times, 95);
      std::printf("%-12s %6zu rows: first %.1f ms  p50 %.1f ms  p95 %.1f ms\n", question.name, rows,
                  times[0], percentile(times, 50), late);
      slow = slow || late > most;
    }
    return slow ? 1 : 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "relations_bench: %s\n", error.what());
    return 2;
  }
}
