// From strict to loose: all words; other spellings of words that stand nowhere; any of the words.
#ifndef KOURYU_SEARCHER_RANK_LOOSEN_H_
#define KOURYU_SEARCHER_RANK_LOOSEN_H_

#include <xapian.h>

#include "searcher/query/query.h"
#include "searcher/rank/index_set.h"
#include "searcher/rank/matcher.h"
#include "searcher/rank/plan.h"

namespace kouryu {

class Loosener {
 public:
  Loosener(const IndexSet& indexes, const Matcher& matcher, const Filters& filters,
           const Ranking& ranking, Analyzer& analyzer)
      : indexes_(indexes),
        matcher_(matcher),
        filters_(filters),
        analyzer_(analyzer),
        planner_(indexes, ranking),
        substrings_(indexes) {}

  /// The query to run. Changes `query` where words get another spelling, and says in `result`
  /// (interpreted, warnings, suggestion) what was done.
  [[nodiscard]] Xapian::Query plan(ParsedQuery& query, SearchMode mode, SearchResult& result);

 private:
  [[nodiscard]] bool answers(const Xapian::Query& text) const;
  bool respell(QueryNode& node, SearchResult& result);
  bool respell_word(QueryNode& word, SearchResult& result);

  const IndexSet& indexes_;
  const Matcher& matcher_;
  const Filters& filters_;
  Analyzer& analyzer_;
  Planner planner_;
  SubstringFinder substrings_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_LOOSEN_H_
