// One clause per kind of Xapian exception, and the check that an index is ours. What Xapian says in
// English is for those who know its tables; only what it knows of the system is handed on.
#include "dict/schema/xapian_errors.h"

#include <cerrno>
#include <filesystem>
#include <new>
#include <string>
#include <system_error>

#include "dict/base/locale.h"
#include "dict/base/presence.h"
#include "dict/base/system_calls.h"
#include "dict/integrity/glass_header.h"
#include "dict/schema/fields.h"
#include "dict/schema/with_reason.h"
#include "dict/tokens/analyzer.h"

namespace kouryu {
namespace {

/// The system's error number behind `error`; 0 where Xapian knew none. Of its lock and of a commit
/// that it could not take back it tells the reason only in its message.
int number_of(const Xapian::Error& error) {
  if (const char* const reason = error.get_error_string()) return number_of_reason(reason);
  return number_of_reason(error.get_msg());
}

[[noreturn]] void refuse(ErrorKind kind, const std::string& where) {
  throw Error(kind, where + ": " + error_text(kind));
}

/// Told by the system's reason where there is one.
[[noreturn]] void refuse(ErrorKind kind, const std::string& where, const Xapian::Error& error) {
  if (const int number = number_of(error); number != 0) throw_system(where, number);
  refuse(kind, where);
}

/// Xapian throws the same for a lock that another has and for one that the system does not give;
/// `number` is the system's reason where it is known, else 0.
[[noreturn]] void refuse_lock(const std::string& where, const Xapian::DatabaseLockError& error,
                              int number) {
  const std::string& message = error.get_msg();
  const auto says = [&](const char* text) { return message.find(text) != std::string::npos; };
  if (says("already locked")) refuse(ErrorKind::Busy, where);
  if (says("too many open files")) throw_system(where, EMFILE);
  if (says("not supported")) throw_system(where, ENOLCK);
  if (number != 0 && number_of(error) == 0) throw_system(where, number);
  refuse(ErrorKind::Io, where, error);
}

/// What reads a file or decodes a passage does not know for which index.
[[noreturn]] void rethrow_with_name(const std::string& where, const Error& error) {
  const std::string message = error.what();
  const bool of_query = error.kind() == ErrorKind::BadQuery ||
                        error.kind() == ErrorKind::TimedOut || error.kind() == ErrorKind::TooLarge;
  if (of_query || message.find(where) != std::string::npos) throw;
  throw Error(error.kind(), where + ": " + message, error.hint());
}

/// Of an index or of its database.
bool holds_header(const std::string& where) {
  const std::filesystem::path folder(where);
  return is_there(folder / kGlassHeaderFile) || is_there(folder / "xapian" / kGlassHeaderFile);
}

}  // namespace

void rethrow_as_error(const std::string& where) {
  try {
    throw;
  } catch (const Error& e) {
    rethrow_with_name(where, e);
  } catch (const Xapian::DatabaseNotFoundError& e) {
    // Xapian takes a header that it cannot look at for one that is not there, and says no more.
    const int told = number_of(e);
    const int number = told == 0 && holds_header(where) ? EIO : told;
    if (number != 0 && number != ENOENT && number != ENOTDIR) throw_system(where, number);
    refuse(ErrorKind::NotFound, where);
  } catch (const Xapian::DatabaseLockError& e) {
    refuse_lock(where, e, 0);
  } catch (const Xapian::DatabaseModifiedError&) {
    throw Error(ErrorKind::Busy,
                where + say(": the index is changing fast", ": 索引が次々に更新されています"),
                say("try again", "もう一度実行してください"));
  } catch (const Xapian::DatabaseVersionError&) {
    refuse(ErrorKind::Incompatible, where);
  } catch (const Xapian::DatabaseCorruptError& e) {
    refuse(ErrorKind::Corrupt, where, e);
  } catch (const Xapian::DatabaseOpeningError& e) {
    refuse(ErrorKind::NotAnIndex, where, e);
  } catch (const Xapian::NetworkError& e) {
    if (const int number = number_of(e); number != 0) throw_system(where, number);
    throw Error(ErrorKind::Io, where + say(": no answer", ": 応答がありません"));
  } catch (const Xapian::DatabaseError& e) {
    refuse(ErrorKind::Io, where, e);
  } catch (const Xapian::Error& e) {
    throw Error(ErrorKind::Internal,
                where + ": " + error_text(ErrorKind::Internal) + " (" + e.get_type() + ')');
  } catch (const std::filesystem::filesystem_error& e) {
    throw_system(e.path1().empty() ? where : e.path1().string(), e.code().value());
  } catch (const std::system_error& e) {
    throw_system(where, e.code().value());
  } catch (const std::bad_alloc&) {
    throw_system(where, ENOMEM);
  } catch (const std::exception& e) {
    throw Error(ErrorKind::Internal,
                where + ": " + error_text(ErrorKind::Internal) + " (" + e.what() + ')');
  }
}

void rethrow_with_reason(const std::string& database, int number) {
  try {
    throw;
  } catch (const Xapian::InvalidOperationError&) {
    throw_system(database, number != 0 ? number : EIO);
  } catch (const Xapian::DatabaseCreateError& e) {
    if (number == 0 || number_of(e) != 0) throw;
    throw_system(database, number);
  } catch (const Xapian::DatabaseLockError& e) {
    refuse_lock(database, e, number);
  }
}

void check_compatible(const Xapian::Database& database, const std::string& where) {
  const std::string version = database.get_metadata(kMetaSchemaVersion);
  if (version.empty()) refuse(ErrorKind::NotAnIndex, where);
  if (version != std::to_string(kSchemaVersion)) {
    throw Error(ErrorKind::Incompatible, where +
                                             say(": schema of the index and of this program: ",
                                                 ": 索引とこのプログラムの形式: ") +
                                             version + ", " + std::to_string(kSchemaVersion));
  }
  if (database.get_metadata(kMetaAnalyzer) != analyzer_fingerprint()) {
    throw Error(ErrorKind::Incompatible,
                where + say(": the index was built with other dictionaries or folding tables",
                            ": 索引は別の辞書または文字の表で作られています"));
  }
}

}  // namespace kouryu
