// Each step is taken only when the one before found nothing, and is told in the answer.
#include "searcher/plan/loosen.h"

#include <algorithm>
#include <utility>

#include "dict/base/locale.h"
#include "dict/base/utf8.h"
#include "searcher/index/missing.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t kMostRespelt = 3;         // other spellings of one word
constexpr Xapian::doccount kAlmostNothing = 3;  // fewer passages: a slip is likely
constexpr std::size_t kMostToldMissing = 8;     // words, in the message

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

/// `query` with the first `written` in it replaced; a capital stays a capital.
std::string corrected(std::string query, const std::string& written, std::string meant) {
  const std::size_t at = query.find(written);
  if (at == std::string::npos) return query;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto to_capital = [](char& c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  };
  if (!written.empty() && std::all_of(written.begin(), written.end(), is_capital)) {
    std::for_each(meant.begin(), meant.end(), to_capital);
  } else if (!written.empty() && is_capital(written[0])) {
    to_capital(meant[0]);
  }
  return query.replace(at, written.size(), meant);
}

/// 「大連」「青島」 or "大連", "青島"; the first few.
std::string listed(const std::vector<std::string>& words) {
  const bool japanese = message_language() == Language::Japanese;
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < kMostToldMissing; ++i) {
    if (!japanese && i > 0) out += ", ";
    out += japanese ? "「" + words[i] + "」" : '"' + words[i] + '"';
  }
  if (words.size() > kMostToldMissing) out += japanese ? "ほか" : ", …";
  return out;
}

}  // namespace

bool Loosener::answers(const Xapian::Query& text) const {
  return matcher_.matches(with_filters(text, filters_));
}

