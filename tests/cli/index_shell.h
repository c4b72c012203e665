// kouryu-index and a shell in a scratch folder, as tables of tests call them.
#ifndef KOURYU_TESTS_CLI_INDEX_SHELL_H_
#define KOURYU_TESTS_CLI_INDEX_SHELL_H_

#include <unistd.h>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/cli/cli_fixture.h"

namespace kouryu::test {

using Strings = std::vector<std::string>;

/// The words of `line`, each @ of them the scratch folder.
inline Strings words(const std::string& line, const Scratch& scratch) {
  Strings out;
  std::istringstream in(line);
  for (std::string word; in >> word;) {
    if (const auto at = word.find('@'); at != std::string::npos) {
      word.replace(at, 1, scratch.path().string());
    }
    out.push_back(word);
  }
  return out;
}

/// Runs a shell script in the scratch folder.
inline void shell(const Scratch& scratch, const std::string& script) {
  const Finished done =
      run_program({"/bin/sh", "-c", "cd " + scratch.path().string() + " && " + script});
  ASSERT_EQ(done.status, 0) << script << ": " << done.err;
}

/// `arguments` with the rights of a person: root reads what nobody may.
inline Strings without_privileges(Strings arguments) {
  if (::geteuid() != 0) return arguments;
  arguments.insert(arguments.begin(),
                   {"/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"});
  return arguments;
}

/// Runs kouryu-index with the words of `line`.
inline Finished index_with(const Scratch& scratch, const std::string& line,
                           const Strings& environment = {}) {
  Strings arguments = words(line, scratch);
  arguments.insert(arguments.begin(), {program("kouryu-index"), "--format", "json"});
  return run_program(without_privileges(std::move(arguments)), environment);
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_CLI_INDEX_SHELL_H_
