// A small index that every command-line test asks, built once by kouryu-index itself.
#ifndef KOURYU_TESTS_CLI_CLI_FIXTURE_H_
#define KOURYU_TESTS_CLI_CLI_FIXTURE_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace kouryu::test {

using Json = nlohmann::ordered_json;

inline constexpr const char* kAirPage =
    "大気の協力\n\n平成16年、北九州市と大連市は大気の調査を始めた。調査には自治体国際化協会が協力し"
    "た。\n";
inline constexpr const char* kSchoolPage =
    "学校の交流\n\n2019年、青森市の小学校が大連市の小学校を訪れた。児童は歌を交換した。\n";

class Cli : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    scratch_ = std::make_unique<Scratch>();
    scratch_->write("docs/air.txt", kAirPage);
    scratch_->write("docs/school.txt", kSchoolPage);
    const Finished built =
        run_program({program("kouryu-index"), "--index", index(), (*scratch_ / "docs").string()});
    ASSERT_EQ(built.status, 0) << built.err;
  }
  static void TearDownTestSuite() { scratch_.reset(); }

  static std::string index() { return (*scratch_ / "index").string(); }

  static Finished kouryu(std::vector<std::string> arguments,
                         const std::vector<std::string>& environment = {},
                         const std::string& input = {}) {
    arguments.insert(arguments.begin(), program("kouryu"));
    return run_program(arguments, environment, input);
  }
  static Finished search(std::vector<std::string> arguments,
                         const std::vector<std::string>& environment = {},
                         const std::string& input = {}) {
    arguments.insert(arguments.begin(), {"search", "--index", index()});
    return kouryu(std::move(arguments), environment, input);
  }
  static Json search_json(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--format", "json"});
    return Json::parse(search(std::move(arguments)).out);
  }

  static inline std::unique_ptr<Scratch> scratch_;
};

inline std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_CLI_CLI_FIXTURE_H_
