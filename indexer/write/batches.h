// The input of a run in portions of about equal work: files, or lines of ready-made passages.
#ifndef KOURYU_INDEXER_WRITE_BATCHES_H_
#define KOURYU_INDEXER_WRITE_BATCHES_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <istream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/source/corpus_walk.h"
#include "kouryu/indexer.h"

namespace kouryu {

struct JsonlInput {
  std::string place;  // path:line
  std::string line;
};

/// Either files or lines.
struct Batch {
  std::vector<SourceFile> files;
  std::vector<JsonlInput> lines;
};

/// Cuts the input of a request into batches of about half a megabyte, in stable order whatever the
/// number of workers. Used by one thread at a time.
class BatchSource {
 public:
  explicit BatchSource(const IndexRequest& request);

  /// nullopt at the end, or when the request was cancelled.
  [[nodiscard]] std::optional<Batch> next();
  /// Inputs that cannot be read; complete when next() has returned nullopt.
  [[nodiscard]] const std::vector<Skipped>& skipped() const { return skipped_; }
  [[nodiscard]] const std::vector<CorpusRoot>& roots() const { return roots_; }
  /// Of a run over documents, in the order of their batches.
  [[nodiscard]] const std::vector<SourceFile>& files() const { return files_; }
  /// One more, behind all others; before the first next().
  void add(SourceFile file) {
    bytes_total_ += file.size;
    files_.push_back(std::move(file));
  }
  [[nodiscard]] bool is_jsonl() const { return jsonl_; }
  [[nodiscard]] std::size_t documents_total() const { return jsonl_ ? 0 : files_.size(); }
  [[nodiscard]] std::uint64_t bytes_total() const { return bytes_total_; }

 private:
  [[nodiscard]] std::optional<Batch> next_files();
  [[nodiscard]] std::optional<Batch> next_lines();
  /// Opens the next JSON Lines input; false at the end.
  bool open_next();

  std::vector<SourceFile> files_;
  std::vector<CorpusRoot> roots_;
  std::size_t at_ = 0;
  bool jsonl_;
  bool read_standard_input_ = false;
  std::istream* standard_input_;
  std::ifstream file_;
  std::istream* current_ = nullptr;
  std::string current_name_;
  std::size_t line_number_ = 0;
  std::uint64_t bytes_total_ = 0;
  std::vector<Skipped> skipped_;
  const std::atomic<bool>* cancel_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_BATCHES_H_
