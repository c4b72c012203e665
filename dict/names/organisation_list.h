// Organisations that open dictionaries know: organisations_listed.tsv, compiled at build time and
// mapped into memory.
#ifndef KOURYU_DICT_NAMES_ORGANISATION_LIST_H_
#define KOURYU_DICT_NAMES_ORGANISATION_LIST_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/names/organisation_file.h"

namespace kouryu {

/// How listed names begin: a filter in front of OrganisationList::sizes_at().
class OrganisationStarts {
 public:
  /// `bits`: as organisation_file.h tells them; must outlive the object.
  explicit OrganisationStarts(const std::uint32_t* bits) : bits_(bits) {}

  /// False where no name begins at `position` of folded text; true may be wrong.
  [[nodiscard]] bool may_begin_at(std::string_view folded, std::size_t position) const {
    constexpr std::size_t kWide = 9;  // three characters of three bytes, as kanji and kana are
    if (position + kWide <= folded.size()) {
      const char* const begin = folded.data() + position;
      const auto is_wide = [&](std::size_t i) {
        return (static_cast<unsigned char>(begin[i]) & 0xF0) == 0xE0;
      };
      if (is_wide(0) && is_wide(3) && is_wide(6)) {
        return has_bit(bits_, organisation_file::start_bit({begin, kWide}));
      }
    }
    std::size_t end = position;
    for (std::size_t n = 0; n < organisation_file::kFewestChars; ++n) {
      if (end >= folded.size()) return false;
      end += char_bytes(folded[end]);
    }
    return end <= folded.size() &&
           has_bit(bits_, organisation_file::start_bit(folded.substr(position, end - position)));
  }

 private:
  const std::uint32_t* bits_;
};

class OrganisationList {
 public:
  /// Thread-safe. Throws Error (NotFound, Corrupt).
  static const OrganisationList& instance();

  [[nodiscard]] const OrganisationStarts& starts() const { return starts_; }

  /// The sizes in bytes, ascending, of the names that begin at `position` of folded text, into
  /// `sizes`, whose old content goes.
  void sizes_at(std::string_view folded, std::size_t position,
                std::vector<std::size_t>& sizes) const;
  [[nodiscard]] bool contains(std::string_view folded) const;
  /// The names of the organisation called `folded`, as the table writes them, the full one first;
  /// empty when there is none.
  [[nodiscard]] std::vector<std::string> names(std::string_view folded) const;
  /// The first of them; empty when there is none. Lives as long as the list.
  [[nodiscard]] std::string_view canonical(std::string_view folded) const;

  ~OrganisationList();

 private:
  OrganisationList();
  class Impl;
  std::unique_ptr<Impl> impl_;
  OrganisationStarts starts_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_ORGANISATION_LIST_H_
