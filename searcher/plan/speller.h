// "Did you mean": what was meant by a word of which the index has nothing, or next to nothing.
#ifndef KOURYU_SEARCHER_PLAN_SPELLER_H_
#define KOURYU_SEARCHER_PLAN_SPELLER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "searcher/index/index_set.h"
#include "searcher/plan/plan.h"
#include "searcher/plan/widen.h"
#include "searcher/query/query.h"
#include "searcher/query/words.h"

namespace kouryu {

/// Candidates come from rules and tables (query/slips.cpp), the gazetteer and the index's own
/// bigrams; one counts when the index has passages for it. The work is bounded by the length of the
/// word: at most some 3,000 look-ups of terms.
class Speller {
 public:
  Speller(const Planning& planning, const WordReader& reader)
      : planning_(planning),
        indexes_(planning.indexes),
        reader_(reader),
        widener_(planning, reader.analyzer) {}

  /// What `word` may have been meant to be, written as a person would, or nothing: also when the
  /// word is a known one, or has passages enough.
  [[nodiscard]] std::optional<std::string> meant_by(const QueryNode& word);

 private:
  [[nodiscard]] bool is_known(const QueryNode& word) const;
  [[nodiscard]] bool is_place_to_mecab(const std::string& folded) const;
  [[nodiscard]] bool looks_wrong(const std::string& folded) const;
  [[nodiscard]] Xapian::doccount passages_with(const std::string& folded);
  [[nodiscard]] std::optional<std::string> best_of(const std::vector<std::string>& candidates,
                                                   Xapian::doccount wanted);
  [[nodiscard]] std::vector<std::string> one_edit_known(const std::string& folded) const;
  [[nodiscard]] std::vector<std::string> kanji_neighbours(const std::string& folded) const;
  [[nodiscard]] std::vector<std::string> places_read_alike(const std::string& folded) const;
  [[nodiscard]] std::vector<std::string> same_reading(const std::string& folded) const;
  [[nodiscard]] std::vector<std::string> same_reading_inside(const std::string& folded) const;

  const Planning& planning_;
  const IndexSet& indexes_;
  WordReader reader_;
  Widener widener_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_PLAN_SPELLER_H_
