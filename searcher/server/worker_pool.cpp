// A bounded queue: what does not fit is refused at once instead of waiting without end. The oldest
// job goes first whose client may have a thread and is not the one that had the last.
#include "searcher/server/worker_pool.h"

#include <algorithm>
#include <utility>

#include "dict/base/threads.h"

namespace kouryu::server {

WorkerPool::WorkerPool(const std::vector<std::string>& indexes, const SearcherOptions& options,
                       std::size_t threads, std::size_t queue)
    : most_waiting_(queue),
      most_waiting_of_one_(queue - queue / 4),
      most_running_of_one_(std::max<std::size_t>(threads, 2) - 1) {
  searchers_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) searchers_.emplace_back(indexes, options);
  threads_.reserve(threads);
  try {
    for (Searcher& searcher : searchers_) {
      threads_.push_back(start_thread([this, &searcher] { work(searcher); }));
    }
  } catch (...) {
    stop();
    throw;
  }
}

WorkerPool::~WorkerPool() { stop(); }

void WorkerPool::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::submit(Job job, const std::string& client, bool urgent) {
  {
    const std::lock_guard lock(mutex_);
    if (urgent) {
      jobs_.push_front({std::move(job), client, true});
    } else {
      Client& its = clients_[client];
      const std::size_t free_for_it =
          std::min(idle_, most_running_of_one_ - std::min(most_running_of_one_, its.running));
      if (jobs_.size() >= most_waiting_ + idle_ ||
          its.waiting >= most_waiting_of_one_ + free_for_it) {
        forget_if_gone(client);
        return false;
      }
      ++its.waiting;
      jobs_.push_back({std::move(job), client, false});
    }
  }
  changed_.notify_one();
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

WorkerPool::Jobs::iterator WorkerPool::next() {
  const auto may_run = [&](const Waiting& one) {
    return one.urgent || clients_[one.client].running < most_running_of_one_;
  };
  const auto of_another = std::find_if(jobs_.begin(), jobs_.end(), [&](const Waiting& one) {
    return may_run(one) && (one.urgent || one.client != last_client_);
  });
  return of_another != jobs_.end() ? of_another : std::find_if(jobs_.begin(), jobs_.end(), may_run);
}

WorkerPool::Waiting WorkerPool::take(Jobs::iterator at) {
  Waiting taken = std::move(*at);
  jobs_.erase(at);
  if (taken.urgent) return taken;
  Client& its = clients_[taken.client];
  --its.waiting;
  ++its.running;
  last_client_ = taken.client;
  return taken;
}

void WorkerPool::end(const Waiting& done) {
  if (done.urgent) return;
  --clients_[done.client].running;
  forget_if_gone(done.client);
}

void WorkerPool::forget_if_gone(const std::string& client) {
  const auto its = clients_.find(client);
  if (its->second.running == 0 && its->second.waiting == 0) clients_.erase(its);
}

void WorkerPool::work(Searcher& searcher) {
  std::unique_lock lock(mutex_);
  for (;;) {
    auto at = jobs_.end();
    ++idle_;
    changed_.wait(lock, [&] {
      at = next();
      return stopping_ || at != jobs_.end();
    });
    --idle_;
    // What a client may not have a thread for yet is left to those that it has.
    if (at == jobs_.end()) return;
    Waiting taken = take(at);
    lock.unlock();
    taken.job(searcher);
    taken.job = nullptr;
    lock.lock();
    end(taken);
  }
}

}  // namespace kouryu::server
