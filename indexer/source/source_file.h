// The bytes of a file as they were at one moment, ready to be handed to another process.
#ifndef KOURYU_INDEXER_SOURCE_SOURCE_FILE_H_
#define KOURYU_INDEXER_SOURCE_SOURCE_FILE_H_

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>

namespace kouryu {

/// A file copied into memory and sealed: what is hashed is what is extracted, however the file on
/// disk changes meanwhile. Closes its descriptor.
class SourceBytes {
 public:
  SourceBytes() = default;
  explicit SourceBytes(int descriptor) : descriptor_(descriptor) {}
  ~SourceBytes();
  SourceBytes(SourceBytes&& other) noexcept;
  SourceBytes& operator=(SourceBytes&& other) noexcept;
  SourceBytes(const SourceBytes&) = delete;
  SourceBytes& operator=(const SourceBytes&) = delete;

  /// Open for reading, at its beginning; -1 where there is none.
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

struct SourceRead {
  SourceBytes bytes;
  std::uint64_t size = 0;
  std::uint64_t hash = 0;  // XXH3 of all
  std::string reason;      // empty when read; else unreadable, vanished, too_large, unsupported
  std::string detail;      // of unsupported: the kind that its first bytes tell
};

/// Reads the whole file. Kinds that no format reads are told by their first bytes and not read on.
/// `cancel` (may be nullptr) is heard between two portions: then the reason is "cancelled".
[[nodiscard]] SourceRead read_source(const std::filesystem::path& path, std::uint64_t limit_bytes,
                                     const std::atomic<bool>* cancel);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_SOURCE_SOURCE_FILE_H_
