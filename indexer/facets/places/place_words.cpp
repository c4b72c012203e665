// Reads place_words.tsv and place_quarters.tsv.
#include "indexer/facets/places/place_words.h"

#include <fstream>

#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

PlaceWords read_words() {
  PlaceWords out;
  std::ifstream in = open_data("place_words.tsv");
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    if (cells.size() != 4 || (cells[0] != "word" && cells[0] != "surname")) {
      throw_damaged_data("place_words.tsv");
    }
    (cells[0] == "word" ? out.words : out.surnames).insert(fold_text(cells[1]));
  });
  std::ifstream quarters = open_data("place_quarters.tsv");
  each_row(quarters, [&](const std::string& line) {
    out.quarters.insert(fold_text(split_cells(line, '\t')[0]));
  });
  return out;
}

}  // namespace

const PlaceWords& PlaceWords::instance() {
  static const PlaceWords words = read_words();
  return words;
}

}  // namespace kouryu
