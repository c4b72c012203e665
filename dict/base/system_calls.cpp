// The C library's own translations need a locale that is installed, and setlocale, which is the
// whole process's: what an index meets is told here.
#include "dict/base/system_calls.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include "dict/base/locale.h"

namespace kouryu {
namespace {

struct SystemError {
  int number;
  ErrorKind kind;
  const char* japanese;
};

constexpr std::array kErrors = {
    SystemError{EACCES, ErrorKind::NoPermission, "権限がありません"},
    SystemError{EPERM, ErrorKind::NoPermission, "許可されていない操作です"},
    SystemError{EROFS, ErrorKind::NoPermission, "読み取り専用のファイルシステムです"},
    SystemError{ENOSPC, ErrorKind::DiskFull, "ディスクに空きがありません"},
    SystemError{EDQUOT, ErrorKind::DiskFull, "ディスクの割り当てを使い切りました"},
    SystemError{EFBIG, ErrorKind::DiskFull, "ファイルの大きさの上限を超えます"},
    SystemError{EMFILE, ErrorKind::NoResources, "開いているファイルが多すぎます"},
    SystemError{ENFILE, ErrorKind::NoResources, "システム全体で開いているファイルが多すぎます"},
    SystemError{ENOMEM, ErrorKind::NoResources, "メモリーが足りません"},
    SystemError{EAGAIN, ErrorKind::NoResources, "資源が一時的に足りません"},
    SystemError{ENOENT, ErrorKind::Io, "ファイルやフォルダーがありません"},
    SystemError{ENOTDIR, ErrorKind::Io, "フォルダーではありません"},
    SystemError{EISDIR, ErrorKind::Io, "フォルダーです"},
    SystemError{EEXIST, ErrorKind::Io, "すでにあります"},
    SystemError{ENOTEMPTY, ErrorKind::Io, "フォルダーが空ではありません"},
    SystemError{EIO, ErrorKind::Io, "入出力エラーです"},
    SystemError{ENXIO, ErrorKind::Io, "装置がありません"},
    SystemError{ENODEV, ErrorKind::Io, "装置がありません"},
    SystemError{EBUSY, ErrorKind::Io, "使用中です"},
    SystemError{ETXTBSY, ErrorKind::Io, "実行中のプログラムです"},
    SystemError{ELOOP, ErrorKind::Io, "リンクが輪になっています"},
    SystemError{ENAMETOOLONG, ErrorKind::Io, "名前が長すぎます"},
    SystemError{EXDEV, ErrorKind::Io, "別のファイルシステムです"},
    SystemError{ESTALE, ErrorKind::Io, "共有フォルダーのファイルが失われました"},
    SystemError{EINVAL, ErrorKind::Io, "この操作はできません"},
    SystemError{ENOSYS, ErrorKind::Io, "この操作はできません"},
    SystemError{EOPNOTSUPP, ErrorKind::Io, "この操作はできません"},
    SystemError{ENOEXEC, ErrorKind::Io, "プログラムではありません"},
    SystemError{EINTR, ErrorKind::Io, "割り込まれました"},
    SystemError{ENOLCK, ErrorKind::Io, "ここではファイルをロックできません"},
    SystemError{EPIPE, ErrorKind::Io, "相手が読むのをやめました"},
    SystemError{ECONNREFUSED, ErrorKind::Io, "接続を断られました"},
    SystemError{ECONNRESET, ErrorKind::Io, "接続が切られました"},
    SystemError{ETIMEDOUT, ErrorKind::Io, "時間内に応答がありません"},
    SystemError{EHOSTUNREACH, ErrorKind::Io, "相手に届きません"},
    SystemError{ENETUNREACH, ErrorKind::Io, "ネットワークに届きません"},
    SystemError{EADDRINUSE, ErrorKind::Io, "アドレスは使用中です"},
    SystemError{EADDRNOTAVAIL, ErrorKind::Io, "この機械のアドレスではありません"},
};

constexpr int kMostNumber = 133;  // of Linux

const SystemError* find_error(int number) {
  const auto* const found =
      std::find_if(kErrors.begin(), kErrors.end(),
                   [&](const SystemError& error) { return error.number == number; });
  return found == kErrors.end() ? nullptr : found;
}

}  // namespace

std::string system_reason(int number) {
  if (message_language() == Language::English) return std::strerror(number);
  const SystemError* const error = find_error(number);
  return error != nullptr ? error->japanese : "システムのエラー " + std::to_string(number);
}

ErrorKind kind_of_system(int number) {
  const SystemError* const error = find_error(number);
  return error != nullptr ? error->kind : ErrorKind::Io;
}

int number_of_reason(std::string_view message) {
  int found = 0;
  std::size_t longest = 0;
  for (int number = 1; number <= kMostNumber; ++number) {
    const std::string_view name = std::strerror(number);
    if (name.size() <= longest || message.find(name) == std::string_view::npos) continue;
    found = number;
    longest = name.size();
  }
  return found;
}

void throw_system(const std::string& what) { throw_system(what, errno); }

void throw_system(const std::string& what, int number) {
  throw Error(kind_of_system(number), what + ": " + system_reason(number));
}

void check_readable(std::istream& in, const std::string& path) {
  if (!in) throw_system(path);
  // A folder opens too, and fails at the first read.
  if (in.peek() == std::istream::traits_type::eof() && in.bad()) throw_system(path, EISDIR);
  if (in.eof()) in.clear();
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace kouryu
