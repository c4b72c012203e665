// Beside the text of a PDF: stated titles and authors, notes, files inside.
#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <string>
#include <vector>

#include "indexer/extract/pdf/pdf_strings.h"
#include "indexer/extract/pdf/pdf_titles.h"
#include "tests/support/pdf_look.h"
#include "tests/support/pdf_writer.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using test::look_at;
using test::Seen;

std::string cp932(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open("ibm-943_P15A-2003", &status);
  const auto units = icu::UnicodeString::fromUTF8(text);
  std::string bytes(static_cast<std::size_t>(units.length()) * 2 + 2, '\0');
  bytes.resize(static_cast<std::size_t>(
      ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                      units.getBuffer(), units.length(), &status)));
  ucnv_close(converter);
  return bytes;
}

/// `bytes` read as Windows-1252, as programs of the West do.
std::string as_western(const std::string& bytes) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open("ibm-5348_P100-1997", &status);
  icu::UnicodeString units(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter,
                           status);
  ucnv_close(converter);
  std::string out;
  return units.toUTF8String(out);
}

TEST(PdfTitleTest, KeepsWhatPeopleWrote) {
  for (const auto& row : test::read_tsv("pdf_titles.tsv", 2)) {
    const std::string expected = row.cells[1] == "-" ? "" : row.cells[1];
    EXPECT_EQ(stated_title(row.cells[0]), expected) << row.where() << ": " << row.cells[0];
  }
}

TEST(PdfTitleTest, DecodesWhatFilesReallyHold) {
  for (const char* title : {"平成27年度事業報告", "市民だより", "議案第3号", "姉妹都市交流の手引き",
                            "タイトル一覧", "国際交流協会会報"}) {
    EXPECT_EQ(stated_title(as_western(cp932(title))), title);
    EXPECT_EQ(pdf_text(cp932(title)), title);
    EXPECT_EQ(pdf_text(title), title) << "bare UTF-8";
    EXPECT_EQ(pdf_text("\xEF\xBB\xBF" + std::string(title)), title);
  }
  EXPECT_EQ(pdf_text(std::string("\xFE\xFF\x00\x1B\x00j\x00"
                                 "a\x00\x1B\x5E\x02",
                                 12)),
            "市");
  EXPECT_EQ(pdf_text(std::string("\xFF\xFE\x02\x5E", 4)), "市");
  EXPECT_EQ(pdf_text("Qu\xE9"
                     "bec \x85 caf\xE9"),
            "Québec – café");
  EXPECT_EQ(pdf_text("\xFE\xFF\xD8\x42\xDF\xB7"), "𠮷");
  EXPECT_EQ(pdf_text("\xFE\xFF\xD8\x42"), "\uFFFD");
}

TEST(PdfTitleTest, DropsAnOldFilesTitle) {
  const std::string text =
      "議案第１号\n令和７年度南国市一般会計補正予算\n地方自治法第218条の規定により提出する。";
  EXPECT_TRUE(is_title_of("令和7年度 南国市一般会計補正予算", text));
  EXPECT_TRUE(is_title_of("議案第1号：令和7年度一般会計補正予算", text));
  EXPECT_FALSE(is_title_of("議案第14号：平成24年度南国市介護保険特別会計補正予算", text));
  EXPECT_FALSE(is_title_of("令和6年度南国市一般会計補正予算", text));
  EXPECT_FALSE(is_title_of("議案第12号 令和7年度南国市一般会計補正予算", text));
  EXPECT_FALSE(is_title_of("幼児教育審議会条例の一部を改正する条例", text));
  EXPECT_TRUE(is_title_of("Annual Report", "ANNUAL\nREPORT of 2024"));
}

TEST(PdfTitleTest, TakesAuthorsNotAccounts) {
  for (const char* author : {"南国市", "山田　太郎", "Debian Documentation Team", "総務課"}) {
    EXPECT_EQ(stated_author(author), author);
  }
  for (const char* author :
       {"user", "Administrator", "ユーザー", "Windows ユーザー", "m-t892", "FUJITSU", "somu-pc",
        "職員", "kadowaki", "t.suzuki", "12345", "ab1234", "a@example.org"}) {
    EXPECT_EQ(stated_author(author), "") << author;
  }
}

TEST(PdfInformationTest, IsRead) {
  PdfWriter pdf;
  pdf.page(japanese_line("予算", 72, 700));
  pdf.information = "/Title " + pdf_string("令和6年度予算書") + "/Author " + pdf_string("財政課") +
                    "/CreationDate(D:20200401)";
  pdf.catalog = "/Lang(ja-JP)";
  const Seen seen = look_at(pdf.finish());
  EXPECT_EQ(seen.stated.title, "令和6年度予算書");
  EXPECT_EQ(seen.stated.author, "財政課");
  EXPECT_EQ(seen.stated.language, "ja-JP");
  EXPECT_EQ(seen.stated.date, "");
}

