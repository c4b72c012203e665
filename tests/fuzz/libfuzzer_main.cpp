// The way of libFuzzer into the targets: KOURYU_FUZZ_TARGET names the one that is run.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/targets.h"

namespace kouryu::test {
namespace {

/// Ends the program where the name is none, after a list of those that are.
FuzzTarget named_target() {
  const char* const name = std::getenv("KOURYU_FUZZ_TARGET");
  for (FuzzTarget& target : all_targets()) {
    if (name != nullptr && target.name == name) return std::move(target);
  }
  std::fputs("name one in KOURYU_FUZZ_TARGET:", stderr);
  for (const FuzzTarget& target : all_targets()) std::fprintf(stderr, " %s", target.name.c_str());
  std::fputs("\n", stderr);
  std::_Exit(2);
}

}  // namespace
}  // namespace kouryu::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kouryu::test::FuzzTarget target = kouryu::test::named_target();
  target.run({reinterpret_cast<const char*>(data), size});
  return 0;
}
