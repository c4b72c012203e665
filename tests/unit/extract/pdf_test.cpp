// PDFs from their bytes to the blocks that a reader sees: fonts that are not embedded, rotated
// pages, clips, vertical fonts, text over the end of a page. What boxes alone show:
// pdf_layout_test.cpp.
#include "indexer/extract/pdf/pdf.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/show.h"
#include "tests/support/pdf_writer.h"

namespace kouryu {
namespace {

/// A font for codes of `encoding` that is not in the file, under the name X.
void add_font(PdfWriter& pdf, const std::string& encoding) {
  const int descendant = pdf.add(
      "<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo<</Registry(Adobe)"
      "/Ordering(Japan1)/Supplement 4>>/DW 1000/DW2[880 -1000]>>");
  pdf.font("X", pdf.add("<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/" + encoding +
                        "/DescendantFonts[" + PdfWriter::reference(descendant) + "]>>"));
}

/// Shows `digits` in font X from a point.
std::string in_x(const std::string& digits, int x, int y, int size = 12) {
  return "BT /X " + std::to_string(size) + " Tf " + std::to_string(x) + " " + std::to_string(y) +
         " Td <" + digits + "> Tj ET\n";
}

std::string shown(const std::string& bytes) {
  return show_extraction(extract_pdf({.bytes = bytes, .name = "a.pdf"}, {}));
}

std::string one_page(const std::string& content, const std::string& entries = {}) {
  PdfWriter pdf;
  pdf.page(content, entries);
  return shown(pdf.finish());
}

TEST(Pdf, IsToldByItsSignNearTheBeginning) {
  EXPECT_TRUE(is_pdf("%PDF-1.4\n", ""));
  EXPECT_TRUE(is_pdf("\r\nHTTP header\r\n\r\n%PDF-1.7", "pdf"));
  EXPECT_FALSE(is_pdf("<!DOCTYPE html>", "pdf"));
  EXPECT_FALSE(is_pdf(std::string(2'000, ' ') + "%PDF-1.4", "pdf"));
  EXPECT_FALSE(is_pdf("", "pdf"));
}

struct FontCase {
  const char* encoding;
  const char* digits;
  const char* text;
};

TEST(Pdf, ReadsFontsThatAreNotInTheFile) {
  for (const auto& [encoding, digits, text] : std::vector<FontCase>{
           {"90ms-RKSJ-H", "8E738B6389EF", "市議会"},
           {"90msp-RKSJ-H", "975C8E5A", "予算"},
           {"EUC-H", "BBD4B5C4B2F1", "市議会"},
           {"H", "3B5435443271", "市議会"},
           {"UniJIS-UCS2-H", "5E028B704F1A", "市議会"},
           {"UniJIS-UTF16-H", "5E028B704F1A", "市議会"},
       }) {
    PdfWriter pdf;
    add_font(pdf, encoding);
    pdf.page(in_x(digits, 72, 700));
    EXPECT_EQ(shown(pdf.finish()), std::string("page 1\nline: ") + text + "\n") << encoding;
  }
}

TEST(Pdf, ReadsVerticalFontsAsColumns) {
  for (const std::string encoding : {"90ms-RKSJ-V", "EUC-V", "V"}) {
    const std::string digits = encoding == "V"       ? "3B5435443271"
                               : encoding == "EUC-V" ? "BBD4B5C4B2F1"
                                                     : "8E738B6389EF";
    PdfWriter pdf;
    add_font(pdf, encoding);
    pdf.page(in_x(digits, 500, 700) + in_x(digits, 480, 700));
    EXPECT_EQ(shown(pdf.finish()), "page 1\nline: 市議会\nline: 市議会\n") << encoding;
  }
}

TEST(Pdf, TurnsPagesUpright) {
  const std::string text = japanese_line("港の計画", 72, 700);
  for (const std::string rotate : {"0", "90", "180", "270"}) {
    EXPECT_EQ(one_page(text, "/Rotate " + rotate), "page 1\nline: 港の計画\n") << rotate;
  }
  // Text that runs up the page, as on a sheet put in sideways.
  EXPECT_EQ(one_page("BT /J 12 Tf 0 1 -1 0 300 100 Tm <" + utf16_digits("横向きの表") + "> Tj ET"),
            "page 1\nline: 横向きの表\n");
}

TEST(Pdf, LeavesOutWhatThePageDoesNotShow) {
  EXPECT_EQ(one_page(japanese_line("見える", 72, 700) + japanese_line("枠の外", 72, 900) +
                     japanese_line("左の外", -300, 500)),
            "page 1\nline: 見える\n");
  EXPECT_EQ(one_page("q 60 690 200 40 re W n " + japanese_line("見える", 72, 700) +
                     japanese_line("隠れる", 400, 700) + "Q"),
            "page 1\nline: 見える\n");
  EXPECT_EQ(one_page(japanese_line("中", 300, 400) + japanese_line("裁ち落とし", 72, 800),
                     "/CropBox[100 100 500 700]"),
            "page 1\nline: 中\n");
}

TEST(Pdf, ReadsTheInvisibleTextOverAPicture) {
  EXPECT_EQ(one_page("BT 3 Tr /J 12 Tf 72 700 Td <" + utf16_digits("読み取った文字") + "> Tj ET"),
            "page 1\nline: 読み取った文字\n");
}

TEST(Pdf, TakesOutLetterSpacing) {
  for (const std::string text : {"予 算 書 第 ２ 号", "議 案 第 １ 号 の 説 明 資 料"}) {
    std::string close;
    for (const char c : text) close += c == ' ' ? "" : std::string(1, c);
    // The space is drawn as wide as nothing: the next letter is set back over it.
    std::string array;
    for (const char32_t c : to_utf32(text)) {
      array += "<" + utf16_digits(to_utf8({&c, 1})) + ">" + (c == U' ' ? "500" : "");
    }
    EXPECT_EQ(one_page("BT /J 12 Tf 72 700 Td [" + array + "] TJ ET"),
              "page 1\nline: " + close + "\n");
    EXPECT_EQ(one_page("BT /J 12 Tf 6 Tc 72 700 Td <" + utf16_digits(close) + "> Tj ET"),
              "page 1\nline: " + close + "\n");
  }
}

TEST(Pdf, TakesTheTextThatIsStatedForAGlyph) {
  EXPECT_EQ(one_page("/Span<</ActualText " + pdf_string("令和") + ">>BDC " +
                     japanese_line("年", 72, 700) + "EMC " + japanese_line("元年", 84, 700)),
            "page 1\nline: 令和元年\n");
}

TEST(Pdf, ReadsRowsOfATable) {
  const std::string rules =
      "100 600 m 300 600 l S 100 580 m 300 580 l S 100 560 m 300 560 l S "
      "100 560 m 100 600 l S 200 560 m 200 600 l S 300 560 m 300 600 l S ";
  EXPECT_EQ(
      one_page(rules + japanese_line("款", 104, 585, 10) + japanese_line("金額", 204, 585, 10) +
               japanese_line("議会費", 104, 565, 10) + latin_line("12,300", 204, 565, 10)),
      "page 1\nrow+: 款 | 金額\nrow: 議会費 | 12,300\n");
}

TEST(Pdf, ReadsATextBoxFilledOverATable) {
  const std::string rules =
      "100 580 m 300 580 l S 100 560 m 300 560 l S 100 540 m 300 540 l S "
      "100 540 m 100 580 l S 150 540 m 150 580 l S 300 540 m 300 580 l S ";
  const std::string names =
      japanese_line("議会費", 104, 565, 10) + japanese_line("総務費", 104, 545, 10);
  const std::string box =
      japanese_line("額は調べており、", 180, 564, 10) + japanese_line("後に示す", 200, 549, 10);
  const std::string fill = "1 g 170 544 110 32 re f 0 g ";
  EXPECT_EQ(one_page(rules + names + fill + box),
            "page 1\nline: 議会費\nline: 総務費\nline: 額は調べており、後に示す\n");
  EXPECT_EQ(one_page(fill + rules + names + box),
            "page 1\nrow+: 議会費 | 額は調べており、\nrow: 総務費 | 後に示す\n");
}

// 40 letters of 12 points from 57 to 537: the full width of the page.
const std::string kFull =
    "本市では港の再開発に合わせて新しい図書館と市民の広場を整える計画を進めておりその内容を皆";

std::string page_with_foot(const std::string& text, const std::string& foot) {
  return japanese_line(foot, 280, 40, 10) + japanese_line(text, 57, 700);
}

TEST(Pdf, JoinsALineOverTheEndOfAPage) {
  const std::string full = to_utf8(to_utf32(kFull).substr(0, 40));
  PdfWriter pdf;
  pdf.page(page_with_foot(full, "- 3 -"));
  pdf.page(page_with_foot("さまにお知らせします。", "- 4 -"));
  pdf.page(page_with_foot("次の章", "- 5 -"));
  const Extraction out = extract_pdf({.bytes = pdf.finish(), .name = "a.pdf"}, {});
  ASSERT_EQ(out.text.pages.size(), 3U);
  EXPECT_EQ(out.text.text, full + "さまにお知らせします。\n次の章\n");
  EXPECT_EQ(out.text.pages[0].begin, 0U);
  EXPECT_EQ(out.text.pages[1].begin, full.size());
  EXPECT_EQ(out.text.pages[2].begin, out.text.text.find("次の章"));
  EXPECT_EQ(out.text.pages[0].label, "3");
  EXPECT_EQ(out.text.pages[1].label, "4");
  EXPECT_EQ(out.text.pages[2].label, "5");
}

/// What stands about the end of a page and the head of the next one, between the halves of a
/// sentence.
struct TurnCase {
  const char* name;
  std::string foot;  // below the sentence's first half
  std::string head;  // above its other one
  bool joined;
};

TEST(Pdf, JoinsASentenceOverWhatStandsAboutTheEndOfAPage) {
  const std::string rules =
      "100 760 m 300 760 l S 100 740 m 300 740 l S 100 720 m 300 720 l S "
      "100 720 m 100 760 l S 200 720 m 200 760 l S 300 720 m 300 760 l S ";
  const std::string table = rules + japanese_line("会場", 104, 745, 10) +
                            japanese_line("人数", 204, 745, 10) +
                            japanese_line("市民館", 104, 725, 10) + latin_line("320", 204, 725, 10);
  const std::string full = to_utf8(to_utf32(kFull).substr(0, 40));
  for (const TurnCase& c : std::vector<TurnCase>{
           {"nothing", "", "", true},
           {"a footnote", japanese_line("１ 計画は昨年の春に定めた。", 57, 80, 8), "", true},
           {"a label of a figure drawn later above", japanese_line("港の全景", 300, 760), "", true},
           {"a table at the head", "", table, true},
           {"the title of a figure", "", japanese_line("図３ 広場のならび", 200, 740), true},
           {"a line of its own below", japanese_line("問い合わせは港湾課まで", 57, 600), "", false},
           {"a heading at the head", "", japanese_line("広場の計画", 57, 760), false},
       }) {
    PdfWriter pdf;
    pdf.page(japanese_line("図書館の建設が始まった。", 57, 718) + japanese_line(full, 57, 700) +
             c.foot);
    pdf.page(c.head + japanese_line("さまにお知らせします。", 57, 690));
    const Extraction out = extract_pdf({.bytes = pdf.finish(), .name = "a.pdf"}, {});
    EXPECT_EQ(out.text.text.find(full + "さまにお知らせします。\n") != std::string::npos, c.joined)
        << c.name << ": " << out.text.text;
    ASSERT_EQ(out.text.pages.size(), 2U);
    EXPECT_EQ(out.text.text.substr(out.text.pages[1].begin).starts_with("さまに"),
              c.joined || c.head.empty())
        << c.name;
  }
}

TEST(Pdf, JoinsAParagraphOverTheEndOfAPageWhoseBulletIsDrawnLater) {
  PdfWriter pdf;
  const std::string full = to_utf8(to_utf32(kFull).substr(0, 40));
  pdf.page(japanese_line(full, 57, 718) + japanese_line(full, 57, 700) +
           japanese_line("港の全景", 300, 760) + japanese_line("●", 40, 718));
  pdf.page(japanese_line("さまにお知らせします。", 57, 690));
  EXPECT_EQ(shown(pdf.finish()), "page 1\nline: 港の全景\nline: ●\nline: " + full + full +
                                     "さまにお知らせします。\npage 2\n");
}

TEST(Pdf, KeepsTheOrderOfAPageThatDoesNotGoOn) {
  PdfWriter pdf;
  const std::string full = to_utf8(to_utf32(kFull).substr(0, 40));
  pdf.page(japanese_line(full, 57, 700) + japanese_line("１ 計画は昨年定めた。", 57, 80, 8));
  pdf.page(japanese_line("１　次の章", 57, 700));
  EXPECT_EQ(shown(pdf.finish()),
            "page 1\nline: " + full + "\nline: １ 計画は昨年定めた。\npage 2\nline: １ 次の章\n");
}

TEST(Pdf, TellsEveryPageAlsoEmptyOnes) {
  PdfWriter pdf;
  pdf.page(japanese_line("一", 72, 700));
  pdf.page("");
  pdf.page(japanese_line("三", 72, 700));
  EXPECT_EQ(shown(pdf.finish()), "page 1\nline: 一\npage 2\npage 3\nline: 三\n");
}

TEST(Pdf, KeepsTheLimitOfText) {
  PdfWriter pdf;
  for (int i = 0; i < 50; ++i) pdf.page(japanese_line("長い文書の本文である", 72, 700));
  ExtractContext context;
  context.limits.text_bytes = 300;
  const Extraction out = extract_pdf({.bytes = pdf.finish(), .name = "a.pdf"}, context);
  EXPECT_EQ(out.reason, "refused");
}

TEST(Pdf, TellsItsProgressPageByPage) {
  PdfWriter pdf;
  for (int i = 0; i < 3; ++i) pdf.page(japanese_line("頁", 72, 700));
  std::vector<std::pair<std::uint64_t, std::uint64_t>> told;
  ExtractContext context;
  context.progress = [&](std::uint64_t done, std::uint64_t total) {
    told.emplace_back(done, total);
  };
  const std::string bytes = pdf.finish();
  static_cast<void>(extract_pdf({.bytes = bytes, .name = "a.pdf"}, context));
  EXPECT_EQ(told, (std::vector<std::pair<std::uint64_t, std::uint64_t>>{{1, 3}, {2, 3}, {3, 3}}));
}

}  // namespace
}  // namespace kouryu
