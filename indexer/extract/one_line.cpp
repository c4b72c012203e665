// What stands between two characters is decided when the second one comes.
#include "indexer/extract/one_line.h"

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;

/// Whether a line end between the two was a space. Figures belong to their Japanese neighbour:
/// 令和 / 6年度.
bool parts_words(char32_t left, char32_t right) {
  const auto holds_on = [](char32_t c) { return !is_letter_or_digit(c) || is_digit(c); };
  if (is_unspaced(left)) return !is_unspaced(right) && !holds_on(right);
  return !is_unspaced(right) || !holds_on(left);
}

/// Zero-width joiner and non-joiner: they shape what follows, and mean nothing before a gap.
bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

}  // namespace

bool is_unspaced(char32_t c) {
  return (c >= 0x2E80 && c <= 0x312F) || (c >= 0x3190 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
         (c >= 0xFF01 && c <= 0xFF9F) || (c >= 0xFFE0 && c <= 0xFFE6) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_line_end(char32_t c) {
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_invisible(char32_t c) {
  return c == 0x034F || c == 0x061C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

std::string one_line(std::string_view text) {
  if (!is_valid_utf8(text)) return one_line(repair_utf8(text));
  std::string out;
  char32_t last = 0;
  char32_t joiner = 0;
  std::string wide;       // ideographic spaces since `last`
  bool spaced = false;    // other ones
  bool broken = false;    // a line end
  bool hyphened = false;  // a soft hyphen stands right behind `last`
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_line_end(c)) {
      broken = true;
    } else if (c == U'　') {
      append_utf8(wide, c);
    } else if (is_space(c) || c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      spaced = true;
    } else if (c == kSoftHyphen) {
      hyphened = true;
    } else if (is_joiner(c)) {
      joiner = c;
    } else if (!is_invisible(c)) {
      const bool gap = broken || spaced || !wide.empty();
      if (last != 0 && !gap && joiner != 0) append_utf8(out, joiner);
      if (last != 0 && gap) {
        const bool cut = broken && hyphened;
        if (!wide.empty()) {
          out += wide;
        } else if (!cut && (!broken || parts_words(last, c))) {
          out += ' ';
        }
      }
      append_utf8(out, c);
      last = c;
      joiner = 0;
      wide.clear();
      spaced = broken = hyphened = false;
    }
  }
  return out;
}

}  // namespace kouryu
