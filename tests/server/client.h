// A client that sends exactly the bytes it is given, and reads replies as they come.
#ifndef KOURYU_TESTS_SERVER_CLIENT_H_
#define KOURYU_TESTS_SERVER_CLIENT_H_

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace kouryu::test {

struct Response {
  int status = 0;                              // 0: the connection closed without a reply
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  [[nodiscard]] std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
};

class Client {
 public:
  explicit Client(int port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    if (fd_ < 0 || ::connect(fd_, generic, sizeof(address)) != 0) {
      throw std::runtime_error("cannot connect");
    }
    const int on = 1;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  }
  ~Client() {
    if (fd_ >= 0) ::close(fd_);
  }
  Client(Client&& other) noexcept
      : fd_(std::exchange(other.fd_, -1)), unread_(std::move(other.unread_)) {}
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// False when the other side has closed.
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// Says that nothing more will be sent.
  void finish() const { ::shutdown(fd_, SHUT_WR); }

  /// The next reply; `head`: of a HEAD request, so without a body.
  Response read(bool head = false) {
    Response response;
    std::size_t end = std::string::npos;
    while ((end = unread_.find("\r\n\r\n")) == std::string::npos) {
      if (!receive()) return response;
    }
    const std::string text = unread_.substr(0, end + 2);
    unread_.erase(0, end + 4);
    response.status = std::stoi(text.substr(text.find(' ') + 1, 3));
    for (std::size_t at = text.find("\r\n") + 2; at < text.size();) {
      const std::size_t stop = text.find("\r\n", at);
      const std::size_t colon = text.find(':', at);
      std::string name = text.substr(at, colon - at);
      std::transform(name.begin(), name.end(), name.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      response.headers[name] = text.substr(colon + 2, stop - colon - 2);
      at = stop + 2;
    }
    const std::string length = response.header("content-length");
    const std::size_t size = head || length.empty() ? 0 : std::stoul(length);
    while (unread_.size() < size && receive()) {
    }
    response.body = unread_.substr(0, size);
    unread_.erase(0, size);
    return response;
  }

  /// True when the other side closes within `patience`.
  bool is_closed(std::chrono::milliseconds patience = std::chrono::seconds(5)) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
      if (wait(std::chrono::milliseconds(20)) && !receive()) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] bool wait(std::chrono::milliseconds patience) const {
    pollfd poll{fd_, POLLIN, 0};
    return ::poll(&poll, 1, static_cast<int>(patience.count())) > 0;
  }
  bool receive() {
    char bytes[65536];
    if (!wait(std::chrono::seconds(30))) throw std::runtime_error("no reply");
    const ssize_t got = ::recv(fd_, bytes, sizeof(bytes), 0);
    if (got <= 0) return false;
    unread_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }

  int fd_;
  std::string unread_;
};

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SERVER_CLIENT_H_
