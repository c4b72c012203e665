// What kouryu is measured against: the two plain full-text engines of the Japanese world, BM25 with
// k1 1.2 and b 0.75 over the words of MeCab, and over character bigrams.
#ifndef KOURYU_TESTS_EVAL_BASELINES_H_
#define KOURYU_TESTS_EVAL_BASELINES_H_

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dict/tokens/analyzer.h"

namespace kouryu::eval {

struct Answer {
  std::string id;
  double score;
  std::map<std::string, double> parts = {};  // of the score; kouryu's, where they are asked for
};

/// OR of the query's base forms, by Xapian over an index of kouryu. `total`: all matches are
/// counted, which keeps Xapian from stopping early.
class WordsBaseline {
 public:
  explicit WordsBaseline(const std::string& index, bool total = false);
  [[nodiscard]] std::vector<Answer> ask(const std::string& query, std::size_t limit);

 private:
  Xapian::Database database_;
  bool total_;
  Analyzer analyzer_;
};

/// OR of all character bigrams of letters and digits, counted as often as they stand, in memory.
class BigramsBaseline {
 public:
  explicit BigramsBaseline(const std::string& index);
  [[nodiscard]] std::vector<Answer> ask(const std::string& query, std::size_t limit) const;

 private:
  struct Posting {
    std::uint32_t passage;
    std::uint32_t count;
  };
  std::vector<std::string> ids_;
  std::vector<double> lengths_;  // bigrams
  double average_ = 0;
  std::unordered_map<std::string, std::vector<Posting>> postings_;
};

}  // namespace kouryu::eval

#endif  // KOURYU_TESTS_EVAL_BASELINES_H_
