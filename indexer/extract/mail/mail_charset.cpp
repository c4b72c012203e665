// Declared charset, ladder, and last what loses least.
#include "indexer/extract/mail/mail_charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/extract/ascii.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/mail/mail_converter.h"

namespace kouryu {
namespace {

constexpr const char* kLatin = "windows-1252";

enum class Trust : std::uint8_t {
  Strong,  // bytes of another charset hardly ever decode strictly in it
  Weak,    // decodes any bytes: mailers name it by habit
  Escapes  // ISO-2022-JP
};

struct Charset {
  std::string_view name;  // lower case, without - and _
  const char* converter;
  std::string_view encoding;
  Trust trust;
};

constexpr std::array kCharsets = {
    Charset{"utf8", "UTF-8", "UTF-8", Trust::Strong},
    Charset{"unicode11utf8", "UTF-8", "UTF-8", Trust::Strong},
    Charset{"utf8mac", "UTF-8", "UTF-8", Trust::Strong},
    Charset{"shiftjis", kCp932, "CP932", Trust::Strong},
    Charset{"sjis", kCp932, "CP932", Trust::Strong},
    Charset{"xsjis", kCp932, "CP932", Trust::Strong},
    Charset{"xshiftjis", kCp932, "CP932", Trust::Strong},
    Charset{"sjiswin", kCp932, "CP932", Trust::Strong},
    Charset{"windows31j", kCp932, "CP932", Trust::Strong},
    Charset{"cswindows31j", kCp932, "CP932", Trust::Strong},
    Charset{"csshiftjis", kCp932, "CP932", Trust::Strong},
    Charset{"cp932", kCp932, "CP932", Trust::Strong},
    Charset{"ms932", kCp932, "CP932", Trust::Strong},
    Charset{"xmscp932", kCp932, "CP932", Trust::Strong},
    Charset{"mskanji", kCp932, "CP932", Trust::Strong},
    Charset{"eucjp", kEucJp, "EUC-JP", Trust::Strong},
    Charset{"xeucjp", kEucJp, "EUC-JP", Trust::Strong},
    Charset{"xeuc", kEucJp, "EUC-JP", Trust::Strong},
    Charset{"euc", kEucJp, "EUC-JP", Trust::Strong},
    Charset{"ujis", kEucJp, "EUC-JP", Trust::Strong},
    Charset{"eucjpms", kEucJp, "EUC-JP", Trust::Strong},
    Charset{"eucjpwin", kEucJp, "EUC-JP", Trust::Strong},
    Charset{"cp51932", kEucJp, "EUC-JP", Trust::Strong},
    Charset{"cseucpkdfmtjapanese", kEucJp, "EUC-JP", Trust::Strong},
    Charset{"jis", kCp932, "ISO-2022-JP", Trust::Escapes},
    Charset{"xjis", kCp932, "ISO-2022-JP", Trust::Escapes},
    Charset{"junet", kCp932, "ISO-2022-JP", Trust::Escapes},
    Charset{"cp50220", kCp932, "ISO-2022-JP", Trust::Escapes},
    Charset{"cp50221", kCp932, "ISO-2022-JP", Trust::Escapes},
    Charset{"cp50222", kCp932, "ISO-2022-JP", Trust::Escapes},
    Charset{"gb2312", "GB18030", "GB18030", Trust::Strong},
    Charset{"xgb2312", "GB18030", "GB18030", Trust::Strong},
    Charset{"euccn", "GB18030", "GB18030", Trust::Strong},
    Charset{"cp936", "GB18030", "GB18030", Trust::Strong},
    Charset{"gbk", "GB18030", "GB18030", Trust::Strong},
    Charset{"xgbk", "GB18030", "GB18030", Trust::Strong},
    Charset{"ksc56011987", "windows-949-2000", "EUC-KR", Trust::Strong},
    Charset{"ksc5601", "windows-949-2000", "EUC-KR", Trust::Strong},
    Charset{"euckr", "windows-949-2000", "EUC-KR", Trust::Strong},
    Charset{"cp949", "windows-949-2000", "EUC-KR", Trust::Strong},
    Charset{"uhc", "windows-949-2000", "EUC-KR", Trust::Strong},
    Charset{"big5", "Big5-HKSCS", "Big5", Trust::Strong},
    Charset{"xbig5", "Big5-HKSCS", "Big5", Trust::Strong},
    Charset{"utf7", "UTF-7", "UTF-7", Trust::Strong},
    Charset{"unicode11utf7", "UTF-7", "UTF-7", Trust::Strong},
    Charset{"iso88591", kLatin, "windows-1252", Trust::Weak},
    Charset{"latin1", kLatin, "windows-1252", Trust::Weak},
    Charset{"windows1252", kLatin, "windows-1252", Trust::Weak},
    Charset{"cp1252", kLatin, "windows-1252", Trust::Weak},
};

/// Names of no charset at all.
constexpr std::array<std::string_view, 10> kUndeclared = {
    "",         "usascii", "ascii",  "iso646us", "unknown", "unknown8bit",
    "xunknown", "8bit",    "binary", "none"};

std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '*') break;  // a language behind it, RFC 2231
    if (c == '-' || c == '_' || c == ' ' || c == '"' || c == '\'' || c == ';') continue;
    out += ascii_lower(c);
  }
  return out;
}

