// Options by CLI11; what the contract calls them, they are called here.
#include "indexer/cli/options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <vector>

#include "dict/base/console.h"
#include "dict/base/index_path.h"
#include "indexer/cli/actions.h"
#include "indexer/extract/encoding_names.h"

namespace kouryu {
namespace {

constexpr int kMostPassages = 1'000'000'000;

}  // namespace

std::optional<IndexOptions> read_options(int argc, char** argv, Language language, int& status) {
  const auto tell = [&](const char* english, const char* japanese) {
    return std::string(say(language, english, japanese));
  };
  IndexOptions options;
  IndexRequest& request = options.request;
  std::string index;
  std::string input = "auto";
  std::string prune = "false";
  std::string format = "text";
  std::string progress = "auto";
  std::vector<std::string> paths;

  CLI::App app(tell("Creates or updates a full-text index of documents.",
                    "文書の全文検索索引を作成・更新します。"),
               "kouryu-index");
  app.footer(actions_help(language));
  app.set_help_flag("-h,--help", tell("Print this help and exit", "この説明を表示して終了"));
  app.set_version_flag("--version", std::string("kouryu-index ") + KOURYU_VERSION,
                       tell("Print the version and exit", "版を表示して終了"));
  app.add_option("--index", index,
                 tell("Index folder (else $KOURYU_INDEX, else the user's data folder)",
                      "索引フォルダー(省略時は $KOURYU_INDEX、なければ利用者のデータフォルダー)"))
      ->type_name("DIR");
  app.add_option("--input", input,
                 tell("auto: documents; jsonl: ready-made passages, one JSON object a line",
                      "auto: 文書、jsonl: 分割済みのパッセージ(1行に1つの JSON)"))
      ->check(CLI::IsMember({"auto", "jsonl"}));
  app.add_option("--jobs", request.jobs,
                 tell("Worker threads (0: one a core)", "作業スレッド数(0: コア数)"))
      ->check(CLI::Range(0, 256));
  app.add_option("--commit-every", request.commit_every,
                 tell("Passages between durable commits (0: the indexer's choice)",
                      "確定までのパッセージ数(0: 自動)"))
      ->check(CLI::Range(0, kMostPassages));
  app.add_flag("--prune", prune,
               tell("Drop documents that are gone from disk; --prune=force: also where a PATH is "
                    "missing or empty",
                    "ディスクから消えた文書を索引から除く。--prune=force: PATH がない場合や空の"
                    "場合も除く"));
  app.add_flag("--yes", request.remove_many,
               tell("Remove even more than 100 documents and a tenth of the index",
                    "100 件と全体の1割をともに超える文書でも索引から除く"));
  app.add_flag("--rebuild", request.rebuild,
               tell("Build anew from nothing; the old index answers until then",
                    "最初から作り直す(完成までは古い索引が使われる)"));
  app.add_flag("--dry-run", request.dry_run,
               tell("Read and count, write nothing", "読んで数えるだけで書き込まない"));
  app.add_option("--max-file-size", request.max_file_bytes,
                 tell("Larger files are not read: 100MB, 2GB (default 256MB)",
                      "これより大きいファイルは読まない(100MB、2GB など。既定は 256MB)"))
      ->type_name("SIZE")
      ->transform(CLI::AsSizeValue(false));
  app.add_option("--encoding", request.encoding,
                 tell("Encoding of texts that do not tell their own: cp932, euc-jp, gb18030 …; one "
                      "that is plainly in another is read in that",
                      "文字コードが分からない文書の文字コード(cp932、euc-jp、gb18030 など)。"
                      "明らかに違うものはその文字コードで読む"))
      ->type_name("NAME");
  app.add_flag(
      "-v,--verbose", options.verbose,
      tell("Name each file of a kind that is not read", "読めない種類のファイルも1件ずつ表示する"));
  app.add_option("--format", format, tell("Report on stdout", "結果の形式"))
      ->check(CLI::IsMember({"text", "json"}));
  app.add_option("--progress", progress,
                 tell("auto: a line on a terminal; json: a line for each commit, on stderr",
                      "auto: 端末では進み具合の行、json: 確定ごとに1行(標準エラー)"))
      ->check(CLI::IsMember({"auto", "none", "json"}));
  app.add_flag("--explain", options.explain,
               tell("Write no index: tell what each line of the files is taken for, and why; each file "
                    "by itself, without the others of its folder",
                    "索引を作らず、ファイルの各行を何と見なしたかと理由を表示する"
                    "(同じフォルダーの他のファイルは見ない)"));
  app.add_option("PATH", paths,
                 tell("Files and folders, or - for standard input with --input jsonl",
                      "ファイル、フォルダー、または - (標準入力、--input jsonl のとき)"))
      ->required();
  try {
    app.parse(argc, argv);
    request.jsonl = input == "jsonl";
    if (prune != "true" && prune != "false" && prune != "force") {
      throw CLI::ValidationError(
          "--prune", tell("takes no value but force: ", "指定できる値は force だけです: ") + prune);
    }
    request.prune = prune != "false";
    request.prune_absent_roots = prune == "force";
    if (!request.encoding.empty() && !encoding_of_name(request.encoding)) {
      throw CLI::ValidationError(
          "--encoding",
          tell("is no encoding that is known: ", "知らない文字コードです: ") + request.encoding);
    }
    for (const std::string& path : paths) {
      if (path == "-" && !request.jsonl) {
        throw CLI::ValidationError("-", tell("standard input needs --input jsonl",
                                             "標準入力には --input jsonl が必要です"));
      }
      if (path.empty()) throw CLI::ValidationError("PATH", tell("is empty", "が空です"));
      request.paths.emplace_back(path);
    }
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      app.exit(error);  // help or version was asked for
      status = 0;
    } else {
      std::cerr << usage_error(error.get_name(), error.what(), language) << '\n';
      status = 2;
    }
    return std::nullopt;
  }
  request.index_dir = index.empty() ? default_index_dir() : std::filesystem::path(index);
  options.json = format == "json";
  options.progress = progress == "json"                                   ? ProgressStyle::Json
                     : progress == "auto" && ::isatty(STDERR_FILENO) != 0 ? ProgressStyle::Line
                                                                          : ProgressStyle::None;
  return options;
}

}  // namespace kouryu
