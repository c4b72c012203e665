// Word documents, one trap a test.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/office_files.h"

namespace kouryu {
namespace {

using test::OfficePart;

std::string run(const std::string& text, const std::string& look = "") {
  const std::string settings = look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>";
  return "<w:r>" + settings + "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string para(const std::string& inside, const std::string& settings = "") {
  return "<w:p><w:pPr>" + settings + "</w:pPr>" + inside + "</w:p>";
}
std::string styled(const std::string& style, const std::string& text) {
  return para(run(text), "<w:pStyle w:val=\"" + style + "\"/>");
}
std::string item(int list, int level, const std::string& text) {
  return para(run(text), "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
                             "\"/><w:numId w:val=\"" + std::to_string(list) + "\"/></w:numPr>");
}
std::string cell(const std::string& inside, const std::string& settings = "") {
  return "<w:tc><w:tcPr>" + settings + "</w:tcPr>" + inside + "</w:tc>";
}
std::string text_cell(const std::string& text, const std::string& settings = "") {
  return cell(para(run(text)), settings);
}
std::string row(const std::string& cells, const std::string& settings = "") {
  return "<w:tr><w:trPr>" + settings + "</w:trPr>" + cells + "</w:tr>";
}

std::string document(const std::string& body, const std::vector<OfficePart>& parts = {}) {
  return test::office_zip("word", std::string(test::kWordType),
                          "<w:document><w:body>" + body + "</w:body></w:document>", parts)
      .bytes();
}
std::string shown(const std::string& body, const std::vector<OfficePart>& parts = {}) {
  return test::shown(document(body, parts));
}

struct TextCase {
  const char* name;
  std::string inside;
  std::string text;
};
void PrintTo(const TextCase& c, std::ostream* out) { *out << c.name; }

class DocxTextTest : public testing::TestWithParam<TextCase> {};

/// Behind each paragraph, so that it is a sentence to whoever tells headings.
constexpr const char* kEnd = "が定める。";

TEST_P(DocxTextTest, Reads) {
  EXPECT_EQ(shown(para(GetParam().inside + run(kEnd))),
            "paragraph: " + GetParam().text + kEnd + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    Cases, DocxTextTest,
    testing::Values(
        TextCase{"RunsCutAWord",
                 run("待機") + "<w:proofErr/>" + run("児") + "<w:bookmarkStart/>" + run("童"),
                 "待機児童"},
        TextCase{"SmartTags", "<w:smartTag>" + run("横浜市") + "</w:smartTag>", "横浜市"},
        TextCase{"ContentControls",
                 "<w:sdt><w:sdtPr/><w:sdtContent>" + run("市長") + "</w:sdtContent></w:sdt>",
                 "市長"},
        TextCase{"PromptsOfControls",
                 run("長") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
                     run("クリックまたはタップしてテキストを入力してください。") +
                     "</w:sdtContent></w:sdt>",
                 "長"},
        TextCase{"PromptsOfTheAuthor",
                 "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("団体名") +
                     "</w:sdtContent></w:sdt>",
                 "団体名"},
        TextCase{
            "ListsOfForms",
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/>"
            "<w:listEntry w:val=\"甲\"/><w:listEntry w:val=\"乙\"/></w:ddList></w:ffData>"
            "</w:fldChar><w:instrText>FORMDROPDOWN</w:instrText><w:fldChar "
            "w:fldCharType=\"end\"/></w:r>",
            "乙"},
        TextCase{"Hyperlinks", "<w:hyperlink>" + run("要綱") + "</w:hyperlink>", "要綱"},
        TextCase{"Insertions", "<w:ins>" + run("追加") + "</w:ins>", "追加"},
        TextCase{"Deletions", run("残り") + "<w:del><w:r><w:delText>消え</w:delText></w:r></w:del>",
                 "残り"},
        TextCase{"MovedText",
                 "<w:moveFrom>" + run("元") + "</w:moveFrom><w:moveTo>" + run("先") + "</w:moveTo>",
                 "先"},
        TextCase{"CodesOfFields",
                 "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGEREF "
                 "_Toc1</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                     run("七頁") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
                 "七頁"},
        TextCase{
            "FieldsInFields",
            "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>IF </w:instrText><w:fldChar "
            "w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar "
            "w:fldCharType=\"separate\"/><w:t>1</w:t><w:fldChar w:fldCharType=\"end\"/><w:fldChar "
            "w:fldCharType=\"separate\"/><w:t>結果</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>",
            "結果"},
        TextCase{"SimpleFields",
                 "<w:fldSimple w:instr=\"DATE\">" + run("四月一日") + "</w:fldSimple>", "四月一日"},
        TextCase{"RubyOfAnEqField",
                 "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>EQ \\* jc2 "
                 "\\o\\ad(\\s\\up "
                 "9(な),</w:instrText></w:r><w:r><w:instrText>灘)</w:instrText></"
                 "w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" +
                     run("町"),
                 "灘町"},
        TextCase{"Ruby",
                 "<w:r><w:ruby><w:rt>" + run("すみだ") + "</w:rt><w:rubyBase>" + run("墨田") +
                     "</w:rubyBase></w:ruby></w:r>" + run("区"),
                 "墨田区"},
        TextCase{"HiddenText",
                 run("見え") + run("隠し", "<w:vanish/>") + run("る", "<w:vanish w:val=\"0\"/>"),
                 "見える"},
        TextCase{"TabsBreaksAndHyphens",
                 "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/"
                 "><w:t>丁</w:t><w:softHyphen/></w:r>",
                 "甲\t乙⏎丙-丁"},
        TextCase{"Symbols",
                 "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"x\" "
                 "w:char=\"F033\"/><w:t>済</w:t></w:r>",
                 "☑済"},
        TextCase{"Formulas",
                 "<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></"
                 "m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
                 "x=1/2"},
        TextCase{"Entities", run("&lt;甲&gt;&amp;&#x4E59;"), "<甲>&乙"},
        TextCase{"UnknownEntities", run("&xxe;甲"), "&xxe;甲"},
        TextCase{"LettersSpacedByHand", run("日　　時"), "日　　時"},
        TextCase{"CharacterData", "<w:r><w:t><![CDATA[甲<乙]]></w:t></w:r>", "甲<乙"}),
    [](const auto& c) { return c.param.name; });

TEST(DocxTest, ReadsTextBoxesOnce) {
  const std::string box = "<w:txbxContent>" + para(run("箱の中の文である。")) + "</w:txbxContent>";
  EXPECT_EQ(
      shown(para("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor>"
                 "<a:graphic><a:graphicData><wps:wsp><wps:txbx>" +
                 box +
                 "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
                 "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" +
                 box + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
                 run("本文の段落である。"))),
      "paragraph: 本文の段落である。\nparagraph: 箱の中の文である。\n");
  EXPECT_EQ(shown(para("<w:r><w:pict><v:shape><v:textbox>" + box +
                       "</v:textbox></v:shape></w:pict></w:r>")),
            "paragraph: 箱の中の文である。\n");
  EXPECT_EQ(
      shown(
          para("<w:r><w:pict><v:shape><v:textpath string=\"夏まつり\"/></v:shape></w:pict></w:r>")),
      "line: 夏まつり\n");
}

constexpr const char* kStyles =
    "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading "
    "1\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"見出し 2\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"章\"/><w:basedOn "
    "w:val=\"1\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:name w:val=\"節\"/><w:pPr><w:outlineLvl "
    "w:val=\"2\"/></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"m\"><w:name w:val=\"toc 1\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"z\"><w:name w:val=\"caption\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name w:val=\"輪1\"/><w:basedOn "
    "w:val=\"y\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"y\"><w:name w:val=\"輪2\"/><w:basedOn "
    "w:val=\"x\"/></w:style>"
    "</w:styles>";

TEST(DocxTest, TellsHeadingsByStyle) {
  EXPECT_EQ(
      shown(styled("t", "計画書") + styled("m", "第一章\t3") + styled("1", "総論") +
                styled("2", "背景") + styled("a", "各論") + styled("b", "細目") +
                styled("z", "図1 推移") + styled("x", "輪になった様式の文である。") +
                para(run("段落の階層"), "<w:outlineLvl w:val=\"1\"/>"),
            {{"styles", "styles.xml", kStyles}}),
      "title: 計画書\nheading 1: 計画書\nnavigation: 第一章\t3\nheading 1: 総論\nheading 2: 背景\n"
      "heading 1: 各論\nheading 3: 細目\ncaption: 図1 推移\nparagraph: 輪になった様式の文である。\n"
      "heading 2: 段落の階層\n");
}

std::string level(int index, const std::string& format, const std::string& text) {
  return "<w:lvl w:ilvl=\"" + std::to_string(index) +
         "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/><w:lvlText w:val=\"" + text +
         "\"/></w:lvl>";
}

TEST(DocxTest, WritesTheNumbersThatAReaderSees) {
  struct Case {
    const char* format;
    const char* text;
    const char* second;
  };
  for (const Case& c : {Case{"decimal", "第%1条", "第2条"},
                        {"decimalFullWidth", "第%1条", "第２条"},
                        {"japaneseCounting", "第%1章", "第二章"},
                        {"aiueoFullWidth", "%1", "イ"},
                        {"irohaFullWidth", "%1", "ロ"},
                        {"aiueo", "(%1)", "(ｲ)"},
                        {"decimalEnclosedCircle", "%1", "②"},
                        {"decimalEnclosedParen", "%1", "⑵"},
                        {"upperRoman", "%1.", "II."},
                        {"lowerLetter", "%1)", "b)"},
                        {"ideographTraditional", "%1", "乙"},
                        {"ideographDigital", "%1", "二"},
                        {"decimalZero", "%1", "02"},
                        {"unheardOf", "%1", "2"},
                        {"bullet", "\xEF\x82\xB7", "・"},
                        {"bullet", "○", "○"}}) {
    const std::string numbering =
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\">" + level(0, c.format, c.text) +
        "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    const std::string all =
        shown(item(1, 0, "甲") + item(1, 0, "乙"), {{"numbering", "numbering.xml", numbering}});
    const std::string space = std::string(c.second) == "・" ? "" : " ";
    EXPECT_NE(all.find("item 1: " + std::string(c.second) + space + "乙\n"), std::string::npos)
        << c.format << all;
  }
}

TEST(DocxTest, CountsListsByLevelAndRestart) {
  const std::string numbering =
      "<w:numbering><w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1") +
      level(1, "decimal", "%1.%2") +
      "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num "
      "w:numId=\"2\"><w:abstractNumId w:val=\"0\"/>"
      "<w:lvlOverride w:ilvl=\"0\"><w:startOverride "
      "w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>";
  EXPECT_EQ(
      shown(item(1, 0, "甲") + item(1, 1, "乙") + item(1, 1, "丙") + item(1, 0, "丁") +
                item(1, 1, "戊") + item(2, 0, "己") + item(0, 0, "番号を外した段落である。"),
            {{"numbering", "numbering.xml", numbering}}),
      "item 1: 1 甲\nitem 2: 1.1 乙\nitem 2: 1.2 丙\nitem 1: 2 丁\nitem 2: 2.1 戊\nitem 1: 5 己\n"
      "paragraph: 番号を外した段落である。\n");
}

TEST(DocxTest, ReadsRowsUnderADeclaredHead) {
  EXPECT_EQ(shown("<w:tbl>" + row(text_cell("区分") + text_cell("補助率"), "<w:tblHeader/>") +
                  row(text_cell("除却") + text_cell("二分の一")) + "</w:tbl>"),
            "record+: 区分=除却 | 補助率=二分の一\n");
}

TEST(DocxTest, ReadsOneRowUnderAHeadThatNothingMarks) {
  EXPECT_EQ(shown("<w:tbl>" + row(text_cell("施設名") + text_cell("所在地")) +
                  row(text_cell("浜町会館") + text_cell("浜町")) + "</w:tbl>"),
            "record+: 施設名=浜町会館 | 所在地=浜町\n");
  EXPECT_EQ(shown("<w:tbl>" + row(text_cell("品名") + text_cell("数量")) +
                  row(text_cell("いす") + text_cell("3脚")) + "</w:tbl>"),
            "record+: 品名=いす | 数量=3脚\n");
  EXPECT_EQ(shown("<w:tbl>" + row(text_cell("委員長") + text_cell("山田")) +
                  row(text_cell("任期") + text_cell("3年")) + "</w:tbl>"),
            "row+: 委員長 | 山田\nrow: 任期 | 3年\n");
}

TEST(DocxTest, ReadsRowsUnderAShadedHead) {
  const std::string shade = "<w:shd w:fill=\"D9D9D9\"/>";
  EXPECT_EQ(shown("<w:tbl>" + row(text_cell("氏名", shade) + text_cell("所属", shade)) +
                  row(text_cell("青木") + text_cell("総務課")) +
                  row(text_cell("石田") + text_cell("財政課")) + "</w:tbl>"),
            "record+: 氏名=青木 | 所属=総務課\nrecord: 氏名=石田 | 所属=財政課\n");
}

TEST(DocxTest, ReadsFormsMergedCellsAndFrames) {
  const std::string shade = "<w:shd w:fill=\"EEEEEE\"/>";
  EXPECT_EQ(shown("<w:tbl>" + row(text_cell("団体の名", shade) + text_cell("みどりの会")) +
                  row(text_cell("会員の数", shade) + text_cell("十二人")) + "</w:tbl>"),
            "record+: 団体の名=みどりの会 | 会員の数=十二人\n");
  const std::string top = "<w:vMerge w:val=\"restart\"/>";
  EXPECT_EQ(
      shown("<w:tbl>" +
            row(text_cell("地区") + text_cell("会館") + text_cell("定員"), "<w:tblHeader/>") +
            row(text_cell("北部", top) + text_cell("浜町") + text_cell("120")) +
            row(text_cell("", "<w:vMerge/>") + text_cell("山手") + text_cell("80")) + "</w:tbl>"),
      "record+: 地区=北部 | 会館=浜町 | 定員=120\nrecord: 地区=北部 | 会館=山手 | 定員=80\n");
  EXPECT_EQ(shown("<w:tbl>" +
                  row(cell(para(run("枠の中の段落である。")) + para(run("次の段落である。")))) +
                  "</w:tbl>"),
            "paragraph: 枠の中の段落である。\nparagraph: 次の段落である。\n");
}

TEST(DocxTest, ReadsTablesInsideCells) {
  const std::string inner = "<w:tbl>" + row(text_cell("内一") + text_cell("内二")) + "</w:tbl>";
  EXPECT_EQ(
      shown("<w:tbl>" + row(text_cell("外一") + cell(para(run("外二")) + inner)) + "</w:tbl>"),
      "row+: 外一 | 外二\nrow+: 内一 | 内二\n");
}

TEST(DocxTest, PutsNotesBehindTheParagraphThatCitesThem) {
  const std::vector<OfficePart> parts = {
      {"footnotes", "footnotes.xml",
       "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\">" + para(run("線")) +
           "</w:footnote><w:footnote w:id=\"1\">" + para(run("脚注の文。")) +
           "</w:footnote></w:footnotes>"},
      {"endnotes", "endnotes.xml",
       "<w:endnotes><w:endnote w:id=\"1\">" + para(run("文末の注。")) +
           "</w:endnote></w:endnotes>"},
      {"comments", "comments.xml",
       "<w:comments><w:comment w:id=\"7\">" + para(run("確認のこと")) +
           "</w:comment></w:comments>"}};
  EXPECT_EQ(
      shown(para(run("第一の段落である。") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>") +
                para(run("第二の段落である。") + "<w:r><w:commentReference w:id=\"7\"/></w:r>"),
            parts),
      "paragraph: 第一の段落である。\nnote: 脚注の文。\nparagraph: 第二の段落である。\nnote: "
      "確認のこと\n"
      "note: 文末の注。\n");
}

TEST(DocxTest, ReadsHeadsOfPagesOnlyWhereThereIsNothingElse) {
  const std::vector<OfficePart> parts = {
      {"header", "header1.xml", "<w:hdr>" + para(run("社外秘の資料である。")) + "</w:hdr>"}};
  EXPECT_EQ(shown(para(run("本文の段落である。")), parts), "paragraph: 本文の段落である。\n");
  EXPECT_EQ(shown(para(""), parts), "paragraph: 社外秘の資料である。\n");
}

TEST(DocxTest, JoinsParagraphsWhoseEndWasDeleted) {
  EXPECT_EQ(shown(para(run("前の"), "<w:rPr><w:del/></w:rPr>") + para(run("段落が続く。"))),
            "paragraph: 前の段落が続く。\n");
}

TEST(DocxTest, LeavesShortParagraphsToBeGuessed) {
  EXPECT_EQ(shown(para(run("１　目的"))), "line: １　目的\n");
}

struct TitleCase {
  const char* written;
  const char* kept;
};

TEST(DocxTest, TellsRealTitlesFromLeftovers) {
  for (const TitleCase& c : {TitleCase{"総合計画", "総合計画"},
                             {"Microsoft Word - 計画.doc", ""},
                             {"PowerPoint プレゼンテーション", ""},
                             {"Sheet1", ""},
                             {"スライド 1", ""},
                             {"C:\\Users\\a\\計画", ""},
                             {"計画.jtd", ""},
                             {"無題", ""},
                             {"Document1", ""},
                             {"Documentation of 2024", "Documentation of 2024"},
                             {"スライドの作り方", "スライドの作り方"}}) {
    test::ZipFile zip;
    zip.add("_rels/.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" "
            "Target=\"word/document.xml\"/><Relationship Id=\"b\" "
            "Type=\"x/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
    zip.add("docProps/core.xml",
            "<cp:coreProperties><dc:title>" + std::string(c.written) +
                "</dc:title><dc:creator>企画課</dc:creator><dc:language>ja-JP</dc:language></"
                "cp:coreProperties>");
    zip.add("word/document.xml",
            "<w:document><w:body>" + para(run("本文である。")) + "</w:body></w:document>");
    const std::string title = *c.kept == '\0' ? "" : "title: " + std::string(c.kept) + "\n";
    EXPECT_EQ(test::shown(zip.bytes()),
              title + "author: 企画課\nlanguage: ja-JP\nparagraph: 本文である。\n")
        << c.written;
  }
}

TEST(DocxTest, TellsItsKindByWhatIsInside) {
  const std::string body =
      "<w:document><w:body>" + para(run("本文である。")) + "</w:body></w:document>";
  for (const char* type : {"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                           "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
                           "vnd.ms-word.document.macroEnabled.main+xml",
                           "vnd.ms-word.template.macroEnabledTemplate.main+xml"}) {
    for (const char* name : {"a.docx", "a.doc", "a.zip", "a.txt", "a.xlsx", "a"}) {
      EXPECT_EQ(test::shown(test::office_zip("word", type, body).bytes(), name),
                "paragraph: 本文である。\n")
          << type << name;
    }
  }
  // A zip that holds a Word file is a zip.
  test::ZipFile plain;
  plain.add("計画.docx", test::office_zip("word", std::string(test::kWordType), body).bytes());
  EXPECT_EQ(test::shown(plain.bytes(), "a.zip"), "unsupported: zip\n");
}

TEST(DocxTest, RefusesDepthWithoutEnd) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<w:sdt>";
  EXPECT_EQ(shown(deep + para(run("底"))), "refused: elements nested deeper than the limit\n");
}

}  // namespace
}  // namespace kouryu
