// The rules of organisations: one row each. To add a rule, add a row to organisation_rows.cpp.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_ROWS_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_ROWS_H_

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "indexer/facets/organisations/organisation_bodies.h"
#include "indexer/facets/organisations/organisation_reading.h"
#include "indexer/facets/reading/rule_row.h"

namespace kouryu {

/// Some words of a row.
class RowWords {
 public:
  constexpr RowWords() = default;
  template <class... One>
  constexpr explicit RowWords(const One&... one) : all_{std::string_view(one)...} {}
  [[nodiscard]] constexpr bool empty() const { return all_[0].empty(); }
  [[nodiscard]] constexpr bool contain(std::string_view word) const {
    return std::find(all_.begin(), all_.end(), word) != all_.end();
  }
  /// Whether one of them ends `word`.
  [[nodiscard]] constexpr bool end(std::string_view word) const {
    return std::any_of(all_.begin(), all_.end(),
                       [&](std::string_view one) { return !one.empty() && word.ends_with(one); });
  }

 private:
  std::array<std::string_view, 4> all_{};
};

/// The endings of a row: those of some classes of organisation_suffixes.tsv, all or some of them.
struct RowEndings {
  EndingClasses classes;
  RowWords last{};  // with one of these at their end; empty: all
  RowWords but{};   // without these

  [[nodiscard]] constexpr bool allow(std::string_view ending) const {
    return (last.empty() || last.end(ending)) && !but.contain(ending);
  }
};

/// Names that an ending gives away: it is found first, and the words before it are asked.
struct EndingRow {
  const char* name;                  // its family "suffix:", and the rule
  Conditions<EndingReading> begins;  // what the words before the ending begin with
  Conditions<EndingReading> body;    // what they are
  RowEndings ending;
  Conditions<EndingReading> stands;   // what must hold of the ending and around the name
  Conditions<EndingReading> refuses;  // none of these holds
  std::string_view takes;             // a text in which it takes the name in 【】
  std::string_view not_in;            // one in which it is asked and takes nothing
};

/// What gives a name away that no ending does; organisation_triggers.cpp says at which tokens each
/// may stand.
enum class NameBegins : std::uint8_t {
  KeptName,          // a name of organisation_aliases.tsv begins
  ListedName,        // one of organisations_listed.tsv begins
  LegalForm,         // 株式会社, NPO法人
  FrontWord,         // a word of the row `front` begins
  QuotationMark,     // 「 or 『
  KindWord,          // a word of the row `kind` ends
  JoinedKatakana,    // a token with a middle dot in it
  OrganisationWord,  // a token that the dictionary calls so
};
inline constexpr std::size_t kNameBegins = 8;

/// Names that something else gives away than their ending.
struct NameRow {
  const char* name;                              // its family, and the rule
  NameBegins begins;                             // what gives it away
  void (*body)(const NameReading&, NamesRead&);  // how it is read (organisation_bodies.h)
  Conditions<NameReading> stands;                // all hold
  Conditions<NameReading> refuses;               // none holds
  std::string_view takes;                        // as of EndingRow
  std::string_view not_in;
  Conditions<NameReading> doubts{};  // where one holds, the name is evidence and does not count
};

/// Order is precedence: the first that takes the words has them. Of the endings at one place the
/// longest stays.
[[nodiscard]] std::span<const EndingRow> ending_rows();
/// The classes of each of them: most endings need no more of most rows.
[[nodiscard]] std::span<const EndingClasses> classes_of_rows();
/// All rows are asked; of names that overlap the longest stays, of those the first.
[[nodiscard]] std::span<const NameRow> name_rows();

/// Why `row` does not take `reading`, whose ending it allows; null where it takes it.
[[nodiscard]] const Condition<EndingReading>* refusal_of(const EndingRow& row,
                                                         const EndingReading& reading);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_ROWS_H_