/// What a mail names, as a row; without a converter where it names nothing that is known.
Charset charset_of(std::string_view declared, std::string& own_name) {
  constexpr std::size_t kLongestName = 40;
  const std::string name = plain_name(declared.substr(0, kLongestName));
  for (const Charset& charset : kCharsets) {
    if (charset.name == name) return charset;
  }
  if (name.starts_with("iso2022jp") || name.starts_with("csiso2022jp")) {
    return {"iso2022jp", kCp932, "ISO-2022-JP", Trust::Escapes};
  }
  const bool none = std::find(kUndeclared.begin(), kUndeclared.end(), name) != kUndeclared.end();
  // A comma would be an option of the converter's.
  if (none || name.find(',') != name.npos) return {};
  own_name = declared.substr(0, kLongestName);
  const Converter converter = open_converter(own_name.c_str());
  if (!converter) return {};
  const bool single = ucnv_getMaxCharSize(converter.get()) == 1;
  return {own_name, own_name.c_str(), own_name, single ? Trust::Weak : Trust::Strong};
}

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool has_kana(std::string_view text) {
  bool kana = false;
  each_char(text, [&](char32_t c, std::size_t) {
    kana = kana || is_hiragana(c) || (c >= 0x30A1 && c <= 0x30FA);
  });
  return kana;
}

/// Half-width katakana in plenty: EUC-JP read as CP932.
bool looks_misread(std::string_view text) {
  std::size_t narrow = 0;
  std::size_t all = 0;
  each_char(text, [&](char32_t c, std::size_t) {
    all += c >= 0x80 ? 1 : 0;
    narrow += c >= 0xFF61 && c <= 0xFF9F ? 1 : 0;
  });
  return narrow * 5 > all * 2;
}

/// é, ü between letters: of 8-bit bytes that are no Japanese, a word of another alphabet has single
/// ones.
bool is_sprinkled(std::string_view bytes) {
  std::size_t high = 0;
  std::size_t single = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (!is_high(bytes[i])) continue;
    ++high;
    const bool before = i > 0 && is_high(bytes[i - 1]);
    const bool behind = i + 1 < bytes.size() && is_high(bytes[i + 1]);
    if (!before && !behind) ++single;
  }
  return single * 5 > high * 4;
}

bool is_broken(const Decoded& read) {
  constexpr std::size_t kMostBroken = 50;  // one character in so many
  return read.broken * kMostBroken > count_chars(read.text) + kMostBroken;
}

/// Chinese, Korean or no text at all decodes as Japanese too, but without kana. A few characters (a
/// name, a subject) may have none.
bool is_plausible(const Decoded& read, std::size_t size, const Charset& declared) {
  constexpr std::size_t kFewBytes = 40;
  if (is_broken(read)) return false;
  if (declared.converter != nullptr || has_kana(read.text)) return !looks_misread(read.text);
  return size <= kFewBytes && read.broken == 0 && !looks_misread(read.text);
}

