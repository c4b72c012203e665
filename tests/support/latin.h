// English where Japanese is spoken.
#ifndef KOURYU_TESTS_SUPPORT_LATIN_H_
#define KOURYU_TESTS_SUPPORT_LATIN_H_

#include <regex>
#include <sstream>
#include <string>

namespace kouryu::test {

/// The first sentence of English in `text`: three words of small Latin letters in a row, which no
/// path, option or list of names has; empty where there is none.
inline std::string latin_sentence(const std::string& text) {
  static const std::regex sentence("(^|[ (\"])[A-Za-z]?[a-z]+ [a-z]+ [a-z]+([ .,:;)\"]|$)");
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    std::smatch found;
    if (std::regex_search(line, found, sentence)) return found.str();
  }
  return {};
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_LATIN_H_
