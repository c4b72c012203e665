// One sound in three scripts.
#include "dict/text/kana.h"

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

std::string shift_kana(std::string_view text, char32_t first, char32_t last, int by) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    append_utf8(out, c >= first && c <= last ? static_cast<char32_t>(static_cast<int>(c) + by) : c);
  }
  return out;
}

}  // namespace

std::string romaji_key(std::string_view text) {
  const std::string folded = fold_text(text);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_char(folded, at);
    if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) {
      out += static_cast<char>(c);
    } else if (c != U' ' && c != U'-' && c != U'\'' && c != U'’' && c != U'ʻ' && c != U'.' &&
               c != U',') {
      return {};
    }
  }
  return out;
}

std::string to_hiragana(std::string_view text) { return shift_kana(text, U'ァ', U'ヶ', -0x60); }
std::string to_katakana(std::string_view text) { return shift_kana(text, U'ぁ', U'ゖ', 0x60); }

}  // namespace kouryu
