// Files by their sizes, lines by their lengths.
#include "indexer/write/batches.h"

#include <iostream>
#include <utility>

#include "dict/base/text_lines.h"

namespace kouryu {
namespace {

// Some 500 passages a segment: small enough for Xapian's in-memory maps to stay in the cache, large
// enough for compaction to stay cheap (measured: best between 256 KiB and 2 MiB).
constexpr std::uint64_t kBatchBytes = 1U << 19;
constexpr std::size_t kBatchFiles = 1000;

}  // namespace

BatchSource::BatchSource(const IndexRequest& request)
    : jsonl_(request.jsonl),
      standard_input_(request.standard_input != nullptr ? request.standard_input : &std::cin),
      cancel_(request.cancel) {
  std::vector<std::filesystem::path> paths;
  for (const auto& path : request.paths) {
    if (jsonl_ && path == "-") {
      read_standard_input_ = true;
    } else {
      paths.push_back(path);
    }
  }
  // An index that lies inside the corpus is no part of it.
  CorpusFiles found =
      walk_corpus(paths, jsonl_ ? std::vector<std::string>{".jsonl"} : std::vector<std::string>{},
                  request.index_dir);
  files_ = std::move(found.files);
  roots_ = std::move(found.roots);
  skipped_ = std::move(found.skipped);
  for (const SourceFile& file : files_) bytes_total_ += file.size;
  if (read_standard_input_) bytes_total_ = 0;
}

std::optional<Batch> BatchSource::next() {
  if (cancel_ != nullptr && cancel_->load()) return std::nullopt;
  return jsonl_ ? next_lines() : next_files();
}

std::optional<Batch> BatchSource::next_files() {
  if (at_ == files_.size()) return std::nullopt;
  Batch batch;
  std::uint64_t bytes = 0;
  while (at_ < files_.size() && bytes < kBatchBytes && batch.files.size() < kBatchFiles) {
    bytes += files_[at_].size;
    batch.files.push_back(files_[at_++]);
  }
  return batch;
}

bool BatchSource::open_next() {
  line_number_ = 0;
  while (at_ < files_.size()) {
    const SourceFile& file = files_[at_++];
    file_ = std::ifstream(file.path, std::ios::binary);
    if (file_) {
      current_ = &file_;
      current_name_ = file.path.string();
      return true;
    }
    skipped_.push_back({file.path.string(), "unreadable", ""});
  }
  if (!std::exchange(read_standard_input_, false)) return false;
  current_ = standard_input_;
  current_name_.assign(1, '-');
  return true;
}

std::optional<Batch> BatchSource::next_lines() {
  Batch batch;
  std::uint64_t bytes = 0;
  while (bytes < kBatchBytes) {
    if (current_ == nullptr && !open_next()) break;
    std::string line;
    if (!read_text_line(*current_, line)) {
      if (current_->bad()) skipped_.push_back({current_name_, "unreadable", ""});
      current_ = nullptr;
      continue;
    }
    ++line_number_;
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    bytes += line.size();
    std::string place = current_name_;
    place.append(":").append(std::to_string(line_number_));
    batch.lines.push_back({std::move(place), std::move(line)});
  }
  if (batch.lines.empty()) return std::nullopt;
  return batch;
}

}  // namespace kouryu
