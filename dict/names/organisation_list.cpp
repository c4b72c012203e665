// Looks names up in the mapped table.
#include "dict/names/organisation_list.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>

#include "dict/base/utf8.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/mapping.h"
#include "dict/names/char_trie.h"
#include "dict/names/organisation_file.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

namespace file = organisation_file;

[[noreturn]] void corrupt() { throw_damaged_data("organisations.bin"); }

}  // namespace

class OrganisationList::Impl {
 public:
  Impl() : mapping_(data_file("organisations.bin")) {
    if (mapping_.size() < sizeof header_) corrupt();
    std::memcpy(&header_, mapping_.data(), sizeof header_);
    const std::size_t words = std::size_t{header_.groups} + 1 + file::kStartWords;
    const std::size_t size = sizeof header_ + words * sizeof(std::uint32_t) +
                             header_.names * sizeof(StringRef) +
                             header_.rows * sizeof(CharTrieRow) + header_.string_bytes;
    if (std::memcmp(header_.magic, file::kMagic, sizeof header_.magic) != 0 ||
        size != mapping_.size()) {
      corrupt();
    }
    first_name_ = reinterpret_cast<const std::uint32_t*>(mapping_.data() + sizeof header_);
    names_ = reinterpret_cast<const StringRef*>(first_name_ + header_.groups + 1);
    starts_ = reinterpret_cast<const std::uint32_t*>(names_ + header_.names);
    const auto* const rows = reinterpret_cast<const CharTrieRow*>(starts_ + file::kStartWords);
    trie_ = CharTrie(rows, header_.rows);
    characters_ = reinterpret_cast<const char*>(rows + header_.rows);
    if (first_name_[header_.groups] != header_.names ||
        !std::is_sorted(first_name_, first_name_ + header_.groups + 1)) {
      corrupt();
    }
  }

  [[nodiscard]] OrganisationStarts starts() const { return OrganisationStarts(starts_); }

  void sizes_at(std::string_view folded, std::size_t position,
                std::vector<std::size_t>& sizes) const {
    sizes.clear();
    if (!starts().may_begin_at(folded, position)) return;
    trie_.each_at(folded, position,
                  [&](std::uint32_t, std::size_t bytes) { sizes.push_back(bytes); });
  }

  /// The number of the group.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view folded) const {
    if (!starts().may_begin_at(folded, 0)) return std::nullopt;
    std::optional<std::size_t> group;
    trie_.each_at(folded, 0, [&](std::uint32_t value, std::size_t bytes) {
      if (bytes == folded.size()) group = value - 1;
    });
    return group;
  }

  [[nodiscard]] std::vector<std::string> names(std::size_t group) const {
    if (group >= header_.groups) corrupt();
    std::vector<std::string> out;
    for (std::uint32_t i = first_name_[group]; i < first_name_[group + 1]; ++i) {
      out.emplace_back(text(names_[i]));
    }
    return out;
  }

  [[nodiscard]] std::string_view canonical(std::size_t group) const {
    if (group >= header_.groups || first_name_[group] == first_name_[group + 1]) corrupt();
    return text(names_[first_name_[group]]);
  }

 private:
  [[nodiscard]] std::string_view text(const StringRef& name) const {
    if (std::size_t{name.begin} + name.size > header_.string_bytes) corrupt();
    return {characters_ + name.begin, name.size};
  }

  Mapping mapping_;
  CharTrie trie_;
  file::Header header_{};
  const std::uint32_t* first_name_ = nullptr;
  const StringRef* names_ = nullptr;
  const std::uint32_t* starts_ = nullptr;
  const char* characters_ = nullptr;
};

const OrganisationList& OrganisationList::instance() {
  static const OrganisationList list;
  return list;
}

void OrganisationList::sizes_at(std::string_view folded, std::size_t position,
                                std::vector<std::size_t>& sizes) const {
  impl_->sizes_at(folded, position, sizes);
}

bool OrganisationList::contains(std::string_view folded) const {
  return impl_->find(folded).has_value();
}

std::vector<std::string> OrganisationList::names(std::string_view folded) const {
  const auto group = impl_->find(folded);
  return group ? impl_->names(*group) : std::vector<std::string>();
}

std::string_view OrganisationList::canonical(std::string_view folded) const {
  const auto group = impl_->find(folded);
  return group ? impl_->canonical(*group) : std::string_view();
}

OrganisationList::OrganisationList() : impl_(std::make_unique<Impl>()), starts_(impl_->starts()) {}
OrganisationList::~OrganisationList() = default;

}  // namespace kouryu
