// Plain text and markdown: decode, unify line ends, find pages and front matter.
#include "indexer/extract/extract.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding.h"

namespace kouryu {
namespace {

std::string lower_extension(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return extension;
}

bool is_markdown(const std::filesystem::path& path) {
  const std::string extension = lower_extension(path);
  return extension == ".md" || extension == ".markdown";
}

/// Line ends become '\n', a form feed a line end of its own; pages are noted where they begin.
void append_lines(std::string_view decoded, ExtractedText& out) {
  out.text.reserve(decoded.size());
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    const char c = decoded[i];
    if (c == '\r') {
      out.text += '\n';
      if (i + 1 < decoded.size() && decoded[i + 1] == '\n') ++i;
    } else if (c == '\f') {
      out.text += '\n';
      if (out.page_begins.empty()) out.page_begins.push_back(0);
      out.page_begins.push_back(out.text.size());
    } else if (c == '\0') {
      out.text += ' ';
    } else {
      out.text += c;
    }
  }
}

/// "title: …" and "date: …" of a front matter between two lines of three dashes.
void read_front_matter(ExtractedText& out) {
  if (!out.text.starts_with("---\n")) return;
  const std::size_t end = out.text.find("\n---\n", 3);
  if (end == std::string::npos) return;
  std::size_t begin = 4;
  while (begin < end) {
    const std::size_t line_end = std::min(out.text.find('\n', begin), end);
    const std::string line = out.text.substr(begin, line_end - begin);
    const std::size_t colon = line.find(':');
    if (colon != std::string::npos) {
      const std::string key = line.substr(0, colon);
      std::string value = line.substr(colon + 1);
      value.erase(0, value.find_first_not_of(" \"'"));
      value.erase(value.find_last_not_of(" \"'") + 1);
      if (key == "title") out.title = value;
      if (key == "date") out.date = value;
    }
    begin = line_end + 1;
  }
  // The matter is no text: blanked, so that offsets stay.
  std::fill(out.text.begin(), out.text.begin() + static_cast<std::ptrdiff_t>(end) + 4, ' ');
  out.text[end + 4] = '\n';
}

bool has_text(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (!is_space(c) && c != 0xFEFF) return true;
  }
  return false;
}

}  // namespace

bool is_supported(const std::filesystem::path& path) {
  const std::string extension = lower_extension(path);
  return extension == ".txt" || extension == ".text" || is_markdown(path);
}

Extraction extract(const std::filesystem::path& path, std::string_view bytes) {
  if (!is_supported(path)) return {{}, "unsupported", {}};
  if (bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos) {
    return {{}, "no_text", {}};
  }
  const DecodedText decoded = decode_bytes(bytes);
  if (!decoded.ok) return {{}, "bad_encoding", {}};
  if (!has_text(decoded.text)) return {{}, "no_text", {}};
  Extraction out;
  append_lines(decoded.text, out.text);
  out.text.markdown = is_markdown(path);
  if (out.text.markdown) read_front_matter(out.text);
  return out;
}

}  // namespace kouryu
