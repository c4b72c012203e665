// Towns and counties that no table knows, as a document writes them: すずな町体育協会,
// すずな町の選手.
#ifndef KOURYU_INDEXER_RELATIONS_UNLISTED_PLACES_H_
#define KOURYU_INDEXER_RELATIONS_UNLISTED_PLACES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dict/tokens/analyzer.h"

namespace kouryu {

/// Looks for what is written as a name of a place is, in text after text; a name counts when it
/// stands plainly (at the beginning of a line, behind a sign) twice, or once with an office behind
/// it. Linear in the text.
class UnlistedPlaces {
 public:
  /// The names that count from now on.
  [[nodiscard]] std::vector<std::string> survey(std::string_view text,
                                                const AnalyzedText& analyzed);

 private:
  std::map<std::string, int> seen_;  // how plainly
};

/// Whether `name` is written as a town or county of Japan is and means no kind of town: 白樫村 is,
/// 姉妹都市, 各市, 隣町 are not.
[[nodiscard]] bool is_written_as_unlisted(std::string_view name);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_UNLISTED_PLACES_H_
