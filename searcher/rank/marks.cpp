// Walks the query tree for highlighting; NOT and filters give nothing to mark.
#include "searcher/rank/marks.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "dict/base/utf8.h"
#include "dict/tokens/bigrams.h"
#include "searcher/rank/substring_candidates.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

bool begins_latin(const std::string& folded) {
  std::size_t position = 0;
  const char32_t first = next_char(folded, position);
  return is_latin(first) || is_digit(first);
}

class Marker {
 public:
  explicit Marker(const Xapian::Database& database) : database_(database) {}

  void walk(const QueryNode& node) {
    switch (node.kind) {
      case Kind::Word:
        word(node);
        break;
      case Kind::Phrase:
        substring(node.folded);
        break;
      case Kind::Prefix:
        prefix(node.folded);
        break;
      case Kind::And:
      case Kind::Or:
        for (const QueryNode& child : node.children) walk(child);
        break;
      case Kind::Not:
      case Kind::Filter:
        break;
    }
  }

  MarkTerms take() { return std::move(terms_); }

 private:
  void substring(const std::string& folded) {
    if (folded.empty()) return;
    auto& all = terms_.substrings;
    if (std::find(all.begin(), all.end(), folded) != all.end()) return;
    all.push_back(folded);
    double weight = 1;
    const SubstringNeeds needs = substring_needs(folded);
    for (const std::string& bigram : needs.bigrams) {
      weight = std::max(weight, rarity(bigram_term(bigram)));
    }
    terms_.weights[folded] = weight;
  }

  void prefix(const std::string& folded) {
    if (folded.empty()) return;
    if (!begins_latin(folded) && can_narrow(folded)) {
      substring(folded);
    } else {
      terms_.prefixes.push_back(folded);
    }
  }

  /// `folded`: the word that the terms are of.
  void words(const std::vector<std::string>& terms, const std::string& folded) {
    for (const std::string& term : terms) {
      // 市 of 大連市 alone is no match to look at.
      if (terms.size() > 1 && count_chars(term) < 2) continue;
      // A term that is written as it is found needs no look at the words of the text; Latin
      // letters do: they stand inside other words.
      if (folded.find(term) != std::string::npos && can_narrow(term) && !begins_latin(term)) {
        substring(term);
        continue;
      }
      terms_.words.insert(term);
      terms_.weights.emplace(term, rarity(term));
    }
  }

  void word(const QueryNode& node) {
    // A word in hiragana matches by its terms: its letters stand inside other words too.
    if (can_narrow(node.folded) || node.terms.empty()) substring(node.folded);
    words(node.terms, node.folded);
    for (const Alternative& other : node.alternatives) {
      if (other.kind == Alternative::Kind::FacetValue) {
        year(other);
        continue;
      }
      for (const std::string& mark : other.marks) {
        if (can_narrow(mark)) substring(mark);
      }
      if (other.terms.size() == 1) words(other.terms, other.value);
    }
  }

  void year(const Alternative& other) {
    int value = 0;
    std::from_chars(other.value.data(), other.value.data() + other.value.size(), value);
    if (other.field == "year" && value > 0) terms_.years.push_back({value});
  }

  double rarity(const std::string& term) const {
    const double frequency = database_.get_termfreq(term);
    return std::log(1 + (database_.get_doccount() + 1.0) / (frequency + 1.0));
  }

  const Xapian::Database& database_;
  MarkTerms terms_;
};

}  // namespace

MarkTerms mark_terms(const ParsedQuery& query, const Xapian::Database& database) {
  Marker marker(database);
  if (query.root) marker.walk(*query.root);
  return marker.take();
}

}  // namespace kouryu
