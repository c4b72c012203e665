// ESC ] 8 ; ; URL ESC \ text ESC ] 8 ; ; ESC \.
#include "searcher/output/hyperlink.h"

#include <unistd.h>

#include <array>
#include <filesystem>
#include <string_view>

namespace kouryu {
namespace {

std::string host() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~/";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out.append({'%', kDigits[byte >> 4U], kDigits[byte & 15U]});
    }
  }
  return out;
}

}  // namespace

std::string file_url(const HitDocument& document) {
  const std::string& path = document.container.empty() ? document.path : document.container;
  std::error_code error;
  if (!path.starts_with('/') || !std::filesystem::is_regular_file(path, error)) return {};
  return "file://" + percent_encoded(host()) + percent_encoded(path);
}

std::string hyperlink(const std::string& url, const std::string& shown) {
  if (url.empty()) return shown;
  return "\x1b]8;;" + url + "\x1b\\" + shown + "\x1b]8;;\x1b\\";
}

}  // namespace kouryu
