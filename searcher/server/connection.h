// One client: reads requests one after another, has each answered, writes the replies.
//
// All of it runs on the thread of the io_context; only Service::answer runs on a worker. The
// deadlines are absolute for the whole of a read or a write.
#ifndef KOURYU_SEARCHER_SERVER_CONNECTION_H_
#define KOURYU_SEARCHER_SERVER_CONNECTION_H_

#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <functional>
#include <memory>

#include "searcher/server/service.h"
#include "searcher/server/worker_pool.h"

namespace kouryu::server {

/// What all connections share; outlives them.
struct Shared {
  Service& service;
  WorkerPool& workers;
  std::chrono::milliseconds client_deadline;  // of reading a request, and of writing a reply
  bool stopping = false;                      // finish the request under way, take no other
};

class Connection {
 public:
  virtual ~Connection() = default;
  /// Closes now unless a request is under way.
  virtual void stop_if_idle() = 0;
};

/// Serves `socket` until it closes; the connection keeps itself alive. `closed` is called when it
/// has gone.
[[nodiscard]] std::weak_ptr<Connection> start_connection(boost::asio::ip::tcp::socket&& socket,
                                                         Shared& shared,
                                                         std::function<void()> closed);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_CONNECTION_H_
