// Organisations that open dictionaries know: organisations_listed.tsv, compiled at build time and
// mapped into memory.
#ifndef KOURYU_DICT_LEXICON_ORGANISATION_LIST_H_
#define KOURYU_DICT_LEXICON_ORGANISATION_LIST_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

class OrganisationList {
 public:
  /// Thread-safe. Throws Error (NotFound, Corrupt).
  static const OrganisationList& instance();

  /// The sizes in bytes, ascending, of the names that begin at `position` of folded text, into
  /// `sizes`, whose old content goes.
  void sizes_at(std::string_view folded, std::size_t position,
                std::vector<std::size_t>& sizes) const;
  [[nodiscard]] bool contains(std::string_view folded) const;
  /// The names of the organisation called `folded`, as the table writes them, the full one first;
  /// empty when there is none.
  [[nodiscard]] std::vector<std::string> names(std::string_view folded) const;

  ~OrganisationList();

 private:
  OrganisationList();
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_ORGANISATION_LIST_H_
