// libgsf over a buffer.
#include "indexer/extract/office/ole/compound.h"

#include <gsf/gsf.h>

#include <algorithm>
#include <set>

#include "indexer/extract/kinds.h"
#include "indexer/extract/office/ole/little_endian.h"
#include "indexer/extract/office/refusal.h"

namespace kouryu::office {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Input = std::unique_ptr<GsfInput, Unref>;
using Infile = std::unique_ptr<GsfInfile, Unref>;

constexpr int kMostNames = 100'000;
/// 16,384 entries. libgsf walks them by recursion, a level each in the worst case, and finds one by
/// counting from the first.
constexpr std::size_t kMostDirectoryBytes = std::size_t{2} << 20;
constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // from here on: ends and marks

void silence(const gchar*, GLogLevelFlags, const gchar*, gpointer) {}

void prepare() {
  static const bool prepared = [] {
    gsf_init();
    // It warns of damage on standard error; what came of it is told by the reason.
    g_log_set_handler("libgsf", static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK), silence, nullptr);
    g_log_set_handler("libgsf:msole", static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK), silence,
                      nullptr);
    return true;
  }();
  static_cast<void>(prepared);
}

/// Whether the chain of the directory is of a size that files have, and ends. Follows no more than
/// that, by the tables that the header names (MS-CFB 2.3, 2.5); longer ones are tricks.
bool has_sane_directory(std::string_view bytes) {
  const unsigned shift = u16_at(bytes, 30);
  if (shift != 9 && shift != 12) return false;
  const std::size_t sector = std::size_t{1} << shift;
  const std::size_t in_sector = sector / 4;
  constexpr std::size_t kInHeader = 109;
  std::uint32_t at = u32_at(bytes, 48);
  for (std::size_t read = 0; at < kLastSector; read += sector) {
    if (read > kMostDirectoryBytes) return false;
    const std::size_t table = at / in_sector;
    if (table >= kInHeader) return true;  // of a file past 7 MB; libgsf bounds it by what is there
    const std::size_t place = u32_at(bytes, 76 + 4 * table);
    const std::size_t next = (place + 1) * sector + at % in_sector * 4;
    if (next + 4 > bytes.size()) return true;  // cut off
    at = u32_at(bytes, next);
  }
  return true;
}

}  // namespace

struct CompoundFile::Impl {
  Infile file;
  std::vector<std::string> names;
  std::shared_ptr<std::size_t> left;  // bytes that streams may still hold

  explicit Impl(Infile opened, std::shared_ptr<std::size_t> most)
      : file(std::move(opened)), left(std::move(most)) {
    const int count = std::min(gsf_infile_num_children(file.get()), kMostNames);
    for (int i = 0; i < count; ++i) {
      const char* const name = gsf_infile_name_by_index(file.get(), i);
      names.emplace_back(name == nullptr ? "" : name);
    }
  }

  /// nullptr where there is none.
  [[nodiscard]] Input child(std::string_view name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return nullptr;
    return Input(gsf_infile_child_by_index(file.get(), static_cast<int>(found - names.begin())));
  }
};

CompoundFile::CompoundFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CompoundFile::~CompoundFile() = default;
CompoundFile::CompoundFile(CompoundFile&&) noexcept = default;
CompoundFile& CompoundFile::operator=(CompoundFile&&) noexcept = default;

bool begins_as_compound(std::string_view bytes) { return bytes.starts_with(kOleSign); }

std::optional<CompoundFile> CompoundFile::open(std::string_view bytes) {
  if (!begins_as_compound(bytes) || !has_sane_directory(bytes)) return std::nullopt;
  prepare();
  const Input input(gsf_input_memory_new(reinterpret_cast<const guint8*>(bytes.data()),
                                         static_cast<gsf_off_t>(bytes.size()), FALSE));
  if (!input) return std::nullopt;
  Infile file(gsf_infile_msole_new(input.get(), nullptr));
  if (!file) return std::nullopt;
  // Each byte of the file is in one stream: some more for streams that are read twice.
  auto most = std::make_shared<std::size_t>(4 * bytes.size());
  return CompoundFile(std::make_unique<Impl>(std::move(file), std::move(most)));
}

const std::vector<std::string>& CompoundFile::names() const { return impl_->names; }

bool CompoundFile::has(std::string_view name) const {
  return std::find(impl_->names.begin(), impl_->names.end(), name) != impl_->names.end();
}

std::string CompoundFile::stream(std::string_view name) {
  const Input input = impl_->child(name);
  if (!input) return {};
  const auto size = static_cast<std::size_t>(std::max<gsf_off_t>(gsf_input_size(input.get()), 0));
  if (size > *impl_->left) throw Refusal("refused", "streams larger than the file");
  *impl_->left -= size;
  std::string out(size, '\0');
  // Of a file that was cut off there may be less.
  constexpr std::size_t kStep = 4'096;
  for (std::size_t at = 0; at < size;) {
    const std::size_t step = std::min(kStep, size - at);
    if (gsf_input_read(input.get(), step, reinterpret_cast<guint8*>(out.data() + at)) == nullptr) {
      out.resize(at);
      break;
    }
    at += step;
  }
  return out;
}

std::optional<CompoundFile> CompoundFile::storage(std::string_view name) {
  Input input = impl_->child(name);
  if (!input || !GSF_IS_INFILE(input.get())) return std::nullopt;
  if (gsf_infile_num_children(GSF_INFILE(input.get())) < 0) return std::nullopt;
  return CompoundFile(std::make_unique<Impl>(Infile(GSF_INFILE(input.release())), impl_->left));
}

}  // namespace kouryu::office
