// What the long proofs read of a test: tests/proofs/run.sh.
#ifndef KOURYU_TESTS_SUPPORT_PROOF_H_
#define KOURYU_TESTS_SUPPORT_PROOF_H_

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace kouryu::test {

/// How often this test tries what it shows, for its report (--gtest_output=json:FILE).
inline void record_tries(std::size_t tries) {
  testing::Test::RecordProperty("tries", std::to_string(tries));
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_PROOF_H_
