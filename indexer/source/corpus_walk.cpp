// Walks folders without following links, and reads files without being caught by pipes or devices.
#include "indexer/source/corpus_walk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "indexer/extract/extract.h"

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
      file(path, status, extensions_.empty() ? is_supported(path) : true);
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
      if (entry.filename().native().starts_with('.')) continue;
      struct stat status {};
      if (::lstat(entry.c_str(), &status) != 0) {
        skip(entry, errno == ENOENT ? "vanished" : "unreadable", error_text(errno));
      } else if (S_ISDIR(status.st_mode)) {
        folder(entry);
      } else if (S_ISLNK(status.st_mode)) {
        skip(entry, "not_regular", "symbolic link");
      } else {
        file(entry, status, wanted(entry));
      }
    }
  }

  void file(const fs::path& path, const struct stat& status, bool is_wanted) {
    if (!S_ISREG(status.st_mode)) {
      skip(path, "not_regular", {});
    } else if (!is_wanted) {
      const bool passages = extensions_.empty() && path.extension() == ".jsonl";
      skip(path, "unsupported", passages ? "--input jsonl" : "");
    } else {
      out_.files.push_back({path, static_cast<std::uint64_t>(status.st_size),
                            static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 +
                                status.st_mtim.tv_nsec});
    }
  }

  [[nodiscard]] bool wanted(const fs::path& path) const {
    if (extensions_.empty()) return is_supported(path);
    const std::string extension = path.extension().string();
    return std::find(extensions_.begin(), extensions_.end(), extension) != extensions_.end();
  }

  void skip(const fs::path& path, std::string reason, std::string detail) {
    out_.skipped.push_back({path.string(), std::move(reason), std::move(detail)});
  }

  const std::vector<std::string>& extensions_;
  CorpusFiles out_;
};

class FileDescriptor {
 public:
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
  explicit FileDescriptor(const fs::path& path)
      : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

CorpusFiles walk_corpus(const std::vector<fs::path>& roots,
                        const std::vector<std::string>& extensions) {
  Walk walk(extensions);
  for (const auto& root : roots) walk.root(root);
  return walk.finish();
}

FileBytes read_file(const fs::path& path, std::uint64_t limit_bytes) {
  const FileDescriptor file(path);
  if (file.get() < 0) return {{}, errno == ENOENT ? "vanished" : "unreadable"};
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return {{}, "unreadable"};
  if (!S_ISREG(status.st_mode)) return {{}, "not_regular"};
  if (static_cast<std::uint64_t>(status.st_size) > limit_bytes) return {{}, "too_large"};
  FileBytes out;
  out.bytes.reserve(static_cast<std::size_t>(status.st_size));
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {{}, "unreadable"};
    if (got == 0) return out;
    out.bytes.append(buffer.data(), static_cast<std::size_t>(got));
    if (out.bytes.size() > limit_bytes) return {{}, "too_large"};
  }
}

}  // namespace kouryu
