// kouryu show, facets, suggest, explain, synonyms: looking around in an index and its words.
#include <iostream>
#include <memory>
#include <optional>

#include "dict/base/console.h"
#include "dict/base/utf8.h"
#include "dict/schema/fields.h"
#include "kouryu/explain.h"
#include "searcher/cli/commands.h"
#include "searcher/cli/hand_over.h"
#include "searcher/cli/search_options.h"
#include "searcher/cli/terminal.h"
#include "searcher/output/joined.h"

namespace kouryu {
namespace {

struct BrowseOptions {
  std::vector<std::string> indexes;
  std::string format = "text";
  std::string what;
  std::string prefix;
  std::size_t limit = 0;
  std::string mode = "auto";
  SearcherOptions searcher;
  bool synonyms = true;
  std::optional<std::string> text;
  bool trace = false;
};

void add_common(CLI::App& command, BrowseOptions& options, Language language) {
  command
      .add_option("--index", options.indexes,
                  say(language, "Index folder or tcp://HOST:PORT, repeatable",
                      "索引フォルダーまたは tcp://HOST:PORT (複数可)"))
      ->type_name("DIR")
      ->take_all()
      ->allow_extra_args(false);
  command.add_option("--format", options.format, say(language, "Output format", "出力形式"))
      ->check(CLI::IsMember({"text", "json"}));
}

void print_line(const char* name, const std::string& value) {
  if (!value.empty()) std::cout << name << ": " << harmless(value) << '\n';
}

void print_passage(const Hit& hit, Language language) {
  const auto word = [&](const char* english, const char* japanese) {
    return say(language, english, japanese);
  };
  print_line(word("document", "文書"), hit.document.title);
  print_line(word("path", "場所"), hit.document.path);
  print_line(word("date", "日付"), hit.document.date);
  print_line(word("heading", "見出し"), joined(hit.heading, " › "));
  if (hit.page) print_line(word("page", "ページ"), std::to_string(*hit.page));
  std::cout << '\n' << harmless(hit.text, LineEnds::Kept) << "\n\n";
  for (const auto& [field, evidence] : hit.evidence) {
    for (const FacetEvidence& one : evidence) {
      std::cout << field << ": " << harmless(one.value) << "  「"
                << harmless(hit.text.substr(one.range.begin, one.range.end - one.range.begin))
                << "」  " << one.how << (one.certain ? "" : word(" (uncertain)", " (不確か)"));
      for (const std::string& place : one.places) std::cout << " | " << harmless(place);
      std::cout << '\n';
    }
  }
}

void print_document(const DocumentOverview& document, Language language) {
  print_line(say(language, "document", "文書"), document.document.title);
  print_line(say(language, "path", "場所"), document.document.path);
  print_line(say(language, "date", "日付"), document.document.date);
  for (const DocumentPassage& passage : document.passages) {
    std::cout << harmless(passage.id) << "  " << harmless(joined(passage.heading, " › "));
    if (passage.page) std::cout << "  p. " << *passage.page;
    std::cout << '\n';
  }
}

int show(const BrowseOptions& options, const std::string& id, Language language) {
  Searcher searcher(or_default_index(options.indexes));
  const bool json = options.format == "json";
  if (const auto hit = searcher.passage(id)) {
    if (json) {
      std::cout << to_json(*hit, {}, true) << '\n';
    } else {
      print_passage(*hit, language);
    }
    return kFound;
  }
  if (const auto document = searcher.document(id)) {
    if (json) {
      std::cout << to_json(*document) << '\n';
    } else {
      print_document(*document, language);
    }
    return kFound;
  }
  std::cerr << "kouryu: "
            << say(language, "no passage or document ", "パッセージも文書もありません: ")
            << harmless(id) << '\n';
  return kNothing;
}

int facets(const BrowseOptions& options) {
  Searcher searcher(or_default_index(options.indexes));
  const auto values =
      searcher.facet_values(options.what, repair_utf8(options.prefix), options.limit);
  if (options.format == "json") {
    std::cout << to_json(options.what, values) << '\n';
  } else {
    for (const FacetCount& row : values)
      std::cout << row.count << '\t' << harmless(row.value) << '\n';
  }
  return values.empty() ? kNothing : kFound;
}

int suggest(const BrowseOptions& options, const std::string& prefix) {
  Searcher searcher(or_default_index(options.indexes));
  const auto suggestions = searcher.suggest(prefix, options.limit);
  if (options.format == "json") {
    std::cout << to_json(suggestions) << '\n';
  } else {
    for (const Suggestion& one : suggestions) {
      std::cout << one.count << '\t' << one.kind << '\t' << harmless(one.text) << '\n';
    }
  }
  return suggestions.empty() ? kNothing : kFound;
}

/// With the spellings that an index has where there is one; without any where none was named.
QueryExplanation explanation(const BrowseOptions& options, const std::string& query) {
  const SearchMode mode = read_mode(options.mode);
  if (options.indexes.empty()) {
    try {
      Searcher searcher(or_default_index({}), options.searcher);
      return searcher.explain(query, mode, options.synonyms);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::NotFound) throw;
      return explain_query(query, mode, options.synonyms, options.searcher);
    }
  }
  Searcher searcher(options.indexes, options.searcher);
  return searcher.explain(query, mode, options.synonyms);
}

int explain(const BrowseOptions& options, const std::string& query) {
  const QueryExplanation read = explanation(options, query);
  if (options.format == "json") {
    std::cout << to_json(read) << '\n';
    return kFound;
  }
  std::cout << harmless(read.interpreted) << '\n' << harmless(read.tree) << '\n';
  for (const ExplainedWord& word : read.words) {
    for (const ExplainedWord::Alternative& other : word.alternatives) {
      std::cout << harmless(word.written + " → " + other.value + "  (" + other.how + ')') << '\n';
    }
  }
  for (const Warning& warning : read.warnings) {
    std::cout << "! " << harmless(warning.message) << '\n';
  }
  return kFound;
}

int synonyms(const BrowseOptions& options, const std::string& word) {
  const auto groups = synonym_groups(word, options.searcher);
  if (options.format == "json") {
    std::cout << to_json(groups) << '\n';
  } else {
    for (const SynonymGroup& group : groups) {
      std::cout << group.strength << '\t' << harmless(joined(group.words, "|")) << '\t'
                << harmless(group.source) << '\n';
    }
  }
  return groups.empty() ? kNothing : kFound;
}

}  // namespace

