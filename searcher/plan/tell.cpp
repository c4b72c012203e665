// The messages, and what they are counted from.
#include "searcher/plan/tell.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "dict/base/locale.h"
#include "dict/schema/record.h"
#include "searcher/index/hits.h"
#include "searcher/index/missing.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t kMostTold = 8;      // words, in a message
constexpr std::size_t kMostCompared = 4;  // words whose documents are compared
constexpr std::size_t kMostShown = 3;     // documents that have all words

bool japanese() { return message_language() == Language::Japanese; }

/// 「大連」「青島」 or "大連", "青島"; the first few.
std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < kMostTold; ++i) {
    if (!japanese() && i > 0) out += ", ";
    out += japanese() ? "「" + words[i] + "」" : '"' + words[i] + '"';
  }
  if (words.size() > kMostTold) out += japanese() ? "ほか" : ", …";
  return out;
}

void tell(const char* code, std::string message, SearchResult& result) {
  result.warnings.push_back({code, std::move(message)});
}

std::vector<std::string> written(const std::vector<QueryNode>& nodes) {
  std::vector<std::string> words;
  for (const QueryNode& node : nodes) words.push_back(node.written);
  return words;
}

/// Words that stand somewhere whole, and are asked by their parts all the same.
std::vector<std::string> parted_words(const Step& step) {
  std::vector<std::string> words;
  const std::vector<std::string> nowhere = written(step.nowhere);
  for (const QueryNode& part : step.asked) {
    const bool told = std::find(nowhere.begin(), nowhere.end(), part.written) != nowhere.end();
    if (part.in_parts && !told) words.push_back(part.written);
  }
  return words;
}

void tell_nowhere(const QueryNode& word, SearchResult& result) {
  const std::string parts = listed(written(word.children));
  tell("word_in_parts",
       japanese() ? "「" + word.written + "」と続けて書いた箇所はないため、" + parts +
                        "に分けて検索しました"
                  : "nothing has \"" + word.written + "\" in one: searched for " + parts,
       result);
}

void tell_none_has_all(const std::vector<Xapian::Query>& parts, bool filtered,
                       const IndexSet& indexes, SearchResult& result) {
  if (filtered) {
    tell("outside_filters",
         say("all of it stands somewhere, but not within the filters",
             "どの語もありますが、絞り込みの条件に合う文書にはありません"),
         result);
    return;
  }
  // Only where all passages of one word were followed.
  const bool followed = std::any_of(parts.begin(), parts.end(), [&](const Xapian::Query& part) {
    return matches_fewer_than(indexes, part, kMostFollowed);
  });
  if (!followed || indexes.remote()) return;
  tell("no_document_has_all",
       say("each word stands somewhere, but no document has all of them",
           "どの語もありますが、すべてを含む文書はありません"),
       result);
}

/// Passages of one part of a query, wherever they are.
Xapian::Query passages_of(const QueryNode& part, const Planning& planning) {
  const Xapian::Query maybe = may_match(part, planning);
  if (matches_fewer_than(planning.indexes, maybe, 1)) return {};
  return matching_within(maybe, part, planning, true);
}

/// What the first few of `documents` (key terms) are.
std::vector<HitDocument> first_of(const std::set<std::string>& documents, const IndexSet& indexes) {
  std::vector<HitDocument> out;
  for (const std::string& term : documents) {
    if (out.size() == kMostShown) break;
    const auto passage = indexes.database().postlist_begin(term);
    if (passage == indexes.database().postlist_end(term)) continue;
    out.push_back(document_of(decode_record(indexes.database().get_document(*passage).get_data())));
  }
  return out;
}

}  // namespace

