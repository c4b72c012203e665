// What the threads that read tell of their work: the large file each is in, and what to say once.
#ifndef KOURYU_INDEXER_WRITE_RUN_STATE_H_
#define KOURYU_INDEXER_WRITE_RUN_STATE_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>

namespace kouryu {

/// Told by the threads that read, asked by the one that draws. Safe from any thread.
class RunState {
 public:
  struct Place {
    std::string file;
    std::uint64_t done = 0;
    std::uint64_t total = 0;
  };

  void read(const std::string& file, std::uint64_t done, std::uint64_t total) {
    const std::lock_guard lock(mutex_);
    places_[std::this_thread::get_id()] = {file, done, total};
  }
  void done() {
    const std::lock_guard lock(mutex_);
    places_.erase(std::this_thread::get_id());
  }
  /// One of them; an empty name when there is none.
  [[nodiscard]] Place place() const {
    const std::lock_guard lock(mutex_);
    return places_.empty() ? Place{} : places_.begin()->second;
  }
  /// Said once, however many threads say it.
  void note(const std::string& text) {
    const std::lock_guard lock(mutex_);
    notes_.insert(text);
  }
  [[nodiscard]] std::set<std::string> notes() const {
    const std::lock_guard lock(mutex_);
    return notes_;
  }

 private:
  mutable std::mutex mutex_;
  std::set<std::string> notes_;
  std::map<std::thread::id, Place> places_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_RUN_STATE_H_
