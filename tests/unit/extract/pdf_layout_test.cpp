// How glyphs become lines, on boxes alone: each case is a page of texts set somewhere, and the rows
// that a reader sees. No PDF is needed.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/furniture.h"
#include "indexer/extract/pdf/pieces.h"
#include "indexer/extract/pdf/rows.h"

namespace kouryu {
namespace {

constexpr float kPageWidth = 600;
constexpr float kPageHeight = 840;

bool is_full(char32_t c) { return c >= 0x2E80 && !(c >= 0xFF61 && c <= 0xFF9F); }

/// A text as it is set: its characters, one em each (half of one for Latin), from a point on.
struct Set {
  float x = 0, y = 0;  // of the upper left corner of the first em
  const char* text = "";
  float size = 10;
  float spacing = 0;  // ems between characters
  bool down = false;  // vertical writing
};

PageGlyphs page_of(const std::vector<Set>& texts, const std::vector<Box>& cells = {}) {
  PageGlyphs page;
  page.width = kPageWidth;
  page.height = kPageHeight;
  for (const Set& set : texts) {
    float along = set.down ? set.y : set.x;
    for (const char32_t c : to_utf32(set.text)) {
      const float step = is_full(c) || set.down ? set.size : set.size / 2;
      Glyph glyph;
      glyph.character = c;
      glyph.size = set.size;
      glyph.frame = set.down ? TextFrame::Down : TextFrame::Right;
      glyph.box = set.down ? Box{set.x, along, set.x + set.size, along + step}
                           : Box{along, set.y, along + step, set.y + set.size};
      page.glyphs.push_back(glyph);
      along += step + set.spacing * set.size;
    }
  }
  for (const Box& cell : cells) {
    page.verticals.push_back({cell.x0, cell.y0, cell.y1});
    page.verticals.push_back({cell.x1, cell.y0, cell.y1});
    page.horizontals.push_back({cell.y0, cell.x0, cell.x1});
    page.horizontals.push_back({cell.y1, cell.x0, cell.x1});
  }
  return page;
}

/// Lines of a row: `/` between rows, ` | ` between cells, ⏎ between lines of a cell.
std::string show(const PageLayout& layout) {
  std::string out;
  for (const PageRow& row : page_rows(layout, find_columns(layout))) {
    if (!out.empty()) out += " / ";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) out += row.table ? " | " : " _ ";
      for (std::size_t k = 0; k < row.cells[i].lines.size(); ++k) {
        if (k > 0) out += "⏎";
        out += row.cells[i].lines[k];
      }
    }
  }
  return out;
}

struct PageCase {
  const char* name;
  std::vector<Set> texts;
  std::vector<Box> cells;
  const char* expected;
};
void PrintTo(const PageCase& c, std::ostream* out) { *out << c.name; }

// A column from 50 to 550 holds 50 ems of 10.
constexpr const char* kFullLine =
    "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめ来年の春までに"
    "公表す";

