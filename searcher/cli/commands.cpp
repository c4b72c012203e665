// The table of commands, and the three that are about the others.
#include "searcher/cli/commands.h"

#include <algorithm>
#include <array>
#include <iostream>

#include "dict/base/guess.h"
#include "searcher/cli/hand_over.h"
#include "searcher/cli/terminal.h"

namespace kouryu {
namespace {

constexpr std::array kCommands = {
    CommandRow{"search", "Find passages that answer a query", "検索式に合う箇所を探す",
               make_search},
    CommandRow{"similar", "Find passages like a given one", "ある箇所に似た箇所を探す",
               make_similar},
    CommandRow{"timeline", "List dated events in order", "日付のある出来事を順に並べる",
               make_timeline},
    CommandRow{"relations", "List who exchanges with whom", "どことどこが交流しているかを一覧する",
               make_relations},
    CommandRow{"show", "Show a passage or a document", "箇所または文書を表示する", make_show},
    CommandRow{"facets", "List the values of a facet, with counts", "項目の値と件数を一覧する",
               make_facets},
    CommandRow{"suggest", "Complete a word, place or organisation from how it begins",
               "語・地名・団体名を書き出し(漢字・かな・ローマ字)から補う", make_suggest},
    CommandRow{"explain", "Show how a query or a text is read", "検索式や文がどう読まれるかを示す",
               make_explain},
    CommandRow{"synonyms", "List the synonyms that words are widened by",
               "語を広げる類義語を一覧する", make_synonyms},
    CommandRow{"serve", "Answer over HTTP and serve the web page",
               "HTTP で答え、ウェブページを開く", make_serve},
    CommandRow{"index", "Create or update an index (the program kouryu-index)",
               "索引を作成・更新する(プログラム kouryu-index)", nullptr},
    CommandRow{"help", "Show the help of a command", "コマンドの使い方を表示する", make_help},
    CommandRow{"version", "Print the version", "版を表示する", make_version},
};

Strings command_names() {
  Strings names;
  for (const CommandRow& row : kCommands) names.emplace_back(row.name);
  return names;
}

int help(const Command&, const Strings& words) {
  if (!words.empty() && words[0] == "index") {
    Strings rest(words.begin() + 1, words.end());
    rest.emplace_back("--help");
    return hand_over_to_indexer(rest);
  }
  const CommandRow* const row = words.empty() ? nullptr : find_command(words[0]);
  if (row == nullptr && !words.empty()) {
    throw UsageError(say("no such command: ", "そのようなコマンドはありません: ") + words[0],
                     possible_names(words[0], command_names()));
  }
  Answer answer({}, true);
  answer.out() << help_text(row == nullptr ? make_program() : make(*row).command, output_columns());
  answer.show();
  return kFound;
}

}  // namespace

std::span<const CommandRow> command_rows() { return kCommands; }

const CommandRow* find_command(std::string_view name) {
  const auto found = std::find_if(kCommands.begin(), kCommands.end(),
                                  [&](const CommandRow& row) { return row.name == name; });
  return found == kCommands.end() ? nullptr : &*found;
}

Ready make(const CommandRow& row) {
  return row.make(Command("kouryu " + std::string(row.name), say(row.english, row.japanese)));
}

Command make_program() {
  Command program("kouryu", say("Full-text search for Japanese documents on exchange between "
                                "local governments",
                                "自治体国際交流の文書の全文検索"));
  for (const CommandRow& row : kCommands) {
    program.commands.push_back({std::string(row.name), say(row.english, row.japanese)});
  }
  program.argument = {
      .name = "QUERY",
      .help =
          say("Where the first word is no command, kouryu searches for all of them, with the "
              "options of search; -- before them searches in any case",
              "最初の語がコマンドでなければ検索する(オプションは search と同じ)。前に -- を置けば"
              "必ず検索になる"),
      .most = 0,
      .is_query = true};
  program.options->set_version_flag("--version", std::string("kouryu ") + KOURYU_VERSION,
                                    say("Print the version and exit", "版を表示して終わる"));
  program.examples = {
      {"kouryu 大連 環境", say("passages with both words", "両方の語がある箇所を探す")},
      {"kouryu help search", say("all options of search", "search の全オプションを見る")},
      {"kouryu index --index koryu.idx documents/",
       say("make an index of a folder", "フォルダーから索引を作る")}};
  program.statuses = {
      {"0", say("found, or done", "見つかった、または終わった")},
      {"1", say("nothing matched", "何も見つからなかった")},
      {"2", say("an error: the line, the index, the system", "エラー(引数、索引、システム)")},
      {"130", say("interrupted", "中断された")}};
  program.variables = {
      {"KOURYU_INDEX", say("the index where no --index is given; else kouryu/index in the user's "
                           "data folder ($XDG_DATA_HOME)",
                           "--index がないときの索引。なければ利用者のデータフォルダー"
                           "($XDG_DATA_HOME)の kouryu/index")},
      {"LC_ALL, LC_MESSAGES, LANG",
       say("messages are in Japanese when the first that is set is ja…, else in English",
           "最初に設定されているものが ja… なら日本語、そうでなければ英語で表示する")},
      {"PAGER, LESS", say("the pager of long answers (less) and its options (FRX)",
                          "長い結果を表示するページャー(less)とそのオプション(FRX)")},
      {"NO_COLOR, CLICOLOR_FORCE, TERM",
       say("no colours; colours also into a pipe; none where it is dumb",
           "色を付けない。パイプにも色を付ける。dumb なら付けない")},
      {"KOURYU_DATA", say("folder of dictionaries and tables", "辞書と表のフォルダー")}};
  program.see_also = {"kouryu-query(7)", "kouryu-index(1)"};
  for (const CommandRow& row : kCommands) {
    if (row.make != nullptr) program.see_also.push_back("kouryu-" + std::string(row.name) + "(1)");
  }
  return program;
}

Ready make_help(Command command) {
  command.argument = {.name = "COMMAND",
                      .help = say("the command; nothing: all of them, in short",
                                  "コマンド名。省略するとコマンドの一覧"),
                      .most = 2,
                      .candidates = [](const std::string&) { return command_names(); }};
  command.examples = {
      {"kouryu help", say("the commands", "コマンドの一覧")},
      {"kouryu help search", say("one of them", "一つのコマンドの使い方")},
      {"kouryu help index check", say("an action of kouryu-index", "kouryu-index の操作の使い方")}};
  command.see_also = {"kouryu(1)"};
  return {std::move(command), help};
}

Ready make_version(Command command) {
  command.examples = {{"kouryu version", say("kouryu and its number", "プログラム名と版")}};
  command.see_also = {"kouryu(1)"};
  return {std::move(command), [](const Command&, const Strings&) {
            std::cout << "kouryu " << KOURYU_VERSION << '\n';
            return kFound;
          }};
}

}  // namespace kouryu
