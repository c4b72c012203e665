// From what is sound, and from the files of documents that lost something.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"
#include "dict/integrity/index_files.h"
#include "dict/schema/xapian_errors.h"
#include "dict/text/shown_path.h"
#include "indexer/write/index_place.h"
#include "indexer/write/index_store.h"
#include "indexer/write/maintain/check.h"
#include "indexer/write/maintain/exchange.h"
#include "indexer/write/maintain/maintain.h"
#include "indexer/write/maintain/open_index.h"
#include "indexer/write/maintain/salvage.h"
#include "indexer/write/seal.h"
#include "kouryu/indexer.h"

namespace kouryu {
namespace fs = std::filesystem;
namespace {

bool is_damaged(const FilesSeen& seen, const char* name) {
  return std::any_of(seen.damaged.begin(), seen.damaged.end(),
                     [&](const DamagedFile& file) { return file.name == name; });
}

bool only_damaged(const FilesSeen& seen, const char* name) {
  return seen.damaged.size() == 1 && is_damaged(seen, name);
}

/// The manifest keeps a copy of the header, which is small and needed to read anything.
FilesSeen restore_header(const std::string& database, FilesSeen seen) {
  if (!is_damaged(seen, kGlassHeaderFile) || !seen.manifest || seen.manifest->writing) return seen;
  write_durably(fs::path(database) / kGlassHeaderFile, seen.manifest->header);
  return look_at_files(database, database, Look::Whole);
}

/// What an index says of a document that has to be read again: nothing that a file could match.
DocumentState forgotten(DocumentState state) {
  state.size = 0;
  state.mtime_ns = 0;
  state.content_hash.clear();
  return state;
}

struct Plan {
  std::vector<DocumentState> states;  // to be written
  std::vector<fs::path> again;        // files to be read again
  std::vector<std::string> lost;
  std::size_t lost_passages = 0;  // of no known document
};

/// `whole` passages can be trusted with their terms.
Plan plan_of(const Salvaged& salvaged, bool whole) {
  Plan plan;
  std::set<std::string> known;
  std::set<std::string> again;
  std::uint64_t accounted = 0;  // passages of which it is known where they are
  const auto read_again = [&](DocumentState state, std::size_t passages, bool incomplete) {
    const std::string file = state.container.empty() ? state.path : state.container;
    std::error_code error;
    if (fs::exists(file, error) || error) {  // what does not answer now is not gone
      again.insert(file);
    } else if (incomplete) {
      plan.lost.push_back(shown_path(state.path));
    }
    if (passages == 0 && again.count(file) == 0) return;
    state.passages = static_cast<std::uint32_t>(passages);
    plan.states.push_back(forgotten(std::move(state)));
  };
  for (const DocumentState& state : salvaged.states) {
    known.insert(state.id);
    const auto found = salvaged.passages.find(state.id);
    const std::size_t passages = found == salvaged.passages.end() ? 0 : found->second;
    const bool complete = passages == state.passages;
    accounted += std::max<std::size_t>(passages, state.passages);
    // A state carries a hash: what was taken out or gave nothing is known for sure.
    if (!state.reason.empty() || (complete && whole)) {
      plan.states.push_back(state);
    } else {
      read_again(state, passages, !complete);
    }
  }
  for (const DocumentState& state : salvaged.told) {
    if (known.count(state.id) == 0) read_again(state, salvaged.passages.at(state.id), true);
  }
  for (const auto& [id, passages] : salvaged.passages) {
    if (known.count(id) == 0) accounted += passages;
  }
  if (salvaged.passages_before > accounted) {
    plan.lost_passages = static_cast<std::size_t>(salvaged.passages_before - accounted);
  }
  plan.again.assign(again.begin(), again.end());
  std::sort(plan.lost.begin(), plan.lost.end());
  return plan;
}

/// Replaces the database by one of what is sound; returns what is still to be read.
Plan build_from_sound(IndexStore& store, const FilesSeen& seen, RepairResult& result) {
  const fs::path lines = store.scratch("salvaged");
  const bool trust_terms = seen.manifest && !seen.manifest->writing &&
                           !is_damaged(seen, "termlist.glass") &&
                           !is_damaged(seen, kGlassHeaderFile);
  const Salvaged salvaged = salvage(store.database(), lines, trust_terms);
  if (salvaged.passages.empty() && salvaged.states.empty()) {
    throw Error(ErrorKind::Corrupt,
                store.database() + say(": nothing in it can be read", ": 何も読み取れません"),
                say("Build it anew: kouryu-index --rebuild PATH",
                    "作り直してください: kouryu-index --rebuild PATH"));
  }
  result.forgot_removed = !salvaged.knows_all;
  Plan plan = plan_of(salvaged, trust_terms);
  {
    std::ofstream out(lines, std::ios::binary | std::ios::app);
    for (const DocumentState& state : plan.states) out << exchange_line(state) << '\n';
    if (!out.flush()) throw_system(lines);
  }
  std::ifstream in(lines, std::ios::binary);
  in.exceptions(std::ios::badbit);
  result.passages = import_lines(store, in, 0, true).passages;
  return plan;
}

}  // namespace

RepairResult repair_index(const fs::path& index) {
  return at_boundary(index.string(), [&] {
    RepairResult result;
    Plan plan;
    {
      const std::string path = database_of(index);
      check_index_place({.index_dir = index});
      IndexStore store(index);
      FilesSeen seen = restore_header(path, look_at_files(path, path, Look::Whole));
      check_schema(path);
      const bool files_fit = seen.damaged.empty() || only_damaged(seen, kManifestFile);
      if (files_fit && check_deeply(path).faults.empty()) {
        result.sealed = !seen.manifest || seen.manifest->writing;
        result.was_sound = !result.sealed;
        seal_database(path);  // with the times that its files now have
        return result;
      }
      plan = build_from_sound(store, seen, result);
    }
    result.lost = std::move(plan.lost);
    result.lost_passages = plan.lost_passages;
    if (plan.again.empty()) return result;
    const IndexReport report = update_index({.index_dir = index, .paths = plan.again});
    result.read = report.read;
    return result;
  });
}

}  // namespace kouryu
