// kouryu facets, suggest, explain, synonyms: looking around in an index and its words.
#include <iostream>
#include <memory>
#include <optional>

#include "dict/base/console.h"
#include "dict/base/utf8.h"
#include "dict/cli/values.h"
#include "kouryu/explain.h"
#include "searcher/cli/commands.h"
#include "searcher/cli/hand_over.h"
#include "searcher/cli/search_options.h"
#include "searcher/cli/terminal.h"
#include "searcher/output/joined.h"
#include "searcher/output/table.h"

namespace kouryu {
namespace {

struct BrowseOptions {
  std::vector<std::string> indexes;
  std::string format = "text";
  std::string field;
  std::string prefix;
  std::size_t limit = 0;
  SearchMode mode = SearchMode::Auto;
  SearcherOptions searcher;
  ScreenOptions screen;
  bool synonyms = true;
  std::optional<std::string> text;
  bool trace = false;
};

void add_common(Command& command, BrowseOptions& options) {
  add_choice(*command.options, "--format", options.format, {"text", "json", "jsonl", "csv"},
             say("Form of the answer", "結果の形式"));
  command.options->add_flag(
      "!--no-pager", options.screen.pager,
      say("Do not show a long answer through $PAGER", "長い結果でも $PAGER を通さない"));
  command.options->add_flag("-q,--quiet", options.screen.quiet,
                            say("Print nothing: the exit status is the answer",
                                "何も表示せず、終了コードだけで答える"));
}

void add_limit(Command& command, BrowseOptions& options, const char* help) {
  command.options->add_option("--limit", options.limit, help)
      ->check(whole_number(0, kMostRows))
      ->type_name("N")
      ->capture_default_str();
}

/// Rows in the format that was asked; `whole`: all of them as one JSON object; `text`: one as a
/// line; `row`: one as JSON.
template <class Rows, class Text, class Row>
int print_rows(const Rows& rows, const BrowseOptions& options, const std::string& whole,
               Text&& text, Row&& row) {
  Answer answer(options.screen, options.format == "text");
  if (options.format == "json") {
    answer.out() << whole << '\n';
  } else if (options.format == "csv") {
    write_csv(answer.out(), rows);
  } else {
    for (const auto& one : rows) {
      answer.out() << (options.format == "jsonl" ? row(one) : text(one)) << '\n';
    }
  }
  answer.show();
  return rows.empty() ? kNothing : kFound;
}

int facets(const BrowseOptions& options, const std::string& field) {
  Searcher searcher(or_default_index(options.indexes));
  const auto values = searcher.facet_values(field, repair_utf8(options.prefix), options.limit);
  return print_rows(
      values, options, to_json(field, values),
      [](const FacetCount& row) { return std::to_string(row.count) + '\t' + harmless(row.value); },
      [&](const FacetCount& row) { return to_json(field, row); });
}

int suggest(const BrowseOptions& options, const std::string& prefix) {
  Searcher searcher(or_default_index(options.indexes));
  const auto suggestions = searcher.suggest(prefix, options.limit);
  return print_rows(
      suggestions, options, to_json(suggestions),
      [](const Suggestion& one) {
        return std::to_string(one.count) + '\t' + one.kind + '\t' + harmless(one.text);
      },
      [](const Suggestion& one) { return to_json(one); });
}

int synonyms(const BrowseOptions& options, const std::string& word) {
  const auto groups = synonym_groups(word, options.searcher);
  return print_rows(
      groups, options, to_json(groups),
      [](const SynonymGroup& group) {
        return group.strength + '\t' + harmless(joined(group.words, "|")) + '\t' +
               harmless(group.source);
      },
      [](const SynonymGroup& group) { return to_json(group); });
}

/// With the spellings that an index has where there is one; without any where none was named.
QueryExplanation explanation(const BrowseOptions& options, const std::string& query) {
  if (options.indexes.empty()) {
    try {
      Searcher searcher(or_default_index({}), options.searcher);
      return searcher.explain(query, options.mode, options.synonyms);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::NotFound) throw;
      return explain_query(query, options.mode, options.synonyms, options.searcher);
    }
  }
  Searcher searcher(options.indexes, options.searcher);
  return searcher.explain(query, options.mode, options.synonyms);
}

int explain(const BrowseOptions& options, const std::string& query) {
  const QueryExplanation read = explanation(options, query);
  Answer answer(options.screen, options.format == "text");
  std::ostream& out = answer.out();
  if (options.format == "json") {
    out << to_json(read) << '\n';
    return kFound;
  }
  out << harmless(read.interpreted) << '\n' << harmless(read.tree) << '\n';
  for (const ExplainedWord& word : read.words) {
    for (const ExplainedWord::Alternative& other : word.alternatives) {
      out << harmless(word.written + " → " + other.value + "  (" + other.how + ')') << '\n';
    }
  }
  for (const Warning& warning : read.warnings) out << "! " << harmless(warning.message) << '\n';
  answer.show();
  return kFound;
}

int explain_text(const BrowseOptions& options) {
  std::vector<std::string> arguments = {"explain", "--format", options.format};
  if (options.trace) arguments.emplace_back("--trace");
  arguments.insert(arguments.end(), {"--", *options.text});
  return hand_over_to_indexer(arguments);
}

}  // namespace

