// The second stage of the ranking: the texts of the best passages are read.
#ifndef KOURYU_SEARCHER_RANK_RERANK_H_
#define KOURYU_SEARCHER_RANK_RERANK_H_

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "dict/schema/record.h"
#include "searcher/index/index_set.h"
#include "searcher/query/query.h"
#include "searcher/rank/ranking.h"
#include "searcher/rank/text_match.h"

namespace kouryu {

/// A passage of the first stage.
struct Scored {
  Xapian::docid id = 0;
  double score = 0;
  std::map<std::string, double> parts = {};  // of the score; filled in by the second stage
  std::size_t folded_away = 0;               // passages that it stands for when grouped
};

class SecondStage {
 public:
  SecondStage(const IndexSet& indexes, const Ranking& ranking, const ParsedQuery& query,
              const std::string& folded_query);

  /// Adds the second stage to the scores of `best`, which come in the first stage's order, and
  /// sorts them by what results; equal ones keep their order.
  void rescore(std::vector<Scored>& best) const;

 private:
  /// What a word stands for, folded, with its weight (しまいとし: 姉妹都市).
  using Meanings = std::vector<std::pair<std::string, double>>;

  /// What the person typed and wants, folded.
  struct Pieces {
    std::vector<std::string> all;
    std::vector<std::string> words;       // those that are no phrases
    std::vector<Meanings> meanings;       // of each word
    std::vector<std::string> terms;       // of words, each once
    std::vector<std::string> marked;      // words typed with marks of Latin letters, with them
    void collect(const QueryNode& node);  // but not what NOT excludes
  };
  static Pieces pieces_of(const ParsedQuery& query, const std::string& folded_query);
  void rescore(Scored& passage, double average_length) const;

  const IndexSet& indexes_;
  const Ranking& ranking_;
  const ReadingWeights& reading_;
  Pieces pieces_;
  TextMatcher matcher_;
  TextWeights weights_;
  std::vector<std::vector<std::size_t>> words_;  // bigrams of each word as typed
  std::vector<Meanings> meanings_;               // of words that nothing spells as they were typed
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_RERANK_H_
