// The default index folder, after the XDG base directory specification.
#include "dict/base/index_path.h"

#include <cstdlib>
#include <string>

namespace kouryu {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

std::filesystem::path default_index_dir() {
  if (const std::string named = environment("KOURYU_INDEX"); !named.empty()) return named;
  if (const std::string data = environment("XDG_DATA_HOME"); !data.empty()) {
    return std::filesystem::path(data) / "kouryu" / "index";
  }
  const std::string home = environment("HOME");
  return std::filesystem::path(home.empty() ? "." : home) / ".local/share/kouryu/index";
}

}  // namespace kouryu
