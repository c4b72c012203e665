// Names follow Prometheus' rules: a unit at the end, counters end with _total.
#include "searcher/server/metrics.h"

#include <algorithm>
#include <sstream>

namespace kouryu::server {
namespace {

void head(std::ostream& out, const char* name, const char* type, const char* help) {
  out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
}

void gauge(std::ostream& out, const char* name, const char* help, std::int64_t value) {
  head(out, name, "gauge", help);
  out << name << ' ' << value << '\n';
}

}  // namespace

void Metrics::count(const std::string& route, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  ++requests_[{route, status}];
  Histogram& histogram = seconds_[route];
  const auto bound = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
  if (bound != kBounds.end()) {
    ++histogram.below[static_cast<std::size_t>(bound - kBounds.begin())];
  }
  ++histogram.count;
  histogram.sum += seconds;
}

std::string Metrics::text(const IndexState& state) const {
  std::ostringstream out;
  const std::lock_guard lock(mutex_);
  head(out, "kouryu_http_requests_total", "counter", "Requests answered.");
  for (const auto& [key, count] : requests_) {
    out << "kouryu_http_requests_total{route=\"" << key.first << "\",status=\"" << key.second
        << "\"} " << count << '\n';
  }
  head(out, "kouryu_http_request_seconds", "histogram", "Time from a request to its reply.");
  for (const auto& [route, histogram] : seconds_) {
    const std::string name = "{route=\"" + route + "\"";
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      below += histogram.below[i];
      out << "kouryu_http_request_seconds_bucket" << name << ",le=\"" << kBounds[i] << "\"} "
          << below << '\n';
    }
    out << "kouryu_http_request_seconds_bucket" << name << ",le=\"+Inf\"} " << histogram.count
        << "\nkouryu_http_request_seconds_sum" << name << "} " << histogram.sum
        << "\nkouryu_http_request_seconds_count" << name << "} " << histogram.count << '\n';
  }
  gauge(out, "kouryu_http_in_flight", "Requests under way.", in_flight);
  gauge(out, "kouryu_http_waiting", "Requests that wait for a thread.", waiting);
  gauge(out, "kouryu_http_connections", "Open connections.", connections);
  gauge(out, "kouryu_index_passages", "Passages in all indexes.",
        static_cast<std::int64_t>(state.passages));
  head(out, "kouryu_index_available", "gauge", "1 for an index that answers.");
  for (std::size_t i = 0; i < state.parts.size(); ++i) {
    out << "kouryu_index_available{index=\"" << i + 1 << "\"} " << state.parts[i].available << '\n';
  }
  head(out, "kouryu_index_revision", "gauge", "Revision of an index; grows with every commit.");
  for (std::size_t i = 0; i < state.parts.size(); ++i) {
    out << "kouryu_index_revision{index=\"" << i + 1 << "\"} " << state.parts[i].revision << '\n';
  }
  return std::move(out).str();
}

}  // namespace kouryu::server
