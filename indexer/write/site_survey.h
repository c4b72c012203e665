// Learns, before documents are cut, which lines the documents of a folder repeat at their ends.
//
// A line is repeated at an end where at least five documents of the folder, and at least a third of
// its pages and texts, have it there. That says the folder's content alone: not in which order it
// was read, nor what was there before. A document that was cut knowing other lines is stale.
#ifndef KOURYU_INDEXER_WRITE_SITE_SURVEY_H_
#define KOURYU_INDEXER_WRITE_SITE_SURVEY_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "dict/schema/record.h"
#include "indexer/write/batches.h"
#include "indexer/write/known_documents.h"
#include "indexer/write/prepare.h"

namespace kouryu {

/// The repeated lines of folders. Once learned it is safe to ask from any thread.
class FolderLines {
 public:
  /// A page or text that lies in its folder at `path`.
  void add(const std::string& path, const EndLines& lines);
  void learn();

  /// `lines` of the document at `path`, told which of them are repeated.
  [[nodiscard]] EndLines told(const std::string& path, EndLines lines) const;
  /// A document that was cut knowing other lines to be repeated than are.
  [[nodiscard]] bool is_stale(const DocumentState& state) const;

 private:
  /// Hashes, once a document; after learn() the repeated ones alone, ascending.
  struct Folder {
    std::size_t documents = 0;
    std::vector<std::uint64_t> head;
    std::vector<std::uint64_t> tail;
  };
  static void keep_repeated(std::vector<std::uint64_t>& hashes, std::size_t documents);

  std::unordered_map<std::string, Folder> folders_;  // by path
};

/// Whether the lines of a document count in its folder: a page or text of its own that was read.
[[nodiscard]] bool counts_in_folder(const DocumentState& state);

struct SurveyRequest {
  const KnownDocuments& known;
  const PrepareOptions& options;
  std::size_t jobs = 1;             // threads
  bool absent_roots_too = false;    // as IndexRequest::prune_absent_roots
  std::function<void()> on_wait{};  // some five times a second, from the calling thread; not empty
  std::function<void(std::size_t documents)> on_read{};  // from the calling thread; not empty
};

/// Reads the pages and texts among `source` that are new or changed and lie beside four others;
/// of all others `known` tells the lines. A known document that is gone does not count, whether or
/// not it stays in the index. Stale documents that are not among `source` are added to it. What is
/// learned is of no use when the run was cancelled meanwhile. Throws Error as Preparer does.
[[nodiscard]] FolderLines survey_folders(BatchSource& source, const SurveyRequest& request);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_SITE_SURVEY_H_