RunCommand add_show(CommandLine line, CLI::App*& command) {
  const Language language = line.language;
  command = line.app.add_subcommand(
      "show", say(language, "Show a passage or a document", "パッセージまたは文書を表示する"));
  auto options = std::make_shared<BrowseOptions>();
  add_common(*command, *options, language);
  command->add_option("ID", options->what,
                      say(language, "Id of a passage, or id or path of a document",
                          "パッセージの ID、または文書の ID かパス"));
  return [options, language](const std::vector<std::string>& literal) {
    std::string id = options->what;
    if (id.empty() && literal.size() == 1) id = literal[0];
    if (id.empty()) throw CLI::RequiredError("ID");
    return show(*options, id, language);
  };
}

RunCommand add_facets(CommandLine line, CLI::App*& command) {
  const Language language = line.language;
  command = line.app.add_subcommand(
      "facets", say(language, "List the values of a facet", "項目の値を一覧する"));
  auto options = std::make_shared<BrowseOptions>();
  add_common(*command, *options, language);
  command->add_option("FIELD,--field", options->what, names_of(kFacetFields))->required();
  command->add_option("--prefix", options->prefix,
                      say(language, "Only values that begin so", "この文字で始まる値だけ"));
  command
      ->add_option("--limit", options->limit,
                   say(language, "Most values, 0 = all", "最大件数(0 で全件)"))
      ->check(CLI::Range(0, kMostRows));
  return [options](const std::vector<std::string>&) { return facets(*options); };
}

RunCommand add_suggest(CommandLine line, CLI::App*& command) {
  constexpr std::size_t kUsualLimit = 10;
  const Language language = line.language;
  command = line.app.add_subcommand(
      "suggest", say(language, "Complete a word, place or organisation from how it begins",
                     "語・地名・団体名を書き出し(漢字・かな・ローマ字)から補う"));
  command->allow_extras();
  auto options = std::make_shared<BrowseOptions>();
  options->limit = kUsualLimit;
  add_common(*command, *options, language);
  command
      ->add_option("--limit", options->limit,
                   say(language, "Most suggestions, 0 = all", "最大件数(0 で全件)"))
      ->check(CLI::Range(0, kMostRows));
  return [command, options](const std::vector<std::string>& literal) {
    std::vector<std::string> words = command->remaining();
    words.insert(words.end(), literal.begin(), literal.end());
    if (words.empty()) throw CLI::RequiredError("PREFIX");
    return suggest(*options, repair_utf8(joined(words, " ")));
  };
}

RunCommand add_explain(CommandLine line, CLI::App*& command) {
  const Language language = line.language;
  command = line.app.add_subcommand("explain", say(language, "Show how a query or a text is read",
                                                   "検索式や文がどう読まれるかを示す"));
  command->set_help_flag("--help",
                         say(language, "Print this help and exit", "この説明を表示して終了"));
  command->allow_extras();
  auto options = std::make_shared<BrowseOptions>();
  add_common(*command, *options, language);
  command->add_option("--mode", options->mode, "auto, and, or, exact")
      ->check(CLI::IsMember({"auto", "and", "or", "exact"}));
  add_synonym_options(*command, options->searcher, options->synonyms, language);
  command
      ->add_option(
          "--text", options->text,
          say(language, "Read a text instead: a file, - for standard input, or the text itself",
              "文を読む: ファイル、-(標準入力)、または文そのもの"))
      ->type_name("FILE|-");
  command
      ->add_flag("--trace", options->trace,
                 say(language, "With --text, print every rule of names that was asked",
                     "--textで、試した名前の規則をすべて示す"))
      ->needs("--text");
  return [command, options](const std::vector<std::string>& literal) {
    std::vector<std::string> words = command->remaining();
    words.insert(words.end(), literal.begin(), literal.end());
    const std::string query = repair_utf8(joined(words, " "));
    if (options->text) {
      std::vector<std::string> arguments = {"explain", "--format", options->format};
      if (options->trace) arguments.push_back("--trace");
      arguments.insert(arguments.end(), {"--", *options->text});
      return hand_over_to_indexer(arguments);
    }
    return explain(*options, query);
  };
}

RunCommand add_synonyms(CommandLine line, CLI::App*& command) {
  const Language language = line.language;
  command = line.app.add_subcommand(
      "synonyms",
      say(language, "List the synonyms words are widened by", "語を広げる類義語を一覧する"));
  auto options = std::make_shared<BrowseOptions>();
  command->add_option("--format", options->format, say(language, "Output format", "出力形式"))
      ->check(CLI::IsMember({"text", "json"}));
  add_synonym_files(*command, options->searcher, language);
  command->add_option("WORD", options->what,
                      say(language, "Only rows with this word", "この語のある行だけ"));
  return [options](const std::vector<std::string>& literal) {
    std::string word = options->what;
    if (word.empty() && literal.size() == 1) word = literal[0];
    return synonyms(*options, repair_utf8(word));
  };
}

}  // namespace kouryu