void tell_what_is_missing(const QueryNode& root, const Asking& asking, SearchResult& result) {
  const IndexSet& indexes = asking.planning.indexes;
  std::vector<QueryNode> wanted = {root};
  if (root.kind == Kind::And) {
    wanted.clear();
    for (const QueryNode& child : root.children) {
      const bool cut = child.kind == Kind::And && is_plain(child);
      for (const QueryNode& part : cut ? parts_of(child) : std::vector<QueryNode>{child}) {
        if (part.kind != Kind::Not && !part.asks) wanted.push_back(part);
      }
    }
  }
  std::size_t words = 0;
  for (const QueryNode& part : wanted) {
    words += part.kind == Kind::Filter ? 0 : 1;
    if (stands_somewhere(part, asking.planning)) continue;
    result.missing_words.push_back(
        part.written.empty() || part.kind == Kind::Filter ? describe(part) : part.written);
  }
  const bool filtered = wanted.size() > words || !asking.filters.empty();
  if (words == 0 || (words == 1 && !filtered)) {  // nothing that the empty answer does not say
    result.missing_words.clear();
    return;
  }
  if (!result.missing_words.empty()) {
    const std::string names = listed(result.missing_words);
    tell("missing_word",
         japanese() ? names + "はどの文書にもありません" : "no document has " + names, result);
    return;
  }
  // Of a sentence nobody asks which document has all words, and to find out takes its time.
  if (words > kMostCompared) return;
  std::vector<Xapian::Query> parts;
  for (const QueryNode& part : wanted) {
    parts.push_back(with_filters(may_match(part, asking.planning), asking.filters));
  }
  auto documents = documents_with_all(indexes, parts);
  if (!documents.empty()) {
    parts.clear();
    for (const QueryNode& part : wanted) {
      parts.push_back(with_filters(passages_of(part, asking.planning), asking.filters));
    }
    documents = documents_with_all(indexes, parts);
  }
  result.documents_with_all = documents.size();
  result.with_all = first_of(documents, indexes);
  if (result.documents_with_all == 0) {
    tell_none_has_all(parts, filtered, indexes, result);
    return;
  }
  const std::string count = std::to_string(result.documents_with_all);
  const bool both = parts.size() == 2;
  std::string message;
  if (japanese()) {
    message = count + "件の文書に" + (both ? "両方" : "すべて") + "あります(別々の箇所)";
  } else {
    message = count + (result.documents_with_all == 1 ? " document has " : " documents have ") +
              (both ? "both" : "all of them") + ", in different places";
  }
  tell("document_has_all", std::move(message), result);
}

void tell_left_out(const std::vector<std::string>& words, SearchResult& result) {
  const std::string names = listed(words);
  tell("left_out",
       japanese() ? names + "は尋ねる語なので、検索に使っていません"
                  : names + " asks: not searched for",
       result);
}

void tell_step(const Step& step, SearchResult& result) {
  for (std::size_t i = 0; i < step.nowhere.size() && i < kMostTold; ++i) {
    tell_nowhere(step.nowhere[i], result);
  }
  if (step.kind == Step::Kind::Any) {
    tell("or_fallback",
         say("no passage has all of it: ranked by any of the words",
             "すべての語を含むものがないため、いずれかの語を含むものを順位付けしました"),
         result);
    return;
  }
  if (const auto words = parted_words(step); !words.empty()) {
    const std::string names = listed(words);
    tell("word_in_parts",
         japanese() ? names + "は、続けて書いた箇所だけでなく、分けた語でも検索しました"
                    : "searched by their parts, too: " + names,
         result);
  }
  if (step.left_out.empty()) return;
  const std::string names = listed(step.left_out);
  tell("left_out",
       japanese() ? "すべての語を含むものがないため、" + names + "を除いて検索しました"
                  : "no passage has all of it: searched without " + names,
       result);
}

void tell_respelt(const std::string& written, const std::string& spelling, SearchResult& result) {
  tell("respelt",
       japanese() ? "「" + written + "」がないため、「" + spelling + "」も検索しました"
                  : "nothing has " + written + ": searched for " + spelling + " as well",
       result);
}

void tell_plain(std::size_t passages, const std::string& interpreted, SearchResult& result) {
  const std::string count = std::to_string(passages);
  tell("kept_to_the_letter",
       japanese() ? "入力のとおりに一致するものはありません。演算子・引用符・絞り込みを除けば" +
                        count + "件あります: " + interpreted
                  : "nothing matches as typed; without operators, quotes and filters " + count +
                        (passages == 1 ? " passage does: " : " passages do: ") + interpreted,
       result);
}

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

}  // namespace kouryu
