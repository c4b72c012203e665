// Each step is taken only when the one before found nothing. A query with operators has one step.
#include "searcher/plan/steps.h"

#include <algorithm>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/schema/fields.h"
#include "dict/schema/record.h"
#include "searcher/index/id_query.h"
#include "searcher/index/missing.h"
#include "searcher/plan/ladder.h"
#include "searcher/plan/speller.h"
#include "searcher/plan/tell.h"
#include "searcher/plan/widen.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;
using Query = Xapian::Query;

constexpr std::size_t kMostRespelt = 3;         // other spellings of one word
constexpr Xapian::doccount kAlmostNothing = 3;  // fewer passages: a slip is likely

class Asker {
 public:
  Asker(const Asking& asking, SearchResult& result)
      : asking_(asking), planning_(asking.planning), result_(result) {}

  Asked exactly(const QueryNode& root) const {
    const Query match = at_hand(matching_within(may_match(root, planning_), root, planning_));
    return {match, match};
  }

  /// A query with operators, to the letter.
  Asked as_typed(ParsedQuery& query, SearchMode mode) const {
    const std::vector<std::string> left_out = leave_out_what_asks(*query.root);
    if (!left_out.empty()) {
      result_.interpreted = describe(*query.root);
      tell_left_out(left_out, result_);
    }
    const QueryNode& root = *query.root;
    if (mode == SearchMode::Or && !query.joined && root.kind == Kind::And) {
      return any_of_words(query);
    }
    const Query match = match_of(root);
    if (!answers(match)) {
      tell_what_is_missing(root, asking_, result_);
      tell_without_operators(query);
    }
    return {match, ranked(match, words_of(root), query.question)};
  }

  Asked step_by_step(ParsedQuery& query, SearchMode mode) {
    std::vector<QueryNode> parts = parts_of(*query.root);
    query.strings = strings_of(*query.root);
    if (mode == SearchMode::Or && parts.size() > 1) {
      respell_missing(parts);
      std::vector<PartFacts> facts;
      if (!query.question) facts = facts_of_all(parts);
      const Step any = last_step(parts, facts);
      query.root = root_of(any, parts);
      result_.interpreted = describe(tree_of(any));
      const Query match = any_match(any, query.question);
      if (answers(match)) return {match, any_rank(match, any, query.question)};
      // The least words there are: 上 of パソコン上.
      const Query least = any_of(any.asked, planning_, query.question);
      return {least, least};
    }
    Step first = first_step(parts);
    Asked strict = taken(first, query, parts);
    bool found_well = answers_well(strict.match);
    if (!found_well && respell_missing(parts)) {
      first = first_step(parts);
      strict = taken(first, query, parts);
      found_well = answers_well(strict.match);
    }
    if (found_well) {
      query.root = root_of(first, parts);
      return strict;
    }
    strict.menus_alone = answers(strict.match);
    if (!strict.menus_alone) tell_what_is_missing(tree_of(first), asking_, result_);
    if (mode != SearchMode::And) {
      for (const Step& step : further_steps(parts, facts_of_all(parts), query.question)) {
        if (auto found = taken_if_it_answers(step, query, parts)) {
          tell_step(step, result_);
          loosened_ = true;
          return *found;
        }
      }
    }
    query.root = root_of(first, parts);
    result_.interpreted = describe(tree_of(first));
    return strict;
  }

  /// True when the answer is on a step behind the first.
  [[nodiscard]] bool loosened() const { return loosened_; }

  void suggest(const QueryNode& node) {
    if (node.kind == Kind::Not) return;
    for (const QueryNode& child : node.children) {
      if (node.kind != Kind::Word) suggest(child);
    }
    if (node.kind != Kind::Word) return;
    Speller speller(planning_, asking_.reader);
    const auto meant = speller.meant_by(node);
    if (!meant) return;
    result_.suggestion =
        corrected(result_.suggestion.value_or(result_.query), node.written, *meant);
  }

