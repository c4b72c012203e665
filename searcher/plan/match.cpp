// Which passages a query tree matches. A word is found by its letters wherever they stand, a verb
// in all its forms by its term; a false candidate is told by reading, where reading is asked for.
#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/schema/fields.h"
#include "dict/time/dates.h"
#include "searcher/index/id_query.h"
#include "searcher/index/missing.h"
#include "searcher/plan/plan.h"
#include "searcher/plan/queries.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;
using Query = Xapian::Query;
using Queries = std::vector<Query>;

/// True for C++, りんご♪: the terms of such a word are not all of it.
bool has_sign(std::string_view folded) {
  for (std::size_t position = 0; position < folded.size();) {
    const char32_t c = next_char(folded, position);
    if (!is_letter_or_digit(c) && !is_space(c) && c != U'・') return true;
  }
  return false;
}

class Matching {
 public:
  /// `scope`: nullptr for a superset, without reading.
  Matching(const Planning& planning, const Query* scope, bool titles)
      : planning_(planning), scope_(scope), titles_(titles) {}

  Query node(const QueryNode& node_) const {
    switch (node_.kind) {
      case Kind::Word:
        return titles_ ? either(word(node_), titled(node_)) : word(node_);
      case Kind::Phrase:
        return text(node_.folded, {});
      case Kind::Prefix:
        return prefix(node_);
      case Kind::Filter:
        return node_.field == FieldId::Title ? title_query(node_.values)
                                             : filter_query(node_.field, node_.values);
      case Kind::Not:
        return but_not(unweighted(every_passage()), unwanted(node_.children[0]));
      case Kind::And:
        return all_of(node_);
      case Kind::Or: {
        Queries parts;
        for (const QueryNode& child : node_.children) parts.push_back(one_of(child));
        return combined(Query::OP_OR, parts);
      }
    }
    return {};
  }

 private:
  [[nodiscard]] Query text(const std::string& folded, const Query& known) const {
    return scope_ == nullptr ? planning_.substrings.candidates(folded).query
                             : planning_.substrings.containing(folded, known, scope_);
  }

  /// The letters of a word; `terms`: those of its only token, if they spell it.
  [[nodiscard]] Query spelt(const std::string& folded,
                            const std::vector<std::string>& terms) const {
    const bool spells = terms.size() == 1 && terms[0] == folded;
    const Query known = spells ? Query(folded) : Query();
    return either(known, text(folded, known));
  }

  /// A date: by its facet, or where a text writes it without having the facet.
  [[nodiscard]] Query date(const QueryNode& node_) const {
    Queries facets;
    for (const Alternative& other : node_.alternatives) {
      if (other.kind == Alternative::Kind::FacetValue) facets.emplace_back(facet_term(other));
    }
    const Query known = combined(Query::OP_OR, facets);
    Queries ways = {known, text(node_.folded, known)};
    for (const Alternative& other : node_.alternatives) {
      if (other.kind == Alternative::Kind::Substring) ways.push_back(text(other.value, known));
    }
    return combined(Query::OP_OR, ways);
  }

  [[nodiscard]] Query word(const QueryNode& node_) const {
    if (node_.date) return date(node_);
    Queries ways = {spelt(node_.folded, node_.terms)};
    if (node_.inflects) ways.push_back(terms_together(node_.terms));
    for (const Alternative& other : node_.alternatives) {
      ways.push_back(other.kind == Alternative::Kind::FacetValue ? Query(facet_term(other))
                                                                 : spelt(other.value, other.terms));
      if (other.inflects) ways.push_back(terms_together(other.terms));
    }
    if (node_.in_parts) {
      Queries parts;
      for (const QueryNode& part : node_.children) parts.push_back(word(part));
      ways.push_back(combined(Query::OP_AND, parts));
    }
    return combined(Query::OP_OR, ways);
  }

  /// One of several: a word that no text has stands in titles.
  [[nodiscard]] Query one_of(const QueryNode& child) const {
    const Query texts = node(child);
    if (child.kind != Kind::Word || titles_) return texts;
    return matches_fewer_than(planning_.indexes, texts, 1) ? titled(child) : texts;
  }

  /// Passages whose title or headings have the word.
  [[nodiscard]] Query titled(const QueryNode& node_) const {
    if (node_.kind != Kind::Word || node_.terms.empty() || has_sign(node_.folded)) return {};
    const std::string prefix(field(FieldId::Title).prefix);
    const bool all =
        std::all_of(node_.terms.begin(), node_.terms.end(), [&](const std::string& term) {
          return planning_.indexes.database().term_exists(prefix + term);
        });
    return all ? title_query(node_.terms) : Query();
  }

