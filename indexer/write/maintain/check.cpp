// Hashes first; then, for what no hash can tell, Xapian and our own decoder read everything.
#include "indexer/write/maintain/check.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <sstream>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"
#include "dict/schema/fields.h"
#include "dict/schema/folded_passage.h"
#include "dict/schema/record.h"
#include "dict/schema/xapian_errors.h"
#include "dict/text/shown_path.h"
#include "indexer/write/maintain/maintain.h"
#include "indexer/write/maintain/open_index.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostFaults = 20;  // to be told

/// `message`, which may name `what` itself.
std::string named(const std::string& what, const std::string& message) {
  return message.find(what) == std::string::npos ? what + ": " + message : message;
}

/// Calls `work`; what it throws is told as a fault of `what`.
template <class Work>
bool holds(const std::string& what, std::vector<std::string>& faults, Work&& work) {
  try {
    at_boundary(what, work);
    return true;
  } catch (const Error& error) {
    if (faults.size() < kMostFaults) faults.push_back(named(what, error.what()));
    return false;
  }
}

void check_tables(const std::string& path, std::vector<std::string>& faults) {
  holds(path, faults, [&] {
    const std::size_t errors = Xapian::Database::check(path, 0, nullptr);
    if (errors == 0) return;
    throw Error(ErrorKind::Corrupt,
                say("errors that Xapian finds in its tables: ", "Xapian が表の中に見つけた誤り: ") +
                    std::to_string(errors));
  });
}

void check_passage(const Xapian::Database& database, Xapian::docid docid) {
  const Xapian::Document document = database.get_document(docid);
  const PassageRecord record = decode_record(document.get_data());
  const auto found = database.postlist_begin(field_term(field(FieldId::Id), record.id));
  if (found == database.postlist_end(field_term(field(FieldId::Id), record.id)) ||
      *found != docid) {
    throw Error(ErrorKind::Corrupt, say("is not found by its id", "id で見つかりません"));
  }
  const auto slot = static_cast<Xapian::valueno>(field(FieldId::Folded).slot);
  if (document.get_value(slot) != encode_folded(folded_passage(record))) {
    throw Error(ErrorKind::Corrupt, say("what searches read of it is not its text",
                                        "検索が読む本文が、保存された本文と違います"));
  }
}

std::size_t check_passages(const Xapian::Database& database, std::vector<std::string>& faults) {
  std::size_t passages = 0;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::docid docid = *at;
    const std::string what = say("passage ", "パッセージ ") + std::to_string(docid);
    if (holds(what, faults, [&] { check_passage(database, docid); })) ++passages;
  }
  return passages;
}

void check_states(const Xapian::Database& database, std::vector<std::string>& faults) {
  for (auto key = database.metadata_keys_begin(kMetaDocumentPrefix);
       key != database.metadata_keys_end(kMetaDocumentPrefix); ++key) {
    holds(*key, faults, [&] {
      const DocumentState state = decode_document(database.get_metadata(*key));
      if (!state.reason.empty()) return;
      const std::size_t there =
          database.get_termfreq(field_term(field(FieldId::Document), state.id));
      if (there == state.passages) return;
      throw Error(
          ErrorKind::Corrupt,
          shown_path(state.path) +
              say(": passages are missing or too many: ", ": パッセージの数が合いません: ") +
              std::to_string(there) + " / " + std::to_string(state.passages));
    });
  }
}

}  // namespace

ChildEnd run_in_child(const std::function<void(int)>& work) {
  const auto fail = [] { throw_system(say("cannot start a process", "プロセスを起動できません")); };
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) fail();
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) fail();
  if (child == 0) {
    // Left behind by one that is killed, it would go on to hold the lock of the index.
    (void)::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    (void)::close(ends[0]);
    for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL}) {
      (void)std::signal(signal, SIG_DFL);
    }
    std::set_terminate(std::abort);
    // What the C library says of a damaged heap is nothing to a user.
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) (void)::dup2(nowhere, STDERR_FILENO);
    work(ends[1]);
    ::_exit(0);
  }
  (void)::close(ends[1]);
  ChildEnd end;
  std::array<char, 4096> piece{};
  while (true) {
    const ssize_t got = ::read(ends[0], piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    end.written.append(piece.data(), static_cast<std::size_t>(got));
  }
  (void)::close(ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  end.finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  return end;
}

void check_schema(const std::string& path) {
  const ChildEnd told = run_in_child([&](int descriptor) {
    try {
      (void)write_all(descriptor, Xapian::Database(path).get_metadata(kMetaSchemaVersion));
    } catch (...) {  // damaged
    }
  });
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string& version = told.written;
  if (version.empty() || !std::all_of(version.begin(), version.end(), is_digit) ||
      version == std::to_string(kSchemaVersion)) {
    return;
  }
  check_compatible(Xapian::Database(path), path);
}

DeepCheck check_deeply(const std::string& path) {
  const ChildEnd end = run_in_child([&](int descriptor) {
    std::vector<std::string> faults;
    std::size_t passages = 0;
    check_tables(path, faults);
    holds(path, faults, [&] {
      const Xapian::Database database(path);
      passages = check_passages(database, faults);
      check_states(database, faults);
    });
    std::string out = std::to_string(passages) + '\n';
    for (const std::string& fault : faults) out += fault + '\n';
    (void)write_all(descriptor, out);
  });
  DeepCheck result;
  std::istringstream lines(end.written);
  std::string line;
  if (std::getline(lines, line)) result.passages = std::stoul(line);
  while (std::getline(lines, line)) result.faults.push_back(line);
  if (end.signal != 0) {
    result.faults.push_back(
        path + say(": Xapian crashes while reading it", ": Xapian が読み取り中に異常終了します"));
  } else if (!end.finished || end.written.empty()) {
    // What was not looked at to its end is not sound.
    result.faults.push_back(path + say(": the check of it did not come to its end",
                                       ": 検査が最後まで終わりませんでした"));
  }
  return result;
}

CheckResult check_index(const std::filesystem::path& index, bool deep) {
  return at_boundary(index.string(), [&] {
    const std::string path = database_of(index);
    CheckResult result;
    for (const auto& folder : database_folders(path)) {
      const FilesSeen seen = look_at_files(folder, folder.string(), Look::Whole);
      for (const DamagedFile& file : seen.damaged) {
        result.faults.push_back(damage_text(folder.string(), file));
      }
      if (!seen.manifest && seen.damaged.empty()) {
        result.notes.push_back(folder.string() +
                               say(" has no manifest: its bytes cannot be compared",
                                   ": マニフェストがなく、内容を照合できません"));
      } else if (seen.manifest && seen.manifest->writing) {
        result.notes.push_back(
            folder.string() +
            say(" is being written, or its last run was killed: its bytes cannot be compared",
                ": 書き込み中か、前回の実行が強制終了されたため、内容を照合できません"));
      }
    }
    if (!deep) return result;
    const CommitPause pause(index);
    check_schema(path);
    const DeepCheck found = check_deeply(path);
    result.passages = found.passages;
    result.faults.insert(result.faults.end(), found.faults.begin(), found.faults.end());
    // Of a damaged index what it was built with tells nothing.
    if (result.faults.empty()) check_compatible(Xapian::Database(path), path);
    return result;
  });
}

}  // namespace kouryu
