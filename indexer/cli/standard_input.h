// Standard input that an interrupt can end while it waits for bytes.
#ifndef KOURYU_INDEXER_CLI_STANDARD_INPUT_H_
#define KOURYU_INDEXER_CLI_STANDARD_INPUT_H_

#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <streambuf>

namespace kouryu {

/// Looks at `cancel` ten times a second while nothing comes, and then ends. Any thread may read,
/// which is why a signal alone would not wake it.
class StandardInput : public std::streambuf {
 public:
  explicit StandardInput(const std::atomic<bool>& cancel) : cancel_(cancel) {}

 protected:
  int_type underflow() override {
    pollfd in{STDIN_FILENO, POLLIN, 0};
    for (;;) {
      if (cancel_.load()) return traits_type::eof();
      const int ready = ::poll(&in, 1, kWaitMilliseconds);
      if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
      const ssize_t got = ::read(STDIN_FILENO, buffer_.data(), buffer_.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return traits_type::eof();
      setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
      return traits_type::to_int_type(buffer_[0]);
    }
  }

 private:
  static constexpr int kWaitMilliseconds = 100;
  const std::atomic<bool>& cancel_;
  std::array<char, 1U << 16> buffer_{};
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CLI_STANDARD_INPUT_H_
