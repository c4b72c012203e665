// kouryu search: one query, or a batch of them.
#include <fstream>
#include <iostream>
#include <memory>
#include <utility>

#include "dict/base/console.h"
#include "dict/base/system_calls.h"
#include "dict/base/utf8.h"
#include "searcher/cli/batch.h"
#include "searcher/cli/commands.h"
#include "searcher/cli/search_options.h"
#include "searcher/cli/terminal.h"
#include "searcher/output/table.h"

namespace kouryu {
namespace {

int batch(Searcher& searcher, const SearchOptions& options) {
  if (options.batch == "-") return run_batch(searcher, options, std::cin, std::cout);
  std::ifstream file(options.batch, std::ios::binary);
  check_readable(file, options.batch);
  return run_batch(searcher, options, file, std::cout);
}

/// Formats for programs have no place for what a person should know, but for JSON itself; text
/// shows it.
void print_warnings(const std::vector<Warning>& warnings, const SearchOptions& options) {
  if (options.format != "jsonl" && options.format != "csv") return;
  for (const Warning& warning : warnings) {
    std::cerr << "kouryu: " << harmless(warning.message) << '\n';
  }
}

void print(const SearchResult& result, const SearchOptions& options, Language language) {
  if (options.format == "json") {
    std::cout << to_json(result, options.fields, options.request.explain) << '\n';
  } else if (options.format == "jsonl") {
    for (const Hit& hit : result.hits) {
      std::cout << to_json(hit, options.fields, options.request.explain) << '\n';
    }
  } else if (options.format == "csv") {
    write_csv(std::cout, result);
  } else {
    write_text(std::cout, result, terminal_style(options.color, language));
  }
  print_warnings(result.warnings, options);
}

/// A table: a timeline of its events, relations.
template <class Table, class Rows>
void print_rows(const Table& table, const Rows& rows, const SearchOptions& options,
                Language language) {
  if (options.format == "csv") {
    write_csv(std::cout, table);
  } else if (options.format == "text") {
    write_text(std::cout, table, terminal_style(options.color, language));
  } else if (options.format == "jsonl") {
    for (const auto& row : rows) std::cout << to_json(row) << '\n';
  } else {
    std::cout << to_json(table) << '\n';
  }
  print_warnings(table.warnings, options);
}

/// What is left of the arguments is the query: words, and -words, which CLI11 would take for
/// options.
std::string query_of(const std::vector<std::string>& words,
                     const std::vector<std::string>& literal) {
  std::string query;
  const auto add = [&](const std::string& word) {
    if (!query.empty()) query += ' ';
    query += word;
  };
  for (const std::string& word : words) {
    if (word.size() > 2 && word.starts_with("--")) throw CLI::ExtrasError({word});
    add(word);
  }
  for (const std::string& word : literal) add(word);
  return repair_utf8(query);
}

}  // namespace

RunCommand add_search(CommandLine line, CLI::App*& command) {
  const Language language = line.language;
  command =
      line.app.add_subcommand("search", say(language, "Find passages", "パッセージを検索する"));
  command->set_help_flag("--help",
                         say(language, "Print this help and exit", "この説明を表示して終了"));
  command->allow_extras();
  command->footer(say(language,
                      "QUERY: words (AND), \"phrase\", -word, OR, ( ), word*, city: year: org: …\n"
                      "Exit status: 0 found, 1 nothing matched, 2 error.",
                      "検索式: 語(AND)、\"語句\"、-除外語、OR、( )、前方一致*、city: year: org: …\n"
                      "終了コード: 0 あり、1 なし、2 エラー"));
  auto options = std::make_shared<SearchOptions>();
  add_search_options(*command, *options, language);
  return [command, options, language](const std::vector<std::string>& literal) {
    SearchOptions& asked = *options;
    asked.request.query = query_of(command->remaining(), literal);
    Searcher searcher(or_default_index(asked.indexes), asked.searcher);
    if (!asked.batch.empty()) return batch(searcher, asked);
    const SearchResult result = searcher.search(asked.request);
    print(result, asked, language);
    return result.total > 0 ? kFound : kNothing;
  };
}

RunCommand add_similar(CommandLine line, CLI::App*& command) {
  const Language language = line.language;
  command = line.app.add_subcommand(
      "similar", say(language, "Find passages like a given one", "あるパッセージに似たものを探す"));
  command->set_help_flag("--help",
                         say(language, "Print this help and exit", "この説明を表示して終了"));
  auto options = std::make_shared<SearchOptions>();
  add_search_options(*command, *options, language);
  for (const char* name : {"--mode", "--batch"}) command->remove_option(command->get_option(name));
  auto id = std::make_shared<std::string>();
  command->add_option("ID", *id, say(language, "Id of a passage", "パッセージの ID"));
  return [id, options, language](const std::vector<std::string>& literal) {
    if (id->empty() && literal.size() == 1) *id = literal[0];
    if (id->empty()) throw CLI::RequiredError("ID");
    Searcher searcher(or_default_index(options->indexes), options->searcher);
    const auto result = searcher.similar(*id, options->request);
    if (!result) {
      std::cerr << "kouryu: " << say(language, "no passage ", "パッセージがありません: ")
                << harmless(*id) << '\n';
      return kNothing;
    }
    print(*result, *options, language);
    return result->total > 0 ? kFound : kNothing;
  };
}

RunCommand add_timeline(CommandLine line, CLI::App*& command) {
  const Language language = line.language;
  command = line.app.add_subcommand(
      "timeline", say(language, "List dated events in order", "日付のある出来事を順に並べる"));
  command->set_help_flag("--help",
                         say(language, "Print this help and exit", "この説明を表示して終了"));
  command->allow_extras();
  auto options = std::make_shared<SearchOptions>();
  options->request.limit = 0;
  add_search_options(*command, *options, language);
  add_timeline_options(*command, *options, language);
  return [command, options, language](const std::vector<std::string>& literal) {
    SearchOptions& asked = *options;
    asked.request.query = query_of(command->remaining(), literal);
    Searcher searcher(or_default_index(asked.indexes), asked.searcher);
    const Timeline timeline = searcher.timeline(asked.request);
    print_rows(timeline, timeline.events, asked, language);
    return timeline.total > 0 ? kFound : kNothing;
  };
}

RunCommand add_relations(CommandLine line, CLI::App*& command) {
  const Language language = line.language;
  command = line.app.add_subcommand("relations", say(language, "List who exchanges with whom",
                                                     "どことどこが交流しているかを一覧する"));
  command->set_help_flag("--help",
                         say(language, "Print this help and exit", "この説明を表示して終了"));
  command->allow_extras();
  auto options = std::make_shared<SearchOptions>();
  options->request.limit = 0;
  add_search_options(*command, *options, language);
  auto relations = std::make_shared<RelationsRequest>();
  command
      ->add_option(
          "--with", relations->with,
          say(language, "Only relations of this place; repeatable", "この地名との関係だけ(複数可)"))
      ->type_name("PLACE")
      ->take_all()
      ->allow_extra_args(false);
  command
      ->add_option("--kind", relations->kinds,
                   say(language, "tie, activity, office or member; repeatable",
                       "種類: tie 提携, activity 交流, office 事務所, member 加盟(複数可)"))
      ->check(CLI::IsMember({"tie", "activity", "office", "member"}))
      ->take_all()
      ->allow_extra_args(false);
  for (const char* name : {"--batch", "--sort", "--group", "--facets", "--facet-size",
                           "--snippet-length", "--explain", "--fields"}) {
    command->remove_option(command->get_option(name));
  }
  return [command, options, relations, language](const std::vector<std::string>& literal) {
    SearchOptions& asked = *options;
    asked.request.query = query_of(command->remaining(), literal);
    for (std::string& place : relations->with) place = repair_utf8(place);
    relations->search = asked.request;
    Searcher searcher(or_default_index(asked.indexes), asked.searcher);
    const Relations found = searcher.relations(*relations);
    print_rows(found, found.relations, asked, language);
    return found.total > 0 ? kFound : kNothing;
  };
}

}  // namespace kouryu
