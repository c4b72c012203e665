// Presentations, one trap a test.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/office_files.h"

namespace kouryu {
namespace {

using test::OfficePart;

std::string paragraph(const std::string& text, const std::string& settings = "") {
  return "<a:p>" + settings + "<a:r><a:t>" + text + "</a:t></a:r></a:p>";
}

/// A shape: placeholder type ("" for a free box), x and y, its paragraphs.
std::string shape(const std::string& holder, int x, int y, const std::string& paragraphs) {
  const std::string ph = holder.empty() ? "" : "<p:ph type=\"" + holder + "\"/>";
  return "<p:sp><p:nvSpPr><p:cNvPr id=\"1\"/><p:nvPr>" + ph +
         "</p:nvPr></p:nvSpPr><p:spPr><a:xfrm>"
         "<a:off x=\"" +
         std::to_string(x) + "\" y=\"" + std::to_string(y) +
         "\"/><a:ext cx=\"10\" cy=\"10\"/></a:xfrm></p:spPr><p:txBody>" + paragraphs +
         "</p:txBody></p:sp>";
}

std::string slide(const std::string& shapes, const std::string& attributes = "") {
  return "<p:sld " + attributes + "><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>";
}

/// Slides in the order of `order` (1 = the first of `slides`).
test::ZipFile deck(const std::vector<std::string>& slides, const std::vector<int>& order) {
  std::vector<OfficePart> parts;
  for (const std::string& xml : slides) {
    parts.push_back({"slide", "slides/slide" + std::to_string(parts.size() + 1) + ".xml", xml});
  }
  std::string main = "<p:presentation xmlns:r=\"x\"><p:sldIdLst>";
  for (const int i : order) {
    main +=
        "<p:sldId id=\"" + std::to_string(255 + i) + "\" r:id=\"rId" + std::to_string(i) + "\"/>";
  }
  return test::office_zip("ppt", std::string(test::kSlidesType),
                          main + "</p:sldIdLst></p:presentation>", parts);
}

TEST(PptxTest, ReadsSlidesInTheOrderInWhichTheyAreShown) {
  EXPECT_EQ(test::shown(deck({slide(shape("title", 0, 0, paragraph("二枚目"))),
                              slide(shape("ctrTitle", 0, 0, paragraph("一枚目"))),
                              slide(shape("title", 0, 0, paragraph("三枚目")))},
                             {2, 1, 3})
                            .bytes()),
            "page 1\nheading 1: 一枚目\npage 2\nheading 1: 二枚目\npage 3\nheading 1: 三枚目\n");
}

TEST(PptxTest, ReadsAsTheEyeGoes) {
  EXPECT_EQ(
      test::shown(
          deck({slide(shape("", 0, 90, paragraph("下")) + shape("", 50, 41, paragraph("中の右")) +
                      shape("", 0, 42, paragraph("中の左")) + shape("", 0, 20, paragraph("上")) +
                      shape("title", 0, 30, paragraph("題")))},
               {1})
              .bytes()),
      "page 1\nheading 1: 題\nparagraph: 上\nparagraph: 中の左\nparagraph: 中の右\n"
      "paragraph: 下\n");
}

TEST(PptxTest, JoinsRunsAndKeepsLineBreaks) {
  EXPECT_EQ(test::shown(
                deck({slide(shape("title", 0, 0,
                                  "<a:p><a:r><a:t>介護人材の</a:t></a:r><a:br/><a:r><a:t>確保</a:t>"
                                  "</a:r></a:p>") +
                            shape("", 0, 50,
                                  "<a:p><a:r><a:t>給</a:t></a:r><a:r><a:t>付金</a:t></a:r><a:br/>"
                                  "<a:r><a:t>の申請</a:t></a:r></a:p>"))},
                     {1})
                    .bytes()),
            "page 1\nheading 1: 介護人材の確保\nparagraph: 給付金⏎の申請\n");
}

TEST(PptxTest, LeavesFurnitureOut) {
  EXPECT_EQ(test::shown(deck({slide(shape("sldNum", 0, 0, paragraph("12")) +
                                    shape("dt", 0, 0, paragraph("2024/4/1")) +
                                    shape("ftr", 0, 0, paragraph("社外秘")) +
                                    shape("", 0, 0,
                                          "<a:p><a:fld type=\"slidenum\"><a:t>3</a:t></a:fld><a:r>"
                                          "<a:t>本文</a:t></a:r></a:p>"))},
                             {1})
                            .bytes()),
            "page 1\nparagraph: 本文\n");
}

TEST(PptxTest, TellsLevelsOfABody) {
  EXPECT_EQ(
      test::shown(deck({slide(shape("body", 0, 0,
                                    paragraph("親") + paragraph("子", "<a:pPr lvl=\"1\"/>") +
                                        paragraph("地の文", "<a:pPr><a:buNone/></a:pPr>")) +
                              shape("", 0, 50,
                                    paragraph("印つき", "<a:pPr><a:buChar char=\"•\"/></a:pPr>") +
                                        paragraph("番号つき",
                                                  "<a:pPr><a:buAutoNum "
                                                  "type=\"arabicPeriod\"/></a:pPr>")))},
                       {1})
                      .bytes()),
      "page 1\nitem 1: 親\nitem 2: 子\nparagraph: 地の文\nitem 1: 印つき\nitem 1: 1. 番号つき\n");
}

TEST(PptxTest, ReadsTablesGroupsAndAlternativesOnce) {
  const auto row = [](const std::string& a, const std::string& b) {
    const auto cell = [](const std::string& text) {
      return "<a:tc><a:txBody>" + paragraph(text) + "</a:txBody></a:tc>";
    };
    return "<a:tr>" + cell(a) + cell(b) + "</a:tr>";
  };
  EXPECT_EQ(
      test::shown(
          deck({slide("<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow=\"1\"/>" +
                      row("時期", "内容") + row("七月", "公募") + row("八月", "審査") +
                      "</a:tbl></a:graphicData></a:graphic></p:graphicFrame><p:grpSp>" +
                      shape("", 0, 20, paragraph("組の下")) + shape("", 0, 0, paragraph("組の上")) +
                      "</p:grpSp><mc:AlternateContent><mc:Choice>" +
                      shape("", 0, 90, paragraph("一度だけ")) + "</mc:Choice><mc:Fallback>" +
                      shape("", 0, 90, paragraph("一度だけ")) +
                      "</mc:Fallback></mc:AlternateContent>")},
               {1})
              .bytes()),
      "page 1\nrecord+: 時期=七月 | 内容=公募\nrecord: 時期=八月 | 内容=審査\nparagraph: 組の上\n"
      "paragraph: 組の下\nparagraph: 一度だけ\n");
}

TEST(PptxTest, ReadsNotesOnTheirSlideAndNoMaster) {
  test::ZipFile zip = deck({slide(shape("title", 0, 0, paragraph("題")))}, {1});
  zip.add("ppt/slides/_rels/slide1.xml.rels",
          test::relationships_xml({{"slideLayout", "../slideLayouts/slideLayout1.xml", ""},
                                   {"notesSlide", "../notesSlides/notesSlide1.xml", ""}}));
  zip.add("ppt/slideLayouts/slideLayout1.xml",
          slide(shape("title", 0, 0, paragraph("マスター タイトルの書式設定"))));
  zip.add("ppt/notesSlides/notesSlide1.xml",
          slide(shape("body", 0, 0, paragraph("口頭で") + paragraph("補足")) +
                shape("sldNum", 0, 0, paragraph("1"))));
  EXPECT_EQ(test::shown(zip.bytes()), "page 1\nheading 1: 題\nnote: 口頭で⏎補足\n");
}

TEST(PptxTest, ReadsChartsAndDiagrams) {
  test::ZipFile zip = deck(
      {slide("<p:graphicFrame><a:graphic><a:graphicData><c:chart xmlns:r=\"x\" r:id=\"rId1\"/>"
             "</a:graphicData></a:graphic></p:graphicFrame><p:graphicFrame><a:graphic>"
             "<a:graphicData><dgm:relIds r:dm=\"rId2\" r:lo=\"rId9\"/></a:graphicData></a:graphic>"
             "</p:graphicFrame>")},
      {1});
  zip.add("ppt/slides/_rels/slide1.xml.rels",
          test::relationships_xml({{"chart", "../charts/chart1.xml", ""},
                                   {"diagramData", "/ppt/diagrams/data1.xml", ""}}));
  zip.add(
      "ppt/charts/chart1.xml",
      "<c:chartSpace><c:chart><c:title><c:tx><c:rich>" + paragraph("入込客数") +
          "</c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache>"
          "<c:pt idx=\"0\"><c:v>日帰り</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef>"
          "<c:strCache><c:pt "
          "idx=\"0\"><c:v>北部</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val>"
          "<c:numRef><c:numCache><c:pt idx=\"0\"><c:v>12</c:v></c:pt></c:numCache></c:numRef>"
          "</c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>");
  zip.add("ppt/diagrams/data1.xml",
          "<dgm:dataModel><dgm:ptLst><dgm:pt><dgm:t>" + paragraph("受入体制") +
              "</dgm:t></dgm:pt><dgm:pt type=\"pres\"><dgm:t>" + paragraph("受入体制") +
              "</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>");
  EXPECT_EQ(
      test::shown(zip.bytes()),
      "page 1\nparagraph: 入込客数\nparagraph: 日帰り\nparagraph: 北部\nparagraph: 受入体制\n");
}

TEST(PptxTest, LeavesHiddenSlidesOutAndKeepsTheirNumber) {
  const auto title = [](const std::string& text) { return shape("title", 0, 0, paragraph(text)); };
  EXPECT_EQ(
      test::shown(deck({slide(title("前")), slide(title("隠"), "show=\"0\""), slide(title("後"))},
                       {1, 2, 3})
                      .bytes()),
      "page 1\nheading 1: 前\npage 2\npage 3\nheading 1: 後\n");
  EXPECT_EQ(test::shown(deck({slide(title("隠"), "show=\"0\"")}, {1}).bytes()),
            "page 1\nheading 1: 隠\n");
}

TEST(PptxTest, RefusesDepthWithoutEnd) {
  std::string deep;
  for (int i = 0; i < 5'000; ++i) deep += "<p:grpSp>";
  EXPECT_EQ(test::shown(deck({slide(deep + shape("", 0, 0, paragraph("底")))}, {1}).bytes()),
            "refused: elements nested deeper than the limit\n");
}

}  // namespace
}  // namespace kouryu