bool Loosener::respell_word(QueryNode& word, SearchResult& result) {
  if (matcher_.matches(planner_.word(word))) return false;
  std::size_t found = 0;
  for (const std::string& spelling : likely_slips(word.folded)) {
    if (!widener_.has(spelling)) continue;
    word.alternatives.push_back(spelling_alternative(spelling, reader_.analyzer));
    if (found++ == 0) {
      result.suggestion =
          corrected(result.suggestion.value_or(result.query), word.written, spelling);
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

void Loosener::suggest(const QueryNode& node, SearchResult& result) {
  if (node.kind == Kind::Not) return;
  for (const QueryNode& child : node.children) suggest(child, result);
  if (node.kind != Kind::Word) return;
  const auto meant = speller_.meant_by(node);
  if (!meant) return;
  result.suggestion = corrected(result.suggestion.value_or(result.query), node.written, *meant);
}

bool Loosener::tell_parts(QueryNode& node, SearchResult& result) {
  if (node.kind == Kind::Not || indexes_.remote()) return false;
  if (node.kind != Kind::Word) {
    bool told = false;
    for (QueryNode& child : node.children) told = tell_parts(child, result) || told;
    return told;
  }
  if (node.terms.size() < 2 || !can_narrow(node.folded) || widener_.has(node.folded)) return false;
  const bool means_another = std::any_of(
      node.alternatives.begin(), node.alternatives.end(), [&](const Alternative& other) {
        return other.kind != Alternative::Kind::Substring || widener_.has(other.value);
      });
  if (means_another) return false;
  node.in_parts = true;
  const std::string parts = listed(node.terms);
  result.warnings.push_back({"word_in_parts", message_language() == Language::Japanese
                                                  ? "「" + node.written +
                                                        "」と続けて書いた箇所はない"
                                                        "ため、" +
                                                        parts + "に分けて検索しました"
                                                  : "nothing has \"" + node.written +
                                                        "\" in one: searched for " + parts});
  return true;
}

void Loosener::tell_what_is_missing(const QueryNode& root, SearchResult& result) {
  const std::vector<QueryNode> alone = {root};
  std::vector<Xapian::Query> parts;
  std::size_t words = 0;
  for (const QueryNode& child : root.kind == Kind::And ? root.children : alone) {
    if (child.kind == Kind::Not || says_nothing(child)) continue;
    const Xapian::Query part = planner_.plan(child, Looseness::All, false);
    words += child.kind == Kind::Filter ? 0 : 1;
    if (!matcher_.matches(part))
      result.missing_words.push_back(
          child.written.empty() || child.kind == Kind::Filter ? describe(child) : child.written);
    parts.push_back(with_filters(part, filters_));
  }
  const bool filtered = parts.size() > words || !filters_.empty();
  if (words == 0 || (words == 1 && !filtered)) {  // nothing that the empty answer does not say
    result.missing_words.clear();
    return;
  }
  if (!result.missing_words.empty()) {
    const std::string names = listed(result.missing_words);
    result.warnings.push_back({"missing_word", message_language() == Language::Japanese
                                                   ? names + "はどの文書にもありません"
                                                   : "no document has " + names});
    return;
  }
  result.documents_with_all = documents_with_all(indexes_, parts);
  if (result.documents_with_all == 0) {
    tell_none_has_all(parts, filtered, result);
    return;
  }
  const std::string count = std::to_string(result.documents_with_all);
  const bool both = parts.size() == 2;
  std::string message;
  if (message_language() == Language::Japanese) {
    message = count + "件の文書に" + (both ? "両方" : "すべて") + "あります(別々の箇所)";
  } else {
    message = count + (result.documents_with_all == 1 ? " document has " : " documents have ") +
              (both ? "both" : "all of them") + ", in different places";
  }
  result.warnings.push_back({"document_has_all", std::move(message)});
}

void Loosener::tell_none_has_all(const std::vector<Xapian::Query>& parts, bool filtered,
                                 SearchResult& result) {
  if (filtered) {
    result.warnings.push_back(
        {"outside_filters", say("all of it stands somewhere, but not within the filters",
                                "どの語もありますが、絞り込みの条件に合う文書にはありません")});
    return;
  }
  // Only where all passages of one word were followed.
  const bool followed = std::any_of(parts.begin(), parts.end(), [&](const Xapian::Query& part) {
    return matches_fewer_than(indexes_, part, kMostFollowed);
  });
  if (!followed || indexes_.remote()) return;
  result.warnings.push_back(
      {"no_document_has_all", say("each word stands somewhere, but no document has all of them",
                                  "どの語もありますが、すべてを含む文書はありません")});
}

Xapian::Query Loosener::plan(ParsedQuery& query, SearchMode mode, SearchResult& result) {
  QueryNode& root = *query.root;
  if (mode == SearchMode::Exact) return planner_.plan(root, Looseness::All, false);
  widener_.widen(root, query.question);
  result.interpreted = describe(root);
  Xapian::Query text;
  if (query.question) {
    if (mode == SearchMode::Auto) {
      result.warnings.push_back(
          {"question_or", say("read as a question: ranked by any of its words",
                              "質問文として読み、いずれかの語を含むものを順位付けしました")});
    }
    text = planner_.plan(root, Looseness::All, true);
  } else {
    text = plan_words(root, mode, result);
  }
  const bool fallen_back = std::any_of(result.warnings.begin(), result.warnings.end(),
                                       [](const Warning& w) { return w.code == "or_fallback"; });
  const bool little =
      fallen_back || matches_fewer_than(indexes_, with_filters(text, filters_), kAlmostNothing);
  if (!result.suggestion && little) suggest(root, result);
  return text;
}

Xapian::Query Loosener::plan_words(QueryNode& root, SearchMode mode, SearchResult& result) {
  if (mode == SearchMode::Or) {
    result.interpreted = describe(any_of_words(root));
    Xapian::Query text = planner_.plan(root, Looseness::Words, false);
    if (answers(text) || !respell(root, result)) return text;
    result.interpreted = describe(any_of_words(root));
    return planner_.plan(root, Looseness::Words, false);
  }
  Xapian::Query text = planner_.plan(root, Looseness::All, false);
  if (answers(text)) {
    if (tell_parts(root, result)) result.interpreted = describe(root);
    return text;
  }
  if (respell(root, result)) {
    result.interpreted = describe(root);
    text = planner_.plan(root, Looseness::All, false);
    if (answers(text)) return text;
  }
  tell_what_is_missing(root, result);
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
