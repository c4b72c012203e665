// What the words of a query weigh in a passage: BM25 of their terms; of what they may also mean,
// the weight of one alternative, a little less, and only where the word itself does not stand.
#include <algorithm>
#include <map>

#include "dict/base/utf8.h"
#include "dict/schema/fields.h"
#include "dict/tokens/bigrams.h"
#include "searcher/plan/plan.h"
#include "searcher/plan/queries.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;
using Query = Xapian::Query;
using Queries = std::vector<Query>;

class Weighing {
 public:
  /// `exact`: matches passages with the words, and no others.
  Weighing(const Planning& planning, bool question, bool exact)
      : planning_(planning), question_(question), exact_(exact) {}

  Query part(const QueryNode& node) const {
    if (node.kind == Kind::Prefix) {
      return words_beginning(node.folded, planning_.indexes.database());
    }
    if (node.kind != Kind::Word) return {};
    if (node.date) return date(node);
    const Query own = terms(node);
    return combined(Query::OP_OR,
                    {own, alternatives(node, own),
                     scaled(title_query(node.terms), planning_.ranking.title_weight)});
  }

 private:
  [[nodiscard]] const Xapian::Database& database() const { return planning_.indexes.database(); }

  /// A date is one thing, however it is written.
  [[nodiscard]] Query date(const QueryNode& node) const {
    Queries ways;
    for (const Alternative& other : node.alternatives) {
      const bool facet = other.kind == Alternative::Kind::FacetValue;
      if (facet && database().term_exists(facet_term(other))) ways.emplace_back(facet_term(other));
    }
    if (ways.empty()) ways.push_back(letters_and_terms(node.folded, node.terms));
    return weighing_always(combined(Query::OP_OR, ways),
                           planning_.ranking.date * rarity(frequency_of(node, planning_)));
  }

  /// BM25 of the word's terms. What has no terms of its own (names of hiragana) weighs as much as
  /// it is rare.
  [[nodiscard]] Query terms(const QueryNode& node) const {
    Queries wanted;
    const bool longer =
        std::any_of(node.terms.begin(), node.terms.end(), [&](const std::string& term) {
          return count_chars(term) > 1 && database().term_exists(term);
        });
    for (const std::string& term : node.terms) {
      // 市 of 京都市 alone is no match.
      if (exact_ && longer && count_chars(term) == 1) continue;
      if (database().term_exists(term)) wanted.emplace_back(term);
    }
    if (wanted.size() > 1) {
      return scaled(combined(Query::OP_OR, wanted), planning_.ranking.compound);
    }
    if (!wanted.empty()) return combined(Query::OP_OR, wanted);
    return weighing_always(spelt(node.folded), rarity(frequency_of(node, planning_)));
  }

  /// Alternatives of one strength are synonyms: their weight is that of one word. Weaker ones count
  /// where no stronger one stands, and none beside the word itself.
  [[nodiscard]] Query alternatives(const QueryNode& node, const Query& own) const {
    std::map<double, Queries, std::greater<>> by_weight;
    for (const Alternative& other : node.alternatives) {
      const Query way = way_of(other);
      if (!way.empty()) by_weight[other.weight].push_back(way);
    }
    const double scale = question_ ? planning_.ranking.sentence_alternatives : 1.0;
    Queries layers;
    Query stronger = own;
    for (const auto& [weight, ways] : by_weight) {
      const Query layer = combined(Query::OP_SYNONYM, ways);
      layers.push_back(scaled(without(layer, stronger), weight * scale));
      stronger = either(stronger, combined(Query::OP_OR, ways));
    }
    for (const Alternative& other : node.alternatives) {
      if (other.kind != Alternative::Kind::FacetValue) continue;
      const Query facet(facet_term(other));
      const double weight = other.weight * rarity(database().get_termfreq(facet_term(other)));
      layers.push_back(weighing_always(without(facet, stronger), weight * scale));
    }
    return combined(Query::OP_OR, layers);
  }

  /// The words of 友好都市 apart from each other are not what an alternative means.
  [[nodiscard]] Query way_of(const Alternative& other) const {
    if (other.kind == Alternative::Kind::FacetValue || other.terms.empty()) return {};
    return letters_and_terms(other.value, other.terms);
  }

  /// All terms of a word and all pairs of its letters: nearly always the word, without reading.
  [[nodiscard]] Query letters_and_terms(const std::string& folded,
                                        const std::vector<std::string>& terms) const {
    const Query together = terms_together(terms);
    if (terms.size() == 1) return together;
    const Query spelt = planning_.substrings.candidates(folded).query;
    if (terms.empty() || spelt.empty()) return spelt;
    return {Query::OP_FILTER, together, spelt};
  }

  [[nodiscard]] Query spelt(const std::string& folded) const {
    return exact_ ? planning_.substrings.containing(folded, {}, nullptr)
                  : planning_.substrings.candidates(folded).query;
  }

  /// As BM25 weighs a word that stands once in a passage of average length.
  [[nodiscard]] double rarity(double frequency) const {
    const double passages = database().get_doccount();
    return frequency > 0 ? inverse_frequency(passages, frequency) : 0;
  }

  const Planning& planning_;
  bool question_;
  bool exact_;
};

Query all_weights(const std::vector<QueryNode>& parts, const Weighing& weighing) {
  Queries all;
  for (const QueryNode& part : parts) all.push_back(weighing.part(part));
  return combined(Query::OP_OR, all);
}

}  // namespace

Query weighing(const std::vector<QueryNode>& parts, const Planning& planning, bool question) {
  return all_weights(parts, Weighing(planning, question, false));
}

Query any_of(const std::vector<QueryNode>& parts, const Planning& planning, bool question) {
  return all_weights(parts, Weighing(planning, question, true));
}

double frequency_of(const QueryNode& part, const Planning& planning) {
  const Xapian::Database& database = planning.indexes.database();
  double rarest = database.get_doccount();
  const auto see = [&](const std::string& term) {
    rarest = std::min<double>(rarest, database.get_termfreq(term));
  };
  const SubstringNeeds needs = substring_needs(part.folded);
  for (const std::string& bigram : needs.bigrams) see(bigram_term(bigram));
  // A single character has no pair: its term stands for it.
  if (needs.bigrams.empty()) {
    for (const std::string& term : part.terms) see(term);
  }
  double most = rarest;
  if (part.inflects && !part.terms.empty()) {
    most = std::max<double>(most, database.get_termfreq(part.terms[0]));
  }
  for (const Alternative& other : part.alternatives) {
    if (other.kind == Alternative::Kind::FacetValue) {
      most = std::max<double>(most, database.get_termfreq(facet_term(other)));
    } else if (!other.terms.empty()) {
      double least = database.get_doccount();
      for (const std::string& term : other.terms) {
        least = std::min<double>(least, database.get_termfreq(term));
      }
      most = std::max(most, least);
    }
  }
  return most;
}

}  // namespace kouryu
