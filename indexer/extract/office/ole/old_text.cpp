// Code pages by their numbers, through ICU.
#include "indexer/extract/office/ole/old_text.h"

#include <algorithm>
#include <optional>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding_convert.h"
#include "indexer/extract/encoding_names.h"
#include "indexer/extract/office/ole/little_endian.h"

namespace kouryu::office {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

template <class UnitAt>
std::string joined_units(std::size_t count, UnitAt&& unit_at) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    char32_t c = unit_at(i);
    const bool pair =
        (c & 0xFC00) == 0xD800 && i + 1 < count && (unit_at(i + 1) & 0xFC00) == 0xDC00;
    if (pair) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit_at(++i) - 0xDC00U);
    } else if ((c & 0xF800) == 0xD800) {
      c = kReplacement;
    }
    append_utf8(out, c);
  }
  return out;
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::optional<Converted> converted(std::string_view bytes, int code_page) {
  std::string name = "windows-" + std::to_string(code_page);
  if (code_page == kJapaneseCodePage) name = "CP932";
  if (code_page == 65001) name = "UTF-8";
  if (code_page == 1200) name = "UTF-16LE";
  auto known = encoding_of_name(name);
  if (!known) known = encoding_of_name("cp" + std::to_string(code_page));
  if (!known) return std::nullopt;
  return convert_bytes(known->converter.c_str(), bytes, CutEnd::Told);
}

}  // namespace

std::string from_utf16(std::string_view bytes) {
  return joined_units(bytes.size() / 2, [&](std::size_t i) { return u16_at(bytes, 2 * i); });
}

std::string from_utf16(const std::vector<char16_t>& units) {
  return joined_units(units.size(), [&](std::size_t i) { return units[i]; });
}

std::string from_low_bytes(std::string_view bytes) {
  return joined_units(bytes.size(), [&](std::size_t i) { return u8_at(bytes, i); });
}

std::string from_code_page(std::string_view bytes, int code_page) {
  if (is_ascii(bytes) && code_page != 1200) return std::string(bytes);
  if (auto text = converted(bytes, code_page)) return std::move(text->text);
  if (auto text = converted(bytes, kWesternCodePage)) return std::move(text->text);
  return from_low_bytes(bytes);
}

bool fits_code_page(std::string_view bytes, int code_page) {
  if (is_ascii(bytes)) return true;
  const std::optional<Converted> text = converted(bytes, code_page);
  return text && text->replaced == 0;
}

}  // namespace kouryu::office
