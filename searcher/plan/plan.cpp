// Words become groups: its terms together, or its exact spelling, or the title, or an alternative.
#include "searcher/plan/plan.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/recognize/dates.h"
#include "dict/schema/fields.h"
#include "searcher/rank/ranking.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;
using Query = Xapian::Query;

constexpr Xapian::termcount kMostExpansions = 256;

Query combined(Query::op op, const std::vector<Query>& parts) {
  std::vector<Query> wanted;
  for (const Query& part : parts) {
    if (!part.empty()) {
      wanted.push_back(part);
    } else if (op == Query::OP_AND) {
      return {};
    }
  }
  if (wanted.empty()) return {};
  if (wanted.size() == 1) return wanted[0];
  return {op, wanted.begin(), wanted.end()};
}

Query scaled(const Query& query, double factor) {
  return query.empty() ? query : Query(Query::OP_SCALE_WEIGHT, query, factor);
}

Query without(const Query& wanted, const Query& unwanted) {
  if (wanted.empty() || unwanted.empty()) return wanted;
  return {Query::OP_AND_NOT, wanted, unwanted};
}

Query terms_together(const std::vector<std::string>& terms) {
  if (terms.empty()) return {};
  return {Query::OP_AND, terms.begin(), terms.end()};
}

}  // namespace

bool says_nothing(const QueryNode& node) {
  return node.kind == Kind::Word && node.terms.empty() && node.alternatives.empty() &&
         !can_narrow(node.folded);
}

Query Planner::filter(const std::string& name, const std::vector<std::string>& values) {
  const Field& row = field(name == "doc" ? "document" : name);
  std::vector<Query> wanted;
  wanted.reserve(values.size());
  for (const std::string& value : values) {
    Query all;
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t end = std::min(value.find(kTogether, begin), value.size());
      const Query key(field_term(row, value.substr(begin, end - begin)));
      all = all.empty() ? key : Query(Query::OP_AND, all, key);
      begin = end + 1;
    }
    wanted.push_back(all);
  }
  if (wanted.empty()) return {};
  return scaled(Query(Query::OP_OR, wanted.begin(), wanted.end()), 0.0);
}

Query Planner::title(const std::vector<std::string>& terms) {
  std::vector<std::string> titled;
  titled.reserve(terms.size());
  for (const std::string& term : terms) titled.push_back(std::string(field("title").prefix) + term);
  return terms_together(titled);
}

Query Planner::text_of(const std::string& folded, const std::vector<std::string>& terms,
                       bool terms_suffice) {
  const bool narrow = can_narrow(folded);
  const Query together = terms_suffice || !narrow ? terms_together(terms) : Query();
  if (!narrow) {
    // Without terms only reading every passage tells: so rare that it may take its time.
    return together.empty() && terms.empty() ? substrings_.containing(folded) : together;
  }
  const Query spelt =
      scaled(substrings_.containing_beyond(folded, together), ranking_.bigram_weight);
  return combined(Query::OP_OR, {together, spelt});
}

std::string Planner::facet_term(const Alternative& other) {
  return field_term(field(other.field),
                    other.field == "date" ? precise_date_term(other.value) : other.value);
}

Query Planner::alternative(const Alternative& other) {
  if (other.kind == Alternative::Kind::FacetValue) {
    return Query(facet_term(other));
  }
  // In a question, reading texts to tell false ones would cost more than all the rest of it: there
  // its terms count, and of several terms the letters, too.
  if (sentence_ && !other.terms.empty()) {
    Query together = terms_together(other.terms);
    if (other.terms.size() == 1 || !can_narrow(other.value)) return together;
    const Query spelt = substrings_.candidates(other.value).query;
    if (spelt.empty()) return {};
    return scaled(Query(Query::OP_FILTER, spelt, together), ranking_.bigram_weight);
  }
  // The words of 友好都市 apart from each other are not what the alternative means.
  const Query text = text_of(other.value, other.terms, other.terms.size() == 1);
  return combined(Query::OP_OR, {text, scaled(title(other.terms), ranking_.title_weight)});
}

Query Planner::word_text(const QueryNode& node) {
  // MeCab cuts kana that stand for a name (だいれん) into other words: only their spelling counts.
  if (!can_narrow(node.folded) && !node.alternatives.empty()) {
    return node.terms.empty()
               ? Query()
               : substrings_.containing_among(node.folded, terms_together(node.terms));
  }
  return text_of(node.folded, node.terms, true);
}

