// Order of trust: user, byte order mark, what decodes strictly, declaration, least damage.
#include "indexer/extract/html/html_charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kDeclaredWithin = 4'096;  // bytes in which a charset is declared
constexpr double kMostDamage = 0.01;  // share of unreadable characters in what is still a text
constexpr double kLeastKana = 0.05;   // of the wide characters of a Japanese text

// Names in pages and the converters that read what is meant by them: what calls itself Shift_JIS
// was written on Windows.
struct CharsetRow {
  std::string_view name;
  const char* converter;
  const char* encoding;  // as it is told
  bool japanese;
};
constexpr std::array kCharsets = {
    CharsetRow{"utf-8", "UTF-8", "UTF-8", true},
    CharsetRow{"utf8", "UTF-8", "UTF-8", true},
    CharsetRow{"shift_jis", "ibm-943_P15A-2003", "CP932", true},
    CharsetRow{"shift-jis", "ibm-943_P15A-2003", "CP932", true},
    CharsetRow{"shiftjis", "ibm-943_P15A-2003", "CP932", true},
    CharsetRow{"sjis", "ibm-943_P15A-2003", "CP932", true},
    CharsetRow{"x-sjis", "ibm-943_P15A-2003", "CP932", true},
    CharsetRow{"ms_kanji", "ibm-943_P15A-2003", "CP932", true},
    CharsetRow{"cp932", "ibm-943_P15A-2003", "CP932", true},
    CharsetRow{"ms932", "ibm-943_P15A-2003", "CP932", true},
    CharsetRow{"windows-31j", "ibm-943_P15A-2003", "CP932", true},
    CharsetRow{"euc-jp", "euc-jp-2007", "EUC-JP", true},
    CharsetRow{"eucjp", "euc-jp-2007", "EUC-JP", true},
    CharsetRow{"x-euc-jp", "euc-jp-2007", "EUC-JP", true},
    CharsetRow{"iso-2022-jp", "ISO-2022-JP-2", "ISO-2022-JP", true},
    CharsetRow{"iso-8859-1", "windows-1252", "windows-1252", false},
    CharsetRow{"latin1", "windows-1252", "windows-1252", false},
    CharsetRow{"us-ascii", "windows-1252", "windows-1252", false},
    CharsetRow{"ascii", "windows-1252", "windows-1252", false},
    CharsetRow{"windows-1252", "windows-1252", "windows-1252", false},
    CharsetRow{"gb2312", "gb18030", "GB18030", false},
    CharsetRow{"gbk", "gb18030", "GB18030", false},
    CharsetRow{"gb18030", "gb18030", "GB18030", false},
    CharsetRow{"big5", "windows-950-2000", "Big5", false},
    CharsetRow{"euc-kr", "windows-949-2000", "EUC-KR", false},
    CharsetRow{"ks_c_5601-1987", "windows-949-2000", "EUC-KR", false},
    CharsetRow{"windows-949", "windows-949-2000", "EUC-KR", false},
};

const CharsetRow* row_of(std::string_view name) {
  const auto* const found = std::find_if(kCharsets.begin(), kCharsets.end(),
                                         [&](const CharsetRow& row) { return row.name == name; });
  return found == kCharsets.end() ? nullptr : found;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

struct Reading {
  std::string text;
  double damage = 1;  // share of characters that could not be read
};

/// Decodes with U+FFFD for what is not of the encoding. Absent where there is no such converter.
std::optional<Reading> read_leniently(const char* converter, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> open(ucnv_open(converter, &status),
                                                                ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(open.get(), UCNV_TO_U_CALLBACK_SUBSTITUTE, nullptr, nullptr, nullptr,
                      &status);
  Reading out;
  std::size_t chars = 0;
  std::size_t bad = 0;
  std::vector<UChar> units(4'096);
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  char32_t high = 0;
  do {
    UChar* to = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(open.get(), &to, units.data() + units.size(), &from, end, nullptr, 1, &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
    for (const UChar* unit = units.data(); unit < to; ++unit) {
      char32_t c = *unit;
      if (c >= 0xD800 && c < 0xDC00) {
        high = c;
        continue;
      }
      if (c >= 0xDC00 && c < 0xE000) c = 0x10000 + ((high - 0xD800) << 10U) + (c - 0xDC00);
      append_utf8(out.text, c);
      ++chars;
      if (c == 0xFFFD || c == 0x1A) ++bad;
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  out.damage = chars == 0 ? 0 : static_cast<double>(bad) / static_cast<double>(chars);
  return out;
}

/// Share of kana among the wide characters: 0 where Chinese or Korean was read as Japanese.
bool has_kana(std::string_view text) {
  std::size_t wide = 0;
  std::size_t kana = 0;
  each_char(text, [&](char32_t c, std::size_t) {
    if (is_hiragana(c) || (c >= 0x30A1 && c <= 0x30FF)) ++kana;
    if (c >= 0x2E80) ++wide;
  });
  return static_cast<double>(kana) > static_cast<double>(wide) * kLeastKana;
}

DecodedText decoded(Reading reading, const char* encoding) {
  if (reading.text.starts_with("\xEF\xBB\xBF")) reading.text.erase(0, 3);
  return {std::move(reading.text), encoding, true};
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string head = lowered(bytes.substr(0, kDeclaredWithin));
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      std::size_t i = head.find_first_not_of(" \t\r\n", at + key.size());
      if (i == std::string::npos || head[i] != '=') continue;
      i = head.find_first_not_of(" \t\r\n\"'", i + 1);
      if (i == std::string::npos) continue;
      const std::size_t end = head.find_first_of(" \t\r\n\"';>?/,", i);
      const std::string name = head.substr(i, end == std::string::npos ? end : end - i);
      if (!name.empty()) return name;
    }
  }
  return {};
}

DecodedText decode_page(const ExtractInput& input) {
  if (!input.encoding.empty()) {
    const std::string said = lowered(input.encoding);
    const CharsetRow* const row = row_of(said);
    auto reading = read_leniently(row != nullptr ? row->converter : said.c_str(), input.bytes);
    if (!reading) return {};
    return decoded(std::move(*reading), row != nullptr ? row->encoding : said.c_str());
  }
  DecodedText ladder = decode_bytes(input.bytes);
  const CharsetRow* declared = row_of(declared_charset(input.bytes));
  if (declared == nullptr) declared = row_of(lowered(input.declared));
  // Chinese, Korean and French bytes read strictly as Japanese now and then, never as its kana.
  if (ladder.ok && ladder.encoding != "UTF-8" && declared != nullptr && !declared->japanese &&
      !has_kana(ladder.text)) {
    auto reading = read_leniently(declared->converter, input.bytes);
    if (reading && reading->damage == 0) return decoded(std::move(*reading), declared->encoding);
  }
  if (ladder.ok) return ladder;
  Reading best;
  const char* encoding = nullptr;
  const auto try_row = [&](const CharsetRow* row) {
    if (row == nullptr || best.damage == 0) return;
    auto reading = read_leniently(row->converter, input.bytes);
    if (!reading || reading->damage >= best.damage) return;
    best = std::move(*reading);
    encoding = row->encoding;
  };
  for (const CharsetRow* row :
       {declared, row_of("utf-8"), row_of("cp932"), row_of("euc-jp"), row_of("iso-2022-jp")}) {
    try_row(row);
  }
  if (encoding == nullptr || best.damage > kMostDamage) return {};
  return decoded(std::move(best), encoding);
}

}  // namespace kouryu
