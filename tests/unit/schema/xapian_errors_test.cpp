// What Xapian throws where the system fails, as a person is told it.
#include "dict/schema/xapian_errors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <functional>

#include "dict/base/locale.h"
#include "dict/base/presence.h"
#include "dict/schema/with_reason.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct ThrownCase {
  const char* name;
  std::function<void()> work;
  ErrorKind kind;
  const char* told;
};

[[noreturn]] void lock_error(const char* why) {
  throw Xapian::DatabaseLockError(std::string("Unable to get write lock on /i") + why);
}
/// The last call that failed said `number`; Xapian does not hand it on.
template <class Thrown>
[[noreturn]] void fail_with(int number) {
  with_reason("/i/xapian", [number] {
    errno = number;
    throw Thrown("Failed to create iamglass file");
  });
  std::abort();
}

const ThrownCase kThrown[] = {
    {"a lock that another has", [] { lock_error(": already locked"); }, ErrorKind::Busy,
     "another program is writing"},
    {"no handle for the lock", [] { lock_error(": too many open files"); }, ErrorKind::NoResources,
     "Too many open files"},
    {"no locks on a share", [] { lock_error(": locking probably not supported by this FS"); },
     ErrorKind::Io, "No locks available"},
    {"a lock not for us", [] { lock_error(": Couldn't open lockfile: Permission denied"); },
     ErrorKind::NoPermission, "Permission denied"},
    {"a lock, and no reason", [] { lock_error(""); }, ErrorKind::Io, "reading or writing failed"},
    {"a place that cannot be looked at",
     [] { throw Xapian::DatabaseNotFoundError("Couldn't stat '/i'", EACCES); },
     ErrorKind::NoPermission, "Permission denied"},
    {"a place that does not answer",
     [] { throw Xapian::DatabaseNotFoundError("Couldn't stat '/i'", EIO); }, ErrorKind::Io,
     "Input/output error"},
    {"nothing there", [] { throw Xapian::DatabaseNotFoundError("Couldn't stat '/i'", ENOENT); },
     ErrorKind::NotFound, "no index is there"},
    {"a header that was not written", [] { fail_with<Xapian::DatabaseCreateError>(ENOSPC); },
     ErrorKind::DiskFull, "No space left on device"},
    {"a header that was not renamed", [] { fail_with<Xapian::DatabaseCreateError>(EIO); },
     ErrorKind::Io, "Input/output error"},
    {"a lock that a share did not give", [] { fail_with<Xapian::DatabaseLockError>(EIO); },
     ErrorKind::Io, "Input/output error"},
    {"a write that was not taken back", [] { fail_with<Xapian::InvalidOperationError>(EFBIG); },
     ErrorKind::DiskFull, "File too large"},
    {"a write that was not taken back, and no reason",
     [] { fail_with<Xapian::InvalidOperationError>(0); }, ErrorKind::Io, "Input/output error"},
};

TEST(XapianErrors, ToldAsWhatTheyAre) {
  const SpeakIn speak(Language::English);
  for (const ThrownCase& c : kThrown) {
    try {
      at_boundary("/i", c.work);
      ADD_FAILURE() << c.name;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), c.kind) << c.name;
      EXPECT_THAT(error.what(), StartsWith("/i")) << c.name;
      EXPECT_THAT(error.what(), HasSubstr(c.told)) << c.name;
    }
  }
}

TEST(XapianErrors, AHeaderThatXapianCouldNotSeeIsNotMissing) {
  const SpeakIn speak(Language::English);
  const test::Scratch scratch;
  scratch.write("index/xapian/iamglass", "x");
  const auto told = [](const std::string& where) {
    try {
      at_boundary(where, []() -> int {
        throw Xapian::DatabaseNotFoundError("Couldn't detect type of database: xapian");
      });
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::Internal;
  };
  EXPECT_EQ(told((scratch / "index").string()), ErrorKind::Io);
  EXPECT_EQ(told((scratch / "index/xapian").string()), ErrorKind::Io);
  EXPECT_EQ(told((scratch / "none").string()), ErrorKind::NotFound);
}

TEST(SystemCalls, WhatDoesNotAnswerIsNotMissing) {
  const test::Scratch scratch;
  scratch.write("folder/file", "x");
  std::filesystem::create_symlink("loop", scratch / "loop");
  EXPECT_TRUE(is_there(scratch / "folder"));
  EXPECT_TRUE(is_folder(scratch / "folder"));
  EXPECT_FALSE(is_folder(scratch / "folder/file"));
  EXPECT_FALSE(is_there(scratch / "none"));
  EXPECT_FALSE(is_folder(scratch / "folder/file/none"));
  const std::filesystem::path too_long = scratch / std::string(300, 'x');
  for (const auto& path : {scratch / "loop", too_long}) {
    EXPECT_THROW((void)is_there(path), Error) << path;
    EXPECT_THROW((void)is_folder(path), Error) << path;
  }
}

TEST(SystemCalls, TheFirstPlaceThatCouldNotBeSeenIsTold) {
  const SpeakIn speak(Language::English);
  Unseen unseen;
  unseen.note("/a", ENOENT);
  unseen.note("/b", 0);
  EXPECT_NO_THROW(unseen.throw_if_any());
  unseen.note("/c", EACCES);
  unseen.note("/d", EIO);
  try {
    unseen.throw_if_any();
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::NoPermission);
    EXPECT_STREQ(error.what(), "/c: Permission denied");
  }
}

}  // namespace
}  // namespace kouryu
