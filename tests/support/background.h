// A program that runs beside the test: started, read from, killed.
#ifndef KOURYU_TESTS_SUPPORT_BACKGROUND_H_
#define KOURYU_TESTS_SUPPORT_BACKGROUND_H_

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

namespace kouryu::test {

/// Standard error comes through a pipe, standard output goes nowhere, standard input is a pipe that
/// stays open and empty. Killed when it goes out of scope.
class Background {
 public:
  explicit Background(const std::vector<std::string>& arguments) {
    int in[2];
    int err[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0)
      throw std::runtime_error("no pipe");
    child_ = fork();
    if (child_ < 0) throw std::runtime_error("cannot fork");
    if (child_ == 0) {
      const int nowhere = open("/dev/null", O_WRONLY);
      dup2(in[0], STDIN_FILENO);
      dup2(nowhere, STDOUT_FILENO);
      dup2(err[1], STDERR_FILENO);
      setenv("LC_ALL", "C", 1);
      std::vector<char*> argv;
      argv.reserve(arguments.size() + 1);
      for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
      argv.push_back(nullptr);
      execv(argv[0], argv.data());
      _exit(127);
    }
    close(in[0]);
    close(err[1]);
    in_ = in[1];
    err_ = err[0];
  }
  ~Background() {
    if (child_ > 0) (void)finish(SIGKILL);
    close(in_);
    close(err_);
  }
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  /// Sends `signal` (0: none) and waits. The exit status, or 128 + the signal it died of.
  int finish(int signal) {
    if (signal != 0) kill(child_, signal);
    int status = 0;
    if (waitpid(child_, &status, 0) != child_) throw std::runtime_error("cannot wait");
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  [[nodiscard]] bool is_running() const {
    siginfo_t end{};
    return waitid(P_PID, static_cast<id_t>(child_), &end, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           end.si_pid == 0;
  }
  /// Waits until it writes the first byte to standard error, which is lost.
  void wait_for_errors() const {
    char first = 0;
    if (read(err_, &first, 1) != 1) throw std::runtime_error("nothing written");
  }
  /// What it wrote to standard error and is not read yet, to the end; call after finish().
  std::string rest_of_errors() {
    std::string text;
    char buffer[4096];
    for (ssize_t got = 0; (got = read(err_, buffer, sizeof buffer)) > 0;) {
      text.append(buffer, static_cast<std::size_t>(got));
    }
    return text;
  }

 private:
  pid_t child_ = -1;
  int in_ = -1;
  int err_ = -1;
};

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_BACKGROUND_H_
