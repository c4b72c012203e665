// BM25 of the query's bigrams, each counted once a passage (the index gives document frequencies),
// how near each other they stand, and how much of the query stands there as it was typed.
#include "searcher/rank/rerank.h"

#include <algorithm>
#include <cmath>

#include "dict/schema/fields.h"
#include "dict/schema/record.h"
#include "dict/text/normalizer.h"
#include "searcher/rank/deadline.h"
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

}  // namespace

SecondStage::Pieces SecondStage::pieces_of(const ParsedQuery& query,
                                           const std::string& folded_query) {
  Pieces out;
  if (query.question) {
    out.all = {folded_query};
  } else if (query.root) {
    collect(*query.root, out.all, out.words);
  }
  return out;
}

double inverse_frequency(double passages, double frequency) {
  double ratio = (passages - frequency + 0.5) / (frequency + 0.5);
  if (ratio < 2) ratio = ratio * 0.5 + 1;
  return std::log(ratio);
}

SecondStage::SecondStage(const IndexSet& indexes, const Ranking& ranking, const ParsedQuery& query,
                         const std::string& folded_query)
    : indexes_(indexes),
      ranking_(ranking),
      nearness_(query.question ? ranking.sentence_nearness : ranking.words_nearness),
      pieces_(pieces_of(query, folded_query)),
      matcher_(pieces_.all) {
  const double passages = indexes.database().get_doccount();
  const auto& bigrams = matcher_.bigrams();
  for (const std::string& bigram : bigrams) {
    const double frequency = indexes.database().get_termfreq(bigram_term(bigram));
    weights_.push_back(frequency > 0 ? inverse_frequency(passages, frequency) : 0);
  }
  for (const std::string& word : pieces_.words) {
    const TextMatch itself = matcher_.match(word, weights_);
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < bigrams.size(); ++i) {
      if (itself.bigrams[i]) places.push_back(i);
    }
    if (!places.empty()) words_.push_back(std::move(places));
  }
}

void SecondStage::rescore(Scored& passage, double average_length) const {
  const Xapian::Database& database = indexes_.database();
  passage.record =
      std::make_shared<PassageRecord>(decode_record(database.get_document(passage.id).get_data()));
  const PassageRecord& record = *passage.record;
  const TextMatch match = matcher_.match(fold_text(record.text), weights_);
  const double length =
      std::max(ranking_.min_normlen, database.get_doclength(passage.id) / average_length);
  const double norm = ranking_.k1 * (1 - ranking_.b + ranking_.b * length);
  double sum = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    if (match.bigrams[i]) sum += weights_[i] * (ranking_.k1 + 1) / (norm + 1);
  }
  double spelt = 0;
  for (const auto& word : words_) {
    const bool whole = std::all_of(word.begin(), word.end(),
                                   [&](std::size_t bigram) { return match.bigrams[bigram]; });
    if (whole) spelt += ranking_.exact_spelling;
  }
  const double bigrams = ranking_.reranked_bigrams * sum;
  const double nearness = nearness_ * match.nearest;
  const double runs = ranking_.run_weight * static_cast<double>(match.run_chars);
  const double kind = is_low_ranked(record.kind) ? ranking_.low_kind : 1.0;
  passage.parts = {{"words", passage.score}, {"bigrams", bigrams}, {"nearness", nearness},
                   {"runs", runs},           {"spelling", spelt},  {"kind", kind}};
  passage.score = (passage.score + bigrams + nearness + runs + spelt) * kind;
}

void SecondStage::rescore(std::vector<Scored>& best) const {
  const double average = std::max(1.0, indexes_.database().get_avlength());
  for (Scored& passage : best) {
    check_deadline();
    rescore(passage, average);
  }
  std::stable_sort(best.begin(), best.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
}

}  // namespace kouryu