const std::vector<PageCase> kPages = {
    {"JoinsALineThatReachesTheEdge",
     {{60, 100, kFullLine}, {50, 118, "るものとする。"}},
     {},
     "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめ来年の春まで"
     "に"
     "公表するものとする。"},
    {"LeavesAListOfShortLines",
     {{60, 100, "りんご"}, {60, 118, "みかん"}, {60, 136, "ぶどう"}, {60, 154, "もも"}},
     {},
     "りんご / みかん / ぶどう / もも"},
    {"LeavesTheNextParagraph",
     {{50, 100, kFullLine}, {50, 118, "る。"}, {60, 136, "また、会議を開く。"}},
     {},
     "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめ来年の春まで"
     "に"
     "公表する。 / また、会議を開く。"},
    {"LeavesTheNextItem",
     {{60, 100, kFullLine}, {60, 118, "・次の項目"}, {60, 136, "第４条　この規程は"}},
     {},
     "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめ来年の春まで"
     "に"
     "公表す / ・次の項目 / 第４条　この規程は"},
    {"LeavesAHeadingWithAFullWidthNumberAndASpace",
     {{60, 100, kFullLine}, {60, 118, "２"}, {75, 118, " 基本方針"}},
     {},
     "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめ来年の春まで"
     "に"
     "公表す / ２ 基本方針"},
    {"JoinsANumberThatCountsSomething",
     {{60, 100, kFullLine}, {50, 118, "２"}, {65, 118, " 年度にわたる。"}},
     {},
     "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめ来年の春まで"
     "に"
     "公表す２ 年度にわたる。"},
    {"JoinsAnArticleInsideASentence",
     {{60, 100, kFullLine}, {50, 118, "第３条第２項の規定による。"}},
     {},
     "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめ来年の春まで"
     "に"
     "公表す第３条第２項の規定による。"},
    {"JoinsWhatANarrowCellCut",
     {{104, 104, "交通安"}, {104, 118, "全費"}},
     {{100, 100, 140, 135}},
     "交通安全費"},
    {"JoinsThreeLinesOfACell",
     {{103, 104, "防災倉"}, {103, 117, "庫修繕"}, {103, 130, "工事費"}, {150, 117, "12,300"}},
     {{100, 100, 136, 145}, {136, 100, 200, 145}},
     "防災倉庫修繕工事費 | 12,300"},
    {"JoinsACellBelowTheColumnBeside",
     {{103, 104, "消防団"}, {150, 104, "4,500"}, {103, 117, "西分団"}},
     {{100, 100, 136, 135}, {136, 100, 200, 135}},
     "消防団西分団 | 4,500"},
    {"JoinsNamesCutByTheAmountsOfTheirCell",
     {{103, 104, "生活支援サ"},
      {180, 104, "1,200"},
      {103, 117, "ービス費"},
      {103, 130, "配食委託"},
      {180, 130, "340"},
      {103, 143, "介護予防教"},
      {180, 143, "560"},
      {103, 156, "室運営費"},
      {103, 169, "通いの場補"},
      {180, 169, "780"},
      {103, 182, "助金"}},
     {{100, 100, 220, 200}},
     "生活支援サービス費 | 1,200 / 配食委託 | 340 / 介護予防教室運営費 | 560 / 通いの場補助金 | "
     "780"},
    {"LeavesNamesOfWhichOneHasNoAmount",
     {{103, 104, "港の清掃"},
      {180, 104, "1,200"},
      {103, 117, "花の植え替え"},
      {103, 130, "配食"},
      {180, 130, "340"}},
     {{100, 100, 220, 170}},
     "港の清掃 1,200⏎花の植え替え⏎配食 340"},
    {"KeepsTheBulletAndTheAmountOfANameCutByIt",
     {{103, 104, "○"},
      {118, 104, "生活支援サ"},
      {190, 104, "1,200"},
      {118, 117, "ービス費"},
      {118, 130, "通いの場の"},
      {190, 130, "560"},
      {118, 143, "運営費"}},
     {{100, 100, 230, 170}},
     "○ 生活支援サービス費 1,200⏎通いの場の運営費 560"},
    {"LeavesRowsWithoutLinesBetween",
     {{103, 104, "佐藤一郎"},
      {160, 104, "1,200"},
      {103, 117, "鈴木花子"},
      {160, 117, "3,400"},
      {103, 130, "高橋次郎"},
      {160, 130, "5,600"}},
     {{100, 100, 146, 145}, {146, 100, 200, 145}},
     "佐藤一郎⏎鈴木花子⏎高橋次郎 | 1,200⏎3,400⏎5,600"},
    {"PutsCellsDrawnInAnyOrderIntoOneRow",
     {{150, 104, "900"}, {103, 104, "議会費"}},
     {{100, 100, 140, 120}, {140, 100, 200, 120}},
     "議会費 | 900"},
    {"PutsTheNumberBeforeItsName",
     {{115, 104, "総務費"}, {103, 104, "2."}, {165, 104, "70"}},
     {{100, 100, 160, 120}, {160, 100, 200, 120}},
     "2. 総務費 | 70"},
    {"DropsLetterSpacing", {{50, 100, "予 算 書 第 ２ 号", 10, 0}}, {}, "予算書第２号"},
    {"DropsAStraySpace", {{50, 100, "ご報 告いたします", 10, -0.01F}}, {}, "ご報告いたします"},
    {"KeepsAnIdeographicSpace", {{50, 100, "財　　政"}}, {}, "財　　政"},
    {"ClosesATitleSpreadByWideSpaces", {{50, 100, "給　与　費　明　細　書"}}, {}, "給与費明細書"},
    {"KeepsAListOfSingleCharacters",
     {{50, 100, "日　月　火　水　木　金　土"}},
     {},
     "日　月　火　水　木　金　土"},
    {"KeepsWordsBetweenWideSpaces",
     {{50, 100, "会長　佐藤　書記　鈴木"}},
     {},
     "会長　佐藤　書記　鈴木"},
    {"ClosesALineSpreadOverItsCell", {{50, 100, "歳入合計", 10, 0.9F}}, {}, "歳入合計"},
    {"TakesABoldLineOnce",
     {{50, 100, "4"}, {50.5F, 100, "4月"}, {55.3F, 100, "月に"}, {65.2F, 100, "に入学"}},
     {},
     "4月に入学"},
    {"TakesAShadowOnce", {{50, 100, "夏祭り", 24}, {52, 102, "夏祭り", 24}}, {}, "夏祭り"},
    {"KeepsAWordThatComesTwice", {{50, 100, "ますます"}}, {}, "ますます"},
    {"DropsRuby", {{50, 100, "並木心", 12}, {50, 94, "なみき", 5}}, {}, "並木心"},
    {"KeepsASmallLineThatIsNoReading",
     {{50, 100, "会場案内", 12}, {50, 92, "二階ホール", 6}},
     {},
     "会場案内 / 二階ホール"},
    {"DropsARaisedMark",
     {{50, 100, "この制度"}, {90, 99, "2", 5}, {92.5F, 100, "は来年始まる"}},
     {},
     "この制度は来年始まる"},
    {"DropsAMarkOfFullSize", {{50, 100, "この制度＊2は来年始まる"}}, {}, "この制度は来年始まる"},
    {"KeepsAnExponent", {{50, 100, "10km"}, {70, 99, "2", 5}}, {}, "10km2"},
    {"MakesSymbolsBullets", {{50, 100, "\uF06C申込方法"}}, {}, "・申込方法"},
    {"JoinsTwoColours",
     {{50, 100, "今年も"}, {300, 400, "会場"}, {80, 100, "開催します"}},
     {},
     "今年も開催します / 会場"},
    {"JoinsVerticalColumns",
     {{500, 100, "春の海ひねもすのたりのたりかなとい", 10, 0, true},
      {482, 100, "う句が好きです", 10, 0, true}},
     {},
     "春の海ひねもすのたりのたりかなとい / う句が好きです"},
    {"JoinsVerticalColumnsThatReachTheFoot",
     {{500, 75,
       "春の海ひねもすのたりのたりかなという句を読んで思い出すのは祖母の家の縁側から見えた静かな入"
       "り江と白い帆を張った舟のゆっくりと進む姿であった",
       10, 0, true},
      {482, 75, "と思う。", 10, 0, true}},
     {},
     "春の海ひねもすのたりのたりかなという句を読んで思い出すのは祖母の家の縁側から見えた静かな入り"
     "江と"
     "白い帆を張った舟のゆっくりと進む姿であったと思う。"},
    {"ReadsCharactersSetBelowOneAnother",
     {{500, 100, "縦"}, {500, 110, "書"}, {500, 120, "き"}, {500, 130, "の"}, {500, 140, "文"}},
     {},
     "縦書きの文"},
    {"KeepsNamesInAVerticalHeadApart",
     {{300, 100, "佐藤一郎", 10, 0, true},
      {320, 100, "鈴木花子", 10, 0, true},
      {340, 100, "高橋次郎", 10, 0, true},
      {360, 100, "田中三郎", 10, 0, true}},
     {},
     "佐藤一郎 / 鈴木花子 / 高橋次郎 / 田中三郎"},
    {"TakesTheMarkOfAnItemWithItsText",
     {{50, 100, "第１０条"}, {105, 100, "委員会は毎年四月に開く。"}},
     {},
     "第１０条　委員会は毎年四月に開く。"},
    {"TakesABracketedNumberWithItsText",
     {{50, 100, "(1)"}, {80, 100, "港の清掃"}, {50, 118, "(2)"}, {80, 118, "花の植え替え"}},
     {},
     "(1)　港の清掃 / (2)　花の植え替え"},
    {"JoinsBehindALabel",
     {{50, 100,
       "議案第２号：令和８年度みなと市一般会計補正予算（三号）のうち港湾施設の修繕に要する経費の専"
       "決処分の"
       "承"},
      {120, 118, "認について"}},
     {},
     "議案第２号：令和８年度みなと市一般会計補正予算（三号）のうち港湾施設の修繕に要する経費の専決"
     "処分の承"
     "認について"},
    {"LeavesAParagraphThatBeginsAsTheOneBefore",
     {{50, 82, "前の行の終わり。"},
      {60, 100,
       "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめて公表する"
       "。"},
      {60, 118, "また会議を開く。"}},
     {},
     "前の行の終わり。 / "
     "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめて公表する。"
     " / また会議を開く。"},
    {"ReadsANameSpreadDownItsCell",
     {{104, 104, "永"}, {104, 140, "井"}, {104, 200, "章"}},
     {{100, 100, 118, 220}},
     "永井章"},
    {"SetsVerticalHeadsIntoTheirRow",
     {{104, 104, "荒井秀行", 10, 0, true},
      {134, 104, "加藤文治", 10, 0, true},
      {104, 164, "○"},
      {134, 164, "×"},
      {200, 300, "賛否の一覧を示す"}},
     {{100, 100, 130, 160}, {130, 100, 160, 160}, {100, 160, 130, 180}, {130, 160, 160, 180}},
     "荒井秀行 | 加藤文治 / ○ | × / 賛否の一覧を示す"},
    {"FindsTheRowOfANameDrawnLate",
     {{165, 104, "12"}, {165, 124, "34"}, {103, 104, "利子割"}, {103, 124, "配当割"}},
     {{100, 100, 160, 120}, {160, 100, 200, 120}, {100, 120, 160, 140}, {160, 120, 200, 140}},
     "利子割 | 12 / 配当割 | 34"},
    {"ReadsDigitsAmongUprightCharacters",
     {{500, 100, "令"},
      {500, 110, "和"},
      {500, 120, "7", 10, 0, true},
      {500, 130, "年"},
      {500, 140, "の"},
      {500, 150, "夏"}},
     {},
     "令和7年の夏"},
    {"DropsRubyBesideAVerticalLine",
     {{500, 100, "古い山車を引く", 12, 0, true}, {512, 128, "だし", 6, 0, true}},
     {},
     "古い山車を引く"},
    {"JoinsAnAddressInAWideCell",
     {{103, 104, "みなと市本町二丁目十五番三号港湾会"}, {103, 117, "館五階"}, {290, 104, "あり"}},
     {{100, 100, 280, 135}, {280, 100, 330, 135}},
     "みなと市本町二丁目十五番三号港湾会館五階 | あり"},
    {"ClosesANameSpreadOverItsCell",
     {{104, 104, "総"}, {134, 104, "額"}, {164, 104, "計"}, {205, 104, "90"}},
     {{100, 100, 200, 120}, {200, 100, 240, 120}},
     "総額計 | 90"},
    {"LeavesEntriesOfAContentsList",
     {{50, 100, "はじめに……………………………………………………………………………………………１"},
      {50, 118, "計画の概要…………………………………………………………………………………………３"}},
     {},
     "はじめに……………………………………………………………………………………………１ / "
     "計画の概要…………………………………………………………………………………………３"},
    {"JoinsLatinWithASpaceAndWithoutAHyphen",
     {{50, 100,
       "The exchange between the two cities began when the harbour was opened to inter-"
       "xxxxxxxxxxxxxxxxxxxxx"},
      {50, 112, "national trade."}},
     {},
     "The exchange between the two cities began when the harbour was opened to inter-"
     "xxxxxxxxxxxxxxxxxxxxx national trade."},
};

