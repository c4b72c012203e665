// Work on many items by several threads, results handed over in the order of the items.
#ifndef KOURYU_INDEXER_WRITE_PIPELINE_H_
#define KOURYU_INDEXER_WRITE_PIPELINE_H_

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "dict/base/threads.h"

namespace kouryu {

/// Calls `next()` (one thread at a time) until it returns nullopt, `make_worker()` once a thread,
/// `worker(item)` in the threads, and `deliver(result)` in the calling thread, in the order of the
/// items. While there is nothing to deliver it calls `idle()` there, some five times a second. At
/// most 2 * jobs + 2 items are under way. The first exception of any of them ends the run and is
/// thrown here after the threads have stopped. Where the system gives fewer threads, fewer do it;
/// none is an Error (NoResources).
template <class Next, class MakeWorker, class Deliver, class Idle>
void run_in_order(std::size_t jobs, Next&& next, MakeWorker&& make_worker, Deliver&& deliver,
                  Idle&& idle) {
  using Item = typename decltype(next())::value_type;
  using Result = decltype(make_worker()(std::declval<Item>()));
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Result> finished;
  std::exception_ptr failure;
  std::size_t taken = 0;
  std::size_t delivered = 0;
  std::size_t running = jobs;
  bool drained = false;
  const std::size_t window = 2 * jobs + 2;

  const auto fail = [&] {
    if (!failure) failure = std::current_exception();
  };
  const auto work = [&] {
    std::unique_lock lock(mutex);
    try {
      lock.unlock();
      auto worker = make_worker();
      lock.lock();
      while (true) {
        changed.wait(lock, [&] { return failure || drained || taken - delivered < window; });
        if (failure || drained) break;
        std::optional<Item> item = next();
        if (!item) {
          drained = true;
          break;
        }
        const std::size_t number = taken++;
        lock.unlock();
        Result result = worker(std::move(*item));
        lock.lock();
        finished.emplace(number, std::move(result));
        changed.notify_all();
      }
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      fail();
    }
    --running;
    changed.notify_all();
  };

  std::vector<std::thread> threads;
  threads.reserve(jobs);
  try {
    for (std::size_t i = 0; i < jobs; ++i) threads.push_back(start_thread(work));
  } catch (...) {
    if (threads.empty()) throw;
    const std::lock_guard lock(mutex);
    running -= jobs - threads.size();
  }
  {
    std::unique_lock lock(mutex);
    while (!failure) {
      const auto ready = [&] {
        return failure || finished.count(delivered) != 0 || (running == 0 && finished.empty());
      };
      while (!changed.wait_for(lock, std::chrono::milliseconds(200), ready)) {
        lock.unlock();
        idle();
        lock.lock();
      }
      if (failure || finished.empty()) break;
      auto node = finished.extract(delivered);
      lock.unlock();
      try {
        deliver(std::move(node.mapped()));
        lock.lock();
      } catch (...) {
        lock.lock();
        fail();
      }
      ++delivered;
      changed.notify_all();
    }
  }
  changed.notify_all();
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_PIPELINE_H_
