// One process reads as much as it can; where it crashes, the next one goes on behind that place.
#include "indexer/write/maintain/salvage.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

#include "dict/base/locale.h"
#include "dict/base/presence.h"
#include "dict/base/system_calls.h"
#include "dict/integrity/glass_header.h"
#include "dict/integrity/index_files.h"
#include "dict/schema/fields.h"
#include "indexer/facets/facets.h"
#include "indexer/write/maintain/check.h"
#include "indexer/write/maintain/exchange.h"
#include "indexer/write/maintain/exchange_rules.h"
#include "indexer/write/seal.h"

namespace kouryu {
namespace {

/// A number that the processes share.
class Shared {
 public:
  Shared()
      : at_(static_cast<std::size_t*>(::mmap(nullptr, sizeof(std::size_t), PROT_READ | PROT_WRITE,
                                             MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {
    if (at_ == MAP_FAILED) throw_system(say("no memory", "メモリーがありません"));
  }
  ~Shared() { (void)::munmap(at_, sizeof(std::size_t)); }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
  [[nodiscard]] std::size_t& value() { return *at_; }

 private:
  std::size_t* at_;
};

/// Lines that one process after the other appends.
class LinesFile {
 public:
  explicit LinesFile(std::filesystem::path path)
      : path_(std::move(path)),
        descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) throw_system(path_);
  }
  ~LinesFile() { (void)::close(descriptor_); }
  LinesFile(const LinesFile&) = delete;
  LinesFile& operator=(const LinesFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// False, with errno set, where that cannot be.
  [[nodiscard]] bool add(std::string_view line) const { return write_all(descriptor_, line); }

 private:
  std::filesystem::path path_;
  int descriptor_;
};

// What takes longer goes round in a circle of damaged blocks.
constexpr unsigned kLongestReadSeconds = 60;

/// Calls `read(database, i)` for i below `end`, whatever becomes of some; it returns what is to be
/// written to `out`. Where a process ends before it came to read anything, so would the next one.
/// Throws Error (Io, DiskFull) where it cannot be written: that is no damage.
void read_each(const std::string& path, std::size_t end, const LinesFile& out,
               const std::function<std::string(const Xapian::Database&, std::size_t)>& read) {
  Shared next;
  while (next.value() < end) {
    const std::size_t begin = next.value();
    const ChildEnd done = run_in_child([&](int descriptor) {
      (void)::alarm(kLongestReadSeconds);
      try {
        const Xapian::Database database(path);
        while (next.value() < end) {
          const std::size_t i = next.value()++;
          (void)::alarm(kLongestReadSeconds);
          std::string line;
          try {
            line = read(database, i);
          } catch (...) {  // lost
            continue;
          }
          (void)::alarm(0);  // whole lines only
          if (out.add(line)) continue;
          (void)write_all(descriptor, std::to_string(errno));
          return;
        }
      } catch (...) {  // it cannot be opened
        next.value() = end;
      }
    });
    if (!done.written.empty()) throw_system(out.path(), std::stoi(done.written));
    if (next.value() == begin) return;
  }
}

/// The line of what is stored, which an import takes.
template <class Stored>
std::string sound_line(const Stored& stored) {
  if (!broken_rule(stored).empty()) throw Error(ErrorKind::Corrupt, "");
  return exchange_line(stored) + '\n';
}

/// Whether Xapian opens the database: its header and the topmost block of each table.
bool opens(const std::string& path) {
  const ChildEnd done = run_in_child([&](int descriptor) {
    (void)::alarm(kLongestReadSeconds);
    try {
      const Xapian::Database database(path);
      (void)write_all(descriptor, "y");
    } catch (...) {  // it does not
    }
  });
  return done.written == "y";
}

/// A database whose files are those of `path`, without some of its tables.
class StandIn {
 public:
  StandIn(std::string path, std::filesystem::path folder, std::string header)
      : path_(std::move(path)), folder_(std::move(folder)), header_(std::move(header)) {}

  /// The folder of a database that lacks `tables`.
  [[nodiscard]] std::string without(const std::set<std::string_view>& tables) const {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    std::string header = header_;
    for (const std::string_view table : tables) header = without_table(header, table);
    write_durably(folder_ / kGlassHeaderFile, header);
    for (const std::string_view table : kGlassTables) {
      const std::string name = std::string(table) + ".glass";
      const auto file = std::filesystem::absolute(path_) / name;
      if (tables.count(table) != 0) {
        write_durably(folder_ / name, "");
      } else if (is_there(file)) {
        std::filesystem::create_symlink(file, folder_ / name);
      }
    }
    return folder_.string();
  }

 private:
  std::string path_;
  std::filesystem::path folder_;
  std::string header_;
};

/// The tables that Xapian cannot open.
std::set<std::string_view> broken_tables(const std::string& path, const StandIn& stand_in) {
  std::set<std::string_view> broken;
  if (opens(path)) return broken;
  const std::set<std::string_view> all(kGlassTables.begin(), kGlassTables.end());
  for (const std::string_view table : kGlassTables) {
    std::set<std::string_view> others = all;
    others.erase(table);
    if (!opens(stand_in.without(others))) broken.insert(table);
  }
  return broken;
}

/// Ids of the documents that the keys of their states tell, as far as these can be listed; whether
/// that was to their end.
bool list_documents(const std::string& path, std::set<std::string>& documents) {
  const ChildEnd done = run_in_child([&](int descriptor) {
    (void)::alarm(kLongestReadSeconds);
    try {
      const Xapian::Database database(path);
      const std::string_view prefix = kMetaDocumentPrefix;
      for (auto key = database.metadata_keys_begin(kMetaDocumentPrefix);
           key != database.metadata_keys_end(kMetaDocumentPrefix); ++key) {
        (void)write_all(descriptor, (*key).substr(prefix.size()) + '\n');
      }
      (void)write_all(descriptor, "\n");  // no id is empty
    } catch (...) {                       // the rest is lost
    }
  });
  std::istringstream ids(done.written);
  bool to_the_end = false;
  for (std::string id; std::getline(ids, id);) {
    if (id.empty()) to_the_end = true;
    if (!id.empty()) documents.insert(id);
  }
  return to_the_end;
}

ExchangedPassage read_sound(const Xapian::Database& database, Xapian::docid docid, bool trust_terms,
                            Analyzer& analyzer) {
  if (trust_terms) return read_passage(database, docid, analyzer);
  ExchangedPassage out;
  out.record = decode_record(database.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data());
  out.origin = out.record.document_path.empty() ? "jsonl" : "file";
  // In place of terms that may be wrong.
  read_date_terms(out.record, analyzer.analyze(out.record.text));
  return out;
}

/// What a passage tells of its file.
DocumentState told_state(const PassageRecord& record) {
  DocumentState state;
  state.id = record.document_id;
  state.path = record.document_path;
  state.container = record.document_container;
  state.format = record.document_format;
  state.title = record.document_title;
  state.date = record.document_date;
  return state;
}

}  // namespace

Salvaged salvage(const std::string& database, const std::filesystem::path& lines,
                 bool trust_terms) {
  const auto bytes = read_small_file(database, database, kGlassHeaderFile);
  const auto header = bytes ? read_glass_header(*bytes) : std::nullopt;
  Salvaged out;
  if (!header) return out;
  out.passages_before = header->documents;
  const StandIn stand_in(database, lines.string() + ".stand-in", *bytes);
  const std::set<std::string_view> broken = broken_tables(database, stand_in);
  const std::string path = broken.empty() ? database : stand_in.without(broken);
  {
    Analyzer analyzer;
    read_each(path, header->last_document, LinesFile(lines),
              [&](const Xapian::Database& opened, std::size_t i) {
                const auto docid = static_cast<Xapian::docid>(i + 1);
                return sound_line(read_sound(opened, docid, trust_terms, analyzer));
              });
  }
  std::set<std::string> documents;
  std::ifstream written(lines, std::ios::binary);
  written.exceptions(std::ios::badbit);
  for (std::string line; std::getline(written, line);) {
    const ExchangedLine read = read_exchange_line(line);
    const PassageRecord& record = std::get<ExchangedPassage>(read).record;
    const bool is_first = ++out.passages[record.document_id] == 1;
    if (!is_first || record.document_path.empty()) continue;
    documents.insert(record.document_id);
    out.told.push_back(told_state(record));
  }
  out.knows_all = list_documents(path, documents) && broken.count("postlist") == 0;
  // One key after the other, not as Xapian lists them: a list breaks off at what is damaged.
  const std::vector<std::string> ids(documents.begin(), documents.end());
  const std::filesystem::path states = lines.string() + ".files";
  read_each(path, ids.size(), LinesFile(states),
            [&](const Xapian::Database& opened, std::size_t i) {
              return sound_line(decode_document(opened.get_metadata(kMetaDocumentPrefix + ids[i])));
            });
  std::ifstream read_back(states, std::ios::binary);
  read_back.exceptions(std::ios::badbit);
  for (std::string line; std::getline(read_back, line);) {
    out.states.push_back(std::get<DocumentState>(read_exchange_line(line)));
  }
  // Of a document without passages nothing else tells.
  for (const DocumentState& state : out.states) documents.erase(state.id);
  out.knows_all = out.knows_all && std::all_of(documents.begin(), documents.end(), [&](auto& id) {
                    return out.passages.count(id) != 0;
                  });
  return out;
}

}  // namespace kouryu
