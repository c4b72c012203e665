// Decoding, addresses and numbers of the year recogniser.
#include "dict/time/year_text.h"

#include "dict/base/utf8.h"
#include "dict/time/eras.h"

namespace kouryu {

int kanji_digit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
      return 0;
    case U'一':
      return 1;
    case U'二':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

YearText::YearText(const FoldedText& text, const CharSet& marked)
    // As if each byte were a character: what is not used of it costs nothing.
    : c_(std::make_unique_for_overwrite<char32_t[]>(text.text.size())),
      at_(std::make_unique_for_overwrite<std::size_t[]>(text.text.size() + 1)) {
  const std::string_view bytes = text.text;
  char32_t* next = c_.get();
  std::size_t* next_at = at_.get();
  each_char(bytes, [&](char32_t c, std::size_t position) {
    if (marked.may_contain(c)) marked_.push_back(static_cast<std::size_t>(next - c_.get()));
    *next++ = c;
    *next_at++ = position;
  });
  size_ = static_cast<std::size_t>(next - c_.get());
  at_[size_] = bytes.size();
  stop_.assign(size_ + 1, false);
  const std::size_t* const begin = at_.get();
  const std::size_t* const end = begin + size_ + 1;
  for (const std::size_t b : text.breaks) {
    stop_[static_cast<std::size_t>(std::lower_bound(begin, end, b) - begin)] = true;
  }
  if (bytes.find('@') != bytes.npos || find_bytes(bytes, "http") != bytes.npos ||
      find_bytes(bytes, "www.") != bytes.npos) {
    mark_addresses();
  }
}

void YearText::mark_addresses() {
  address_.assign(size_ + 1, false);
  for (std::size_t i = 0; i < size_; ++i) {
    if (c_[i] != 'h' && c_[i] != 'w' && c_[i] != '@') continue;
    const bool web = has(i, U"http") || has(i, U"www.");
    if (!web && c_[i] != '@') continue;
    std::size_t begin = i;
    while (c_[i] == '@' && begin > 0 && c_[begin - 1] > ' ' && c_[begin - 1] < 0x7F) --begin;
    std::size_t end = i;
    while (end < size_ && c_[end] > ' ' && c_[end] < 0x7F) ++end;
    std::fill(address_.begin() + static_cast<std::ptrdiff_t>(begin),
              address_.begin() + static_cast<std::ptrdiff_t>(end), true);
    i = end;
    if (i >= size_) break;
  }
}

bool YearText::is_long_mark_a_dash(std::size_t i) const {
  static constexpr std::u32string_view kUnits = U"年月日度)";
  const char32_t last = before(i);
  if (kUnits.find(last) == kUnits.npos && !is_ascii_digit(last)) return false;
  return is_ascii_digit(peek(i + 1)) ||
         std::any_of(eras().begin(), eras().end(),
                     [&](const Era& era) { return goes_on(i + 1, era.name); });
}

std::size_t YearText::behind_joint(std::size_t i) const {
  std::size_t at = i;
  if (is_list_sign(at)) ++at;
  for (const std::u32string_view word :
       {U"及び", U"および", U"並びに", U"ならびに", U"または", U"又は", U"と", U"や"}) {
    if (goes_on(at, word)) return at + word.size();
  }
  return at;
}

YearNumber YearText::arabic(std::size_t i, std::size_t most) const {
  YearNumber n;
  n.end = i;
  while (n.digits < most && is_ascii_digit(peek(n.end)) && (n.digits == 0 || !stop_[n.end])) {
    n.value = n.value * 10 + static_cast<int>(c_[n.end] - '0');
    ++n.end;
    ++n.digits;
  }
  if (is_ascii_digit(peek(n.end)) && n.digits == most && !stop_[n.end]) n.digits = 0;
  return n;
}

YearNumber YearText::kanji(std::size_t i, std::size_t most) const {
  YearNumber n;
  n.end = i;
  int tens = 0;
  bool ten = false;
  int value = 0;
  while (n.digits < most && n.end < size_ && (n.digits == 0 || !stop_[n.end])) {
    const char32_t c = c_[n.end];
    if (c == U'十' && !ten) {
      tens = n.digits == 0 ? 10 : value * 10;
      value = 0;
      ten = true;
    } else if (const int digit = kanji_digit(c); digit >= 0) {
      value = value * 10 + digit;
    } else {
      break;
    }
    ++n.end;
    ++n.digits;
  }
  n.value = tens + value;
  return n;
}

YearNumber YearText::small_number(std::size_t i) const {
  const YearNumber digits = arabic(i, 2);
  return digits.digits > 0 ? digits : kanji(i, 3);
}

YearNumber YearText::named_thousands(std::size_t i) const {
  struct Place {
    char32_t name;
    int value;
  };
  static constexpr Place kPlaces[] = {{U'千', 1000}, {U'百', 100}, {U'十', 10}, {0, 1}};
  YearNumber n;
  n.end = i;
  if (peek(i) != U'千' && peek(i + 1) != U'千') return n;
  for (const Place& place : kPlaces) {
    if (n.digits > 0 && ends(n.end)) break;
    const int digit = kanji_digit(peek(n.end));
    const std::size_t name = n.end + (digit > 0 ? 1 : 0);
    const bool named =
        place.name == 0 ? digit > 0 : peek(name) == place.name && (name == i || !stop_[name]);
    if (named) {
      n.value += std::max(digit, 1) * place.value;
      n.end = name + (place.name == 0 ? 0 : 1);
      ++n.digits;
    } else if (n.digits == 0) {
      break;  // not even thousands
    }
  }
  return n;
}

YearNumber YearText::number(std::size_t i, std::size_t most) const {
  const YearNumber digits = arabic(i, most);
  return digits.digits > 0 ? digits : kanji(i, most);
}

}  // namespace kouryu
