// Puts the parts together and waits for a signal.
#include "searcher/server/serve.h"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <thread>

#include "searcher/server/file_check.h"
#include "searcher/server/listener.h"
#include "searcher/server/service.h"
#include "searcher/server/worker_pool.h"

namespace kouryu::server {
namespace {

/// Lets the process open as many files as it may; returns how many connections that allows, of the
/// `wanted`.
std::size_t room_for_connections(std::size_t wanted) {
  constexpr rlim_t kOtherFiles = 64;  // each Searcher's among them
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  const rlim_t needed = wanted + kOtherFiles;
  if (files.rlim_cur < needed) {
    files.rlim_cur = std::min(needed, files.rlim_max);
    if (::setrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur < needed) {
      return files.rlim_cur > 2 * kOtherFiles ? files.rlim_cur - kOtherFiles : kOtherFiles;
    }
  }
  return wanted;
}

}  // namespace

int serve(const ServeOptions& options, const std::function<void(const std::string&)>& ready) {
  // One client has all threads but one: with one more than processors it still has all of those.
  const std::size_t threads = options.threads != 0
                                  ? options.threads
                                  : std::max(1U, std::thread::hardware_concurrency()) + 1;
  Service service(options);
  boost::asio::io_context io(1);
  WorkerPool workers(options.indexes, options.searcher, threads, options.queue);
  Shared shared{service, workers, options.client_deadline};
  Listener listener(io, options.listen, room_for_connections(options.max_connections), shared);
  int status = 0;
  boost::asio::signal_set signals(io, SIGINT, SIGTERM);
  signals.async_wait([&](const boost::system::error_code& error, int signal) {
    if (error) return;
    status = signal == SIGINT ? 130 : 0;
    listener.stop();
  });
  listener.start();
  ready(listener.url());
  const FileCheck file_check(options.indexes);
  io.run();
  return status;
}

}  // namespace kouryu::server
