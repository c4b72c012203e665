// What a kouryu_item is: a part of an answer with its fields and lists, found by number.
#ifndef KOURYU_SEARCHER_LIBRARY_ITEM_H_
#define KOURYU_SEARCHER_LIBRARY_ITEM_H_

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kouryu/kouryu.h"
#include "kouryu/searcher.h"

/// Its texts point into the answer. A few fields each: they are looked through one by one.
struct kouryu_item {
  std::vector<std::pair<kouryu_field, kouryu_text>> texts;
  std::vector<std::pair<kouryu_field, double>> numbers;
  std::vector<std::pair<kouryu_list, std::vector<kouryu_item>>> lists;
};

namespace kouryu {

struct FacetValues {
  std::string field;
  std::vector<FacetCount> values;
};

/// What a question gave. An unknown id gave nothing.
using AnswerData = std::variant<SearchResult, std::optional<SearchResult>, Timeline, Relations,
                                QueryExplanation, FacetValues, std::vector<Suggestion>,
                                std::optional<Hit>, std::optional<DocumentOverview>>;

/// Makes the items of an answer. `data` must outlive them and stay where it is; so must `made`, to
/// which texts are added that `data` does not have as such.
[[nodiscard]] kouryu_item make_root(const AnswerData& data, std::deque<std::string>& made);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_LIBRARY_ITEM_H_
