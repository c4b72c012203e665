// Build tool: turns variants.tsv into the sorted array that the normalizer includes.
//
// usage: compile_variants VARIANTS.tsv OUT.inc
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "dict/base/utf8.h"

namespace {

struct Target {
  char32_t to = 0;
  std::string kind;
};

/// What the normalizer tells apart: VariantKind.
std::string kind_of(const std::string& cell) {
  if (cell == "latin") return "Latin";
  return cell == "tilde" || cell == "dash" ? "Sign" : "Kanji";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream in(argv[1]);
  std::map<char32_t, Target> pairs;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.find('\t');
    const std::size_t second = line.find('\t', tab + 1);
    const auto from = kouryu::to_utf32(line.substr(0, tab));
    const auto to = kouryu::to_utf32(line.substr(tab + 1, second - tab - 1));
    if (second == std::string::npos || from.size() != 1 || to.size() != 1) {
      std::cerr << argv[1] << ": not one character to one: " << line << '\n';
      return 1;
    }
    pairs[from[0]] = {to[0], kind_of(line.substr(second + 1))};
  }
  for (const auto& [from, to] : pairs) {
    if (pairs.contains(to.to)) {
      std::cerr << argv[1] << ": the target of a row is itself folded: " << std::hex
                << static_cast<unsigned long>(from) << '\n';
      return 1;
    }
  }
  std::ofstream out(argv[2]);
  out << "// Written by compile_variants from variants.tsv.\n" << std::hex;
  for (const auto& [from, to] : pairs) {
    out << "{0x" << static_cast<unsigned long>(from) << ", 0x" << static_cast<unsigned long>(to.to)
        << ", VariantKind::" << to.kind << "},\n";
  }
  return out.good() && !pairs.empty() ? 0 : 1;
}
