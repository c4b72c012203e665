// Which names mean one organisation: those kept by hand in organisation_aliases.tsv, and for what
// they do not know the listed ones of OrganisationList.
#ifndef KOURYU_DICT_NAMES_ORGANISATION_ALIASES_H_
#define KOURYU_DICT_NAMES_ORGANISATION_ALIASES_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dict/base/edge_sizes.h"
#include "dict/base/utf8.h"
#include "dict/base/word_set.h"
#include "dict/names/organisation_list.h"

namespace kouryu {

/// Read once, when first asked for. Thread-safe after that. All keys are folded.
class OrganisationAliases {
 public:
  /// Throws Error: NotFound when the table is missing, Internal for a bad row.
  static const OrganisationAliases& instance();

  /// Whether the folded `name` is that of an organisation: kept by hand or listed.
  [[nodiscard]] bool is_known(std::string_view name) const {
    return is_kept(name) || OrganisationList::instance().contains(name);
  }
  /// Whether it is one of organisation_aliases.tsv.
  [[nodiscard]] bool is_kept(std::string_view name) const {
    return name_begins_.may_begin_at(name, 0) && name_ends_.may_end_at(name, name.size()) &&
           group_of_.find(name) != group_of_.end();
  }
  /// The names that mean the same as the folded `name`, canonical first; empty when unknown.
  [[nodiscard]] std::vector<std::string> names(std::string_view name) const;
  /// The first of them; empty when unknown. Lives as long as the tables.
  [[nodiscard]] std::string_view canonical(std::string_view name) const;
  /// Whether `name` keeps its value as written unless the canonical name stands in the same text.
  [[nodiscard]] bool keeps_written(std::string_view name) const;
  /// Endings of offices that a body has under any of its names: 事務所, 支部.
  [[nodiscard]] const WordSet& offices() const { return offices_; }
  /// How names kept by hand begin: name_sizes() is empty elsewhere.
  [[nodiscard]] const EdgeBytes& name_begins() const { return name_begins_; }
  /// The sizes in bytes, ascending, of the known names that may begin at `begin` of folded text.
  [[nodiscard]] const std::vector<std::size_t>& name_sizes(std::string_view text,
                                                           std::size_t begin) const {
    const char32_t first = next_char(text, begin);
    return name_sizes_.at(first, begin < text.size() ? next_char(text, begin) : 0);
  }

 private:
  OrganisationAliases();

  std::vector<std::vector<std::string>> groups_;
  std::vector<bool> written_;  // of each group
  WordSet offices_;
  std::unordered_map<std::string, std::size_t, ViewHash, std::equal_to<>> group_of_;
  EdgeBytes name_begins_;
  EdgeBytes name_ends_;
  EdgeSizes name_sizes_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_ORGANISATION_ALIASES_H_
