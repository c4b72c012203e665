// {"time": …, "request_id": …, "client": …, "method": …, "route": …, "status": …, "bytes": …, "ms":
// …, "fault": … (what is wrong with the index)}
#include "searcher/server/access_log.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>
#include <utility>

#include "dict/base/threads.h"

namespace kouryu::server {
namespace {

using Json = nlohmann::ordered_json;

std::string now() {
  const auto point = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(point);
  const auto millis =
      std::chrono::duration_cast<std::chrono::milliseconds>(point.time_since_epoch()).count() %
      1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 32> out{};
  const std::size_t size = std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(out.data() + size, out.size() - size, ".%03dZ", static_cast<int>(millis));
  return out.data();
}

std::string one_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

AccessLog::AccessLog(bool on, bool queries) : on_(on), queries_(queries) {
  if (on_) thread_ = start_thread([this] { work(); });
}

AccessLog::~AccessLog() {
  if (!on_) return;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void AccessLog::write(const HttpRequest& request, std::string_view route, int status,
                      std::size_t bytes, double milliseconds, const std::string& fault) {
  if (!on_) return;
  Json line = {{"time", now()},
               {"request_id", request.id},
               {"client", request.client},
               {"method", request.method.substr(0, 16)},
               {"route", route},
               {"status", status},
               {"bytes", bytes},
               {"ms", milliseconds}};
  if (!fault.empty()) line["fault"] = fault;
  if (queries_) line["target"] = request.target;
  {
    const std::lock_guard lock(mutex_);
    if (lines_.size() >= kMostWaiting) {
      ++dropped_;
      return;
    }
    lines_.push_back(one_line(line));
  }
  changed_.notify_one();
}

void AccessLog::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || !lines_.empty(); });
    if (lines_.empty()) return;
    std::vector<std::string> lines = std::exchange(lines_, {});
    const std::size_t dropped = std::exchange(dropped_, 0);
    lock.unlock();
    if (dropped > 0) lines.push_back(one_line({{"time", now()}, {"dropped_lines", dropped}}));
    for (const std::string& line : lines) std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
    lock.lock();
  }
}

}  // namespace kouryu::server