  [[nodiscard]] bool finds_little(const Query& match) const {
    return matches_fewer_than(planning_.indexes, with_filters(match, asking_.filters),
                              kAlmostNothing);
  }

 private:
  [[nodiscard]] bool answers(const Query& match) const {
    return !matches_fewer_than(planning_.indexes, with_filters(match, asking_.filters), 1);
  }

  /// The same, but what only the menus of web pages have is no answer yet.
  [[nodiscard]] bool answers_well(const Query& match) const {
    return answers(without(match, menus()));
  }

  /// Passages that are menus; nothing where there are none.
  [[nodiscard]] Query menus() const {
    const std::string term = field_term(field(FieldId::Kind), passage_kind_name(PassageKind::Nav));
    return planning_.indexes.database().term_exists(term) ? Query(term) : Query();
  }

  /// Exact everywhere: a facet whose own filter is left out counts outside of it.
  [[nodiscard]] Query match_of(const QueryNode& node) const {
    const Query maybe = at_hand(may_match(node, planning_));
    if (!answers(maybe)) return {};
    Query match = at_hand(matching_within(maybe, node, planning_));
    if (answers_well(match)) return match;
    // Words that stand in titles and headings only, or besides in menus.
    return at_hand(matching_within(maybe, node, planning_, true));
  }

  /// Whether it answers, how many it matches, which of them are best: all of that is asked of it.
  [[nodiscard]] Query at_hand(const Query& query) const {
    return found_once(planning_.indexes, query, planning_.sets);
  }

  [[nodiscard]] Query ranked(const Query& match, const std::vector<QueryNode>& words,
                             bool question) const {
    if (match.empty()) return match;
    const Query weights = weighing(words, planning_, question);
    if (weights.empty()) return unweighted(match);
    return {Query::OP_AND_MAYBE, unweighted(match), weights};
  }

  [[nodiscard]] std::optional<Asked> taken_if_it_answers(const Step& step, ParsedQuery& query,
                                                         const std::vector<QueryNode>& parts) {
    Asked asked = taken(step, query, parts);
    if (asked.match.empty() || !answers_well(asked.match)) return std::nullopt;
    query.root = root_of(step, parts);
    return asked;
  }

  [[nodiscard]] Asked taken(const Step& step, const ParsedQuery& query,
                            const std::vector<QueryNode>& parts) {
    result_.interpreted = describe(tree_of(step));
    if (step.kind == Step::Kind::Any) {
      const Query any = any_match(step, query.question);
      const Query place = only_place(step.asked);
      return {any, place.empty()
                       ? any_rank(any, step, query.question)
                       : Query(Query::OP_AND_MAYBE, any_rank(any, step, query.question), place)};
    }
    const Query match = match_of(tree_of(step));
    // What was left out still ranks.
    return {match, match.empty() ? match : ranked(match, first_step(parts).asked, query.question)};
  }

  /// Of a question any word will do, those of compounds, too; of a list any word as it was typed.
  [[nodiscard]] Query any_match(const Step& step, bool question) const {
    return question ? any_of(step.asked, planning_, true) : match_of(tree_of(step));
  }
  [[nodiscard]] Query any_rank(const Query& match, const Step& step, bool question) const {
    return question ? match : ranked(match, step.asked, false);
  }

  [[nodiscard]] std::vector<PartFacts> facts_of_all(const std::vector<QueryNode>& parts) const {
    std::vector<PartFacts> facts;
    for (const QueryNode& part : parts) {
      check_deadline();
      facts.push_back(facts_of(part));
    }
    return facts;
  }

  /// The only place asked for says more than the other words together.
  [[nodiscard]] Query only_place(const std::vector<QueryNode>& parts) const {
    const auto is_place = [](const QueryNode& part) { return part.place; };
    if (parts.size() < 2 || std::count_if(parts.begin(), parts.end(), is_place) != 1) return {};
    const QueryNode& place = *std::find_if(parts.begin(), parts.end(), is_place);
    return weighing_always(may_match(place, planning_), planning_.ranking.only_place);
  }

