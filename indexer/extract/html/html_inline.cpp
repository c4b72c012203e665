// Character by character; what white space becomes is decided when the next character is known.
#include "indexer/extract/html/html_inline.h"

#include <array>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/one_line.h"

namespace kouryu {
namespace {

/// What pages mean by &#128; to &#159;: Windows-1252.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool vanishes(char32_t c) { return c == 0 || c == 0xAD || c == 0x200C || is_invisible(c); }

}  // namespace

void HtmlInline::add(std::string_view text, bool keep_lines, bool link) {
  for (std::size_t position = 0; position < text.size();) {
    char32_t c = next_char(text, position);
    if (c >= 0x80 && c < 0xA0) c = kWindows1252.at(c - 0x80);
    if (vanishes(c)) continue;
    if (c == '\r' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029) c = '\n';
    if (c == '\n' && keep_lines) {
      line_break();
    } else if (c == ' ' || c == '\t' || c == '\n') {
      space_ = true;
      line_end_ = line_end_ || c == '\n';
    } else if (c == 0xA0) {
      hard_space_ = true;
    } else {
      if ((space_ || hard_space_) && !text_.empty() && last_ != '\n') {
        if (hard_space_ || !line_end_ || !is_unspaced(last_) || !is_unspaced(c)) text_ += ' ';
      }
      space_ = line_end_ = hard_space_ = false;
      append_utf8(text_, c);
      last_ = c;
      if (!is_space(c)) {
        ++chars_;
        if (link) ++link_chars_;
      }
    }
  }
}

void HtmlInline::line_break() {
  space_ = line_end_ = hard_space_ = false;
  if (text_.empty()) return;
  text_ += '\n';
  last_ = '\n';
}

std::string HtmlInline::take() {
  std::string out = std::exchange(text_, {});
  *this = {};
  return out;
}

}  // namespace kouryu
