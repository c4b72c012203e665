// Names of eras at a place in a text: in full (平成), by a letter (H) or a kanji (平).
#ifndef KOURYU_DICT_TIME_YEAR_ERAS_H_
#define KOURYU_DICT_TIME_YEAR_ERAS_H_

#include <cstddef>
#include <optional>

#include "dict/time/eras.h"
#include "dict/time/year_text.h"

namespace kouryu {

enum class EraForm { Full, Kanji, Letter };

struct EraName {
  const Era* era = nullptr;
  EraForm form = EraForm::Full;
  std::size_t end = 0;  // behind the name: its number follows
};

/// The era named at `i`. An abbreviation is one only before a number and not inside a word
/// (東大2年, R2-D2).
[[nodiscard]] std::optional<EraName> era_name_at(const YearText& text, std::size_t i);

/// The full name of an era ends before `i`.
[[nodiscard]] bool is_behind_era(const YearText& text, std::size_t i);

}  // namespace kouryu

#endif  // KOURYU_DICT_TIME_YEAR_ERAS_H_