  /// What marks and the second stage look for: all parts that were wanted, as the step has them.
  [[nodiscard]] static QueryNode root_of(const Step& step, const std::vector<QueryNode>& parts) {
    QueryNode root;
    root.kind = Kind::And;
    root.children = step.asked;
    for (QueryNode& part : first_step(parts).asked) {
      const bool asked = std::any_of(step.asked.begin(), step.asked.end(),
                                     [&](const auto& other) { return same_part(other, part); });
      if (!asked) root.children.push_back(std::move(part));
    }
    return root;
  }

  /// The unspaced strings that were cut, as they were typed: marked whole where they stand so.
  static std::vector<std::string> strings_of(const QueryNode& node) {
    std::vector<std::string> strings;
    if (node.kind != Kind::And) return strings;
    if (!node.folded.empty()) strings.push_back(node.folded);
    for (const QueryNode& child : node.children) {
      for (std::string& string : strings_of(child)) strings.push_back(std::move(string));
    }
    return strings;
  }

  [[nodiscard]] PartFacts facts_of(const QueryNode& part) const {
    PartFacts facts;
    facts.whole = stands_somewhere(part, planning_) && !stands_in_menus_only(part);
    for (const QueryNode& child : part.children)
      facts.pieces.push_back(stands_somewhere(child, planning_));
    facts.telling = inverse_frequency(planning_.indexes.database().get_doccount(),
                                      frequency_of(part, planning_));
    return facts;
  }

  [[nodiscard]] bool may_stand(const QueryNode& part) const {
    return !matches_fewer_than(planning_.indexes, may_match(part, planning_), 1);
  }

  [[nodiscard]] bool stands_in_menus_only(const QueryNode& part) const {
    const Query menus = this->menus();
    if (menus.empty()) return false;
    const Query match = matching_within(may_match(part, planning_), part, planning_, true);
    return matches_fewer_than(planning_.indexes, without(match, menus), 1);
  }

  /// A slip that is all but sure gives a word that stands nowhere another spelling.
  bool respell_missing(std::vector<QueryNode>& parts) {
    const Widener widener(planning_, asking_.reader.analyzer);
    bool changed = false;
    for (QueryNode& word : parts) {
      if (word.kind != Kind::Word || word.date || word.asks || may_stand(word)) continue;
      std::size_t found = 0;
      for (const std::string& spelling : likely_slips(word.folded)) {
        if (!widener.has(spelling)) continue;
        word.alternatives.push_back(spelling_alternative(spelling, asking_.reader.analyzer));
        if (found++ == 0) {
          result_.suggestion =
              corrected(result_.suggestion.value_or(result_.query), word.written, spelling);
          tell_respelt(word.written, spelling, result_);
        }
        if (found == kMostRespelt) break;
      }
      changed = changed || found > 0;
    }
    return changed;
  }

  /// 何 of "JICA"は何の略: where anything else is asked, it is in no answer. What is left out.
  static std::vector<std::string> leave_out_what_asks(QueryNode& node) {
    std::vector<std::string> left_out;
    if (node.kind != Kind::And && node.kind != Kind::Or) return left_out;
    for (QueryNode& child : node.children) {
      for (std::string& word : leave_out_what_asks(child)) left_out.push_back(std::move(word));
    }
    // What is left must stand for something to be found (の -大連).
    const bool found_by_others =
        std::any_of(node.children.begin(), node.children.end(), [](const QueryNode& child) {
          return child.kind != Kind::Not && child.kind != Kind::Filter && !only_asks(child);
        });
    if (node.kind == Kind::Or || !found_by_others) return left_out;
    std::erase_if(node.children, [&](const QueryNode& child) {
      if (!only_asks(child)) return false;
      for (const QueryNode& word : words_of(child)) left_out.push_back(word.written);
      return true;
    });
    return left_out;
  }

