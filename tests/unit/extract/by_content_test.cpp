// What a file is, its bytes tell: texts under the names of other formats, other formats under the
// names of texts, and files of which the end is missing.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/formats.h"
#include "indexer/extract/kinds.h"
#include "tests/support/encode.h"
#include "tests/support/office_files.h"
#include "tests/support/pdf_writer.h"

namespace kouryu {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

const std::string kText = "大連市の話です。港の計画を話し合った。\n";
const std::string kTabs = "市\t人口\n大連\t745\n青森\t27\n";
const std::string kCommas = "市,人口\n大連,745\n青森,27\n";
const std::string kBook =
    "<?xml version=\"1.0\"?><Workbook><Row><Cell><Data>市</Data></Cell></Row></Workbook>";
const std::string kPage = "<html><body><p>港の計画です。</p></body></html>";

struct NameCase {
  const char* name;
  std::string bytes;
  std::string becomes;  // the format, or the reason
};
void PrintTo(const NameCase& c, std::ostream* out) { *out << c.name; }

const std::vector<NameCase> kNames = {
    // Tables as programs of old save them for Excel.
    {"tabs.xls", kTabs, "tsv"},
    {"commas.xls", kCommas, "csv"},
    {"cp932.xls", test::encode(kTabs, "ibm-943_P15A-2003"), "tsv"},
    {"wide.xls", "\xFF\xFE" + test::encode(kTabs, "UTF-16LE"), "tsv"},
    {"commas.xlsx", kCommas, "csv"},
    {"commas.ods", kCommas, "csv"},
    {"page.xls", kPage, "html"},
    {"book.xls", kBook, "xml"},
    {"book.xml", "\xFF\xFE" + test::encode(kBook, "UTF-16LE"), "xml"},
    {"page.xml", "<?xml version=\"1.0\"?>" + kPage, "html"},
    {"chart.svg", kBook, "unsupported"},
    {"words.xls", kText, "txt"},
    // Texts under other names.
    {"text.docx", kText, "txt"},
    {"text.doc", kText, "txt"},
    {"text.pdf", "# 見出し\n\n" + kText, "txt"},
    {"text.pptx", "\xEF\xBB\xBF" + kText, "txt"},
    {"text.eml", kText, "txt"},
    {"text.jpg", kText, "txt"},
    {"README", kText, "txt"},
    {"minutes.20240401", test::encode(kText, "euc-jp-2007"), "txt"},
    {"server.log", "plain ASCII\n", "txt"},
    {"table.csv", kTabs, "tsv"},
    {"TABLE.TSV", kTabs, "tsv"},
    {"table.tab", kTabs, "tsv"},
    // What is written for programs, and what is no text.
    {"tool.py", "print('" + kText + "')", "unsupported"},
    {"style.css", kText, "unsupported"},
    {"data.json", "[\"" + kText + "\"]", "unsupported"},
    {"blank.docx", " \n", "no_text"},
    {"blank.dat", " \n", "unsupported"},
    {"rules.dat", "----\n====\n", "unsupported"},
    {"picture.docx", "\x89PNG\r\n\x1A\n"s + std::string(40, '\1'), "not_what_its_name_says"},
    {"program.xls", "\x02\x01\0\0\x7F"s + std::string(40, '\1'), "not_what_its_name_says"},
    {"slides.ppt", "\x89PNG\r\n\x1A\n"s + std::string(40, '\1'), "not_what_its_name_says"},
    {"rich.txt", "{\\rtf1 words in it}", "rtf"},
    {"scan.xdw", "\x60\x0E\x82\x01 bytes", "needs_converter"},
    {"scan.pdf", "\x60\x0E\x82\x01 bytes", "needs_converter"},
    {"program.dat", "\x02\x01\0\0\x7F"s + std::string(40, '\1'), "unsupported"},
    {"controls.dat", "話\1\2\3\4\5\6話話話話話話話話話話話話話話話話話話話話", "unsupported"},
};

std::string became(const Extraction& read) {
  return read.reason.empty() ? read.text.format : read.reason;
}

class ByContent : public testing::TestWithParam<NameCase> {};

TEST_P(ByContent, WhateverItsName) {
  const NameCase& c = GetParam();
  const Extraction read = extract({.bytes = c.bytes, .name = c.name}, {});
  EXPECT_EQ(became(read), c.becomes) << read.detail << read.text.text;
}

INSTANTIATE_TEST_SUITE_P(Cases, ByContent, testing::ValuesIn(kNames), [](const auto& c) {
  std::string name = c.param.name;
  for (char& each : name) each = std::isalnum(static_cast<unsigned char>(each)) ? each : '_';
  return name;
});

TEST(Xml, IsTheTextBetweenItsTags) {
  const std::string xml =
      "<?xml version=\"1.0\" encoding=\"EUC-JP\"?>\n<!-- 注 -->\n<r>\n  <c a=\"属性\">港 &amp; "
      "&#x6A4B;</c>"
      "<c><![CDATA[<道>]]></c><c>A&B; &#0;</c></r>";
  const Extraction read = extract(
      {.bytes = test::encode(xml, "euc-jp-2007"), .name = "a.xml", .encoding = "cp932"}, {});
  EXPECT_EQ(read.text.text, "港 & 橋\n<道>\nA&B; &#0;\n") << read.reason;
  EXPECT_EQ(read.text.encoding, "EUC-JP");
  for (const std::string& open :
       {"<?xml"s, "<?xml ?><a><![CDATA["s, "<?xml ?><!--"s, "<?xml ?><"s, "<?xml ?>&"s}) {
    (void)extract({.bytes = open, .name = "a.xml"}, {});
  }
}

struct KindCase {
  std::string_view bytes;
  const char* kind;  // empty: none
};
constexpr KindCase kKinds[] = {
    {"\0\0\0\x14"
     "ftypqt  \0\0\0\0qt  "sv,
     "mp4"},
    {"\0\0\0\x18"
     "ftypmp42"sv,
     "mp4"},
    {"\0\0\0\x24"
     "ftypisom"sv,
     "mp4"},
    {"\0\0\1\0ftypheic"sv, "mp4"},
    {"\0\0\0\x08wide\0\1\0\0mdat"sv, "mp4"},
    {"\0\0\x0Dlmoov"sv, "mp4"},
    {"\0\0\0\1mdat"sv, "mp4"},
    {"an ftyp of text"sv, ""},
    {"the free market"sv, ""},
    {"\0\0\0\x15"
     "ftypisom"sv,
     ""},
    {"ID3 is a tag of mp3 files"sv, ""},
    {"ID3\x03\0"sv, "mp3"},
    {"GIF8 pictures"sv, ""},
    {"RIFF\x24\0\0\0WAVEfmt "sv, "wav"},
    {"RIFF is a form"sv, ""},
};

TEST(Kinds, AreToldByMoreThanAWord) {
  for (const KindCase& c : kKinds) {
    EXPECT_EQ(kind_of(c.bytes).name, c.kind) << testing::PrintToString(c.bytes);
  }
}

std::string pdf() {
  PdfWriter writer;
  for (int page = 0; page < 3; ++page) {
    writer.page(japanese_line("予算の概要と港の計画", 72, 700));
  }
  return writer.finish();
}

std::string docx() {
  std::string body;
  for (int i = 0; i < 200; ++i)
    body += "<w:p><w:r><w:t>港の計画" + std::to_string(i * i) + "</w:t></w:r></w:p>";
  return test::office_zip("word", std::string(test::kWordType),
                          "<w:document><w:body>" + body + "</w:body></w:document>")
      .bytes();
}

std::string xlsx() {
  return test::office_zip("xl", std::string(test::kSheetType),
                          "<workbook><sheets><sheet name=\"a\" r:id=\"rId1\"/></sheets></workbook>",
                          {{"worksheet", "sheet1.xml",
                            "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>港</t></is></c>"
                            "</row></sheetData></worksheet>"}})
      .bytes();
}

struct CutCase {
  const char* name;
  std::string (*whole)();
};

TEST(CutOff, IsBrokenOrReadAsFarAsItGoes) {
  for (const CutCase& c :
       {CutCase{"a.pdf", pdf}, CutCase{"a.docx", docx}, CutCase{"a.xlsx", xlsx}}) {
    const std::string whole = c.whole();
    EXPECT_EQ(extract({.bytes = whole, .name = c.name}, {}).reason, "") << c.name;
    for (std::size_t cut = 1; cut < 40; ++cut) {
      const std::string part = whole.substr(0, whole.size() * cut / 40);
      const Extraction read = extract({.bytes = part, .name = c.name}, {});
      if (read.reason.empty()) continue;
      EXPECT_EQ(read.reason, "broken") << c.name << " at " << part.size() << " of " << whole.size();
    }
  }
}

/// What a download that reserved its room leaves: the beginning, and zeros.
TEST(CutOff, TheRestAsZerosIsBroken) {
  const std::string whole = pdf();
  for (std::size_t cut = 1; cut < 8; ++cut) {
    std::string part = whole.substr(0, whole.size() * cut / 8);
    part.resize(whole.size());
    const Extraction read = extract({.bytes = part, .name = "a.pdf"}, {});
    if (read.reason.empty()) continue;
    EXPECT_EQ(read.reason, "broken") << cut;
  }
}

TEST(CutOff, APageWithoutTextIsNoFault) {
  PdfWriter writer;
  writer.page("0 0 m 10 10 l S\n");
  EXPECT_EQ(extract({.bytes = writer.finish(), .name = "a.pdf"}, {}).reason, "no_text");
}

TEST(CutOff, AMailIsReadAsFarAsItGoes) {
  const std::string head =
      "From: a@example.jp\r\nSubject: harbour\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/mixed; boundary=part\r\n\r\n";
  const std::string first =
      "--part\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n港の計画です。";
  const std::string second =
      "\r\n--part\r\nContent-Type: text/plain; name=\"b.txt\"\r\n"
      "Content-Disposition: attachment; filename=\"b.txt\"\r\n\r\n橋の";
  const auto warnings = [](const std::string& bytes) {
    return extract({.bytes = bytes, .name = "a.eml"}, {}).text.warnings;
  };
  const std::vector<std::string> cut = {"cut_off"};
  EXPECT_EQ(warnings(head + first), cut);
  EXPECT_EQ(warnings(head + first + second), cut);
  EXPECT_EQ(warnings(head), cut);
  EXPECT_EQ(warnings(head.substr(0, 60)), cut);
  EXPECT_EQ(warnings(head + first + second + "計画。\r\n--part--\r\n"), std::vector<std::string>{});
  EXPECT_EQ(warnings("From: a@example.jp\r\nSubject: x\r\n\r\n港の話\r\n"),
            std::vector<std::string>{});
}

}  // namespace
}  // namespace kouryu
