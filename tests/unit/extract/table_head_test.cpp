// What is a head and what is not: rows from the top, cells parted by |, a blank cell for none;
// * behind a cell is bold, < goes on to the left (merged), ^ to the cell above.
#include "indexer/extract/table_head.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/extract/one_line.h"

namespace kouryu {
namespace {

struct Case {
  const char* name;
  TableSource source;
  std::vector<const char*> rows;
  const char* expected;  // rows above, tiers, labels
};

std::vector<std::string> cut(const std::string& row) {
  std::vector<std::string> cells(1);
  for (const char c : row) {
    if (c == '|') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<TableLine> lines_of(const Case& c) {
  std::vector<TableLine> lines;
  for (const char* row : c.rows) {
    TableLine& line = lines.emplace_back();
    const std::vector<std::string> cells = cut(row);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::string text = cells[i];
      if (text == "<" && !line.cells.empty()) {
        ++line.cells.back().columns;
        continue;
      }
      if (text == "^") {
        for (TableCell& above : lines[lines.size() - 2].cells) {
          if (above.column == static_cast<int>(i)) ++above.rows;
        }
        continue;
      }
      TableCell cell;
      cell.marked = text.ends_with('*');
      if (cell.marked) text.pop_back();
      if (text.empty()) continue;
      if (c.source == TableSource::Document) cell.kind = kind_by_look(text);
      cell.text = std::move(text);
      cell.column = static_cast<int>(i);
      line.cells.push_back(std::move(cell));
    }
  }
  return lines;
}

std::string shown(const TableHead& head) {
  std::string out = std::to_string(head.above) + ' ' + std::to_string(head.tiers);
  for (const ColumnLabel& label : head.labels) out += " [" + label.text + "]";
  return out;
}

constexpr TableSource kDocument = TableSource::Document;
constexpr TableSource kFile = TableSource::DataFile;

const std::vector<Case> kCases = {
    // One row and two under a head
    {"FigureUnderWords", kDocument, {"品名|数量", "いす|3"}, "0 1 [品名] [数量]"},
    {"WordsUnderLabels", kDocument, {"施設名|所在地", "北会館|港町"}, "0 1 [施設名] [所在地]"},
    {"TwoRowsOfWords", kDocument, {"氏名|所属", "山田|総務", "鈴木|財政"}, "0 1 [氏名] [所属]"},
    {"OddWidthIsNoForm",
     kDocument,
     {"団体|代表|世帯", "北部|田中|120"},
     "0 1 [団体] [代表] [世帯]"},
    {"FigureWhereAFormHasLabels", kDocument, {"順|人", "1|山田"}, "0 1 [順] [人]"},
    {"UnitInBrackets", kDocument, {"地域|人口（人）", "港|9"}, "0 1 [地域] [人口（人）]"},
    {"BoldRow", kDocument, {"甲の欄*|乙の欄*", "い|ろ"}, "0 1 [甲の欄] [乙の欄]"},
    {"OneRowOfAFile", kFile, {"町|読み", "港町|みなと"}, "0 1 [町] [読み]"},
    {"EnglishNamesOfAFile", kFile, {"name,|email", "Taro|taro@example.jp"}, "0 1 [name,] [email]"},
    {"MonthsAsLabels", kFile, {"区分|4月|5月", "来館|12|30"}, "0 1 [区分] [4月] [5月]"},
    {"YearsAsLabels", kFile, {"区分|2020|2021", "来館|12|30"}, "0 1 [区分] [2020] [2021]"},
    {"NumberedLabels", kFile, {"値1|値2", "3|4"}, "0 1 [値1] [値2]"},
    // Rows above
    {"TitleAbove",
     kDocument,
     {"施設の一覧", "施設名|所在地", "北会館|港町"},
     "1 1 [施設名] [所在地]"},
    {"TitleAndUnitAbove",
     kDocument,
     {"決算の状況", "||（単位：千円）", "科目|予算額|決算額", "総務費|10|9"},
     "2 1 [科目] [予算額] [決算額]"},
    {"TitleMergedOverAll",
     kDocument,
     {"施設の一覧|<|<", "施設名|所在地|定員", "北会館|港町|80"},
     "1 1 [施設名] [所在地] [定員]"},
    {"TitleAboveInAFile", kFile, {"表題|", "年度|人数", "令和5年度|3"}, "1 1 [年度] [人数]"},
    {"DayAboveInAFile",
     kFile,
     {"人口||", "||令和6年4月1日現在", "地区|男|女", "港|3|4"},
     "2 1 [地区] [男] [女]"},
    // Two tiers
    {"UnitsBelow",
     kDocument,
     {"地区|人口|面積", "|（千人）|（km2）", "港|10|3"},
     "0 2 [地区] [人口 （千人）] [面積 （km2）]"},
    {"UnitsBelowAll",
     kFile,
     {"予算|決算", "（千円）|（千円）", "10|9"},
     "0 2 [予算 （千円）] [決算 （千円）]"},
    {"NamesBelowAGap",
     kFile,
     {"地区|人口|", "|男|女", "港|10|12"},
     "0 2 [地区] [人口 男] [人口 女]"},
    {"MergedTiers",
     kDocument,
     {"款|令和5年度|<", "^|予算額|決算額", "総務費|10|9"},
     "0 2 [款] [令和5年度 予算額] [令和5年度 決算額]"},
    {"BrokenLabels",
     kDocument,
     {"施設\n名|定員\n（人）", "北会館|80"},
     "0 1 [施設名] [定員（人）]"},
    // None
    {"RowsOfData", kDocument, {"北会館|120", "南会館|80"}, "0 0"},
    {"RowsOfDataInAFile", kFile, {"千代|10", "八代|12", "三国|9"}, "0 0"},
    {"WordsAlike", kFile, {"港町|北市", "浜町|南市", "川町|東市"}, "0 0"},
    {"FormOfPairs", kDocument, {"委員長|山田", "任期|3"}, "0 0"},
    {"FormOfKnownLabels", kDocument, {"日時|四月一日", "場所|市民会館"}, "0 0"},
    {"FormOfFourCells", kDocument, {"目的|交流|場所|青森", "日時|5月1日|定員|30"}, "0 0"},
    {"FormWithBoldLabels", kDocument, {"団体の名*|みどりの会", "会員の数*|十二人"}, "0 0"},
    {"SentenceIsNoLabel", kDocument, {"次のとおりとする。|数量", "いす|3"}, "0 0"},
    {"HeadWithoutRows", kDocument, {"施設名|所在地"}, "0 0"},
    {"OneName", kDocument, {"金額|金額|備考", "1|2|甲"}, "0 0"},
    {"MarksAreNoLabels", kDocument, {"―|＊", "1|2"}, "0 0"},
    {"OnlyFigures", kFile, {"1|2", "3|4"}, "0 0"},
    {"LinesOfOneCell", kDocument, {"はじめに", "おわりに"}, "0 0"},
};

TEST(TableHead, IsFoundAsTheTableSays) {
  for (const Case& c : kCases) {
    EXPECT_EQ(shown(find_head(lines_of(c), c.source)), c.expected) << c.name;
  }
}

TEST(TableHead, ErrorsAndSignsAreNoText) {
  for (const char* error : {"#DIV/0!", "#N/A", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"}) {
    EXPECT_TRUE(is_sheet_error(error)) << error;
  }
  for (const char* text : {"#1", "N/A", "#DIV", "# N/A", "", "#港町"}) {
    EXPECT_FALSE(is_sheet_error(text)) << text;
  }
  for (const char* text : {"―――", "＊＊＊", "123", "１２", "2024/4/1", "…", ""}) {
    EXPECT_FALSE(holds_letter(text)) << text;
  }
  for (const char* text : {"一", "A4", "ー", "№ あ", "é"}) EXPECT_TRUE(holds_letter(text)) << text;
}

TEST(OneLine, JoinsAsTheLettersDo) {
  struct Row {
    const char* text;
    const char* expected;
  };
  for (const Row& row : std::vector<Row>{{"姉妹\n都市", "姉妹都市"},
                                         {"第1回\v会議", "第1回会議"},
                                         {"令和\n6年度", "令和6年度"},
                                         {"annual\nreport", "annual report"},
                                         {"annual \r\n report", "annual report"},
                                         {"港町\nPort", "港町 Port"},
                                         {"Port\n港町", "Port 港町"},
                                         {"定員\n(人)", "定員(人)"},
                                         {"2023\n2024", "2023 2024"},
                                         {"田中　太郎", "田中　太郎"},
                                         {"田中 太郎", "田中 太郎"},
                                         {"서울\n회의", "서울 회의"},
                                         {" \n港\u2028町　\n", "港町"},
                                         // What nobody sees
                                         {"報告書\u00AD", "報告書"},
                                         {"re\u00ADport", "report"},
                                         {"re\u00AD\nport", "report"},
                                         {"\uFEFF報告\u200B書\u200E", "報告書"},
                                         {"\u2068報告\u2069\u2060", "報告"},
                                         {"報告\u200D", "報告"},
                                         {"葛\U000E0100城", "葛\U000E0100城"},
                                         {"👨\u200D👩", "👨\u200D👩"}}) {
    EXPECT_EQ(one_line(row.text), row.expected);
  }
}

}  // namespace
}  // namespace kouryu
