// One line of JSON a request, on standard error, without what was asked unless that is wanted.
#ifndef KOURYU_SEARCHER_SERVER_ACCESS_LOG_H_
#define KOURYU_SEARCHER_SERVER_ACCESS_LOG_H_

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "searcher/server/message.h"

namespace kouryu::server {

/// Writes on a thread of its own: a reader that is slow or gone holds nobody up. Lines that find
/// no room are dropped, and their number is told.
class AccessLog {
 public:
  /// `queries`: lines hold the target of the request. Not `on`: nothing is written.
  AccessLog(bool on, bool queries);
  /// Writes what is waiting.
  ~AccessLog();
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  void write(const HttpRequest& request, std::string_view route, int status, std::size_t bytes,
             double milliseconds, const std::string& fault);

 private:
  static constexpr std::size_t kMostWaiting = 4096;

  void work();

  bool on_;
  bool queries_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> lines_;
  std::size_t dropped_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_ACCESS_LOG_H_
