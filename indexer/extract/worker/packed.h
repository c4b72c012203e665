// Numbers and texts one behind the other: how the indexer and its helper write what they say.
//
// Reading takes nothing on trust: it never recurses, never reads past the end, and asks for no more
// memory than the bytes that are there can fill. A general format would have to be built as a tree
// first, many times the size of its bytes and as deep as the sender likes.
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_PACKED_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_PACKED_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kouryu {

class PackedWriter {
 public:
  /// Seven bits a byte, least first: most numbers here are small.
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(value | 0x80);
    bytes += static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes += value;
  }
  void real(double value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes.append(raw, sizeof value);
  }

  std::string bytes;
};

/// After a mistake every answer is 0 or empty, and ok() false.
class PackedReader {
 public:
  explicit PackedReader(std::string_view bytes) : left_(bytes) {}

  [[nodiscard]] std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !left_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }
  /// How many things follow, each of them at least one byte.
  [[nodiscard]] std::size_t count() {
    const std::uint64_t value = number();
    return value <= left_.size() ? static_cast<std::size_t>(value) : fail();
  }
  [[nodiscard]] std::string_view text() {
    const std::size_t size = count();
    const std::string_view value = left_.substr(0, size);
    left_.remove_prefix(size);
    return value;
  }
  [[nodiscard]] double real() {
    double value = 0;
    if (left_.size() < sizeof value) return static_cast<double>(fail());
    std::memcpy(&value, left_.data(), sizeof value);
    left_.remove_prefix(sizeof value);
    return value;
  }

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return ok_ && left_.empty(); }

 private:
  std::size_t fail() {
    ok_ = false;
    left_ = {};
    return 0;
  }

  std::string_view left_;
  bool ok_ = true;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_PACKED_H_
