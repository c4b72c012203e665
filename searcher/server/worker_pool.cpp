// A bounded queue: what does not fit is refused at once instead of waiting without end.
#include "searcher/server/worker_pool.h"

#include <utility>

namespace kouryu::server {

WorkerPool::WorkerPool(const std::vector<std::string>& indexes, const SearcherOptions& options,
                       std::size_t threads, std::size_t queue)
    : most_waiting_(queue) {
  searchers_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) searchers_.emplace_back(indexes, options);
  threads_.reserve(threads);
  for (Searcher& searcher : searchers_) {
    threads_.emplace_back([this, &searcher] { work(searcher); });
  }
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::submit(Job job, bool urgent) {
  {
    const std::lock_guard lock(mutex_);
    if (urgent) {
      jobs_.push_front(std::move(job));
    } else if (jobs_.size() >= most_waiting_ + idle_) {
      return false;
    } else {
      jobs_.push_back(std::move(job));
    }
  }
  changed_.notify_one();
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

void WorkerPool::work(Searcher& searcher) {
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    --idle_;
    if (jobs_.empty()) return;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job(searcher);
    job = nullptr;
    lock.lock();
  }
}

}  // namespace kouryu::server
