// The only place that turns a query tree into a Xapian query.
#ifndef KOURYU_SEARCHER_PLAN_PLAN_H_
#define KOURYU_SEARCHER_PLAN_PLAN_H_

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

#include "searcher/query/query.h"
#include "searcher/index/index_set.h"
#include "searcher/rank/ranking.h"
#include "searcher/index/substring_candidates.h"

namespace kouryu {

enum class Looseness {
  All,    // words are wanted together
  Words,  // any of the words; phrases, filters and NOT stay as they are
  Parts,  // any part of a compound word, too
};

/// True for a word that neither terms nor bigrams stand for (について): it cannot narrow anything.
[[nodiscard]] bool says_nothing(const QueryNode& node);

/// Plans queries for one state of the indexes.
class Planner {
 public:
  Planner(const IndexSet& indexes, const Ranking& ranking)
      : indexes_(indexes), ranking_(ranking), substrings_(indexes) {}

  /// `sentence`: the words are those of a question, ranked by their terms.
  [[nodiscard]] Xapian::Query plan(const QueryNode& root, Looseness looseness, bool sentence);

  /// One word with its alternatives, as plan() has it.
  [[nodiscard]] Xapian::Query word(const QueryNode& node);

  /// Passages with any of the values, without weight; nothing when there are none.
  [[nodiscard]] static Xapian::Query filter(const std::string& field,
                                            const std::vector<std::string>& values);

 private:
  using Queries = std::vector<Xapian::Query>;

  Xapian::Query node(const QueryNode& node);
  Xapian::Query all_of(const QueryNode& node, bool any);
  Xapian::Query negated(const QueryNode& node);
  Xapian::Query negated_word(const QueryNode& node);
  Xapian::Query sentence_word(const QueryNode& node);
  Xapian::Query text_of(const std::string& folded, const std::vector<std::string>& terms,
                        bool terms_suffice);
  static std::string facet_term(const Alternative& other);
  Xapian::Query alternative(const Alternative& alternative);
  Xapian::Query word_text(const QueryNode& node);
  Xapian::Query prefix(const QueryNode& node);
  static Xapian::Query title(const std::vector<std::string>& terms);

  const IndexSet& indexes_;
  const Ranking& ranking_;
  SubstringFinder substrings_;
  Looseness looseness_ = Looseness::All;
  bool sentence_ = false;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_PLAN_PLAN_H_
