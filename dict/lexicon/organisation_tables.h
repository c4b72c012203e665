// The tables of the organisation recogniser: endings, deciding words, names with several spellings.
//
// From organisation_suffixes.tsv, organisation_words.tsv, organisation_aliases.tsv; what each row
// means stands in their heads.
#ifndef KOURYU_DICT_LEXICON_ORGANISATION_TABLES_H_
#define KOURYU_DICT_LEXICON_ORGANISATION_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/base/word_set.h"

namespace kouryu {

/// What must stand before an ending (see the head of organisation_suffixes.tsv).
enum class SuffixRule {
  Any,
  Named,
  Seat,
  SeatEnd,
  Unit,
  Branch,
  Faculty,
  Pair,
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

/// Read once, when first asked for. Thread-safe after that. All keys are folded.
class OrganisationTables {
 public:
  /// Throws Error (NotFound) when the tables are missing.
  static const OrganisationTables& instance();

  /// The rules under which `suffix` ends names; empty when it does not.
  [[nodiscard]] const std::vector<SuffixRule>& rules(std::string_view suffix) const;
  /// The sizes in bytes, ascending, of the endings that may end at `end` (> 0) of folded text.
  [[nodiscard]] const std::vector<std::size_t>& suffix_sizes(std::string_view text,
                                                             std::size_t end) const {
    if (!suffix_ends_.may_end_at(text, end)) return no_sizes_;
    const char32_t last = previous_char(text, end);
    return sizes_of(suffix_sizes_, last, end > 0 ? previous_char(text, end) : 0);
  }

  [[nodiscard]] const WordSet& words(OrganisationWord kind) const {
    return words_[static_cast<std::size_t>(kind)];
  }

  /// The names that mean the same as the folded `name`, canonical first; nullptr when unknown.
  [[nodiscard]] const std::vector<std::string>* names(std::string_view name) const;
  /// Whether `name` keeps its value as written unless the canonical name stands in the same text.
  [[nodiscard]] bool keeps_written(std::string_view name) const;
  /// The sizes in bytes, ascending, of the known names that may begin at `begin` of folded text.
  [[nodiscard]] const std::vector<std::size_t>& name_sizes(std::string_view text,
                                                           std::size_t begin) const {
    if (!name_begins_.may_begin_at(text, begin)) return no_sizes_;
    const char32_t first = next_char(text, begin);
    return sizes_of(name_sizes_, first, begin < text.size() ? next_char(text, begin) : 0);
  }

 private:
  // By the character at the edge and the one beside it, 0 for a word of one character; the size of
  // that word is in the lists of its pairs too.
  using Sizes = std::unordered_map<std::uint64_t, std::vector<std::size_t>>;

  OrganisationTables();

  static std::uint64_t pair_key(char32_t edge, char32_t beside) {
    return std::uint64_t{edge} << 32 | beside;
  }
  [[nodiscard]] const std::vector<std::size_t>& sizes_of(const Sizes& sizes, char32_t edge,
                                                         char32_t beside) const {
    auto found = sizes.find(pair_key(edge, beside));
    if (found == sizes.end()) found = sizes.find(pair_key(edge, 0));
    return found == sizes.end() ? no_sizes_ : found->second;
  }
  static void join_single_sizes(Sizes& sizes);

  std::unordered_map<std::string, std::vector<SuffixRule>, ViewHash, std::equal_to<>> suffixes_;
  WordEdges suffix_ends_;
  Sizes suffix_sizes_;
  std::vector<WordSet> words_;
  std::vector<std::vector<std::string>> groups_;
  std::vector<bool> written_;  // of each group
  std::unordered_map<std::string, std::size_t, ViewHash, std::equal_to<>> group_of_;
  WordEdges name_begins_;
  Sizes name_sizes_;
  std::vector<std::size_t> no_sizes_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_ORGANISATION_TABLES_H_
