// The one file that moves requests and replies over a socket. Requests are read by RequestReader,
// replies written by Boost.Beast.
#include "searcher/server/connection.h"

#include <atomic>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "searcher/server/http_date.h"
#include "searcher/server/limits.h"
#include "searcher/server/request_id.h"
#include "searcher/server/request_reader.h"

namespace kouryu::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr std::size_t kReadBytes = std::size_t{16} * 1024;

class HttpConnection : public Connection, public std::enable_shared_from_this<HttpConnection> {
 public:
  HttpConnection(asio::ip::tcp::socket&& socket, Shared& shared, std::function<void()> closed);
  ~HttpConnection() override;
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  void stop_if_idle() override;
  void read();

 private:
  using Error = beast::error_code;
  using Body = http::string_body;

  void set_answering(bool now);
  void read_more();
  void take_bytes();
  void refuse(const HttpError& why);
  void take_request();
  [[nodiscard]] std::string asker_of(const RequestHead& head) const;
  void dispatch();
  void run_job();
  void reply(Reply made);
  void fill_response(Reply& made);
  void on_written(const Error& error);
  void linger();
  void read_on();

  beast::tcp_stream stream_;
  asio::steady_timer timer_;
  Shared& shared_;
  Metrics& metrics_;  // of the service, which outlives what Shared does not: see serve()
  std::function<void()> closed_;
  std::string client_;
  bool is_local_ = false;
  beast::flat_buffer buffer_;
  RequestReader reader_;
  HttpRequest request_;
  bool answering_ = false;  // a request is between its head and the end of its reply
  bool keep_alive_ = false;
  std::shared_ptr<std::atomic<bool>> answered_;  // the request of the job under way
  std::optional<http::response<Body>> response_;
  std::optional<http::serializer<false, Body>> serializer_;
  std::size_t lingered_ = 0;
};

HttpConnection::HttpConnection(asio::ip::tcp::socket&& socket, Shared& shared,
                               std::function<void()> closed)
    : stream_(std::move(socket)),
      timer_(stream_.get_executor()),
      shared_(shared),
      metrics_(shared.service.metrics()),
      closed_(std::move(closed)),
      buffer_(kReadBytes) {
  Error ignored;
  stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  stream_.socket().set_option(asio::socket_base::send_buffer_size(kSendBufferBytes), ignored);
  const auto other = stream_.socket().remote_endpoint(ignored);
  if (!ignored) client_ = other.address().to_string();
  is_local_ = !ignored && other.address().is_loopback();
  ++metrics_.connections;
}

HttpConnection::~HttpConnection() {
  set_answering(false);
  --metrics_.connections;
  closed_();
}

void HttpConnection::set_answering(bool now) {
  if (now != answering_) metrics_.in_flight += now ? 1 : -1;
  answering_ = now;
}

void HttpConnection::stop_if_idle() {
  if (!answering_) stream_.close();
}

void HttpConnection::read() {
  reader_ = {};
  stream_.expires_after(shared_.client_deadline);
  take_bytes();
}

void HttpConnection::read_more() {
  stream_.async_read_some(buffer_.prepare(kReadBytes), [self = shared_from_this()](
                                                           const Error& error, std::size_t bytes) {
    if (error == asio::error::eof && self->reader_.is_begun()) {
      return self->refuse(
          {400, "bad_request", say("the request has no end", "要求が途中で終わっています")});
    }
    if (error) return;  // gone, or silent for too long
    self->buffer_.commit(bytes);
    self->take_bytes();
  });
}

/// Reads on in what has come: of this request, and maybe of the next ones.
void HttpConnection::take_bytes() {
  const auto* const begin = static_cast<const char*>(buffer_.data().data());
  try {
    buffer_.consume(reader_.take({begin, buffer_.size()}));
  } catch (const HttpError& why) {
    return refuse(why);
  }
  if (reader_.has_head()) set_answering(true);
  if (!reader_.is_whole()) return read_more();
  take_request();
  keep_alive_ = reader_.head().keep_alive();
  dispatch();
}

/// Replies to what is no request that could be taken, and ends the connection.
void HttpConnection::refuse(const HttpError& why) {
  take_request();
  set_answering(true);
  keep_alive_ = false;
  reply(shared_.service.error(request_, why));
}

/// A proxy on this machine speaks for many, and says for whom; others are not believed.
std::string HttpConnection::asker_of(const RequestHead& head) const {
  constexpr std::size_t kLongestAddress = 64;
  const std::string told = is_local_ ? head.field("X-Forwarded-For") : std::string();
  if (told.empty()) return client_;
  return told.substr(told.find_last_of(", ") + 1).substr(0, kLongestAddress);
}

