// Accepts connections, up to a number, and knows those that are open.
#ifndef KOURYU_SEARCHER_SERVER_LISTENER_H_
#define KOURYU_SEARCHER_SERVER_LISTENER_H_

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>

#include "searcher/server/connection.h"

namespace kouryu::server {

class Listener {
 public:
  /// Binds; `address` is ADDRESS:PORT. Throws Error: BadQuery (no address), Io.
  Listener(boost::asio::io_context& io, const std::string& address, std::size_t most,
           Shared& shared);

  /// "http://ADDRESS:PORT" as bound.
  [[nodiscard]] std::string url() const;
  void start();
  /// Accepts no more, closes idle connections, lets the others finish.
  void stop();

 private:
  void accept();
  void take_waiting();
  void take(boost::asio::ip::tcp::socket&& socket);

  boost::asio::io_context& io_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer pause_;
  std::size_t most_;
  Shared& shared_;
  using OpenConnections = std::unordered_map<std::size_t, std::weak_ptr<Connection>>;
  std::shared_ptr<OpenConnections> open_ = std::make_shared<OpenConnections>();
  std::size_t next_ = 0;
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_LISTENER_H_
