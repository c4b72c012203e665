// Builds and updates an index.
//
//   kouryu::IndexReport report = kouryu::update_index({.index_dir = "koryu.idx", .paths =
//   {"docs"}});
//
// Text is UTF-8. Sizes count bytes unless the name says otherwise.
#ifndef KOURYU_INDEXER_H_
#define KOURYU_INDEXER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "kouryu/error.h"

namespace kouryu {

/// Where a run stands; handed to IndexRequest::on_progress from the calling thread.
struct IndexProgress {
  std::size_t documents_done = 0;   // of this run
  std::size_t documents_total = 0;  // 0 while unknown (standard input)
  std::size_t passages = 0;         // durably in the index
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
  bool committed = false;  // true right after a durable commit
};

struct IndexRequest {
  std::filesystem::path index_dir{};
  std::vector<std::filesystem::path> paths{};  // files, folders, or "-" with jsonl
  bool jsonl = false;                        // input is ready-made passages
  std::size_t jobs = 0;                      // worker threads, 0 = one a core
  std::size_t commit_every = 0;              // passages between commits, 0 = the indexer's choice
  bool prune = false;                        // drop documents that are gone from disk
  bool rebuild = false;                      // from nothing, even when nothing changed
  bool dry_run = false;                      // read and count, write nothing
  std::istream* standard_input = nullptr;    // for the path "-"; nullptr = std::cin
  std::function<void(const IndexProgress&)> on_progress{};
  const std::atomic<bool>* cancel = nullptr;  // set it to stop after the current batch
};

struct SkippedInput {
  std::string path;
  std::string reason;  // closed list: see indexer/source/corpus_walk.h
  std::string detail;
};

struct IndexReport {
  std::size_t documents = 0;  // in the index after the run
  std::size_t passages = 0;
  std::size_t read = 0;  // documents of this run
  std::size_t unchanged = 0;
  std::size_t replaced = 0;
  std::size_t removed = 0;
  std::size_t duplicates = 0;  // passages: further places of a body
  std::vector<SkippedInput> skipped;
  double seconds = 0;
  std::uint64_t bytes = 0;  // read
  bool cancelled = false;
};

/// Creates or updates the index. Bad inputs are listed in the report, never thrown. Throws Error:
/// Incompatible (another schema or dictionary built it and `rebuild` is not set), Busy, Io,
/// Corrupt.
[[nodiscard]] KOURYU_API IndexReport update_index(const IndexRequest& request);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_H_
