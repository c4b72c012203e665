// Bytes to characters, by mark and by likeness; and back again where a program had it wrong.
#include "indexer/extract/pdf/pdf_strings.h"

#include <poppler/PDFDocEncoding.h>

#include <array>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding.h"

namespace kouryu {
namespace {

std::string from_pdf_doc_encoding(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) {
    const Unicode c = pdfDocEncoding[static_cast<unsigned char>(byte)];
    if (c != 0) append_utf8(out, c);
  }
  return out;
}

bool is_ascii(std::string_view bytes) {
  for (const char byte : bytes) {
    if (static_cast<unsigned char>(byte) >= 0x80) return false;
  }
  return true;
}

/// Whether bytes past ASCII stand in a row as they do in Japanese; in European text they are
/// single.
bool has_rows_of_high_bytes(std::string_view bytes) {
  std::size_t single = 0;
  std::size_t in_rows = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t end = i;
    while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) >= 0x80) ++end;
    (end - i >= 2 ? in_rows : single) += end - i;
    i = end + 1;
  }
  return in_rows > single;
}

/// Two bytes a character, with or without the language marks (ESC ja ESC) that PDF allows.
std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  bool in_mark = false;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto unit = [&](std::size_t at) -> char32_t {
      const auto first = static_cast<unsigned char>(bytes[at]);
      const auto second = static_cast<unsigned char>(bytes[at + 1]);
      return big_endian ? first << 8 | second : second << 8 | first;
    };
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    if (c == 0x1B) {
      in_mark = !in_mark;
    } else if (!in_mark) {
      append_utf8(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
  }
  return out;
}

/// Windows-1252 in the places where it is not Latin-1: what programs take Japanese bytes for.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

/// The bytes that `text` was wrongly made of; empty where a character is of no such table.
template <class Table>
std::string bytes_behind(std::u32string_view text, const Table& table) {
  std::string bytes;
  for (const char32_t c : text) {
    std::size_t byte = 0x80;
    while (byte < 0x100 && table(byte) != c) ++byte;
    if (c < 0x80) byte = c;
    if (byte == 0x100) return {};
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

}  // namespace

std::string pdf_text(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xEF\xBB\xBF")) return repair_utf8(bytes.substr(3));
  if (is_ascii(bytes)) return from_pdf_doc_encoding(bytes);
  if (is_valid_utf8(bytes)) return std::string(bytes);
  if (has_rows_of_high_bytes(bytes)) {
    const DecodedText decoded = decode_bytes(bytes);
    if (decoded.ok) return decoded.text;
  }
  return from_pdf_doc_encoding(bytes);
}

std::string put_right(std::string text) {
  if (is_ascii(text)) return text;
  const std::u32string chars = to_utf32(text);
  const auto windows = [](std::size_t byte) -> char32_t {
    return byte < 0xA0 ? kWindows1252[byte - 0x80] : static_cast<char32_t>(byte);
  };
  const auto pdf = [](std::size_t byte) -> char32_t { return pdfDocEncoding[byte]; };
  for (const std::string& bytes : {bytes_behind(chars, windows), bytes_behind(chars, pdf)}) {
    if (bytes.empty()) continue;
    const DecodedText decoded = decode_bytes(bytes);
    if (decoded.ok && decoded.encoding != "UTF-16LE" && decoded.encoding != "UTF-16BE") {
      return decoded.text;
    }
  }
  return text;
}

std::string unpack_hexadecimal(std::string text) {
  if (text.size() < 6 || text.front() != '<' || text.back() != '>' || text.size() % 2 != 0) {
    return text;
  }
  std::string bytes;
  for (std::size_t i = 1; i + 1 < text.size(); i += 2) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto value = [&](char c) {
      return kDigits.find(c >= 'a' ? static_cast<char>(c - 32) : c);
    };
    const std::size_t high = value(text[i]);
    const std::size_t low = value(text[i + 1]);
    if (high == kDigits.npos || low == kDigits.npos) return text;
    bytes += static_cast<char>(high << 4 | low);
  }
  return pdf_text(bytes);
}

}  // namespace kouryu
