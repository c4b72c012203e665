// Prints what learn_headings.py learns from: for each file the lines that rules take for headings.
//
// usage: kouryu-heading-evidence FILE...   plain text. A row `FILE LINE sure|weighed
// TEXT` (lines are counted from 1) and the evidence on it, parted by tabs.
#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>

#include "indexer/blocks/blocks.h"
#include "indexer/blocks/site_furniture.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/show.h"
#include "indexer/lines/pieces.h"

namespace {

void print_evidence(const std::string& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  const std::string whole = bytes.str();
  const kouryu::ExtractedText extracted =
      kouryu::extract({.bytes = whole, .name = file}, kouryu::ExtractContext{}).text;
  kouryu::Pieces pieces = kouryu::pieces_of(extracted);
  static_cast<void>(kouryu::take_site_furniture(pieces, {}));
  for (const kouryu::ProposedHeading& heading : kouryu::proposed_headings(extracted, pieces)) {
    const auto begin = extracted.text.begin();
    const auto line =
        std::count(begin, begin + static_cast<std::ptrdiff_t>(heading.source.begin), '\n');
    std::cout << file << '\t' << line + 1 << '\t' << (heading.sure ? "sure" : "weighed") << '\t'
              << kouryu::on_one_line(std::string_view(extracted.text)
                                         .substr(heading.source.begin, heading.source.size()));
    for (const std::string& name : heading.evidence) std::cout << '\t' << name;
    std::cout << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    for (int i = 1; i < argc; ++i) print_evidence(argv[i]);
  } catch (const std::exception& e) {
    std::cerr << "kouryu-heading-evidence: " << e.what() << '\n';
    return 2;
  }
  return 0;
}