  static bool only_asks(const QueryNode& node) {
    if (node.kind == Kind::Word) return node.asks;
    return node.kind == Kind::And &&
           std::all_of(node.children.begin(), node.children.end(), only_asks);
  }

  /// Words joined by nothing, in mode or: phrases, filters and NOT stay as they are.
  [[nodiscard]] Asked any_of_words(ParsedQuery& query) const {
    QueryNode fixed;
    fixed.kind = Kind::And;
    QueryNode any;
    any.kind = Kind::Or;
    for (const QueryNode& child : query.root->children) {
      if (!is_plain(child)) {
        fixed.children.push_back(child);
        continue;
      }
      for (QueryNode& part : parts_of(child)) any.children.push_back(std::move(part));
    }
    if (any.children.empty()) {
      const Query match = match_of(*query.root);
      return {match, match};
    }
    const Query words = any_of(any.children, planning_, query.question);
    const Query wanted = match_of(fixed);
    const Query match = combined(Query::OP_AND, {words, wanted});
    fixed.children.insert(fixed.children.begin(), any);
    result_.interpreted = describe(fixed);
    return {match,
            wanted.empty() || words.empty() ? match : Query(Query::OP_FILTER, words, wanted)};
  }

  /// Words that weigh: all but those of NOT.
  static std::vector<QueryNode> words_of(const QueryNode& node) {
    if (node.kind == Kind::Word || node.kind == Kind::Prefix) return {node};
    std::vector<QueryNode> words;
    if (node.kind == Kind::Not) return words;
    for (const QueryNode& child : node.children) {
      for (QueryNode& word : words_of(child)) words.push_back(std::move(word));
    }
    return words;
  }

  /// Of a query that finds nothing as it was typed: what its words alone would find.
  void tell_without_operators(const ParsedQuery& query) const;

  const Asking& asking_;
  const Planning& planning_;
  SearchResult& result_;
  bool loosened_ = false;
};

/// The words of a tree as they would be typed without operators; phrases as words.
void plain_words(const QueryNode& node, const WordReader& reader, std::vector<QueryNode>& out) {
  switch (node.kind) {
    case Kind::Word:
    case Kind::Prefix:
      out.push_back(node);
      break;
    case Kind::Phrase:
      out.push_back(read_string(node.written, reader));
      break;
    case Kind::And:
    case Kind::Or:
      for (const QueryNode& child : node.children) plain_words(child, reader, out);
      break;
    case Kind::Not:
    case Kind::Filter:
      break;
  }
}

void Asker::tell_without_operators(const ParsedQuery& query) const {
  ParsedQuery plain;
  plain.question = query.question;
  plain.root.emplace();
  plain.root->kind = Kind::And;
  plain_words(*query.root, asking_.reader, plain.root->children);
  if (plain.root->children.empty()) return;
  SearchResult aside;
  aside.query = result_.query;
  const Filters none;
  const Asking without_filters{planning_, none, asking_.reader};
  const Asked asked = Asker(without_filters, aside).step_by_step(plain, SearchMode::Auto);
  const std::size_t passages = count_matches(planning_.indexes, asked.match);
  if (passages > 0) tell_plain(passages, aside.interpreted, result_);
}

}  // namespace

Asked ask(ParsedQuery& query, SearchMode mode, const Asking& asking, SearchResult& result) {
  Asker asker(asking, result);
  if (mode == SearchMode::Exact) return asker.exactly(*query.root);
  Widener(asking.planning, asking.reader.analyzer).widen(*query.root, query.question);
  result.interpreted = describe(*query.root);
  const bool plain = !query.operators && is_plain(*query.root);
  const QueryNode typed = *query.root;
  Asked asked = plain ? asker.step_by_step(query, mode) : asker.as_typed(query, mode);
  if (!result.suggestion && (asker.loosened() || asker.finds_little(asked.match))) {
    asker.suggest(typed);
  }
  return asked;
}

}  // namespace kouryu
