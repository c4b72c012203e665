// Looks for kouryu's data files in the environment's, the build's and the installed folder.
#include "dict/lexicon/data_dir.h"

#include <array>
#include <cstdlib>
#include <string>
#include <system_error>

#include "kouryu/error.h"

namespace kouryu {

std::filesystem::path data_file(std::string_view name) {
  const char* named = std::getenv("KOURYU_DATA");
  std::error_code error;
  // The folder beside the running program's: <prefix>/bin/kouryu reads <prefix>/share/kouryu, which
  // is also how a build tree is laid out.
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::array<std::filesystem::path, 4> folders = {
      named == nullptr ? std::filesystem::path() : std::filesystem::path(named),
      error ? std::filesystem::path() : program.parent_path().parent_path() / "share/kouryu",
      KOURYU_DATA_BUILD_DIR, KOURYU_DATA_INSTALL_DIR};
  for (const auto& folder : folders) {
    if (folder.empty()) continue;
    auto file = folder / name;
    if (std::filesystem::exists(file, error)) return file;
  }
  throw Error(ErrorKind::NotFound, "kouryu's data file " + std::string(name) + " is missing",
              "install kouryu again, or name its share/kouryu folder in KOURYU_DATA");
}

}  // namespace kouryu
