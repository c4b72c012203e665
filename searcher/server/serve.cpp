// Puts the parts together and waits for a signal.
#include "searcher/server/serve.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <thread>

#include "searcher/server/listener.h"
#include "searcher/server/service.h"
#include "searcher/server/worker_pool.h"

namespace kouryu::server {

int serve(const ServeOptions& options, const std::function<void(const std::string&)>& ready) {
  const std::size_t threads =
      options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const Service service(options);
  boost::asio::io_context io(1);
  WorkerPool workers(options.indexes, threads, options.queue);
  Shared shared{service, workers, options.deadline};
  Listener listener(io, options.listen, options.max_connections, shared);
  int status = 0;
  boost::asio::signal_set signals(io, SIGINT, SIGTERM);
  signals.async_wait([&](const boost::system::error_code& error, int signal) {
    if (error) return;
    status = signal == SIGINT ? 130 : 0;
    listener.stop();
  });
  listener.start();
  ready(listener.url());
  io.run();
  return status;
}

}  // namespace kouryu::server
