// The zip container of an Office file: its members by name, read from memory under limits.
//
// Sizes are counted while a member is unpacked, never taken from what the container declares. What
// a member is and which others belong to it: package.h.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_CONTAINER_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_CONTAINER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/format.h"

namespace kouryu::office {

class Container {
 public:
  /// nullopt when the bytes are no zip whose directory can be read. They must outlive it.
  static std::optional<Container> open(std::string_view bytes);
  ~Container();
  Container(Container&&) noexcept;
  Container& operator=(Container&&) noexcept;

  [[nodiscard]] std::size_t members() const;
  /// Names are matched without regard to ASCII case, `\` is `/`, and of two the first counts.
  [[nodiscard]] bool has(std::string_view name) const;
  /// What a member holds; empty when it is missing. `limit` is of all bytes unpacked so far.
  /// Throws Refusal: encrypted, refused (limit), broken.
  [[nodiscard]] std::string read(std::string_view name, std::size_t limit);
  /// The first bytes of a member, at most `most`; empty for whatever reason. Never throws.
  [[nodiscard]] std::string peek(std::string_view name, std::size_t most) const;

 private:
  struct Impl;
  explicit Container(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Whether a local header of the zip names a member that begins with `prefix`: what is left to go
/// by where the directory at its end is lost. Looks at the first few hundred members.
[[nodiscard]] bool local_header_begins(std::string_view bytes, std::string_view prefix);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_CONTAINER_H_
