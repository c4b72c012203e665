// One row an action: its arguments, its help, what it does.
#include "indexer/cli/actions.h"

#include <CLI/CLI.hpp>
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
#include "indexer/cli/explain_text.h"
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

struct Action {
  std::string_view name;
  const char* flag;      // nullptr: none
  const char* argument;  // nullptr: none
  std::size_t least;     // arguments
  std::size_t most;      // 0: any number
  RunAction run;
  const char* english;
  const char* japanese;
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
                            (file.detail.empty() ? "" : " (" + file.detail + ")"))
                << '\n';
    }
    return kDone;
  }
  const std::string when = time_text(status.written_s, false);
  line(language, "index:     ", "索引:           ", request.index.string());
  line(language, "documents: ", "文書:           ", std::to_string(status.documents));
  line(language, "passages:  ", "パッセージ:     ", std::to_string(status.passages));
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
    line(language, "passages kept: ", "残せたパッセージ: ", std::to_string(result.passages));
    line(language, "documents read again: ", "読み直した文書: ", std::to_string(result.read));
  }
  for (const std::string& document : result.lost) {
    std::cerr << harmless(document + say(language, ": lost in part, and its file is not there",
                                         ": 一部が失われ、元のファイルもありません"))
              << '\n';
  }
  if (result.lost_passages > 0) {
    std::cerr << say(language, "passages lost, of documents that are not known: ",
                     "失われたパッセージ(どの文書のものか不明): ")
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
  for (const std::string& why : result.refused) std::cerr << harmless(why) << '\n';
  if (request.json) {
    print({{"passages", result.passages},
           {"files", result.files},
           {"refused", result.refused.size()}});
  } else {
    line(request.language, "passages: ", "パッセージ: ", std::to_string(result.passages));
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
    // name, flag, argument, least, most
    Action{"status", "--failed", nullptr, 0, 0, status,
           "Tell what is in the index; --failed: files that could not be read, and why",
           "索引の内容を表示する。--failed: 読めなかったファイルと理由"},
    Action{"check", "--deep", nullptr, 0, 0, check,
           "Compare every file with its hash; --deep: read all tables and passages too",
           "全ファイルをハッシュと照合する。--deep: 表とパッセージもすべて読む"},
    Action{"repair", nullptr, nullptr, 0, 0, repair,
           "Build the index from its sound passages, reading again what was lost",
           "無事なパッセージから索引を作り直し、失われた文書は読み直す"},
    Action{"snapshot", nullptr, "TO", 1, 1, snapshot,
           "Copy the index to a new folder, also while it is written",
           "索引を新しいフォルダーに複製する(書き込み中でもよい)"},
    Action{"export", nullptr, "FILE", 0, 1, export_lines,
           "Write all passages as JSON lines (to standard output)",
           "全パッセージを JSON(1行に1つ)で書き出す(省略時は標準出力)"},
    Action{"import", nullptr, "FILE", 0, 1, import_lines,
           "Read JSON lines that export wrote (from standard input)",
           "export が書いた JSON を読み込む(省略時は標準入力)"},
    Action{"remove", nullptr, "DOC", 1, 0, remove, "Take documents out for good, by id or path",
           "文書を索引から完全に除く(id またはパスで指定)"},
    Action{"explain", "--trace", "TEXT", 1, 1, explain,
           "Tell what is recognised in a text: a file, - for standard input, or the text itself; "
           "--trace: and the rules of names that were asked",
           "文から読み取る語と地名・年・団体を示す(ファイル、- で標準入力、または文そのもの)。"
           "--trace: 試した名前の規則も示す"},
};

/// The place of the action's name in `arguments`, which is before any PATH.
std::ptrdiff_t action_place(const std::vector<std::string>& arguments) {
  std::ptrdiff_t at = 0;
  const auto count = static_cast<std::ptrdiff_t>(arguments.size());
  while (at < count && arguments[static_cast<std::size_t>(at)].starts_with("--index")) {
    at += arguments[static_cast<std::size_t>(at)] == "--index" ? 2 : 1;
  }
  return at;
}

int run(const Action& action, std::vector<std::string> arguments, Language language) {
  ActionRequest request;
  request.language = language;
  std::string index;
  std::string format = "text";
  CLI::App app(say(language, action.english, action.japanese),
               "kouryu-index " + std::string(action.name));
  app.set_help_flag("-h,--help",
                    say(language, "Print this help and exit", "この説明を表示して終了"));
  app.add_option("--index", index,
                 say(language, "Index folder (else $KOURYU_INDEX, else the user's data folder)",
                     "索引フォルダー(省略時は $KOURYU_INDEX、なければ利用者のデータフォルダー)"))
      ->type_name("DIR");
  app.add_option("--format", format, say(language, "Form of the report", "結果の形式"))
      ->check(CLI::IsMember({"text", "json"}));
  if (action.flag != nullptr) app.add_flag(action.flag, request.flag);
  if (action.argument != nullptr) {
    auto* const names = app.add_option(action.argument, request.names);
    names->required(action.least > 0);
    if (action.most > 0)
      names->expected(static_cast<int>(action.least), static_cast<int>(action.most));
  }
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      app.exit(error);  // help was asked for
      return kDone;
    }
    std::cerr << usage_error(error.get_name(), error.what(), language) << '\n';
    return kFailed;
  }
  request.index = index.empty() ? default_index_dir() : std::filesystem::path(index);
  request.json = format == "json";
  return action.run(request);
}

}  // namespace

std::optional<int> run_action(int argc, char** argv, Language language) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const std::ptrdiff_t place = action_place(arguments);
  if (place >= static_cast<std::ptrdiff_t>(arguments.size())) return std::nullopt;
  const std::string name = arguments[static_cast<std::size_t>(place)];
  const auto action = std::find_if(kActions.begin(), kActions.end(),
                                   [&](const Action& row) { return row.name == name; });
  if (action == kActions.end()) return std::nullopt;
  arguments.erase(arguments.begin() + place);
  const int status = run(*action, std::move(arguments), language);
  const auto why = lost_output();
  if (!why) return status;
  std::cerr << "kouryu-index: "
            << say(language, "standard output: cannot write the answer",
                   "標準出力: 結果を書き出せません")
            << *why << '\n';
  return kFailed;
}

std::string actions_help(Language language) {
  std::string text = say(language, "Actions (kouryu-index ACTION --index DIR …):\n",
                         "ほかの操作(kouryu-index 操作 --index DIR …):\n");
  for (const Action& action : kActions) {
    std::string head = "  " + std::string(action.name);
    if (action.argument != nullptr) head += std::string(" ") + action.argument;
    head.resize(std::max<std::size_t>(head.size() + 1, 30), ' ');
    text += head + say(language, action.english, action.japanese) + '\n';
  }
  return text;
}

}  // namespace kouryu