/// Lines one below the other from a point on.
std::vector<Set> lines_from(float x, float y, const std::vector<const char*>& texts,
                            float size = 10) {
  std::vector<Set> out;
  for (const char* text : texts) {
    out.push_back({x, y, text, size});
    y += size * 1.5F;
  }
  return out;
}

std::vector<Set> all(std::vector<std::vector<Set>> parts) {
  std::vector<Set> out;
  for (const auto& part : parts) out.insert(out.end(), part.begin(), part.end());
  return out;
}

/// One from each in turn, as a program draws that goes over the page line by line.
std::vector<Set> in_turn(const std::vector<Set>& one, const std::vector<Set>& other) {
  std::vector<Set> out;
  for (std::size_t i = 0; i < std::max(one.size(), other.size()); ++i) {
    if (i < one.size()) out.push_back(one[i]);
    if (i < other.size()) out.push_back(other[i]);
  }
  return out;
}

const std::vector<const char*> kNote = {"記入に際して、", "医療機関の協力", "を得られるよう",
                                        "にしましょう！"};

const std::vector<PageCase> kColumns = {
    {"JoinsANarrowNote",
     lines_from(400, 100, kNote),
     {},
     "記入に際して、医療機関の協力を得られるようにしましょう！"},
    {"JoinsANoteBesideATable",
     in_turn(lines_from(400, 100, kNote),
             lines_from(50, 104, {"港まつり", "花火大会", "夏の市", "盆踊り"})),
     {},
     "記入に際して、医療機関の協力を得られるようにしましょう！ / 港まつり / 花火大会 / 夏の市 / "
     "盆踊り"},
    {"LeavesNamesOfOneLength",
     lines_from(
         50, 100,
         {"さくら保育園", "ひまわり児童館", "みどり児童公園", "あおば図書分館", "わかば体育会館"}),
     {},
     "さくら保育園 / ひまわり児童館 / みどり児童公園 / あおば図書分館 / わかば体育会館"},
    {"LeavesNamesWithAmountsBeside",
     in_turn(lines_from(
                 50, 100,
                 {"ひまわり信用金庫", "みずうみ信用金庫", "さざなみ信用金庫", "あけぼの信用金庫"}),
             lines_from(200, 100, {"1,200", "3,400", "5,600", "7,800"})),
     {},
     "ひまわり信用金庫 | 1,200 / みずうみ信用金庫 | 3,400 / さざなみ信用金庫 | 5,600 / "
     "あけぼの信用金庫 | 7,800"},
    {"LeavesSentencesOfOneLength",
     lines_from(
         50, 100,
         {"会議を開きました。", "報告を聞きました。", "予算を認めました。", "計画を立てました。"}),
     {},
     "会議を開きました。 / 報告を聞きました。 / 予算を認めました。 / 計画を立てました。"},
    {"ReadsColumnsDrawnLineByLineOneAfterTheOther",
     in_turn(lines_from(50, 100,
                        {"春の港では白い帆を張った舟が静", "かに沖へ出てゆく。丘の上の図書",
                         "館からは入り江の全体を見わたす", "ことができる。"}),
             lines_from(250, 100,
                        {"夏になると花火を見る人でにぎわ", "い、出店の並ぶ通りを子どもたち",
                         "が駆けてゆく。秋の市には近くの", "村から野菜が届く。"})),
     {},
     "春の港では白い帆を張った舟が静かに沖へ出てゆく。丘の上の図書館からは入り江の全体を見わたす"
     "ことができる。 / "
     "夏になると花火を見る人でにぎわい、出店の並ぶ通りを子どもたちが駆けてゆく。秋の市には近くの"
     "村から野菜が届く。"},
    {"GoesOnAtTheHeadOfTheColumnBeside",
     all({lines_from(50, 100,
                     {"春の港では白い帆を張った舟が静", "かに沖へ出てゆく。丘の上の図書",
                      "館からは入り江の全体を見わたす"}),
          lines_from(250, 100,
                     {"ことができる。夏になると花火を", "見る人でにぎわい、出店の並ぶ通",
                      "りを子どもたちが駆けてゆくのを"})}),
     {},
     "春の港では白い帆を張った舟が静かに沖へ出てゆく。丘の上の図書館からは入り江の全体を見わたす"
     "ことができる。夏になると花火を見る人でにぎわい、出店の並ぶ通りを子どもたちが駆けてゆくのを"},
    {"GoesOnBelowAFigure",
     all({lines_from(50, 100,
                     {"春の港では白い帆を張った舟が静", "かに沖へ出てゆく。丘の上の図書",
                      "館からは入り江の全体を見わたす"}),
          {{70, 180, "図１　港の全景", 8}},
          lines_from(50, 250,
                     {"ことができる。夏になると花火を", "見る人でにぎわい、出店の並ぶ通",
                      "りを子どもたちが駆けてゆくのを"})}),
     {},
     "春の港では白い帆を張った舟が静かに沖へ出てゆく。丘の上の図書館からは入り江の全体を見わたす"
     "ことができる。夏になると花火を見る人でにぎわい、出店の並ぶ通りを子どもたちが駆けてゆくのを"
     " / 図１　港の全景"},
    {"LeavesANewParagraphInTheColumnBeside",
     all({lines_from(50, 100,
                     {"春の港では白い帆を張った舟が静", "かに沖へ出てゆく。丘の上の図書",
                      "館からは入り江の全体を見わたす"}),
          lines_from(260, 100, {"夏になると花火を見る人でにぎ"}),
          lines_from(250, 115,
                     {"わい、出店の並ぶ通りを子どもた", "ちが駆けてゆく。秋には近くの村",
                      "から朝市へ野菜が届くのを待って"})}),
     {},
     "春の港では白い帆を張った舟が静かに沖へ出てゆく。丘の上の図書館からは入り江の全体を見わたす / "
     "夏になると花火を見る人でにぎわい、出店の並ぶ通りを子どもたちが駆けてゆく。秋には近くの村から"
     "朝市へ野菜が届くのを待って"},
    {"JoinsAParagraphSetInByThreeLetters",
     all({{{80, 100, "春の港では白い帆を張った舟が静かに沖へ"}},
          lines_from(50, 115,
                     {"出てゆくのを、丘の上の図書館から見ていた人が",
                      "おり、そのようすを便りに書いて知らせてきた。"})}),
     {},
     "春の港では白い帆を張った舟が静かに沖へ出てゆくのを、丘の上の図書館から見ていた人がおり、"
     "そのようすを便りに書いて知らせてきた。"},
    {"JoinsBehindALabelInBrackets",
     {{50, 100,
       "（問３）港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見はどのように"
       "取りまとめて"},
      {90, 118, "公表するのか。"}},
     {},
     "（問３）港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見はどのように取り"
     "まとめて公表するのか。"},
    {"LeavesLinesOfAListThatEndAtOnePlace",
     lines_from(50, 100,
                {"春の祭りは公園で四月に開く予定", "夏の花火は港で八月の夜に上げる",
                 "秋の市は駅前で十月に三日間開催", "冬の集いは公民館で一月に行なう"}),
     {},
     "春の祭りは公園で四月に開く予定 / 夏の花火は港で八月の夜に上げる / "
     "秋の市は駅前で十月に三日間開催 / 冬の集いは公民館で一月に行なう"},
    {"KeepsATextOfSeveralLinesInTheRowItIsSetTo",
     all({{{50, 100, "港の清掃"}},
          lines_from(150, 100, {"春と秋に係の者が", "ごみを拾い集めて", "まとめて置いた。"}),
          {{50, 160, "花の植え替え"}},
          lines_from(150, 160, {"夏の初めに通りの", "鉢をすべて替えて", "水をやり続ける。"})}),
     {},
     "港の清掃 | 春と秋に係の者がごみを拾い集めてまとめて置いた。 / "
     "花の植え替え | 夏の初めに通りの鉢をすべて替えて水をやり続ける。"},
    {"JoinsAnOpenSetTextAmongSmallLinesSetClose",
     all({lines_from(50, 300, {"注記の一", "注記の二", "注記の三", "注記の四", "注記の五"}, 7),
          {{60, 100, kFullLine}, {50, 126, "るものと決めた。"}, {60, 152, "意見を聞く。"}},
          {{60, 178, "委員を選ぶ。"}, {60, 204, "会議を開く。"}}}),
     {},
     "注記の一 / 注記の二 / 注記の三 / 注記の四 / 注記の五 / "
     "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめ来年の春まで"
     "に公表するものと決めた。 / 意見を聞く。 / 委員を選ぶ。 / 会議を開く。"},
    {"LeavesALabelBelowASentence",
     lines_from(50, 100,
                {"※この額には前の年から繰り越したものと基金から繰り入れたものを含まない。",
                 "担当課：港湾振興課企画係"}),
     {},
     "※この額には前の年から繰り越したものと基金から繰り入れたものを含まない。 / "
     "担当課：港湾振興課企画係"},
    {"LeavesSmallLettersBelowASentence",
     {{50, 100, "港の見える丘に新しい図書館を建てる計画を広く市民に知らせた。"},
      {50, 114, "写真は丘から見た港の全景", 9}},
     {},
     "港の見える丘に新しい図書館を建てる計画を広く市民に知らせた。 / 写真は丘から見た港の全景"},
    {"JoinsATextThatHangsFromItsHead",
     all({{{50, 100, "港湾区域では小型の船を繋いでおくが"}},
          lines_from(80, 115,
                     {"但し台風が近づくときにはこの", "限りではなく、係の者の指示に",
                      "従って沖へ出なければならない"})}),
     {},
     "港湾区域では小型の船を繋いでおくが"
     "但し台風が近づくときにはこの限りではなく、係の者の指示に従って沖へ出なければならない"},
    {"JoinsBesideAFigureBetweenLongerLines",
     all({{{60, 85, "港の見える丘に新しい図書館を建てた。"}},
          {{60, 100, "春の港では白い帆を張った舟が"}},
          lines_from(50, 115, {"静かに沖へ出てゆく。丘の上の図", "書館からは入り江の全体を見わた"}),
          {{50, 145, "すことができる。"}},
          {{60, 160, "夏になると花火を見る人でにぎわう。"}}}),
     {},
     "港の見える丘に新しい図書館を建てた。 / "
     "春の港では白い帆を張った舟が静かに沖へ出てゆく。丘の上の図書館からは入り江の全体を見わたす"
     "ことができる。 / 夏になると花火を見る人でにぎわう。"},
    {"LeavesNamesOfOneLengthBetweenLongerOnes",
     lines_from(50, 100,
                {"港湾振興課みなと企画係分室", "さくら保育園", "ひまわり学園", "みどりの公園",
                 "駅前再開発準備室広報担当係"}),
     {},
     "港湾振興課みなと企画係分室 / さくら保育園 / ひまわり学園 / みどりの公園 / "
     "駅前再開発準備室広報担当係"},
    {"JoinsANoteBelowCellsSetClose",
     {{103, 104, "港の清掃に"},
      {103, 114, "要する経費"},
      {103, 124, "の補助金"},
      {163, 104, "春と秋に係"},
      {163, 114, "の者がごみ"},
      {163, 124, "を拾うもの"},
      {60, 150, kFullLine},
      {50, 168, "るものとする。"}},
     {{100, 100, 160, 140}, {160, 100, 220, 140}},
     "港の清掃に要する経費の補助金 | 春と秋に係の者がごみを拾うもの / "
     "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめ来年の春まで"
     "に公表するものとする。"},
    {"LeavesASecondNoteBelowCellsSetClose",
     {{103, 104, "港の清掃に"},
      {103, 114, "要する経費"},
      {103, 124, "の補助金"},
      {50, 150, "額は当初予算による"},
      {50, 168, "花火大会は別に定める"}},
     {{100, 100, 160, 140}},
     "港の清掃に要する経費の補助金 / 額は当初予算による / 花火大会は別に定める"},
    {"JoinsOverNumbersOfNotesDrawnLater",
     {{50, 100, "港では新しい船が進水した"},
      {190, 100, "。図書館では本を読む会が開かれた"},
      {375, 100, "。"},
      {174, 102, "12", 6},
      {352, 102, "13", 6},
      {367, 102, "8", 6}},
     {},
     "港では新しい船が進水した。図書館では本を読む会が開かれた。"},
    {"KeepsASmallNumberBesideOneText",
     {{100, 102, "12", 6}, {50, 100, "港の清掃"}},
     {},
     "港の清掃 _ 12"},
    {"KeepsASmallNumberBetweenANameAndItsAmount",
     {{50, 100, "港の清掃"}, {115, 100, "1,200"}, {100, 102, "12", 6}},
     {},
     "港の清掃 _ 12 _ 1,200"},
    {"KeepsASmallNumberFarFromTheTextBehind",
     {{50, 100, "港の清掃"}, {150, 100, "花の植え替え"}, {100, 102, "12", 6}},
     {},
     "港の清掃 _ 12 _ 花の植え替え"},
    {"KeepsAnIndexSetLow",
     {{50, 100, "水素の元素記号Ｈ"}, {150, 100, "と酸素Ｏ"}, {139, 104.5F, "2", 6}},
     {},
     "水素の元素記号Ｈ _ 2 _ と酸素Ｏ"},
    {"JoinsANameCutBeforeItsDot",
     lines_from(50, 100,
                {"春の港では海の絵で知られるビクトル", "・ラノフらの展覧会が開かれて人を集",
                 "め、絵の具の匂いが通りまで届いたと", "伝えられている。"}),
     {},
     "春の港では海の絵で知られるビクトル・ラノフらの展覧会が開かれて人を集め、絵の具の匂いが通り"
     "まで届いたと伝えられている。"},
    {"LeavesTheNextItemOfAListInKatakana",
     lines_from(50, 100, {"・ガラス", "・プラスチック", "・スチール", "・アルミニウム"}),
     {},
     "・ガラス / ・プラスチック / ・スチール / ・アルミニウム"},
    {"GoesOnAtTheHeadOfTheColumnBesideAboveAHeading",
     all({lines_from(50, 200,
                     {"春の港では白い帆を張った舟が静", "かに沖へ出てゆく。丘の上の図書",
                      "館からは入り江の全体を見わたす"}),
          {{250, 120, "ことができる。夏になると花火を"}, {250, 135, "見る人でにぎわいます。"}},
          {{250, 165, "秋の市", 12}},
          lines_from(250, 200,
                     {"出店の並ぶ通りを子どもたちが駆", "けてゆくのを、丘の上から見てい",
                      "ると時のたつのを忘れてしまうと"})}),
     {},
     "春の港では白い帆を張った舟が静かに沖へ出てゆく。丘の上の図書館からは入り江の全体を見わたす"
     "ことができる。夏になると花火を見る人でにぎわいます。 / 秋の市 / "
     "出店の並ぶ通りを子どもたちが駆けてゆくのを、丘の上から見ていると時のたつのを忘れてしまうと"},
    {"JoinsAHeadingThatHangsFromItsNumber",
     {{50, 100,
       "第３　港の見える丘に建てる図書館について市民から寄せられた意見を取りまとめるときに守るべき"
       "大"
       "切な留"},
      {72, 118, "意点"}},
     {},
     "第３　港の見える丘に建てる図書館について市民から寄せられた意見を取りまとめるときに守るべき大"
     "切"
     "な留意点"},
    {"JoinsThreeLinesOfANameBelowItsAmount",
     {{103, 104, "通いの場の運営"},
      {200, 104, "560"},
      {103, 117, "港湾計画・道路"},
      {200, 117, "891"},
      {103, 130, "保全計画の策定"},
      {103, 143, "委託料"}},
     {{100, 100, 240, 170}},
     "通いの場の運営 560⏎港湾計画・道路保全計画の策定委託料 891"},
    {"JoinsALineThatBeginsWithAQuarterOfAYear",
     {{60, 100, kFullLine}, {50, 118, "第３　四半期の終わりまでに示す。"}},
     {},
     "港の見える丘に新しい図書館を建てる計画について市民から寄せられた意見を取りまとめ来年の春まで"
     "に公表す第３　四半期の終わりまでに示す。"},
};

