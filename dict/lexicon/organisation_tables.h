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
enum class SuffixRule { Any, Named, Seat, SeatEnd, Unit, Branch, Firm, National, Party, Weak, Never };

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
  HeadOf
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
  /// Whether some ending ends with this character.
  [[nodiscard]] bool may_end_with(char32_t c) const { return last_chars_.may_contain(c); }
  [[nodiscard]] std::size_t longest_suffix() const { return longest_suffix_; }  // bytes

  [[nodiscard]] const WordSet& words(OrganisationWord kind) const {
    return words_[static_cast<std::size_t>(kind)];
  }

  /// The names that mean the same as the folded `name`, canonical first; nullptr when unknown.
  [[nodiscard]] const std::vector<std::string>* names(std::string_view name) const;
  /// Whether `name` keeps its value as written unless the canonical name stands in the same text.
  [[nodiscard]] bool keeps_written(std::string_view name) const;
  /// Bytes of the longest known name that begins with this character; 0 when none does.
  [[nodiscard]] std::size_t longest_name(char32_t first) const {
    if (!first_chars_.may_contain(first)) return 0;
    const auto found = longest_name_.find(first);
    return found == longest_name_.end() ? 0 : found->second;
  }

 private:
  OrganisationTables();

  std::unordered_map<std::string, std::vector<SuffixRule>, ViewHash, std::equal_to<>> suffixes_;
  CharSet last_chars_;
  std::size_t longest_suffix_ = 0;
  std::vector<WordSet> words_;
  std::vector<std::vector<std::string>> groups_;
  std::vector<bool> written_;  // of each group
  std::unordered_map<std::string, std::size_t, ViewHash, std::equal_to<>> group_of_;
  CharSet first_chars_;
  std::unordered_map<char32_t, std::size_t> longest_name_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_ORGANISATION_TABLES_H_
