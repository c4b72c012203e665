// A helper program whose reader does what a file with a hole in its format's library could make it
// do. The name of the document says what: act-connect. Other names are read as they are.
//
// KOURYU_EXTRACT_WITHOUT names protections to leave out (limits,seccomp,landlock), so that a test
// can see which of them it was that held.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "indexer/extract/formats.h"
#include "indexer/extract/worker/serve.h"
#include "kouryu/error.h"

namespace {

using kouryu::Extraction;

/// "done", or the name of the error.
std::string told(bool done) { return done ? "done" : ::strerrorname_np(errno); }

void write_raw(std::string_view bytes) {
  if (::write(kouryu::kHelperSocket, bytes.data(), bytes.size()) < 0) ::_exit(1);
}

void write_head(kouryu::FrameKind kind, std::uint64_t size) {
  const auto head = kouryu::encode_head({kind, size});
  write_raw({head.data(), head.size()});
}

std::string crash() {
  void* const page = ::mmap(nullptr, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  std::memset(page, 1, 1);
  return {};
}

std::string abort_now() { std::abort(); }

std::string hang() {
  volatile bool always = true;
  while (always) {
  }
  return {};
}

std::string sleep_long() {
  while (true) std::this_thread::sleep_for(std::chrono::seconds(1));
}

std::string allocate() {
  std::vector<std::unique_ptr<std::string>> all;
  while (true) all.push_back(std::make_unique<std::string>(std::size_t{4} << 20, 'x'));
}

/// As C libraries do that check, but cannot go on.
std::string allocate_and_abort() {
  while (true) {
    void* const memory = std::malloc(std::size_t{4} << 20);
    if (memory == nullptr) std::abort();
    std::memset(memory, 1, std::size_t{4} << 20);
  }
}

std::string reserve() {
  const std::size_t size = std::size_t{8} << 30;
  return told(::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                     0) != MAP_FAILED);
}

std::string garbage() {
  write_raw(std::string(1'000, '\xA5'));
  return sleep_long();
}

std::string half_answer() {
  write_head(kouryu::FrameKind::Answer, 1'000);
  write_raw("half");
  ::_exit(0);
}

std::string huge_answer() {
  write_head(kouryu::FrameKind::Answer, ~std::uint64_t{0});
  return sleep_long();
}

std::string slow_answer() {
  write_head(kouryu::FrameKind::Answer, 1'000);
  while (true) {
    write_raw("x");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

std::string lie() {
  Extraction extraction;
  extraction.text.text = "短い";
  extraction.text.blocks.resize(1);
  extraction.text.blocks[0].range = {0, 1'000'000};
  const std::string bytes = kouryu::encode_extraction(extraction);
  write_head(kouryu::FrameKind::Answer, bytes.size());
  write_raw(bytes);
  return sleep_long();
}

std::string flood() {
  const std::string bytes = kouryu::encode_progress({1, 2});
  while (true) {
    write_head(kouryu::FrameKind::Progress, bytes.size());
    write_raw(bytes);
  }
}

std::string hang_up() {
  ::close(kouryu::kHelperSocket);
  return sleep_long();
}

std::string leave() { ::_exit(0); }

std::string lack() {
  throw kouryu::Error(kouryu::ErrorKind::NotFound, "a table is missing", "install");
}

std::string false_fault() {
  const std::string bytes = kouryu::encode_fault({kouryu::ErrorKind{99}, "a\x1B[2J"});
  write_head(kouryu::FrameKind::Fault, bytes.size());
  write_raw(bytes);
  return sleep_long();
}

std::string make_socket() { return told(::socket(AF_INET, SOCK_STREAM, 0) >= 0); }

/// On the only socket there is.
std::string connect_out() {
  const int file = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in nobody{};
  nobody.sin_family = AF_INET;
  nobody.sin_port = htons(1);
  nobody.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return told(::connect(file < 0 ? kouryu::kHelperSocket : file,
                        reinterpret_cast<const sockaddr*>(&nobody), sizeof nobody) == 0);
}

std::string run_program() {
  std::array<char, 10> name{"/bin/true"};
  std::array<char*, 2> arguments{name.data(), nullptr};
  return told(::execv(name.data(), arguments.data()) == 0);
}

std::string fork_once() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  if (child > 0) ::waitpid(child, nullptr, 0);
  return told(child > 0);
}

std::string trace() { return told(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0); }

std::string signal_parent() { return told(::kill(::getppid(), 0) == 0); }

std::string read_passwd() { return told(::open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0); }

std::string list_root() { return told(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC) >= 0); }

std::string open_for_writing() {
  const std::string name = "/tmp/kouryu-hostile-" + std::to_string(::getpid());
  const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const std::string answer = told(file >= 0);
  ::unlink(name.c_str());
  return answer;
}

std::string write_file() {
  const std::string name = "/tmp/kouryu-hostile-" + std::to_string(::getpid());
  const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  ::unlink(name.c_str());
  return told(::write(file, "x", 1) == 1);
}

std::string make_folder() {
  const std::string name = "/tmp/kouryu-hostile-" + std::to_string(::getpid());
  const std::string answer = told(::mkdir(name.c_str(), 0700) == 0);
  ::rmdir(name.c_str());
  return answer;
}

std::string run_data() {
  void* const page =
      ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return told(::mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
}

std::string open_many() {
  for (int i = 0; i < 200; ++i) {
    if (::open("/usr/lib", O_RDONLY | O_CLOEXEC) < 0) return told(false);
  }
  return told(true);
}

std::string dumpable() {
  const int answer = ::prctl(PR_GET_DUMPABLE);
  if (answer < 0) return told(false);
  return answer == 0 ? "no" : "yes";
}

/// Files that came along: none but the three, the socket and the document.
std::string inherited() {
  std::string all;
  for (int file = 0; file < 64; ++file) {
    if (::fcntl(file, F_GETFD) >= 0)
      all.append(all.empty() ? "" : " ").append(std::to_string(file));
  }
  return all;
}

std::string environment() { return std::getenv("HOME") == nullptr ? "none" : std::getenv("HOME"); }

struct Act {
  std::string_view name;
  std::string (*run)();
};

constexpr std::array kActs = {
    Act{"crash", crash},
    Act{"abort", abort_now},
    Act{"hang", hang},
    Act{"sleep", sleep_long},
    Act{"allocate", allocate},
    Act{"allocate-and-abort", allocate_and_abort},
    Act{"reserve", reserve},
    Act{"garbage", garbage},
    Act{"half-answer", half_answer},
    Act{"huge-answer", huge_answer},
    Act{"slow-answer", slow_answer},
    Act{"lie", lie},
    Act{"flood", flood},
    Act{"hang-up", hang_up},
    Act{"leave", leave},
    Act{"lack", lack},
    Act{"false-fault", false_fault},
    Act{"socket", make_socket},
    Act{"connect", connect_out},
    Act{"exec", run_program},
    Act{"fork", fork_once},
    Act{"ptrace", trace},
    Act{"signal", signal_parent},
    Act{"read-passwd", read_passwd},
    Act{"list-root", list_root},
    Act{"open-write", open_for_writing},
    Act{"write", write_file},
    Act{"mkdir", make_folder},
    Act{"run-data", run_data},
    Act{"open-many", open_many},
    Act{"dumpable", dumpable},
    Act{"inherited", inherited},
    Act{"environment", environment},
};

/// What an act found out stands in the detail.
Extraction read(const kouryu::ExtractInput& input, const kouryu::ExtractContext& context) {
  constexpr std::string_view kSign = "act-";
  if (input.name == "progress") {
    for (std::uint64_t done = 1; done <= 10; ++done) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      context.progress(done, 10);
    }
  }
  if (input.name == "pause.txt") std::this_thread::sleep_for(std::chrono::milliseconds(15));
  if (input.name.starts_with(kSign)) {
    for (const Act& act : kActs) {
      if (act.name == input.name.substr(kSign.size())) return kouryu::refused("broken", act.run());
    }
    return kouryu::refused("unsupported", "no such act");
  }
  return kouryu::extract(input, context);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const char* const named = std::getenv("KOURYU_EXTRACT_WITHOUT");
  const std::string_view without = named != nullptr ? named : "";
  const auto wanted = [&](std::string_view part) { return without.find(part) == without.npos; };
  kouryu::run_helper({.memory_bytes = std::strtoull(argv[2], nullptr, 10),
                      .prints = false,
                      .wanted = {wanted("limits"), wanted("seccomp"), wanted("landlock")}},
                     read);
}
