// Reads the table of wordings out of the program.
#include "indexer/lines/site_words.h"

#include <algorithm>
#include <sstream>

#include "dict/base/any_of.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

constexpr const char* kTable =
#include "indexer/lines/site_words.inc"
    ;

}  // namespace

std::vector<std::string> site_words(std::string_view kind) {
  std::vector<std::string> words;
  std::istringstream table{kTable};
  each_row(table, [&](const std::string& line) {
    const std::vector<std::string> cells = split_cells(line, '\t');
    if (cells.size() < 2 || cells[0] != kind) return;
    for (const std::string& word : split_cells(cells[1], '|')) words.push_back(fold_text(word));
  });
  return words;
}

std::set<std::string, std::less<>> site_word_set(std::string_view kind) {
  const std::vector<std::string> words = site_words(kind);
  return {words.begin(), words.end()};
}

}  // namespace kouryu
