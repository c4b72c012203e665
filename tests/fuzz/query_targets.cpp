// What people type: queries, values of filters, years.
#include <algorithm>
#include <string>

#include "dict/base/utf8.h"
#include "dict/time/years.h"
#include "dict/tokens/analyzer.h"
#include "kouryu/error.h"
#include "searcher/query/lexer.h"
#include "searcher/query/parameters.h"
#include "searcher/query/query.h"
#include "tests/fuzz/targets.h"

namespace kouryu::test {
namespace {

Analyzer& analyzer() {
  static Analyzer one;
  return one;
}

void read_query(std::string_view bytes) {
  const std::string query = repair_utf8(bytes);
  for (const Lexeme& piece : read_lexemes(query).list) {
    check(is_valid_utf8(piece.text), "a piece of a query is UTF-8");
  }
  for (const SearchMode mode :
       {SearchMode::Auto, SearchMode::And, SearchMode::Or, SearchMode::Exact}) {
    const ParsedQuery parsed = parse_query(query, mode, analyzer());
    if (!parsed.root) continue;
    check(is_valid_utf8(describe(*parsed.root)), "what is told of a query is UTF-8");
    check(is_valid_utf8(print_tree(*parsed.root)), "the tree of a query is UTF-8");
    if (!is_plain(*parsed.root)) continue;
    for (const QueryNode& part : parts_of(*parsed.root)) {
      (void)other_spellings(part.folded);
      (void)likely_slips(part.folded);
      (void)look_alikes(part.folded);
      check(one_edit_away(part.folded).size() <= 3000, "edits are bounded");
    }
  }
}

/// Lines "name=value", as of a URL or the command line.
void read_filters(std::string_view bytes) {
  SearchRequest request;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    const std::size_t equals = std::min(line.find('='), line.size());
    const std::string value = repair_utf8(line.substr(std::min(equals + 1, line.size())));
    const auto years = parse_year_filter(value);
    check(!years || years->begin <= years->end, "years ascend");
    (void)parse_year_word(value);
    try {
      set_parameter(request, line.substr(0, equals), value);
    } catch (const Error& error) {
      check(error.kind() == ErrorKind::BadQuery, "a bad parameter is a bad query");
      check(is_valid_utf8(error.what()), "a message is UTF-8");
    }
  }
  try {
    const ResolvedFilters filters = resolve_filters(request.filters, analyzer());
    for (const auto& [field, values] : filters.values) {
      for (const std::string& value : values) check(is_valid_utf8(value), "a value is UTF-8");
    }
  } catch (const Error& error) {
    check(error.kind() == ErrorKind::BadQuery, "a bad filter is a bad query");
    check(is_valid_utf8(error.what()), "a message is UTF-8");
  }
}

}  // namespace

std::vector<FuzzTarget> query_targets() {
  return {{"query", read_query}, {"filters", read_filters}};
}

}  // namespace kouryu::test
