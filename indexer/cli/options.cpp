// Options by CLI11; what the contract calls them, they are called here.
#include "indexer/cli/options.h"

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>

#include "dict/base/guess.h"
#include "dict/base/index_path.h"
#include "dict/base/system_calls.h"
#include "dict/cli/values.h"
#include "indexer/cli/actions.h"
#include "indexer/extract/encoding_names.h"

namespace kouryu {
namespace {

constexpr std::uint64_t kMostPassages = 1'000'000'000;

/// What the options write to, beside the request.
struct Written {
  IndexOptions options;
  std::string index;
  std::string input = "auto";
  std::string prune = "false";
  std::string format = "text";
  std::string progress = "auto";
  std::string files_from;
  bool null_ends = false;
};

void add_options(CLI::App& app, Written& written) {
  IndexRequest& request = written.options.request;
  app.set_version_flag("--version", std::string("kouryu-index ") + KOURYU_VERSION,
                       say("Print the version and exit", "版を表示して終わる"));
  add_index_option(app, written.index);
  add_choice(app, "--input", written.input, {"auto", "jsonl"},
             say("auto: documents; jsonl: ready-made passages, one JSON object a line",
                 "auto: 文書、jsonl: 分割済みの箇所(1行に1つの JSON)"));
  app.add_option("--files-from", written.files_from,
                 say("File of further PATHs, one a line (- for standard input)",
                     "1行に1つの PATH を書いたファイル(- は標準入力)。そこの PATH も読む"))
      ->type_name("FILE");
  app.add_flag("-0,--null", written.null_ends,
               say("With --files-from NUL ends each PATH, as find -print0 writes them",
                   "--files-from の PATH を NUL で区切る(find -print0 の形)"));
  app.add_option("--jobs", request.jobs,
                 say("Worker threads, 0 = one a core", "作業スレッド数(0 はコア数)"))
      ->check(whole_number(0, 256))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--commit-every", request.commit_every,
                 say("Passages between durable commits, 0 = the indexer's choice",
                     "確定までの箇所の数(0 は自動)"))
      ->check(whole_number(0, kMostPassages))
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--prune", written.prune,
               say("Drop documents that are gone from disk; --prune=force: also where a PATH is "
                   "missing or empty",
                   "ディスクから消えた文書を索引から除く。--prune=force: PATH がない場合や空の"
                   "場合も除く"))
      ->type_name("force");
  app.add_flag("--yes", request.remove_many,
               say("Remove even more than 100 documents and a tenth of the index",
                   "100 件と全体の1割をともに超える文書でも索引から除く"));
  app.add_flag("--rebuild", request.rebuild,
               say("Build anew from nothing; the old index answers until then",
                   "最初から作り直す(完成までは古い索引が使われる)"));
  app.add_flag("--dry-run", request.dry_run,
               say("Read and count, write nothing", "読んで数えるだけで書き込まない"));
  app.add_option("--max-file-size", request.max_file_bytes,
                 say("Larger files are not read: 100MB, 2GB",
                     "これより大きいファイルは読まない(100MB、2GB など)"))
      ->type_name("SIZE")
      ->transform(size_in_bytes())
      ->default_str("256MB");
  app.add_option("--encoding", request.encoding,
                 say("Encoding of texts that do not tell their own: cp932, euc-jp, gb18030 …; one "
                     "that is plainly in another is read in that",
                     "文字コードが分からない文書の文字コード(cp932、euc-jp、gb18030 など)。"
                     "明らかに違うものはその文字コードで読む"))
      ->type_name("NAME");
  app.add_flag(
      "-q,--quiet", written.options.quiet,
      say("Print errors alone: no progress, no skipped files, no report but in JSON",
          "エラーだけを表示する(進み具合、読めなかったファイル、JSON 以外の報告を出さない)"));
  app.add_flag(
      "-v,--verbose", written.options.verbose,
      say("Name each file of a kind that is not read", "読めない種類のファイルも1件ずつ表示する"));
  add_choice(app, "--format", written.format, {"text", "json"},
             say("Form of the report", "結果の形式"));
  add_choice(app, "--progress", written.progress, {"auto", "none", "json"},
             say("auto: a line on a terminal; json: a line for each commit, on stderr",
                 "auto: 端末では進み具合の行、json: 確定ごとに1行(標準エラー)"));
  app.add_flag("--explain", written.options.explain,
               say("Write no index: tell what each line of the files is taken for, and why; each "
                   "file by itself, without the others of its folder",
                   "索引を作らず、ファイルの各行を何と見なしたかと理由を表示する"
                   "(同じフォルダーの他のファイルは見ない)"));
}

