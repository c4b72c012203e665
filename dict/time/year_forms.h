// The forms in which one year or date is written, as rows. Order is precedence: the first that
// takes a text wins. To add a form: a row here with both its examples, and its reader in
// YearPoints.
#ifndef KOURYU_DICT_TIME_YEAR_FORMS_H_
#define KOURYU_DICT_TIME_YEAR_FORMS_H_

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "dict/time/year_points.h"
#include "dict/time/years.h"

namespace kouryu {

struct YearForm {
  const char* name;
  bool (*begins)(char32_t c);                                         // its first character
  bool (*stands)(const YearText& text, std::size_t i);                // what is before it allows it
  std::optional<YearPoint> (YearPoints::*read)(std::size_t i) const;  // number, ending, refusals
  const char* takes;   // an example; 【】 around what the row reads
  const char* not_in;  // an example in which the row reads nothing
};

[[nodiscard]] std::span<const YearForm> year_forms();

/// What `form` reads at `i`.
[[nodiscard]] std::optional<YearPoint> read_form(const YearForm& form, const YearText& text,
                                                 const YearPoints& points, std::size_t i);

/// Whether a form may begin with `c`: computed from the rows.
[[nodiscard]] bool may_begin_year(char32_t c);

/// Whether `mention` is all of a folded text: 西暦 before it says no more.
[[nodiscard]] bool is_whole(const YearMention& mention, std::string_view text);

/// recognize_years() (years.h) without triggers: what the rows say by themselves. For tests.
[[nodiscard]] std::vector<YearMention> recognize_years_at_every_character(
    const FoldedText& text, const YearContext& context);

}  // namespace kouryu

#endif  // KOURYU_DICT_TIME_YEAR_FORMS_H_
