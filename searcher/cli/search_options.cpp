// Options by CLI11; what the contract calls them, they are called here.
#include "searcher/cli/search_options.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/cli/values.h"
#include "searcher/cli/commands.h"
#include "searcher/output/joined.h"
#include "searcher/output/output.h"

namespace kouryu {
namespace {

const char* filters() { return say("Filters", "絞り込み"); }
const char* output() { return say("Output", "出力"); }

[[noreturn]] void refuse(const std::string& option, const Error& error) {
  throw CLI::ValidationError(option, error.what() + std::string("\n") + error.hint());
}

/// An option whose text is read by `reader` into `target`; what cannot be read is a usage error.
/// `form`: its values, or what they are called; `usual`: its default.
template <class Value>
CLI::Option* add_read(CLI::App& options, const char* name, Value& target,
                      Value (*reader)(const std::string&), const std::string& help,
                      const char* form, const char* usual) {
  return options
      .add_option_function<std::string>(
          name,
          [&target, reader, name](const std::string& text) {
            try {
              target = reader(text);
            } catch (const Error& error) {
              refuse(name, error);
            }
          },
          help)
      ->type_name(form)
      ->default_str(usual);
}

CLI::Option* add_count(CLI::App& options, const char* name, std::size_t& target,
                       std::uint64_t least, std::uint64_t most, const char* help) {
  return options.add_option(name, target, help)
      ->check(whole_number(least, most))
      ->type_name("N")
      ->capture_default_str()
      ->group(output());
}

/// The last name of a list "city,ye" is completed by one of `names`.
Candidates list_candidates(Strings names) {
  return [names = std::move(names)](const std::string& typed) {
    const std::size_t comma = typed.rfind(',');
    const std::string before = comma == std::string::npos ? "" : typed.substr(0, comma + 1);
    Strings out;
    out.reserve(names.size());
    for (const std::string& name : names) out.push_back(before + name);
    return out;
  };
}

/// city:大 by values of the facet; ci by the name of the field; 大 by what the index has.
Candidates query_candidates(const std::vector<std::string>& indexes) {
  constexpr std::size_t kMost = 20;
  return [&indexes](const std::string& typed) {
    Strings out;
    if (typed.empty()) return out;
    const std::size_t colon = typed.find(':');
    if (colon != std::string::npos) {
      const auto facet = facet_named(typed.substr(0, colon));
      if (!facet) return out;
      out = facet_candidates(indexes, name_of(*facet))(typed.substr(colon + 1));
      for (std::string& value : out) value.insert(0, typed, 0, colon + 1);
      return out;
    }
    for (const FieldId id : kFilterFields) out.push_back(name_of(id) + ':');
    try {
      Searcher searcher(or_default_index(indexes));
      for (const Suggestion& one : searcher.suggest(repair_utf8(typed), kMost)) {
        out.push_back(one.text);
      }
    } catch (const Error&) {
      // without an index the names of fields are all there is
    }
    return out;
  };
}

template <class Names>
Strings words_of(const Names& names) {
  return {names.begin(), names.end()};
}

}  // namespace

Candidates facet_candidates(const std::vector<std::string>& indexes, const std::string& facet) {
  constexpr std::size_t kMost = 50;
  return [&indexes, facet](const std::string& typed) {
    Strings out;
    Searcher searcher(or_default_index(indexes));
    for (const FacetCount& row : searcher.facet_values(facet, repair_utf8(typed), kMost)) {
      out.push_back(row.value);
    }
    return out;
  };
}

void add_index_option(Command& command, std::vector<std::string>& indexes) {
  command.options
      ->add_option("--index", indexes,
                   say("Index folder or tcp://HOST:PORT, repeatable",
                       "索引フォルダーまたは tcp://HOST:PORT (複数可)"))
      ->type_name("DIR")
      ->take_all()
      ->allow_extra_args(false)
      ->default_str(say("$KOURYU_INDEX, else the user's data folder",
                        "$KOURYU_INDEX、なければ利用者のデータフォルダー"));
}

void add_filter_options(Command& command, SearchOptions& options) {
  SearchRequest& request = options.request;
  for (const FieldId id : kFilterFields) {
    const std::string name = name_of(id);
    command.options
        ->add_option_function<std::vector<std::string>>(
            "--" + name,
            [&request, name](const std::vector<std::string>& values) {
              request.filters[name] = values;
            },
            std::string(say("Keep passages with this value; repeatable: ",
                            "この値のものに絞る(複数可): ")) +
                say(field(id).english, field(id).japanese))
        ->type_name("VALUE")
        ->take_all()
        ->allow_extra_args(false)
        ->group(filters());
    const bool facet = field(id).kind == FieldKind::Facet;
    const bool side = field(id).filter == FilterKind::Side;
    if (facet || side) {
      command.candidates[name] =
          facet_candidates(options.indexes, facet ? name : name_of(FieldId::City));
    }
  }
  command.options
      ->add_option("--all", request.all,
                   say("Filter of which all values must be there, not any of them; repeatable",
                       "値のどれかではなくすべてを含むものに絞る絞り込みの名前(複数可)"))
      ->type_name("FIELD")
      ->take_all()
      ->allow_extra_args(false)
      ->group(filters());
  command.candidates["all"] = list_candidates(words_of(kFilterNames));
}

void add_synonym_files(CLI::App& options, SearcherOptions& searcher) {
  options
      .add_option("--synonyms", searcher.synonym_files,
                  say("Table of synonyms beside the built-in one, repeatable",
                      "組み込みの表に加える類義語の表(複数可)"))
      ->type_name("FILE")
      ->take_all()
      ->allow_extra_args(false);
}

void add_synonym_options(CLI::App& options, SearcherOptions& searcher, bool& synonyms) {
  add_synonym_files(options, searcher);
  options.add_flag("!--no-synonyms", synonyms,
                   say("Do not widen words by synonyms", "類義語で語を広げない"));
}

void add_mode_options(Command& command, SearchOptions& options) {
  add_read(*command.options, "--mode", options.request.mode, read_mode,
           say("How words combine; auto: all, else step by step fewer; exact: the whole string",
               "語の組み合わせ方。auto: すべて、なければ順に減らす。exact: 文字列全体"),
           "auto|and|or|exact", "auto");
  add_synonym_options(*command.options, options.searcher, options.request.synonyms);
}

void add_batch_options(Command& command, SearchOptions& options) {
  command.options
      ->add_option("--batch", options.batch,
                   say("File of queries, one a line, or one JSON object a line (- for standard "
                       "input); answers in JSON, one a line, or as --format jsonl or csv says",
                       "1行に検索式または JSON を1つ書いたファイル(- は標準入力)。結果は1行に1つの "
                       "JSON、または --format の jsonl か csv"))
      ->type_name("FILE");
  command.options
      ->add_flag("--files", options.files,
                 say("Print the paths of the documents alone, best first, all of them",
                     "文書のパスだけを、よく合う順にすべて表示する"))
      ->group(output());
  command.options
      ->add_flag("-0,--null", options.null_ends,
                 say("With --files paths end with NUL, with --batch queries do",
                     "--files のパス、--batch の検索式を NUL で区切る"))
      ->group(output());
}

void add_row_options(Command& command, SearchOptions& options) {
  CLI::App& app = *command.options;
  add_choice(app, "--format", options.format, {"text", "json", "jsonl", "csv"},
             say("Form of the answer", "結果の形式"))
      ->group(output());
  add_count(app, "--limit", options.request.limit, 0, kMostRows,
            say("Most results, 0 = all", "最大件数(0 で全件)"));
  add_count(app, "--offset", options.request.offset, 0, kMostRows,
            say("Results to leave out", "読み飛ばす件数"));
  add_screen_options(app, options.screen, output());
  add_talk_options(app, options.screen);
}

void add_hit_options(Command& command, SearchOptions& options) {
  CLI::App& app = *command.options;
  SearchRequest& request = options.request;
  add_read(app, "--sort", request.sort, read_sort,
           say("Order; year: of the text, date: of the document, - for the newest first",
               "並び順。year: 本文の年、date: 文書の日付、- は新しい順"),
           "relevance|year|-year|date|-date", "relevance")
      ->group(output());
  add_read(app, "--group", request.group, read_group,
           say("Fold away what is nearly the same, or show the best of each document",
               "ほぼ同じもの(duplicates)または文書(document)ごとにまとめる"),
           "none|duplicates|document", "none")
      ->group(output());
  const std::string facets = joined(request.facets, ",");
  add_read(app, "--facets", request.facets, read_list,
           std::string(say("Facets to count, or none: ", "集計する項目、または none: ")) +
               names_of(kFacetFields),
           "LIST", facets.c_str())
      ->group(output());
  command.candidates["facets"] = list_candidates(words_of(kFacetNames));
  add_count(app, "--facet-size", request.facet_size, 0, kMostRows,
            say("Most values a facet, 0 = all", "項目ごとの値の数(0 で全部)"));
  constexpr std::uint64_t kLongestSnippet = 100'000;
  add_count(app, "--snippet-length", request.snippet_chars, 1, kLongestSnippet,
            say("Longest snippet in characters", "抜粋の長さ(文字数)"));
  app.add_flag("--explain", request.explain,
               say("Add the evidence of facets and the parts of scores",
                   "項目の根拠と得点の内訳を付ける"))
      ->group(output());
  add_read(app, "--fields", options.fields, read_fields,
           say("Keys of results to keep in JSON", "JSON の results に残すキー"), "LIST", "")
      ->group(output());
  command.candidates["fields"] = list_candidates(words_of(result_fields()));
}

void add_event_options(Command& command, SearchRequest& request) {
  const auto set = [&request](const char* option, const std::string& name,
                              const std::vector<std::string>& values) {
    try {
      for (const std::string& value : values) set_parameter(request, name, value);
    } catch (const Error& error) {
      refuse(option, error);
    }
  };
  command.options
      ->add_option_function<std::string>(
          "--order", [set](const std::string& value) { set("--order", "order", {value}); },
          say("Order; -date: the newest first", "並び順。-date は新しい順"))
      ->type_name("date|-date")
      ->default_str("date")
      ->group(output());
  command.options
      ->add_option_function<std::vector<std::string>>(
          "--kind",
          [set](const std::vector<std::string>& values) { set("--kind", "kind", values); },
          say("Only these, repeatable; founding: told in passing",
              "種類で絞る(複数可): event 出来事、founding 設立、note 注記"))
      ->type_name("event|founding|note")
      ->take_all()
      ->allow_extra_args(false)
      ->group(output());
}

Argument query_argument(const std::vector<std::string>& indexes) {
  return {.name = "QUERY",
          .help = say("words (all of them), \"phrase\", -word, OR, ( ), word*, city: year: org: …; "
                      "nothing: all passages. What begins like an option stands after --. See "
                      "kouryu-query(7)",
                      "語(すべて)、\"語句\"、-除外語、OR、( )、前方一致*、city: year: org: …。"
                      "省略するとすべての箇所。オプションに似た語は -- の後に書く。"
                      "kouryu-query(7) を参照"),
          .most = 0,
          .is_query = true,
          .candidates = query_candidates(indexes)};
}

std::string query_of(const Strings& words) { return repair_utf8(joined(words, " ")); }

std::vector<NamedHelp> answer_statuses() {
  return {{"0", say("found", "見つかった")},
          {"1", say("nothing matched", "何も見つからなかった")},
          {"2", say("an error", "エラー")}};
}

}  // namespace kouryu
