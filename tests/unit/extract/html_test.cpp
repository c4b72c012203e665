// Pages in, blocks out: one table for each thing that pages do.
#include "indexer/extract/html/html.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/extract/format.h"
#include "indexer/extract/show.h"
#include "indexer/lines/site_furniture.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

Extraction read(std::string_view page, std::string_view name = "a.html") {
  ExtractInput input;
  input.bytes = page;
  input.name = name;
  return extract_html(input, {});
}

/// The blocks of a page of this body, one a line; its title is another table's.
std::string blocks_of(const std::string& body) {
  Extraction page = read("<html><body>" + body);
  page.text.title.clear();
  return show_extraction(page);
}

TEST(HtmlTest, ReadsBodies) {
  for (const auto& row : test::read_tsv("html_text.tsv", 2)) {
    EXPECT_EQ(blocks_of(row.cells[0]), row.cells[1] + "\n") << row.where() << "\n" << row.cells[0];
  }
}

TEST(HtmlTest, ReadsTitles) {
  for (const auto& row : test::read_tsv("html_titles.tsv", 3)) {
    const std::string page = "<html><head>" + row.cells[0] + "</head><body>" + row.cells[1];
    EXPECT_EQ(read(page + "<p>市民と訪問団が交流しました。</p>").text.title, row.cells[2])
        << row.where() << "\n"
        << page;
  }
}

TEST(HtmlTest, ReadsDates) {
  for (const auto& row : test::read_tsv("html_dates.tsv", 3)) {
    const std::string page = "<html><head>" + row.cells[0] + "</head><body><h1>訪問団の来市</h1>" +
                             row.cells[1] + "<p>市民と訪問団が交流しました。</p>";
    EXPECT_EQ(read(page).text.date, row.cells[2] == "-" ? "" : row.cells[2]) << row.where() << "\n"
                                                                             << page;
  }
}

TEST(HtmlTest, PartsDocumentFromFrame) {
  for (const auto& row : test::read_tsv("html_frames.tsv", 2)) {
    EXPECT_EQ(blocks_of(row.cells[0]), row.cells[1] + "\n") << row.where() << "\n" << row.cells[0];
  }
}

TEST(HtmlTest, KnowsFurniture) {
  for (const auto& row : test::read_tsv("site_furniture.tsv", 2)) {
    static constexpr std::string_view kNames[] = {"text", "perhaps", "control", "navigation"};
    EXPECT_EQ(kNames[static_cast<int>(furniture_of(row.cells[1], false))], row.cells[0])
        << row.where() << ": " << row.cells[1];
  }
}

TEST(HtmlTest, TellsPagesByContent) {
  for (const auto& row : test::read_tsv("html_recognized.tsv", 3)) {
    EXPECT_EQ(is_html(row.cells[2], row.cells[1] == "-" ? "" : row.cells[1]), row.cells[0] == "yes")
        << row.where();
  }
}

std::string encode(const std::string& text, const char* converter) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  std::string out(text.size() * 4 + 16, '\0');
  UConverter* const open = ucnv_open(converter, &status);
  const auto size = ucnv_fromUChars(open, out.data(), static_cast<int>(out.size()),
                                    wide.getBuffer(), wide.length(), &status);
  ucnv_close(open);
  EXPECT_TRUE(U_SUCCESS(status)) << converter;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

