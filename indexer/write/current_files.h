// Which large files are being read just now, for whoever draws the progress.
#ifndef KOURYU_INDEXER_WRITE_CURRENT_FILES_H_
#define KOURYU_INDEXER_WRITE_CURRENT_FILES_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace kouryu {

/// Told by the threads that read, asked by the one that draws. Safe from any thread.
class CurrentFiles {
 public:
  struct Place {
    std::string file;
    std::uint64_t done = 0;
    std::uint64_t total = 0;
  };

  void set(const std::string& file, std::uint64_t done, std::uint64_t total) {
    const std::lock_guard lock(mutex_);
    places_[std::this_thread::get_id()] = {file, done, total};
  }
  void clear() {
    const std::lock_guard lock(mutex_);
    places_.erase(std::this_thread::get_id());
  }
  /// One of them; an empty name when there is none.
  [[nodiscard]] Place any() const {
    const std::lock_guard lock(mutex_);
    return places_.empty() ? Place{} : places_.begin()->second;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::thread::id, Place> places_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_CURRENT_FILES_H_
