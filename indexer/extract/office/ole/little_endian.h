// Numbers in the bytes of the binary Office formats: least significant byte first. What lies
// outside of the bytes is 0, so that a wrong offset needs no check of its own.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_OLE_LITTLE_ENDIAN_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_OLE_LITTLE_ENDIAN_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kouryu::office {

[[nodiscard]] inline std::uint8_t u8_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
}

[[nodiscard]] inline std::uint16_t u16_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(u8_at(bytes, at) | u8_at(bytes, at + 1) << 8);
}

[[nodiscard]] inline std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  return u16_at(bytes, at) | std::uint32_t{u16_at(bytes, at + 2)} << 16;
}

[[nodiscard]] inline std::uint64_t u64_at(std::string_view bytes, std::size_t at) {
  return u32_at(bytes, at) | std::uint64_t{u32_at(bytes, at + 4)} << 32;
}

[[nodiscard]] inline double f64_at(std::string_view bytes, std::size_t at) {
  return std::bit_cast<double>(u64_at(bytes, at));
}

/// The `size` bytes at `at`, or what there is of them.
[[nodiscard]] inline std::string_view piece_at(std::string_view bytes, std::size_t at,
                                               std::size_t size) {
  return at < bytes.size() ? bytes.substr(at, size) : std::string_view();
}

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_OLE_LITTLE_ENDIAN_H_