std::string ascii_only(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    if (!is_high(c)) out += c;
  }
  return out;
}

MailText least_broken(std::string_view bytes, const Charset& declared) {
  if (is_sprinkled(bytes) && declared.trust != Trust::Escapes) {
    return {decode_with(kLatin, bytes).text, "windows-1252"};
  }
  std::vector<Charset> candidates;
  if (declared.converter != nullptr) candidates.push_back(declared);
  for (const std::string_view name : {"utf8", "cp932", "eucjp"}) {
    candidates.push_back(*std::find_if(kCharsets.begin(), kCharsets.end(),
                                       [&](const Charset& c) { return c.name == name; }));
  }
  Decoded best;
  const Charset* chosen = nullptr;
  for (const Charset& charset : candidates) {
    Decoded read = decode_with(charset.converter, bytes);
    if (chosen != nullptr && read.broken >= best.broken) continue;
    best = std::move(read);
    chosen = &charset;
  }
  if (!is_plausible(best, bytes.size(), chosen == &candidates.front() ? declared : Charset{})) {
    return {ascii_only(bytes), "UTF-8", false};
  }
  return {std::move(best.text), std::string(chosen->encoding)};
}

bool has_escapes(std::string_view bytes) {
  for (const std::string_view escape : {"\x1B$", "\x1B(J", "\x1B(I"}) {
    if (bytes.find(escape) != bytes.npos) return true;
  }
  return false;
}

}  // namespace

MailText decode_mail(std::string_view bytes, std::string_view declared) {
  std::string own_name;
  const Charset charset = charset_of(declared, own_name);
  const bool other_escapes = charset.converter != nullptr && charset.trust != Trust::Escapes &&
                             plain_name(declared).starts_with("iso2022");
  if (!other_escapes && has_escapes(bytes)) {
    Decoded read{decode_iso2022jp(bytes)};
    each_char(read.text, [&](char32_t c, std::size_t) { read.broken += c == 0xFFFD ? 1 : 0; });
    // An ESC may stand among any bytes.
    if (!is_broken(read)) return {std::move(read.text), "ISO-2022-JP"};
  }
  const bool ascii = std::none_of(bytes.begin(), bytes.end(), is_high);
  if (ascii && charset.trust == Trust::Escapes && charset.converter != nullptr) {
    return {decode_iso2022jp(bytes), "ISO-2022-JP"};
  }
  const bool wide = bytes.find('\0') != bytes.npos;
  if (ascii && !wide && (charset.converter == nullptr || charset.trust == Trust::Weak)) {
    return {std::string(bytes), "UTF-8"};
  }
  if (!ascii && !wide && is_valid_utf8(bytes)) {
    return {std::string(bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0)), "UTF-8"};
  }
  if (charset.converter != nullptr && charset.trust == Trust::Strong) {
    Decoded read = decode_with(charset.converter, bytes);
    if (read.broken == 0 && !looks_misread(read.text)) {
      return {std::move(read.text), std::string(charset.encoding)};
    }
  }
  DecodedText guessed = decode_bytes(bytes);
  const bool weak = charset.converter != nullptr && charset.trust == Trust::Weak;
  // Two wrong kanji can come out of any two words; kana cannot.
  if (guessed.ok && (!weak || has_kana(guessed.text))) {
    return {std::move(guessed.text), std::move(guessed.encoding)};
  }
  if (weak) {
    return {decode_with(charset.converter, bytes).text, std::string(charset.encoding)};
  }
  return least_broken(bytes, charset);
}

std::string compose_marks(std::string_view text) {
  bool marks = false;
  each_char(text, [&](char32_t c, std::size_t) {
    marks = marks || c == 0x3099 || c == 0x309A || (c >= 0x300 && c <= 0x36F) ||
            (c >= 0x1100 && c <= 0x11FF);  // Korean letters apart
  });
  if (!marks) return std::string(text);
  return composed(text);
}

}  // namespace kouryu
