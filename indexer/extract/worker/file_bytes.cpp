// A sealed memory file is mapped; any other is read, for it may change or shrink under a map.
#include "indexer/extract/worker/file_bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>

namespace kouryu {

FileBytes::FileBytes(int file) : file_(file) { ok_ = map() || read(); }

FileBytes::~FileBytes() {
  if (mapped_ != nullptr) ::munmap(mapped_, bytes_.size());
  ::close(file_);
}

bool FileBytes::map() {
  const int seals = ::fcntl(file_, F_GET_SEALS);
  constexpr int kNeeded = F_SEAL_SHRINK | F_SEAL_WRITE;
  if (seals < 0 || (seals & kNeeded) != kNeeded) return false;
  struct stat told {};
  if (::fstat(file_, &told) != 0 || told.st_size <= 0) return false;
  const auto size = static_cast<std::size_t>(told.st_size);
  void* const begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file_, 0);
  if (begin == MAP_FAILED) return false;
  mapped_ = begin;
  bytes_ = {static_cast<const char*>(begin), size};
  return true;
}

bool FileBytes::read() {
  struct stat told {};
  if (::fstat(file_, &told) != 0) return false;
  // One byte more than is told shows the end in one call; a file that grows is read to its end.
  constexpr std::size_t kStep = std::size_t{1} << 20;
  std::size_t size = 0;
  read_.resize(static_cast<std::size_t>(std::max<off_t>(told.st_size, 0)) + 1);
  while (true) {
    const ssize_t got =
        ::pread(file_, read_.data() + size, read_.size() - size, static_cast<off_t>(size));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size == read_.size()) read_.resize(size + kStep);
  }
  read_.resize(size);
  bytes_ = read_;
  return true;
}

}  // namespace kouryu
