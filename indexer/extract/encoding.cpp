// The encoding ladder on ICU's strict converters, and the score that chooses between its last
// rungs.
#include "indexer/extract/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding_names.h"

namespace kouryu {
namespace {

/// Decodes strictly: absent when any byte is not of the encoding.
std::optional<std::string> decode_with(const char* converter, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* raw = ucnv_open(converter, &status);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(raw, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::vector<UChar> units(bytes.size() * 2 + 16);
  const std::int32_t length =
      ucnv_toUChars(raw, units.data(), static_cast<std::int32_t>(units.size()), bytes.data(),
                    static_cast<std::int32_t>(bytes.size()), &status);
  ucnv_close(raw);
  if (U_FAILURE(status)) return std::nullopt;
  std::string text;
  icu::UnicodeString(units.data(), length).toUTF8String(text);
  return text;
}

/// The characters that CP932, EUC-JP and ISO-2022-JP tables map differently from one another are
/// put on one code point each, so that copies of a text in these encodings are the same text.
std::string unify_punctuation(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    char32_t c = next_char(text, position);
    switch (c) {
      case 0x301C:
        c = 0xFF5E;
        break;  // wave dash -> full-width tilde
      case 0x2016:
        c = 0x2225;
        break;  // double vertical line -> parallel to
      case 0x2212:
        c = 0xFF0D;
        break;  // minus sign -> full-width hyphen-minus
      case 0x2014:
        c = 0x2015;
        break;  // em dash -> horizontal bar
      case 0x00A2:
        c = 0xFFE0;
        break;
      case 0x00A3:
        c = 0xFFE1;
        break;
      case 0x00AC:
        c = 0xFFE2;
        break;
      default:
        break;
    }
    append_utf8(out, c);
  }
  return out;
}

/// How much a decoded text looks like Japanese, per character; above ~0.5 it does.
double japanese_score(std::string_view text) {
  double score = 0;
  std::size_t characters = 0;
  for (std::size_t position = 0; position < text.size(); ++characters) {
    const char32_t c = next_char(text, position);
    if (is_hiragana(c)) {
      score += 1.5;
    } else if (c >= 0xFF61 && c <= 0xFF9F) {
      score -= 0.6;  // half-width katakana: what wrong guesses are full of
    } else if (is_katakana(c) || (c >= 0x3000 && c <= 0x301F)) {
      score += 1.2;
    } else if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFF5E) ||
               (c >= 0x2010 && c <= 0x266F)) {
      score += 0.8;  // kanji, full-width forms, symbols of JIS row 1 and 2, circled digits
    } else if (c == '\n' || c == '\r' || c == '\t' || (c >= 0x20 && c < 0x7F)) {
      score += 0.7;
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD) {
      score -= 8;  // controls, private use
    } else if (c >= 0x0370 && c < 0x0530) {
      score += 0.1;  // Greek, Cyrillic: in the tables, rarely in the texts
    } else {
      score -= 2;
    }
  }
  return characters == 0 ? 0 : score / static_cast<double>(characters);
}

/// Share of kanji outside the ordinary range of JIS level 1, seen through CP932's byte order.
double rare_kanji_share(std::string_view text) {
  std::size_t kanji = 0;
  std::size_t rare = 0;
  UErrorCode status = U_ZERO_ERROR;
  static UConverter* const prototype = ucnv_open("ibm-943_P15A-2003", &status);
  if (prototype == nullptr) return 0;
  UConverter* const cp932 = ucnv_clone(prototype, &status);
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (c < 0x4E00 || c > 0x9FFF) continue;
    ++kanji;
    std::array<char, 8> bytes{};
    const auto unit = static_cast<UChar>(c);
    UErrorCode ignored = U_ZERO_ERROR;
    const std::int32_t length = ucnv_fromUChars(cp932, bytes.data(), 8, &unit, 1, &ignored);
    const auto lead = static_cast<unsigned char>(bytes[0]);
    if (length != 2 || U_FAILURE(ignored) || lead > 0x98) ++rare;
  }
  ucnv_close(cp932);
  return kanji == 0 ? 0 : static_cast<double>(rare) / static_cast<double>(kanji);
}