class PdfPageTest : public testing::TestWithParam<PageCase> {};

TEST_P(PdfPageTest, Reads) {
  const PageCase& c = GetParam();
  EXPECT_EQ(show(lay_out(page_of(c.texts, c.cells))), c.expected);
}

INSTANTIATE_TEST_SUITE_P(Columns, PdfPageTest, testing::ValuesIn(kColumns),
                         [](const auto& c) { return c.param.name; });

INSTANTIATE_TEST_SUITE_P(Pages, PdfPageTest, testing::ValuesIn(kPages),
                         [](const auto& c) { return c.param.name; });

/// A table of two rows, an area filled over it, and a text drawn behind both.
struct CoverCase {
  const char* name;
  Box area;
  bool before;  // the area is drawn before the table
  std::vector<Set> texts;
  const char* expected;
};

TEST(PdfLayout, ReadsATextBoxOverATable) {
  const std::vector<Set> table = {{103, 104, "利子割"}, {103, 124, "配当割"}};
  const std::vector<Box> cells = {
      {100, 100, 160, 120}, {160, 100, 400, 120}, {100, 120, 160, 140}, {160, 120, 400, 140}};
  const std::vector<Set> box = {{215, 106, "額は調査しているところで、"}, {260, 121, "後に示す"}};
  for (const CoverCase& c : std::vector<CoverCase>{
           {"a box over two rows",
            {200, 102, 340, 138},
            false,
            box,
            "利子割 / 配当割 / 額は調査しているところで、後に示す"},
           {"a box that reaches over the side of the table",
            {80, 95, 500, 145},
            false,
            box,
            "利子割 / 配当割 / 額は調査しているところで、 / 後に示す"},
           {"shading below the table",
            {100, 100, 400, 140},
            true,
            box,
            "利子割 | 額は調査しているところで、 / 配当割 | 後に示す"},
           {"a cell shaded once more",
            {160, 100, 400, 120},
            false,
            box,
            "利子割 | 額は調査しているところで、 / 配当割 | 後に示す"},
           {"a mark elsewhere on the rules",
            {380, 110, 390, 130},
            false,
            box,
            "利子割 | 額は調査しているところで、 / 配当割 | 後に示す"},
           {"a balloon beside what stands in its row",
            {350, 95, 410, 115},
            false,
            {{205, 104, "1,200"}, {205, 124, "340"}},
            "利子割 | 1,200 / 配当割 | 340"},
       }) {
    PageGlyphs page = page_of(table, cells);
    const std::size_t rules = c.before ? 0 : page.verticals.size();
    page.covers.push_back({c.area, c.before ? 0 : page.glyphs.size(), rules, rules});
    const PageGlyphs behind = page_of(c.texts);
    page.glyphs.insert(page.glyphs.end(), behind.glyphs.begin(), behind.glyphs.end());
    EXPECT_EQ(show(lay_out(page)), c.expected) << c.name;
  }
}

