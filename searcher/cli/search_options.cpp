// Options by CLI11; what the contract calls them, they are called here.
#include "searcher/cli/search_options.h"

#include <algorithm>

#include "searcher/cli/commands.h"
#include "searcher/output/output.h"

namespace kouryu {
namespace {

/// An option whose text is read by `reader` into `target`; what cannot be read is a usage error.
template <class Value>
CLI::Option* add_named(CLI::App& command, const char* name, Value& target,
                       Value (*reader)(const std::string&), const std::string& help,
                       const char* type) {
  return command
      .add_option_function<std::string>(
          name,
          [&target, reader, name](const std::string& text) {
            try {
              target = reader(text);
            } catch (const Error& error) {
              throw CLI::ValidationError(name, error.what() + std::string(". ") + error.hint());
            }
          },
          help)
      ->type_name(type);
}

std::set<std::string> read_fields(const std::string& list) {
  const auto names = read_list(list);
  const auto& known = result_fields();
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string all;
    for (const std::string_view field : known) all.append(all.empty() ? "" : ", ").append(field);
    throw Error(ErrorKind::BadQuery, say("no such field: ", "使えないキーです: ") + name,
                say("fields are ", "使えるのは ") + all + say("", " です"));
  }
  return {names.begin(), names.end()};
}

}  // namespace

void add_synonym_files(CLI::App& command, SearcherOptions& searcher, Language language) {
  command
      .add_option("--synonyms", searcher.synonym_files,
                  say(language, "Table of synonyms beside the built-in one, repeatable",
                      "組み込みの表に加える類義語の表(複数可)"))
      ->type_name("FILE")
      ->take_all()
      ->allow_extra_args(false);
}

void add_synonym_options(CLI::App& command, SearcherOptions& searcher, bool& synonyms,
                         Language language) {
  add_synonym_files(command, searcher, language);
  command.add_flag("!--no-synonyms", synonyms,
                   say(language, "Do not widen words by synonyms", "類義語で語を広げない"));
}

void add_search_options(CLI::App& command, SearchOptions& options, Language language) {
  const auto tell = [&](const char* english, const char* japanese) {
    return std::string(say(language, english, japanese));
  };
  SearchRequest& request = options.request;
  const std::string filters = tell("Filters", "絞り込み");
  const std::string output = tell("Output", "出力");
  command
      .add_option("--index", options.indexes,
                  tell("Index folder or tcp://HOST:PORT, repeatable",
                       "索引フォルダーまたは tcp://HOST:PORT (複数可)"))
      ->type_name("DIR")
      ->take_all()
      ->allow_extra_args(false);
  for (const FieldId id : kFilterFields) {
    command
        .add_option_function<std::vector<std::string>>(
            "--" + name_of(id),
            [&request, name = name_of(id)](const std::vector<std::string>& values) {
              request.filters[name] = values;
            },
            tell("Keep passages with this value; repeatable: ", "この値のものに絞る(複数可): ") +
                say(language, field(id).english, field(id).japanese))
        ->type_name("VALUE")
        ->take_all()
        ->allow_extra_args(false)
        ->group(filters);
  }
  command
      .add_option("--all", request.all,
                  tell("Filter of which all values must be there, not any of them; repeatable",
                       "値のどれかではなくすべてを含むものに絞る絞り込みの名前(複数可)"))
      ->type_name("FIELD")
      ->take_all()
      ->allow_extra_args(false)
      ->group(filters);
  add_named(command, "--mode", request.mode, read_mode,
            tell("How words combine: auto, and, or, exact", "語の組み合わせ: auto, and, or, exact"),
            "MODE");
  add_synonym_options(command, options.searcher, request.synonyms, language);
  command
      .add_option("--batch", options.batch,
                  tell("File of queries, one a line (- for standard input)",
                       "1行に1つの検索式を書いたファイル(- は標準入力)"))
      ->type_name("FILE");
  command.add_option("--format", options.format, tell("Output format", "出力形式"))
      ->check(CLI::IsMember({"text", "json", "jsonl", "csv"}))
      ->group(output);
  command.add_option("--limit", request.limit, tell("Most results, 0 = all", "最大件数(0 で全件)"))
      ->check(CLI::Range(0, kMostRows))
      ->group(output);
  command.add_option("--offset", request.offset, tell("Results to leave out", "読み飛ばす件数"))
      ->check(CLI::Range(0, kMostRows))
      ->group(output);
  add_named(command, "--sort", request.sort, read_sort,
            tell("relevance, year, -year, date or -date (of the document)",
                 "並び順: relevance, year, -year, date, -date (文書の日付)"),
            "ORDER")
      ->group(output);
  add_named(command, "--group", request.group, read_group,
            tell("none, duplicates or document", "まとめ方: none, duplicates, document"), "BY")
      ->group(output);
  add_named(
      command, "--facets", request.facets, read_list,
      tell("Facets to count, or none: ", "集計する項目、または none: ") + names_of(kFacetFields),
      "LIST")
      ->group(output);
  command
      .add_option("--facet-size", request.facet_size,
                  tell("Most values a facet, 0 = all", "項目ごとの値の数(0 で全部)"))
      ->check(CLI::Range(0, kMostRows))
      ->group(output);
  command
      .add_option("--snippet-length", request.snippet_chars,
                  tell("Longest snippet in characters", "抜粋の長さ(文字数)"))
      ->check(CLI::Range(1, 100000))
      ->group(output);
  command
      .add_flag("--explain", request.explain,
                tell("Add the evidence of facets and the parts of scores",
                     "項目の根拠と得点の内訳を付ける"))
      ->group(output);
  add_named(command, "--fields", options.fields, read_fields,
            tell("Keys of results to keep in JSON", "JSON の results に残すキー"), "LIST")
      ->group(output);
  command.add_option("--color", options.color, tell("auto, always or never", "色付け"))
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->group(output);
}

void add_timeline_options(CLI::App& command, SearchOptions& options, Language language) {
  const std::string output = say(language, "Output", "出力");
  SearchRequest& request = options.request;
  const auto set = [&request](const char* option, const std::string& name,
                              const std::vector<std::string>& values) {
    try {
      for (const std::string& value : values) set_parameter(request, name, value);
    } catch (const Error& error) {
      throw CLI::ValidationError(option, error.what() + std::string(". ") + error.hint());
    }
  };
  command
      .add_option_function<std::string>(
          "--order", [set](const std::string& value) { set("--order", "order", {value}); },
          say(language, "date, or -date (newest first)", "並び順: date, -date (新しい順)"))
      ->type_name("ORDER")
      ->group(output);
  command
      .add_option_function<std::vector<std::string>>(
          "--kind",
          [set](const std::vector<std::string>& values) { set("--kind", "kind", values); },
          say(language, "Only event, founding (told in passing) or note; repeatable",
              "種類で絞る(複数可): event(出来事), founding(設立), note(注記)"))
      ->type_name("KIND")
      ->take_all()
      ->allow_extra_args(false)
      ->group(output);
}

}  // namespace kouryu
