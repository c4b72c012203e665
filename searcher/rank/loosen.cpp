// Each step is taken only when the one before found nothing, and is told in the answer.
#include "searcher/rank/loosen.h"

#include <algorithm>
#include <utility>

#include "dict/base/locale.h"
#include "dict/base/utf8.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t kMostRespelt = 3;  // other spellings of one word

bool wanted_word(const QueryNode& node) {
  return node.kind != Kind::Filter && node.kind != Kind::Phrase && node.kind != Kind::Not;
}

/// Words that may be wanted by themselves.
std::size_t count_words(const QueryNode& root) {
  if (root.kind != Kind::And) return wanted_word(root) ? 1 : 0;
  return static_cast<std::size_t>(
      std::count_if(root.children.begin(), root.children.end(), wanted_word));
}

std::size_t most_parts(const QueryNode& root) {
  if (root.kind == Kind::Word) {
    return static_cast<std::size_t>(
        std::count_if(root.terms.begin(), root.terms.end(),
                      [](const std::string& term) { return count_chars(term) > 1; }));
  }
  std::size_t most = 0;
  if (root.kind == Kind::And) {
    for (const QueryNode& child : root.children) most = std::max(most, most_parts(child));
  }
  return most;
}

/// `root` with its words under an OR, for `interpreted`.
QueryNode any_of_words(const QueryNode& root) {
  if (root.kind != Kind::And) return root;
  QueryNode words;
  words.kind = Kind::Or;
  QueryNode out;
  out.kind = Kind::And;
  for (const QueryNode& child : root.children) {
    (wanted_word(child) ? words : out).children.push_back(child);
  }
  if (out.children.empty()) return words;
  out.children.insert(out.children.begin(), std::move(words));
  return out;
}

}  // namespace

bool Loosener::answers(const Xapian::Query& text) const {
  return matcher_.matches(with_filters(text, filters_));
}

bool Loosener::respell_word(QueryNode& word, SearchResult& result) {
  if (matcher_.matches(planner_.word(word))) return false;
  std::size_t found = 0;
  for (const std::string& spelling : other_spellings(word)) {
    if (!matcher_.matches(substrings_.containing(spelling))) continue;
    word.alternatives.push_back(spelling_alternative(word, spelling, analyzer_));
    if (found++ == 0) {
      std::string corrected = result.suggestion.value_or(result.query);
      const std::size_t at = corrected.find(word.written);
      if (at != std::string::npos) corrected.replace(at, word.written.size(), spelling);
      result.suggestion = std::move(corrected);
      result.warnings.push_back(
          {"respelt",
           message_language() == Language::Japanese
               ? "「" + word.written + "」がないため、「" + spelling + "」も検索しました"
               : "nothing has " + word.written + ": searched for " + spelling + " as well"});
    }
    if (found == kMostRespelt) break;
  }
  return found > 0;
}

bool Loosener::respell(QueryNode& node, SearchResult& result) {
  if (node.kind == Kind::Word) return respell_word(node, result);
  if (node.kind == Kind::Not) return false;
  bool changed = false;
  for (QueryNode& child : node.children) changed = respell(child, result) || changed;
  return changed;
}

Xapian::Query Loosener::plan(ParsedQuery& query, SearchMode mode, SearchResult& result) {
  QueryNode& root = *query.root;
  if (mode == SearchMode::Exact) return planner_.plan(root, Looseness::All, false);
  if (query.question) {
    if (mode == SearchMode::Auto) {
      result.warnings.push_back(
          {"question_or", say("read as a question: ranked by any of its words",
                              "質問文として読み、いずれかの語を含むものを順位付けしました")});
    }
    return planner_.plan(root, Looseness::All, true);
  }
  if (mode == SearchMode::Or) {
    result.interpreted = describe(any_of_words(root));
    Xapian::Query text = planner_.plan(root, Looseness::Words, false);
    if (answers(text) || !respell(root, result)) return text;
    result.interpreted = describe(any_of_words(root));
    return planner_.plan(root, Looseness::Words, false);
  }
  Xapian::Query text = planner_.plan(root, Looseness::All, false);
  if (answers(text)) return text;
  if (respell(root, result)) {
    result.interpreted = describe(root);
    text = planner_.plan(root, Looseness::All, false);
    if (answers(text)) return text;
  }
  if (mode == SearchMode::And) return text;
  constexpr std::size_t kPartsOfDescription = 3;  // two may be just a name and its kind
  const bool several = count_words(root) > 1;
  if (!several && most_parts(root) < kPartsOfDescription) return text;
  Xapian::Query loose = planner_.plan(root, Looseness::Words, false);
  if (!several || !answers(loose)) loose = planner_.plan(root, Looseness::Parts, false);
  if (!answers(loose)) return text;
  result.interpreted = describe(any_of_words(root));
  result.warnings.push_back(
      {"or_fallback",
       say("no passage has all of it: ranked by any of the words",
           "すべての語を含むものがないため、いずれかの語を含むものを順位付けしました")});
  return loose;
}

}  // namespace kouryu
