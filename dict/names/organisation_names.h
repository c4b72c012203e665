// Names of organisations as values: one spelling for each, and the others that mean the same.
//
// Which names stand in a text is the indexer's to say (indexer/facets/organisations). Thread-safe.
#ifndef KOURYU_DICT_NAMES_ORGANISATION_NAMES_H_
#define KOURYU_DICT_NAMES_ORGANISATION_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// The facet form of a written name: NFKC, white space and legal forms removed.
[[nodiscard]] std::string canonical_organisation(std::string_view text);

/// The value of an office that stands behind any name of its body (クレア北京事務所 ->
/// 自治体国際化協会北京事務所); `name` where it is none.
[[nodiscard]] std::string canonical_office(std::string name);

/// Every name that means the same organisation as `text` by the alias table (クレア ->
/// 自治体国際化協会, CLAIR …; so does that of an office of it), canonical first; just
/// canonical_organisation(text) when unknown.
[[nodiscard]] std::vector<std::string> organisation_names(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_ORGANISATION_NAMES_H_
