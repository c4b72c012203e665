// Walks folders without following links.
#include "indexer/source/corpus_walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "dict/base/system_calls.h"
#include "dict/text/shown_path.h"
#include "indexer/extract/kinds.h"

namespace kouryu {
namespace {

namespace fs = std::filesystem;

class Walk {
 public:
  Walk(const std::vector<std::string>& extensions, const fs::path& left_out)
      : extensions_(extensions),
        leaves_out_(!left_out.empty() && ::stat(left_out.c_str(), &left_out_) == 0) {}

  void root(const fs::path& given) {
    std::error_code error;
    fs::path path = fs::absolute(given, error).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();  // a trailing slash
    struct stat status {};
    RootState state = RootState::File;
    if (::stat(path.c_str(), &status) != 0) {
      const bool missing = errno == ENOENT || errno == ENOTDIR;
      state = missing ? RootState::Missing : RootState::Unreadable;
      skip(path, missing ? "vanished" : "unreadable", system_reason(errno));
    } else if (S_ISDIR(status.st_mode)) {
      seen_ = 0;
      const bool listed = folder(path);
      state = !listed ? RootState::Unreadable : seen_ == 0 ? RootState::Empty : RootState::Folder;
    } else {
      file(path, status, true);
    }
    out_.roots.push_back({path, state});
  }

  CorpusFiles finish() {
    std::sort(out_.files.begin(), out_.files.end(), [](const SourceFile& a, const SourceFile& b) {
      return a.path.native() < b.path.native();
    });
    out_.files.erase(
        std::unique(out_.files.begin(), out_.files.end(),
                    [](const SourceFile& a, const SourceFile& b) { return a.path == b.path; }),
        out_.files.end());
    std::sort(out_.skipped.begin(), out_.skipped.end(),
              [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
    return std::move(out_);
  }

 private:
  /// False when it could not be listed to its end.
  bool folder(const fs::path& path) {
    std::error_code error;
    std::vector<fs::path> entries;
    fs::directory_iterator it(path, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error)) {
      entries.push_back(it->path());
    }
    if (error) skip(path, "unreadable", system_reason(error.value()));
    for (const fs::path& entry : entries) take(entry);
    return !error;
  }

  void take(const fs::path& entry) {
    struct stat status {};
    const int failure = ::lstat(entry.c_str(), &status) != 0 ? errno : 0;
    if (failure == 0 && is_left_out(status)) return;
    if (is_hidden(entry.filename().native())) {
      skip(entry, "unsupported", "hidden");
      return;
    }
    if (failure == 0 && S_ISDIR(status.st_mode)) {
      if (!folder(entry)) ++seen_;  // what cannot be looked into is not nothing
      return;
    }
    ++seen_;
    if (failure != 0) {
      skip(entry, failure == ENOENT ? "vanished" : "unreadable", system_reason(failure));
    } else if (S_ISLNK(status.st_mode)) {
      skip(entry, "unsupported", "link");
    } else {
      file(entry, status, wanted(entry));
    }
  }

  [[nodiscard]] bool is_left_out(const struct stat& status) const {
    return leaves_out_ && S_ISDIR(status.st_mode) && status.st_dev == left_out_.st_dev &&
           status.st_ino == left_out_.st_ino;
  }

  void file(const fs::path& path, const struct stat& status, bool is_wanted) {
    if (!S_ISREG(status.st_mode)) {
      skip(path, "unsupported", "device");
    } else if (path.filename().native().starts_with("~$")) {
      skip(path, "lock_file", {});
    } else if (!is_wanted) {
      skip(path, "unsupported", extension_of(path.filename().native()));
    } else {
      out_.files.push_back({path, static_cast<std::uint64_t>(status.st_size),
                            static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 +
                                status.st_mtim.tv_nsec});
    }
  }

  [[nodiscard]] bool wanted(const fs::path& path) const {
    if (extensions_.empty()) return true;
    const std::string extension = path.extension().string();
    return std::find(extensions_.begin(), extensions_.end(), extension) != extensions_.end();
  }

  void skip(const fs::path& path, std::string reason, std::string detail) {
    out_.skipped.push_back({shown_path(path.native()), std::move(reason), std::move(detail)});
  }

  const std::vector<std::string>& extensions_;
  struct stat left_out_ {};
  bool leaves_out_;
  std::size_t seen_ = 0;  // below the root: all but folders and what is hidden
  CorpusFiles out_;
};

}  // namespace

CorpusFiles walk_corpus(const std::vector<fs::path>& roots,
                        const std::vector<std::string>& extensions, const fs::path& left_out) {
  Walk walk(extensions, left_out);
  for (const auto& root : roots) walk.root(root);
  return walk.finish();
}

}  // namespace kouryu
