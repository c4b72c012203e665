// What a PDF alone adds to the rules of titles (title_rules.h): strings in a wrong encoding, the
// title of the file that this one was made from, accounts for authors.
#include "indexer/extract/pdf/pdf_titles.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/extract/one_line.h"
#include "indexer/extract/pdf/pdf_strings.h"
#include "indexer/extract/title_rules.h"

namespace kouryu {
namespace {

/// A title that shows what could not be decoded is none.
bool is_readable(std::string_view text) {
  std::size_t letters = 0;
  std::size_t odd = 0;  // signs that stand for bytes of another encoding
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF)) return false;
    if (is_letter_or_digit(c)) ++letters;
    if ((c >= 0x80 && c < 0xC0) || c == 0x192 || c == 0x2020 || c == 0x2021) ++odd;
  }
  return letters >= 2 && odd * 4 < letters;
}

/// What two texts can be compared by, whatever stands between their letters.
struct Pieces {
  std::set<std::pair<char32_t, char32_t>> pairs;  // of letters that follow one another
  std::set<std::u32string> numbers;               // whole runs of digits
};

Pieces pieces_of(std::string_view text) {
  Pieces out;
  char32_t last = 0;
  std::u32string number;
  for (const char32_t c : to_utf32(fold_text(text))) {
    if (!is_ascii_digit(c) && !number.empty()) out.numbers.insert(std::exchange(number, {}));
    if (is_ascii_digit(c)) number += c;
    if (!is_letter_or_digit(c)) continue;
    if (last != 0 && !is_ascii_digit(c) && !is_ascii_digit(last)) out.pairs.emplace(last, c);
    last = c;
  }
  if (!number.empty()) out.numbers.insert(number);
  return out;
}

std::string stated(std::string_view text) {
  constexpr std::size_t kLongest = 600;  // bytes: beyond is a text, not the name of one
  if (text.size() > kLongest) return {};
  // Bytes of another encoding look like marks and spaces until they are put right.
  const std::string out = put_right(unpack_hexadecimal(std::string(text)));
  return is_readable(out) ? one_line(out) : std::string();
}

}  // namespace

std::string stated_title(std::string_view title) {
  std::string out = stated(title);
  return is_no_title(out) || is_part_name(out) ? std::string() : out;
}

bool is_title_of(std::string_view title, std::string_view text) {
  const Pieces wanted = pieces_of(title);
  constexpr std::size_t kBeginning = 6'000;  // bytes, some three pages
  const Pieces there = pieces_of(repair_utf8(text.substr(0, kBeginning)));
  std::size_t found = 0;
  for (const auto& pair : wanted.pairs) found += there.pairs.count(pair);
  // Another year's budget has the same words; its numbers tell.
  const bool numbers = std::all_of(wanted.numbers.begin(), wanted.numbers.end(),
                                   [&](const auto& n) { return there.numbers.count(n) > 0; });
  return numbers && found * 10 >= wanted.pairs.size() * 7;
}

std::string stated_author(std::string_view author) {
  std::string out = stated(author);
  // Nobody writes a name all small: kadowaki is who was logged in.
  const bool is_account = std::all_of(out.begin(), out.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
  return is_account || is_no_author(out) ? std::string() : out;
}

}  // namespace kouryu
