// Shows what the formats make of files, without the helper process: show_extract FILE...
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "indexer/extract/formats.h"
#include "indexer/extract/show.h"

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const std::string name = std::filesystem::path(argv[i]).filename().string();
    if (argc > 2) std::cout << "== " << argv[i] << '\n';
    std::cout << kouryu::show_extraction(
        kouryu::extract({.bytes = bytes, .name = name}, kouryu::ExtractContext{}));
  }
}
