// What is known is counted first; then the rest is read by several threads.
#include "indexer/write/site_survey.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "dict/text/shown_path.h"
#include "indexer/blocks/repeated_lines.h"
#include "indexer/cancel.h"
#include "indexer/extract/kinds.h"
#include "indexer/extract/worker/worker.h"
#include "indexer/source/source_file.h"
#include "indexer/write/gone_documents.h"
#include "indexer/write/passage_document.h"
#include "indexer/write/pipeline.h"

namespace kouryu {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFewestDocuments = 5;  // that have a line
constexpr std::size_t kLeastShare = 3;       // one in so many of the folder
constexpr std::size_t kBatchFiles = 64;
constexpr std::uint64_t kBatchBytes = 1U << 19;

std::string folder_of(const std::string& path) {
  const std::size_t cut = path.rfind('/');
  return cut == std::string::npos ? std::string() : path.substr(0, cut);
}

/// A file whose first bytes are the sign of a kind that is no text.
bool is_of_other_kind(const fs::path& path) {
  std::array<char, 64> begin{};
  std::ifstream in(path, std::ios::binary);
  in.read(begin.data(), begin.size());
  return !kind_of({begin.data(), static_cast<std::size_t>(in.gcount())}).name.empty();
}

struct Surveyed {
  std::string path;
  EndLines lines;
};

/// Reads the lines at the ends of documents. One a thread.
class Reader {
 public:
  Reader(const PrepareOptions& options, const KnownDocuments& known)
      : options_(options), known_(&known), worker_(std::make_unique<Worker>()) {}

  std::vector<Surveyed> operator()(const std::vector<SourceFile>& files) {
    std::vector<Surveyed> out;
    for (const SourceFile& file : files) {
      if (options_.cancel != nullptr && options_.cancel->load()) break;
      if (auto lines = read(file)) out.push_back({file.path.native(), std::move(*lines)});
    }
    return out;
  }

 private:
  /// nullopt of a file that counts for nothing.
  std::optional<EndLines> read(const SourceFile& file) {
    if (is_of_other_kind(file.path)) return std::nullopt;
    const DocumentState* const known = known_->find(document_id(file.path));
    const SourceRead read = read_source(file.path, options_.max_file_bytes, options_.cancel);
    if (!read.reason.empty()) return as_known(known, read.reason);
    if (known != nullptr && known->content_hash == hex_digits(read.hash)) return as_known(known);
    const std::string name = shown_path(file.path.filename().native());
    const Extraction extraction = worker_->extract(
        {read.bytes.descriptor(), name, options_.encoding, true}, options_.cancel, {});
    if (!extraction.reason.empty()) return as_known(known, extraction.reason);
    return end_lines(extraction.text);
  }

  static std::optional<EndLines> as_known(const DocumentState* known) {
    if (known == nullptr || !counts_in_folder(*known)) return std::nullopt;
    return known->lines;
  }
  /// What the index has of a file that could not be looked at stays.
  static std::optional<EndLines> as_known(const DocumentState* known, const std::string& why) {
    const Reason* const reason = find_reason(why);
    const bool kept = reason == nullptr || reason->known == Known::Kept;
    return kept ? as_known(known) : std::nullopt;
  }

  PrepareOptions options_;
  const KnownDocuments* known_;
  std::unique_ptr<Worker> worker_;
};

class Survey {
 public:
  Survey(BatchSource& source, const SurveyRequest& request)
      : source_(source), request_(request), known_(request.known) {}

  FolderLines run() {
    count_given();
    count_others();
    read_unknown();
    lines_.learn();
    for (const DocumentState* const state : others_) read_again_if_stale(*state);
    return std::move(lines_);
  }

 private:
  /// The files of this run: what is unchanged is known.
  void count_given() {
    for (const SourceFile& file : source_.files()) {
      const std::string id = document_id(file.path);
      const DocumentState* const state = known_.find(id);
      ++files_[folder_of(file.path.native())];
      if (state == nullptr || state->size != file.size || state->mtime_ns != file.mtime_ns) {
        unknown_.push_back(&file);
      } else if (counts_in_folder(*state)) {
        lines_.add(state->path, state->lines);
      }
      if (state != nullptr) given_.insert(id);
    }
  }

