// libzip over a buffer; everything it says of sizes is checked by counting.
#include "indexer/extract/office/container.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "indexer/extract/ascii.h"
#include "indexer/extract/office/refusal.h"

namespace kouryu::office {
namespace {

constexpr const char* kTooMuch = "unpacks to more than the limit";
constexpr std::size_t kChunk = std::size_t{64} << 10;
constexpr std::string_view kLocalHeader("PK\x03\x04", 4);
constexpr std::size_t kLocalHeaderBytes = 30;
constexpr std::size_t kLocalHeadersLooked = 400;

struct ZipCloser {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct FileCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using ZipFile = std::unique_ptr<zip_file_t, FileCloser>;

/// A member's name as it is looked up.
std::string key_of(std::string_view name) {
  std::string key(name.substr(std::min(name.find_first_not_of("/\\"), name.size())));
  for (char& c : key) {
    c = c == '\\' ? '/' : ascii_lower(c);
  }
  return key;
}

}  // namespace

struct Container::Impl {
  std::unique_ptr<zip_t, ZipCloser> zip;
  std::unordered_map<std::string, zip_uint64_t> names;
  std::size_t unpacked = 0;

  [[nodiscard]] std::optional<zip_uint64_t> find(std::string_view name) const {
    const auto it = names.find(key_of(name));
    if (it == names.end()) return std::nullopt;
    return it->second;
  }
};

Container::Container(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Container::~Container() = default;
Container::Container(Container&&) noexcept = default;
Container& Container::operator=(Container&&) noexcept = default;

std::optional<Container> Container::open(std::string_view bytes) {
  if (!bytes.starts_with("PK")) return std::nullopt;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) return std::nullopt;
  auto impl = std::make_unique<Impl>();
  impl->zip.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (!impl->zip) {
    zip_source_free(source);
    return std::nullopt;
  }
  const zip_int64_t count = zip_get_num_entries(impl->zip.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    if (const char* name = zip_get_name(impl->zip.get(), index, ZIP_FL_ENC_RAW)) {
      impl->names.emplace(key_of(name), index);
    }
  }
  return Container(std::move(impl));
}

std::size_t Container::members() const { return impl_->names.size(); }

bool Container::has(std::string_view name) const { return impl_->find(name).has_value(); }

std::string Container::read(std::string_view name, std::size_t limit) {
  const auto index = impl_->find(name);
  if (!index) return {};
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(impl_->zip.get(), *index, 0, &stat) == 0 &&
      (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    throw Refusal("encrypted", "");
  }
  const ZipFile file(zip_fopen_index(impl_->zip.get(), *index, 0));
  if (!file) throw Refusal("broken", std::string(name));
  std::string out;
  // What the container declares is only a hint of how much room to make; but what calls itself a
  // bomb need not go off first.
  const std::size_t left = limit > impl_->unpacked ? limit - impl_->unpacked : 0;
  if ((stat.valid & ZIP_STAT_SIZE) != 0) {
    if (stat.size > left) throw Refusal("refused", kTooMuch);
    out.reserve(static_cast<std::size_t>(stat.size) + kChunk);
  }
  for (;;) {
    const std::size_t before = out.size();
    out.resize(before + kChunk);
    const zip_int64_t got = zip_fread(file.get(), out.data() + before, kChunk);
    if (got < 0) throw Refusal("broken", std::string(name));
    out.resize(before + static_cast<std::size_t>(got));
    impl_->unpacked += static_cast<std::size_t>(got);
    if (impl_->unpacked > limit) throw Refusal("refused", kTooMuch);
    if (got == 0) return out;
  }
}

std::string Container::peek(std::string_view name, std::size_t most) const {
  const auto index = impl_->find(name);
  if (!index) return {};
  const ZipFile file(zip_fopen_index(impl_->zip.get(), *index, 0));
  if (!file) return {};
  std::string out(most, '\0');
  std::size_t size = 0;
  while (size < most) {
    const zip_int64_t got = zip_fread(file.get(), out.data() + size, most - size);
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
  }
  out.resize(size);
  return out;
}

bool local_header_begins(std::string_view bytes, std::string_view prefix) {
  std::size_t looked = 0;
  for (std::size_t at = bytes.find(kLocalHeader);
       at != std::string_view::npos && looked < kLocalHeadersLooked;
       at = bytes.find(kLocalHeader, at + kLocalHeader.size()), ++looked) {
    if (bytes.size() - at <= kLocalHeaderBytes) return false;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    const std::size_t length = byte(26) + 256U * byte(27);
    const std::string name = key_of(bytes.substr(at + kLocalHeaderBytes, length));
    if (name.starts_with(prefix)) return true;
  }
  return false;
}

}  // namespace kouryu::office
