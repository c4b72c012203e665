// Runs a batch of queries through one of the systems that are compared.
#ifndef KOURYU_TESTS_EVAL_ANSWERS_H_
#define KOURYU_TESTS_EVAL_ANSWERS_H_

#include <cstddef>
#include <iosfwd>
#include <string>

#include "searcher/rank/ranking.h"

namespace kouryu::eval {

struct AnswerOptions {
  std::string index;
  std::string system = "kouryu";  // or "words", "words-total", "bigrams": see baselines.h
  std::size_t limit = 10;
  std::string mode = "or";  // of kouryu: or, auto, and
  bool facets = false;  // of kouryu: counted, too
  bool parts = false;   // of the scores of kouryu: written, too
  Ranking ranking;
};

/// Reads {"id", "query"} a line, writes {"id", "took_ms", "results": [{"id", "score"}]} a line.
void write_answers(const AnswerOptions& options, std::istream& in, std::ostream& out);

}  // namespace kouryu::eval

#endif  // KOURYU_TESTS_EVAL_ANSWERS_H_
