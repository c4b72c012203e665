// One running kouryu-extract as the indexer sees it: a process, and our end of a socket to it.
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_HELPER_PROCESS_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_HELPER_PROCESS_H_

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>

namespace kouryu {

/// How a helper came to its end.
struct HelperEnd {
  bool out_of_memory = false;  // it said so itself
  std::string told;            // "signal SEGV", "exit status 3", "closed its socket"
};

/// Ends the process with itself.
class HelperProcess {
 public:
  /// Starts `program` in a session of its own (a Ctrl-C is for the indexer, which decides), with an
  /// empty environment but for a few names, and no open file but the socket. Throws Error (Io,
  /// NotFound).
  HelperProcess(const std::filesystem::path& program, std::size_t memory_bytes);
  ~HelperProcess();
  HelperProcess(const HelperProcess&) = delete;
  HelperProcess& operator=(const HelperProcess&) = delete;

  [[nodiscard]] int socket() const { return socket_; }
  [[nodiscard]] pid_t pid() const { return pid_; }
  /// What it holds in memory now; 0 where the system does not tell.
  [[nodiscard]] std::size_t resident_bytes() const;
  /// Waits up to `grace` for a death that is under way, then kills. Afterwards it is reaped.
  HelperEnd end(std::chrono::milliseconds grace);

 private:
  int socket_ = -1;
  pid_t pid_ = -1;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_HELPER_PROCESS_H_
