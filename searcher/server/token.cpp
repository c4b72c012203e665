// The mode is asked of the opened file, so that it cannot be another one by then.
#include "searcher/server/token.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"

namespace kouryu::server {
namespace {

constexpr std::size_t kMaxTokenBytes = 4096;

class OpenFile {
 public:
  explicit OpenFile(const std::string& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (fd_ < 0) fail(path);
  }
  ~OpenFile() { ::close(fd_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] int get() const { return fd_; }
  [[noreturn]] static void fail(const std::string& path) { throw_system(path); }

 private:
  int fd_;
};

[[noreturn]] void refuse(const std::string& file, const char* english, const char* japanese) {
  throw Error(ErrorKind::BadQuery, file + ": " + say(english, japanese));
}

bool is_visible(char c) { return c > ' ' && c < 0x7F; }

}  // namespace

std::string read_token(const std::string& file) {
  const OpenFile opened(file);
  struct stat info {};
  if (::fstat(opened.get(), &info) != 0) OpenFile::fail(file);
  if (!S_ISREG(info.st_mode)) refuse(file, "not a file", "ファイルではありません");
  if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    refuse(file, "others may read the token: chmod 600",
           "ほかの利用者が読めます。chmod 600 にしてください");
  }
  std::array<char, kMaxTokenBytes + 1> bytes{};
  const ssize_t size = ::read(opened.get(), bytes.data(), bytes.size());
  if (size < 0) OpenFile::fail(file);
  std::string_view token(bytes.data(), static_cast<std::size_t>(size));
  while (!token.empty() && !is_visible(token.front())) token.remove_prefix(1);
  while (!token.empty() && !is_visible(token.back())) token.remove_suffix(1);
  if (token.size() < kMinTokenBytes) {
    refuse(file, "a token has at least 16 bytes", "トークンは16バイト以上にしてください");
  }
  if (token.size() > kMaxTokenBytes || !std::all_of(token.begin(), token.end(), is_visible)) {
    refuse(file, "a token is one word of ASCII", "トークンは ASCII の一語にしてください");
  }
  return std::string(token);
}

bool same_secret(std::string_view given, std::string_view secret) {
  unsigned difference = given.size() == secret.size() ? 0U : 1U;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const char expected = secret.empty() ? '\0' : secret[i % secret.size()];
    difference |= static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(expected);
  }
  return difference == 0;
}

}  // namespace kouryu::server
