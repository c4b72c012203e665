// One clause per kind of Xapian exception, and the check that an index is ours.
#include "dict/schema/xapian_errors.h"
#include "dict/base/locale.h"

#include <new>
#include <string>
#include <system_error>

#include "dict/schema/fields.h"
#include "dict/tokens/analyzer.h"

namespace kouryu {
namespace {

const char* rebuild_hint() {
  return say("rebuild it with kouryu-index --rebuild",
             "kouryu-index --rebuild で作り直してください");
}
const char* build_hint() {
  return say("build one with: kouryu-index --index DIR PATH",
             "作成するには: kouryu-index --index DIR PATH");
}

}  // namespace

void rethrow_as_error() {
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const Xapian::DatabaseNotFoundError& e) {
    throw Error(ErrorKind::NotFound, e.get_msg(), build_hint());
  } catch (const Xapian::DatabaseLockError& e) {
    throw Error(ErrorKind::Busy, e.get_msg(),
                say("another kouryu-index is writing here", "別の kouryu-index が書き込み中です"));
  } catch (const Xapian::DatabaseModifiedError& e) {
    throw Error(
        ErrorKind::Busy, e.get_msg(),
        say("the index is changing fast: try again", "索引が更新中です。もう一度実行してください"));
  } catch (const Xapian::DatabaseVersionError& e) {
    throw Error(ErrorKind::Incompatible, e.get_msg(), rebuild_hint());
  } catch (const Xapian::DatabaseCorruptError& e) {
    throw Error(ErrorKind::Corrupt, e.get_msg(), rebuild_hint());
  } catch (const Xapian::DatabaseOpeningError& e) {
    throw Error(ErrorKind::NotFound, e.get_msg(), build_hint());
  } catch (const Xapian::NetworkError& e) {
    throw Error(ErrorKind::Io, e.get_msg() + " " + e.get_context());
  } catch (const Xapian::DatabaseError& e) {
    const char* system = e.get_error_string();
    throw Error(ErrorKind::Io,
                e.get_msg() + (system == nullptr ? "" : std::string(" (") + system + ")"));
  } catch (const Xapian::Error& e) {
    throw Error(ErrorKind::Internal, e.get_description());
  } catch (const std::system_error& e) {
    throw Error(ErrorKind::Io, e.what());
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::Io, say("out of memory", "メモリーが足りません"));
  } catch (const std::exception& e) {
    throw Error(ErrorKind::Internal, e.what());
  }
}

void check_compatible(const Xapian::Database& database) {
  const std::string version = database.get_metadata(kMetaSchemaVersion);
  if (version != std::to_string(kSchemaVersion)) {
    throw Error(ErrorKind::Incompatible,
                version.empty() ? say("not an index of kouryu", "kouryu の索引ではありません")
                                : say("schema of the index and of this program: ",
                                      "索引とこのプログラムの形式: ") +
                                      version + ", " + std::to_string(kSchemaVersion),
                rebuild_hint());
  }
  if (database.get_metadata(kMetaAnalyzer) != analyzer_fingerprint()) {
    throw Error(ErrorKind::Incompatible,
                say("the index was built with other dictionaries or folding tables",
                    "索引は別の辞書または文字の表で作られています"),
                rebuild_hint());
  }
}

}  // namespace kouryu
