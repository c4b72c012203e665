// The way of a request between its connection and its handler: gate, route, handler, finish.
#ifndef KOURYU_SEARCHER_SERVER_SERVICE_H_
#define KOURYU_SEARCHER_SERVER_SERVICE_H_

#include <chrono>
#include <cstddef>
#include <optional>

#include "kouryu/searcher.h"
#include "searcher/server/access_log.h"
#include "searcher/server/message.h"
#include "searcher/server/metrics.h"
#include "searcher/server/options.h"
#include "searcher/server/security.h"

namespace kouryu::server {

/// Safe to call from any thread.
class Service {
 public:
  /// Throws Error as Gate does.
  explicit Service(const ServeOptions& options);

  /// What can be told without an index: refusals. Nothing when a worker has to answer.
  [[nodiscard]] std::optional<Reply> refuse(const HttpRequest& request) const;

  /// Answers on the thread of `searcher`. Never throws.
  [[nodiscard]] Reply answer(const HttpRequest& request, Searcher& searcher) const;

  /// How long an answer may take: a table of all rows longer than others.
  [[nodiscard]] std::chrono::milliseconds deadline_of(const HttpRequest& request) const;
  /// True for requests that are answered even under load.
  [[nodiscard]] static bool is_urgent(const HttpRequest& request);

  /// The reply to a request that is in error before any handler.
  [[nodiscard]] Reply error(const HttpRequest& request, const HttpError& error) const;
  /// The reply to a request that finds the queue full.
  [[nodiscard]] Reply overloaded(const HttpRequest& request) const;
  /// The reply to a request whose answer did not come within the deadline.
  [[nodiscard]] Reply too_late(const HttpRequest& request) const;

  /// Counts and logs a request that was replied to.
  void finished(const HttpRequest& request, const Reply& reply, std::size_t bytes);

  [[nodiscard]] Metrics& metrics() { return metrics_; }

 private:
  [[nodiscard]] Reply route_reply(const HttpRequest& request, Searcher& searcher) const;
  void finish(const HttpRequest& request, bool api, Reply& reply) const;

  std::chrono::milliseconds deadline_;  // of an answer
  Gate gate_;
  Metrics metrics_;
  AccessLog log_;
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_SERVICE_H_
