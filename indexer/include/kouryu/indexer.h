// Builds and updates an index.
//
//   kouryu::IndexReport report = kouryu::update_index({.index_dir = "koryu.idx", .paths =
//   {"docs"}});
//
// Text is UTF-8. Sizes count bytes unless the name says otherwise.
#ifndef KOURYU_INDEXER_H_
#define KOURYU_INDEXER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "kouryu/error.h"

namespace kouryu {

/// Where a run stands; handed to IndexRequest::on_progress from the calling thread.
struct IndexProgress {
  std::size_t documents_done = 0;   // of this run
  std::size_t documents_total = 0;  // 0 while unknown (standard input)
  std::size_t passages = 0;         // durably in the index
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
  bool committed = false;  // true right after a durable commit
  /// A large file that is being read, and how far: pages, sheets or bytes. Empty when all are
  /// small.
  std::string file{};
  std::uint64_t file_done = 0;
  std::uint64_t file_total = 0;
  /// Looked at before any is read, for the lines that the documents of a folder repeat.
  std::size_t documents_surveyed = 0;
};

struct IndexRequest {
  std::filesystem::path index_dir{};
  std::vector<std::filesystem::path> paths{};  // files, folders, or "-" with jsonl
  bool jsonl = false;                          // input is ready-made passages
  std::size_t jobs = 0;                        // worker threads, 0 = one a core
  std::size_t commit_every = 0;                // passages between commits, 0 = the indexer's choice
  bool prune = false;                          // drop documents that are gone from disk
  bool prune_absent_roots = false;             // prune under paths that are missing or empty, too
  bool remove_many = false;  // even more than 100 documents and a tenth of the index
  bool rebuild = false;      // from nothing, even when nothing changed
  bool dry_run = false;      // read and count, write nothing
  std::uint64_t max_file_bytes = std::uint64_t{256} << 20;  // larger ones are too_large
  /// Of all files whose format does not tell its own: "cp932", "gb18030" …; empty = each is told by
  /// its bytes.
  std::string encoding{};
  std::istream* standard_input = nullptr;  // for the path "-"; nullptr = std::cin
  std::function<void(const IndexProgress&)> on_progress{};
  const std::atomic<bool>* cancel = nullptr;  // set it to stop soon, inside a file too
};

/// What was not read. Reasons are a closed list: unreadable, vanished, encrypted, broken, refused,
/// too_large, timed_out, crashed, no_text, scan, unmapped_fonts, bad_encoding,
/// not_what_its_name_says, needs_converter, bad_json; and those that are no fault: unsupported,
/// lock_file, excluded.
struct SkippedInput {
  std::string path;  // bytes that are no UTF-8 as %XX
  std::string reason;
  std::string detail;    // of "unsupported" the kind of file: jpg
  bool is_fault = true;  // counts for the exit status
};

/// What a reader should know of a document that was read: partly_scan, poor_text_layer,
/// without_layout, ocr, cut_off, other_encoding, control_characters.
struct DocumentWarning {
  std::string path;
  std::string code;
};

/// Documents that are not on disk and stay in the index, for the place they were read from is not
/// there to ask.
struct KeptDocuments {
  std::string place;  // as SkippedInput::path
  std::string why;    // missing, empty, unreadable, no_folder
  std::size_t documents = 0;
};

struct IndexReport {
  std::size_t documents = 0;  // in the index after the run
  std::size_t passages = 0;
  std::size_t read = 0;  // documents of this run
  std::size_t unchanged = 0;
  std::size_t replaced = 0;
  std::size_t removed = 0;
  std::size_t duplicates = 0;  // passages: further places of a body
  std::vector<SkippedInput> skipped;
  std::vector<DocumentWarning> warnings;
  std::vector<KeptDocuments> kept;  // with prune
  /// Documents that were to be removed and are not, because they are many and `remove_many` is not
  /// set; and of how many.
  std::size_t held_back = 0;
  std::size_t held_back_of = 0;
  /// Of `removed` and `held_back`, sorted, as SkippedInput::path.
  std::vector<std::string> removed_paths;
  /// What the run itself has to say: isolation that this system does not allow, for instance.
  std::vector<std::string> notes;
  double seconds = 0;
  std::uint64_t bytes = 0;  // read
  bool cancelled = false;
};

/// Creates or updates the index. Unchanged files are not read, unless their folder by now repeats
/// other lines at the ends of its pages; then they are read even where `paths` does not name them,
/// and count as replaced. Bad inputs are listed in the report, never thrown. Throws Error:
/// BadQuery (the index folder holds one of `paths`, or something that is no index), Incompatible
/// (another schema or dictionary built it and `rebuild` is not set), Busy, Io, Corrupt.
[[nodiscard]] KOURYU_API IndexReport update_index(const IndexRequest& request);

/// What each line of one file is taken for, and why, for a person to read; what could not be read
/// is told in the same way. Documents inside the file are not explained, and lines that the others
/// of its folder repeat are not known. Throws Error as update_index() does where the helper program is missing.
[[nodiscard]] KOURYU_API std::string explain_file(const std::filesystem::path& file,
                                                  const std::string& encoding);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_H_
