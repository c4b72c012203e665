// Counts of what the server did, as Prometheus reads them.
#ifndef KOURYU_SEARCHER_SERVER_METRICS_H_
#define KOURYU_SEARCHER_SERVER_METRICS_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "kouryu/searcher.h"

namespace kouryu::server {

/// Safe to share between threads.
class Metrics {
 public:
  void count(const std::string& route, int status, double seconds);

  std::atomic<std::int64_t> in_flight{0};    // requests that are read and not yet answered
  std::atomic<std::int64_t> connections{0};  // open ones
  std::atomic<std::int64_t> waiting{0};      // requests in the queue

  /// The text format of Prometheus, version 0.0.4.
  [[nodiscard]] std::string text(const IndexState& state) const;

 private:
  static constexpr std::array<double, 11> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                     0.1,   0.25,   0.5,   1,    2.5};  // seconds
  struct Histogram {
    std::array<std::uint64_t, kBounds.size()> below{};  // not cumulated
    std::uint64_t count = 0;
    double sum = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Histogram> seconds_;
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_METRICS_H_
