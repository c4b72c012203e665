// Starts kouryu serve on a free port of this machine, and stops it.
#ifndef KOURYU_TESTS_SERVER_SERVER_H_
#define KOURYU_TESTS_SERVER_SERVER_H_

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "tests/server/client.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace kouryu::test {

using Json = nlohmann::ordered_json;

class Server {
 public:
  /// Waits until it listens; throws when it ends instead, with what it said.
  explicit Server(std::vector<std::string> arguments, const std::string& listen = "127.0.0.1:0") {
    arguments.insert(arguments.begin(), {program("kouryu"), "serve", "--listen", listen});
    int pipe[2];
    if (::pipe2(pipe, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const std::string log = (scratch_ / "log").string();
    child_ = ::fork();
    if (child_ == 0) {
      clearenv();
      setenv("PATH", "/usr/bin:/bin", 1);
      ::dup2(pipe[1], STDOUT_FILENO);
      ::dup2(::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), STDERR_FILENO);
      std::vector<char*> argv;
      argv.reserve(arguments.size() + 1);
      for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
      }
      argv.push_back(nullptr);
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    ::close(pipe[1]);
    std::string said;
    char c = 0;
    while (::read(pipe[0], &c, 1) == 1 && c != '\n') said += c;
    ::close(pipe[0]);
    const std::size_t colon = said.rfind(':');
    if (colon == std::string::npos) {
      (void)stop();
      throw std::runtime_error("did not start: " + this->log());
    }
    port_ = std::stoi(said.substr(colon + 1));
  }
  ~Server() {
    if (child_ > 0) (void)stop();
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] pid_t pid() const { return child_; }
  [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] std::string log() const { return read_whole(scratch_ / "log"); }

  void signal(int number) const { ::kill(child_, number); }
  /// Its exit status, 128 + the signal for one that killed it.
  int wait() {
    int status = 0;
    ::waitpid(std::exchange(child_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  int stop(int number = SIGTERM) {
    signal(number);
    return wait();
  }

  /// "METHOD target" with Host, further header lines (each ending with \r\n) and Connection: close.
  [[nodiscard]] Response ask(const std::string& target, const std::string& headers = {},
                             const std::string& method = "GET") const {
    Client client(port_);
    client.send(method + ' ' + target + " HTTP/1.1\r\nHost: " + host() + "\r\n" + headers +
                "Connection: close\r\n\r\n");
    return client.read(method == "HEAD");
  }
  [[nodiscard]] Json json(const std::string& target) const { return Json::parse(ask(target).body); }
  /// The reply to exactly these bytes.
  [[nodiscard]] Response raw(std::string_view bytes) const {
    Client client(port_);
    client.send(bytes);
    return client.read();
  }

  /// Memory in use, bytes.
  [[nodiscard]] std::size_t resident() const {
    std::ifstream in("/proc/" + std::to_string(child_) + "/statm");
    std::size_t all = 0;
    std::size_t pages = 0;
    in >> all >> pages;
    return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  }
  /// Open files and sockets.
  [[nodiscard]] std::size_t handles() const {
    std::size_t count = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator("/proc/" + std::to_string(child_) + "/fd")) {
      (void)entry;
      ++count;
    }
    return count;
  }

 private:
  Scratch scratch_;
  pid_t child_ = -1;
  int port_ = 0;
};

inline std::string percent(const std::string& text) {
  std::string out;
  for (const unsigned char c : text) {
    if (std::isalnum(c) != 0) {
      out += static_cast<char>(c);
    } else {
      char escape[4];
      std::snprintf(escape, sizeof(escape), "%%%02X", c);
      out += escape;
    }
  }
  return out;
}

inline constexpr const char* kAirPage =
    "大気の協力\n\n平成16年、北九州市と大連市は大気の調査を始めた。調査には自治体国際化協会が協力し"
    "た。\n";
inline constexpr const char* kSchoolPage =
    "学校の交流\n\n2019年、青森市の小学校が大連市の小学校を訪れた。児童は歌を交換した。\n";

/// A folder with an index of two short documents.
class SmallIndex {
 public:
  SmallIndex() {
    scratch_.write("docs/air.txt", kAirPage);
    scratch_.write("docs/school.txt", kSchoolPage);
    update();
  }
  /// Reads the documents again after they were changed.
  void update(const std::vector<std::string>& options = {}) const {
    std::vector<std::string> arguments = {program("kouryu-index"), "--index", path()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.push_back((scratch_ / "docs").string());
    const Finished built = run_program(arguments);
    if (built.status != 0) throw std::runtime_error(built.err);
  }
  [[nodiscard]] std::string path() const { return (scratch_ / "index").string(); }
  [[nodiscard]] const Scratch& scratch() const { return scratch_; }

 private:
  Scratch scratch_;
};

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SERVER_SERVER_H_
