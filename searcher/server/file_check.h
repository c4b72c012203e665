// Hashes all files of the indexes in the background, at the start and now and then: rot that leaves
// size and time alone is seen by no opening. What is found is an error of each request from then
// on.
#ifndef KOURYU_SEARCHER_SERVER_FILE_CHECK_H_
#define KOURYU_SEARCHER_SERVER_FILE_CHECK_H_

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace kouryu::server {

class FileCheck {
 public:
  /// `indexes` as a Searcher takes them; those behind a network are left to their servers.
  explicit FileCheck(std::vector<std::string> indexes);
  /// Waits for no more than the piece of a file that is being read.
  ~FileCheck();
  FileCheck(const FileCheck&) = delete;
  FileCheck& operator=(const FileCheck&) = delete;

 private:
  void run();

  std::vector<std::string> indexes_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_FILE_CHECK_H_
