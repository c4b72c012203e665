// Patterns, one word each, compared with the whole text, folded and without spaces: # is a run of
// digits, ? one character, * any run. To add one: a word here, its rows in
// tests/data/no_titles.tsv.
#include "indexer/extract/title_rules.h"

#include <algorithm>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/extract/cell_look.h"
#include "indexer/extract/one_line.h"

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
    "slide slide# slide? スライド スライド# スライドタイトルなし スライド番号# noslidetitle "
    "notitle title "
    "タイトル タイトルなし 題名 page# ページ# layout# レイアウト# newpage newpage# 新しいページ* "
    "新規ページ 新規ページ# ページタイトル ホームページタイトル reactapp viteapp none null test "
    "テスト test# "
    "drawing# 図面# グラフ# "
    // Programs and print drivers
    "microsoftword microsoftexcel microsoftword-* microsoftexcel-* microsoftpowerpoint-* "
    "microsoftword文書 microsoftworddocument microsoftexcelワークシート microsoftpublisher-* "
    "microsoftvisio-* microsoftoffice* word文書 excelシート taro-* taro#-* "
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
    "*.pmd *.txt *.rtf *.htm *.html *.shtml *.mht *.php *.asp *.aspx *.jsp *.cgi *.csv *.odt *.ods "
    "*.odp *.xdw *.xbd *.tif *.tiff *.jpg *.jpeg *.png *.bmp *.dwg *.dxf *.jww *.tex *.dvi *.md "
    "*.pages *.numbers *.key *.bdn *.wpd "
    "*.lwp *.mcd *.prn ";

constexpr std::string_view kParts =
    "表紙 目次 白紙 ヘッダー pdf p# p#-# h#-h# 別紙 別紙# 別添 別添# 資料 資料# 様式 様式# 印刷 "
    "print "
    "印刷用 ";

constexpr std::string_view kNoAuthors =
    "user user# user-# users ユーザー ユーザー# ユーザ ユーザ# ユーザー名 利用者 利用者# "
    "windowsユーザー windowsuser microsoftユーザー microsoftofficeユーザー microsoftofficeuser "
    "microsoftaccount microsoftアカウント microsoft microsoftcorporation administrator "
    "administrator# admin admin# 管理者 system guest owner owner# root localadmin setup default "
    "author 作成者 職員 職員# 一般職員 先生 unknown 不明 none null (anonymous) anonymous 匿名 "
    "pc pc# pc-# pc*-pc *-pc ?:\\* \\\\* fujitsu fujitsu# nec nec# toshiba hitachi sony "
    "panasonic dell hp lenovo epson canon canon*# ricoh* xerox* ir-adv* kmbt* skm_* bizhub* "
    "apeosport* # #-# ?# ??# ???# ????# ?????# *@* a x python-docx openpyxl apachepoi "
    "unknowncreator webmaster 名無し latex* xepersian adobe* ";

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
      if (p == '*' || (p == '#' && at < text.size() && is_ascii_digit(text[at]))) {
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
    if (pattern[run] == '#' && !is_ascii_digit(text[taken])) return false;
    at = ++taken;
    wanted = run + 1;
  }
  return true;
}

std::vector<std::u32string> patterns_of(std::string_view table) {
  std::vector<std::u32string> patterns;
  for (std::size_t begin = 0; begin < table.size();) {
    const std::size_t end = std::min(table.find(' ', begin), table.size());
    if (end > begin) patterns.push_back(to_utf32(fold_text(table.substr(begin, end - begin))));
    begin = end + 1;
  }
  return patterns;
}

bool is_any_of(std::string_view text, const std::vector<std::u32string>& patterns) {
  std::u32string folded = to_utf32(fold_text(one_line(text)));
  std::erase(folded, U' ');
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::u32string& pattern) { return is_like(folded, pattern); });
}

}  // namespace

bool is_no_title(std::string_view text) {
  static const std::vector<std::u32string> patterns = patterns_of(kNoTitles);
  return !holds_letter(text) || is_any_of(text, patterns);
}

bool is_part_name(std::string_view text) {
  static const std::vector<std::u32string> patterns = patterns_of(kParts);
  return is_any_of(text, patterns);
}

bool is_no_author(std::string_view text) {
  static const std::vector<std::u32string> patterns = patterns_of(kNoAuthors);
  return is_any_of(text, patterns);
}

}  // namespace kouryu
