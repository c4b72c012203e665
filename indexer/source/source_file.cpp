// Copies portion by portion into a memory file, hashing on the way, and seals it.
#include "indexer/source/source_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"
#include "indexer/extract/kinds.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

// Bytes read at once; the buffer of a small file is small, for there are thousands of them.
constexpr std::uint64_t kLeastPortion = std::uint64_t{1} << 16;
constexpr std::uint64_t kMostPortion = std::uint64_t{1} << 20;

const char* no_memory() {
  return say("no memory for a file", "ファイルを読むメモリーがありません");
}

SourceBytes memory_file() {
  const int descriptor = ::memfd_create("kouryu-source", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (descriptor < 0) throw_system(no_memory());
  return SourceBytes(descriptor);
}

void append(const SourceBytes& file, std::string_view bytes) {
  if (!write_all(file.descriptor(), bytes)) throw_system(no_memory());
}

void seal(const SourceBytes& file) {
  (void)::fcntl(file.descriptor(), F_ADD_SEALS,
                F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
  (void)::lseek(file.descriptor(), 0, SEEK_SET);
}

SourceRead failed(std::string reason, std::string detail = {}) {
  SourceRead out;
  out.reason = std::move(reason);
  out.detail = std::move(detail);
  return out;
}

}  // namespace

SourceBytes::~SourceBytes() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

SourceBytes::SourceBytes(SourceBytes&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

SourceBytes& SourceBytes::operator=(SourceBytes&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

SourceRead read_source(const std::filesystem::path& path, std::uint64_t limit_bytes,
                       const std::atomic<bool>* cancel) {
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
  const SourceBytes file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.descriptor() < 0) {
    const int number = errno;
    return failed(number == ENOENT ? "vanished" : "unreadable", system_reason(number));
  }
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) return failed("unreadable");
  if (!S_ISREG(status.st_mode)) return failed("unsupported", "no regular file");
  SourceRead out;
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> hash(XXH3_createState(),
                                                                      &XXH3_freeState);
  XXH3_64bits_reset(hash.get());
  std::vector<char> portion(
      std::clamp(static_cast<std::uint64_t>(status.st_size) + 1, kLeastPortion, kMostPortion));
  for (;;) {
    if (cancel != nullptr && cancel->load()) return failed("cancelled");
    const ssize_t got = ::read(file.descriptor(), portion.data(), portion.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed("unreadable", system_reason(errno));
    if (got == 0) break;
    const std::string_view bytes(portion.data(), static_cast<std::size_t>(got));
    if (out.size == 0) {
      const std::string extension = extension_of(path.filename().native());
      if (is_never_read(bytes, extension)) {
        return failed("unsupported", std::string(kind_of(bytes).name));
      }
      if (static_cast<std::uint64_t>(status.st_size) > limit_bytes) return failed("too_large");
      out.bytes = memory_file();
    }
    out.size += bytes.size();
    if (out.size > limit_bytes) return failed("too_large");
    XXH3_64bits_update(hash.get(), bytes.data(), bytes.size());
    append(out.bytes, bytes);
  }
  if (out.size == 0) out.bytes = memory_file();
  seal(out.bytes);
  out.hash = XXH3_64bits_digest(hash.get());
  return out;
}

}  // namespace kouryu
