// Gives words the other spellings that the index has, before anything is searched.
#ifndef KOURYU_SEARCHER_PLAN_WIDEN_H_
#define KOURYU_SEARCHER_PLAN_WIDEN_H_

#include <string>
#include <string_view>
#include <vector>

#include "searcher/plan/plan.h"
#include "searcher/query/query.h"

namespace kouryu {

/// Reads one state of the indexes; make a new one for each search. Looks up a few dozen terms a
/// word, however large the index.
class Widener {
 public:
  Widener(const Planning& planning, Analyzer& analyzer)
      : indexes_(planning.indexes), analyzer_(analyzer), substrings_(planning.substrings) {}

  /// For every Word of the tree: adds the other ways to write it that some passage has, and takes
  /// out the unproven alternatives that none has. `sentence`: of many words, so that only spellings
  /// of which the index has the terms are looked for.
  void widen(QueryNode& node, bool sentence) const;

  /// True when a passage has `folded`. Where only reading tells, the first `most_read` that may
  /// have it are read.
  [[nodiscard]] bool has(const std::string& folded, std::size_t most_read = 50) const;

 private:
  void widen_word(QueryNode& word, bool sentence) const;
  [[nodiscard]] bool proven(const Alternative& other, bool sentence) const;
  /// シティーズフォーモビリティ -> シティーズ・フォー・モビリティ, as the index writes it.
  [[nodiscard]] std::vector<std::string> dotted(std::string_view folded) const;
  [[nodiscard]] bool has_term(const std::string& term) const;

  const IndexSet& indexes_;
  Analyzer& analyzer_;
  SubstringFinder& substrings_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_PLAN_WIDEN_H_
