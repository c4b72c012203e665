// Every number of the ranking, in one place, each with its reason.
#ifndef KOURYU_SEARCHER_RANK_RANKING_H_
#define KOURYU_SEARCHER_RANK_RANKING_H_

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "kouryu/searcher.h"

namespace kouryu {

/// What the second stage adds to the first stage's BM25 of words.
struct ReadingWeights {
  double bigrams;         // BM25 of the query's bigrams
  double nearness;        // bigrams in the best sentences
  double runs;            // each character that stands in a run of the query
  double coverage;        // idf of the words that are there
  double words_nearness;  // idf of the words in the best sentences
  double title;           // idf of the bigrams that title or headings have
  double spelling;        // each word that stands there as it was typed
};

struct Ranking {
  // BM25. Passages are short and of one topic, so a word's second occurrence says little (low k1)
  // and length much (high b): nDCG@10 on held-out JaQuAD questions 0.879 -> 0.889.
  double k1 = 0.4;
  double b = 0.9;
  double k3 = 1.0;
  double min_normlen = 0.5;

  // Second stage: the texts of the best passages are read. Learnt by tests/eval/learn.py from 4,925
  // questions and 2,335 keyword queries of the `tune` articles. On the held-back third, looked at
  // once, against bigrams 0.3 (of keywords also nearness 1, spelling 1): MRR@10 of questions
  // 0.907 -> 0.921 [+0.008, +0.020], of keyword queries 0.790 -> 0.794 [+0.000, +0.009].
  std::size_t reranked = 30;
  ReadingWeights of_question = {0.09, 0.24, 0.89, 1.12, 0.80, 0.43, 0.0};
  ReadingWeights of_words = {0.0, 1.11, 0.39, 1.42, 0.95, 0.55, 4.57};
  // Tried on the same and left out: pseudo-relevance feedback (the 30 words that tell the best 1,
  // 3, 5 or 10 passages, as one more learnt feature): -0.002 to +0.000 MRR@10 of questions and
  // -0.004 to -0.001 of keyword queries against the features without it; length, the rarest missing
  // word, the longest run, the best single sentence, an answer of the kind asked for (何人, いつ):
  // +0.001 at most. Bigrams and nearness alone gain less, and without the title all of it loses 0.3
  // points of nDCG@10 on queries about reports and newsletters.

  // A word that only the title or a heading has.
  double title_weight = 0.3;
  // Alternatives inside a sentence: its other words carry the sense.
  double sentence_alternatives = 0.4;
  // The terms of a compound, together one word: each of them tells less than a word of its own. A
  // date is one part and tells as much as several: JSQuAD's 4,420 questions, mode or, MRR@10 0.9309
  // with neither, 0.9312 with the first, 0.9333 with both; its keyword queries 0.857 either way.
  double compound = 0.8;
  double date = 3.0;
  // Where any word will do, the only place asked for comes first: more than a dozen words weigh.
  double only_place = 100;
  // A word typed with marks of Latin letters (Québec) that stands there with them, against one as
  // typed.
  double marked_word = 3;
  // Captions, agendas, menus and contact blocks are short, which BM25 likes: at most 2.2 times.
  double low_kind = 0.4;
  // "More like this": the words of a passage that tell it best; more blur it.
  std::size_t telling_terms = 30;
};

/// How much a term tells, as Xapian's BM25 has it: never negative, however frequent it is.
[[nodiscard]] inline double inverse_frequency(double passages, double frequency) {
  double ratio = (passages - frequency + 0.5) / (frequency + 0.5);
  if (ratio < 2) ratio = ratio * 0.5 + 1;
  return std::log(ratio);
}

/// A Searcher with other numbers, for evaluations.
[[nodiscard]] Searcher searcher_with(const std::vector<std::string>& indexes,
                                     const Ranking& ranking);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_RANKING_H_