Query Planner::word(const QueryNode& node) {
  Queries ways = {word_text(node)};
  for (const Alternative& other : node.alternatives) {
    ways.push_back(scaled(alternative(other), other.weight));
  }
  const Query titled = scaled(title(node.terms), ranking_.title_weight);
  Query out = combined(Query::OP_OR, {combined(Query::OP_MAX, ways), titled});
  if (looseness_ == Looseness::Parts && node.terms.size() > 1) {
    Queries parts;
    for (const std::string& term : node.terms) {
      if (count_chars(term) > 1) parts.emplace_back(term);
    }
    out =
        combined(Query::OP_OR, {out, scaled(combined(Query::OP_OR, parts), ranking_.parts_weight)});
  }
  return out;
}

Query Planner::sentence_word(const QueryNode& node) {
  Queries parts;
  for (const std::string& term : node.terms) parts.emplace_back(term);
  Queries others;
  for (const Alternative& other : node.alternatives) {
    others.push_back(scaled(alternative(other), other.weight * ranking_.sentence_alternatives));
  }
  // Their sum, not the best of them: an OP_MAX keeps Xapian from stopping early (matcher.cpp).
  parts.push_back(combined(Query::OP_OR, others));
  return combined(Query::OP_OR, parts);
}

Query Planner::prefix(const QueryNode& node) {
  if (node.folded.empty()) return {};
  Query wildcard(Query::OP_WILDCARD, node.folded, kMostExpansions,
                 Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_MAX);
  // Japanese words run together: what begins a word for a reader may stand inside one for MeCab.
  std::size_t position = 0;
  const char32_t first = next_char(node.folded, position);
  if (is_latin(first) || is_digit(first) || !can_narrow(node.folded)) return wildcard;
  const Query spelt = scaled(substrings_.containing(node.folded), ranking_.bigram_weight);
  return combined(Query::OP_OR, {wildcard, spelt});
}

Query Planner::negated_word(const QueryNode& node) {
  // Only what the text says counts: a title with the word does not exclude its passages.
  Queries ways;
  if (node.terms.size() == 1 || !can_narrow(node.folded))
    ways.push_back(terms_together(node.terms));
  if (can_narrow(node.folded)) ways.push_back(substrings_.containing(node.folded));
  for (const Alternative& other : node.alternatives) {
    if (!other.spelling) continue;
    if (other.kind == Alternative::Kind::FacetValue) {
      ways.emplace_back(facet_term(other));
    } else if (can_narrow(other.value)) {
      ways.push_back(substrings_.containing(other.value));
    }
  }
  return combined(Query::OP_OR, ways);
}

Query Planner::negated(const QueryNode& node_) {
  switch (node_.kind) {
    case Kind::Word:
      return negated_word(node_);
    case Kind::And:
    case Kind::Or: {
      Queries parts;
      for (const QueryNode& child : node_.children) parts.push_back(negated(child));
      return combined(node_.kind == Kind::And ? Query::OP_AND : Query::OP_OR, parts);
    }
    default:
      return node(node_);
  }
}

Query Planner::all_of(const QueryNode& node_, bool any) {
  Queries words;     // any of them may do when `any`
  Queries required;  // phrases, filters, groups
  Queries unwanted;
  bool silent = false;
  for (const QueryNode& child : node_.children) {
    if (child.kind == Kind::Not) {
      unwanted.push_back(negated(child.children[0]));
    } else if (says_nothing(child) && node_.children.size() > 1) {
      silent = true;
    } else if (any && child.kind != Kind::Filter && child.kind != Kind::Phrase) {
      words.push_back(node(child));
    } else {
      required.push_back(node(child));
    }
  }
  if (!words.empty()) required.push_back(combined(Query::OP_OR, words));
  if (required.empty() && silent) return {};
  const Query wanted =
      required.empty() ? scaled(every_passage(), 0.0) : combined(Query::OP_AND, required);
  return without(wanted, combined(Query::OP_OR, unwanted));
}

Query Planner::node(const QueryNode& node_) {
  switch (node_.kind) {
    case Kind::Word:
      return sentence_ ? sentence_word(node_) : word(node_);
    case Kind::Phrase:
      return substrings_.containing(node_.folded);
    case Kind::Prefix:
      return prefix(node_);
    case Kind::Filter:
      return node_.field == "title" ? title(node_.values) : filter(node_.field, node_.values);
    case Kind::Not:
      return without(scaled(every_passage(), 0.0), negated(node_.children[0]));
    case Kind::And:
      return all_of(node_, false);
    case Kind::Or: {
      Queries parts;
      for (const QueryNode& child : node_.children) parts.push_back(node(child));
      return combined(Query::OP_OR, parts);
    }
  }
  return {};
}

Query Planner::plan(const QueryNode& root, Looseness looseness, bool sentence) {
  looseness_ = looseness;
  sentence_ = sentence;
  if (root.kind == Kind::And) return all_of(root, looseness != Looseness::All);
  return node(root);
}

}  // namespace kouryu
