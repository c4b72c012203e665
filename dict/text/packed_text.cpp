// One byte below kPairs is a character of kFrequent; two bytes from there on count through kRanges;
// kEscape stands before three bytes of a code point.
#include "dict/text/packed_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

/// The characters that folded Japanese has most, counted over encyclopaedia articles: 69 % of it.
constexpr std::u32string_view kFrequent =
    U"()"
    U"0123456789aeimnorst、。「」『』あいうえおかがきくけこさしすそただちっつてでとどなにのはばまめ"
    U"も"
    U"やよらりるれわをんアィイウェエオカキクグコサシジスタダチッテデトドナニバパフブプマムメャュラ"
    U"リルレロン"
    U"・ー一上世中事人代会体作入出分化合同国地大子学家市年後成戦方日時書月本水物生用発的立者行見設"
    U"部開"
    U"間高";

constexpr std::size_t kPairs = 0xA0;
constexpr std::size_t kEscape = 0xFF;
static_assert(kFrequent.size() == kPairs);

struct Range {
  char32_t first;
  char32_t size;
};
/// Kanji; Latin, Greek, Cyrillic; signs; signs of Japanese and kana.
constexpr std::array kRanges = {Range{0x4E00, 0x5200}, Range{0, 0x500}, Range{0x2000, 0x700},
                                Range{0x3000, 0x100}};
constexpr std::size_t kCounted = (kEscape - kPairs) << 8;
static_assert(kRanges[0].size + kRanges[1].size + kRanges[2].size + kRanges[3].size == kCounted);

constexpr char32_t kLastChar = 0x10FFFF;
constexpr std::size_t kBasicPlane = 0x10000;

constexpr unsigned byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

/// The code of each character of the basic plane: a byte, two, or 0 for none of these, which is
/// also the code of "(" (the first of kFrequent).
class Codes {
 public:
  Codes() {
    std::size_t code = kPairs << 8;
    for (const Range& range : kRanges) {
      for (char32_t c = range.first; c < range.first + range.size; ++c) {
        codes_[c] = static_cast<std::uint16_t>(code);
        chars_[code++ - (kPairs << 8)] = static_cast<char16_t>(c);
      }
    }
    for (std::size_t i = 0; i < kPairs; ++i) {
      codes_[kFrequent[i]] = static_cast<std::uint16_t>(i);
      std::string bytes;
      append_utf8(bytes, kFrequent[i]);
      sizes_[i] = static_cast<std::uint8_t>(bytes.size());
      std::copy(bytes.begin(), bytes.end(), frequent_[i].begin());
    }
  }

  /// 0 and not "(": none.
  [[nodiscard]] std::size_t code(char32_t c) const { return c < kBasicPlane ? codes_[c] : 0; }
  [[nodiscard]] char32_t counted(std::size_t code) const { return chars_[code - (kPairs << 8)]; }
  /// Writes the UTF-8 of a frequent character, with bytes of no meaning behind it up to four.
  std::size_t write(std::size_t code, char* to) const {
    std::memcpy(to, frequent_[code].data(), frequent_[code].size());
    return sizes_[code];
  }

 private:
  std::array<std::uint16_t, kBasicPlane> codes_{};
  std::array<char16_t, kCounted> chars_{};
  std::array<std::array<char, 4>, kPairs> frequent_{};
  std::array<std::uint8_t, kPairs> sizes_{};
};

const Codes& codes() {
  static const Codes table;
  return table;
}

/// Bytes of the code that begins with `lead`.
std::size_t code_bytes(unsigned lead) { return lead < kPairs ? 1 : lead < kEscape ? 2 : 4; }

bool is_surrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }

}  // namespace

std::string pack_text(std::string_view text) {
  const Codes& table = codes();
  std::string out;
  out.reserve(text.size() / 2 + 4);
  each_char(text, [&](char32_t c, std::size_t) {
    const std::size_t code = table.code(c);
    if (code >= kPairs) {
      out += static_cast<char>(code >> 8);
      out += static_cast<char>(code & 0xFF);
    } else if (code > 0 || c == kFrequent[0]) {
      out += static_cast<char>(code);
    } else {
      out += static_cast<char>(kEscape);
      for (const int shift : {16, 8, 0}) out += static_cast<char>(c >> shift & 0xFF);
    }
  });
  return out;
}

std::optional<std::string> unpack_text(std::string_view packed) {
  const Codes& table = codes();
  constexpr std::size_t kMostBytes = 4;  // of a character
  std::string out(packed.size() * 3 + kMostBytes, '\0');
  char* to = out.data();
  for (std::size_t at = 0; at < packed.size();) {
    const unsigned lead = byte_at(packed, at);
    if (lead < kPairs) {
      to += table.write(lead, to);
      ++at;
      continue;
    }
    const std::size_t size = code_bytes(lead);
    if (size > packed.size() - at) return std::nullopt;
    char32_t c = 0;
    if (size == 2) {
      c = table.counted(lead << 8 | byte_at(packed, at + 1));
    } else {
      c = byte_at(packed, at + 1) << 16 | byte_at(packed, at + 2) << 8 | byte_at(packed, at + 3);
    }
    const std::size_t known = table.code(c);
    const bool as_packed = size == 2 ? known >= kPairs : known == 0 && c != kFrequent[0];
    if (c > kLastChar || is_surrogate(c) || !as_packed) return std::nullopt;
    std::string bytes;
    append_utf8(bytes, c);
    to = std::copy(bytes.begin(), bytes.end(), to);
    at += size;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

bool packed_contains(std::string_view packed, std::string_view wanted) {
  if (wanted.empty()) return true;
  std::size_t begin = 0;  // of a character
  for (std::size_t from = 0; from < packed.size();) {
    const void* const found =
        ::memmem(packed.data() + from, packed.size() - from, wanted.data(), wanted.size());
    if (found == nullptr) return false;
    const auto place = static_cast<std::size_t>(static_cast<const char*>(found) - packed.data());
    while (begin < place) begin += code_bytes(byte_at(packed, begin));
    if (begin == place) return true;
    from = begin;  // it began in the midst of a character
  }
  return false;
}

}  // namespace kouryu
