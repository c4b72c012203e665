// kouryu search, similar, timeline, relations: one question, or a batch of them.
#include <fstream>
#include <iostream>
#include <memory>
#include <unordered_set>
#include <utility>

#include "dict/base/console.h"
#include "dict/base/system_calls.h"
#include "dict/base/utf8.h"
#include "dict/cli/values.h"
#include "searcher/cli/batch.h"
#include "searcher/cli/commands.h"
#include "searcher/cli/search_options.h"
#include "searcher/cli/terminal.h"
#include "searcher/output/table.h"

namespace kouryu {
namespace {

/// Formats for programs have no place for what a person should know, but for JSON itself; text
/// shows it.
void print_warnings(const std::vector<Warning>& warnings, const SearchOptions& options) {
  if (options.screen.quiet || (options.format != "jsonl" && options.format != "csv")) return;
  for (const Warning& warning : warnings) {
    std::cerr << "kouryu: " << harmless(warning.message) << '\n';
  }
}

/// With --verbose.
void tell_asked(const SearchOptions& options, const std::string& interpreted, double took_ms) {
  if (!options.screen.verbose) return;
  for (const std::string& index : or_default_index(options.indexes)) {
    std::cerr << say("index: ", "索引: ") << harmless(index) << '\n';
  }
  if (!interpreted.empty())
    std::cerr << say("read as: ", "検索式: ") << harmless(interpreted) << '\n';
  if (took_ms > 0) std::cerr << say("took: ", "時間: ") << took_ms << " ms\n";
}

TextStyle style_of(const SearchOptions& options) {
  TextStyle style = terminal_style(options.screen);
  style.offset = options.request.offset;
  return style;
}

void print(const SearchResult& result, const SearchOptions& options) {
  Answer answer(options.screen, options.format == "text");
  if (options.format == "json") {
    answer.out() << to_json(result, options.fields, options.request.explain) << '\n';
  } else if (options.format == "jsonl") {
    for (const Hit& hit : result.hits) {
      answer.out() << to_json(hit, options.fields, options.request.explain) << '\n';
    }
  } else if (options.format == "csv") {
    write_csv(answer.out(), result);
  } else {
    write_text(answer.out(), result, style_of(options));
  }
  answer.show();
  print_warnings(result.warnings, options);
  tell_asked(options, result.interpreted, result.took_ms);
}

/// A table: a timeline of its events, relations.
template <class Table, class Rows>
void print_rows(const Table& table, const Rows& rows, const SearchOptions& options) {
  Answer answer(options.screen, options.format == "text");
  if (options.format == "csv") {
    write_csv(answer.out(), table);
  } else if (options.format == "text") {
    write_text(answer.out(), table, style_of(options));
  } else if (options.format == "jsonl") {
    for (const auto& row : rows) answer.out() << to_json(row) << '\n';
  } else {
    answer.out() << to_json(table) << '\n';
  }
  answer.show();
  print_warnings(table.warnings, options);
  tell_asked(options, table.interpreted, 0);
}

/// The paths of the documents that hits are from, each once, in the order of the hits.
void print_files(const SearchResult& result, const SearchOptions& options) {
  Answer answer(options.screen, !options.null_ends);
  std::unordered_set<std::string> told;
  for (const Hit& hit : result.hits) {
    const std::string& path = hit.document.path;
    if (path.empty() || !told.insert(path).second) continue;
    if (options.null_ends) {
      answer.out() << path << '\0';
    } else {
      answer.out() << harmless(path) << '\n';
    }
  }
  answer.show();
  print_warnings(result.warnings, options);
}

int answer_batch(const Command& command, const SearchOptions& options, const Strings& words) {
  if (!words.empty()) {
    throw UsageError(
        say("a QUERY cannot stand beside --batch: ", "--batch と検索式は一緒に使えません: ") +
        words[0]);
  }
  const bool told = command.options->count("--format") > 0;
  if (options.files || (told && options.format == "text")) {
    throw UsageError(say("--batch answers as json, jsonl or csv",
                         "--batch の結果の形式は json、jsonl、csv です"));
  }
  Searcher searcher(or_default_index(options.indexes), options.searcher);
  Answer answer(options.screen, false);
  if (options.batch == "-") return run_batch(searcher, options, std::cin, answer.out());
  std::ifstream file(options.batch, std::ios::binary);
  check_readable(file, options.batch);
  return run_batch(searcher, options, file, answer.out());
}

int answer_search(const Command& command, SearchOptions& asked, const Strings& words) {
  if (!asked.batch.empty()) return answer_batch(command, asked, words);
  if (asked.null_ends && !asked.files) {
    throw UsageError(say("--null goes with --files or --batch",
                         "--null は --files か --batch と一緒に指定してください"));
  }
  if (asked.files) {
    if (command.options->count("--format") > 0) {
      throw UsageError(
          say("--files cannot stand beside --format", "--files と --format は一緒に使えません"));
    }
    asked.request.group = GroupBy::Document;
    if (command.options->count("--limit") == 0) asked.request.limit = 0;
    asked.request.facets.clear();
  }
  asked.request.query = query_of(words);
  Searcher searcher(or_default_index(asked.indexes), asked.searcher);
  const SearchResult result = searcher.search(asked.request);
  if (asked.files) {
    print_files(result, asked);
  } else {
    print(result, asked);
  }
  return result.total > 0 ? kFound : kNothing;
}

}  // namespace

Ready make_search(Command command) {
  auto asked = std::make_shared<SearchOptions>();
  command.argument = query_argument(asked->indexes);
  add_index_option(command, asked->indexes);
  add_mode_options(command, *asked);
  add_batch_options(command, *asked);
  add_filter_options(command, *asked);
  add_row_options(command, *asked);
  add_hit_options(command, *asked);
  command.examples = {
      {"kouryu search 大連 環境", say("passages with both words", "両方の語がある箇所")},
      {"kouryu search --city 北九州市 --year 2004..2010 '\"大気汚染\" -公園'",
       say("a phrase, without a word, in a place and years",
           "地名と年で絞り、語句で探し、語を除く")},
      {"kouryu search --files -0 大連 | xargs -0 ls -l",
       say("hand the files on to another program", "見つかった文書を別のプログラムに渡す")}};
  command.statuses = answer_statuses();
  command.statuses.push_back({"130", say("interrupted; of --batch: 0, or 2 when a line failed",
                                         "中断された。--batch では 0、失敗した行があれば 2")});
  command.see_also = {"kouryu(1)", "kouryu-query(7)", "kouryu-similar(1)", "kouryu-show(1)"};
  return {std::move(command), [asked](const Command& self, const Strings& words) {
            return answer_search(self, *asked, words);
          }};
}

Ready make_similar(Command command) {
  auto asked = std::make_shared<SearchOptions>();
  command.argument = {.name = "ID", .help = say("Id of a passage", "箇所の ID"), .least = 1};
  add_index_option(command, asked->indexes);
  add_filter_options(command, *asked);
  add_row_options(command, *asked);
  add_hit_options(command, *asked);
  command.examples = {
      {"kouryu similar 3588ff9899-e6d8a656",
       say("passages like the one with this id, as a search tells it",
           "検索結果に表示された ID の箇所に似たもの")},
      {"kouryu similar --group document ID", say("one of each document", "文書ごとに1つ")},
      {"kouryu similar --country 韓国 ID", say("only those of a country", "国で絞る")}};
  command.statuses = answer_statuses();
  command.see_also = {"kouryu(1)", "kouryu-search(1)"};
  return {std::move(command), [asked](const Command&, const Strings& words) {
            Searcher searcher(or_default_index(asked->indexes), asked->searcher);
            const auto result = searcher.similar(words[0], asked->request);
            if (!result) {
              std::cerr << "kouryu: " << say("no passage ", "箇所がありません: ")
                        << harmless(words[0]) << '\n';
              return kNothing;
            }
            print(*result, *asked);
            return result->total > 0 ? kFound : kNothing;
          }};
}

Ready make_timeline(Command command) {
  auto asked = std::make_shared<SearchOptions>();
  asked->request.limit = 0;
  command.argument = query_argument(asked->indexes);
  add_index_option(command, asked->indexes);
  add_mode_options(command, *asked);
  add_filter_options(command, *asked);
  add_row_options(command, *asked);
  add_event_options(command, asked->request);
  command.examples = {
      {"kouryu timeline 大連 年:2004..2010", say("events of a place and of years", "地名と年で")},
      {"kouryu timeline --order -date --limit 20 --city 北九州市",
       say("the newest twenty of a city", "市の新しいものから20件")},
      {"kouryu timeline --format csv 友好都市 >events.csv",
       say("a table for a spreadsheet", "表計算ソフト用の表")}};
  command.statuses = answer_statuses();
  command.see_also = {"kouryu(1)", "kouryu-query(7)", "kouryu-relations(1)"};
  return {std::move(command), [asked](const Command&, const Strings& words) {
            asked->request.query = query_of(words);
            Searcher searcher(or_default_index(asked->indexes), asked->searcher);
            const Timeline timeline = searcher.timeline(asked->request);
            print_rows(timeline, timeline.events, *asked);
            return timeline.total > 0 ? kFound : kNothing;
          }};
}

Ready make_relations(Command command) {
  auto asked = std::make_shared<SearchOptions>();
  asked->request.limit = 0;
  auto relations = std::make_shared<RelationsRequest>();
  command.argument = query_argument(asked->indexes);
  add_index_option(command, asked->indexes);
  add_mode_options(command, *asked);
  add_filter_options(command, *asked);
  add_row_options(command, *asked);
  command.options
      ->add_option("--with", relations->with,
                   say("Only relations of this place; repeatable", "この地名との関係だけ(複数可)"))
      ->type_name("PLACE")
      ->take_all()
      ->allow_extra_args(false)
      ->group(say("Filters", "絞り込み"));
  command.candidates["with"] = facet_candidates(asked->indexes, name_of(FieldId::City));
  command.options
      ->add_option("--kind", relations->kinds,
                   say("Only these, repeatable; tie: a formal one",
                       "種類で絞る(複数可): tie 提携、activity 交流、office 事務所、member 加盟"))
      ->check(one_of({"tie", "activity", "office", "member"}))
      ->type_name("tie|activity|office|member")
      ->take_all()
      ->allow_extra_args(false)
      ->group(say("Filters", "絞り込み"));
  command.examples = {
      {"kouryu relations --with 釜山", say("all of a place", "ある地名の関係すべて")},
      {"kouryu relations --kind tie --format csv >ties.csv",
       say("a table of formal ties", "提携の一覧表")},
      {"kouryu relations --year 2010.. 環境",
       say("told of in passages on a subject, since a year", "ある年以降の、ある話題の交流")}};
  command.statuses = answer_statuses();
  command.see_also = {"kouryu(1)", "kouryu-query(7)", "kouryu-timeline(1)"};
  return {std::move(command), [asked, relations](const Command&, const Strings& words) {
            asked->request.query = query_of(words);
            for (std::string& place : relations->with) place = repair_utf8(place);
            relations->search = asked->request;
            Searcher searcher(or_default_index(asked->indexes), asked->searcher);
            const Relations found = searcher.relations(*relations);
            print_rows(found, found.relations, *asked);
            return found.total > 0 ? kFound : kNothing;
          }};
}

}  // namespace kouryu
