// Workbooks, one trap a test.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "tests/support/office_files.h"

namespace kouryu {
namespace {

using test::OfficePart;

/// A cell: text as it stands, `!` an error, or `=` number and `#` style: "=45383#1".
std::string cell_xml(const std::string& reference, const std::string& cell) {
  if (cell.empty()) return {};
  if (cell.front() == '!') {
    return "<c r=\"" + reference + "\" t=\"e\"><v>" + cell.substr(1) + "</v></c>";
  }
  if (cell.front() != '=') {
    const std::size_t style = cell.rfind('#');
    const bool styled =
        style != std::string::npos && style + 1 < cell.size() && cell[style + 1] <= '9';
    return "<c r=\"" + reference + "\" t=\"inlineStr\"" +
           (styled ? " s=\"" + cell.substr(style + 1) + "\"" : "") + "><is><t>" +
           cell.substr(0, styled ? style : cell.size()) + "</t></is></c>";
  }
  const std::size_t style = std::min(cell.find('#'), cell.size());
  const std::string s = style < cell.size() ? cell.substr(style + 1) : "0";
  return "<c r=\"" + reference + "\" s=\"" + s + "\"><v>" + cell.substr(1, style - 1) + "</v></c>";
}

std::string column_name(std::size_t column) {
  std::string name;
  for (++column; column > 0; column = (column - 1) / 26) {
    name.insert(0, 1, static_cast<char>('A' + (column - 1) % 26));
  }
  return name;
}

using Rows = std::vector<std::vector<std::string>>;

std::string sheet_xml(const Rows& rows, const std::string& behind = "",
                      const std::string& before = "") {
  std::string out = "<worksheet>" + before + "<sheetData>";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    out += "<row r=\"" + std::to_string(r + 1) + "\">";
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      out += cell_xml(column_name(c) + std::to_string(r + 1), rows[r][c]);
    }
    out += "</row>";
  }
  return out + "</sheetData>" + behind + "</worksheet>";
}

/// Styles 1 = bold, 2 = yyyy/m/d, 3 = #,##0, 4 = ;;;, 5 = [$-411]ge.m.d.
constexpr const char* kStyles =
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\";;;\"/></numFmts>"
    "<fonts><font/><font><b/></font></fonts><fills><fill/></fills><cellXfs><xf numFmtId=\"0\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"14\"/><xf numFmtId=\"3\"/>"
    "<xf numFmtId=\"164\"/><xf numFmtId=\"27\"/></cellXfs></styleSheet>";

struct SheetPart {
  std::string name;
  std::string xml;
  std::string attributes;
};

test::ZipFile workbook(const std::vector<SheetPart>& sheets, const std::string& strings = "",
                       const std::string& type = std::string(test::kSheetType)) {
  std::string main = "<workbook xmlns:r=\"x\"><sheets>";
  std::vector<OfficePart> parts;
  for (const SheetPart& sheet : sheets) {
    const std::string id = std::to_string(parts.size() + 1);
    main += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + id + "\" r:id=\"rId" + id + "\" " +
            sheet.attributes + "/>";
    parts.push_back({"worksheet", "worksheets/sheet" + id + ".xml", sheet.xml});
  }
  parts.push_back({"styles", "styles.xml", kStyles});
  parts.push_back({"sharedStrings", "sharedStrings.xml", "<sst>" + strings + "</sst>"});
  return test::office_zip("xl", type, main + "</sheets></workbook>", parts);
}

std::string shown_rows(const Rows& rows, const std::string& behind = "",
                       const std::string& before = "") {
  return test::shown(workbook({{"表", sheet_xml(rows, behind, before), ""}}).bytes());
}

