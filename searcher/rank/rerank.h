// The second stage of the ranking: the best passages again, by their stored text.
#ifndef KOURYU_SEARCHER_RANK_RERANK_H_
#define KOURYU_SEARCHER_RANK_RERANK_H_

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

#include "dict/schema/record.h"
#include "searcher/query/query.h"

namespace kouryu {

/// A passage of the first stage with what it stores.
struct Ranked {
  Xapian::docid id = 0;
  double score = 0;
  std::string order;  // document order, for ties
  PassageRecord record;
  std::map<std::string, double> parts;  // of the score
};

/// Bigrams of a query and their weight in the index; words whose exact spelling counts.
class BigramScorer {
 public:
  BigramScorer(const Xapian::Database& database, const ParsedQuery& query,
               const std::string& folded_query);

  /// Adds the second stage to `passage.score` and `passage.parts`.
  void rescore(Ranked& passage) const;

 private:
  struct Weighted {
    std::string text;
    double weight;
  };

  const Xapian::Database& database_;
  std::vector<Weighted> bigrams_;
  std::vector<std::string> spellings_;
  double average_length_ = 1;
};

/// Falling score, then document order.
void sort_ranked(std::vector<Ranked>& passages);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_RERANK_H_
