// The parts of a word that may be written otherwise: numbers (三十周年), the か of counters
// (3か月), the ヶ of place names (茅ヶ崎), words with several spellings (受け入れ).
#ifndef KOURYU_SEARCHER_QUERY_SPELLING_SITES_H_
#define KOURYU_SEARCHER_QUERY_SPELLING_SITES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

struct SpellingSite {
  std::size_t begin = 0;  // characters
  std::size_t end = 0;
  std::vector<std::u32string> others;
};

/// From left to right, none across another.
[[nodiscard]] std::vector<SpellingSite> spelling_sites(std::u32string_view folded);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_SPELLING_SITES_H_
