// A file mapped into memory for reading as long as the object lives.
#ifndef KOURYU_DICT_LEXICON_MAPPING_H_
#define KOURYU_DICT_LEXICON_MAPPING_H_

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <filesystem>

#include "dict/base/system_calls.h"
#include "dict/lexicon/data_dir.h"

namespace kouryu {

class Mapping {
 public:
  /// Throws Error: of the kind of the system's reason; Corrupt for an empty file.
  explicit Mapping(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat info {};
    const bool there = fd >= 0 && ::fstat(fd, &info) == 0;
    if (there && info.st_size > 0) {
      size_ = static_cast<std::size_t>(info.st_size);
      void* const address = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, fd, 0);
      data_ = address == MAP_FAILED ? nullptr : static_cast<const char*>(address);
    }
    const int reason = errno;
    if (fd >= 0) ::close(fd);
    if (there && info.st_size == 0) throw_damaged_data(path.filename().native());
    if (data_ == nullptr) throw_system(path, reason);
  }
  ~Mapping() { ::munmap(const_cast<char*>(data_), size_); }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  [[nodiscard]] const char* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_MAPPING_H_
