// Runs a program to its end, as a shell would: output, messages and exit status kept apart.
#ifndef KOURYU_TESTS_SUPPORT_PROCESS_H_
#define KOURYU_TESTS_SUPPORT_PROCESS_H_

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/scratch.h"

namespace kouryu::test {

struct Finished {
  int status = -1;  // exit status, or 128 + the signal
  std::string out;
  std::string err;
};

inline std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// `arguments[0]` is the program. `environment` holds NAME=VALUE beside a bare one (no locale, no
/// terminal); `input` goes to standard input.
inline Finished run_program(const std::vector<std::string>& arguments,
                            const std::vector<std::string>& environment = {},
                            const std::string& input = {}) {
  const Scratch scratch;
  const auto in = scratch.write("in", input);
  const auto out = scratch / "out";
  const auto err = scratch / "err";
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) {
    // What a sanitizer was told holds for the programs too.
    std::vector<std::string> kept;
    for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
      if (const char* told = std::getenv(name)) kept.push_back(std::string(name) + '=' + told);
    }
    clearenv();
    for (const std::string& setting : kept) putenv(strdup(setting.c_str()));
    setenv("PATH", "/usr/bin:/bin", 1);
    setenv("HOME", scratch.path().c_str(), 1);
    for (const std::string& setting : environment) putenv(strdup(setting.c_str()));
    if (freopen(in.c_str(), "rb", stdin) == nullptr ||
        freopen(out.c_str(), "wb", stdout) == nullptr ||
        freopen(err.c_str(), "wb", stderr) == nullptr) {
      _exit(127);
    }
    std::vector<char*> argv;
    argv.reserve(arguments.size() + 1);
    for (const std::string& argument : arguments)
      argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    execv(argv[0], argv.data());
    _exit(127);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error("cannot wait");
  Finished finished;
  finished.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  finished.out = read_whole(out);
  finished.err = read_whole(err);
  return finished;
}

/// The program `name` of this build.
inline std::string program(const std::string& name) {
  return std::string(KOURYU_BIN_DIR) + '/' + name;
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_PROCESS_H_
