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
#include <unordered_map>
#include <vector>

#include "kouryu/searcher.h"

namespace kouryu::server {

/// One client's requests, however many and heavy, leave a thread and a part of the queue to the
/// others, and take turns with theirs. Safe to call from any thread.
class WorkerPool {
 public:
  using Job = std::function<void(Searcher&)>;

  /// Opens the indexes once a thread, all before any runs. Throws Error as Searcher does, and
  /// NoResources.
  WorkerPool(const std::vector<std::string>& indexes, const SearcherOptions& options,
             std::size_t threads, std::size_t queue);
  /// Finishes the jobs that are waiting.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Queues `job` of `client`, which must not throw; urgent ones go first, on any thread. False
  /// when no thread is free for it and the queue, or the client's part of it, is full; urgent ones
  /// are always taken.
  [[nodiscard]] bool submit(Job job, const std::string& client, bool urgent);

  /// Jobs that wait.
  [[nodiscard]] std::size_t waiting() const;

 private:
  struct Waiting {
    Job job;
    std::string client;
    bool urgent;
  };
  struct Client {
    std::size_t running = 0;
    std::size_t waiting = 0;
  };
  using Jobs = std::deque<Waiting>;

  void stop();
  void work(Searcher& searcher);
  [[nodiscard]] Jobs::iterator next();
  Waiting take(Jobs::iterator at);
  void end(const Waiting& done);
  void forget_if_gone(const std::string& client);

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Jobs jobs_;
  std::unordered_map<std::string, Client> clients_;  // those with a job
  std::string last_client_;                          // whose job was taken last
  std::size_t most_waiting_;
  std::size_t most_waiting_of_one_;
  std::size_t most_running_of_one_;
  std::size_t idle_ = 0;  // threads that wait for a job
  bool stopping_ = false;
  std::vector<Searcher> searchers_;
  std::vector<std::thread> threads_;
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_WORKER_POOL_H_
