// All targets of the program, and the end of a run that finds something.
#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

namespace kouryu::test {

std::vector<FuzzTarget> all_targets() {
  std::vector<FuzzTarget> all;
  for (auto* const part : {extract_targets, text_targets, query_targets, server_targets,
                           library_targets, index_targets}) {
    for (FuzzTarget& target : part()) all.push_back(std::move(target));
  }
  return all;
}

std::string take_patches(std::string_view& input) {
  if (input.empty()) return {};
  const std::size_t count = static_cast<unsigned char>(input.front()) % 16U;
  input.remove_prefix(1);
  const std::string patches(input.substr(0, 3 * count));
  input.remove_prefix(patches.size());
  return patches;
}

void apply_patches(std::string_view patches, std::string& bytes) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(patches[i]));
  };
  for (std::size_t i = 0; i + 2 < patches.size() && !bytes.empty(); i += 3) {
    bytes[(byte(i) + 256 * byte(i + 1)) % bytes.size()] = patches[i + 2];
  }
}

void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace kouryu::test
