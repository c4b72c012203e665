// The hashes are remembered in dict/integrity, where every Searcher of the process looks.
#include "searcher/server/file_check.h"

#include <chrono>
#include <exception>
#include <iostream>
#include <utility>

#include "dict/base/console.h"
#include "dict/base/threads.h"
#include "dict/integrity/find_database.h"
#include "dict/integrity/index_files.h"

namespace kouryu::server {
namespace {

constexpr std::chrono::hours kBetween{6};

void check(const std::string& index) {
  if (index.find("://") != std::string::npos) return;
  try {
    check_files(find_database(index), Look::Whole);
  } catch (const Stopped&) {  // the server ends
  } catch (const std::exception& fault) {
    std::cerr << "kouryu: " + harmless(fault.what()) + '\n';
  }
}

}  // namespace

FileCheck::FileCheck(std::vector<std::string> indexes)
    : indexes_(std::move(indexes)), thread_(start_thread([this] { run(); })) {}

FileCheck::~FileCheck() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void FileCheck::run() {
  const StopScope stop(stopping_);
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    for (const std::string& index : indexes_) {
      if (stopping_) return;
      lock.unlock();
      check(index);
      lock.lock();
    }
    changed_.wait_for(lock, kBetween, [this] { return stopping_.load(); });
  }
}

}  // namespace kouryu::server
