// Lines that tell who speaks, over what is said.
#ifndef KOURYU_INDEXER_BLOCKS_SPEAKERS_H_
#define KOURYU_INDEXER_BLOCKS_SPEAKERS_H_

#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>

#include "indexer/lines/pieces.h"

namespace kouryu {

/// Views of `pieces`, which must outlive it.
class Speakers {
 public:
  explicit Speakers(const Pieces& pieces);

  /// ○山田委員, （市長）, 司会：, 委員A: comes again and again over what is said, or stands as such
  /// lines do.
  [[nodiscard]] bool speaks(std::size_t i) const;

 private:
  [[nodiscard]] bool over_sentence(std::size_t i) const;
  /// Or a long line, cut before its sentence ends.
  [[nodiscard]] bool over_text(std::size_t i) const;

  const Pieces& taken_;
  const std::vector<Piece>& pieces_;
  std::unordered_map<std::string, int> repeats_;  // folded lines in brackets, and roles
  std::set<char32_t> shapes_;  // brackets that open lines which come again; 0: bare roles do
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_SPEAKERS_H_