Command program_command() {
  Command command("kouryu-index", say("Create or update a full-text index of documents",
                                      "文書の全文検索索引を作成・更新する"));
  command.commands = actions();
  command.argument = {
      .name = "PATH",
      .help =
          say("Files and folders, or - for standard input with --input jsonl. One that is "
              "called like an action is written ./status",
              "ファイル、フォルダー、または - (標準入力、--input jsonl のとき)。操作と同じ名前の"
              "ものは ./status のように書く"),
      .most = 0};
  command.examples = {
      {"kouryu-index --index koryu.idx documents/",
       say("make an index of a folder, or bring it up to date",
           "フォルダーの索引を作る。2回目からは変わった分だけ読む")},
      {"kouryu-index --index koryu.idx --prune documents/",
       say("and drop what is gone", "消えた文書も除く")},
      {"find documents -name '*.pdf' -print0 | kouryu-index --index koryu.idx -0 --files-from -",
       say("those files alone", "選んだファイルだけ")}};
  command.statuses = {
      {"0", say("done", "終わった")},
      {"1", say("done, but some input was skipped", "終わったが、読めなかった文書がある")},
      {"2", say("an error: usage, the index, a failed write", "エラー(引数、索引、書き込み)")},
      {"130", say("interrupted; what was committed is safe", "中断された。確定済みの内容は無事")}};
  command.variables = {
      {"KOURYU_INDEX", say("the index where no --index is given", "--index がないときの索引")},
      {"LC_ALL, LC_MESSAGES, LANG",
       say("messages are in Japanese when the first that is set is ja…, else in English",
           "最初に設定されているものが ja… なら日本語、そうでなければ英語で表示する")},
      {"KOURYU_DATA", say("folder of dictionaries and tables", "辞書と表のフォルダー")}};
  command.see_also = {"kouryu(1)"};
  for (const std::string& action : command_names(command)) {
    command.see_also.push_back("kouryu-index-" + action + "(1)");
  }
  return command;
}

/// The lines of a file, or of standard input.
Strings read_paths(const std::string& name, bool null_ends) {
  std::ifstream file;
  if (name != "-") {
    file.open(name, std::ios::binary);
    check_readable(file, name);
  }
  std::istream& in = name == "-" ? std::cin : file;
  Strings paths;
  for (std::string path; std::getline(in, path, null_ends ? '\0' : '\n');) {
    if (!path.empty()) paths.push_back(path);
  }
  return paths;
}

void check_paths(IndexRequest& request, const Strings& paths) {
  for (const std::string& path : paths) {
    if (path == "-" && !request.jsonl) {
      throw UsageError(
          say("standard input needs --input jsonl", "標準入力には --input jsonl が必要です"));
    }
    if (path.empty()) throw UsageError(say("a PATH is empty", "PATH が空です"));
    request.paths.emplace_back(path);
  }
}

/// Whether the first PATH, which is not there, is a slip in the name of an action.
void check_action(const Command& command, const Strings& paths) {
  std::error_code error;
  if (paths.empty() || std::filesystem::exists(paths[0], error)) return;
  const std::string guess = did_you_mean(paths[0], command_names(command));
  if (guess.empty()) return;
  throw UsageError(
      say("neither an action nor a PATH: ", "操作でも PATH でもありません: ") + paths[0], guess);
}

IndexOptions finished(const Command& command, Written written, Strings paths) {
  IndexOptions& options = written.options;
  IndexRequest& request = options.request;
  request.jsonl = written.input == "jsonl";
  if (written.prune != "true" && written.prune != "false" && written.prune != "force") {
    throw UsageError(
        say("--prune: takes no value but force: ", "--prune: 指定できる値は force だけです: ") +
        written.prune);
  }
  request.prune = written.prune != "false";
  request.prune_absent_roots = written.prune == "force";
  if (!request.encoding.empty() && !encoding_of_name(request.encoding)) {
    throw UsageError(
        say("--encoding: is no encoding that is known: ", "--encoding: 知らない文字コードです: ") +
        request.encoding);
  }
  check_action(command, paths);
  if (!written.files_from.empty()) {
    const Strings more = read_paths(written.files_from, written.null_ends);
    paths.insert(paths.end(), more.begin(), more.end());
  } else if (written.null_ends) {
    throw UsageError(
        say("--null goes with --files-from", "--null は --files-from と一緒に指定してください"));
  } else if (paths.empty()) {
    throw UsageError(say("PATH is missing", "PATH を指定してください"));
  }
  check_paths(request, paths);
  request.index_dir =
      written.index.empty() ? default_index_dir() : std::filesystem::path(written.index);
  options.json = written.format == "json";
  const bool line = written.progress == "auto" && !options.quiet && ::isatty(STDERR_FILENO) != 0;
  options.progress = written.progress == "json" ? ProgressStyle::Json
                     : line                     ? ProgressStyle::Line
                                                : ProgressStyle::None;
  return std::move(options);
}

}  // namespace

void add_index_option(CLI::App& app, std::string& index) {
  app.add_option("--index", index, say("Index folder", "索引フォルダー"))
      ->type_name("DIR")
      ->default_str(say("$KOURYU_INDEX, else the user's data folder",
                        "$KOURYU_INDEX、なければ利用者のデータフォルダー"));
}

Command program() {
  Command command = program_command();
  static Written unread;  // help, manual and completion read no line
  add_options(*command.options, unread);
  return command;
}

IndexOptions read_options(const Strings& line) {
  Written written;
  Command command = program_command();
  add_options(*command.options, written);
  Strings paths = read_line(command, line);
  return finished(command, std::move(written), std::move(paths));
}

}  // namespace kouryu
