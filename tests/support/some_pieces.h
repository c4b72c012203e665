// Texts put together from given pieces, for properties that rapidcheck tries.
#ifndef KOURYU_TESTS_SUPPORT_SOME_PIECES_H_
#define KOURYU_TESTS_SUPPORT_SOME_PIECES_H_

#include <rapidcheck.h>

#include <cstddef>
#include <string>
#include <vector>

namespace kouryu::test {

/// Any of `pieces` in any order and number. Inside a property only.
template <class Pieces>
[[nodiscard]] std::string text_of_some(const Pieces& pieces) {
  std::string text;
  for (const std::size_t i : *rc::gen::container<std::vector<std::size_t>>(
           rc::gen::inRange<std::size_t>(0, pieces.size()))) {
    text += pieces[i];
  }
  return text;
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_SOME_PIECES_H_
