// Taken for missing, an index that does not answer for a moment would be replaced by less than it
// holds.
#include "dict/base/presence.h"

#include <cerrno>
#include <system_error>

#include "dict/base/system_calls.h"

namespace kouryu {
namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code error;
  const bool there = fs::exists(path, error);
  if (error) throw_system(path, error.value());
  return there;
}

bool is_folder(const fs::path& path) {
  std::error_code error;
  const fs::file_type type = fs::status(path, error).type();
  if (type == fs::file_type::not_found) return false;
  if (error) throw_system(path, error.value());
  return type == fs::file_type::directory;
}

void Unseen::note(const fs::path& path, int number) {
  if (number_ != 0 || number == 0 || number == ENOENT || number == ENOTDIR) return;
  path_ = path;
  number_ = number;
}

void Unseen::throw_if_any() const {
  if (number_ != 0) throw_system(path_, number_);
}

}  // namespace kouryu
