// The tables of the organisation recogniser: endings, deciding words, names with several spellings.
//
// From organisation_suffixes.tsv, organisation_words.tsv, organisation_aliases.tsv; what each row
// means stands in their heads.
#ifndef KOURYU_DICT_LEXICON_ORGANISATION_TABLES_H_
#define KOURYU_DICT_LEXICON_ORGANISATION_TABLES_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dict/base/char_set.h"

namespace kouryu {

/// What must stand before an ending (see the head of organisation_suffixes.tsv).
enum class SuffixRule {
  Any,
  Named,
  Seat,
  SeatEnd,
  Unit,
  Branch,
  Firm,
  National,
  Party,
  Kana,
  Weak,
  Never
};

/// Kinds of rows of organisation_words.tsv.
enum class OrganisationWord {
  Class,
  Generic,
  Country,
  Section,
  Municipal,
  Counter,
  Trim,
  After,
  Label,
  Partner,
  Event,
  Title,
  National,
  NoName,
  HeadOf,
  ClassNoun
};

/// Looks strings up by view, without a copy.
struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};
using WordSet = std::unordered_set<std::string, ViewHash, std::equal_to<>>;

/// Read once, when first asked for. Thread-safe after that. All keys are folded.
class OrganisationTables {
 public:
  /// Throws Error (NotFound) when the tables are missing.
  static const OrganisationTables& instance();

  /// The rules under which `suffix` ends names; empty when it does not.
  [[nodiscard]] const std::vector<SuffixRule>& rules(std::string_view suffix) const;
  /// The sizes in bytes, ascending, of the endings that end with this character.
  [[nodiscard]] const std::vector<std::size_t>& suffix_sizes(char32_t last) const {
    return last_chars_.may_contain(last) ? sizes_of(suffix_sizes_, last) : no_sizes_;
  }

  [[nodiscard]] const WordSet& words(OrganisationWord kind) const {
    return words_[static_cast<std::size_t>(kind)];
  }

  /// The names that mean the same as the folded `name`, canonical first; nullptr when unknown.
  [[nodiscard]] const std::vector<std::string>* names(std::string_view name) const;
  /// Whether `name` keeps its value as written unless the canonical name stands in the same text.
  [[nodiscard]] bool keeps_written(std::string_view name) const;
  /// The sizes in bytes, ascending, of the known names that begin with this character.
  [[nodiscard]] const std::vector<std::size_t>& name_sizes(char32_t first) const {
    return first_chars_.may_contain(first) ? sizes_of(name_sizes_, first) : no_sizes_;
  }

 private:
  using Sizes = std::unordered_map<char32_t, std::vector<std::size_t>>;

  OrganisationTables();

  [[nodiscard]] const std::vector<std::size_t>& sizes_of(const Sizes& sizes, char32_t c) const {
    const auto found = sizes.find(c);
    return found == sizes.end() ? no_sizes_ : found->second;
  }

  std::unordered_map<std::string, std::vector<SuffixRule>, ViewHash, std::equal_to<>> suffixes_;
  CharSet last_chars_;
  Sizes suffix_sizes_;
  std::vector<WordSet> words_;
  std::vector<std::vector<std::string>> groups_;
  std::vector<bool> written_;  // of each group
  std::unordered_map<std::string, std::size_t, ViewHash, std::equal_to<>> group_of_;
  CharSet first_chars_;
  Sizes name_sizes_;
  std::vector<std::size_t> no_sizes_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_ORGANISATION_TABLES_H_
