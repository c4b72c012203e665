// Walks folders without following links.
#include "indexer/source/corpus_walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "dict/text/shown_path.h"
#include "indexer/extract/kinds.h"

namespace kouryu {
namespace {

namespace fs = std::filesystem;

std::string error_text(int number) { return std::strerror(number); }

class Walk {
 public:
  explicit Walk(const std::vector<std::string>& extensions) : extensions_(extensions) {}

  void root(const fs::path& given) {
    std::error_code error;
    fs::path path = fs::absolute(given, error).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();  // a trailing slash
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      skip(path, errno == ENOENT ? "vanished" : "unreadable", error_text(errno));
    } else if (S_ISDIR(status.st_mode)) {
      folder(path);
    } else {
      file(path, status, true);
    }
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
  void folder(const fs::path& path) {
    std::error_code error;
    std::vector<fs::path> entries;
    fs::directory_iterator it(path, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error)) {
      entries.push_back(it->path());
    }
    if (error) skip(path, "unreadable", error.message());
    for (const fs::path& entry : entries) {
      if (is_hidden(entry.filename().native())) {
        skip(entry, "unsupported", "hidden");
        continue;
      }
      struct stat status {};
      if (::lstat(entry.c_str(), &status) != 0) {
        skip(entry, errno == ENOENT ? "vanished" : "unreadable", error_text(errno));
      } else if (S_ISDIR(status.st_mode)) {
        folder(entry);
      } else if (S_ISLNK(status.st_mode)) {
        skip(entry, "unsupported", "link");
      } else {
        file(entry, status, wanted(entry));
      }
    }
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
  CorpusFiles out_;
};

}  // namespace

CorpusFiles walk_corpus(const std::vector<fs::path>& roots,
                        const std::vector<std::string>& extensions) {
  Walk walk(extensions);
  for (const auto& root : roots) walk.root(root);
  return walk.finish();
}

}  // namespace kouryu