  /// Documents that the index has and this run was not given, but for those that are gone.
  void count_others() {
    KnownDocuments others;
    for (const auto& [id, state] : known_.all()) {
      if (counts_in_folder(state) && !given_.contains(id)) others.put(state);
    }
    const std::vector<std::string> gone =
        find_gone(others, source_.roots(), request_.absent_roots_too).ids;
    for (const auto& [id, state] : others.all()) {
      if (std::binary_search(gone.begin(), gone.end(), id)) continue;
      ++files_[folder_of(state.path)];
      lines_.add(state.path, state.lines);
      others_.push_back(known_.find(id));
    }
    std::sort(others_.begin(), others_.end(),
              [](const auto* a, const auto* b) { return a->path < b->path; });
  }

  void read_unknown() {
    std::erase_if(unknown_, [this](const SourceFile* file) {
      return files_.at(folder_of(file->path.native())) < kFewestDocuments;
    });
    if (unknown_.empty()) return;
    std::size_t at = 0;
    run_in_order(
        request_.jobs, [&] { return next_files(at); },
        [&] { return Reader(request_.options, known_); },
        [&](std::vector<Surveyed>&& read) {
          for (const Surveyed& document : read) lines_.add(document.path, document.lines);
          request_.on_read(read.size());
        },
        request_.on_wait);
  }

  [[nodiscard]] std::optional<std::vector<SourceFile>> next_files(std::size_t& at) const {
    const std::atomic<bool>* const cancel = request_.options.cancel;
    if (at == unknown_.size() || (cancel != nullptr && cancel->load())) return std::nullopt;
    std::vector<SourceFile> files;
    std::uint64_t bytes = 0;
    while (at < unknown_.size() && bytes < kBatchBytes && files.size() < kBatchFiles) {
      bytes += unknown_[at]->size;
      files.push_back(*unknown_[at++]);
    }
    return files;
  }

  void read_again_if_stale(const DocumentState& state) {
    std::error_code error;
    if (!lines_.is_stale(state) || !fs::is_regular_file(state.path, error)) return;
    source_.add({state.path, state.size, state.mtime_ns});
  }

  BatchSource& source_;
  const SurveyRequest& request_;
  const KnownDocuments& known_;
  FolderLines lines_;
  std::unordered_map<std::string, std::size_t> files_;  // by folder
  std::unordered_set<std::string> given_;               // ids
  std::vector<const SourceFile*> unknown_;              // of source_
  std::vector<const DocumentState*> others_;            // by path
};

}  // namespace

void FolderLines::add(const std::string& path, const EndLines& lines) {
  Folder& folder = folders_[folder_of(path)];
  ++folder.documents;
  for (const EndLine& line : lines.head) folder.head.push_back(line.hash);
  for (const EndLine& line : lines.tail) folder.tail.push_back(line.hash);
}

void FolderLines::keep_repeated(std::vector<std::uint64_t>& hashes, std::size_t documents) {
  std::sort(hashes.begin(), hashes.end());
  std::vector<std::uint64_t> repeated;
  for (auto at = hashes.begin(); at != hashes.end();) {
    const auto next = std::upper_bound(at, hashes.end(), *at);
    const auto times = static_cast<std::size_t>(next - at);
    if (times >= kFewestDocuments && times * kLeastShare >= documents) repeated.push_back(*at);
    at = next;
  }
  hashes = std::move(repeated);
}

void FolderLines::learn() {
  for (auto& [path, folder] : folders_) {
    keep_repeated(folder.head, folder.documents);
    keep_repeated(folder.tail, folder.documents);
  }
}

EndLines FolderLines::told(const std::string& path, EndLines lines) const {
  const auto found = folders_.find(folder_of(path));
  const auto tell = [&](std::vector<EndLine>& of_end, const std::vector<std::uint64_t>& repeated) {
    for (EndLine& line : of_end) {
      line.repeated = std::binary_search(repeated.begin(), repeated.end(), line.hash);
    }
  };
  static const Folder kNothing;
  const Folder& folder = found == folders_.end() ? kNothing : found->second;
  tell(lines.head, folder.head);
  tell(lines.tail, folder.tail);
  return lines;
}

bool FolderLines::is_stale(const DocumentState& state) const {
  return state.reason.empty() && counts_in_folder(state) &&
         told(state.path, state.lines) != state.lines;
}

bool counts_in_folder(const DocumentState& state) {
  return state.container.empty() && is_page_format(state.format) &&
         (state.reason.empty() || state.reason == "no_text");
}

FolderLines survey_folders(BatchSource& source, const SurveyRequest& request) {
  return Survey(source, request).run();
}

}  // namespace kouryu
