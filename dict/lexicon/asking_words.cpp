// Reads the table of asking words.
#include "dict/lexicon/asking_words.h"

#include <fstream>

#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {

AskingWords::AskingWords() {
  std::ifstream in = open_data("asking_words.tsv");
  each_row(in, [&](const std::string& line) {
    const std::vector<std::string> cells = split_cells(line, '\t');
    if (cells.size() < 2) return;
    auto& words = cells[0] == "request" ? request_ : what_;
    for (const std::string& word : split_cells(cells[1], '|')) words.insert(fold_text(word));
  });
}

const AskingWords& AskingWords::instance() {
  static const AskingWords words;
  return words;
}

bool AskingWords::is_interrogative(std::string_view folded) const {
  return what_.contains(std::string(folded));
}

bool AskingWords::is_request(std::string_view base) const {
  return request_.contains(std::string(base));
}

}  // namespace kouryu
