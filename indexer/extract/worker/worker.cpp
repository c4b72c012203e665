// Talks to one helper, waits for its answers with an eye on clock, memory and `cancel`, and starts
// another where one has died.
#include "indexer/extract/worker/worker.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/types.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "dict/base/locale.h"
#include "indexer/extract/worker/helper_process.h"
#include "indexer/extract/worker/helper_program.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// How long nothing is looked at but the socket.
constexpr milliseconds kSlice{50};
/// A helper is ready some milliseconds after its start; a machine may be busy.
constexpr milliseconds kStartTime{20'000};
constexpr int kStartTries = 5;
/// How long a helper that has hung up may take to be dead.
constexpr milliseconds kDeathTime{200};
/// A helper that keeps more than this after a file is replaced: what a library leaks or the heap
/// cannot give back does not add up over files.
constexpr std::size_t kKeptBytes = std::size_t{256} << 20;

enum class Heard { Message, Gone, Nonsense, Cancelled, TimedOut, OutOfMemory };

/// What one look at the helper may take.
struct Patience {
  Clock::time_point deadline;
  const std::atomic<bool>* cancel = nullptr;
  std::size_t memory_bytes = 0;  // 0: not looked at
};

Extraction without_text(std::string_view reason, std::string_view detail = {}) {
  Extraction out;
  out.reason = reason;
  out.detail = detail;
  return out;
}

class Conversation {
 public:
  Conversation(const HelperProcess& helper, const Patience& patience)
      : helper_(helper), patience_(patience), next_look_(Clock::now() + kSlice) {}

  /// Sends all of `bytes`, `file` (-1: none) with the first of them.
  [[nodiscard]] Heard send(std::string_view bytes, int file) {
    while (!bytes.empty()) {
      const ssize_t sent = send_some(bytes, file);
      if (sent > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(sent));
        file = -1;
      } else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
        return Heard::Gone;
      } else if (const Heard heard = wait(POLLOUT); heard != Heard::Message) {
        return heard;
      }
    }
    return Heard::Message;
  }

  /// Waits for a whole message. Nonsense: a head that no honest helper sends.
  [[nodiscard]] Heard receive(FrameKind& kind, std::string& payload) {
    payload.clear();
    if (const Heard heard = fill(payload, FrameHead::kBytes); heard != Heard::Message) return heard;
    const std::optional<FrameHead> head = decode_head(payload);
    if (!head) return Heard::Nonsense;
    kind = head->kind;
    payload.clear();
    return fill(payload, static_cast<std::size_t>(head->size));
  }

 private:
  [[nodiscard]] ssize_t send_some(std::string_view bytes, int file) const {
    iovec part{const_cast<char*>(bytes.data()), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    if (file >= 0) {
      message.msg_control = control.data();
      message.msg_controllen = control.size();
      cmsghdr* const head = CMSG_FIRSTHDR(&message);
      head->cmsg_level = SOL_SOCKET;
      head->cmsg_type = SCM_RIGHTS;
      head->cmsg_len = CMSG_LEN(sizeof file);
      std::memcpy(CMSG_DATA(head), &file, sizeof file);
    }
    return ::sendmsg(helper_.socket(), &message, MSG_DONTWAIT | MSG_NOSIGNAL);
  }

  /// Appends to `out` until it holds `size` bytes. Room is made as they come: a size may be a lie.
  [[nodiscard]] Heard fill(std::string& out, std::size_t size) {
    constexpr std::size_t kStep = std::size_t{1} << 20;
    while (out.size() < size) {
      const std::size_t before = out.size();
      out.resize(std::min(size, before + kStep));
      const ssize_t got =
          ::recv(helper_.socket(), out.data() + before, out.size() - before, MSG_DONTWAIT);
      out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      if (got == 0) return Heard::Gone;
      if (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) return Heard::Gone;
      // Also when bytes keep coming: a helper may talk without end.
      const Heard heard = got > 0 ? look(Clock::now()) : wait(POLLIN);
      if (heard != Heard::Message) return heard;
    }
    return Heard::Message;
  }

  /// Message: something may be done on the socket.
  [[nodiscard]] Heard wait(short events) {
    while (true) {
      pollfd waited{helper_.socket(), events, 0};
      const int ready = ::poll(&waited, 1, static_cast<int>(kSlice.count()));
      if (const Heard heard = look(Clock::now()); heard != Heard::Message) return heard;
      if (ready > 0) return Heard::Message;
      if (ready < 0 && errno != EINTR) return Heard::Gone;
    }
  }

  /// Message: nothing is wrong.
  [[nodiscard]] Heard look(Clock::time_point now) {
    if (patience_.cancel != nullptr && patience_.cancel->load(std::memory_order_relaxed)) {
      return Heard::Cancelled;
    }
    if (now >= patience_.deadline) return Heard::TimedOut;
    if (patience_.memory_bytes == 0 || now < next_look_) return Heard::Message;
    next_look_ = now + kSlice;
    return helper_.resident_bytes() > patience_.memory_bytes ? Heard::OutOfMemory : Heard::Message;
  }

  const HelperProcess& helper_;
  const Patience patience_;
  Clock::time_point next_look_;
};

}  // namespace

class Worker::Impl {
 public:
  explicit Impl(const WorkerLimits& limits) : limits_(limits) {}

