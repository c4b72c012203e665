// The rules of places: one row each. To add a rule, add a row to place_rows.cpp.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_ROWS_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_ROWS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/facets/places/place_reading.h"
#include "indexer/facets/reading/rule_row.h"

namespace kouryu {

/// What a name begins with. place_beginnings.cpp says what each means at the edge of a character;
/// right behind a name every row is asked.
enum class PlaceBegins : std::uint8_t {
  ListedForm,    // a form of the gazetteer
  MaskedWord,    // a word of the rule `mask`
  KatakanaRun,   // katakana that may begin a word
  NamedWord,     // a word that the dictionary takes for a place or another proper name
  CountyWord,    // kanji where a word may begin, in a text that has 郡
  ListedTown,    // kanji behind 市・, 町・ or 村・
  AnotherPlace,  // nothing of its own: it stands right behind another name
};
inline constexpr std::size_t kPlaceBegins = 7;

/// Units of which one stands at the end of a name; an empty one: none does. Without any, every end
/// will do.
class PlaceUnits {
 public:
  template <class... One>
  // NOLINTNEXTLINE(google-explicit-constructor): a row lists them in braces
  constexpr PlaceUnits(const One&... one) : all_{std::string_view(one)...}, size_(sizeof...(one)) {}
  [[nodiscard]] constexpr bool allow(std::string_view unit) const {
    for (std::size_t i = 0; i < size_; ++i) {
      if (all_[i] == unit) return true;
    }
    return size_ == 0;
  }

 private:
  std::array<std::string_view, 10> all_{};
  std::size_t size_;
};

/// Reads a name at `reading.position` into `reading`; false where none stands.
using PlaceBody = bool (*)(PlaceReading& reading);

struct PlaceRow {
  const char* name;    // its family, which says what it gives (PlaceCandidate::Type), and the rule
  PlaceBegins begins;  // what stands where the name is looked for
  PlaceBody body;      // how it is read (place_bodies.h)
  PlaceUnits ending;
  Conditions<PlaceReading> stands;   // all hold (place_conditions.h)
  Conditions<PlaceReading> refuses;  // none holds
  std::string_view takes;            // a text in which it takes a name
  std::string_view not_in;           // one in which it refuses what it was asked, and takes nothing
};

/// The rows that need no list: of those, the first that takes a name has it.
[[nodiscard]] std::span<const PlaceRow> shape_rows();
/// The rows of listed names: the longest name first, of one length the first row that takes it.
[[nodiscard]] std::span<const PlaceRow> listed_rows();
/// The row of words in which no place is read.
[[nodiscard]] const PlaceRow& masked_row();
/// All of these, as a person lists them.
[[nodiscard]] std::span<const PlaceRow> place_rows();

/// What a row gives, by the family in its name.
[[nodiscard]] constexpr PlaceCandidate::Type type_of(const PlaceRow& row) {
  const std::string_view name = row.name;
  if (name.starts_with("full:")) return PlaceCandidate::Type::Full;
  if (name.starts_with("adjective:")) return PlaceCandidate::Type::Adjective;
  if (name.starts_with("bare:")) return PlaceCandidate::Type::Bare;
  if (name.starts_with("shape:")) return PlaceCandidate::Type::Shape;
  if (name.starts_with("person:")) return PlaceCandidate::Type::Surname;
  return PlaceCandidate::Type::Skip;  // skip:
}

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_ROWS_H_
