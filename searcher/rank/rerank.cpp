// BM25 of the query's bigrams, computed from the text; the index gives document frequencies only.
#include "searcher/rank/rerank.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/tokens/bigrams.h"
#include "searcher/rank/ranking.h"
#include "searcher/rank/substring_candidates.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

/// What the person typed and wants: folded words and phrases, without what NOT excludes.
void collect(const QueryNode& node, std::vector<std::string>& all,
             std::vector<std::string>& words) {
  if (node.kind == Kind::Word || node.kind == Kind::Phrase || node.kind == Kind::Prefix) {
    all.push_back(node.folded);
    if (node.kind == Kind::Word) words.push_back(node.folded);
  }
  if (node.kind == Kind::Not) return;
  for (const QueryNode& child : node.children) collect(child, all, words);
}

/// As Xapian's BM25 has it: never negative, however frequent.
double inverse_frequency(double passages, double frequency) {
  double ratio = (passages - frequency + 0.5) / (frequency + 0.5);
  if (ratio < 2) ratio = ratio * 0.5 + 1;
  return std::log(ratio);
}

}  // namespace

BigramScorer::BigramScorer(const Xapian::Database& database, const ParsedQuery& query,
                           const std::string& folded_query)
    : database_(database), average_length_(std::max(1.0, database.get_avlength())) {
  std::vector<std::string> texts;
  if (query.root) collect(*query.root, texts, spellings_);
  if (query.question) {
    texts = {folded_query};
    spellings_.clear();
  }
  std::set<std::string> bigrams;
  for (const std::string& text : texts) {
    for_each_bigram(text, [&](std::string_view bigram) {
      if (count_chars(bigram) == 2) bigrams.emplace(bigram);
    });
  }
  const double passages = database.get_doccount();
  for (const std::string& bigram : bigrams) {
    const double frequency = database.get_termfreq(bigram_term(bigram));
    if (frequency > 0) bigrams_.push_back({bigram, inverse_frequency(passages, frequency)});
  }
}

void BigramScorer::rescore(Ranked& passage) const {
  const std::string text = fold_text(passage.record.text);
  const double length =
      std::max(Ranking::min_normlen, database_.get_doclength(passage.id) / average_length_);
  const double norm = Ranking::k1 * (1 - Ranking::b + Ranking::b * length);
  double sum = 0;
  for (const Weighted& bigram : bigrams_) {
    if (text.find(bigram.text) != std::string::npos) {
      sum += bigram.weight * (Ranking::k1 + 1) / (norm + 1);
    }
  }
  double spelt = 0;
  for (const std::string& word : spellings_) {
    if (text.find(word) != std::string::npos) spelt += Ranking::exact_spelling;
  }
  const double kind = is_low_ranked(passage.record.kind) ? Ranking::low_kind : 1.0;
  passage.parts["words"] = passage.score;
  passage.parts["bigrams"] = Ranking::bigram_weight * sum;
  passage.parts["spelling"] = spelt;
  passage.parts["kind"] = kind;
  passage.score = (passage.score + Ranking::bigram_weight * sum + spelt) * kind;
}

void sort_ranked(std::vector<Ranked>& passages) {
  std::stable_sort(passages.begin(), passages.end(), [](const Ranked& a, const Ranked& b) {
    return std::tie(b.score, a.order) < std::tie(a.score, b.order);
  });
}

}  // namespace kouryu
