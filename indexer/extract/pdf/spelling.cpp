// The line as a whole tells whether it is letter-spaced; then each gap is a space or none.
#include "indexer/extract/pdf/spelling.h"

#include <algorithm>
#include <cstddef>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/pieces.h"
#include "indexer/lines/letter_spacing.h"

namespace kouryu {
namespace {

// In ems.
constexpr float kWideGap = 0.6F;      // between Japanese characters: seen as a space
constexpr float kLatinGap = 0.15F;    // between Latin letters without a space character
constexpr float kNoGap = 0.1F;        // a space character that takes no room
constexpr float kTracked = 0.4F;      // gaps of a line that is spread over its width
constexpr float kTrackedEven = 0.4F;  // by which such gaps may differ

constexpr std::size_t kSpacedTitle = 4;  // characters of a title spread by spaces

bool is_symbol_font(char32_t c) { return c >= 0xF020 && c <= 0xF0FF; }

/// Of a title spread by spaces; 日　月　火 and 一　二　三 are lists.
bool is_of_title(char32_t c) {
  return is_wide(c) && !is_digit(c) && !is_kanji_numeral(c) && !is_katakana(c) &&
         std::u32string_view(U"月火水木、。・○×△―").find(c) == std::u32string_view::npos;
}

/// Where one space or none is between two characters: what the line as a whole says.
struct Setting {
  bool letter_spaced = false;  // a space after (nearly) each Japanese character
  bool latin_spaced = false;   // the same among Latin letters and digits
  bool tracked = false;        // spread evenly, by place alone
  bool spread_title = false;   // an ideographic space after each character
};

Setting setting_of(const std::vector<SetChar>& line) {
  std::size_t wide = 0;
  std::size_t wide_spaced = 0;
  std::size_t latin = 0;
  std::size_t latin_spaced = 0;
  bool placed = line.size() > 1;
  bool spread_title = line.size() >= kSpacedTitle;
  float least = 1e9F;
  float most = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const SetChar& c = line[i];
    const bool both_wide = is_wide(c.character) && is_wide(line[i - 1].character);
    const bool both_narrow = !is_wide(c.character) && !is_wide(line[i - 1].character);
    const bool one_space = c.spaces == 1 && c.wide_spaces == 0;
    wide += both_wide;
    wide_spaced += both_wide && one_space;
    latin += both_narrow;
    latin_spaced += both_narrow && one_space;
    placed = placed && c.spaces == 0 && c.wide_spaces == 0 && both_wide;
    spread_title = spread_title && c.wide_spaces > 0 && c.wide_spaces == line[1].wide_spaces &&
                   is_of_title(c.character) && is_of_title(line[i - 1].character);
    least = std::min(least, c.gap);
    most = std::max(most, c.gap);
  }
  Setting setting;
  setting.letter_spaced = is_letter_spaced(wide_spaced, wide);
  setting.latin_spaced = is_letter_spaced(latin_spaced, latin);
  setting.tracked = placed && least >= kTracked && most - least <= kTrackedEven;
  setting.spread_title = spread_title;
  return setting;
}

/// What is written between `before` and `c`.
std::u32string between(const SetChar& before, const SetChar& c, const Setting& setting) {
  if (setting.spread_title) return {};
  if (c.wide_spaces > 0) return std::u32string(static_cast<std::size_t>(c.wide_spaces), U'\u3000');
  const bool both_wide = is_wide(before.character) && is_wide(c.character);
  const bool both_narrow = !is_wide(before.character) && !is_wide(c.character);
  if (c.spaces >= 2) {
    // Two that take less room than a gap that can be seen are no wider than one.
    if (setting.letter_spaced && c.gap < kWideGap) return {};
    return std::u32string(static_cast<std::size_t>(std::min(c.spaces, 16)), U' ');
  }
  bool space = false;
  if (both_wide) {
    const bool drop = setting.tracked || (c.spaces == 1 && setting.letter_spaced);
    space = !drop && c.gap >= kWideGap;
  } else if (both_narrow) {
    const bool by_place = c.spaces == 0 || setting.latin_spaced || setting.letter_spaced;
    space = by_place ? c.gap >= kLatinGap : c.gap > kNoGap || c.spaces == 1;
  } else {
    space = c.spaces == 1 && !setting.letter_spaced ? c.gap >= kLatinGap : c.gap >= kWideGap;
  }
  return space ? U" " : U"";
}

bool is_note_sign(char32_t c) {
  return std::u32string_view(U"*＊※†‡注").find(c) != std::u32string_view::npos;
}
bool is_note_bracket(char32_t c) {
  return std::u32string_view(U"()（）[]［］").find(c) != std::u32string_view::npos;
}

/// The end of a footnote's mark that begins at `begin`: raised (1), (注2), 3; or ＊2, ※1 as large
/// as the text. `begin` where there is none.
std::size_t note_mark_end(const std::vector<SetChar>& line, std::size_t begin) {
  // Behind Latin letters and digits a raised one is an exponent: km², 10³.
  if (begin == 0 || !is_wide(line[begin - 1].character)) return begin;
  const char32_t first = line[begin].character;
  std::size_t end = begin;
  std::size_t digits = 0;
  if (line[begin].raised) {
    for (; end < line.size() && line[end].raised && end - begin < 8; ++end) {
      const char32_t c = line[end].character;
      const bool parts = c == U',' || c == U'，' || c == U'、' || c == U'-' || c == U'～';
      if (!is_digit(c) && !is_note_sign(c) && !is_note_bracket(c) && !parts) break;
      digits += is_digit(c) || is_note_sign(c);
    }
    return digits > 0 ? end : begin;
  }
  const bool inside = first == U'*' || first == U'＊' || first == U'※';
  if (!inside) return begin;
  for (end = begin + 1; end < line.size() && is_digit(line[end].character); ++end) ++digits;
  const bool goes_on = end < line.size() && is_wide(line[end].character);
  return digits > 0 && digits <= 2 && goes_on ? end : begin;
}

void drop_note_marks(std::vector<SetChar>& line) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t end = note_mark_end(line, i);
    if (end > i) {
      // What follows stands next to what was before.
      if (end < line.size()) line[end].gap = std::min(line[end].gap, 0.0F);
      i = end;
      continue;
    }
    line[kept++] = line[i++];
  }
  line.resize(kept);
}

}  // namespace

std::string spell(std::vector<SetChar> line) {
  drop_note_marks(line);
  const Setting setting = setting_of(line);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) out += to_utf8(between(line[i - 1], line[i], setting));
    const char32_t c = line[i].character;
    append_utf8(out, is_symbol_font(c) ? U'・' : c);
  }
  return out;
}

}  // namespace kouryu