struct CharsetCase {
  const char* name;
  const char* head;       // what the page declares
  const char* converter;  // what it is in
  const char* mark;       // before it
};
constexpr CharsetCase kCharsets[] = {
    {"Utf8", "<meta charset=utf-8>", "UTF-8", ""},
    {"Utf8WithMark", "", "UTF-8", "\xEF\xBB\xBF"},
    {"Utf8Undeclared", "", "UTF-8", ""},
    {"Utf8UnderShiftJis", "<meta charset=Shift_JIS>", "UTF-8", ""},
    {"Utf8UnderEucJp", "<meta http-equiv=Content-Type content='text/html; charset=euc-jp'>",
     "UTF-8", ""},
    {"ShiftJis", "<meta http-equiv=Content-Type content=\"text/html; charset=Shift_JIS\">",
     "ibm-943_P15A-2003", ""},
    {"XSjis", "<META HTTP-EQUIV=Content-Type CONTENT=\"text/html;charset=x-sjis\">",
     "ibm-943_P15A-2003", ""},
    {"ShiftJisUndeclared", "", "ibm-943_P15A-2003", ""},
    {"ShiftJisUnderUtf8", "<meta charset=utf-8>", "ibm-943_P15A-2003", ""},
    {"ShiftJisUnderLatin1", "<meta charset=iso-8859-1>", "ibm-943_P15A-2003", ""},
    {"EucJp", "<meta charset=EUC-JP>", "euc-jp-2007", ""},
    {"EucJpUndeclared", "", "euc-jp-2007", ""},
    {"EucJpUnderShiftJis", "<meta charset=shift_jis>", "euc-jp-2007", ""},
    {"Iso2022Jp", "<meta charset=iso-2022-jp>", "ISO-2022-JP", ""},
    {"Iso2022JpUndeclared", "", "ISO-2022-JP", ""},
    {"Utf16Le", "<meta charset=utf-8>", "UTF-16LE", "\xFF\xFE"},
    {"Utf16Be", "", "UTF-16BE", "\xFE\xFF"},
    {"UnknownName", "<meta charset=nobody-knows>", "UTF-8", ""},
};

TEST(HtmlTest, ReadsEveryCharset) {
  const std::string body =
      "<body><h1>姉妹都市の歩み</h1><p>みさき市は、海の向こうの町と友好の約束を結び、"
      "毎年夏に中学生を送り出しています。</p>";
  for (const CharsetCase& c : kCharsets) {
    const std::string page = "<html><head>" + std::string(c.head) + "</head>" + body;
    EXPECT_EQ(show_extraction(read(c.mark + encode(page, c.converter))),
              "title: 姉妹都市の歩み\nheading 1: 姉妹都市の歩み\n"
              "paragraph: みさき市は、海の向こうの町と友好の約束を結び、毎年夏に中学生を"
              "送り出しています。\n")
        << c.name;
  }
}

TEST(HtmlTest, ReadsWhatTheUserSays) {
  const std::string page = encode("<html><p>éùà</p>", "windows-1252");
  ExtractInput input;
  input.bytes = page;
  input.encoding = "latin1";
  EXPECT_EQ(show_extraction(extract_html(input, {})), "paragraph: éùà\n");
}

TEST(HtmlTest, ReadsDamagedBytes) {
  std::string body;
  for (int i = 0; i < 50; ++i) body += "<p>みさき市の中学生が海の町を訪ねました。</p>";
  for (const char* converter : {"UTF-8", "ibm-943_P15A-2003", "euc-jp-2007"}) {
    std::string page = "<html>" + encode(body, converter);
    page.insert(page.size() - 5, "\xFF");
    const Extraction out = read(page);
    EXPECT_EQ(out.reason, "") << converter;
    EXPECT_NE(out.text.text.find("みさき市の中学生"), std::string::npos) << converter;
  }
}

TEST(HtmlTest, ReadsElementsOfXml) {
  const std::string head = "<?xml version=\"1.0\"?><html><head><title/><script/></head><body>";
  EXPECT_EQ(show_extraction(read(head + "<p/><div>文<a id=\"x\"/>と文</div>")),
            "paragraph: 文と文\n");
  EXPECT_EQ(show_extraction(read(head + "<p><![CDATA[3 < 5 & 7]]></p>")), "paragraph: 3 < 5 & 7\n");
  EXPECT_EQ(show_extraction(read("<div>文<![CDATA[x]]></div>", "a.xhtml")), "paragraph: 文x\n");
}

TEST(HtmlTest, TellsWhoWroteInWhichLanguage) {
  const Extraction page =
      read("<html lang=ja_JP><meta name=author content='国際課'><p>みさき市の文章です。</p>");
  EXPECT_EQ(page.text.language, "ja-JP");
  EXPECT_EQ(page.text.author, "国際課");
  EXPECT_EQ(page.text.encoding, "UTF-8");
  const Extraction other = read("<html lang=jp><meta name=author content='a@b.jp'><p>文。</p>");
  EXPECT_EQ(other.text.language, "ja");
  EXPECT_EQ(other.text.author, "");
  EXPECT_EQ(read("<html lang='{{ lang }}'><p>文。</p>").text.language, "");
}