  [[nodiscard]] Query prefix(const QueryNode& node_) const {
    if (node_.folded.empty()) return {};
    const Query words = words_beginning(node_.folded, planning_.indexes.database());
    // Japanese words run together: what begins a word for a reader may stand inside one for MeCab.
    std::size_t position = 0;
    const char32_t first = next_char(node_.folded, position);
    if (is_latin(first) || is_digit(first)) return words;
    return either(words, text(node_.folded, {}));
  }

  /// Only what the text says counts: a title with the word does not exclude its passages.
  [[nodiscard]] Query unwanted(const QueryNode& node_) const {
    const Matching texts(planning_, scope_, false);
    if (node_.kind != Kind::And && node_.kind != Kind::Or) return texts.node(node_);
    Queries parts;
    for (const QueryNode& child : node_.children) parts.push_back(unwanted(child));
    return combined(node_.kind == Kind::And ? Query::OP_AND : Query::OP_OR, parts);
  }

  /// A superset of what is not wanted would take away too much.
  [[nodiscard]] Query but_not(const Query& wanted, const Query& unwanted) const {
    return scope_ == nullptr ? wanted : without(wanted, unwanted);
  }

  /// What an And wants, taken apart.
  struct Wanted {
    Queries words;         // in the text
    Queries by_title;      // of each of them
    Queries others;        // phrases, prefixes, filters, groups
    Queries unwanted;      // NOT
    bool in_text = false;  // one of the others stands in the text
  };

  void collect(const QueryNode& node_, Wanted& out) const {
    for (const QueryNode& child : node_.children) {
      switch (child.kind) {
        case Kind::And:
          collect(child, out);
          break;
        case Kind::Not:
          out.unwanted.push_back(unwanted(child.children[0]));
          break;
        case Kind::Word:
          out.words.push_back(word(child));
          out.by_title.push_back(titled(child));
          break;
        default:
          out.others.push_back(node(child));
          out.in_text = out.in_text || child.kind != Kind::Filter;
      }
    }
  }

  [[nodiscard]] Query all_of(const QueryNode& node_) const {
    Wanted wanted;
    collect(node_, wanted);
    Queries required = wanted.others;
    // A title may stand for a word where another one stands in the text.
    const bool alone = wanted.words.size() == 1 && !wanted.in_text;
    for (std::size_t i = 0; i < wanted.words.size(); ++i) {
      const Query title = alone && !titles_ ? Query() : wanted.by_title[i];
      required.push_back(either(wanted.words[i], title));
    }
    const bool only_titles = !wanted.words.empty() && !wanted.in_text && !titles_ &&
                             std::none_of(wanted.by_title.begin(), wanted.by_title.end(),
                                          [](const Query& title) { return title.empty(); });
    if (only_titles && !alone) required.push_back(combined(Query::OP_OR, wanted.words));
    const Query all =
        required.empty() ? unweighted(every_passage()) : combined(Query::OP_AND, required);
    return but_not(all, combined(Query::OP_OR, wanted.unwanted));
  }

  const Planning& planning_;
  const Query* scope_;
  bool titles_;
};

}  // namespace

bool stands_somewhere(const QueryNode& part, const Planning& planning) {
  const Xapian::Database& database = planning.indexes.database();
  const auto spelt = [&](const std::string& folded, const std::vector<std::string>& terms) {
    const bool is_term = terms.size() == 1 && terms[0] == folded && database.term_exists(folded);
    return is_term || planning.substrings.stands_somewhere(folded);
  };
  if (part.kind != Kind::Word) {
    const Query maybe = may_match(part, planning);
    if (matches_fewer_than(planning.indexes, maybe, 1)) return false;
    return !matches_fewer_than(planning.indexes, matching_within(maybe, part, planning, true), 1);
  }
  if (part.inflects && database.term_exists(part.terms[0])) return true;
  if (spelt(part.folded, part.terms)) return true;
  for (const Alternative& other : part.alternatives) {
    const bool found = other.kind == Alternative::Kind::FacetValue
                           ? database.term_exists(facet_term(other))
                           : (other.inflects && database.term_exists(other.terms[0])) ||
                                 spelt(other.value, other.terms);
    if (found) return true;
  }
  const bool titled_so = !part.terms.empty() && !has_sign(part.folded);
  const Query titled = titled_so ? title_query(part.terms) : Query();
  return !matches_fewer_than(planning.indexes, titled, 1);
}

Query may_match(const QueryNode& node, const Planning& planning) {
  return Matching(planning, nullptr, true).node(node);
}

Query matching_within(const Query& scope, const QueryNode& node, const Planning& planning,
                      bool titles) {
  // Each doubtful word is looked for in the scope: found once, it is at hand.
  const Query at_hand = found_once(planning.indexes, scope, planning.sets);
  return Matching(planning, &at_hand, titles).node(node);
}

}  // namespace kouryu
