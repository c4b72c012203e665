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

  // A substring where a word is looked for, against the word's terms.
  double bigram_weight = 0.3;

  // Second stage: the texts of the best passages are read. Chosen on the `tune` articles of
  // tests/eval/compare.py (2,272 keyword queries). Nearness of words, on the held-back third
  // against bigrams alone: MRR@10 of keyword queries 0.785 -> 0.792 [+0.002, +0.011].
  std::size_t reranked = 30;
  double reranked_bigrams = 0.3;  // 0.889 -> 0.906 nDCG@10 of questions
  double words_nearness = 1.0;    // bigrams in the best sentences, of words
  // Of questions, nearness 0.2, runs 0.4 and bigrams 0.1 together gain 0.907 -> 0.914
  // [+0.003, +0.012] on encyclopaedic text, and lose 0.7 points of nDCG@10 on the few questions
  // about reports and newsletters: off until there are more of those.
  double sentence_nearness = 0.0;
  double run_weight = 0.0;  // each character that stands in a run of the query

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
