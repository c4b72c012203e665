// In what state a PDF is: opens or not, pictures, fonts without characters.
#define POINTERHOLDER_TRANSITION 4  // qpdf asks for it: no pointers of its own make
#include <gtest/gtest.h>
#include <poppler/PDFDoc.h>

#include <algorithm>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>
#include <vector>

#include "indexer/extract/pdf/pdf_device.h"
#include "indexer/extract/pdf/pdf_state.h"
#include "tests/support/pdf_look.h"
#include "tests/support/pdf_writer.h"

namespace kouryu {
namespace {

using test::look_at;
using test::PlainDevice;
using test::Seen;

std::string simple_pdf() {
  PdfWriter pdf;
  pdf.page(japanese_line("予算の概要", 72, 700));
  return pdf.finish();
}

// ---- opens

struct Encryption {
  const char* name;
  const char* user;
  int revision;
  const char* reason;
};
void PrintTo(const Encryption& c, std::ostream* out) { *out << c.name; }

std::string encrypted(const std::string& bytes, const Encryption& how) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("test", bytes.data(), bytes.size());
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  constexpr qpdf_r3_print_e kPrint = qpdf_r3p_full;
  const char* const owner = "owner";
  switch (how.revision) {
    case 2:
      writer.setR2EncryptionParametersInsecure(how.user, owner, true, true, true, true);
      break;
    case 3:
      writer.setR3EncryptionParametersInsecure(how.user, owner, true, true, true, true, true, true,
                                               kPrint);
      break;
    case 4:
      writer.setR4EncryptionParametersInsecure(how.user, owner, true, true, true, true, true, true,
                                               kPrint, true, true);
      break;
    case 5:
      writer.setR5EncryptionParameters(how.user, owner, true, true, true, true, true, true, kPrint,
                                       true);
      break;
    default:
      writer.setR6EncryptionParameters(how.user, owner, true, false, true, true, true, true, kPrint,
                                       true);
  }
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

constexpr Encryption kEncryptions[] = {
    {"OwnerOnlyRc4Of40", "", 2, ""},
    {"OwnerOnlyRc4Of128", "", 3, ""},
    {"OwnerOnlyAes128", "", 4, ""},
    {"OwnerOnlyAes256R5", "", 5, ""},
    {"OwnerOnlyAes256R6", "", 6, ""},
    {"UserRc4Of40", "u", 2, "encrypted"},
    {"UserRc4Of128", "himitsu", 3, "encrypted"},
    {"UserAes128", "秘密", 4, "encrypted"},
    {"UserAes256R5", " ", 5, "encrypted"},
    {"UserAes256R6", "秘密の言葉", 6, "encrypted"},
};

class PdfEncryptionTest : public testing::TestWithParam<Encryption> {};

TEST_P(PdfEncryptionTest, OpensWithTheEmptyPasswordOnly) {
  const Seen seen = look_at(encrypted(simple_pdf(), GetParam()));
  EXPECT_EQ(seen.reason, GetParam().reason);
  EXPECT_EQ(seen.text, *GetParam().reason == '\0' ? "予算の概要" : "");
}

INSTANTIATE_TEST_SUITE_P(Cases, PdfEncryptionTest, testing::ValuesIn(kEncryptions),
                         [](const auto& c) { return c.param.name; });

TEST(PdfOpenTest, UnknownSecurityNeedsAPassword) {
  PdfWriter pdf;
  pdf.page(japanese_line("予算", 72, 700));
  pdf.trailer = "/Encrypt<</Filter/Example.Rights/V 4/Length 128>>/ID[<00><00>]";
  EXPECT_EQ(look_at(pdf.finish()).reason, "encrypted");
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(PdfOpenTest, ReadsWhatCanBeRepaired) {
  const std::string whole = simple_pdf();
  const std::size_t table = whole.find("xref\n0 ");
  const std::vector<std::pair<const char*, std::string>> cases = {
      {"whole", whole},
      {"garbage before", std::string(700, 'x') + "\n" + whole},
      {"garbage behind", whole + std::string(3000, '\0')},
      {"a mail's line before", "Content-Type: application/pdf\r\n\r\n" + whole},
      {"no end mark", whole.substr(0, whole.rfind("%%EOF"))},
      {"no startxref", whole.substr(0, whole.rfind("startxref"))},
      {"no table", whole.substr(0, table)},
      {"no page tree", replaced(whole, "/Pages 2 0 R", "/Papers 2 0 R")},
      {"page tree that is none", replaced(whole, "/Type/Pages", "/Type/Cat/Kids 7/Cat")},
      {"wrong startxref", replaced(whole, "startxref\n", "startxref\n9")},
      {"startxref past the end", replaced(whole, "startxref\n", "startxref\n999999999")},
      {"wrong length of a stream", replaced(whole, "/Length ", "/Length 9")},
      {"table that leads to itself",
       replaced(whole, "/Root 1 0 R", "/Root 1 0 R/Prev " + std::to_string(table))},
      {"size that lies", replaced(whole, "/Size ", "/Size 9999")},
      {"no size", replaced(whole, "/Size ", "/Sise ")},
      {"a version of the future", replaced(whole, "%PDF-1.7", "%PDF-9.9")},
  };
  for (const auto& [name, bytes] : cases) {
    const Seen seen = look_at(bytes);
    EXPECT_EQ(seen.reason, "") << name;
    EXPECT_EQ(seen.text, "予算の概要") << name;
  }
}

TEST(PdfOpenTest, TellsWhatCannot) {
  const std::string whole = simple_pdf();
  PdfWriter empty;
  PdfWriter many;
  many.declared = 1'000'000;
  const std::vector<std::pair<const char*, std::string>> cases = {
      {"nothing", ""},
      {"head only", "%PDF-1.7\n"},
      {"no pages", empty.finish()},
      {"pages that are counted but nowhere", many.finish()},
      {"cut before the pages", whole.substr(0, 40)},
      {"no object", replaced(whole, " obj", " ob").substr(0, 60)},
      {"only zeros", std::string(5000, '\0')},
      {"an object number beyond all",
       "%PDF-1.7\n999999999999 0 obj<<>>endobj trailer<</Root "
       "999999999999 0 R>>"},
  };
  for (const auto& [name, bytes] : cases) {
    const Seen seen = look_at(bytes);
    EXPECT_TRUE(seen.reason == "broken" || seen.text.empty()) << name << ": " << seen.text;
  }
}

TEST(PdfOpenTest, EndsOnLoopsAndLies) {
  std::vector<std::pair<const char*, std::string>> cases;
  PdfWriter many;
  many.page(japanese_line("一頁", 72, 700));
  many.declared = 1'000'000;
  cases.emplace_back("a million pages told", many.finish());
  cases.emplace_back("tree that is its own child",
                     replaced(many.finish(), "/Kids[", "/Kids[2 0 R 2 0 R "));
  PdfWriter form;
  const int number = form.stream(
      "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 6 0 R/G 6 0 R>>>>",
      "/F Do /G Do");
  ASSERT_EQ(number, 7);
  form.at(7) = replaced(form.at(7), "6 0 R/G 6 0 R", "7 0 R/G 7 0 R");
  form.object_on_pages("F", number);
  form.page("/F Do " + japanese_line("一頁", 72, 700));
  cases.emplace_back("form that draws itself", form.finish());
  PdfWriter deep;
  deep.page(japanese_line("一頁", 72, 700),
            "/A " + std::string(100'000, '[') + std::string(100'000, ']'));
  cases.emplace_back("arrays in arrays", deep.finish());
  PdfWriter huge;
  huge.image("I");
  huge.page(PdfWriter::image_over("I", 0, 0, 50, 50) + japanese_line("一頁", 72, 700));
  cases.emplace_back(
      "image of a square kilometre",
      replaced(huge.finish(), "/Width 8/Height 8", "/Width 2000000000/Height 2000000000"));
  PdfWriter inline_image;
  inline_image.page("q 9 0 0 9 0 0 cm BI /W 2000000000 /H 2000000000 /BPC 8 /CS /G ID xx EI Q\n" +
                    japanese_line("一頁", 72, 700));
  cases.emplace_back("the same in the page", inline_image.finish());
  for (const auto& [name, bytes] : cases) {
    const Seen seen = look_at(bytes);
    EXPECT_TRUE(seen.text == "一頁" || seen.text.empty()) << name << ": " << seen.text;
  }
}

// ---- pictures

struct PageKind {
  const char* name;
  std::vector<PageFacts> pages;
  const char* reason;
  const char* detail;
  std::vector<std::string> warnings;
};

PageFacts text_page(std::size_t chars) { return {.chars = chars, .lines = chars / 30 + 1}; }
PageFacts picture(std::size_t chars, int object, double share = 1) {
  return {.chars = chars, .lines = chars / 20 + 1, .image_share = share, .image = object};
}

TEST(PdfVerdictTest, JudgesPages) {
  const PageFacts blank{};
  const PageFacts drawn{.image_share = 0.3, .image = 9};
  const std::vector<PageKind> cases = {
      {"text", {text_page(800), text_page(3)}, "", "", {}},
      {"blank", {blank, blank}, "", "", {}},
      {"one scan", {picture(0, 1)}, "scan", "1 page", {}},
      {"scans", std::vector<PageFacts>(12, picture(0, 0)), "scan", "12 pages", {}},
      {"scans and an empty back", {picture(0, 1), blank, picture(0, 2)}, "scan", "3 pages", {}},
      {"scans with stamped numbers", {picture(1, 1), picture(2, 2)}, "scan", "2 pages", {}},
      {"a scan smaller than its page", {drawn}, "scan", "1 page", {}},
      {"a notice drawn as a picture", {picture(54, 1)}, "", "1 of 1 pages: 1", {"partly_scan"}},
      {"a picture that is no page", {picture(54, 1, 0.4)}, "", "", {}},
      {"a photograph over the text", {picture(700, 1)}, "", "", {}},
      {"a background of all slides", {picture(40, 7), picture(30, 7), picture(60, 7)}, "", "", {}},
      {"annexes",
       {text_page(900), picture(0, 3), text_page(800), picture(0, 4), picture(12, 5)},
       "",
       "3 of 5 pages: 2, 4-5",
       {"partly_scan"}},
      {"a repeated scan is one",
       {text_page(900), picture(0, 3), picture(0, 3)},
       "",
       "2 of 3 pages: 2-3",
       {"partly_scan"}},
  };
  for (const auto& c : cases) {
    const PdfVerdict verdict = judge_pages(c.pages);
    EXPECT_EQ(verdict.reason, c.reason) << c.name;
    EXPECT_EQ(verdict.detail, c.detail) << c.name;
    EXPECT_EQ(verdict.warnings, c.warnings) << c.name;
  }
}

TEST(PdfVerdictTest, TellsManyPagesShortly) {
  std::vector<PageFacts> pages;
  for (int i = 0; i < 60; ++i) pages.push_back(i % 2 == 0 ? text_page(500) : picture(0, i + 1));
  EXPECT_EQ(judge_pages(pages).detail, "30 of 60 pages: 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, …");
}

TEST(PdfVerdictTest, WarnsOfPoorLayersOnlyUnderAnImage) {
  const PageFacts runs{.chars = 500, .repeated = 110, .lines = 40, .image_share = 1, .image = 1};
  const PageFacts scattered{
      .chars = 500, .lines = 400, .short_lines = 380, .image_share = 0.95, .image = 2};
  const PageFacts good{.chars = 900, .lines = 40, .short_lines = 3, .image_share = 1, .image = 3};
  PageFacts votes = scattered;  // names in cells
  votes.image_share = 0;
  PageFacts dots = runs;
  dots.image_share = 0.5;
  PageFacts labels = scattered;  // on a map
  labels.chars = 60;
  PageFacts few = good;
  few.repeated = 5;
  for (const PageFacts& page : {runs, scattered}) {
    EXPECT_EQ(judge_pages({page}).warnings, std::vector<std::string>{"poor_text_layer"});
    EXPECT_EQ(judge_pages({page}).reason, "");
  }
  for (const PageFacts& page : {good, votes, dots, few}) {
    EXPECT_TRUE(judge_pages({page}).warnings.empty());
  }
  EXPECT_EQ(judge_pages({labels}).warnings, std::vector<std::string>{"partly_scan"});
}

/// Pages as they are drawn: what the facts are made of.
TEST(PdfWatchTest, SeesScansAndTheirLayers) {
  PdfWriter pdf;
  for (const char* name : {"A", "B", "C", "D"}) pdf.image(name);
  const std::string full = PdfWriter::image_over("A", 0, 0, 595, 842);
  std::string strips;  // a copier cuts a page into bands
  for (int i = 0; i < 4; ++i) strips += PdfWriter::image_over("B", 10, i * 210, 575, 210);
  std::string bad;
  std::string column;
  for (int i = 0; i < 30; ++i) {
    bad += japanese_line("山山山山山の", 72, 780 - i * 20);
    column += japanese_line("縦", 500 - i / 20 * 20, 800 - i % 20 * 14);
  }
  const std::string small = PdfWriter::image_over("C", 100, 100, 300, 200);
  const std::string clipped =
      "q 0 0 50 50 re W n " + PdfWriter::image_over("D", 0, 0, 595, 842) + "Q ";

  const auto facts_of = [&](const std::string& content) {
    PdfWriter one = pdf;
    one.page(content);
    const std::string bytes = one.finish();
    OpenedPdf opened = open_pdf(bytes);
    FontTrust fonts(opened.document->getXRef());
    PlainDevice device(&fonts);
    device.draw(*opened.document, 1);
    return device.facts();
  };
  EXPECT_GT(facts_of(full).image_share, 0.99);
  EXPECT_GT(facts_of(strips).image_share, 0.9);
  EXPECT_NEAR(facts_of(small).image_share, 300.0 * 200 / (595 * 842), 0.02);
  EXPECT_LT(facts_of(clipped).image_share, 0.02);
  EXPECT_EQ(facts_of(full).chars, 0U);
  EXPECT_EQ(facts_of(bad).chars, 180U);
  EXPECT_EQ(facts_of(bad).repeated, 150U);
  EXPECT_EQ(facts_of(bad).lines, 30U);
  EXPECT_EQ(facts_of(bad).short_lines, 0U);
  EXPECT_EQ(facts_of(column).lines, 2U) << "vertical text is no row of short lines";
  EXPECT_EQ(facts_of(japanese_line("合計………………一〇〇〇〇〇〇〇", 72, 700)).repeated, 0U);
  EXPECT_EQ(facts_of(japanese_line("ああああああ　いい", 72, 700)).repeated, 6U);
}

// ---- fonts

/// A font whose codes are numbers of glyphs; `tables` are entries of the descendant.
int identity_font(PdfWriter* pdf, const std::string& ordering, const std::string& more = {},
                  const std::string& descendant_more = {}) {
  const int descendant = pdf->add(
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Gothic/CIDSystemInfo<</Registry"
      "(Adobe)/Ordering(" +
      ordering + ")/Supplement 0>>/DW 1000" + descendant_more + ">>");
  return pdf->add(
      "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Gothic/Encoding/Identity-H"
      "/DescendantFonts[" +
      PdfWriter::reference(descendant) + "]" + more + ">>");
}

std::string coded_line(const std::string& font, const std::string& digits, int y) {
  return "BT /" + font + " 12 Tf 72 " + std::to_string(y) + " Td <" + digits + "> Tj ET\n";
}

/// "Annual report" as the numbers of glyphs that a Latin font gives: 29 less than the letters.
constexpr const char* kShifted = "00240051005100580044004F00030055004800530052005500570003";

TEST(PdfFontTest, KeepsCodesOutOfTheText) {
  PdfWriter pdf;
  pdf.font("X", identity_font(&pdf, "Identity"));
  pdf.page(coded_line("X", kShifted, 700) + coded_line("X", kShifted, 680));
  const Seen seen = look_at(pdf.finish());
  EXPECT_EQ(seen.reason, "unmapped_fonts");
  EXPECT_EQ(seen.text, "");
}

TEST(PdfFontTest, ReadsTheRestBesideALogo) {
  PdfWriter pdf;
  pdf.font("X", identity_font(&pdf, "Identity"));
  pdf.page(coded_line("X", "00240051", 780) +
           japanese_line("姉妹都市交流の報告をまとめました", 72, 700) +
           japanese_line("派遣団は十二名でした", 72, 680));
  const Seen seen = look_at(pdf.finish());
  EXPECT_EQ(seen.reason, "");
  EXPECT_EQ(seen.text, "姉妹都市交流の報告をまとめました\n派遣団は十二名でした");
}

TEST(PdfFontTest, TrustsWhatTellsCharacters) {
  const std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
      "2 beginbfchar <0024> <5E02> <0051> <9577> endbfchar endcmap end end";
  struct Case {
    const char* ordering;
    bool mapped;
    const char* digits;
    const char* text;
  };
  const Case cases[] = {
      {"Identity", true, "00240051", "市長"},
      {"Japan1", true, "00240051", "市長"},
      {"Japan1", false, "04650466", "亜唖"},  // numbers of Adobe-Japan1
      {"Japan1", false, "034A034B034C", "ぁあぃ"},
      {"UCS", false, "5E029577", "市長"},
      {"KR", false, "00240051", ""},  // a collection without a table
  };
  for (const Case& c : cases) {
    PdfWriter pdf;
    const int table = pdf.stream("", map);
    pdf.font("X", identity_font(&pdf, c.ordering,
                                c.mapped ? "/ToUnicode " + PdfWriter::reference(table) : ""));
    pdf.page(coded_line("X", c.digits, 700));
    EXPECT_EQ(look_at(pdf.finish()).text, c.text) << c.ordering << " " << c.digits;
  }
}

void append_number(std::string* out, unsigned int value, int bytes) {
  while (bytes-- > 0) *out += static_cast<char>(value >> (8 * bytes) & 0xFF);
}

/// A TrueType file without shapes, whose table gives glyph i + 1 to the i-th character.
std::string font_file(const std::u32string& characters) {
  std::string map;
  append_number(&map, 0, 2);
  append_number(&map, 1, 2);
  append_number(&map, 3, 2);
  append_number(&map, 10, 2);
  append_number(&map, 12, 4);
  append_number(&map, 12, 2);
  append_number(&map, 0, 2);
  const auto count = static_cast<unsigned int>(characters.size());
  append_number(&map, 16 + 12 * count, 4);
  append_number(&map, 0, 4);
  append_number(&map, count, 4);
  std::u32string sorted = characters;
  std::sort(sorted.begin(), sorted.end());
  for (const char32_t c : sorted) {
    append_number(&map, c, 4);
    append_number(&map, c, 4);
    append_number(&map, static_cast<unsigned int>(characters.find(c) + 1), 4);
  }
  const unsigned int glyphs = count + 1;
  std::string head(54, '\0');
  head[19] = 10;  // units of an em
  std::string hhea(36, '\0');
  hhea[35] = 1;
  std::string maxp = std::string("\0\1\0\0", 4);
  append_number(&maxp, glyphs, 2);
  maxp.resize(32, '\0');
  const std::vector<std::pair<std::string, std::string>> tables = {
      {"cmap", map},
      {"glyf", std::string(4, '\0')},
      {"head", head},
      {"hhea", hhea},
      {"hmtx", std::string(2 * glyphs + 2, '\0')},
      {"loca", std::string(2 * (glyphs + 1), '\0')},
      {"maxp", maxp}};
  std::string out = std::string("\0\1\0\0", 4);
  append_number(&out, static_cast<unsigned int>(tables.size()), 2);
  out.append(6, '\0');
  std::string body;
  for (const auto& [name, data] : tables) {
    out += name;
    append_number(&out, 0, 4);
    append_number(&out, static_cast<unsigned int>(12 + 16 * tables.size() + body.size()), 4);
    append_number(&out, static_cast<unsigned int>(data.size()), 4);
    body += data;
    body.append((4 - body.size() % 4) % 4, '\0');
  }
  return out + body;
}

TEST(PdfFontTest, AsksTheFontFile) {
  PdfWriter pdf;
  const int file = pdf.stream("", font_file(U"姉妹都市𠮷"));
  const int descriptor = pdf.add(
      "<</Type/FontDescriptor/FontName/ABCDEF+Gothic/Flags 4/FontBBox[0 0 1000 1000]"
      "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontFile2 " +
      PdfWriter::reference(file) + ">>");
  pdf.font("X", identity_font(
                    &pdf, "Identity", "",
                    "/CIDToGIDMap/Identity/FontDescriptor " + PdfWriter::reference(descriptor)));
  pdf.page(coded_line("X", "00010002000300040005", 700));
  const Seen seen = look_at(pdf.finish());
  EXPECT_EQ(seen.reason, "");
  EXPECT_EQ(seen.text, "姉妹都市𠮷");
}

TEST(PdfFontTest, RefusesPagesOfControlCharacters) {
  // A font that calls the numbers of its glyphs characters: those of space, digits and stops are
  // controls.
  const std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
      "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end";
  const auto add_font = [&](PdfWriter* pdf) {
    const int table = pdf->stream("", map);
    pdf->font("X", identity_font(pdf, "Identity", "/ToUnicode " + PdfWriter::reference(table)));
  };
  std::string garbled;
  for (int i = 0; i < 20; ++i) {
    garbled +=
        coded_line("X", std::string(kShifted) + "0013001400150011000F00130014", 760 - i * 20);
  }
  PdfWriter pdf;
  add_font(&pdf);
  pdf.page(garbled);
  EXPECT_EQ(look_at(pdf.finish()).reason, "unmapped_fonts");
  std::string prose;
  for (int i = 0; i < 30; ++i) {
    prose += japanese_line("国際交流協会の理事会を開きました。", 72, 800 - i * 20);
  }
  PdfWriter annex;  // a page of such a font in a readable book
  add_font(&annex);
  for (int i = 0; i < 4; ++i) annex.page(prose);
  annex.page(garbled);
  const Seen seen = look_at(annex.finish());
  EXPECT_EQ(seen.reason, "");
  EXPECT_EQ(seen.text.find("$"), std::string::npos);
  PdfWriter spaces;  // a font that calls its space U+0003
  add_font(&spaces);
  std::string spaced;
  for (int i = 0; i < 20; ++i) {
    spaced += coded_line("X", "007300750061000300610062006F007500740003006100620063", 760 - i * 20);
  }
  spaces.page(spaced);
  EXPECT_EQ(look_at(spaces.finish()).reason, "");
}

}  // namespace
}  // namespace kouryu