std::string strings_shown(const std::string& items, int count) {
  std::string rows;
  for (int i = 0; i < count; ++i) {
    rows += "<row r=\"" + std::to_string(2 * i + 1) + "\"><c r=\"A" + std::to_string(2 * i + 1) +
            "\" t=\"s\"><v>" + std::to_string(i) + "</v></c></row>";
  }
  return test::shown(
      workbook({{"表", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>", ""}}, items)
          .bytes());
}

TEST(XlsxTest, LeavesReadingsOutOfStrings) {
  EXPECT_EQ(strings_shown(
                "<si><t>予算額</t><rPh sb=\"0\" eb=\"3\"><t>ヨサンガク</t></rPh></si>"
                "<si><r><t>老人</t></r><r><t>福祉費</t></r><rPh sb=\"0\" eb=\"2\"><t>ロウジン</t>"
                "</rPh><phoneticPr fontId=\"1\"/></si>"
                "<si><t>生活_x000D_\n保護</t></si><si><t xml:space=\"preserve\"> 字 下げ</t></si>"
                "<si><t>a_x005F_b</t></si><si><t>&lt;三&gt;&amp;四</t></si>",
                6),
            "page 1 表\nheading 1: 予算額\nparagraph: 老人福祉費\nparagraph: 生活⏎保護\n"
            "paragraph: 字 下げ\nparagraph: a_b\nparagraph: <三>&四\n");
}

TEST(XlsxTest, ReadsRowsUnderTheirHead) {
  EXPECT_EQ(shown_rows({{"施設名", "所在地", "定員"},
                        {"浜町会館", "浜町一丁目", "=120#3"},
                        {"山手会館", "山手町三丁目", "=1080#3"}}),
            "page 1 表\nrecord+: 施設名=浜町会館 | 所在地=浜町一丁目 | 定員=120\n"
            "record: 施設名=山手会館 | 所在地=山手町三丁目 | 定員=1,080\n");
}

TEST(XlsxTest, KeepsNamesOfRowsUnderAnEmptyCorner) {
  EXPECT_EQ(shown_rows({{"", "男", "女", "計"},
                        {"北部", "=10", "=20", "=30"},
                        {"南部", "=1200#3", "=1300#3", "=2500#3"}}),
            "page 1 表\nrecord+: 北部 | 男=10 | 女=20 | 計=30\n"
            "record: 南部 | 男=1,200 | 女=1,300 | 計=2,500\n");
  EXPECT_EQ(shown_rows({{"", "2022", "2023年度"}, {"歳入", "=1", "=2"}, {"歳出", "=3", "=4"}}),
            "page 1 表\nrecord+: 歳入 | 2022=1 | 2023年度=2\nrecord: 歳出 | 2022=3 | 2023年度=4\n");
}

TEST(XlsxTest, LeavesRowsWithoutASureHeadAsRows) {
  EXPECT_EQ(shown_rows({{"浜町会館", "=120"}, {"山手会館", "=80"}}),
            "page 1 表\nrow+: 浜町会館 | 120\nrow: 山手会館 | 80\n");
  EXPECT_EQ(shown_rows({{"=1", "=2", "=3"}, {"=4", "=5", "=6"}, {"=7", "=8", "=9"}}),
            "page 1 表\nrow+: 1 | 2 | 3\nrow: 4 | 5 | 6\nrow: 7 | 8 | 9\n");
  // Two columns of one name: which is meant could not be told.
  EXPECT_EQ(shown_rows({{"金額", "金額", "備考"}, {"=1", "=2", "甲"}, {"=3", "=4", "乙"}}),
            "page 1 表\nrow+: 金額 | 金額 | 備考\nrow: 1 | 2 | 甲\nrow: 3 | 4 | 乙\n");
}

TEST(XlsxTest, JoinsHeadsOfTwoTiers) {
  EXPECT_EQ(shown_rows({{"款", "令和5年度", "", "備考"},
                        {"", "予算額", "決算額", ""},
                        {"総務費", "=100#3", "=90#3", "減"},
                        {"民生費", "=2000#3", "=1900#3", ""}},
                       "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/>"
                       "<mergeCell ref=\"D1:D2\"/></mergeCells>"),
            "page 1 表\n"
            "record+: 款=総務費 | 令和5年度 予算額=100 | 令和5年度 決算額=90 | 備考=減\n"
            "record: 款=民生費 | 令和5年度 予算額=2,000 | 令和5年度 決算額=1,900\n");
}

TEST(XlsxTest, CarriesMergedValuesDownTheirRows) {
  EXPECT_EQ(shown_rows({{"地区", "会館", "定員"},
                        {"北部", "浜町会館", "=120"},
                        {"", "山手会館", "=80"},
                        {"南部", "新田会館", "=60"}},
                       "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"),
            "page 1 表\nrecord+: 地区=北部 | 会館=浜町会館 | 定員=120\n"
            "record: 地区=北部 | 会館=山手会館 | 定員=80\n"
            "record: 地区=南部 | 会館=新田会館 | 定員=60\n");
}

TEST(XlsxTest, TellsTitlesNotesAndASecondTable) {
  EXPECT_EQ(shown_rows({{"貸館の一覧"},
                        {"会館", "定員"},
                        {"浜町会館", "=120"},
                        {"山手会館", "=80"},
                        {"※祝日は休館する。"},
                        {},
                        {"品目", "単価"},
                        {"いす", "=50"},
                        {"机", "=100"}}),
            "page 1 表\nheading 1: 貸館の一覧\nrecord+: 会館=浜町会館 | 定員=120\n"
            "record: 会館=山手会館 | 定員=80\nnote: ※祝日は休館する。\n"
            "record+: 品目=いす | 単価=50\nrecord: 品目=机 | 単価=100\n");
}

TEST(XlsxTest, TellsColumnsThatHaveNoValue) {
  EXPECT_EQ(shown_rows({{"会館", "定員", "備考"}, {"浜町会館", "=120"}, {"山手会館", "=80"}}),
            "page 1 表\nrow+: 会館 | 定員 | 備考\nrecord: 会館=浜町会館 | 定員=120\n"
            "record: 会館=山手会館 | 定員=80\n");
}

TEST(XlsxTest, ReadsFormsAsOneRecord) {
  EXPECT_EQ(shown_rows({{"日時", "四月一日午前九時"}, {"場所", "市民会館"}, {"対象", "小学生"}}),
            "page 1 表\nrecord+: 日時=四月一日午前九時 | 場所=市民会館 | 対象=小学生\n");
  EXPECT_EQ(shown_rows({{"事業の名#1", "緑化推進", "所管#1", "公園課"}, {"根拠#1", "条例第三条"}}),
            "page 1 表\nrecord+: 事業の名=緑化推進 | 所管=公園課 | 根拠=条例第三条\n");
}

TEST(XlsxTest, JoinsWordsOnSquaredPaper) {
  const std::string narrow = "<cols><col min=\"1\" max=\"60\" width=\"2.6\"/></cols>";
  EXPECT_EQ(shown_rows({{"補", "助", "金", "", "申", "請"}}, "", narrow),
            "page 1 表\nrow+: 補助金 | 申請\n");
  EXPECT_EQ(shown_rows({{"〒", "1", "0", "0", "0", "0", "0", "1"}}, "", narrow),
            "page 1 表\nrow+: 〒 | 1000001\n");
  EXPECT_EQ(
      shown_rows({{"氏", "", "名"}}, "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>", narrow),
      "page 1 表\nheading 1: 氏名\n");
  // Days of a calendar and marks stand alone, and so do letters in columns of usual width.
  EXPECT_EQ(shown_rows({{"月", "火", "水"}, {"○", "×", "○"}}, "", narrow),
            "page 1 表\nrow+: 月 | 火 | 水\nrow: ○ | × | ○\n");
  EXPECT_EQ(shown_rows({{"甲", "乙", "丙"}}), "page 1 表\nrow+: 甲 | 乙 | 丙\n");
}

TEST(XlsxTest, TellsNotesByTheirMark) {
  for (const char* note :
       {"※祝日は休み", "（注）見込み", "注：見込み", "注１　見込み", "＊速報値", "備考：見込み"}) {
    EXPECT_EQ(shown_rows({{"一覧"}, {note}}),
              "page 1 表\nheading 1: 一覧\nnote: " + std::string(note) + "\n");
  }
  for (const char* line : {"注文書の控え", "注目の事業", "備考欄の記入", "米印", "注記の例"}) {
    EXPECT_EQ(shown_rows({{"一覧"}, {line}}),
              "page 1 表\nheading 1: 一覧\nparagraph: " + std::string(line) + "\n");
  }
}

TEST(XlsxTest, JoinsSentencesTypedOverSeveralRows) {
  const std::string first = "緑化推進事業補助金交付要綱第四条の規定により補助金の交付を受けたいの";
  EXPECT_EQ(shown_rows({{"申請"}, {first}, {"で、次のとおり申請します。"}, {"（担当）"}}),
            "page 1 表\nheading 1: 申請\nparagraph: " + first +
                "で、次のとおり申請します。\nparagraph: （担当）\n");
  // Names in a list, a new sentence behind its mark, and what begins further in stay apart.
  EXPECT_EQ(shown_rows({{"一覧"}, {first}, {"別の名前の一覧"}}),
            "page 1 表\nheading 1: 一覧\nparagraph: " + first + "\nparagraph: 別の名前の一覧\n");
  EXPECT_EQ(shown_rows({{"一覧"}, {first}, {"・別に定める。"}}),
            "page 1 表\nheading 1: 一覧\nparagraph: " + first + "\nitem 1: ・別に定める。\n");
  EXPECT_EQ(shown_rows({{"一覧"}, {first}, {"", "別に定める。"}}),
            "page 1 表\nheading 1: 一覧\nparagraph: " + first + "\nparagraph: 別に定める。\n");
  EXPECT_EQ(shown_rows({{"一覧"}, {first}, {"２　別に定める。"}}),
            "page 1 表\nheading 1: 一覧\nparagraph: " + first + "\nparagraph: ２　別に定める。\n");
}

TEST(XlsxTest, ShowsValuesAndLeavesErrorsOut) {
  EXPECT_EQ(test::shown(workbook({{"表",
                                   "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"e\"><v>#REF!"
                                   "</v></c><c r=\"B1\" t=\"b\"><v>1</v></c><c r=\"C1\" t=\"str\">"
                                   "<f>A1&amp;\"x\"</f><v>算出</v></c><c r=\"D1\" t=\"d\"><v>"
                                   "2024-04-01T00:00:00</v></c><c r=\"E1\" s=\"5\"><v>45383</v>"
                                   "</c><c r=\"F1\" s=\"4\"><v>7</v></c></row></sheetData>"
                                   "</worksheet>",
                                   ""}})
                            .bytes()),
            "page 1 表\nrow+: TRUE | 算出 | 2024-04-01 | R6.4.1\n");
}

TEST(XlsxTest, RowsOfErrorsAreNoTitles) {
  const std::string table =
      "record+: 施設名=浜町会館 | 定員=120\nrecord: 施設名=山手会館 | 定員=80\n";
  struct Case {
    Rows above;
    std::string shown;
  };
  // An error as the cell's type has it is written !; as text it stands in what was pasted.
  for (const Case& each : std::vector<Case>{{{{"合計", "!#DIV/0!"}}, "row+: 合計\n"},
                                            {{{"前年", "!#REF!"}, {}}, "row+: 前年\n"},
                                            {{{"!#N/A", "!#N/A"}}, ""},
                                            {{{"合計", "#VALUE!"}}, "row+: 合計\n"},
                                            {{{"#NAME?"}}, ""},
                                            {{{"―――"}}, "paragraph: ―――\n"},
                                            {{{"=12"}, {}}, "paragraph: 12\n"}}) {
    Rows rows = each.above;
    for (const auto& row : Rows{{"施設名", "定員"}, {"浜町会館", "=120"}, {"山手会館", "=80"}}) {
      rows.push_back(row);
    }
    EXPECT_EQ(shown_rows(rows), "page 1 表\n" + each.shown + table) << each.shown;
  }
  EXPECT_EQ(shown_rows({{"施設名", "定員"}, {"浜町会館", "=120"}, {"合計", "!#DIV/0!"}}),
            "page 1 表\nrecord+: 施設名=浜町会館 | 定員=120\nrecord: 施設名=合計\n");
  EXPECT_EQ(shown_rows({{"施設名", "定員"}, {"浜町会館", "=120"}, {"!#N/A"}, {"山手会館", "=80"}}),
            "page 1 表\n" + table);
}

TEST(XlsxTest, ReadsOneRowUnderItsHead) {
  EXPECT_EQ(shown_rows({{"施設名", "所在地"}, {"浜町会館", "浜町"}}),
            "page 1 表\nrecord+: 施設名=浜町会館 | 所在地=浜町\n");
  EXPECT_EQ(shown_rows({{"貸館の一覧"}, {"施設名", "定員"}, {"浜町会館", "=120"}}),
            "page 1 表\nheading 1: 貸館の一覧\nrecord+: 施設名=浜町会館 | 定員=120\n");
  EXPECT_EQ(shown_rows({{"委員長", "山田"}, {"任期", "=3"}}),
            "page 1 表\nrow+: 委員長 | 山田\nrow: 任期 | 3\n");
}

TEST(XlsxTest, LeavesHiddenSheetsOutUnlessThereIsNothingElse) {
  const std::string xml = sheet_xml({{"隠した文"}});
  const std::string seen = sheet_xml({{"見える文"}});
  EXPECT_EQ(test::shown(workbook({{"裏", xml, "state=\"hidden\""},
                                  {"表", seen, ""},
                                  {"奥", xml, "state=\"veryHidden\""}})
                            .bytes()),
            "page 1 表\nheading 1: 見える文\n");
  EXPECT_EQ(test::shown(workbook({{"裏", xml, "state=\"hidden\""}}).bytes()),
            "page 1 裏\nheading 1: 隠した文\n");
}

TEST(XlsxTest, TellsItsKindByWhatIsInside) {
  const std::string sheet = sheet_xml({{"台帳"}});
  const std::string expected = "page 1 表\nheading 1: 台帳\n";
  for (const char* type : {"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                           "vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
                           "vnd.ms-excel.sheet.macroEnabled.main+xml",
                           "vnd.ms-excel.template.macroEnabled.main+xml"}) {
    for (const char* name : {"a.xlsx", "a.zip", "a.txt", "a.docx", "a", "a.csv"}) {
      EXPECT_EQ(test::shown(workbook({{"表", sheet, ""}}, "", type).bytes(), name), expected)
          << type << ' ' << name;
    }
  }
}

TEST(XlsxTest, ReadsUnusualPrefixesAndOtherEncodings) {
  std::string utf16;
  for (const char c : std::string("<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet>"
                                  "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>AB"
                                  "</t></is></c></row></sheetData></worksheet>")) {
    utf16 += c;
    utf16 += '\0';
  }
  EXPECT_EQ(test::shown(workbook({{"表", "\xFF\xFE" + utf16, ""}}).bytes()),
            "page 1 表\nheading 1: AB\n");
  EXPECT_EQ(test::shown(workbook({{"表",
                                   "<x:worksheet xmlns:x=\"y\"><!-- <x:row> --><x:sheetData><x:row>"
                                   "<x:c t=\"inlineStr\"><x:is><x:t>台帳</x:t></x:is></x:c></x:row>"
                                   "</x:sheetData></x:worksheet>",
                                   ""}})
                            .bytes()),
            "page 1 表\nheading 1: 台帳\n");
}

TEST(XlsxTest, ReadsWhatFloatsOverASheetAndItsComments) {
  test::ZipFile zip =
      workbook({{"表", sheet_xml({{"台帳"}}, "<drawing xmlns:r=\"x\" r:id=\"rId1\"/>"), ""}});
  zip.add("xl/worksheets/_rels/sheet1.xml.rels",
          test::relationships_xml({{"drawing", "../drawings/drawing1.xml", ""},
                                   {"comments", "../comments1.xml", ""},
                                   {"threadedComment", "../threaded1.xml", ""}}));
  zip.add("xl/drawings/drawing1.xml",
          "<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>9</xdr:row>"
          "</xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>下の箱</a:t></a:r></a:p></xdr:txBody>"
          "</xdr:sp></xdr:twoCellAnchor><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col>"
          "<xdr:row>1</xdr:row></xdr:from><xdr:grpSp><xdr:sp><xdr:txBody><a:p><a:r><a:t>上の"
          "</a:t></a:r><a:r><a:t>箱</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:grpSp>"
          "</xdr:twoCellAnchor></xdr:wsDr>");
  zip.add("xl/comments1.xml",
          "<comments><authors><author>係</author><author>tc={1}</author></authors><commentList>"
          "<comment ref=\"A1\" authorId=\"0\"><text><r><t>確認</t></r><r><t>済み</t></r></text>"
          "</comment><comment ref=\"A2\" authorId=\"1\"><text><t>代わりの文</t></text></comment>"
          "</commentList></comments>");
  zip.add("xl/threaded1.xml",
          "<ThreadedComments><threadedComment ref=\"A2\"><text>返信の文</text></threadedComment>"
          "</ThreadedComments>");
  EXPECT_EQ(test::shown(zip.bytes()),
            "page 1 表\nheading 1: 台帳\nparagraph: 上の箱\nparagraph: 下の箱\nnote: 確認済み\n"
            "note: 返信の文\n");
}

TEST(XlsxTest, RefusesWhatGoesPastItsLimits) {
  ExtractLimits limits;
  limits.unpacked_bytes = 100'000;
  const std::string big(200'000, ' ');
  EXPECT_EQ(test::shown(workbook({{"表", big + sheet_xml({{"文"}}), ""}}).bytes(), "a", limits),
            "refused: unpacks to more than the limit\n");
  limits = {};
  limits.members = 3;
  EXPECT_EQ(test::shown(workbook({{"表", sheet_xml({{"文"}}), ""}}).bytes(), "a", limits),
            "refused: more members than the limit\n");
  limits = {};
  limits.text_bytes = 50'000;
  std::string rows;
  for (int i = 0; i < 100; ++i) rows += "<row><c t=\"s\"><v>0</v></c></row>";
  EXPECT_EQ(test::shown(
                workbook({{"表", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>", ""}},
                         "<si><t>" + std::string(1000, 'x') + "</t></si>")
                    .bytes(),
                "a", limits),
            "refused: more text than the limit\n");
}

TEST(XlsxTest, TellsBrokenAndLockedContainers) {
  const test::ZipFile zip = workbook({{"表", sheet_xml({{"文"}}), ""}});
  const std::string whole = zip.bytes();
  EXPECT_EQ(test::shown(whole.substr(0, whole.size() * 2 / 3), "a.xlsx"),
            "broken: zip directory\n");
  test::ZipFile locked;
  locked.add("[Content_Types].xml", "<Types/>").add("xl/workbook.xml", "<workbook/>");
  EXPECT_EQ(test::shown(locked.lock("x").bytes(), "a.xlsx").substr(0, 9), "encrypted");
}

TEST(XlsxTest, IgnoresCellsThatNoSheetHas) {
  EXPECT_EQ(test::shown(workbook({{"表",
                                   "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\">"
                                   "<is><t>文</t></is></c><c r=\"ZZZZ1\"><v>1</v></c>"
                                   "<c r=\"B9999999\"><v>2</v></c><c r=\"C1\" t=\"s\"><v>99</v></c>"
                                   "<c r=\"D1\" t=\"s\"><v>-1</v></c><c r=\"E1\" s=\"999\"><v>5"
                                   "</v></c></row></sheetData><mergeCells>"
                                   "<mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>",
                                   ""}})
                            .bytes()),
            "page 1 表\nrow+: 文 | 5\n");
}

TEST(XlsxTest, ReadsAMillionEmptyCellsInLinearTime) {
  std::string rows;
  for (int r = 1; r <= 50'000; ++r) {
    const std::string row = std::to_string(r);
    rows += "<row r=\"" + row + "\">";
    for (int c = 0; c < 20; ++c)
      rows += "<c r=\"" + column_name(static_cast<std::size_t>(c)) + row + "\" s=\"1\"/>";
    rows += "</row>";
  }
  rows += "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>端</t></is></c></row>";
  const std::string bytes = workbook({{"表",
                                       "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>" +
                                           rows + "</sheetData></worksheet>",
                                       ""}})
                                .bytes();
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(test::shown(bytes), "page 1 表\nheading 1: 端\n");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

}  // namespace
}  // namespace kouryu
