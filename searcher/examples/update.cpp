// Builds or updates an index and asks it at once: the searcher that was there first sees what is
// new. usage: update INDEX DOCUMENTS QUERY
#include <kouryu/indexer.h>
#include <kouryu/searcher.h>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: update INDEX DOCUMENTS QUERY\n";
    return 2;
  }
  try {
    const kouryu::IndexReport report =
        kouryu::update_index({.index_dir = argv[1], .paths = {argv[2]}});
    for (const kouryu::SkippedInput& input : report.skipped) {
      std::cerr << "skipped " << input.path << ": " << input.reason << '\n';
    }
    kouryu::Searcher searcher({argv[1]});
    const kouryu::SearchResult answer = searcher.search({.query = argv[3], .facets = {"city"}});
    std::cout << report.passages << " passages, " << answer.total << " answer\n";
    for (const auto& [field, values] : answer.facets) {
      for (const kouryu::FacetCount& row : values) {
        std::cout << field << ' ' << row.value << ' ' << row.count << '\n';
      }
    }
  } catch (const kouryu::Error& error) {
    std::cerr << kouryu::error_code(error.kind()) << ": " << error.what() << '\n' << error.hint();
    return 2;
  }
}
