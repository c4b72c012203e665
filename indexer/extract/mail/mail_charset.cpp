// Declared charset, ladder, and last what loses least.
#include "indexer/extract/mail/mail_charset.h"

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding.h"

namespace kouryu {
namespace {

constexpr const char* kCp932 = "ibm-943_P15A-2003";
constexpr const char* kEucJp = "euc-jp-2007";
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

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) converter.reset();
  return converter;
}

struct Decoded {
  std::string text;
  std::size_t broken = 0;  // characters that no bytes of the charset make
};

Decoded decode_with(const char* name, std::string_view bytes) {
  // ICU counts in int32; no mail comes near.
  constexpr std::size_t kMost = std::size_t{1} << 29;
  Decoded out;
  const Converter converter = open_converter(name);
  if (!converter) {
    out.broken = bytes.size();
    return out;
  }
  bytes = bytes.substr(0, kMost);
  UErrorCode status = U_ZERO_ERROR;
  std::vector<UChar> units(bytes.size() * 2 + 16);
  const std::int32_t length =
      ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) {
    out.broken = bytes.size();
    return out;
  }
  const auto end = units.begin() + length;
  // Converters let the controls of C1 pass, which no mail has.
  out.broken = static_cast<std::size_t>(std::count_if(
      units.begin(), end, [](UChar c) { return c == 0xFFFD || (c >= 0x80 && c < 0xA0); }));
  icu::UnicodeString(units.data(), length).toUTF8String(out.text);
  return out;
}

std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '*') break;  // a language behind it, RFC 2231
    if (c == '-' || c == '_' || c == ' ' || c == '"' || c == '\'' || c == ';') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
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
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  const icu::UnicodeString composed =
      nfc->normalize(icu::UnicodeString::fromUTF8(
                         icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))),
                     status);
  if (U_FAILURE(status)) return std::string(text);
  std::string out;
  composed.toUTF8String(out);
  return out;
}

namespace jis {

enum class Set : std::uint8_t { Ascii, Kana, Kanji, Hojo, Chinese, Korean, Other };

struct Escape {
  std::string_view bytes;  // behind ESC
  Set set;
};
// Longer ones first.
constexpr std::array kEscapes = {
    Escape{"$(D", Set::Hojo},   Escape{"$(@", Set::Kanji},  Escape{"$(B", Set::Kanji},
    Escape{"$(O", Set::Kanji},  Escape{"$(Q", Set::Kanji},  Escape{"$(P", Set::Other},
    Escape{"$(C", Set::Korean}, Escape{"$)C", Set::Korean}, Escape{"$A", Set::Chinese},
    Escape{"$@", Set::Kanji},   Escape{"$B", Set::Kanji},   Escape{"(B", Set::Ascii},
    Escape{"(J", Set::Ascii},   Escape{"(H", Set::Ascii},   Escape{"(I", Set::Kana},
    Escape{"&@", Set::Ascii},
};

constexpr const char* converter_of(Set set) {
  switch (set) {
    case Set::Hojo:
      return kEucJp;
    case Set::Chinese:
      return "GB18030";
    case Set::Korean:
      return "windows-949-2000";
    default:
      return kCp932;
  }
}

bool in_plane(char c) { return c >= 0x21 && c <= 0x7E; }

/// One character of JIS X 0208 as CP932 has it, whose table also knows the rows that NEC and IBM
/// added.
void append_cp932(std::string& out, char first, char second) {
  const int row = first - 0x21;
  const int cell = second - 0x21;
  out += static_cast<char>(row / 2 + (row < 62 ? 0x81 : 0xC1));
  out += static_cast<char>(row % 2 == 0 ? 0x40 + cell + (cell >= 63 ? 1 : 0) : 0x9F + cell);
}

class Reader {
 public:
  std::string run(std::string_view bytes) {
    bytes_ = bytes;
    while (at_ < bytes_.size()) step();
    flush();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = bytes_[at_];
    if (c == '\x1B') return escape();
    if (c == '\x0E' || c == '\x0F') {  // SO, SI of JIS7
      set_ = c == '\x0E' ? Set::Kana : Set::Ascii;
      ++at_;
      return;
    }
    if (c == '\n' && set_ != Set::Ascii && !goes_on_behind_line_end()) set_ = Set::Ascii;
    if (set_ == Set::Ascii || !in_plane(c)) return pass(c, Set::Ascii);
    if (set_ == Set::Kana) return pass(static_cast<char>(c | '\x80'), Set::Kana);
    pair(c);
  }