struct Candidate {
  const char* encoding;
  const char* converter;
};
constexpr std::array<Candidate, 4> kScored = {{{"CP932", "ibm-943_P15A-2003"},
                                               {"EUC-JP", "euc-jp-2007"},
                                               {"UTF-16LE", "UTF-16LE"},
                                               {"UTF-16BE", "UTF-16BE"}}};

constexpr std::array<std::pair<std::string_view, const char*>, 2> kUtf32 = {
    {{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
     {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"}}};

DecodedText found(std::string text, const char* encoding) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return {std::move(text), encoding, true, {}};
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && (byte < '\t' || byte > '\r');
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_control);
}

double control_share(std::string_view text) {
  return static_cast<double>(std::count_if(text.begin(), text.end(), is_control)) /
         static_cast<double>(std::max<std::size_t>(text.size(), 1));
}

/// Whether ISO-2022 switches to a set of two-byte characters.
bool names_japanese_set(std::string_view bytes) {
  return bytes.find("\x1B$") != std::string_view::npos;
}

/// The user's word is kept: what does not fit it is told, not guessed.
DecodedText decode_as(std::string_view bytes, std::string_view name) {
  DecodedText none;
  const auto encoding = encoding_of_name(name);
  if (!encoding) {
    none.detail = "unknown encoding " + std::string(name);
    return none;
  }
  auto text = decode_with(encoding->converter.c_str(), bytes);
  if (text) return found(std::move(*text), encoding->name.c_str());
  none.detail = "is not in " + encoding->name;
  return none;
}

}  // namespace

DecodedText decode_bytes(std::string_view bytes, const EncodingHints& hints) {
  if (!hints.forced.empty()) return decode_as(bytes, hints.forced);
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return is_valid_utf8(bytes) ? found(std::string(bytes), "UTF-8") : DecodedText{};
  }
  for (const auto& [mark, converter] : kUtf32) {
    if (!bytes.starts_with(mark)) continue;
    auto text = decode_with(converter, bytes.substr(mark.size()));
    return text && !has_control(*text) ? found(std::move(*text), converter) : DecodedText{};
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const bool little = bytes.starts_with("\xFF\xFE");
    auto text = decode_with(little ? "UTF-16LE" : "UTF-16BE", bytes.substr(2));
    if (!text || text->find('\0') != std::string::npos) return {};
    return found(std::move(*text), little ? "UTF-16LE" : "UTF-16BE");
  }
  if (bytes.find('\x1B') != std::string_view::npos &&
      bytes.find_first_of(std::string_view("\0", 1)) == std::string_view::npos) {
    // CP50221 knows the NEC rows (①, ㈱) that plain ISO-2022-JP lacks.
    for (const char* converter : {"ISO-2022-JP", "ISO-2022-JP-2", "ISO-2022-JP-3"}) {
      if (auto text = decode_with(converter, bytes); text && !has_control(*text)) {
        return found(unify_punctuation(*text), "ISO-2022-JP");
      }
    }
  }
  if (bytes.find('\0') == std::string_view::npos && is_valid_utf8(bytes)) {
    // Broken ISO-2022-JP is valid ASCII, and so is much that is no text.
    const bool is_text = !names_japanese_set(bytes) && control_share(bytes) < 0.1;
    return is_text ? found(std::string(bytes), "UTF-8") : DecodedText{};
  }
  DecodedText best;
  double best_score = 0;
  double second_score = -100;
  for (const Candidate& candidate : kScored) {
    const bool wide = candidate.encoding[0] == 'U';
    if (wide && bytes.size() % 2 != 0) continue;
    auto text = decode_with(candidate.converter, bytes);
    if (!text || (!wide && has_control(*text))) continue;
    double score = japanese_score(*text) - 0.8 * rare_kanji_share(*text);
    // ASCII in UTF-16 is half NUL bytes; text without any is hardly UTF-16 unless it is all
    // Japanese.
    if (score <= best_score) {
      second_score = std::max(second_score, score);
      continue;
    }
    second_score = best_score;
    best_score = score;
    best = {wide ? std::move(*text) : unify_punctuation(*text), candidate.encoding, true, {}};
  }
  // Wrong guesses reach 0.3-0.5, Japanese text 0.8 and more.
  if (!best.ok || best_score < 0.6 || best_score - second_score < 0.02) return {};
  return best;
}

}  // namespace kouryu
