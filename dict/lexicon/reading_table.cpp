// Binary search in the mapped rows.
#include "dict/lexicon/reading_table.h"

#include <algorithm>
#include <cstring>

#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/mapping.h"
#include "dict/lexicon/reading_file.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

namespace file = reading_file;

[[noreturn]] void corrupt() { throw_damaged_data("readings.bin"); }

}  // namespace

class ReadingTable::Impl {
 public:
  Impl() : mapping_(data_file("readings.bin")) {
    file::Header header{};
    if (mapping_.size() < sizeof header) corrupt();
    std::memcpy(&header, mapping_.data(), sizeof header);
    count_ = header.rows;
    string_bytes_ = header.string_bytes;
    const std::size_t rows_end = sizeof header + count_ * sizeof(file::Row);
    if (std::memcmp(header.magic, file::kMagic, sizeof header.magic) != 0 ||
        mapping_.size() != rows_end + string_bytes_) {
      corrupt();
    }
    rows_ = reinterpret_cast<const file::Row*>(mapping_.data() + sizeof header);
    characters_ = mapping_.data() + rows_end;
  }

  /// `before(key)`: the rows in front of the one that is looked for.
  template <class Before>
  [[nodiscard]] std::size_t first(Before&& before) const {
    const file::Row* const found = std::partition_point(
        rows_, rows_ + count_, [&](const file::Row& row) { return before(key(row)); });
    return static_cast<std::size_t>(found - rows_);
  }

  [[nodiscard]] Reading row(std::size_t number) const {
    if (number >= count_) corrupt();
    const file::Row& row = rows_[number];
    const std::string_view all = strings(row);
    if (row.kind > static_cast<std::uint8_t>(ReadingKind::Country)) corrupt();
    return {all.substr(0, row.sound_size), all.substr(std::size_t{row.sound_size} + row.key_size),
            static_cast<ReadingKind>(row.kind), row.cost};
  }

 private:
  [[nodiscard]] std::string_view strings(const file::Row& row) const {
    const std::size_t size = std::size_t{row.sound_size} + row.key_size + row.text_size;
    if (std::size_t{row.begin} + size > string_bytes_) corrupt();
    return {characters_ + row.begin, size};
  }
  [[nodiscard]] std::string_view key(const file::Row& row) const {
    return strings(row).substr(row.sound_size, row.key_size);
  }

  Mapping mapping_;
  std::size_t count_ = 0;
  std::size_t string_bytes_ = 0;
  const file::Row* rows_ = nullptr;
  const char* characters_ = nullptr;
};

const ReadingTable& ReadingTable::instance() {
  static const ReadingTable table;
  return table;
}

ReadingTable::Rows ReadingTable::beginning_with(std::string_view key) const {
  return {impl_->first([&](std::string_view row) { return row < key; }),
          impl_->first([&](std::string_view row) { return row.substr(0, key.size()) <= key; })};
}

ReadingTable::Rows ReadingTable::sounding_like(std::string_view key) const {
  return {impl_->first([&](std::string_view row) { return row < key; }),
          impl_->first([&](std::string_view row) { return row <= key; })};
}

Reading ReadingTable::row(std::size_t number) const { return impl_->row(number); }

ReadingTable::ReadingTable() : impl_(std::make_unique<Impl>()) {}
ReadingTable::~ReadingTable() = default;

}  // namespace kouryu
