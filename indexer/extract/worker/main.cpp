// kouryu-extract: reads documents for kouryu-index, shut off from the machine. Started by it with
// --serve; a person may look at what it reads of a file with --show.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "dict/base/system_calls.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/show.h"
#include "indexer/extract/worker/file_bytes.h"
#include "indexer/extract/worker/limits.h"
#include "indexer/extract/worker/sandbox.h"
#include "indexer/extract/worker/serve.h"
#include "indexer/extract/worker/worker.h"
#include "kouryu/error.h"

namespace {

constexpr int kUsageError = 2;  // also where kouryu itself lacks something

constexpr std::string_view kUsage = R"(usage: kouryu-extract --show FILE...
       kouryu-extract --formats | --version | --help

Shows what kouryu reads of documents: title, pages, headings, paragraphs and
records, or the reason why there is no text. kouryu-index starts this program
by itself; the files are read within the same limits.

  --show FILE...  show what is read of each file
  --formats       list the formats of this build and their extensions
  --version       show the version
  --help          show this help

exit status: 0 all files gave text, 1 some gave none, 2 wrong usage
)";

int show(char** files) {
  int status = 0;
  const kouryu::WorkerLimits limits;
  // Opened first: inside, no other folder can be read.
  std::vector<int> opened;
  for (char** file = files; *file != nullptr; ++file) {
    opened.push_back(::open(*file, O_RDONLY | O_CLOEXEC));
    if (opened.back() < 0)
      std::cerr << "kouryu-extract: " << *file << ": " << kouryu::system_reason(errno) << '\n';
  }
  kouryu::tell_lack_of_memory();
  static_cast<void>(kouryu::enter_sandbox({limits.memory_bytes, true}));
  for (std::size_t i = 0; i < opened.size(); ++i) {
    if (opened.size() > 1) std::cout << "== " << files[i] << '\n';
    const kouryu::FileBytes bytes(opened[i]);
    const std::string name = std::filesystem::path(files[i]).filename().string();
    const kouryu::Extraction extraction =
        bytes.ok()
            ? kouryu::within_rules(kouryu::extract({.bytes = bytes.bytes(), .name = name}, {}))
            : kouryu::refused("unreadable");
    std::cout << kouryu::show_extraction(extraction) << std::flush;
    if (!extraction.reason.empty()) status = 1;
  }
  return status;
}

int list_formats() {
  for (const kouryu::Format& format : kouryu::formats()) {
    std::cout << format.name;
    for (const std::string_view extension : format.extensions) std::cout << " ." << extension;
    std::cout << '\n';
  }
  return 0;
}

int serve(const char* memory_bytes) {
  struct stat told {};
  if (::fstat(kouryu::kHelperSocket, &told) != 0 || !S_ISSOCK(told.st_mode)) {
    std::cerr << "kouryu-extract: --serve is for kouryu-index\n";
    return kUsageError;
  }
  kouryu::run_helper({std::strtoull(memory_bytes, nullptr, 10)}, kouryu::extract);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view option = argc > 1 ? argv[1] : "";
  if (option == "--serve" && argc == 3) return serve(argv[2]);
  if (option == "--show" && argc > 2) {
    try {
      return show(argv + 2);
    } catch (const kouryu::Error& error) {
      std::cerr << "kouryu-extract: " << error.what() << '\n';
      return kUsageError;
    }
  }
  if (option == "--formats") return list_formats();
  if (option == "--version") {
    std::cout << "kouryu-extract " KOURYU_VERSION "\n";
    return 0;
  }
  const bool help = option == "--help";
  (help ? std::cout : std::cerr) << kUsage;
  return help ? 0 : kUsageError;
}
