// One exec: standard streams and environment stay as they are.
#include "searcher/cli/hand_over.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "dict/base/system_calls.h"
#include "searcher/cli/terminal.h"

namespace kouryu {

int hand_over_to_indexer(std::vector<std::string> arguments) {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::string indexer = (self.parent_path() / "kouryu-index").string();
  arguments.insert(arguments.begin(), "kouryu-index");
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  ::execv(indexer.c_str(), pointers.data());
  std::cerr << "kouryu: " << indexer << ": " << system_reason(errno) << '\n';
  return kFailed;
}

}  // namespace kouryu
