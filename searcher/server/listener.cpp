// When all places are taken, a new client is told so and let go at once.
#include "searcher/server/listener.h"

#include <sys/socket.h>

#include <charconv>
#include <utility>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"
#include "searcher/server/http_date.h"
#include "searcher/server/security.h"

namespace kouryu::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::chrono::milliseconds kPauseAfterError{100};
constexpr int kMostAtOnce = 64;  // clients taken before those who are served have their turn

std::string full() {
  return "HTTP/1.1 503 Service Unavailable\r\nDate: " + http_date_now() +
         "\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}

tcp::endpoint read_endpoint(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  unsigned port = 65536;
  if (colon != std::string::npos) {
    const char* const end = address.data() + address.size();
    const auto read = std::from_chars(address.data() + colon + 1, end, port);
    if (read.ptr != end || read.ec != std::errc()) port = 65536;
  }
  boost::system::error_code error;
  const auto ip = asio::ip::make_address(address_of(address), error);
  if (error || port > 65535) {
    throw Error(
        ErrorKind::BadQuery,
        say("not an address to listen on: ", "待ち受けるアドレスとして読めません: ") + address,
        say("write ADDRESS:PORT, for example 127.0.0.1:8080",
            "127.0.0.1:8080 のように書いてください"));
  }
  return {ip, static_cast<asio::ip::port_type>(port)};
}

}  // namespace

Listener::Listener(asio::io_context& io, const std::string& address, std::size_t most,
                   Shared& shared)
    : io_(io), acceptor_(io), pause_(io), most_(most), shared_(shared) {
  const tcp::endpoint endpoint = read_endpoint(address);
  boost::system::error_code error;
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.non_blocking(true, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    throw_system(say("cannot listen on ", "待ち受けられません: ") + address, error.value());
  }
}

std::string Listener::url() const {
  const tcp::endpoint bound = acceptor_.local_endpoint();
  const std::string host = bound.address().to_string();
  return "http://" + (bound.address().is_v6() ? '[' + host + ']' : host) + ':' +
         std::to_string(bound.port());
}

void Listener::start() { accept(); }

void Listener::stop() {
  shared_.stopping = true;
  boost::system::error_code ignored;
  acceptor_.close(ignored);
  pause_.cancel();
  const OpenConnections open = *open_;
  for (const auto& [number, connection] : open) {
    if (const auto alive = connection.lock()) alive->stop_if_idle();
  }
}

void Listener::accept() {
  acceptor_.async_accept([this](const boost::system::error_code& error, tcp::socket socket) {
    if (error == asio::error::operation_aborted || shared_.stopping) return;
    if (error) {
      // Out of file handles: accepting again at once would only fail again.
      pause_.expires_after(kPauseAfterError);
      pause_.async_wait([this](const boost::system::error_code& cancelled) {
        if (!cancelled) accept();
      });
      return;
    }
    take(std::move(socket));
    take_waiting();
    accept();
  });
}

/// One new client a turn would be few beside a crowd that is being served.
void Listener::take_waiting() {
  for (int i = 0; i < kMostAtOnce; ++i) {
    boost::system::error_code none;
    tcp::socket socket(io_);
    acceptor_.accept(socket, none);
    if (none) return;
    take(std::move(socket));
  }
}

void Listener::take(tcp::socket&& socket) {
  if (open_->size() >= most_) {
    const std::string told = full();
    (void)::send(socket.native_handle(), told.data(), told.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    return;
  }
  const std::size_t number = next_++;
  // A worker may hold a connection longer than the listener lives.
  (*open_)[number] =
      start_connection(std::move(socket), shared_, [open = open_, number] { open->erase(number); });
}

}  // namespace kouryu::server
