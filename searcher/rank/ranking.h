// Every number of the ranking, in one place, each with its reason.
#ifndef KOURYU_SEARCHER_RANK_RANKING_H_
#define KOURYU_SEARCHER_RANK_RANKING_H_

#include <cstddef>
#include <string>
#include <vector>

#include "kouryu/searcher.h"

namespace kouryu {

struct Ranking {
  // BM25. Passages are short and of one topic, so a word's second occurrence says little (low k1)
  // and length much (high b): nDCG@10 on held-out JaQuAD questions 0.879 -> 0.889.
  double k1 = 0.4;
  double b = 0.9;
  double k3 = 1.0;
  double min_normlen = 0.5;

  // Second stage: the best passages are put in order by their character bigrams as well; 50 give
  // the whole gain (0.889 -> 0.906), more give nothing.
  std::size_t reranked = 50;
  double bigram_weight = 0.3;

  // A word that stands in the text as it was typed comes before what only means the same.
  double exact_spelling = 1.0;
  // A word that only the title or a heading has.
  double title_weight = 0.3;
  // Alternatives inside a sentence: its other words carry the sense.
  double sentence_alternatives = 0.4;
  // Captions, agendas, menus and contact blocks are short, which BM25 likes: at most 2.2 times.
  double low_kind = 0.4;
  // Parts of a compound, when nothing has the whole.
  double parts_weight = 0.5;

  // "More like this": the words of a passage that tell it best; more blur it.
  std::size_t telling_terms = 30;
};

/// A Searcher with other numbers, for evaluations.
[[nodiscard]] Searcher searcher_with(const std::vector<std::string>& indexes,
                                     const Ranking& ranking);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_RANKING_H_
