// Every error of the closed list, as a person meets it: its place, its reason, what to do, in both
// languages, and nothing of what the libraries say in English.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <set>
#include <string>
#include <vector>

#include "dict/base/error_kinds.h"
#include "dict/base/locale.h"
#include "dict/base/system_calls.h"
#include "tests/cli/index_shell.h"
#include "tests/support/latin.h"

namespace kouryu::test {
namespace {

using testing::AnyOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kText = "大連市との交流を始めた。\n";

/// The hint that a person reads under an error of `kind`.
std::string hint_of(ErrorKind kind, Language language) {
  const SpeakIn speak(language);
  return error_hint(kind);
}

// `i` is an index of d/a.txt, unless `before` changes that. The message holds `place`, and one of
// the two reasons; below it stands the hint of the kind.
struct ErrorCase {
  const char* name;
  ErrorKind kind;
  const char* before;   // by the shell, in the scratch folder
  const char* program;  // and its arguments
  const char* place;
  const char* english;
  const char* japanese;
};
void PrintTo(const ErrorCase& c, std::ostream* out) { *out << c.before << " | " << c.program; }

constexpr const char* kSearch = "kouryu search --index @/i 大連";
constexpr const char* kIndex = "kouryu-index --index @/i @/d";

constexpr ErrorCase kErrorCases[] = {
    {"NothingThere", ErrorKind::NotFound, "rm -r i", kSearch, "/i:", "no index",
     "索引がありません"},
    {"NothingThereToTell", ErrorKind::NotFound, "rm -r i", "kouryu-index status --index @/i",
     "/i:", "no index", "索引がありません"},
    {"AnEmptyFolder", ErrorKind::NotFound, "rm -r i; mkdir i", kSearch, "/i:", "no index",
     "索引がありません"},
    {"ARunThatWasKilled", ErrorKind::NotFound, "rm -r i/xapian; echo 1999999999 > i/lock", kSearch,
     "/i:", "no index", "索引がありません"},
    {"ARunThatIsUnderWay", ErrorKind::Building, "rm -r i/xapian; echo $PPID > i/lock", kSearch,
     "/i:", "still being built (process ", "作成中です(プロセス "},
    {"ARunThatIsUnderWayToCheck", ErrorKind::Building, "rm -r i/xapian; echo $PPID > i/lock",
     "kouryu-index check --index @/i", "/i:", "still being built (process ",
     "作成中です(プロセス "},
    {"AFolderOfDocuments", ErrorKind::NotAnIndex, "true", "kouryu search --index @/d 大連",
     "/d:", "not an index", "索引ではありません"},
    {"AFolderOfDocumentsToTell", ErrorKind::NotAnIndex, "true", "kouryu-index status --index @/d",
     "/d:", "not an index", "索引ではありません"},
    {"AText", ErrorKind::NotAnIndex, "true", "kouryu search --index @/d/a.txt 大連",
     "/d/a.txt:", "not an index", "索引ではありません"},
    {"OfAnotherSchema", ErrorKind::Incompatible,
     "$METADATA i/xapian kouryu.schema_version 1 && rm i/xapian/manifest", kSearch, "/i:", "schema",
     "形式"},
    {"OfAnotherSchemaToWrite", ErrorKind::Incompatible,
     "$METADATA i/xapian kouryu.schema_version 1 && rm i/xapian/manifest", kIndex,
     "/i/xapian:", "schema", "形式"},
    {"AHeaderOfNoDatabase", ErrorKind::Corrupt, "echo x > i/xapian/iamglass", kSearch,
     "/i/xapian/iamglass:", "damaged", "壊れています"},
    {"AHeaderOfNoDatabaseToWrite", ErrorKind::Corrupt, "echo x > i/xapian/iamglass", kIndex,
     "/i/xapian/iamglass:", "damaged", "壊れています"},
    {"AFileThatIsGone", ErrorKind::Corrupt, "rm i/xapian/docdata.glass", kSearch,
     "/i/xapian/docdata.glass:", "missing", "ファイルがありません"},
    {"AFileThatWasCut", ErrorKind::Corrupt, "truncate -s 100 i/xapian/postlist.glass",
     "kouryu-index export --index @/i", "/i/xapian/postlist.glass:", "damaged", "壊れています"},
    {"NotForUs", ErrorKind::NoPermission, "chmod 0 i/xapian/iamglass", kSearch,
     "/i/xapian/iamglass:", "Permission denied", "権限がありません"},
    {"AFolderNotForUs", ErrorKind::NoPermission, "chmod 0 i", kSearch, "/i", "Permission denied",
     "権限がありません"},
    {"ADatabaseNotForUs", ErrorKind::NoPermission, "chmod 0 i/xapian", kSearch, "/i/xapian",
     "Permission denied", "権限がありません"},
    {"ALockNotForUs", ErrorKind::NoPermission, "chmod 400 i/lock", kIndex,
     "/i/lock:", "Permission denied", "権限がありません"},
    {"AFolderNotForUsToWrite", ErrorKind::NoPermission, "chmod 0 i", kIndex, "/i",
     "Permission denied", "権限がありません"},
    {"ADatabaseNotForUsToWrite", ErrorKind::NoPermission, "chmod 0 i/xapian", kIndex,
     "/i/xapian:", "Permission denied", "権限がありません"},
    {"ADatabaseNotToList", ErrorKind::NoPermission, "chmod 300 i/xapian", kIndex,
     "/i/xapian:", "Permission denied", "権限がありません"},
    {"WhatAKilledRunLeftNotToList", ErrorKind::NoPermission, "mkdir i/building; chmod 0 i/building",
     kIndex, "/i/building:", "Permission denied", "権限がありません"},
    {"AFolderWithoutADatabaseNotToList", ErrorKind::NoPermission, "rm -r i/xapian; chmod 300 i",
     kIndex, "/i:", "Permission denied", "権限がありません"},
    {"ALockOfXapianNotForUs", ErrorKind::NoPermission,
     "touch i/xapian/flintlock; chmod 400 i/xapian/flintlock; echo x > d/b.txt", kIndex,
     "/i/xapian:", "Permission denied", "権限がありません"},
    {"AFolderNotToWriteIn", ErrorKind::NoPermission, "mkdir e; chmod 500 e",
     "kouryu-index --index @/e/i @/d", "/e/i:", "Permission denied", "権限がありません"},
    {"ABatchThatIsNotThere", ErrorKind::Io, "true", "kouryu search --index @/i --batch @/none",
     "/none:", "No such file", "ファイルやフォルダーがありません"},
    {"ABatchThatIsAFolder", ErrorKind::Io, "true", "kouryu search --index @/i --batch @/d",
     "/d:", "Is a directory", "フォルダーです"},
    {"LinesThatAreNotThere", ErrorKind::Io, "true", "kouryu-index import --index @/i @/none",
     "/none:", "No such file", "ファイルやフォルダーがありません"},
    {"AnExportToNowhere", ErrorKind::Io, "true", "kouryu-index export --index @/i @/no/where",
     "/no/where:", "No such file", "ファイルやフォルダーがありません"},
    {"AServerThatIsNotThere", ErrorKind::Io, "true", "kouryu search --index tcp://127.0.0.1:1 大連",
     "tcp://127.0.0.1:1:", "Connection refused", "接続を断られました"},
    {"AFilterNobodyKnows", ErrorKind::BadQuery, "true",
     "kouryu search --index @/i --year 昨日 大連", "昨日", "year", "year"},
};

class ErrorsCli : public testing::TestWithParam<ErrorCase> {
 protected:
  void SetUp() override {
    scratch_.write("d/a.txt", kText);
    shell(scratch_, program("kouryu-index") + " --index i d > /dev/null 2>&1");
  }
  void TearDown() override { shell(scratch_, "chmod -R u+rwX ."); }

