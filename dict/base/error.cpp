// The one list of errors: a row a kind, in the order of the enumeration.
#include "kouryu/error.h"

#include <array>
#include <cstddef>

#include "dict/base/error_kinds.h"
#include "dict/base/locale.h"

namespace kouryu {
namespace {

struct Wording {
  const char* english;
  const char* japanese;
};

struct ErrorRow {
  ErrorKind kind;
  const char* code;
  Wording text;
  Wording hint;
};

constexpr std::array kRows = {
    ErrorRow{ErrorKind::BadQuery,
             "bad_query",
             {"the query cannot be understood", "検索条件を読み取れません"},
             {"", ""}},
    ErrorRow{ErrorKind::NotFound,
             "not_found",
             {"no index is there", "索引がありません"},
             {"build one with: kouryu-index --index DIR PATH",
              "作成するには: kouryu-index --index DIR PATH"}},
    ErrorRow{
        ErrorKind::Incompatible,
        "incompatible",
        {"the index is of another version", "索引の版が違います"},
        {"rebuild it with kouryu-index --rebuild", "kouryu-index --rebuild で作り直してください"}},
    ErrorRow{ErrorKind::Busy,
             "busy",
             {"another program is writing to the index", "別のプログラムが索引に書き込み中です"},
             {"try again when it has finished", "終わってからもう一度実行してください"}},
    ErrorRow{ErrorKind::Corrupt,
             "corrupt",
             {"the index is damaged", "索引が壊れています"},
             {"kouryu-index check tells what is damaged; kouryu-index --rebuild builds it anew",
              "kouryu-index check で壊れた箇所が分かります。kouryu-index --rebuild "
              "で作り直せます"}},
    ErrorRow{ErrorKind::Io,
             "io",
             {"reading or writing failed", "読み書きできませんでした"},
             {"look at the disk or the network, then try again",
              "ディスクやネットワークを確かめてから、もう一度実行してください"}},
    ErrorRow{ErrorKind::Internal,
             "internal",
             {"something went wrong in kouryu", "内部エラーが起きました"},
             {"this is a fault of kouryu: please report it with this message",
              "kouryu の不具合です。この内容を添えて知らせてください"}},
    ErrorRow{ErrorKind::TimedOut,
             "timed_out",
             {"the answer took too long", "時間内に答えられませんでした"},
             {"ask for less, or narrow the query with filters",
              "絞り込みを加えるなど、検索の範囲を狭めてください"}},
    ErrorRow{
        ErrorKind::NoPermission,
        "no_permission",
        {"the index may not be read", "索引を読む権限がありません"},
        {"give the user who runs kouryu the right to read it, and to write it for kouryu-index",
         "kouryu を動かす利用者に読み取りの権限(kouryu-index "
         "には書き込みの権限も)を与えてください"}},
    ErrorRow{ErrorKind::DiskFull,
             "disk_full",
             {"the disk is full", "ディスクに空きがありません"},
             {"make room on the disk and run it again; what was committed is safe",
              "空きを作ってもう一度実行してください。確定済みの内容は無事です"}},
    ErrorRow{ErrorKind::NotAnIndex,
             "not_an_index",
             {"this is not an index of kouryu", "kouryu の索引ではありません"},
             {"name the folder that kouryu-index wrote with --index",
              "kouryu-index が作ったフォルダーを --index に指定してください"}},
    ErrorRow{ErrorKind::Building,
             "building",
             {"the index is still being built", "索引を作成中です"},
             {"try again when it has finished", "終わってからもう一度実行してください"}},
    ErrorRow{ErrorKind::NoResources,
             "no_resources",
             {"memory or file handles are used up", "メモリーかファイルの数が足りません"},
             {"end other programs or raise the limit (ulimit -n for open files)",
              "ほかのプログラムを終えるか、上限を上げてください(開けるファイルの数は ulimit -n)"}},
    ErrorRow{ErrorKind::TooLarge,
             "too_large",
             {"the answer takes more memory than it may", "答えに使えるメモリーを超えました"},
             {"ask for fewer results, or narrow the query with filters",
              "件数を減らすか、絞り込みを加えてください"}},
};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (kRows[i].kind != static_cast<ErrorKind>(i)) return false;
  }
  return true;
}
static_assert(is_in_order());

const ErrorRow& row_of(ErrorKind kind) {
  const auto i = static_cast<std::size_t>(kind);
  return kRows[i < kRows.size() ? i : static_cast<std::size_t>(ErrorKind::Internal)];
}

const char* say(const Wording& wording) { return kouryu::say(wording.english, wording.japanese); }

}  // namespace

const char* error_code(ErrorKind kind) { return row_of(kind).code; }
const char* error_text(ErrorKind kind) { return say(row_of(kind).text); }
const char* error_hint(ErrorKind kind) { return say(row_of(kind).hint); }

std::optional<ErrorKind> error_kind(std::uint64_t number) {
  if (number >= kRows.size()) return std::nullopt;
  return static_cast<ErrorKind>(number);
}

}  // namespace kouryu
