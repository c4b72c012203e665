// One row an action: its arguments, its help, what it does.
#include "indexer/cli/actions.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "dict/base/console.h"
#include "dict/base/index_path.h"
#include "dict/base/system_calls.h"
#include "dict/cli/values.h"
#include "indexer/cli/details.h"
#include "indexer/cli/explain_text.h"
#include "indexer/cli/options.h"
#include "indexer/reasons.h"
#include "indexer/write/maintain/maintain.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

using nlohmann::ordered_json;

constexpr int kDone = 0;
constexpr int kRefused = 1;  // some lines
constexpr int kFailed = 2;

struct ActionRequest {
  std::filesystem::path index;
  Language language = Language::English;
  bool json = false;
  bool flag = false;  // the action's own: --failed, --deep
  std::vector<std::string> names;
};

using RunAction = int (*)(const ActionRequest&);

struct ActionExample {
  const char* line;
  const char* english;
  const char* japanese;
};

struct Action {
  std::string_view name;
  RunAction run;
  const char* english;
  const char* japanese;
  const char* flag = nullptr;  // none
  const char* flag_english = nullptr;
  const char* flag_japanese = nullptr;
  const char* argument = nullptr;  // none
  const char* argument_english = nullptr;
  const char* argument_japanese = nullptr;
  std::size_t least = 0;  // arguments
  std::size_t most = 0;   // 0: any number
  std::array<ActionExample, 3> examples{};
};