std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

// What is behind a tower of elements is still read.
TEST(HtmlTest, ReadsPastAnyDepth) {
  for (const char* tag : {"<div>", "<ul>", "<b>", "<table><tr><td>", "<dl><dd>", "<p>", "<ruby>",
                          "<div hidden id=a>", "<!-- -->", "<i></i>", "</div>"}) {
    const Extraction out = read("<html><p>前の文章です。</p>" + repeated(tag, 20'000) +
                                "<p>海の町を訪ねた中学生の報告を聞く会が開かれました。</p>");
    EXPECT_EQ(out.reason, "") << tag;
    EXPECT_NE(out.text.text.find("報告を聞く会"), std::string::npos) << tag;
  }
}

TEST(HtmlTest, BoundsSpans) {
  const std::string text = repeated("長い説明", 200);
  for (const std::string& table :
       {repeated("<tr><td colspan=1000 rowspan=65534>値</td><td>" + text + "</td></tr>", 300),
        "<tr><th>名<th colspan=1000000>頭</tr>" + repeated("<tr><td>一<td>二", 300),
        "<tr><th rowspan=1000>" + text + "<th>頭</tr>" + repeated("<tr><td>一<td>二", 300)}) {
    const Extraction out = read("<html><table>" + table + "</table><p>終わりの文章です。</p>");
    EXPECT_EQ(out.reason, "");
    EXPECT_LT(out.text.text.size(), table.size() * 2);
    EXPECT_NE(out.text.text.find("終わりの文章"), std::string::npos);
  }
}

TEST(HtmlTest, RefusesMoreTextThanTheLimit) {
  ExtractContext context;
  context.limits.text_bytes = 1'000;
  const std::string page = "<html>" + repeated("<p>みさき市の文章です。</p>", 100);
  ExtractInput input;
  input.bytes = page;
  EXPECT_EQ(extract_html(input, context).reason, "refused");
}

TEST(HtmlTest, SaysWhyThereIsNoText) {
  EXPECT_EQ(read("<html><body><p></p></body></html>").reason, "no_text");
  EXPECT_EQ(read("<html><frameset><frame src=a></frameset></html>").reason, "no_text");
  EXPECT_EQ(read("<html><p>" + std::string(100, '\xFF')).reason, "bad_encoding");
}

TEST(HtmlTest, TellsProgress) {
  const std::string page = "<html>" + repeated("<p>みさき市の文章です。</p>", 20'000);
  ExtractContext context;
  std::uint64_t last = 0;
  std::uint64_t calls = 0;
  context.progress = [&](std::uint64_t done, std::uint64_t total) {
    EXPECT_GE(done, last);
    EXPECT_EQ(total, page.size());
    last = done;
    ++calls;
  };
  ExtractInput input;
  input.bytes = page;
  (void)extract_html(input, context);
  EXPECT_GT(calls, 5U);
}

// Cut or changed anywhere, a page gives text or a reason, and never ends the process.
TEST(HtmlTest, StandsAnyDamage) {
  const std::string page =
      "<!DOCTYPE html><html lang=ja><head><title>題 | みさき市</title><meta charset=utf-8></head>"
      "<body><div id=header><ul class=gnavi><li><a href='/'>くらし</a></ul></div><main><h1>題</h1>"
      "<p>公開日：2024年5月10日</p><table><tr><th rowspan=2>名<td>値<tr><td>二</table>"
      "<dl><dt>語<dd>説明</dl><p><ruby>市<rt>し</ruby>&amp;&#x9AD9;<!-- 注 --></p></main>"
      "<script>var a='</p>';</script></body></html>";
  for (std::size_t i = 0; i <= page.size(); ++i) {
    (void)read(page.substr(0, i));
    for (const char wrong : {'<', '\0', '\xFF', '&', '"'}) {
      std::string changed = page;
      changed[std::min(i, page.size() - 1)] = wrong;
      (void)read(changed);
    }
  }
}

}  // namespace
}  // namespace kouryu
