// What programs write where a title or an author should stand, as patterns.
//
// A pattern is compared with the whole text, folded and without spaces: # is a run of digits, ? one
// character, * any run. To add one: a row here, its rows in tests/data/pdf_titles.tsv.
#include "indexer/extract/pdf/pdf_titles.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/extract/pdf/pdf_strings.h"

namespace kouryu {
namespace {

constexpr std::string_view kNoTitles =
    // A new document's name
    "untitled untitled-# untitled# untitleddocument untitled.* 無題 無題# 無題-# "
    "無題のドキュメント 無題ドキュメント 無題の文書 名称未設定 名称未設定# 名称未設定-# 文書 "
    "文書# 新しい文書 新しい文書# 新規文書 新規文書# 新規ドキュメント 新規ドキュメント# "
    "ドキュメント ドキュメント# document document# newdocument documentation doc# book# sheet# "
    "シート# ブック# presentation presentation# プレゼンテーション プレゼンテーション# "
    "powerpointプレゼンテーション powerpointpresentation microsoftpowerpointプレゼンテーション "
    "slide# スライド# slide? スライドタイトルなし スライド番号# page# ページ# layout# "
    "レイアウト# title タイトル 題名 notitle none null test テスト test# drawing# 図面# グラフ# "
    // A part of every document
    "表紙 目次 白紙 ヘッダー pdf p# p#-# # #-# #_# #.# h#-h# 別紙 別紙# 別添 別添# 資料 資料# "
    "様式 様式# 印刷 print 印刷用 "
    // Programs and print drivers
    "microsoftword microsoftexcel microsoftword-* microsoftexcel-* microsoftpowerpoint-* "
    "microsoftpublisher-* microsoftvisio-* microsoftoffice* word文書 excelシート taro-* taro#-* "
    "一太郎-* ichitaro* adobephotoshop* adobeillustrator* adobeindesign* fullpagephoto "
    "(anonymous) ps_# docuworks* xdw* プレビュー-* preview-* printoutput "
    // Scanners and copiers
    "scan scan# scan_* scan-* スキャン スキャン# スキャン_# スキャンした* scanneddocument "
    "scanneddocuments scannedimage* ccf*_# img# img_# img-# image# image dsc# fax fax# kmbt* "
    "skmbt* skm_* ir-adv* canonir* ricohmp* ricohaficio* xeroxworkcentre* docucentre* apeosport* "
    "bizhub* mx-#* "
    "e-studio* "
    // Places of files
    "?:\\* ?:/* \\\\* /users/* /home/* /tmp/* /var/* file:* http:* https:* www.* "
    // Names of files
    "*.doc *.docx *.docm *.dot *.xls *.xlsx *.xlsm *.ppt *.pptx *.pps *.jtd *.jtdc *.jaw *.jsw "
    "*.jfw *.jbw *.jhd *.pdf *.ps *.eps *.ai *.indd *.inx *.psd *.qxd *.qxp *.pub *.vsd *.vsdx "
    "*.pmd *.txt *.rtf *.htm *.html *.csv *.odt *.ods *.odp *.xdw *.xbd *.tif *.tiff *.jpg "
    "*.jpeg *.png *.bmp *.dwg *.dxf *.jww *.tex *.dvi *.md *.pages *.numbers *.key *.bdn *.wpd "
    "*.lwp *.mcd *.prn ";

constexpr std::string_view kNoAuthors =
    "user user# user-# users ユーザー ユーザー# ユーザ ユーザ# ユーザー名 利用者 利用者# "
    "windowsユーザー windowsuser microsoftユーザー microsoftofficeユーザー microsoftofficeuser "
    "microsoftaccount microsoftアカウント microsoft microsoftcorporation administrator "
    "administrator# admin admin# 管理者 system guest owner owner# root localadmin setup default "
    "author 作成者 職員 職員# 一般職員 先生 unknown 不明 none null (anonymous) anonymous 匿名 "
    "pc pc# pc-# pc*-pc *-pc ?:\\* \\\\* fujitsu fujitsu# nec nec# toshiba hitachi sony "
    "panasonic dell hp lenovo epson canon canon*# ricoh* xerox* ir-adv* kmbt* skm_* bizhub* "
    "apeosport* # #-# ?# ??# ???# ????# ?????# *@* a x python-docx openpyxl latex* xepersian "
    "adobe* ";

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

std::vector<std::u32string> patterns_of(std::string_view table) {
  std::vector<std::u32string> patterns;
  for (std::size_t begin = 0; begin < table.size();) {
    const std::size_t end = std::min(table.find(' ', begin), table.size());
    if (end > begin) patterns.push_back(to_utf32(table.substr(begin, end - begin)));
    begin = end + 1;
  }
  return patterns;
}

bool is_any_of(std::string_view text, const std::vector<std::u32string>& patterns) {
  std::u32string folded = to_utf32(fold_text(text));
  std::erase(folded, U' ');
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::u32string& pattern) { return is_like(folded, pattern); });
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

std::string stated_title(std::string_view title) {
  std::string out = stated(title);
  static const std::vector<std::u32string> no_titles = patterns_of(kNoTitles);
  return is_any_of(out, no_titles) ? std::string() : out;
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
  static const std::vector<std::u32string> no_authors = patterns_of(kNoAuthors);
  // Nobody writes a name all small: kadowaki is who was logged in.
  const bool is_account = std::all_of(out.begin(), out.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
  return is_account || is_any_of(out, no_authors) ? std::string() : out;
}

}  // namespace kouryu
