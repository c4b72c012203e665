// Bytes of what is stored: little-endian base-128 varints; strings and lists begin with their
// length; a hash of all at the end.
#ifndef KOURYU_DICT_SCHEMA_STORED_BYTES_H_
#define KOURYU_DICT_SCHEMA_STORED_BYTES_H_

#include <xxhash.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/locale.h"
#include "kouryu/error.h"

namespace kouryu::stored {

constexpr std::size_t kHashBytes = 8;

class Writer {
 public:
  void number(std::uint64_t n) {
    for (; n >= 0x80; n >>= 7) bytes_ += static_cast<char>(n | 0x80);
    bytes_ += static_cast<char>(n);
  }
  void string(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }
  /// All bits of a hash matter: a varint would be longer.
  void hash(std::uint64_t hash) {
    for (std::size_t i = 0; i < kHashBytes; ++i) bytes_ += static_cast<char>(hash >> (8 * i));
  }
  template <class List, class Each>
  void list(const List& items, Each&& each) {
    number(items.size());
    for (const auto& item : items) each(item);
  }
  void strings(const std::vector<std::string>& items) {
    list(items, [&](const std::string& item) { string(item); });
  }

  std::string finish() {
    hash(XXH3_64bits(bytes_.data(), bytes_.size()));
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

[[noreturn]] inline void throw_damaged() {
  throw Error(ErrorKind::Corrupt,
              say("a stored passage is damaged", "保存された箇所が壊れています"));
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t n = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) throw_damaged();
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return n;
    }
    throw_damaged();
  }
  template <class Number>
  Number small() {
    const std::uint64_t n = number();
    if (n > static_cast<std::uint64_t>(std::numeric_limits<Number>::max())) throw_damaged();
    return static_cast<Number>(n);
  }
  std::uint64_t hash() {
    if (rest_.size() < kHashBytes) throw_damaged();
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < kHashBytes; ++i) {
      hash |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
    }
    rest_.remove_prefix(kHashBytes);
    return hash;
  }
  std::string_view view() {
    const std::uint64_t size = number();
    if (size > rest_.size()) throw_damaged();
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  std::string string() { return std::string(view()); }
  template <class Each>
  void list(Each&& each) {
    const std::uint64_t size = number();
    if (size > rest_.size()) throw_damaged();  // every item takes a byte at least
    for (std::uint64_t i = 0; i < size; ++i) each();
  }
  std::vector<std::string> strings() {
    std::vector<std::string> items;
    list([&] { items.push_back(string()); });
    return items;
  }
  void finish() const {
    if (!rest_.empty()) throw_damaged();
  }

 private:
  std::string_view rest_;
};

/// The bytes without their hash, which must fit.
inline std::string_view checked(std::string_view bytes) {
  if (bytes.size() < kHashBytes) throw_damaged();
  const std::string_view body = bytes.substr(0, bytes.size() - kHashBytes);
  const std::uint64_t hash = XXH3_64bits(body.data(), body.size());
  for (std::size_t i = 0; i < kHashBytes; ++i) {
    if (bytes[body.size() + i] != static_cast<char>(hash >> (8 * i))) throw_damaged();
  }
  return body;
}

}  // namespace kouryu::stored

#endif  // KOURYU_DICT_SCHEMA_STORED_BYTES_H_
