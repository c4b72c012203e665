// A number opens headings, items of lists and fields; what stands behind and below it tells which.
#include "indexer/blocks/heading_numbers.h"

#include "dict/base/utf8.h"
#include "indexer/blocks/label_rows.h"
#include "indexer/blocks/no_heading_line.h"
#include "indexer/blocks/title_lines.h"

namespace kouryu {
namespace {

/// 1 期日 平成16年7月22日: a number, a label and its value.
bool is_numbered_value(std::string_view text) {
  if (tells_speaker(text)) return false;
  int gaps = 0;
  bool space = false;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_space(c)) {
      space = true;
      continue;
    }
    if (space) ++gaps;
    space = false;
  }
  return gaps >= 2;
}

/// 【2】 …: a number that also counts references and notes.
bool opens_with_square_bracket(std::string_view text) {
  const char32_t c = opening_char(text);
  return c == U'[' || c == U'［' || c == U'【' || c == U'〔';
}

/// 2.場所 市民会館: a label and its value behind the number.
bool has_value_behind_number(std::string_view text) {
  constexpr std::size_t kLongestLabel = 3 * 3;  // bytes
  const std::size_t begin = text.find_first_not_of("0123456789. ");
  if (begin == text.npos) return false;
  const std::string_view rest = text.substr(begin);
  const std::size_t gap = rest.find(' ');
  if (gap == rest.npos || tells_speaker(text)) return false;
  return gap <= kLongestLabel && is_label_and_value(rest);
}

}  // namespace

bool is_under_number(std::string_view text) { return numbered_heading_level(text) != kNoHeading; }

HeadingLevel level_by_number(const PiecePlace& place) {
  const std::string& text = place.text();
  const HeadingLevel level = numbered_heading_level(text);
  const bool value = is_numbered_value(text) || has_value_behind_number(text);
  if (value && tells_day(text)) return kNoHeading;
  if (level == kCircled && !place.context.is_body(place.i + 1)) return kNoHeading;
  if (opens_with_square_bracket(text) &&
      (!place.context.is_body(place.i + 1) || is_under_number(place.below()->line.text))) {
    return kNoHeading;
  }
  // 1. 会長挨拶 渡部弥生, set off from what it heads.
  const bool apart = place.parted_above() && place.parted_below() && place.below() != nullptr &&
                     !is_under_number(place.below()->line.text);
  if (value && !apart && level == kPlain && place.below() != nullptr &&
      !ends_sentence(place.below()->line.text)) {
    return kNoHeading;
  }
  return level;
}

}  // namespace kouryu
