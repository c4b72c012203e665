// The manifest is written aside and renamed: a reader finds the old one or the new one.
#include "indexer/write/seal.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string_view>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"
#include "dict/integrity/index_files.h"
#include "dict/integrity/manifest.h"

namespace kouryu {
namespace fs = std::filesystem;
namespace {

/// Tables with one entry, or a known number of them, for each passage.
constexpr std::array<std::string_view, 2> kCountedTables = {"docdata", "termlist"};

std::int64_t now_s() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// What keeps `file` and its folder from being read and written; a failure that has passed is told
/// as what it was to Xapian, which takes a file that does not open for an empty one.
int reason_for(const std::string& file) {
  const std::string fresh = file + ".tmp";
  const int written = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (written < 0) return errno;
  (void)::close(written);
  (void)::unlink(fresh.c_str());
  const int read = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (read < 0 && errno != ENOENT) return errno;
  if (read >= 0) (void)::close(read);
  return EIO;
}

[[noreturn]] void throw_incomplete(const std::string& database, std::string_view table) {
  const std::string file = database + '/' + std::string(table) + ".glass";
  const int reason = reason_for(file);
  throw Error(
      kind_of_system(reason),
      file + ": " + system_reason(reason) +
          say(" (not all of it could be read or written)", "(すべては読み書きできませんでした)"),
      say("try again; the index is as it was before",
          "もう一度実行してください。索引は元のままです"));
}

}  // namespace

void write_durably(const fs::path& file, std::string_view bytes) {
  fs::path aside = file;
  aside += ".tmp";
  const int fd = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) throw_system(aside);
  const bool written = write_all(fd, bytes) && ::fsync(fd) == 0;
  const int reason = errno;
  const bool closed = ::close(fd) == 0;
  if (!written || !closed) {
    if (!written) errno = reason;
    throw_system(aside);
  }
  if (std::rename(aside.c_str(), file.c_str()) != 0) throw_system(file);
  sync_folder(file.parent_path());
}

void sync_folder(const std::string& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  (void)::fsync(fd);
  (void)::close(fd);
}

GlassHeader database_header(const std::string& database) {
  const auto bytes = read_small_file(database, database, kGlassHeaderFile);
  const auto header = bytes ? read_glass_header(*bytes) : std::nullopt;
  if (!header) {
    const FileFault fault = bytes ? FileFault::Foreign : FileFault::Missing;
    throw Error(ErrorKind::Corrupt, damage_text(database, {kGlassHeaderFile, fault}));
  }
  if (header->table("docdata").entries != header->documents) throw_incomplete(database, "docdata");
  if (header->table("termlist").entries < header->documents) throw_incomplete(database, "termlist");
  return *header;
}

void compare_with_parts(const std::string& merged, const std::vector<GlassHeader>& parts) {
  const GlassHeader whole = database_header(merged);
  std::uint64_t documents = 0;
  for (const GlassHeader& part : parts) documents += part.documents;
  if (whole.documents != documents) throw_incomplete(merged, "postlist");
  for (const std::string_view table : kCountedTables) {
    std::uint64_t entries = 0;
    for (const GlassHeader& part : parts) entries += part.table(table).entries;
    if (whole.table(table).entries != entries) throw_incomplete(merged, table);
  }
}

void seal_database(const std::string& database) {
  for (const fs::path& folder : database_folders(database)) {
    (void)database_header(folder.string());
    Manifest manifest;
    manifest.written_s = now_s();
    manifest.header = read_small_file(folder, folder.string(), kGlassHeaderFile).value_or("");
    for (const std::string& name : xapian_files(folder, folder.string())) {
      const auto file = describe_file(folder, folder.string(), name);
      if (file) manifest.files.push_back(*file);
    }
    write_durably(folder / kManifestFile, encode_manifest(manifest));
  }
}

void break_seal(const std::string& database) {
  for (const fs::path& folder : database_folders(database)) {
    const auto bytes = read_small_file(folder, folder.string(), kManifestFile);
    Manifest manifest = bytes ? decode_manifest(*bytes).value_or(Manifest{}) : Manifest{};
    if (manifest.writing) continue;
    manifest.writing = true;
    write_durably(folder / kManifestFile, encode_manifest(manifest));
  }
}

}  // namespace kouryu