TEST(PdfInformationTest, AsksThePacketWhereTheDictionaryTellsNothing) {
  PdfWriter pdf;
  pdf.page(japanese_line("予算", 72, 700));
  const int packet = pdf.stream(
      "/Type/Metadata/Subtype/XML",
      "<?xpacket begin=\"\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title><rdf:Alt><rdf:li xml:lang=\"en\">"
      "Budget</rdf:li><rdf:li xml:lang=\"x-default\">令和6年度予算書</rdf:li></rdf:Alt></dc:title>"
      "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>");
  pdf.catalog = "/Metadata " + PdfWriter::reference(packet) + "/Lang(Japanese language)";
  pdf.information = "/Title(Microsoft Word - a.docx)";
  const Seen seen = look_at(pdf.finish());
  EXPECT_EQ(seen.stated.title, "令和6年度予算書");
  EXPECT_EQ(seen.stated.language, "");
}

TEST(PdfNotesTest, AreReadOnce) {
  PdfWriter pdf;
  const auto note = [&](const std::string& type, const std::string& text,
                        const std::string& more = {}) {
    return "<</Type/Annot/Subtype/" + type + "/Rect[10 10 90 40]/Contents " + pdf_string(text) +
           more + ">>";
  };
  pdf.page(japanese_line("派遣団の名簿", 72, 700),
           "/Annots[" + note("Text", "確認済みか") + note("Highlight", "派遣団の名簿") +
               note("StrikeOut", "削除する") + note("Popup", "写し") + note("Link", "読み上げ用") +
               note("Text", "承認", "/StateModel(Review)/State(Accepted)") +
               note("Text", "隠れた注", "/F 2") + note("FileAttachment", "添付の説明") + "]");
  pdf.page(japanese_line("次の頁", 72, 700), "/Annots[" + note("Square", "図の注") + "]");
  EXPECT_EQ(look_at(pdf.finish()).notes, "1: 確認済みか\n1: 削除する\n1: 添付の説明\n2: 図の注\n");
}

TEST(PdfNotesTest, FieldsAndFreeTextStandInPlace) {
  PdfWriter pdf;
  const auto shown = [&](const std::string& text) {
    return pdf.stream("/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</J 5 0 R>>>>",
                      japanese_line(text, 2, 4));
  };
  const int field = pdf.add(
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/F 4/Rect[72 600 272 620]/V " +
      pdf_string("山田花子") + "/AP<</N " + PdfWriter::reference(shown("山田花子")) + ">>>>");
  const int free = pdf.add(
      "<</Type/Annot/Subtype/FreeText/F 4/DA(/J 12 Tf)/Rect[72 500 272 520]/Contents " +
      pdf_string("書き込み") + "/AP<</N " + PdfWriter::reference(shown("書き込み")) + ">>>>");
  pdf.page(japanese_line("申込書", 72, 700),
           "/Annots[" + PdfWriter::reference(field) + " " + PdfWriter::reference(free) + "]");
  pdf.catalog = "/AcroForm<</Fields[" + PdfWriter::reference(field) + "]>>";
  const Seen seen = look_at(pdf.finish());
  EXPECT_EQ(seen.text, "申込書\n山田花子\n書き込み");
  EXPECT_EQ(seen.notes, "");
}

TEST(PdfEmbeddedTest, FilesAreDocuments) {
  PdfWriter pdf;
  const auto file = [&](const std::string& name, const std::string& bytes) {
    const int data = pdf.stream("/Type/EmbeddedFile", bytes);
    return pdf.add("<</Type/Filespec/F " + pdf_string(name) + "/UF " + pdf_string(name) +
                   "/EF<</F " + PdfWriter::reference(data) + ">>>>");
  };
  const int list = file("名簿.txt", "団長　山田太郎");
  const int other = file("名簿.txt", "副団長　鈴木花子");
  const int path = file("../../etc/passwd.txt", "参考資料です");
  const int attached = file("添付.txt", "添付された文書です");
  pdf.page(japanese_line("表紙", 72, 700),
           "/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS " +
               PdfWriter::reference(attached) +
               ">><</Type/Annot/Subtype/FileAttachment/Rect"
               "[0 0 9 9]/FS " +
               PdfWriter::reference(list) + ">>]");
  pdf.catalog = "/Names<</EmbeddedFiles<</Names[(a) " + PdfWriter::reference(list) + "(b) " +
                PdfWriter::reference(other) + "(c) " + PdfWriter::reference(path) + "]>>>>";
  const Seen seen = look_at(pdf.finish());
  ASSERT_EQ(seen.inner.size(), 4U);
  EXPECT_EQ(seen.inner[0].name, "名簿.txt");
  EXPECT_EQ(seen.inner[1].name, "名簿-2.txt");
  EXPECT_EQ(seen.inner[2].name, "passwd.txt");
  EXPECT_EQ(seen.inner[3].name, "添付.txt");
  EXPECT_EQ(seen.inner[0].size, std::string("団長　山田太郎").size());
}

}  // namespace
}  // namespace kouryu
