// BM25 of the query's bigrams, each counted once a passage; the index gives document frequencies.
#include "searcher/rank/rerank.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "dict/base/utf8.h"
#include "dict/schema/fields.h"
#include "dict/schema/record.h"
#include "dict/text/normalizer.h"
#include "dict/tokens/bigrams.h"
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

std::set<std::string> pairs_of(const std::string& text) {
  std::set<std::string> out;
  for_each_bigram(text, [&](std::string_view bigram) {
    if (count_chars(bigram) == 2) out.emplace(bigram);
  });
  return out;
}

constexpr std::array kLowKinds = {PassageKind::Caption, PassageKind::Agenda, PassageKind::Nav,
                                  PassageKind::Contact};

/// Marks the passages that `term` indexes. `ascending`: places in `best` by rising id.
void mark_postings(const Xapian::Database& database, const std::string& term,
                   const std::vector<Scored>& best, const std::vector<std::size_t>& ascending,
                   std::vector<bool>& out) {
  auto posting = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  for (const std::size_t i : ascending) {
    if (posting == end) return;
    posting.skip_to(best[i].id);
    if (posting != end && *posting == best[i].id) out[i] = true;
  }
}

}  // namespace

double inverse_frequency(double passages, double frequency) {
  double ratio = (passages - frequency + 0.5) / (frequency + 0.5);
  if (ratio < 2) ratio = ratio * 0.5 + 1;
  return std::log(ratio);
}

SecondStage::SecondStage(const IndexSet& indexes, const Ranking& ranking, const ParsedQuery& query,
                         const std::string& folded_query)
    : indexes_(indexes), ranking_(ranking) {
  std::vector<std::string> texts;
  std::vector<std::string> words;
  if (query.root) collect(*query.root, texts, words);
  if (query.question) {
    texts = {folded_query};
    words.clear();
  }
  std::set<std::string> all;
  for (const std::string& text : texts) all.merge(pairs_of(text));
  const double passages = indexes.database().get_doccount();
  for (const std::string& bigram : all) {
    const double frequency = indexes.database().get_termfreq(bigram_term(bigram));
    bigrams_.push_back({bigram, frequency > 0 ? inverse_frequency(passages, frequency) : 0});
  }
  for (const std::string& word : words) {
    std::vector<std::size_t> places;
    for (const std::string& bigram : pairs_of(word)) {
      places.push_back(static_cast<std::size_t>(std::distance(all.begin(), all.find(bigram))));
    }
    if (!places.empty()) words_.push_back(std::move(places));
  }
}

SecondStage::Presence SecondStage::from_postings(const std::vector<Scored>& best) const {
  Presence out;
  std::vector<std::size_t> ascending(best.size());
  for (std::size_t i = 0; i < best.size(); ++i) ascending[i] = i;
  std::sort(ascending.begin(), ascending.end(),
            [&](std::size_t a, std::size_t b) { return best[a].id < best[b].id; });
  out.bigrams.assign(bigrams_.size(), std::vector<bool>(best.size()));
  for (std::size_t i = 0; i < bigrams_.size(); ++i) {
    if (bigrams_[i].weight == 0) continue;
    mark_postings(indexes_.database(), bigram_term(bigrams_[i].text), best, ascending,
                  out.bigrams[i]);
  }
  out.low_kind.assign(best.size(), false);
  for (const PassageKind kind : kLowKinds) {
    mark_postings(indexes_.database(), field_term(field("kind"), passage_kind_name(kind)), best,
                  ascending, out.low_kind);
  }
  return out;
}

SecondStage::Presence SecondStage::from_texts(const std::vector<Scored>& best) const {
  // Over a network a posting list would travel whole; the texts are fewer bytes.
  Presence out;
  out.bigrams.assign(bigrams_.size(), std::vector<bool>(best.size()));
  out.low_kind.assign(best.size(), false);
  for (std::size_t i = 0; i < best.size(); ++i) {
    const PassageRecord record =
        decode_record(indexes_.database().get_document(best[i].id).get_data());
    const std::string text = fold_text(record.text);
    for (std::size_t b = 0; b < bigrams_.size(); ++b) {
      out.bigrams[b][i] = text.find(bigrams_[b].text) != std::string::npos;
    }
    out.low_kind[i] = is_low_ranked(record.kind);
  }
  return out;
}

void SecondStage::rescore(std::vector<Scored>& best) const {
  if (best.empty()) return;
  const Presence presence = indexes_.remote() ? from_texts(best) : from_postings(best);
  const Xapian::Database& database = indexes_.database();
  const double average = std::max(1.0, database.get_avlength());
  for (std::size_t i = 0; i < best.size(); ++i) {
    const double length =
        std::max(ranking_.min_normlen, database.get_doclength(best[i].id) / average);
    const double norm = ranking_.k1 * (1 - ranking_.b + ranking_.b * length);
    double sum = 0;
    for (std::size_t b = 0; b < bigrams_.size(); ++b) {
      if (presence.bigrams[b][i]) sum += bigrams_[b].weight * (ranking_.k1 + 1) / (norm + 1);
    }
    double spelt = 0;
    for (const auto& word : words_) {
      const bool whole = std::all_of(word.begin(), word.end(),
                                     [&](std::size_t b) { return presence.bigrams[b][i]; });
      if (whole) spelt += ranking_.exact_spelling;
    }
    const double kind = presence.low_kind[i] ? ranking_.low_kind : 1.0;
    auto& parts = best[i].parts;
    parts = {{"words", best[i].score},
             {"bigrams", ranking_.bigram_weight * sum},
             {"spelling", spelt},
             {"kind", kind}};
    best[i].score = (best[i].score + ranking_.bigram_weight * sum + spelt) * kind;
  }
  std::stable_sort(best.begin(), best.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
}

}  // namespace kouryu