void print(const ordered_json& object) {
  std::cout << object.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

void line(Language language, const char* english, const char* japanese, const std::string& value) {
  std::cout << say(language, english, japanese) << harmless(value) << '\n';
}

std::string time_text(std::int64_t seconds, bool utc) {
  if (seconds == 0) return {};
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  (void)(utc ? ::gmtime_r(&time, &parts) : ::localtime_r(&time, &parts));
  std::array<char, 32> out{};
  (void)std::strftime(out.data(), out.size(), utc ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%d %H:%M:%S",
                      &parts);
  return out.data();
}

int status(const ActionRequest& request) {
  const Language language = request.language;
  const IndexStatus status = read_status(request.index);
  if (request.json) {
    ordered_json object = {{"documents", status.documents},
                           {"passages", status.passages},
                           {"bytes", status.bytes},
                           {"schema", status.schema},
                           {"written", nullptr},
                           {"unfinished", status.unfinished}};
    if (status.written_s != 0) object["written"] = time_text(status.written_s, true);
    object["failed"] = ordered_json::array();
    for (const FailedFile& file : status.failed) {
      ordered_json row = {{"path", file.path}, {"reason", file.reason}};
      if (!file.detail.empty()) row["detail"] = file.detail;
      object["failed"].push_back(std::move(row));
    }
    print(object);
    return kDone;
  }
  if (request.flag) {
    for (const FailedFile& file : status.failed) {
      const Reason* const reason = find_reason(file.reason);
      const std::string why =
          reason != nullptr ? say(language, reason->english, reason->japanese) : file.reason;
      std::cout << harmless(file.path + say(language, " ", ": ") + why +
                            (file.detail.empty()
                                 ? ""
                                 : " (" + shown_detail(file.detail, language) + ")"))
                << '\n';
    }
    return kDone;
  }
  const std::string when = time_text(status.written_s, false);
  line(language, "index:     ", "索引:           ", request.index.string());
  line(language, "documents: ", "文書:           ", std::to_string(status.documents));
  line(language, "passages:  ", "箇所:           ", std::to_string(status.passages));
  line(language, "bytes:     ", "バイト数:       ", std::to_string(status.bytes));
  line(language, "schema:    ", "形式:           ", std::to_string(status.schema));
  line(language,
       "written:   ", "書き込み:       ", when.empty() ? say(language, "not known", "不明") : when);
  line(language, "failed:    ", "読めない文書:   ", std::to_string(status.failed.size()));
  if (status.unfinished) {
    line(language, "A run is writing, or was killed.",
         "書き込み中か、前回の実行が強制終了されました。", "");
  }
  return kDone;
}

int check(const ActionRequest& request) {
  const CheckResult result = check_index(request.index, request.flag);
  const bool sound = result.faults.empty();
  if (request.json) {
    print({{"sound", sound},
           {"deep", request.flag},
           {"faults", result.faults},
           {"notes", result.notes}});
    return sound ? kDone : kFailed;
  }
  for (const std::string& note : result.notes) std::cerr << harmless(note) << '\n';
  for (const std::string& fault : result.faults) std::cout << harmless(fault) << '\n';
  if (sound) {
    line(request.language,
         "the index is sound: ", "索引に異常はありません: ", request.index.string());
    return kDone;
  }
  std::cerr << say(request.language,
                   "kouryu-index repair mends it; kouryu-index --rebuild PATH builds it anew\n",
                   "kouryu-index repair で修復、kouryu-index --rebuild PATH で作り直せます\n");
  return kFailed;
}

int repair(const ActionRequest& request) {
  const Language language = request.language;
  const RepairResult result = repair_index(request.index);
  if (request.json) {
    print({{"was_sound", result.was_sound},
           {"sealed", result.sealed},
           {"kept", result.passages},
           {"read", result.read},
           {"lost", result.lost},
           {"lost_passages", result.lost_passages},
           {"forgot_removed", result.forgot_removed}});
  } else if (result.was_sound) {
    line(language, "the index is sound: ", "索引に異常はありません: ", request.index.string());
  } else if (result.sealed) {
    line(language, "the index is sound; its manifest was written anew: ",
         "索引に異常はありません。マニフェストを書き直しました: ", request.index.string());
  } else {
    line(language, "passages kept: ", "残せた箇所: ", std::to_string(result.passages));
    line(language, "documents read again: ", "読み直した文書: ", std::to_string(result.read));
  }
  for (const std::string& document : result.lost) {
    std::cerr << harmless(document + say(language, ": lost in part, and its file is not there",
                                         ": 一部が失われ、元のファイルもありません"))
              << '\n';
  }
  if (result.lost_passages > 0) {
    std::cerr << say(language, "passages lost, of documents that are not known: ",
                     "失われた箇所(どの文書のものか不明): ")
              << result.lost_passages << '\n';
  }
  if (result.forgot_removed) {
    std::cerr << say(language,
                     "which documents had been removed is not known any more: remove them again, "
                     "before the next run reads their files\n",
                     "以前に除いた文書が分からなくなりました。次の実行が元のファイルを読む前に、"
                     "もう一度 remove してください\n");
  }
  const bool whole = result.lost.empty() && result.lost_passages == 0 && !result.forgot_removed;
  return whole ? kDone : kRefused;
}

int snapshot(const ActionRequest& request) {
  snapshot_index(request.index, request.names[0]);
  if (!request.json) line(request.language, "copied to ", "複製先: ", request.names[0]);
  return kDone;
}

/// Writes `path` by `write(stream)`: what stands there is replaced when all is written. Pipes and
/// devices are written to as they are.
template <class Write>
void write_aside(const std::filesystem::path& path, Write&& write) {
  namespace fs = std::filesystem;
  std::error_code error;
  const bool there = fs::exists(path, error);
  const bool in_place = there && !fs::is_regular_file(path, error);
  const fs::path target = there && !in_place ? fs::canonical(path) : path;
  fs::path aside = target;
  if (!in_place) aside += ".part";
  try {
    std::ofstream file(aside, std::ios::binary);
    if (there && !in_place && file) fs::permissions(aside, fs::status(target).permissions());
    if (file) write(file);
    if (!file.flush()) {
      throw_system(path);
    }
    file.close();
    if (!in_place) fs::rename(aside, target);
  } catch (...) {
    if (!in_place) fs::remove(aside, error);
    throw;
  }
}

int export_lines(const ActionRequest& request) {
  const bool to_stdout = request.names.empty() || request.names[0] == "-";
  if (to_stdout) {
    (void)export_index(request.index, std::cout);
    return kDone;
  }
  write_aside(request.names[0], [&](std::ostream& out) { (void)export_index(request.index, out); });
  return kDone;
}

int import_lines(const ActionRequest& request) {
  const bool from_stdin = request.names.empty() || request.names[0] == "-";
  std::ifstream file;
  if (!from_stdin) {
    file.open(request.names[0], std::ios::binary);
    if (!file) throw_system(request.names[0]);
  }
  const ImportResult result = import_index(request.index, from_stdin ? std::cin : file, 0);
  for (const RefusedLine& one : result.refused) {
    std::cerr << say("line ", "行 ") << one.line << ": "
              << harmless(shown_detail(one.detail, request.language)) << '\n';
  }
  if (request.json) {
    print({{"passages", result.passages},
           {"files", result.files},
           {"refused", result.refused.size()}});
  } else {
    line(request.language, "passages: ", "箇所: ", std::to_string(result.passages));
  }
  return result.refused.empty() ? kDone : kRefused;
}

int remove(const ActionRequest& request) {
  const RemoveResult result = remove_documents(request.index, request.names);
  if (request.json) {
    print({{"removed", result.documents}, {"passages", result.passages}});
  } else {
    line(request.language, "documents removed: ", "除いた文書: ", std::to_string(result.documents));
  }
  return kDone;
}

int explain(const ActionRequest& request) {
  explain_text(request.names[0], request.json, request.flag, request.language);
  return kDone;
}

constexpr std::array kActions = {
    Action{.name = "status",
           .run = status,
           .english = "Tell what is in the index",
           .japanese = "索引の内容を表示する",
           .flag = "--failed",
           .flag_english = "The files that could not be read, and why",
           .flag_japanese = "読めなかったファイルと理由を表示する",
           .examples = {{{"kouryu-index status --index koryu.idx", "documents, size, last commit",
                          "文書数、大きさ、最後の書き込み"},
                         {"kouryu-index status --failed --index koryu.idx", "what was not read",
                          "読めなかったもの"},
                         {"kouryu-index status --format json --index koryu.idx", "for programs",
                          "プログラム用"}}}},
    Action{.name = "check",
           .run = check,
           .english = "Compare every file of the index with its hash",
           .japanese = "索引の全ファイルをハッシュと照合する",
           .flag = "--deep",
           .flag_english = "Read all tables and passages too",
           .flag_japanese = "表と箇所もすべて読む",
           .examples = {{{"kouryu-index check --index koryu.idx", "a quick look", "短い検査"},
                         {"kouryu-index check --deep --index koryu.idx", "the whole index",
                          "全体の検査"},
                         {"kouryu-index check --index koryu.idx || mail -s kouryu admin",
                          "tell somebody", "異常を知らせる"}}}},
    Action{.name = "repair",
           .run = repair,
           .english = "Build the index from its sound passages, reading again what was lost",
           .japanese = "無事な箇所から索引を作り直し、失われた文書は読み直す",
           .examples = {{{"kouryu-index repair --index koryu.idx", "mend what check told",
                          "check が見つけた損傷を直す"},
                         {"kouryu-index repair --format json --index koryu.idx", "for programs",
                          "プログラム用"},
                         {"kouryu-index check --index koryu.idx || kouryu-index repair --index "
                          "koryu.idx",
                          "only where it is needed", "必要なときだけ"}}}},
    Action{.name = "snapshot",
           .run = snapshot,
           .english = "Copy the index to a new folder, also while it is written",
           .japanese = "索引を新しいフォルダーに複製する(書き込み中でもよい)",
           .argument = "TO",
           .argument_english = "the new folder",
           .argument_japanese = "新しいフォルダー",
           .least = 1,
           .most = 1,
           .examples = {{{"kouryu-index snapshot --index koryu.idx koryu.copy", "a copy", "複製"},
                         {"kouryu-index snapshot --index koryu.idx \"backup/$(date +%F)\"",
                          "one a day", "日付ごとに"},
                         {"kouryu search --index koryu.copy 大連", "it answers as the index does",
                          "複製も検索できる"}}}},
    Action{.name = "export",
           .run = export_lines,
           .english = "Write all passages as JSON lines",
           .japanese = "全箇所を JSON (1行に1つ)で書き出す",
           .argument = "FILE",
           .argument_english = "to be written; standard output where there is none",
           .argument_japanese = "書き出し先。省略時は標準出力",
           .most = 1,
           .examples = {{{"kouryu-index export --index koryu.idx all.jsonl", "to a file",
                          "ファイルへ"},
                         {"kouryu-index export --index koryu.idx | gzip >all.jsonl.gz", "to a pipe",
                          "パイプへ"},
                         {"kouryu-index export --index old | kouryu-index import --index new",
                          "to another index", "別の索引へ"}}}},
    Action{
        .name = "import",
        .run = import_lines,
        .english = "Read JSON lines that export wrote",
        .japanese = "export が書いた JSON を読み込む",
        .argument = "FILE",
        .argument_english = "to be read; standard input where there is none",
        .argument_japanese = "読み込むファイル。省略時は標準入力",
        .most = 1,
        .examples = {{{"kouryu-index import --index new all.jsonl", "from a file", "ファイルから"},
                      {"zcat all.jsonl.gz | kouryu-index import --index new", "from a pipe",
                       "パイプから"},
                      {"kouryu-index import --format json --index new all.jsonl", "for programs",
                       "プログラム用"}}}},
    Action{.name = "remove",
           .run = remove,
           .english = "Take documents out for good",
           .japanese = "文書を索引から完全に除く",
           .argument = "DOC",
           .argument_english = "id or path of a document",
           .argument_japanese = "文書の ID またはパス",
           .least = 1,
           .most = 0,
           .examples = {{{"kouryu-index remove --index koryu.idx documents/withdrawn.pdf",
                          "by its path", "パスで"},
                         {"kouryu-index remove --index koryu.idx 3588ff9899", "by its id", "ID で"},
                         {"kouryu-index remove --format json --index koryu.idx a.pdf b.pdf",
                          "two of them", "2件"}}}},
    Action{.name = "explain",
           .run = explain,
           .english = "Tell what is recognised in a text",
           .japanese = "文から読み取る語と地名・年・団体を示す",
           .flag = "--trace",
           .flag_english = "And the rules of names that were asked",
           .flag_japanese = "試した名前の規則も示す",
           .argument = "TEXT",
           .argument_english = "a file, - for standard input, or the text itself",
           .argument_japanese = "ファイル、- (標準入力)、または文そのもの",
           .least = 1,
           .most = 1,
           .examples = {{{"kouryu-index explain report.txt", "a file", "ファイル"},
                         {"kouryu-index explain 平成16年に大連市を訪れた。", "a sentence", "文"},
                         {"kouryu-index explain --trace 大連", "and why", "理由も"}}}},
};

NamedHelp told(const Action& action) {
  const std::string argument = action.argument == nullptr ? "" : std::string(" ") + action.argument;
  return {std::string(action.name) + argument, say(action.english, action.japanese)};
}

const Action* find_action(const std::string& name) {
  const auto found = std::find_if(kActions.begin(), kActions.end(),
                                  [&](const Action& row) { return row.name == name; });
  return found == kActions.end() ? nullptr : &*found;
}

/// What the options of an action write to.
struct Written {
  std::string index;
  std::string format = "text";
  bool flag = false;
};

Command make(const Action& action, Written& written) {
  Command command("kouryu-index " + std::string(action.name), say(action.english, action.japanese));
  CLI::App& app = *command.options;
  if (action.run != explain) add_index_option(app, written.index);
  if (action.run != export_lines) {
    add_choice(app, "--format", written.format, {"text", "json"},
               say("Form of the report", "結果の形式"));
  }
  if (action.flag != nullptr) {
    app.add_flag(action.flag, written.flag, say(action.flag_english, action.flag_japanese));
  }
  if (action.argument != nullptr) {
    command.argument = {.name = action.argument,
                        .help = say(action.argument_english, action.argument_japanese),
                        .least = action.least,
                        .most = action.most};
  }
  for (const ActionExample& example : action.examples) {
    command.examples.push_back({example.line, say(example.english, example.japanese)});
  }
  command.statuses = {{"0", say("done", "終わった")},
                      {"1", say("done in part", "一部だけ終わった")},
                      {"2", say("an error, or damage", "エラー、または損傷")}};
  command.see_also = {"kouryu-index(1)"};
  return command;
}

int run(const Action& action, const Strings& line) {
  Written written;
  Command command = make(action, written);
  ActionRequest request;
  try {
    request.names = read_line(command, line);
  } catch (const HelpWanted&) {
    std::cout << help_text(command, output_columns());
    return kDone;
  }
  request.language = message_language();
  request.index =
      written.index.empty() ? default_index_dir() : std::filesystem::path(written.index);
  request.json = written.format == "json";
  request.flag = written.flag;
  return action.run(request);
}

}  // namespace

std::optional<int> run_action(const Strings& line) {
  const Command as_program = program();
  const std::string* const word = first_word(as_program, line);
  const Action* const action = word == nullptr ? nullptr : find_action(*word);
  if (action == nullptr) return std::nullopt;
  Strings rest = line;
  rest.erase(rest.begin() + (word - line.data()));
  const int status = run(*action, rest);
  const auto why = lost_output();
  if (!why) return status;
  std::cerr << "kouryu-index: "
            << say("standard output: cannot write the answer", "標準出力: 結果を書き出せません")
            << *why << '\n';
  return kFailed;
}

std::vector<NamedHelp> actions() {
  std::vector<NamedHelp> all;
  for (const Action& action : kActions) all.push_back(told(action));
  return all;
}

std::optional<Command> action_command(const std::string& name) {
  static Written unread;  // nobody reads a line of it
  const Action* const action = find_action(name);
  if (action == nullptr) return std::nullopt;
  return make(*action, unread);
}

}  // namespace kouryu
