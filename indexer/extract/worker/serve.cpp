// Requests come with the file's descriptor; answers go back as they are made.
#include "indexer/extract/worker/serve.h"

#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "dict/base/system_calls.h"
#include "dict/base/utf8.h"
#include "indexer/extract/worker/file_bytes.h"
#include "indexer/extract/worker/limits.h"

namespace kouryu {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kProgressEvery{100};
/// Given to the limit of time before the helper ends itself: the indexer comes first if it lives.
constexpr std::chrono::seconds kGrace{5};
/// Freed memory goes back to the system only after large files: it costs some milliseconds.
constexpr std::size_t kLargeFile = std::size_t{4} << 20;

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(kHelperSocket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool say(FrameKind kind, std::string_view payload) {
  const auto head = encode_head({kind, payload.size()});
  // Small messages in one piece: two would wake the indexer twice.
  constexpr std::size_t kSmall = std::size_t{64} << 10;
  std::string first(head.data(), head.size());
  if (payload.size() <= kSmall) return write_all(first.append(payload));
  return write_all(first) && write_all(payload);
}

/// Reads exactly `size` bytes; a descriptor that comes with them is put into `file`.
bool hear(char* out, std::size_t size, int& file) {
  while (size > 0) {
    iovec part{out, size};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const ssize_t got = ::recvmsg(kHelperSocket, &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    const cmsghdr* const head = CMSG_FIRSTHDR(&message);
    if (head != nullptr && head->cmsg_type == SCM_RIGHTS) {
      std::memcpy(&file, CMSG_DATA(head), sizeof file);
    }
    out += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

/// When the file at hand is to be finished, in seconds of the steady clock.
volatile std::int64_t end_at = 0;

std::int64_t steady_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

/// Every second of a long file: an indexer that was killed is heard of only so.
void look_around(int) {
  const int error = errno;
  pollfd indexer{kHelperSocket, 0, 0};
  if (::poll(&indexer, 1, 0) > 0 && (indexer.revents & (POLLHUP | POLLERR)) != 0) ::_exit(0);
  if (steady_seconds() > end_at) ::_exit(0);
  errno = error;
}

/// Looks around while it lives.
class Watch {
 public:
  explicit Watch(std::uint64_t time_ms) {
    end_at = steady_seconds() + static_cast<std::int64_t>(time_ms / 1'000) + kGrace.count();
    set({1, 0});
  }
  ~Watch() { set({0, 0}); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

 private:
  static void set(timeval every) {
    const itimerval timer{every, every};
    ::setitimer(ITIMER_REAL, &timer, nullptr);
  }
};

/// Throws Error where no file is to blame.
Extraction read_document(int file, const RequestText& request, DocumentReader reader) {
  auto next = Clock::now() + kProgressEvery;
  ExtractContext context;
  context.progress = [&](std::uint64_t done, std::uint64_t total) {
    const auto now = Clock::now();
    if (now < next) return;
    next = now + kProgressEvery;
    // Nobody is there to hear the answer either.
    if (!say(FrameKind::Progress, encode_progress({done, total}))) ::_exit(0);
  };
  try {
    const FileBytes bytes(file);
    if (!bytes.ok()) return refused("unreadable", system_reason(errno));
    Extraction out = within_rules(reader({.bytes = bytes.bytes(),
                                          .name = request.name,
                                          .encoding = request.encoding,
                                          .pages_only = request.pages_only},
                                         context));
    if (bytes.bytes().size() + out.text.text.size() >= kLargeFile) ::malloc_trim(0);
    return out;
  } catch (const std::bad_alloc&) {
    return refused("refused", "memory");
  } catch (const Error&) {
    throw;
  } catch (const std::exception& error) {
    return refused("broken", error.what());
  }
}

bool answer(Extraction&& extraction) {
  std::string payload = encode_extraction(extraction);
  if (payload.size() > kMostAnswerBytes) {
    payload = encode_extraction(refused("refused", "more text than the limit"));
  }
  extraction = {};
  return say(FrameKind::Answer, payload);
}

/// Also of what documents inside hold.
void mend(Extraction& extraction) {
  ExtractedText& text = extraction.text;
  const auto blank_controls = [](std::string& all) {
    for (char& c : all) {
      if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F) c = ' ';
    }
  };
  const auto mend_short = [&](std::string& stated) {
    blank_controls(stated);
    if (!is_valid_utf8(stated)) stated = repair_utf8(stated);
  };
  blank_controls(text.text);  // one for one: ranges stay
  for (std::string* stated : {&text.title, &text.date, &text.language, &text.author, &text.encoding,
                              &text.format, &extraction.detail}) {
    mend_short(*stated);
  }
  for (std::string& warning : text.warnings) mend_short(warning);
  for (ExtractedPage& page : text.pages) mend_short(page.label);
  for (InnerDocument& inner : extraction.inner) mend(inner.extraction);
}

int serve(const Isolation& isolation, DocumentReader reader) {
  constexpr int kNonsense = 2;
  struct sigaction alarm {};
  alarm.sa_handler = look_around;
  alarm.sa_flags = SA_RESTART;
  ::sigaction(SIGALRM, &alarm, nullptr);
  if (!say(FrameKind::Hello, encode_hello(isolation))) return 0;
  while (true) {
    int file = -1;
    std::array<char, FrameHead::kBytes> bytes{};
    if (!hear(bytes.data(), bytes.size(), file)) return 0;
    const std::optional<FrameHead> head = decode_head({bytes.data(), bytes.size()});
    if (!head || head->kind != FrameKind::Request || file < 0) return kNonsense;
    std::string payload(static_cast<std::size_t>(head->size), '\0');
    if (!hear(payload.data(), payload.size(), file)) return 0;
    const std::optional<RequestText> request = decode_request(payload);
    if (!request) return kNonsense;
    const Watch watch(request->time_ms);
    errno = 0;
    try {
      if (!answer(read_document(file, *request, reader))) return 0;
    } catch (const Error& error) {
      if (!say(FrameKind::Fault, encode_fault(error))) return 0;
    }
  }
}

}  // namespace

Extraction within_rules(Extraction extraction) {
  mend(extraction);
  const std::string_view rule = broken_rule(extraction);
  if (rule.empty()) return extraction;
  if (rule == kTooManyPieces) return refused("refused", rule);
  return refused("broken", "its reader made a mistake: " + std::string(rule));
}

void run_helper(const SandboxOptions& options, DocumentReader reader) {
  close_inherited_files();
  if (::chdir("/") != 0) errno = 0;  // only so that no folder is held busy
  tell_lack_of_memory();
  const Isolation held = enter_sandbox(options);
  // Without the destructors of the libraries: nothing is to be kept, and the next one waits.
  ::_exit(serve(held, reader));
}

}  // namespace kouryu
