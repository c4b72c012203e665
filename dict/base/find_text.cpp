// Short texts by the library's search; long ones by Knuth, Morris and Pratt's, which never reads a
// byte twice.
#include "dict/base/find_text.h"

#include <cstring>
#include <vector>

#include "dict/base/deadline.h"

namespace kouryu {
namespace {

/// For each beginning of `wanted` the length of its longest end that is a shorter beginning.
std::vector<std::size_t> borders_of(std::string_view wanted) {
  std::vector<std::size_t> borders(wanted.size() + 1, 0);
  std::size_t border = 0;
  for (std::size_t i = 1; i < wanted.size(); ++i) {
    while (border > 0 && wanted[i] != wanted[border]) border = borders[border];
    if (wanted[i] == wanted[border]) ++border;
    borders[i + 1] = border;
  }
  return borders;
}

void each_run(std::string_view text, std::string_view wanted,
              const std::function<void(const ByteRange&)>& visit) {
  const std::vector<std::size_t> borders = borders_of(wanted);
  DeadlineCheck deadline;
  ByteRange run;  // of places so far; empty for none
  std::size_t same = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    deadline.step();
    while (same > 0 && text[i] != wanted[same]) same = borders[same];
    if (text[i] == wanted[same]) ++same;
    if (same < wanted.size()) continue;
    const std::size_t begin = i + 1 - same;
    if (run.size() > 0 && begin > run.end) visit(run);
    if (run.size() == 0 || begin > run.end) run.begin = begin;
    run.end = i + 1;
    same = borders[same];
  }
  if (run.size() > 0) visit(run);
}

}  // namespace

bool contains_text(std::string_view text, std::string_view wanted) {
  return wanted.empty() ||
         ::memmem(text.data(), text.size(), wanted.data(), wanted.size()) != nullptr;
}

void each_place(std::string_view text, std::string_view wanted,
                const std::function<void(const ByteRange&)>& visit) {
  if (wanted.empty() || wanted.size() > text.size()) return;
  if (wanted.size() > kLongText) return each_run(text, wanted, visit);
  DeadlineCheck deadline;
  for (std::size_t at = text.find(wanted); at != std::string_view::npos;
       at = text.find(wanted, at + 1)) {
    deadline.step();
    visit({at, at + wanted.size()});
  }
}

}  // namespace kouryu
