// Order of trust: byte order mark, what decodes strictly, declaration, user, least damage.
#include "indexer/extract/html/html_charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "indexer/extract/ascii.h"
#include "indexer/extract/encoding_names.h"

namespace kouryu {
namespace {

constexpr std::size_t kDeclaredWithin = 4'096;  // bytes in which a charset is declared
constexpr double kMostDamage = 0.01;  // share of unreadable characters in what is still a text

constexpr std::array<std::string_view, 4> kJapanese = {"utf-8", "cp932", "euc-jp", "iso-2022-jp"};

struct Reading {
  std::string text;
  double damage = 1;    // share of characters that could not be read
  double hiragana = 0;  // share in what is no ASCII: what a wrong guess has none of
};
constexpr double kLeastHiragana = 0.05;

/// Decodes with U+FFFD for what is not of the encoding. Absent where there is no such converter.
std::optional<Reading> read_leniently(const std::string& converter, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> open(
      ucnv_open(converter.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  Reading out;
  std::size_t chars = 0;
  std::size_t bad = 0;
  std::size_t wide = 0;
  std::size_t hiragana = 0;
  std::vector<UChar> units(4'096);
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  char32_t high = 0;
  do {
    UChar* to = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(open.get(), &to, units.data() + units.size(), &from, end, nullptr, 1, &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
    for (const UChar* unit = units.data(); unit < to; ++unit) {
      char32_t c = *unit;
      if (c >= 0xD800 && c < 0xDC00) {
        high = c;
        continue;
      }
      if (c >= 0xDC00 && c < 0xE000) c = 0x10000 + ((high - 0xD800) << 10U) + (c - 0xDC00);
      append_utf8(out.text, c);
      ++chars;
      if (c >= 0x80) ++wide;
      if (is_hiragana(c)) ++hiragana;
      if (c == 0xFFFD || c == 0x1A) ++bad;  // U+001A: what some converters put there
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  out.damage = chars == 0 ? 1 : static_cast<double>(bad) / static_cast<double>(chars);
  out.hiragana = wide == 0 ? 0 : static_cast<double>(hiragana) / static_cast<double>(wide);
  return out;
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string head = ascii_lower(bytes.substr(0, kDeclaredWithin));
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      std::size_t i = head.find_first_not_of(" \t\r\n", at + key.size());
      if (i == std::string::npos || head[i] != '=') continue;
      i = head.find_first_not_of(" \t\r\n\"'", i + 1);
      if (i == std::string::npos) continue;
      const std::size_t end = head.find_first_of(" \t\r\n\"';>?/,", i);
      const std::string name = head.substr(i, end == std::string::npos ? end : end - i);
      if (encoding_of_name(name)) return name;
    }
  }
  return {};
}

DecodedText decode_page(const ExtractInput& input) {
  std::string declared = declared_charset(input.bytes);
  if (declared.empty()) declared = input.declared;
  // What a page says of itself comes before what the user says of all, unless it is not so.
  DecodedText page = decode_bytes(
      input.bytes,
      {.told = declared.empty() ? input.encoding : std::string_view(), .declared = declared});
  if (!page.ok && !declared.empty() && !input.encoding.empty()) {
    page = decode_bytes(input.bytes, {.told = input.encoding});
  }
  if (page.ok) return page;
  Reading best;
  std::string encoding;
  const auto try_as = [&](std::string_view name, double least_hiragana) {
    const auto named = encoding_of_name(name);
    if (!named) return;
    auto reading = read_leniently(named->converter, input.bytes);
    if (!reading || reading->damage > kMostDamage) return;
    if (reading->hiragana < least_hiragana) return;
    if (!encoding.empty() && reading->hiragana <= best.hiragana) return;
    best = std::move(*reading);
    encoding = named->name;
  };
  try_as(input.encoding.empty() ? std::string_view(declared) : input.encoding, 0);
  if (input.encoding.empty()) {
    for (const std::string_view name : kJapanese) try_as(name, kLeastHiragana);
  }
  if (encoding.empty()) return page;
  page.text = std::move(best.text);
  if (page.text.starts_with("\xEF\xBB\xBF")) page.text.erase(0, 3);
  page.encoding = std::move(encoding);
  page.ok = true;
  return page;
}

}  // namespace kouryu