  Finished run(const std::string& line, const char* locale) {
    Strings arguments = words(line, scratch_);
    arguments[0] = program(arguments[0]);
    return run_program(without_privileges(std::move(arguments)), {std::string("LC_ALL=") + locale});
  }

  const Scratch scratch_;
};

/// English of the libraries that could leak.
void expect_nothing_leaks(const std::string& message) {
  for (const char* word : {"Couldn't", "Database", "glass_", "Xapian::", "std::", "/proc/self"}) {
    EXPECT_THAT(message, Not(HasSubstr(word)));
  }
}

TEST_P(ErrorsCli, TellsWhereWhyAndWhatToDo) {
  const ErrorCase& c = GetParam();
  shell(scratch_, "METADATA='xapian-metadata set'; " + std::string(c.before));
  const Finished english = run(c.program, "C.UTF-8");
  const Finished japanese = run(c.program, "ja_JP.UTF-8");
  for (const Finished& done : {english, japanese}) {
    EXPECT_EQ(done.status, 2);
    EXPECT_THAT(done.err, HasSubstr(c.place));
    expect_nothing_leaks(done.err);
  }
  EXPECT_THAT(english.err, HasSubstr(c.english));
  EXPECT_THAT(english.err, HasSubstr(hint_of(c.kind, Language::English)));
  EXPECT_THAT(japanese.err, HasSubstr(c.japanese));
  EXPECT_EQ(latin_sentence(japanese.err), "") << japanese.err;
  EXPECT_THAT(japanese.err, HasSubstr(hint_of(c.kind, Language::Japanese)));
}

INSTANTIATE_TEST_SUITE_P(Cases, ErrorsCli, testing::ValuesIn(kErrorCases),
                         [](const auto& c) { return c.param.name; });

TEST_F(ErrorsCli, TheHolderOfTheLockIsNamed) {
  const std::string pipe = scratch_.path().string() + "/pipe";
  shell(scratch_, "mkfifo pipe");
  const pid_t writer = ::fork();
  if (writer == 0) {
    const int in = ::open(pipe.c_str(), O_RDWR);
    (void)::dup2(in, STDIN_FILENO);
    const std::string index = scratch_.path().string() + "/i";
    const std::string name = program("kouryu-index");
    ::execl(name.c_str(), "kouryu-index", "--index", index.c_str(), "--input", "jsonl", "-",
            nullptr);
    ::_exit(127);
  }
  Finished second;
  for (int i = 0; i < 100 && second.err.find("process") == std::string::npos; ++i) {
    ::usleep(50'000);
    second = run(kIndex, "C.UTF-8");
  }
  EXPECT_EQ(second.status, 2);
  EXPECT_THAT(second.err, HasSubstr("(process " + std::to_string(writer) + ")"));
  EXPECT_THAT(run(kIndex, "ja_JP.UTF-8").err,
              HasSubstr("(プロセス " + std::to_string(writer) + ")"));
  EXPECT_THAT(second.err, HasSubstr(hint_of(ErrorKind::Busy, Language::English)));
  (void)::kill(writer, SIGKILL);
  (void)::waitpid(writer, nullptr, 0);
  EXPECT_EQ(run(kIndex, "C.UTF-8").status, 0);
}

TEST_F(ErrorsCli, TooManyOpenFilesAreToldAsSuch) {
  for (int handles = 4; handles <= 12; ++handles) {
    for (const char* line : {kSearch, kIndex}) {
      Strings arguments = words(line, scratch_);
      arguments[0] = program(arguments[0]);
      arguments.insert(
          arguments.begin(),
          {"/bin/sh", "-c", "ulimit -n " + std::to_string(handles) + "; exec \"$@\"", "sh"});
      const Finished done = run_program(arguments, {"LC_ALL=ja_JP.UTF-8"});
      if (done.status < 2) continue;
      if (done.status == 127) continue;  // not even its libraries
      EXPECT_THAT(done.err, HasSubstr("開いているファイルが多すぎます")) << handles << line;
      EXPECT_THAT(done.err, HasSubstr("ulimit -n")) << handles << line;
    }
  }
}

TEST_F(ErrorsCli, AFullDiskIsToldAsSuch) {
  // The size of a file is bounded here: what goes past it fails as on a full disk.
  Strings arguments = words(kIndex, scratch_);
  arguments[0] = program(arguments[0]);
  arguments.insert(arguments.begin(), {"/bin/sh", "-c", "ulimit -f 4; exec \"$@\"", "sh"});
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "第" + std::to_string(i) + "号の交流の記録。\n";
  scratch_.write("d/b.txt", text);
  const Finished done = run_program(arguments, {"LC_ALL=ja_JP.UTF-8"});
  EXPECT_EQ(done.status, 2);
  EXPECT_THAT(done.err, HasSubstr("/i"));
  EXPECT_THAT(done.err, HasSubstr("ファイルの大きさの上限を超えます"));
  expect_nothing_leaks(done.err);
}

TEST(ErrorList, EachHasACodeATextAndAHintInBothLanguages) {
  std::set<std::string> codes;
  std::uint64_t number = 0;
  for (; const auto kind = error_kind(number); ++number) {
    EXPECT_THAT(error_code(*kind), ContainsRegex("^[a-z_]+$"));
    EXPECT_TRUE(codes.insert(error_code(*kind)).second) << error_code(*kind);
    for (const Language language : {Language::English, Language::Japanese}) {
      const SpeakIn speak(language);
      EXPECT_STRNE(error_text(*kind), "");
      if (*kind != ErrorKind::BadQuery) {
        EXPECT_STRNE(error_hint(*kind), "");
        EXPECT_EQ(Error(*kind, "x").hint(), error_hint(*kind));
      }
    }
    EXPECT_EQ(Error(*kind, "x", "y").hint(), "y");
  }
  EXPECT_EQ(number, 14U);
}

struct SystemCase {
  int number;
  ErrorKind kind;
  const char* english;
  const char* japanese;
};

constexpr SystemCase kSystemCases[] = {
    {EACCES, ErrorKind::NoPermission, "Permission denied", "権限がありません"},
    {EROFS, ErrorKind::NoPermission, "Read-only file system", "読み取り専用"},
    {ENOSPC, ErrorKind::DiskFull, "No space left on device", "空きがありません"},
    {EDQUOT, ErrorKind::DiskFull, "Disk quota exceeded", "割り当て"},
    {EMFILE, ErrorKind::NoResources, "Too many open files", "ファイルが多すぎます"},
    {ENOMEM, ErrorKind::NoResources, "Cannot allocate memory", "メモリー"},
    {EIO, ErrorKind::Io, "Input/output error", "入出力エラー"},
    {ENOENT, ErrorKind::Io, "No such file or directory", "ありません"},
    {EDOM, ErrorKind::Io, "Numerical argument out of domain", "システムのエラー 33"},
};

TEST(SystemReasons, AreToldInBothLanguagesAndFoundAgain) {
  for (const SystemCase& c : kSystemCases) {
    const std::string english = [&] {
      const SpeakIn speak(Language::English);
      return system_reason(c.number);
    }();
    EXPECT_EQ(english, c.english);
    EXPECT_EQ(number_of_reason(english), c.number);
    const SpeakIn speak(Language::Japanese);
    EXPECT_THAT(system_reason(c.number), HasSubstr(c.japanese));
    try {
      throw_system("/a/b", c.number);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), c.kind);
      EXPECT_EQ(std::string(error.what()), "/a/b: " + system_reason(c.number));
      EXPECT_EQ(error.hint(), error_hint(c.kind));
    }
  }
  EXPECT_EQ(number_of_reason("no reason of the system"), 0);
  EXPECT_EQ(number_of_reason("Commit failed (Input/output error), and more failed"), EIO);
  EXPECT_EQ(number_of_reason("lock: Too many open files in system"), ENFILE);
}

}  // namespace
}  // namespace kouryu::test