Ready make_facets(Command command) {
  auto options = std::make_shared<BrowseOptions>();
  const Strings fields(kFacetNames.begin(), kFacetNames.end());
  command.argument = {.name = "FIELD",
                      .help = names_of(kFacetFields),
                      .candidates = [fields](const std::string&) { return fields; }};
  add_index_option(command, options->indexes);
  add_common(command, *options);
  command.options->add_option("--field", options->field, say("The same as FIELD", "FIELD と同じ"))
      ->type_name("FIELD");
  command.candidates["field"] = command.argument.candidates;
  command.options
      ->add_option("--prefix", options->prefix,
                   say("Only values that begin so", "この文字で始まる値だけ"))
      ->type_name("TEXT");
  add_limit(command, *options, say("Most values, 0 = all", "最大件数(0 で全件)"));
  command.examples = {{"kouryu facets city", say("all cities and towns, the most frequent first",
                                                 "市区町村を多い順にすべて")},
                      {"kouryu facets --prefix 北 --limit 5 city",
                       say("five that begin so", "書き出しで絞って5件")},
                      {"kouryu facets --format csv org >bodies.csv", say("a table", "表にする")}};
  command.statuses = answer_statuses();
  command.see_also = {"kouryu(1)", "kouryu-suggest(1)"};
  return {std::move(command), [options](const Command&, const Strings& words) {
            if (words.empty() == options->field.empty()) {
              throw UsageError(say("name one FIELD", "FIELD を1つ指定してください"),
                               names_of(kFacetFields));
            }
            return facets(*options, words.empty() ? options->field : words[0]);
          }};
}

Ready make_suggest(Command command) {
  constexpr std::size_t kUsualLimit = 10;
  auto options = std::make_shared<BrowseOptions>();
  options->limit = kUsualLimit;
  command.argument = {.name = "PREFIX",
                      .help = say("what is typed so far; of several words the last is completed",
                                  "打ちかけの語。複数の語では最後の語を補う"),
                      .least = 1,
                      .most = 0};
  add_index_option(command, options->indexes);
  add_common(command, *options);
  add_limit(command, *options, say("Most suggestions, 0 = all", "最大件数(0 で全件)"));
  command.examples = {{"kouryu suggest kitaky", say("by romaji", "ローマ字から")},
                      {"kouryu suggest だいれ", say("by kana", "かなから")},
                      {"kouryu suggest 大連 環", say("the last of two words", "2語目を補う")}};
  command.statuses = answer_statuses();
  command.see_also = {"kouryu(1)", "kouryu-facets(1)"};
  return {std::move(command), [options](const Command&, const Strings& words) {
            return suggest(*options, query_of(words));
          }};
}

Ready make_explain(Command command) {
  auto options = std::make_shared<BrowseOptions>();
  command.argument = query_argument(options->indexes);
  add_index_option(command, options->indexes);
  add_choice(*command.options, "--format", options->format, {"text", "json"},
             say("Form of the answer", "結果の形式"));
  command.options
      ->add_option_function<std::string>(
          "--mode", [options](const std::string& name) { options->mode = read_mode(name); },
          say("How words combine", "語の組み合わせ方"))
      ->check(one_of({"auto", "and", "or", "exact"}))
      ->type_name("auto|and|or|exact")
      ->default_str("auto");
  add_synonym_options(*command.options, options->searcher, options->synonyms);
  command.options
      ->add_option("--text", options->text,
                   say("Read a text instead: a file, - for standard input, or the text itself",
                       "文を読む: ファイル、- (標準入力)、または文そのもの"))
      ->type_name("FILE");
  command.options
      ->add_flag("--trace", options->trace,
                 say("With --text, print every rule of names that was asked",
                     "--text で、試した名前の規則をすべて示す"))
      ->needs("--text");
  command.examples = {
      {"kouryu explain 'だいれん 2004年'", say("what a query means", "検索式の意味を見る")},
      {"kouryu explain --text report.txt",
       say("words, places, years and bodies of a text", "文の語、地名、年、団体を見る")},
      {"kouryu explain --mode exact 大気汚染", say("in another mode", "別の組み合わせ方で")}};
  command.statuses = {{"0", say("done", "終わった")}, {"2", say("an error", "エラー")}};
  command.see_also = {"kouryu(1)", "kouryu-query(7)", "kouryu-synonyms(1)"};
  return {std::move(command), [options](const Command&, const Strings& words) {
            return options->text ? explain_text(*options) : explain(*options, query_of(words));
          }};
}

Ready make_synonyms(Command command) {
  auto options = std::make_shared<BrowseOptions>();
  command.argument = {.name = "WORD",
                      .help = say("only rows with this word", "この語のある行だけ")};
  add_common(command, *options);
  add_synonym_files(*command.options, options->searcher);
  command.examples = {{"kouryu synonyms", say("the whole table", "表全体")},
                      {"kouryu synonyms 姉妹都市", say("of a word", "ある語の行")},
                      {"kouryu synonyms --synonyms ours.tsv 港",
                       say("with a table of one's own", "自分の表も加えて")}};
  command.statuses = answer_statuses();
  command.see_also = {"kouryu(1)", "kouryu-explain(1)", "kouryu-query(7)"};
  return {std::move(command), [options](const Command&, const Strings& words) {
            return synonyms(*options, repair_utf8(words.empty() ? "" : words[0]));
          }};
}

}  // namespace kouryu
