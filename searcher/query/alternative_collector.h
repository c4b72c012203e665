// What a word may also mean, as the rules of alternatives.cpp and place_alternatives.cpp find it.
#ifndef KOURYU_SEARCHER_QUERY_ALTERNATIVE_COLLECTOR_H_
#define KOURYU_SEARCHER_QUERY_ALTERNATIVE_COLLECTOR_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "dict/tokens/analyzer.h"
#include "searcher/query/query.h"

namespace kouryu {

// Shares of the score of the word as typed.
inline constexpr double kSpellingWeight = 0.9;
inline constexpr double kReadingWeight = 0.8;
inline constexpr double kYearWeight = 0.7;
inline constexpr double kSynonymWeight = 0.6;
inline constexpr double kImpliedWeight = 0.5;
inline constexpr double kNearWeight = 0.3;

/// Adds to a Word, each meaning once, until it has enough.
class AlternativeCollector {
 public:
  AlternativeCollector(QueryNode& node, Analyzer& analyzer) : node_(node), analyzer_(analyzer) {}

  /// `unproven` alternatives are kept only where the index has them.
  void substring(const std::string& folded, double weight, bool spelling, const char* how,
                 bool unproven = false) {
    // What contains the word as typed is found by it already.
    if (folded.find(node_.folded) != std::string::npos || full()) return;
    for (Alternative& known : node_.alternatives) {
      if (known.kind != Alternative::Kind::Substring || known.value != folded) continue;
      known.weight = std::max(known.weight, weight);
      known.spelling = known.spelling || spelling;
      known.unproven = known.unproven && unproven;
      return;
    }
    Alternative alternative = spelling_alternative(folded, analyzer_);
    alternative.weight = weight;
    alternative.spelling = spelling;
    alternative.how = how;
    alternative.unproven = unproven;
    node_.alternatives.push_back(std::move(alternative));
  }

  void year(int value) { time(FieldId::Year, std::to_string(value)); }

  /// `field`: the year, or the date with a month or day in `value`.
  void time(FieldId field, std::string value) {
    facet(field, std::move(value), "year", kYearWeight, true);
  }

  void facet(FieldId field, std::string value, const char* how, double weight, bool spelling) {
    if (full()) return;
    Alternative alternative;
    alternative.kind = Alternative::Kind::FacetValue;
    alternative.field = field;
    alternative.value = std::move(value);
    alternative.how = how;
    alternative.weight = weight;
    alternative.spelling = spelling;
    node_.alternatives.push_back(std::move(alternative));
  }

  [[nodiscard]] bool full() const { return node_.alternatives.size() >= kMostAlternatives; }

 private:
  static constexpr std::size_t kMostAlternatives = 24;

  QueryNode& node_;
  Analyzer& analyzer_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_ALTERNATIVE_COLLECTOR_H_
