// The tables of the organisation recogniser: endings and deciding words.
//
// From organisation_suffixes.tsv and organisation_words.tsv; what each row means stands in their
// heads. Names that are known as such: dict/names/organisation_aliases.h.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_TABLES_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dict/base/edge_sizes.h"
#include "dict/base/utf8.h"
#include "dict/base/word_set.h"
#include "dict/names/organisation_aliases.h"
#include "indexer/facets/word_lists.h"

namespace kouryu {

/// Classes of endings (see the head of organisation_suffixes.tsv).
enum class EndingClass {
  Any,
  Named,
  Seat,
  SeatEnd,
  Unit,
  Branch,
  Faculty,
  Pair,
  Firm,
  Force,
  National,
  Party,
  Kana,
  World,
  Company,
  Weak,
  Never
};

/// Several of them, a bit each.
using EndingClasses = std::uint32_t;
[[nodiscard]] constexpr EndingClasses ending_bit(EndingClass one) {
  return EndingClasses{1} << static_cast<unsigned>(one);
}

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
  ClassNoun,
  World,
  KanaPlace,
  List,
  GroupEnd,
  Works,
  Kind,
  Front,
  FrontPlace,
  Common,
  Field,
  Founding
};

/// Read once, when first asked for. Thread-safe after that. All keys are folded.
class OrganisationTables {
 public:
  /// Throws Error (NotFound) when the tables are missing.
  static const OrganisationTables& instance();

  /// The classes of `suffix`; none where it ends no names.
  [[nodiscard]] EndingClasses classes(std::string_view suffix) const;
  [[nodiscard]] bool is_ending(std::string_view suffix) const { return classes(suffix) != 0; }
  /// Calls `visit` with every ending of one of `classes`, in no order.
  template <class Visit>
  void each_ending(EndingClasses classes, Visit&& visit) const {
    for (const auto& [ending, own] : suffixes_) {
      if ((own & classes) != 0) visit(std::string_view(ending));
    }
  }
  /// How endings end: suffix_sizes() is empty elsewhere.
  [[nodiscard]] const EdgeBytes& suffix_ends() const { return suffix_ends_; }
  /// The sizes in bytes, ascending, of the endings that may end at `end` (> 0) of folded text.
  [[nodiscard]] const std::vector<std::size_t>& suffix_sizes(std::string_view text,
                                                             std::size_t end) const {
    const char32_t last = previous_char(text, end);
    return suffix_sizes_.at(last, end > 0 ? previous_char(text, end) : 0);
  }

  [[nodiscard]] const WordSet& words(OrganisationWord kind) const {
    return words_[static_cast<std::size_t>(kind)].words();
  }

  /// What is known of names.
  [[nodiscard]] const OrganisationAliases& aliases() const { return aliases_; }

 private:
  OrganisationTables();

  const OrganisationAliases& aliases_ = OrganisationAliases::instance();
  std::unordered_map<std::string, EndingClasses, ViewHash, std::equal_to<>> suffixes_;
  EdgeBytes suffix_ends_;
  EdgeBytes suffix_begins_;
  EdgeSizes suffix_sizes_;
  std::vector<WordList> words_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_TABLES_H_
