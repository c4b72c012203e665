// UTF-8 decoding by hand (hot), classes of characters and graphemes from ICU.
#include "dict/base/utf8.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <cstdint>
#include <memory>

namespace kouryu {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Length of the well-formed sequence at `position`, 0 when it is ill-formed.
std::size_t sequence_length(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
  const std::size_t left = text.size() - position;
  const unsigned char lead = byte(0);
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return left >= 2 && tail(1) ? 2 : 0;
  if (lead < 0xF0) {
    if (left < 3 || !tail(1) || !tail(2)) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;
    if (lead == 0xED && byte(1) >= 0xA0) return 0;
    return 3;
  }
  if (lead < 0xF5) {
    if (left < 4 || !tail(1) || !tail(2) || !tail(3)) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;
    if (lead == 0xF4 && byte(1) >= 0x90) return 0;
    return 4;
  }
  return 0;
}

bool has_script(char32_t c, UScriptCode script) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == script && U_SUCCESS(status);
}

/// Characters that never join with the next one of their like: printable ASCII, CJK punctuation,
/// kana but for the combining marks, the common kanji. Most text is of them; ICU decides the rest.
bool stands_alone(char32_t c) {
  return (c >= 0x20 && c < 0x7F) || (c >= 0x3001 && c < 0x302A) ||
         (c >= 0x3041 && c <= 0x30FF && c != 0x3099 && c != 0x309A) || (c >= 0x4E00 && c <= 0x9FFF);
}

bool is_plain_boundary(std::string_view text, std::size_t position) {
  if (position == 0) return true;
  std::size_t before = position;
  std::size_t after = position;
  return stands_alone(previous_char(text, before)) && stands_alone(next_char(text, after));
}

/// Grapheme boundaries of a stretch around `position`; graphemes longer than it are not looked for.
class GraphemeWindow {
 public:
  GraphemeWindow(std::string_view text, std::size_t position) {
    constexpr std::size_t kReach = 128;
    begin_ = position > kReach ? position - kReach : 0;
    while (begin_ > 0 && (static_cast<unsigned char>(text[begin_]) & 0xC0) == 0x80) --begin_;
    std::size_t end = text.size() - position > kReach ? position + kReach : text.size();
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    UErrorCode status = U_ZERO_ERROR;
    utext_ = utext_openUTF8(nullptr, text.data() + begin_, static_cast<std::int64_t>(end - begin_),
                            &status);
    iterator_ = clone_iterator();
    if (iterator_) iterator_->setText(utext_, status);
  }
  ~GraphemeWindow() { utext_close(utext_); }
  GraphemeWindow(const GraphemeWindow&) = delete;
  GraphemeWindow& operator=(const GraphemeWindow&) = delete;

  [[nodiscard]] bool is_boundary(std::size_t position) const {
    return !iterator_ || iterator_->isBoundary(static_cast<std::int32_t>(position - begin_));
  }

 private:
  static std::unique_ptr<icu::BreakIterator> clone_iterator() {
    static const std::unique_ptr<icu::BreakIterator> prototype = [] {
      UErrorCode status = U_ZERO_ERROR;
      return std::unique_ptr<icu::BreakIterator>(
          icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    }();
    return std::unique_ptr<icu::BreakIterator>(prototype ? prototype->clone() : nullptr);
  }

  std::size_t begin_ = 0;
  UText* utext_ = nullptr;
  std::unique_ptr<icu::BreakIterator> iterator_;
};

std::size_t step_back(std::string_view text, std::size_t position) {
  previous_char(text, position);
  return position;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t length = sequence_length(text, position);
    if (length == 0) return false;
    position += length;
  }
  return true;
}

std::string repair_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t length = sequence_length(text, position);
    if (length == 0) {
      append_utf8(out, kReplacement);
      ++position;
      // One mark for a whole broken sequence: its stray tail bytes go with it.
      while (position < text.size() &&
             (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80) {
        ++position;
      }
    } else {
      out.append(text, position, length);
      position += length;
    }
  }
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::string to_utf8(std::u32string_view chars) {
  std::string out;
  out.reserve(chars.size() * 3);
  for (const char32_t c : chars) append_utf8(out, c);
  return out;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  for (std::size_t position = 0; position < text.size();) out += next_char(text, position);
  return out;
}

std::size_t count_chars(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) ++count;
  }
  return count;
}

std::size_t byte_of_char(std::string_view text, std::size_t n) {
  std::size_t position = 0;
  while (n-- > 0 && position < text.size()) next_char(text, position);
  return position;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  if (c >= 0x3000) return c == 0x3000;  // no white space lies above the ideographic space
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_rare_kanji(char32_t c) {
  if (c < 0x2E80 || (c >= 0x303C && c < 0x3400) || (c >= 0xA000 && c < 0xF900)) return false;
  if (c >= 0x3000 && c < 0x3040) {
    return (c >= 0x3005 && c <= 0x3007) || (c >= 0x3021 && c <= 0x3029) || c >= 0x3038;
  }
  return has_script(c, USCRIPT_HAN);
}

bool is_small_letter(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }

bool is_foreign_latin(char32_t c) {
  return c < 0x3000 || (c >= 0xA720 && c <= 0xAB6F) || (c >= 0xFB00 && c <= 0xFF5A) || c > 0xFFFF
             ? has_script(c, USCRIPT_LATIN)
             : false;
}

bool is_foreign_digit(char32_t c) {
  if (c >= 0x3000 && c < 0xA000) return false;
  return u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER;
}

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return is_digit(c) || is_latin(c);
  if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096)) return true;
  constexpr std::uint32_t kLetters = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_NL_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kLetters) != 0;
}

std::size_t grapheme_end(std::string_view text, std::size_t position) {
  if (position >= text.size()) return text.size();
  if (is_plain_boundary(text, position)) return position;
  const GraphemeWindow window(text, position);
  const std::size_t limit = position + 100;
  while (position < text.size() && position < limit && !window.is_boundary(position)) {
    next_char(text, position);
  }
  return position;
}

std::size_t grapheme_begin(std::string_view text, std::size_t position) {
  if (position == 0 || position >= text.size()) return position < text.size() ? 0 : text.size();
  if (is_plain_boundary(text, position)) return position;
  const GraphemeWindow window(text, position);
  const std::size_t limit = position > 100 ? position - 100 : 0;
  while (position > limit && !window.is_boundary(position)) position = step_back(text, position);
  return position;
}

}  // namespace kouryu
