// The indexer's side of extraction: a helper process that reads untrusted files, and is replaced
// when it crashes, hangs or lies.
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_WORKER_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_WORKER_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/extracted.h"
#include "indexer/extract/worker/wire.h"

namespace kouryu {

/// What one file may take. Past them the helper is ended and the reason told.
struct WorkerLimits {
  std::chrono::milliseconds time{60'000};           // of one file
  std::size_t memory_bytes = std::size_t{1} << 30;  // of the helper
};

/// What is handed to the helper.
struct WorkerRequest {
  int file = -1;            // open for reading, and only that; read from byte 0; stays the caller's
  std::string name;         // the file's own name without folders, UTF-8
  std::string encoding;     // of --encoding; may be empty
  bool pages_only = false;  // as ExtractInput::pages_only
};

/// One helper process, started at the first request and kept for the next ones. One a thread.
class Worker {
 public:
  using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

  explicit Worker(const WorkerLimits& limits = {});
  ~Worker();
  Worker(Worker&&) noexcept;
  Worker& operator=(Worker&&) noexcept;

  /// Reads one file. Reasons of its own: timed_out, refused (memory), crashed (the second helper
  /// died of the file too). Empty text with the reason "cancelled" when `cancel` (may be nullptr)
  /// was set: heard within 0.1 s. `progress` (may be empty) is called from this thread, some ten
  /// times a second. Returns within the limit of time and 1 s, the start of a helper not counted.
  /// Throws Error: NotFound when the helper program is missing or does not start, Incompatible when
  /// it is one of another version, Io; and what the helper throws where no file is to blame, such
  /// as NotFound for a file of kouryu's data.
  [[nodiscard]] Extraction extract(const WorkerRequest& request, const std::atomic<bool>* cancel,
                                   const Progress& progress);

  /// What protects this machine from what the files do to the helper; nullopt before the first.
  /// Not everything everywhere: old kernels and containers forbid some of it.
  [[nodiscard]] std::optional<Isolation> isolation() const;

  /// The process number of the helper that waits for the next file; -1 where none does.
  [[nodiscard]] int helper_pid() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_WORKER_H_
