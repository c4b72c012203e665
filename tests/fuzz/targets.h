// What takes bytes of strangers, each as one function over any bytes: libFuzzer makes them up,
// the replay reads them from files.
//
// A target checks what its function promises of every input (valid UTF-8, ranges inside the text,
// the same answer however the bytes are cut); what it finds wrong ends the program.
#ifndef KOURYU_TESTS_FUZZ_TARGETS_H_
#define KOURYU_TESTS_FUZZ_TARGETS_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu::test {

struct FuzzTarget {
  std::string name;
  std::function<void(std::string_view bytes)> run;
};

/// Each file of targets gives its own.
[[nodiscard]] std::vector<FuzzTarget> extract_targets();
[[nodiscard]] std::vector<FuzzTarget> text_targets();
[[nodiscard]] std::vector<FuzzTarget> query_targets();
[[nodiscard]] std::vector<FuzzTarget> server_targets();
[[nodiscard]] std::vector<FuzzTarget> library_targets();
[[nodiscard]] std::vector<FuzzTarget> index_targets();

[[nodiscard]] std::vector<FuzzTarget> all_targets();

/// Changes to bytes that a fuzzer could not make up whole: the first byte tells how many, three
/// bytes each (place, value). Takes them off `input`.
[[nodiscard]] std::string take_patches(std::string_view& input);
void apply_patches(std::string_view patches, std::string& bytes);

/// Ends the program, saying `what` did not hold, unless `holds`.
void check(bool holds, const char* what);

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_FUZZ_TARGETS_H_
