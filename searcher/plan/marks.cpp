// Walks the query tree for highlighting; NOT and filters give nothing to mark.
#include "searcher/plan/marks.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "dict/base/utf8.h"
#include "dict/time/dates.h"
#include "dict/tokens/bigrams.h"
#include "searcher/index/substring_candidates.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

bool begins_latin(const std::string& folded) {
  std::size_t position = 0;
  const char32_t first = next_char(folded, position);
  return is_latin(first) || is_digit(first);
}

/// True for what the dictionary form of a verb or adjective may look like: 訪れる, 新しい.
bool may_inflect(std::string_view term) {
  if (term.empty()) return false;
  std::size_t last = term.size();
  const char32_t end = previous_char(term, last);
  return std::u32string_view(U"うくぐすずつづぬふぶむゆるい").find(end) !=
         std::u32string_view::npos;
}

bool is_number(std::string_view term) {
  for (std::size_t position = 0; position < term.size();) {
    const char32_t c = next_char(term, position);
    if (!is_digit(c) && !is_kanji_numeral(c) && c != U',' && c != U'.') return false;
  }
  return true;
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
        phrase(node.folded);
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

  void phrase(const std::string& folded) {
    MarkWord word;
    substring(word, folded);
    terms_.push_back(std::move(word));
  }

  MarkTerms take() { return std::move(terms_); }

 private:
  void substring(MarkWord& word, const std::string& folded) const {
    auto& all = word.substrings;
    if (folded.empty() || std::find(all.begin(), all.end(), folded) != all.end()) return;
    all.push_back(folded);
    const SubstringNeeds needs = substring_needs(folded);
    for (const std::string& bigram : needs.bigrams) {
      word.weight = std::max(word.weight, rarity(bigram_term(bigram)));
    }
  }

  void prefix(const std::string& folded) {
    if (folded.empty()) return;
    MarkWord word;
    if (begins_latin(folded)) {
      word.prefixes.push_back(folded);
    } else {
      substring(word, folded);
      if (may_inflect(folded)) word.term_prefixes.push_back(folded);
    }
    terms_.push_back(std::move(word));
  }

  /// A word stands in the text as it is spelt; a verb or adjective also in its other forms.
  void whole(MarkWord& word, const std::string& folded,
             const std::vector<std::string>& terms) const {
    substring(word, folded);
    if (terms.size() != 1) return;
    word.weight = std::max(word.weight, rarity(terms[0]));
    if (may_inflect(terms[0])) word.terms.insert(terms[0]);
  }

  void part(MarkWord& word, const std::string& term, const std::string& folded) const {
    // 市 of 大連市 alone is no match to look at, nor is 30 of 30周年.
    if (count_chars(term) < 2 || is_number(term)) return;
    if (!may_inflect(term) && is_spelt(term, folded)) {
      word.part_substrings.push_back(term);
    } else {
      word.part_terms.insert(term);
    }
    word.weight = std::max(word.weight, rarity(term));
  }

  void parts_of_child(MarkWord& word, const QueryNode& child) const {
    for (const std::string& term : child.terms) part(word, term, child.folded);
    if (child.terms.empty()) word.part_substrings.push_back(child.folded);
    for (const Alternative& other : child.alternatives) {
      word.part_substrings.insert(word.part_substrings.end(), other.marks.begin(),
                                  other.marks.end());
    }
  }

  /// True when a term stands in the text as it is written in `folded`, whatever is around it. Latin
  /// letters and hiragana stand inside other words: there the words of the text tell.
  static bool is_spelt(const std::string& term, const std::string& folded) {
    return folded.find(term) != std::string::npos && can_narrow(term) && !begins_latin(term);
  }

  void word(const QueryNode& node) {
    MarkWord word;
    word.whole_numbers = true;
    whole(word, node.folded, node.terms);
    for (const Alternative& other : node.alternatives) {
      if (other.kind == Alternative::Kind::FacetValue) {
        year(word, other);
        if (other.how == "place") word.facets.emplace_back(other.field, other.value);
        continue;
      }
      for (const std::string& mark : other.marks) whole(word, mark, other.terms);
    }
    if (node.in_parts) {
      for (const QueryNode& child : node.children) parts_of_child(word, child);
    } else if (is_with_ending(node)) {
      part(word, node.terms[0], node.folded);
    }
    terms_.push_back(std::move(word));
  }

  /// True for one noun with an ending (交流した): what the ending is joined to is all of its sense.
  static bool is_with_ending(const QueryNode& node) {
    if (node.terms.size() != 1 || may_inflect(node.terms[0])) return false;
    if (!node.folded.starts_with(node.terms[0])) return false;
    for (std::size_t position = node.terms[0].size(); position < node.folded.size();) {
      if (!is_hiragana(next_char(node.folded, position))) return false;
    }
    return node.folded.size() > node.terms[0].size();
  }

  static void year(MarkWord& word, const Alternative& other) {
    int value = 0;
    std::from_chars(other.value.data(), other.value.data() + other.value.size(), value);
    if (other.field == FieldId::Year && value > 0) word.years.push_back(value);
    if (other.field == FieldId::Date) word.dates.push_back(precise_date_term(other.value));
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
  for (const std::string& string : query.strings) marker.phrase(string);
  return marker.take();
}

}  // namespace kouryu