struct NumberCase {
  const char* text;
  const char* label;  // empty: no number of a page
};

TEST(PdfFurniture, TellsWhatAPageNumberIs) {
  for (const auto& [text, label] : std::vector<NumberCase>{{"- 3 -", "3"},
                                                           {"―１２―", "12"},
                                                           {"P.7", "7"},
                                                           {"41", "41"},
                                                           {"3 / 40", "3"},
                                                           {"５ページ", "5"},
                                                           {"iv", "iv"},
                                                           {"第 8 頁", "8"},
                                                           {"12,300", ""},
                                                           {"令和7年", ""},
                                                           {"2023-06", ""},
                                                           {"", ""}}) {
    const auto number = printed_number(text);
    EXPECT_EQ(number ? number->label : "", label) << text;
  }
}

/// Pages with one line of text each, between a head and a foot.
std::vector<PageLayout> book(std::size_t pages, const std::string& head,
                             const std::vector<std::string>& feet) {
  std::vector<PageLayout> out;
  for (std::size_t i = 0; i < pages; ++i) {
    const std::string foot = i < feet.size() ? feet[i] : "";
    const std::string body = std::string("本文") + static_cast<char>('a' + i);
    out.push_back(lay_out(
        page_of({{280, 800, foot.c_str()}, {50, 40, head.c_str()}, {50, 400, body.c_str()}})));
  }
  return out;
}

