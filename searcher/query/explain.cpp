// Explanations hold what a search works with: the tree's words, terms, bigrams, alternatives.
#include "searcher/query/explain.h"

#include <algorithm>

#include "dict/tokens/bigrams.h"
#include "kouryu/explain.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

void add_words(const QueryNode& node, std::vector<ExplainedWord>& out) {
  if (node.kind != Kind::Word) {
    for (const QueryNode& child : node.children) add_words(child, out);
  }
  if (node.kind != Kind::Word && node.kind != Kind::Phrase && node.kind != Kind::Prefix) return;
  ExplainedWord word;
  word.written = node.written;
  word.folded = node.folded;
  word.terms = node.terms;
  word.bigrams = substring_needs(node.folded).bigrams;
  for (const Alternative& other : node.alternatives) {
    const bool text = other.kind == Alternative::Kind::Substring;
    word.alternatives.push_back(
        {text ? other.value : name_of(other.field) + ':' + other.value, other.how, other.weight});
  }
  out.push_back(std::move(word));
}

const char* strength_name(SynonymStrength strength) {
  switch (strength) {
    case SynonymStrength::Same:
      return "same";
    case SynonymStrength::Near:
      return "near";
    case SynonymStrength::Off:
      return "off";
  }
  return "";
}

}  // namespace

QueryExplanation explanation_of(const std::string& query, const ParsedQuery& parsed) {
  QueryExplanation out;
  out.query = query;
  out.interpreted = parsed.interpreted;
  out.folded = fold_text(query);
  out.question = parsed.question;
  out.warnings = parsed.warnings;
  if (parsed.root) {
    out.tree = print_tree(*parsed.root);
    add_words(*parsed.root, out.words);
  }
  return out;
}

ParsedQuery read_query(const std::string& query, SearchMode mode, Analyzer& analyzer,
                       const Synonyms* synonyms) {
  ParsedQuery parsed = parse_query(query, mode, analyzer, synonyms);
  if (!parsed.bad_filter.empty()) throw Error(ErrorKind::BadQuery, parsed.bad_filter);
  return parsed;
}

std::shared_ptr<const Synonyms> synonyms_of(const SearcherOptions& options) {
  const Synonyms& builtin = Synonyms::builtin();
  if (options.synonym_files.empty()) return {std::shared_ptr<void>(), &builtin};  // not owned
  auto own = std::make_shared<Synonyms>(builtin);
  for (const auto& path : options.synonym_files) own->add_file(path);
  return own;
}

QueryExplanation explain_query(const std::string& query, SearchMode mode, bool synonyms,
                               const SearcherOptions& options) {
  Analyzer analyzer;
  const auto table = synonyms_of(options);
  return explanation_of(query, read_query(query, mode, analyzer, synonyms ? table.get() : nullptr));
}

std::vector<SynonymGroup> synonym_groups(const std::string& word, const SearcherOptions& options) {
  const std::string folded = fold_text(word);
  std::vector<SynonymGroup> out;
  const auto table = synonyms_of(options);
  for (const SynonymRow& row : table->rows()) {
    const bool wanted = folded.empty() ||
                        std::any_of(row.words.begin(), row.words.end(),
                                    [&](const auto& other) { return fold_text(other) == folded; });
    if (wanted) out.push_back({row.source, strength_name(row.strength), row.words});
  }
  return out;
}

}  // namespace kouryu