  Extraction extract(const WorkerRequest& request, const std::atomic<bool>* cancel,
                     const Progress& progress) {
    if (!start(cancel)) return without_text("cancelled");
    const auto deadline = Clock::now() + limits_.time;  // of both tries
    std::string died_of;
    fault_.reset();
    for (int helper = 0; helper < 2; ++helper) {
      if (!start(cancel)) return without_text("cancelled");
      std::optional<Extraction> answer =
          ask(request, {deadline, cancel, limits_.memory_bytes}, progress, died_of);
      if (answer) return std::move(*answer);
    }
    // What two helpers lack, kouryu lacks: no other file would be read either.
    if (fault_) throw Error(*fault_);
    return without_text("crashed", died_of);
  }

  [[nodiscard]] std::optional<Isolation> isolation() const { return isolation_; }
  [[nodiscard]] int helper_pid() const { return helper_ ? helper_->pid() : -1; }

 private:
  /// False when cancelled meanwhile. A helper may be killed by others while it starts.
  bool start(const std::atomic<bool>* cancel) {
    if (helper_) return true;
    const std::filesystem::path program = helper_program();
    HelperEnd end;
    for (int i = 0; i < kStartTries; ++i) {
      helper_ = std::make_unique<HelperProcess>(program, limits_.memory_bytes);
      FrameKind kind{};
      std::string hello;
      const Patience patience{Clock::now() + kStartTime, cancel, 0};
      const Heard heard = Conversation(*helper_, patience).receive(kind, hello);
      if (heard == Heard::Message && kind == FrameKind::Hello) {
        isolation_ = decode_hello(hello);
        if (isolation_) return true;
        helper_.reset();
        throw Error(ErrorKind::Incompatible,
                    program.string() + say(": is of another version of kouryu",
                                           ": kouryu の別の版のプログラムです"),
                    say("install kouryu again, all its packages of one version",
                        "kouryu の全パッケージを同じ版で入れ直してください"));
      }
      end = drop(heard == Heard::Gone ? kDeathTime : milliseconds(0));
      if (heard == Heard::Cancelled) return false;
    }
    throw Error(ErrorKind::NotFound,
                program.string() + say(": does not start: ", ": 起動できません: ") + end.told,
                say("KOURYU_EXTRACT_DEBUG=1 shows what it says",
                    "KOURYU_EXTRACT_DEBUG=1 で出力を見られます"));
  }

  HelperEnd drop(milliseconds grace) {
    HelperEnd end = helper_->end(grace);
    helper_.reset();
    return end;
  }

  /// nullopt: the helper died of the file, or lied, and is gone; `died_of` tells it.
  std::optional<Extraction> ask(const WorkerRequest& request, const Patience& patience,
                                const Progress& progress, std::string& died_of) {
    Conversation talk(*helper_, patience);
    const std::string text =
        encode_request({request.name, request.encoding,
                        static_cast<std::uint64_t>(std::max<std::int64_t>(limits_.time.count(), 0)),
                        request.pages_only});
    const auto head = encode_head({FrameKind::Request, text.size()});
    Heard heard = talk.send(std::string(head.data(), head.size()) + text, request.file);
    std::string payload;
    while (heard == Heard::Message) {
      FrameKind kind{};
      heard = talk.receive(kind, payload);
      if (heard != Heard::Message) break;
      if (kind == FrameKind::Answer) {
        std::optional<Extraction> answer = decode_extraction(payload);
        if (!answer) return lied(died_of);
        if (helper_->resident_bytes() > std::min(kKeptBytes, limits_.memory_bytes)) {
          drop(milliseconds(0));
        }
        return answer;
      }
      fault_ = kind == FrameKind::Fault ? decode_fault(payload) : std::nullopt;
      if (fault_) {
        drop(milliseconds(0));
        died_of = fault_->what();
        return std::nullopt;
      }
      const std::optional<ProgressCount> count =
          kind == FrameKind::Progress ? decode_progress(payload) : std::nullopt;
      if (!count) return lied(died_of);
      if (progress) progress(count->done, count->total);
    }
    if (heard == Heard::Nonsense) return lied(died_of);
    const HelperEnd end = drop(heard == Heard::Gone ? kDeathTime : milliseconds(0));
    if (heard == Heard::Cancelled) return without_text("cancelled");
    if (heard == Heard::TimedOut) return without_text("timed_out");
    if (heard == Heard::OutOfMemory || end.out_of_memory) return without_text("refused", "memory");
    died_of = end.told;
    return std::nullopt;
  }

  std::nullopt_t lied(std::string& died_of) {
    drop(milliseconds(0));
    died_of = "an answer that breaks its rules";
    return std::nullopt;
  }

  WorkerLimits limits_;
  std::optional<Isolation> isolation_;
  std::optional<Error> fault_;  // what the last helper said that kouryu lacks
  std::unique_ptr<HelperProcess> helper_;
};

Worker::Worker(const WorkerLimits& limits) : impl_(std::make_unique<Impl>(limits)) {}
Worker::~Worker() = default;
Worker::Worker(Worker&&) noexcept = default;
Worker& Worker::operator=(Worker&&) noexcept = default;

Extraction Worker::extract(const WorkerRequest& request, const std::atomic<bool>* cancel,
                           const Progress& progress) {
  return impl_->extract(request, cancel, progress);
}

std::optional<Isolation> Worker::isolation() const { return impl_->isolation(); }

int Worker::helper_pid() const { return impl_->helper_pid(); }

}  // namespace kouryu