std::string texts_of(const std::vector<PageLayout>& pages) {
  std::string out;
  for (const PageLayout& page : pages) {
    if (!out.empty()) out += " / ";
    for (std::size_t i = 0; i < page.pieces.size(); ++i) {
      out += (i > 0 ? " " : "") + page.pieces[i].text;
    }
  }
  return out;
}

struct BookCase {
  const char* name;
  std::string head;
  std::vector<std::string> feet;
  const char* texts;
  std::vector<std::string> labels;
};

TEST(PdfFurniture, LeavesTheMargins) {
  for (const BookCase& c : std::vector<BookCase>{
           {"dashes", "", {"- 1 -", "- 2 -", "- 3 -"}, "本文a / 本文b / 本文c", {"1", "2", "3"}},
           {"a book bound from another page on",
            "",
            {"41", "42", "43"},
            "本文a / 本文b / 本文c",
            {"41", "42", "43"}},
           {"a running head stays once",
            "市報みなと",
            {},
            "市報みなと 本文a / 本文b / 本文c",
            {"", "", ""}},
           {"the same head on both pages",
            "市報みなと",
            {"- 1 -", "- 2 -"},
            "市報みなと 本文a / 本文b",
            {"1", "2"}},
           {"two pages with dashes", "", {"- 7 -", "- 8 -"}, "本文a / 本文b", {"7", "8"}},
           {"a number alone at the foot of one page", "", {"12"}, "本文a", {"12"}},
           {"amounts at one height",
            "",
            {"1,200", "3,400", "5,600"},
            "1,200 本文a / 3,400 本文b / 5,600 本文c",
            {"", "", ""}},
           {"numbers that do not follow the pages",
            "",
            {"300", "120", "450"},
            "300 本文a / 120 本文b / 450 本文c",
            {"", "", ""}},
       }) {
    const std::size_t count = c.feet.empty() ? 3 : c.feet.size();
    auto pages = book(count, c.head, c.feet);
    PdfFurniture furniture;
    EXPECT_EQ(furniture.remove(pages, true), c.labels) << c.name;
    EXPECT_EQ(texts_of(pages), c.texts) << c.name;
  }
}

TEST(PdfLayout, IsLinear) {
  std::vector<Set> texts;
  for (int i = 0; i < 30'000; ++i) {
    texts.push_back({static_cast<float>(i % 7) * 80, static_cast<float>(i / 7) * 12, "項目の名"});
  }
  const PageLayout layout = lay_out(page_of(texts));
  EXPECT_GE(page_rows(layout, find_columns(layout)).size(), 1'000U);
}

}  // namespace
}  // namespace kouryu
