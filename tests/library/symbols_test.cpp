// What libkouryu shows to the linker is what libkouryu.map lists, and nothing of anything it uses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "tests/support/process.h"

namespace kouryu::test {
namespace {

/// Names between `global:` and `local:`, without globs, arguments and quotes.
std::set<std::string> declared_symbols() {
  std::ifstream in(std::string(KOURYU_SOURCE_DIR) + "/searcher/library/libkouryu.map");
  std::set<std::string> names;
  std::string line;
  while (std::getline(in, line) && line.find("global:") == std::string::npos) {
  }
  while (std::getline(in, line) && line.find("local:") == std::string::npos) {
    const std::size_t begin = line.find_first_not_of(" \"");
    const std::size_t end = line.find_first_of("*;(\"", begin);
    if (line.find("extern") != std::string::npos || line.find('}') != std::string::npos) continue;
    names.insert(line.substr(begin, end - begin));
  }
  return names;
}

/// Names that nm lists as defined, without arguments and versions.
std::set<std::string> exported_symbols() {
  const Finished nm =
      run_program({"/usr/bin/nm", "--dynamic", "--defined-only", "--demangle", KOURYU_LIBRARY});
  EXPECT_EQ(nm.status, 0) << nm.err;
  std::set<std::string> names;
  std::istringstream lines(nm.out);
  std::string line;
  while (std::getline(lines, line)) {
    const std::size_t kind = line.find(' ');
    if (kind == std::string::npos || line.substr(kind + 1, 1) == "A") continue;  // a version
    const std::string name = line.substr(kind + 3);
    names.insert(name.substr(0, name.find_first_of("(@")));
  }
  return names;
}

TEST(Symbols, AreExactlyTheDeclaredOnes) {
  const std::set<std::string> declared = declared_symbols();
  EXPECT_THAT(declared, testing::Contains("kouryu_search"));
  EXPECT_THAT(declared, testing::Contains("kouryu::Searcher::search"));
  EXPECT_EQ(exported_symbols(), declared);
}

TEST(Symbols, EveryCFunctionOfTheHeaderIsExported) {
  std::ifstream in(std::string(KOURYU_SOURCE_DIR) + "/searcher/include/kouryu/kouryu.h");
  const std::set<std::string> declared = declared_symbols();
  std::string word;
  std::size_t functions = 0;
  for (bool after = false; in >> word;) {
    if (word == "KOURYU_API") after = true;
    const std::size_t bracket = word.find('(');
    if (!after || bracket == std::string::npos) continue;
    after = false;
    ++functions;
    EXPECT_THAT(declared, testing::Contains(word.substr(0, bracket)));
  }
  EXPECT_GE(functions, 20U);
}

TEST(Symbols, TheLibraryIsNamedByItsVersion) {
  const Finished readelf = run_program({"/usr/bin/readelf", "--dynamic", KOURYU_LIBRARY});
  EXPECT_THAT(readelf.out, testing::HasSubstr("Library soname: [libkouryu.so."));
}

}  // namespace
}  // namespace kouryu::test
