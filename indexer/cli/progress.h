// How far a run is, on stderr: a line that is rewritten on a terminal, or a JSON line a commit.
#ifndef KOURYU_INDEXER_CLI_PROGRESS_H_
#define KOURYU_INDEXER_CLI_PROGRESS_H_

#include <chrono>

#include "dict/base/locale.h"
#include "indexer/cli/options.h"
#include "kouryu/indexer.h"

namespace kouryu {

class ProgressPrinter {
 public:
  ProgressPrinter(ProgressStyle style, Language language)
      : style_(style), language_(language), start_(std::chrono::steady_clock::now()) {}

  void operator()(const IndexProgress& progress);
  /// Wipes the line.
  void finish();

 private:
  void draw(const IndexProgress& progress, double seconds);

  ProgressStyle style_;
  Language language_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_drawn_;
  bool drawn_ = false;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CLI_PROGRESS_H_
