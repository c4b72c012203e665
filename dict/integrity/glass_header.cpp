// Layout: magic, UUID, revision, six tables, statistics. Numbers are little-endian base-128.
#include "dict/integrity/glass_header.h"

#include <algorithm>
#include <limits>
#include <string>

namespace kouryu {
namespace {

constexpr std::string_view kMagic("\x0f\x0dXapian Glass\x04\x6e", 16);
constexpr std::size_t kUuidBytes = 16;
constexpr std::size_t kMostBytes = 256;  // Xapian reads no more
constexpr std::uint64_t kMostLevels = 10;
constexpr std::uint64_t kLeastBlock = 2048;
constexpr std::uint64_t kMostBlock = 65536;
constexpr std::uint64_t kMostNumber = std::numeric_limits<std::uint32_t>::max();

/// Takes numbers off the front; after the first that is not there, nothing is.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number(std::uint64_t most = kMostNumber) {
    std::uint64_t n = 0;
    for (int shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      const std::uint64_t bits = byte & 0x7FU;
      if ((bits << shift) >> shift != bits) break;
      n |= bits << shift;
      if (byte >= 0x80) continue;
      if (byte == 0 && shift > 0) break;  // Xapian writes no more bytes than it needs
      if (n > most) break;
      return n;
    }
    good_ = false;
    return 0;
  }
  std::string_view string() {
    const std::uint64_t size = number();
    if (size > rest_.size()) good_ = false;
    if (!good_) return {};
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }
  void require(bool condition) { good_ = good_ && condition; }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::size_t bytes_left() const { return rest_.size(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

GlassTable read_table(Reader& in) {
  GlassTable table;
  table.root = in.number();
  const std::uint64_t shape = in.number();
  const std::uint64_t level = shape >> 2;
  table.is_empty = (shape & 1) != 0;
  table.entries = in.number(std::numeric_limits<std::uint64_t>::max());
  table.block_bytes = in.number(kMostBlock / kLeastBlock) * kLeastBlock;
  (void)in.number();  // from which size on values are compressed
  (void)in.string();  // free blocks
  in.require(level < kMostLevels);
  in.require(table.block_bytes != 0 && (table.block_bytes & (table.block_bytes - 1)) == 0);
  in.require(!table.is_empty || (table.entries == 0 && level == 0));
  return table;
}

}  // namespace

const GlassTable& GlassHeader::table(std::string_view name) const {
  const auto found = std::find(kGlassTables.begin(), kGlassTables.end(), name);
  return tables.at(static_cast<std::size_t>(found - kGlassTables.begin()));
}

std::string without_table(std::string_view header, std::string_view name) {
  constexpr std::size_t kBeforeNumbers = kMagic.size() + kUuidBytes;
  Reader in(header.substr(std::min(kBeforeNumbers, header.size())));
  const auto place = [&] { return header.size() - in.bytes_left(); };
  (void)in.number();  // revision
  for (const std::string_view table : kGlassTables) {
    const std::size_t begin = place();
    (void)read_table(in);
    if (table != name) continue;
    // Root, shape (no block of its own, appended to), entries; block size and from which size on
    // values are compressed stay; free blocks.
    std::string empty("\0\3\0", 3);
    Reader sizes(header.substr(begin));
    for (int i = 0; i < 2; ++i) (void)sizes.number();
    (void)sizes.number(std::numeric_limits<std::uint64_t>::max());
    const std::size_t sizes_begin = header.size() - sizes.bytes_left();
    for (int i = 0; i < 2; ++i) (void)sizes.number();
    empty += header.substr(sizes_begin, header.size() - sizes.bytes_left() - sizes_begin);
    empty += '\0';
    return std::string(header.substr(0, begin)) + empty + std::string(header.substr(place()));
  }
  return std::string(header);
}

std::optional<GlassHeader> read_glass_header(std::string_view bytes) {
  if (bytes.size() > kMostBytes || bytes.size() < kMagic.size() + kUuidBytes) return std::nullopt;
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  Reader in(bytes.substr(kMagic.size() + kUuidBytes));
  GlassHeader header;
  header.revision = in.number();
  for (GlassTable& table : header.tables) table = read_table(in);
  if (!in.good()) return std::nullopt;
  if (in.at_end()) return header;  // nothing was ever in it
  header.documents = in.number();
  header.last_document = in.number() + header.documents;
  in.require(header.last_document <= kMostNumber);
  (void)in.number();  // least length
  const std::uint64_t most_of_a_term = in.number();
  in.require(in.number() + most_of_a_term <= kMostNumber);     // most length
  (void)in.number();                                           // oldest changeset
  (void)in.number(std::numeric_limits<std::uint64_t>::max());  // length of all
  (void)in.number();                                           // of words for spelling
  if (!in.good() || !in.at_end()) return std::nullopt;
  return header;
}

}  // namespace kouryu
