// What programs write where a title or an author should stand, as patterns.
//
// A pattern is compared with the whole text, folded and without spaces: # is a run of digits, ? one
// character, * any run. To add one: a row here, its rows in tests/data/pdf_titles.tsv.
#include "indexer/extract/pdf/pdf_titles.h"

#include <poppler/PDFDocEncoding.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/extract/encoding.h"

namespace kouryu {
namespace {

constexpr std::array kNoTitles = std::to_array<std::string_view>(
    {// A new document's name
     "untitled", "untitled-#", "untitled#", "untitleddocument", "untitled.*", "無題", "無題#",
     "無題-#", "無題のドキュメント", "無題ドキュメント", "無題の文書", "名称未設定", "名称未設定#",
     "名称未設定-#", "文書", "文書#", "新しい文書", "新しい文書#", "新規文書", "新規文書#",
     "新規ドキュメント", "新規ドキュメント#", "ドキュメント", "ドキュメント#", "document",
     "document#", "newdocument", "documentation", "doc#", "book#", "sheet#", "シート#", "ブック#",
     "presentation", "presentation#", "プレゼンテーション", "プレゼンテーション#",
     "powerpointプレゼンテーション", "powerpointpresentation",
     "microsoftpowerpointプレゼンテーション", "slide#", "スライド#", "slide?",
     "スライドタイトルなし", "スライド番号#", "page#", "ページ#", "layout#", "レイアウト#", "title",
     "タイトル", "題名", "notitle", "none", "null", "test", "テスト", "test#", "drawing#", "図面#",
     "グラフ#",
     // A part of every document
     "表紙", "目次", "白紙", "ヘッダー", "pdf", "p#", "p#-#", "#", "#-#", "#_#", "#.#", "h#-h#",
     "別紙", "別紙#", "別添", "別添#", "資料", "資料#", "様式", "様式#", "印刷", "print", "印刷用",
     // Programs and print drivers
     "microsoftword", "microsoftexcel", "microsoftword-*", "microsoftexcel-*",
     "microsoftpowerpoint-*", "microsoftpublisher-*", "microsoftvisio-*", "microsoftoffice*",
     "word文書", "excelシート", "taro-*", "taro#-*", "一太郎-*", "ichitaro*", "adobephotoshop*",
     "adobeillustrator*", "adobeindesign*", "fullpagephoto", "(anonymous)", "ps_#", "docuworks*",
     "xdw*", "プレビュー-*", "preview-*", "printoutput",
     // Scanners and copiers
     "scan", "scan#", "scan_*", "scan-*", "スキャン", "スキャン#", "スキャン_#", "スキャンした*",
     "scanneddocument", "scanneddocuments", "scannedimage*", "ccf*_#", "img#", "img_#", "img-#",
     "image#", "image", "dsc#", "fax", "fax#", "kmbt*", "skmbt*", "skm_*", "sc#*", "ir-adv*",
     "canon*", "ricoh*", "xerox*", "docucentre*", "apeosport*", "bizhub*", "mx-#*", "e-studio*",
     // Places of files
     "?:\\*", "?:/*", "\\\\*", "/users/*", "/home/*", "/tmp/*", "/var/*", "file:*", "http:*",
     "https:*", "www.*",
     // Names of files
     "*.doc", "*.docx", "*.docm", "*.dot", "*.xls", "*.xlsx", "*.xlsm", "*.ppt", "*.pptx", "*.pps",
     "*.jtd", "*.jtdc", "*.jaw", "*.jsw", "*.jfw", "*.jbw", "*.jhd", "*.pdf", "*.ps", "*.eps",
     "*.ai", "*.indd", "*.inx", "*.psd", "*.qxd", "*.qxp", "*.pub", "*.vsd", "*.vsdx", "*.pmd",
     "*.txt", "*.rtf", "*.htm", "*.html", "*.csv", "*.odt", "*.ods", "*.odp", "*.xdw", "*.xbd",
     "*.tif", "*.tiff", "*.jpg", "*.jpeg", "*.png", "*.bmp", "*.dwg", "*.dxf", "*.jww", "*.tex",
     "*.dvi", "*.md", "*.pages", "*.numbers", "*.key", "*.bdn", "*.wpd", "*.lwp", "*.mcd",
     "*.prn"});

constexpr std::array kNoAuthors = std::to_array<std::string_view>({"user",
                                                                   "user#",
                                                                   "user-#",
                                                                   "users",
                                                                   "ユーザー",
                                                                   "ユーザー#",
                                                                   "ユーザ",
                                                                   "ユーザ#",
                                                                   "ユーザー名",
                                                                   "利用者",
                                                                   "利用者#",
                                                                   "windowsユーザー",
                                                                   "windowsuser",
                                                                   "microsoftユーザー",
                                                                   "microsoftofficeユーザー",
                                                                   "microsoftofficeuser",
                                                                   "microsoftaccount",
                                                                   "microsoftアカウント",
                                                                   "microsoft",
                                                                   "microsoftcorporation",
                                                                   "administrator",
                                                                   "administrator#",
                                                                   "admin",
                                                                   "admin#",
                                                                   "管理者",
                                                                   "system",
                                                                   "guest",
                                                                   "owner",
                                                                   "owner#",
                                                                   "root",
                                                                   "localadmin",
                                                                   "setup",
                                                                   "default",
                                                                   "author",
                                                                   "作成者",
                                                                   "職員",
                                                                   "職員#",
                                                                   "一般職員",
                                                                   "先生",
                                                                   "unknown",
                                                                   "不明",
                                                                   "none",
                                                                   "null",
                                                                   "(anonymous)",
                                                                   "anonymous",
                                                                   "匿名",
                                                                   "pc",
                                                                   "pc#",
                                                                   "pc-#",
                                                                   "pc*-pc",
                                                                   "*-pc",
                                                                   "?:\\*",
                                                                   "\\\\*",
                                                                   "fujitsu",
                                                                   "fujitsu#",
                                                                   "nec",
                                                                   "nec#",
                                                                   "toshiba",
                                                                   "hitachi",
                                                                   "sony",
                                                                   "panasonic",
                                                                   "dell",
                                                                   "hp",
                                                                   "lenovo",
                                                                   "epson",
                                                                   "canon",
                                                                   "canon*#",
                                                                   "ricoh*",
                                                                   "xerox*",
                                                                   "ir-adv*",
                                                                   "kmbt*",
                                                                   "skm_*",
                                                                   "bizhub*",
                                                                   "apeosport*",
                                                                   "#",
                                                                   "#-#",
                                                                   "?#",
                                                                   "??#",
                                                                   "???#",
                                                                   "????#",
                                                                   "?????#",
                                                                   "*@*",
                                                                   "a",
                                                                   "x",
                                                                   "python-docx",
                                                                   "openpyxl",
                                                                   "latex*",
                                                                   "xepersian",
                                                                   "adobe*"});

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

/// Whether all of `text` is as `pattern` says. The usual walk: a mismatch goes back to the last run
/// and lets it take one more character.
bool is_like(std::u32string_view text, std::u32string_view pattern) {
  std::size_t at = 0;
  std::size_t wanted = 0;
  std::size_t run = pattern.npos;  // place in the pattern of the last * or #
  std::size_t taken = 0;           // up to here by that run
  while (at < text.size() || wanted < pattern.size()) {
    if (wanted < pattern.size()) {
      const char32_t p = pattern[wanted];
      if (p == '*' || (p == '#' && at < text.size() && is_digit(text[at]))) {
        run = wanted++;
        if (p == '#') ++at;
        taken = at;
        continue;
      }
      if (p != '#' && at < text.size() && (p == '?' || p == text[at])) {
        ++at;
        ++wanted;
        continue;
      }
    }
    if (run == pattern.npos || taken >= text.size()) return false;
    if (pattern[run] == '#' && !is_digit(text[taken])) return false;
    at = ++taken;
    wanted = run + 1;
  }
  return true;
}

template <std::size_t kSize>
bool is_any_of(std::string_view text, const std::array<std::string_view, kSize>& patterns) {
  std::u32string folded = to_utf32(fold_text(text));
  std::erase(folded, U' ');
  for (const std::string_view pattern : patterns) {
    // Patterns are folded as well, so that a row is written as people write it.
    if (is_like(folded, to_utf32(pattern))) return true;
  }
  return false;
}

std::string from_pdf_doc_encoding(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) {
    const Unicode c = pdfDocEncoding[static_cast<unsigned char>(byte)];
    if (c != 0) append_utf8(out, c);
  }
  return out;
}

bool is_ascii(std::string_view bytes) {
  for (const char byte : bytes) {
    if (static_cast<unsigned char>(byte) >= 0x80) return false;
  }
  return true;
}

/// Whether bytes past ASCII stand in a row as they do in Japanese; in European text they are
/// single.
bool has_rows_of_high_bytes(std::string_view bytes) {
  std::size_t single = 0;
  std::size_t in_rows = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t end = i;
    while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) >= 0x80) ++end;
    (end - i >= 2 ? in_rows : single) += end - i;
    i = end + 1;
  }
  return in_rows > single;
}

