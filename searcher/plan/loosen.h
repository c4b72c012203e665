// From strict to loose: all words; other spellings of words that stand nowhere; any of the words;
// and what to say when little or nothing is found.
#ifndef KOURYU_SEARCHER_PLAN_LOOSEN_H_
#define KOURYU_SEARCHER_PLAN_LOOSEN_H_

#include <xapian.h>

#include "searcher/query/query.h"
#include "searcher/index/index_set.h"
#include "searcher/rank/matcher.h"
#include "searcher/plan/plan.h"
#include "searcher/plan/speller.h"
#include "searcher/plan/widen.h"

namespace kouryu {

class Loosener {
 public:
  Loosener(const IndexSet& indexes, const Matcher& matcher, const Filters& filters,
           const Ranking& ranking, const WordReader& reader)
      : indexes_(indexes),
        matcher_(matcher),
        filters_(filters),
        reader_(reader),
        planner_(indexes, ranking),
        widener_(indexes, reader.analyzer),
        speller_(indexes, ranking, reader) {}

  /// The query to run. Changes `query` where words get another spelling, and says in `result`
  /// (interpreted, warnings, suggestion, missing words) what was done.
  [[nodiscard]] Xapian::Query plan(ParsedQuery& query, SearchMode mode, SearchResult& result);

 private:
  [[nodiscard]] bool answers(const Xapian::Query& text) const;
  [[nodiscard]] Xapian::Query plan_words(QueryNode& root, SearchMode mode, SearchResult& result);
  bool respell(QueryNode& node, SearchResult& result);
  bool respell_word(QueryNode& word, SearchResult& result);
  /// Says of which words no passage has more than the parts (文化経済 of 経済文化).
  bool tell_parts(QueryNode& node, SearchResult& result);
  void suggest(const QueryNode& node, SearchResult& result);
  void tell_what_is_missing(const QueryNode& root, SearchResult& result);
  void tell_none_has_all(const std::vector<Xapian::Query>& parts, bool filtered,
                         SearchResult& result);

  const IndexSet& indexes_;
  const Matcher& matcher_;
  const Filters& filters_;
  WordReader reader_;
  Planner planner_;
  Widener widener_;
  Speller speller_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_PLAN_LOOSEN_H_
