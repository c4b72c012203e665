// The threads that search, each with its own Searcher, and the queue before them.
#ifndef KOURYU_SEARCHER_SERVER_WORKER_POOL_H_
#define KOURYU_SEARCHER_SERVER_WORKER_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "kouryu/searcher.h"

namespace kouryu::server {

class WorkerPool {
 public:
  using Job = std::function<void(Searcher&)>;

  /// Opens the indexes once a thread, all before any runs. Throws Error as Searcher does.
  WorkerPool(const std::vector<std::string>& indexes, const SearcherOptions& options,
             std::size_t threads, std::size_t queue);
  /// Finishes the jobs that are waiting.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Queues `job`, which must not throw; urgent ones go first. False when no thread is free and the
  /// queue is full; urgent ones are always taken.
  [[nodiscard]] bool submit(Job job, bool urgent);

  /// Jobs that wait.
  [[nodiscard]] std::size_t waiting() const;

 private:
  void work(Searcher& searcher);

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::size_t most_waiting_;
  std::size_t idle_ = 0;  // threads that wait for a job
  bool stopping_ = false;
  std::vector<Searcher> searchers_;
  std::vector<std::thread> threads_;
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_WORKER_POOL_H_
