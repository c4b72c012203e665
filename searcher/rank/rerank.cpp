// BM25 of the query's bigrams, each counted once a passage (the index gives document frequencies),
// how much of its words is there, how near each other, in the title, and how much of the query
// stands there as it was typed.
#include "searcher/rank/rerank.h"

#include <algorithm>
#include <cmath>

#include "dict/base/deadline.h"
#include "dict/base/find_text.h"
#include "dict/schema/fields.h"
#include "dict/schema/record.h"
#include "dict/text/normalizer.h"
#include "dict/tokens/analyzer.h"
#include "searcher/index/folded_texts.h"
#include "searcher/index/substring_candidates.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

/// MeCab cuts kana that stand for a name (だいれん) into other words.
bool has_own_terms(const QueryNode& node) {
  return can_narrow(node.folded) || node.alternatives.empty();
}

/// Sum of the weights of what is there.
double sum_of(const std::vector<double>& weights, const std::vector<bool>& there) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (there[i]) sum += weights[i];
  }
  return sum;
}

std::vector<std::string> beginnings_of(const std::vector<std::string>& terms) {
  std::vector<std::string> out;
  out.reserve(terms.size());
  for (const std::string& term : terms) out.emplace_back(fixed_beginning(term));
  return out;
}

}  // namespace

void SecondStage::Pieces::collect(const QueryNode& node) {
  if (node.kind == Kind::Not) return;
  if (node.kind == Kind::Word || node.kind == Kind::Phrase || node.kind == Kind::Prefix) {
    all.push_back(node.folded);
  }
  if (node.kind == Kind::Word) {
    words.push_back(node.folded);
    meanings.emplace_back();
    for (const Alternative& other : node.alternatives) {
      if (other.kind != Alternative::Kind::Substring) continue;
      meanings.back().emplace_back(other.value, other.weight);
    }
    const std::string with_marks = fold_keeping_latin_marks(node.written);
    if (with_marks != node.folded && fold_text(with_marks) == node.folded) {
      marked.push_back(with_marks);
    }
    if (has_own_terms(node)) terms.insert(terms.end(), node.terms.begin(), node.terms.end());
  }
  for (const QueryNode& child : node.children) collect(child);
}

SecondStage::Pieces SecondStage::pieces_of(const ParsedQuery& query,
                                           const std::string& folded_query) {
  Pieces out;
  if (query.root) out.collect(*query.root);
  if (query.question) {
    out.all = {folded_query};
    out.words.clear();
    out.meanings.clear();
  }
  std::sort(out.terms.begin(), out.terms.end());
  out.terms.erase(std::unique(out.terms.begin(), out.terms.end()), out.terms.end());
  return out;
}

SecondStage::SecondStage(const IndexSet& indexes, const Ranking& ranking, const ParsedQuery& query,
                         const std::string& folded_query)
    : indexes_(indexes),
      ranking_(ranking),
      reading_(query.question ? ranking.of_question : ranking.of_words),
      pieces_(pieces_of(query, folded_query)),
      matcher_(pieces_.all, beginnings_of(pieces_.terms)) {
  const Xapian::Database& database = indexes.database();
  const double passages = database.get_doccount();
  const auto weight = [&](const std::string& term) {
    const double frequency = database.get_termfreq(term);
    return frequency > 0 ? inverse_frequency(passages, frequency) : 0;
  };
  const auto& bigrams = matcher_.bigrams();
  for (const std::string& bigram : bigrams) weights_.bigrams.push_back(weight(bigram_term(bigram)));
  for (const std::string& term : pieces_.terms) weights_.words.push_back(weight(term));
  for (std::size_t w = 0; w < pieces_.words.size(); ++w) {
    const TextMatch itself = matcher_.match(pieces_.words[w], weights_);
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < bigrams.size(); ++i) {
      if (itself.bigrams[i]) places.push_back(i);
    }
    const bool spelt =
        !places.empty() && std::all_of(places.begin(), places.end(), [&](std::size_t bigram) {
          return weights_.bigrams[bigram] > 0;
        });
    if (!spelt) meanings_.push_back(pieces_.meanings[w]);
    if (!places.empty()) words_.push_back(std::move(places));
  }
}

void SecondStage::rescore(Scored& passage, double average_length) const {
  const Xapian::Database& database = indexes_.database();
  const FoldedPassage folded = read_folded(database, passage.id);
  const std::string& text = folded.text;
  const TextMatch match = matcher_.match(text, weights_);
  const double length =
      std::max(ranking_.min_normlen, database.get_doclength(passage.id) / average_length);
  const double norm = ranking_.k1 * (1 - ranking_.b + ranking_.b * length);
  double spelt = 0;
  for (const auto& word : words_) {
    const bool whole = std::all_of(word.begin(), word.end(),
                                   [&](std::size_t bigram) { return match.bigrams[bigram]; });
    if (whole) spelt += 1;
  }
  for (const Meanings& meanings : meanings_) {
    double best = 0;
    for (const auto& [value, weight] : meanings) {
      if (weight > best && contains_text(text, value)) best = weight;
    }
    spelt += best;
  }
  // Québec typed: what is written so comes before Quebec.
  if (!pieces_.marked.empty()) {
    const PassageRecord record = decode_record(database.get_document(passage.id).get_data());
    const std::string with_marks = fold_keeping_latin_marks(record.text);
    for (const std::string& word : pieces_.marked) {
      if (contains_text(with_marks, word)) spelt += ranking_.marked_word;
    }
  }
  const TextMatch title = matcher_.match(folded.headings, weights_);
  passage.parts = {{"words", passage.score},
                   {"bigrams", reading_.bigrams * sum_of(weights_.bigrams, match.bigrams) *
                                   (ranking_.k1 + 1) / (norm + 1)},
                   {"nearness", reading_.nearness * match.nearest},
                   {"runs", reading_.runs * static_cast<double>(match.run_chars)},
                   {"spelling", reading_.spelling * spelt},
                   {"coverage", reading_.coverage * sum_of(weights_.words, match.words)},
                   {"words_nearness", reading_.words_nearness * match.words_nearest},
                   {"title", reading_.title * sum_of(weights_.bigrams, title.bigrams)}};
  double sum = 0;
  for (const auto& [name, part] : passage.parts) sum += part;
  const double kind = is_low_ranked(folded.kind) ? ranking_.low_kind : 1.0;
  passage.parts["kind"] = kind;
  passage.score = sum * kind;
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
