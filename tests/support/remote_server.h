// A stock Xapian server beside the test, which serves one index over loopback.
#ifndef KOURYU_TESTS_SUPPORT_REMOTE_SERVER_H_
#define KOURYU_TESTS_SUPPORT_REMOTE_SERVER_H_

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/background.h"

namespace kouryu::test {

inline constexpr const char* kRemoteServer = "/usr/bin/xapian-tcpsrv";

inline bool has_remote_server() { return std::filesystem::exists(kRemoteServer); }

inline sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/// A port of this machine that nobody listens on.
inline int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  const bool bound = ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  ::close(socket);
  if (!bound) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

inline std::string url_of(int port) { return "tcp://127.0.0.1:" + std::to_string(port); }

/// Answers from its construction on; killed when it goes out of scope.
class RemoteServer {
 public:
  /// `index` is an index folder of kouryu. Throws when the server does not come up.
  explicit RemoteServer(const std::string& index)
      : port_(free_port()),
        server_({kRemoteServer, "--interface", "127.0.0.1", "--port", std::to_string(port_),
                 "--quiet", index + "/xapian"}) {
    for (int i = 0; i < 200; ++i) {
      if (answers()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
    throw std::runtime_error("xapian-tcpsrv does not answer");
  }

  [[nodiscard]] std::string url() const { return url_of(port_); }

 private:
  [[nodiscard]] bool answers() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port_);
    const int status =
        ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    ::close(socket);
    return status == 0;
  }

  int port_;
  Background server_;
};

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_REMOTE_SERVER_H_
