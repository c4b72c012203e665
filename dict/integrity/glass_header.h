// Xapian's small file "iamglass", read with care: Xapian itself trusts what stands in it, and a
// wrong bit there is a crash or another answer.
#ifndef KOURYU_DICT_INTEGRITY_GLASS_HEADER_H_
#define KOURYU_DICT_INTEGRITY_GLASS_HEADER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kouryu {

inline constexpr const char* kGlassHeaderFile = "iamglass";
/// In the order of the header; NAME.glass is the file of one.
inline constexpr std::array<std::string_view, 6> kGlassTables = {"postlist", "docdata",  "termlist",
                                                                 "position", "spelling", "synonym"};

struct GlassTable {
  std::uint64_t root = 0;  // number of its topmost block
  bool is_empty = true;    // it has no such block, and may have no file
  std::uint64_t entries = 0;
  std::uint64_t block_bytes = 0;

  /// The file is at least as large.
  [[nodiscard]] std::uint64_t least_bytes() const {
    return is_empty ? 0 : (root + 1) * block_bytes;
  }
};

struct GlassHeader {
  std::uint64_t revision = 0;
  std::array<GlassTable, kGlassTables.size()> tables;
  std::uint64_t documents = 0;      // in Xapian's sense: passages
  std::uint64_t last_document = 0;  // the highest number that any ever had

  [[nodiscard]] const GlassTable& table(std::string_view name) const;
};

/// nullopt unless `bytes` are a header as Xapian 1.4 writes it, whose every number is possible.
[[nodiscard]] std::optional<GlassHeader> read_glass_header(std::string_view bytes);

/// A sound header whose table `name` is empty: what else it tells stays. Xapian opens such a
/// database though that table is broken.
[[nodiscard]] std::string without_table(std::string_view header, std::string_view name);

}  // namespace kouryu

#endif  // KOURYU_DICT_INTEGRITY_GLASS_HEADER_H_