  void pass(char c, Set set) {
    want(converter_of(set));
    pending_ += c;
    ++at_;
  }

  void pair(char c) {
    if (at_ + 1 >= bytes_.size() || !in_plane(bytes_[at_ + 1])) {
      ++at_;  // half a character: what was cut off there
      return;
    }
    const char next = bytes_[at_ + 1];
    at_ += 2;
    want(converter_of(set_));
    if (set_ == Set::Kanji) {
      append_cp932(pending_, c, next);
    } else if (set_ == Set::Other) {
      flush();
      out_ += "\xEF\xBF\xBD";
    } else {
      if (set_ == Set::Hojo) pending_ += '\x8F';
      pending_ += static_cast<char>(c | '\x80');
      pending_ += static_cast<char>(next | '\x80');
    }
  }

  void escape() {
    const std::string_view rest = bytes_.substr(at_ + 1);
    for (const Escape& escape : kEscapes) {
      if (!rest.starts_with(escape.bytes)) continue;
      set_ = escape.set;
      at_ += 1 + escape.bytes.size();
      return;
    }
    ++at_;
  }

  /// A line that was folded between two characters: the escape back comes before any other.
  bool goes_on_behind_line_end() const {
    const std::size_t next = bytes_.find_first_of("\x1B\n", at_ + 1);
    return next != bytes_.npos && bytes_[next] == '\x1B' &&
           bytes_.substr(next + 1).starts_with("(") && next > at_ + 1 && (next - at_ - 1) % 2 == 0;
  }

  void want(const char* converter) {
    if (converter == converter_) return;
    flush();
    converter_ = converter;
  }

  void flush() {
    if (pending_.empty()) return;
    out_ += decode_with(converter_, pending_).text;
    pending_.clear();
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  Set set_ = Set::Ascii;
  const char* converter_ = kCp932;
  std::string pending_;  // bytes of converter_
  std::string out_;
};

/// `$B…(B` in lines whose ESC was thrown away on the way, with ESC again.
std::string with_escapes(std::string_view bytes) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; (at = bytes.find_first_of("$\n", at)) != bytes.npos;) {
    const bool opens =
        bytes[at] == '$' && at + 1 < bytes.size() && (bytes[at + 1] == 'B' || bytes[at + 1] == '@');
    if (!opens) {
      ++at;
      continue;
    }
    std::size_t end = at + 2;
    while (end + 1 < bytes.size() && in_plane(bytes[end]) && in_plane(bytes[end + 1])) {
      if (bytes[end] == '(' && (bytes[end + 1] == 'B' || bytes[end + 1] == 'J')) break;
      end += 2;
    }
    const bool closes = end + 1 < bytes.size() && bytes[end] == '(' && end > at + 2;
    if (closes) {
      out.append(bytes.substr(done, at - done)).append("\x1B");
      out.append(bytes.substr(at, end - at)).append("\x1B(B");
      done = end + 2;
    }
    at = end + (closes ? 2 : 0);
  }
  return out.append(bytes.substr(done));
}

}  // namespace jis

std::string decode_iso2022jp(std::string_view bytes) {
  if (bytes.find('\x1B') == bytes.npos && bytes.find('\x0E') == bytes.npos) {
    return jis::Reader().run(jis::with_escapes(bytes));
  }
  return jis::Reader().run(bytes);
}

}  // namespace kouryu
