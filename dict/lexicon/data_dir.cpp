// Looks for kouryu's data files near the library or program that runs, then in the installed
// folder.
#include "dict/lexicon/data_dir.h"

#include <dlfcn.h>
#include <link.h>

#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"

namespace kouryu {

namespace fs = std::filesystem;

fs::path own_file(Unseen& unseen) {
  Dl_info info{};
  void* map = nullptr;
  std::error_code error;
  if (dladdr1(reinterpret_cast<const void*>(&data_file), &info, &map, RTLD_DL_LINKMAP) == 0) {
    return {};
  }
  // A program's name in the map is empty, and in `info` whatever it was started as.
  const char* library = static_cast<const link_map*>(map)->l_name;
  const bool is_program = library == nullptr || *library == '\0';
  const fs::path named = is_program ? "/proc/self/exe" : library;
  fs::path file = is_program ? fs::read_symlink(named, error) : fs::weakly_canonical(named, error);
  unseen.note(named, error.value());
  return file;
}

/// <prefix>/bin/kouryu, <prefix>/lib/libkouryu.so and
/// <prefix>/lib/<architecture>/libkouryu.so read <prefix>/share/kouryu, wherever <prefix> was moved
/// to; a build tree is laid out the same.
std::vector<fs::path> data_folders(Unseen& unseen) {
  std::vector<fs::path> folders;
  if (const char* named = std::getenv("KOURYU_DATA"); named != nullptr) folders.emplace_back(named);
  if (const fs::path folder = own_file(unseen).parent_path(); folder.is_absolute()) {
    folders.push_back(folder.parent_path() / "share/kouryu");
    folders.push_back(folder.parent_path().parent_path() / "share/kouryu");
  }
  folders.emplace_back(KOURYU_DATA_BUILD_DIR);
  folders.emplace_back(KOURYU_DATA_INSTALL_DIR);
  return folders;
}

fs::path data_file(std::string_view name) {
  static Unseen unknown;
  static const std::vector<fs::path> folders = data_folders(unknown);
  Unseen unseen = unknown;
  std::error_code error;
  for (const fs::path& folder : folders) {
    if (folder.empty()) continue;
    fs::path file = folder / name;
    if (fs::exists(file, error)) return file;
    unseen.note(file, error.value());
  }
  unseen.throw_if_any();
  throw Error(ErrorKind::NotFound,
              say("a data file of kouryu is missing: ", "kouryu のデータファイルがありません: ") +
                  std::string(name),
              say("install kouryu again, or name its share/kouryu folder in KOURYU_DATA",
                  "kouryu を入れ直すか、share/kouryu フォルダーを KOURYU_DATA "
                  "に指定してください"));
}

std::ifstream open_data(std::string_view name) {
  const fs::path file = data_file(name);
  std::ifstream in(file, std::ios::binary);
  if (!in) throw_system(file);
  in.exceptions(std::ios::badbit);  // a table that is read in part is another table
  return in;
}

void throw_damaged_data(std::string_view name) {
  throw Error(ErrorKind::Corrupt,
              data_file(name).string() +
                  say(": a data file of kouryu is damaged", ": kouryu のデータが壊れています"),
              say("install kouryu again", "kouryu を入れ直してください"));
}

}  // namespace kouryu
