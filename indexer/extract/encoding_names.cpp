// A table of the names that matter here; the rest of the world's are in ICU's.
#include "indexer/extract/encoding_names.h"

#include <unicode/ucnv.h>

#include <array>
#include <span>

#include "indexer/extract/ascii.h"

namespace kouryu {
namespace {

struct Named {
  const char* name;
  const char* converter;
  std::string_view spellings;  // lower case, letters and digits only, a space between
};

// Before ICU's names: whatever calls itself Shift_JIS, GB2312 or Latin-1 is in practice what
// Windows writes under that name (①, ㈱ and 髙; €; the rest of GBK).
constexpr Named kNamed[] = {
    {"UTF-8", "UTF-8", "utf8 utf8bom utf8sig unicode11utf8 cp65001"},
    {"CP932", "ibm-943_P15A-2003",
     "cp932 sjis xsjis shiftjis mskanji cswindows31j windows31j windows932 ms932 mscp932 ibm943 "
     "shiftjisx0213 shiftjis2004 cp943"},
    {"EUC-JP", "euc-jp-2007", "eucjp xeucjp ujis eucjpms eucjpwin cp51932 eucjis2004"},
    {"ISO-2022-JP", "ISO-2022-JP",
     "iso2022jp jis iso2022jp1 iso2022jp2 iso2022jp3 iso2022jpms cp50220 cp50221 cp50222 "
     "csiso2022jp"},
    {"UTF-16LE", "UTF-16LE", "utf16le ucs2le unicode utf16 ucs2 iso10646ucs2"},
    {"UTF-16BE", "UTF-16BE", "utf16be ucs2be unicodefffe"},
    {"UTF-32LE", "UTF-32LE", "utf32le utf32 ucs4le"},
    {"UTF-32BE", "UTF-32BE", "utf32be ucs4 ucs4be"},
    {"EUC-KR", "windows-949",
     "euckr ksc56011987 ksc5601 ksx1001 cp949 uhc windows949 korean ms949"},
    {"GB18030", "gb18030", "gb18030 gbk gb2312 xgbk cp936 windows936 ms936 euccn chinese gb231280"},
    {"Big5", "windows-950", "big5 big5hkscs xxbig5 cp950 windows950 csbig5 cnbig5 ms950"},
    {"Windows-1251", "windows-1251", "windows1251 cp1251 xcp1251"},
    {"KOI8-R", "KOI8-R", "koi8r cskoi8r koi8 koi"},
    {"Windows-1253", "windows-1253", "windows1253 cp1253 xcp1253"},
    {"Windows-1250", "windows-1250", "windows1250 cp1250 xcp1250"},
    {"Windows-1252", "windows-1252",
     "windows1252 cp1252 latin1 iso88591 l1 xcp1252 ansi usascii ascii iso646us"},
};

std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (is_letter_byte(c) || is_digit_byte(c)) out += ascii_lower(c);
  }
  return out;
}

}  // namespace

std::optional<NamedEncoding> encoding_of_name(std::string_view name) {
  constexpr std::size_t kLongestName = 60;  // of ICU's; more is no name
  const std::string word = folded(name);
  if (word.empty() || name.size() > kLongestName) return std::nullopt;
  for (const Named& named : kNamed) {
    if (holds_word(named.spellings, word)) return NamedEncoding{named.name, named.converter};
  }
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const converter = ucnv_open(std::string(name).c_str(), &status);
  if (U_FAILURE(status)) return std::nullopt;
  NamedEncoding found;
  const char* const own = ucnv_getName(converter, &status);
  found.converter = U_SUCCESS(status) && own != nullptr ? own : "";
  UErrorCode unnamed = U_ZERO_ERROR;
  const char* const standard = ucnv_getStandardName(found.converter.c_str(), "MIME", &unnamed);
  found.name = U_SUCCESS(unnamed) && standard != nullptr ? standard : found.converter;
  ucnv_close(converter);
  if (found.converter.empty()) return std::nullopt;
  return found;
}

}  // namespace kouryu