/// As far as it has been read.
void HttpConnection::take_request() {
  const RequestHead& head = reader_.head();
  request_ = {};
  request_.id = new_request_id();
  request_.client = client_;
  request_.asker = asker_of(head);
  request_.received = Clock::now();
  request_.method = head.method;
  request_.target = head.target;
  request_.host = head.field("Host");
  if (is_local_) {
    request_.forwarded_proto = head.field("X-Forwarded-Proto");
    request_.forwarded_prefix = head.field("X-Forwarded-Prefix");
  }
  request_.origin = head.field("Origin");
  request_.fetch_site = head.field("Sec-Fetch-Site");
  request_.fetch_mode = head.field("Sec-Fetch-Mode");
  request_.fetch_dest = head.field("Sec-Fetch-Dest");
  request_.authorization = head.field("Authorization");
  request_.accept_encoding = head.field("Accept-Encoding");
  request_.accept_language = head.field("Accept-Language");
  request_.if_none_match = head.field("If-None-Match");
}

void HttpConnection::dispatch() {
  stream_.expires_never();
  if (auto refused = shared_.service.refuse(request_)) return reply(std::move(*refused));
  run_job();
}

void HttpConnection::run_job() {
  answered_ = std::make_shared<std::atomic<bool>>(false);
  auto job = [self = shared_from_this(), request = request_, answered = answered_,
              service = &shared_.service](Searcher& searcher) mutable {
    --service->metrics().waiting;
    Reply made;
    if (!*answered) made = service->answer(request, searcher);
    // The connection ends on its own thread: the worker lets go of it there.
    auto executor = self->stream_.get_executor();
    asio::post(executor, [self = std::move(self), answered = std::move(answered),
                          made = std::move(made)]() mutable {
      if (answered->exchange(true)) return;
      self->timer_.cancel();
      self->reply(std::move(made));
    });
  };
  ++shared_.service.metrics().waiting;
  if (!shared_.workers.submit(std::move(job), request_.asker, Service::is_urgent(request_))) {
    --shared_.service.metrics().waiting;
    return reply(shared_.service.overloaded(request_));
  }
  timer_.expires_after(shared_.service.deadline_of(request_));
  timer_.async_wait([self = shared_from_this(), answered = answered_](const Error& error) {
    if (error || answered->exchange(true)) return;
    self->reply(self->shared_.service.too_late(self->request_));
  });
}

void HttpConnection::reply(Reply made) {
  if (shared_.stopping) keep_alive_ = false;
  fill_response(made);
  stream_.expires_after(shared_.client_deadline);
  const auto written = [self = shared_from_this()](const Error& error, std::size_t) {
    self->on_written(error);
  };
  if (request_.method == "HEAD") {
    http::async_write_header(stream_, *serializer_, written);
  } else {
    http::async_write(stream_, *serializer_, written);
  }
}

void HttpConnection::fill_response(Reply& made) {
  response_.emplace(static_cast<http::status>(made.status), 11);
  http::response<Body>& out = *response_;
  for (const auto& [name, value] : made.headers) out.insert(name, value);
  if (!made.content_type.empty()) out.set(http::field::content_type, made.content_type);
  out.body() = std::move(made.body);
  out.set(http::field::date, http_date_now());
  out.keep_alive(keep_alive_);
  // A client of HTTP/1.0 that asked for it waits to be told.
  if (keep_alive_ && reader_.head().minor == 0) out.set(http::field::connection, "keep-alive");
  const std::size_t bytes = out.body().size();
  if (made.status != 304 && made.status != 204) out.content_length(bytes);
  serializer_.emplace(out);
  shared_.service.finished(request_, made, request_.method == "HEAD" ? 0 : bytes);
}

void HttpConnection::on_written(const Error& error) {
  set_answering(false);
  if (error) return;
  if (!keep_alive_ || shared_.stopping) return linger();
  read();
}

/// Closing while the client still sends would take the reply from it: read on for a moment.
void HttpConnection::linger() {
  beast::error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  stream_.expires_after(kLingerDeadline);
  buffer_.clear();
  read_on();
}

void HttpConnection::read_on() {
  stream_.async_read_some(buffer_.prepare(4096),
                          [self = shared_from_this()](const Error& error, std::size_t bytes) {
                            self->lingered_ += bytes;
                            if (!error && self->lingered_ < kMaxLingerBytes) self->read_on();
                          });
}

}  // namespace

std::weak_ptr<Connection> start_connection(asio::ip::tcp::socket&& socket, Shared& shared,
                                           std::function<void()> closed) {
  const auto connection =
      std::make_shared<HttpConnection>(std::move(socket), shared, std::move(closed));
  connection->read();
  return connection;
}

}  // namespace kouryu::server
