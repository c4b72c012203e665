// One clause per kind of Xapian exception, and the check that an index is ours.
#include "dict/schema/xapian_errors.h"

#include <new>
#include <string>
#include <system_error>

#include "dict/schema/fields.h"
#include "dict/tokens/analyzer.h"

namespace kouryu {
namespace {

constexpr const char* kRebuild = "rebuild it with kouryu-index --rebuild";

}  // namespace

void rethrow_as_error() {
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const Xapian::DatabaseNotFoundError& e) {
    throw Error(ErrorKind::NotFound, e.get_msg(), "build one with: kouryu-index --index DIR PATH");
  } catch (const Xapian::DatabaseLockError& e) {
    throw Error(ErrorKind::Busy, e.get_msg(), "another kouryu-index is writing here");
  } catch (const Xapian::DatabaseModifiedError& e) {
    throw Error(ErrorKind::Busy, e.get_msg(), "the index is changing fast: try again");
  } catch (const Xapian::DatabaseVersionError& e) {
    throw Error(ErrorKind::Incompatible, e.get_msg(), kRebuild);
  } catch (const Xapian::DatabaseCorruptError& e) {
    throw Error(ErrorKind::Corrupt, e.get_msg(), kRebuild);
  } catch (const Xapian::DatabaseOpeningError& e) {
    throw Error(ErrorKind::NotFound, e.get_msg(), "build one with: kouryu-index --index DIR PATH");
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
    throw Error(ErrorKind::Io, "out of memory");
  } catch (const std::exception& e) {
    throw Error(ErrorKind::Internal, e.what());
  }
}

void check_compatible(const Xapian::Database& database) {
  const std::string version = database.get_metadata(kMetaSchemaVersion);
  if (version != std::to_string(kSchemaVersion)) {
    throw Error(ErrorKind::Incompatible,
                version.empty() ? "not an index of kouryu"
                                : "the index has schema " + version + ", this program reads " +
                                      std::to_string(kSchemaVersion),
                kRebuild);
  }
  if (database.get_metadata(kMetaAnalyzer) != analyzer_fingerprint()) {
    throw Error(ErrorKind::Incompatible,
                "the index was built with other dictionaries or folding tables", kRebuild);
  }
}

}  // namespace kouryu
