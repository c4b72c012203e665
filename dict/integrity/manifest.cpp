// One line a file, cells parted by tabs.
#include "dict/integrity/manifest.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace kouryu {
namespace {

constexpr std::string_view kFirstLine = "kouryu manifest 1\n";
constexpr std::string_view kFileLine = "file";
constexpr std::string_view kLastLine = "hash";
constexpr int kHexadecimal = 16;

template <class Number>
std::string digits(Number number, int base = 10) {
  std::array<char, 24> out{};
  const auto end = std::to_chars(out.data(), out.data() + out.size(), number, base).ptr;
  return {out.data(), end};
}

template <class Number>
bool read_number(std::string_view cell, Number& out, int base = 10) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out, base);
  return error == std::errc() && end == cell.data() + cell.size();
}

/// What stands before the next `mark`, which is taken off too.
std::string_view take(std::string_view& rest, char mark) {
  const std::size_t end = rest.find(mark);
  const std::string_view out = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return out;
}

std::string hex_of(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte / kHexadecimal];
    out += kDigits[byte % kHexadecimal];
  }
  return out;
}

bool read_hex(std::string_view digits, std::string& out) {
  for (; digits.size() >= 2; digits.remove_prefix(2)) {
    unsigned char byte = 0;
    if (!read_number(digits.substr(0, 2), byte, kHexadecimal)) return false;
    out += static_cast<char>(byte);
  }
  return digits.empty();
}

bool read_line(std::string_view line, Manifest& out) {
  const std::string_view key = take(line, '\t');
  if (key == "state") {
    out.writing = line == "writing";
    return out.writing || line == "whole";
  }
  if (key == "written") return read_number(line, out.written_s);
  if (key == "header") return read_hex(line, out.header);
  ManifestFile file;
  file.name = take(line, '\t');
  const bool good = key == kFileLine && file.name.find('/') == std::string::npos &&
                    read_number(take(line, '\t'), file.size) &&
                    read_number(take(line, '\t'), file.mtime_ns) &&
                    read_number(line, file.hash, kHexadecimal);
  out.files.push_back(std::move(file));
  return good;
}

}  // namespace

const ManifestFile* Manifest::find(std::string_view name) const {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

std::string encode_manifest(const Manifest& manifest) {
  std::string out(kFirstLine);
  out.append("state\t").append(manifest.writing ? "writing" : "whole");
  out.append("\nwritten\t").append(digits(manifest.written_s));
  out.append("\nheader\t").append(hex_of(manifest.header)).append("\n");
  for (const ManifestFile& file : manifest.files) {
    out.append(kFileLine).append("\t").append(file.name);
    out.append("\t").append(digits(file.size)).append("\t").append(digits(file.mtime_ns));
    out.append("\t").append(digits(file.hash, kHexadecimal)).append("\n");
  }
  const std::uint64_t hash = XXH3_64bits(out.data(), out.size());
  return out.append(kLastLine).append("\t").append(digits(hash, kHexadecimal)).append("\n");
}

std::optional<Manifest> decode_manifest(std::string_view bytes) {
  if (!bytes.starts_with(kFirstLine)) return std::nullopt;
  Manifest manifest;
  std::string_view rest = bytes.substr(kFirstLine.size());
  while (!rest.empty() && !rest.starts_with(kLastLine)) {
    if (!read_line(take(rest, '\n'), manifest)) return std::nullopt;
  }
  // Whatever else could be written in two ways: the hash is of what is told, and of its spelling.
  if (encode_manifest(manifest) != bytes) return std::nullopt;
  return manifest;
}

}  // namespace kouryu
