// Looks for kouryu-extract as data_file() looks for data: near what runs, then where it belongs.
#include "indexer/extract/worker/helper_program.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <vector>

#include "dict/base/locale.h"
#include "dict/lexicon/data_dir.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "kouryu-extract";
[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorKind::NotFound, what,
              say("install libkouryu again, or name the program kouryu-extract in KOURYU_EXTRACT",
                  "libkouryu を入れ直すか、プログラム kouryu-extract を KOURYU_EXTRACT "
                  "に指定してください"));
}

std::vector<fs::path> folders(Unseen& unseen) {
  std::vector<fs::path> all;
  if (const fs::path folder = own_file(unseen).parent_path(); folder.is_absolute()) {
    all.push_back(folder.parent_path() / "libexec/kouryu");
    all.push_back(folder.parent_path().parent_path() / "libexec/kouryu");
  }
  all.emplace_back(KOURYU_LIBEXEC_BUILD_DIR);
  all.emplace_back(KOURYU_LIBEXEC_INSTALL_DIR);
  return all;
}

}  // namespace

fs::path helper_program() {
  // What is named is meant: no other program is taken in its place.
  if (const char* named = std::getenv("KOURYU_EXTRACT"); named != nullptr && *named != '\0') {
    if (::access(named, X_OK) == 0) return fs::absolute(named);
    refuse(std::string(named) + say(": KOURYU_EXTRACT names no program",
                                    ": KOURYU_EXTRACT の指すものはプログラムではありません"));
  }
  Unseen unseen;
  for (const fs::path& folder : folders(unseen)) {
    if (folder.empty()) continue;
    fs::path program = folder / kName;
    if (::access(program.c_str(), X_OK) == 0) return program;
    unseen.note(program, errno);
  }
  unseen.throw_if_any();
  refuse(say("the program kouryu-extract is missing, which reads documents",
             "文書を読むプログラム kouryu-extract がありません"));
}

}  // namespace kouryu