/// Two bytes a character, with or without the language marks (ESC ja ESC) that PDF allows.
std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  bool in_mark = false;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto unit = [&](std::size_t at) -> char32_t {
      const auto first = static_cast<unsigned char>(bytes[at]);
      const auto second = static_cast<unsigned char>(bytes[at + 1]);
      return big_endian ? first << 8 | second : second << 8 | first;
    };
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    if (c == 0x1B) {
      in_mark = !in_mark;
    } else if (!in_mark) {
      append_utf8(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
  }
  return out;
}

/// Windows-1252 in the places where it is not Latin-1: what programs take Japanese bytes for.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

/// The bytes that `text` was wrongly made of; empty where a character is of no such table.
template <class Table>
std::string bytes_behind(std::u32string_view text, const Table& table) {
  std::string bytes;
  for (const char32_t c : text) {
    std::size_t byte = 0x80;
    while (byte < 0x100 && table(byte) != c) ++byte;
    if (c < 0x80) byte = c;
    if (byte == 0x100) return {};
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

/// ƒ^ƒCƒgƒ‹ -> タイトル: bytes of CP932 that a program took for Latin letters.
std::string put_right(std::string text) {
  if (is_ascii(text)) return text;
  const std::u32string chars = to_utf32(text);
  const auto windows = [](std::size_t byte) -> char32_t {
    return byte < 0xA0 ? kWindows1252[byte - 0x80] : static_cast<char32_t>(byte);
  };
  const auto pdf = [](std::size_t byte) -> char32_t { return pdfDocEncoding[byte]; };
  for (const std::string& bytes : {bytes_behind(chars, windows), bytes_behind(chars, pdf)}) {
    if (bytes.empty()) continue;
    const DecodedText decoded = decode_bytes(bytes);
    if (decoded.ok && decoded.encoding != "UTF-16LE" && decoded.encoding != "UTF-16BE") {
      return decoded.text;
    }
  }
  return text;
}

/// "<8D4C95F1>": a hexadecimal string that a print driver wrote as a plain one.
std::string unpack_hexadecimal(std::string text) {
  if (text.size() < 6 || text.front() != '<' || text.back() != '>' || text.size() % 2 != 0) {
    return text;
  }
  std::string bytes;
  for (std::size_t i = 1; i + 1 < text.size(); i += 2) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto value = [&](char c) {
      return kDigits.find(c >= 'a' ? static_cast<char>(c - 32) : c);
    };
    const std::size_t high = value(text[i]);
    const std::size_t low = value(text[i + 1]);
    if (high == kDigits.npos || low == kDigits.npos) return text;
    bytes += static_cast<char>(high << 4 | low);
  }
  return pdf_text(bytes);
}

std::string one_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (c < 0x20 || is_space(c)) {
      space = !out.empty();
      if (c == U'　' && space) {  // kept: it parts the words of Japanese titles
        append_utf8(out, c);
        space = false;
      }
      continue;
    }
    if (space) out += ' ';
    space = false;
    append_utf8(out, c);
  }
  while (out.ends_with("　")) out.resize(out.size() - std::string_view("　").size());
  return out;
}

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
    if (!is_digit(c) && !number.empty()) out.numbers.insert(std::exchange(number, {}));
    if (is_digit(c)) number += c;
    if (!is_letter_or_digit(c)) continue;
    if (last != 0 && !is_digit(c) && !is_digit(last)) out.pairs.emplace(last, c);
    last = c;
  }
  if (!number.empty()) out.numbers.insert(number);
  return out;
}

std::string stated(std::string_view text) {
  constexpr std::size_t kLongest = 600;  // bytes: beyond is a text, not the name of one
  if (text.size() > kLongest) return {};
  std::string out = one_line(put_right(unpack_hexadecimal(one_line(text))));
  return is_readable(out) ? out : std::string();
}

}  // namespace

std::string pdf_text(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xEF\xBB\xBF")) return repair_utf8(bytes.substr(3));
  if (is_ascii(bytes)) return from_pdf_doc_encoding(bytes);
  if (is_valid_utf8(bytes)) return std::string(bytes);
  if (has_rows_of_high_bytes(bytes)) {
    const DecodedText decoded = decode_bytes(bytes);
    if (decoded.ok) return decoded.text;
  }
  return from_pdf_doc_encoding(bytes);
}

std::string stated_title(std::string_view title) {
  std::string out = stated(title);
  return is_any_of(out, kNoTitles) ? std::string() : out;
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
  return is_any_of(out, kNoAuthors) ? std::string() : out;
}

}  // namespace kouryu
