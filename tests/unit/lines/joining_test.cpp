// Hard-wrapped lines come together again, and nothing else does: both errors are counted over all
// paragraphs of the corpus. The gold boundaries are known because the test wraps them itself.
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "indexer/lines/line_end.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/pieces.h"
#include "tests/support/extracted.h"

namespace kouryu {
namespace {

/// Paragraphs of the sample corpus that stand on one line: sentences of some length.
std::vector<std::string> paragraphs() {
  std::set<std::string> found;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(KOURYU_SOURCE_DIR) + "/corpus/documents")) {
    std::ifstream in(entry.path(), std::ios::binary);
    for (std::string line; std::getline(in, line);) {
      if (is_valid_utf8(line) && text_columns(line) > 100 && line.ends_with("。") &&
          !opens_block(line) && line.front() != '#' && line.front() != '|' && line.front() != ' ' &&
          !line.starts_with("　")) {
        found.insert(line);
      }
    }
  }
  return {found.begin(), found.end()};
}

/// `paragraph` behind an indent, cut when a line would pass `width` columns, inside words too.
std::string wrap(const std::string& paragraph, std::size_t width) {
  std::string out = "　";
  std::size_t columns = 2;
  for (const char32_t c : to_utf32(paragraph)) {
    const auto wide = static_cast<std::size_t>(char_columns(c));
    if (columns + wide > width) {
      out += '\n';
      columns = 0;
    }
    append_utf8(out, c);
    columns += wide;
  }
  return out + '\n';
}

/// The same with the rule of typesetters that no line begins with a closing sign.
std::string wrap_as_typeset(const std::string& paragraph, std::size_t width) {
  std::string out;
  std::size_t columns = 0;
  const std::u32string chars = to_utf32(paragraph);
  for (std::size_t i = 0; i < chars.size(); ++i) {
    const auto wide = static_cast<std::size_t>(char_columns(chars[i]));
    const std::string next = i + 1 < chars.size() ? to_utf8(chars.substr(i + 1, 1)) : "";
    const std::size_t room = begins_inside(next) ? wide + 2 : wide;
    if (columns > 0 && columns + room > width && !begins_inside(to_utf8(chars.substr(i, 1)))) {
      out += '\n';
      columns = 0;
    }
    append_utf8(out, chars[i]);
    columns += wide;
  }
  return out + '\n';
}

/// Both errors of joining, counted.
struct Errors {
  std::size_t line_ends = 0;   // inside a sentence
  std::size_t lost = 0;        // of these: not joined
  std::size_t boundaries = 0;  // between paragraphs and rows
  std::size_t glued = 0;       // of these: joined
};

/// A text whose line ends are known: inside a sentence, or between two paragraphs or rows.
class WrappedText {
 public:
  explicit WrappedText(bool typeset) : typeset_(typeset) {}

  void add(const std::string& paragraph, std::size_t width) {
    add_lines(typeset_ ? wrap_as_typeset(paragraph, width) : wrap(paragraph, width));
  }
  void add_row(const std::string& row) { add_lines(row + '\n'); }
  void add_blank() { text_ += '\n'; }

  [[nodiscard]] Errors errors() const {
    const Extraction extraction = test::extract_text(text_);
    std::set<std::size_t> begins;
    const Pieces pieces = pieces_of(extraction.text);
    for (const Piece& piece : pieces.pieces) begins.insert(piece.line.source.begin);
    Errors out;
    for (const std::size_t place : line_ends_) {
      ++out.line_ends;
      out.lost += begins.count(place);
    }
    for (const std::size_t place : boundaries_) {
      ++out.boundaries;
      out.glued += 1 - begins.count(place);
      if (begins.count(place) == 0) std::cout << "glued: " << line_at(place) << '\n';
    }
    return out;
  }

 private:
  [[nodiscard]] std::string line_at(std::size_t place) const {
    return text_.substr(place, text_.find('\n', place) - place);
  }

  void add_lines(const std::string& lines) {
    bool first = true;
    bool ended = false;  // a line that ends with its sentence does not tell whether it goes on
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = lines.find('\n', begin);
      const std::string line = lines.substr(begin, end - begin);
      const std::size_t indent = line.starts_with("　") ? std::string("　").size() : 0;
      const std::size_t place = text_.size() + indent;
      if (first && place > indent) boundaries_.push_back(place);
      if (!first && !ended) line_ends_.push_back(place);
      text_ += line + '\n';
      ended = ends_sentence(line);
      first = false;
      begin = end + 1;
    }
  }

  bool typeset_;
  std::string text_;
  std::vector<std::size_t> line_ends_;
  std::vector<std::size_t> boundaries_;
};

Errors operator+(const Errors& a, const Errors& b) {
  return {a.line_ends + b.line_ends, a.lost + b.lost, a.boundaries + b.boundaries,
          a.glued + b.glued};
}

void expect_few(const Errors& errors, double most_lost, double most_glued,
                const std::string& where) {
  std::cout << where << ": " << errors.lost << " of " << errors.line_ends << " line ends lost, "
            << errors.glued << " of " << errors.boundaries << " boundaries glued\n";
  EXPECT_LE(static_cast<double>(errors.lost), most_lost * static_cast<double>(errors.line_ends));
  EXPECT_LE(static_cast<double>(errors.glued), most_glued * static_cast<double>(errors.boundaries));
}

constexpr std::array<std::size_t, 20> kWidths = {32, 36, 40, 44, 48, 50, 54, 56, 60, 64,
                                                 66, 68, 70, 72, 74, 76, 78, 80, 90, 100};

/// Lists that stand between paragraphs: names, cells, chronicles, addresses, items, contents,
/// poems.
const std::vector<std::vector<std::string>> kLists = {
    {"北九州市　大連市　1979年5月1日", "青森市　　大連市　2004年12月24日",
     "舞鶴市　　大連市　1982年5月8日"},
    {"舞鶴市、大連市、1982年5月8日", "横浜市、サンディエゴ市、1957年10月29日",
     "長崎市、セントポール市、1955年12月7日", "岡谷市、マウントプレザント市、1965年1月5日"},
    {"長浜市長 藤井勇治", "横浜市国際局国際政策部担当部長　石川勇",
     "一般財団法人自治体国際化協会北京事務所長　北村朋生"},
    {"〒100-0001 東京都千代田区千代田一丁目1番1号 国際会館3階",
     "電話番号：０３－００００－００００", "ファックス：０３－００００－０００１"},
    {"・市民劇団の招待公演", "・中学生の派遣と受入れ", "・図書館の本の交換と、それを読む会"},
    {"１．はじめに ……………………………………… ３", "２．訪問の日程 …………………………………… ５",
     "３．まとめと、これからの課題 ………………… １２"},
    {"平成16年5月　青森市の訪問団が大連市を訪れ、友好協力の覚書を結ぶ",
     "平成17年8月　大連市の児童合唱団が来日し、市民会館で公演する", "平成18年　記念の植樹"},
    {"松の木の枝に積もる雪の朝の光", "港の船の帆をゆらす風の行方", "町の灯の遠くにともる祭の夜",
     "川の瀬の音だけ残る橋の上"},
    {"議長　ただいまから会議を開きます", "田中委員　資料の３ページについて伺います",
     "事務局長　提携の経過をまとめたものです"},
    {"アメリカ合衆国カリフォルニア州サンディエゴ市",
     "オーストラリア連邦クイーンズランド州ブリスベン市", "ニュージーランド国クライストチャーチ市"}};

class JoiningErrors : public testing::TestWithParam<bool> {};

TEST_P(JoiningErrors, AreFewInAParagraphAlone) {
  Errors all;
  for (const std::size_t width : kWidths) {
    for (const auto& paragraph : paragraphs()) {
      WrappedText text(GetParam());
      text.add(paragraph, width);
      all = all + text.errors();
    }
  }
  expect_few(all, 0.008, 0, "alone");
}

TEST_P(JoiningErrors, AreFewInParagraphsOfOneWidthAndOfMany) {
  Errors one;
  Errors many;
  std::size_t next = 0;
  for (const std::size_t width : kWidths) {
    WrappedText text(GetParam());
    WrappedText mixed(GetParam());
    for (const auto& paragraph : paragraphs()) {
      text.add(paragraph, width);
      if (GetParam()) text.add_blank();  // no indent tells the paragraphs
      mixed.add(paragraph, kWidths[next++ / 3 % kWidths.size()]);
      mixed.add_blank();
    }
    one = one + text.errors();
    many = many + mixed.errors();
  }
  expect_few(one, 0.003, 0, "of one width");
  expect_few(many, 0.006, 0, "of many widths");
}

TEST_P(JoiningErrors, AreFewWithRowsBetween) {
  Errors all;
  std::size_t list = 0;
  for (const std::size_t width : kWidths) {
    WrappedText text(GetParam());
    for (const auto& paragraph : paragraphs()) {
      text.add(paragraph, width);
      text.add_blank();
      for (const auto& row : kLists[list++ % kLists.size()]) text.add_row(row);
      text.add_blank();
    }
    all = all + text.errors();
  }
  expect_few(all, 0.007, 0.002, "with rows");
}

INSTANTIATE_TEST_SUITE_P(Manner, JoiningErrors, testing::Bool(),
                         [](const auto& manner) { return manner.param ? "Typeset" : "Cut"; });

/// The pieces of a text, one a line.
std::string pieces_text(const std::string& text) {
  const Extraction extraction = test::extract_text(text);
  std::string out;
  const Pieces pieces = pieces_of(extraction.text);
  for (const Piece& piece : pieces.pieces) out += piece.line.text + '\n';
  return out;
}

struct Shape {
  const char* name;
  const char* text;
  const char* pieces;
};

constexpr Shape kShapes[] = {
    {"NoticeOfTwoLines",
     "ただいま国際交流の集いに出る方を、市内にお住まいの方から広く募って\nいます。\n",
     "ただいま国際交流の集いに出る方を、市内にお住まいの方から広く募っています。\n"},
    {"NarrowColumn",
     "港の祭りでは、友好都市の\n合唱団が歌い、市民も声を\n合わせた。夜は花火が上が\nり、岸は人で埋"
     "まった。\n",
     "港の祭りでは、友好都市の合唱団が歌い、市民も声を合わせた。夜は花火が上がり、岸は人で埋まった"
     "。"
     "\n"},
    {"HeadingOverSentence", "市長あいさつ\nこのたび、友好都市の一行を迎えました。\n",
     "市長あいさつ\nこのたび、友好都市の一行を迎えました。\n"},
    {"DrawnLinesStandAlone",
     "━━━━━━━━━━━━━━━━━━━━━━━━\n港の合唱団、海を渡る\n━━━━━━━━━━━━━━━━━━━━━━━━\n"
     "団員は三年のあいだ、あちらの港の歌を稽古して、こ\nとしの夏に海を渡りました。\n"
     "------------------------------------------------\n次の号は秋に出ます。\n",
     "━━━━━━━━━━━━━━━━━━━━━━━━\n港の合唱団、海を渡る\n━━━━━━━━━━━━━━━━━━━━━━━━\n"
     "団員は三年のあいだ、あちらの港の歌を稽古して、ことしの夏に海を渡りました。\n"
     "------------------------------------------------\n次の号は秋に出ます。\n"},
    {"ClosingSignBegins", "参加者は（小学生を除く\n）二十人。\n",
     "参加者は（小学生を除く）二十人。\n"},
    {"NameBeforeItsDot",
     "三十年にわたる交流を記念して、アメリカにあるフランクリン\n・ルーズベルト記念館から資料を借り"
     "ました。\n",
     "三十年にわたる交流を記念して、アメリカにあるフランクリン・ルーズベルト記念館から資料を借りま"
     "した。"
     "\n"},
    {"ItemsInKatakana", "プログラム\n・オープニング\n・パレード\n",
     "プログラム\n・オープニング\n・パレード\n"},
    {"ItemGoesOn",
     "・環境局の職員が毎年友好都市を訪れて、海水の浄化を\n　助言する\n・中学生の派遣\n",
     "・環境局の職員が毎年友好都市を訪れて、海水の浄化を助言する\n・中学生の派遣\n"},
    {"NarrowItemsGoOn",
     "➤ 学校の数は十年で\n  半分になった\n・手紙の数より返事の\n 早さを喜ぶ\n・名簿と\n・日程\n",
     "➤ 学校の数は十年で半分になった\n・手紙の数より返事の早さを喜ぶ\n・名簿と\n・日程\n"},
    {"ItemWithDetails", "・大連市\n　人口 600万人\n・青森市\n　人口 27万人\n",
     "・大連市\n人口 600万人\n・青森市\n人口 27万人\n"},
    {"HeadingHangs",
     "３　平成三十年度における姉妹都市交流事業の実施についての留\n　　意点\n\n次のとおり。\n",
     "３ 平成三十年度における姉妹都市交流事業の実施についての留意点\n次のとおり。\n"},
    {"QuotesOfTwoDepths",
     "> 先日は訪問団の受入れについてご相談に乗ってい\n> ただき、ありがとうございました。\n"
     ">> 十月に訪問団を迎える予定で、港の施設も視察す\n>> る計画です。\n承知しました。\n",
     "先日は訪問団の受入れについてご相談に乗っていただき、ありがとうございました。\n"
     "十月に訪問団を迎える予定で、港の施設も視察する計画です。\n承知しました。\n"},
    {"LinksAreNoQuotes", "＞くらし\n＞観光\n", "＞くらし\n＞観光\n"},
    {"OneCharacterALine", "友\n好\nの\n絆\nを\n結\nぶ\n\n横に組んだ文です。\n",
     "友好の絆を結ぶ\n横に組んだ文です。\n"},
    {"ListOfLetters", "東\n西\n南\n北\n中\n央\n", "東\n西\n南\n北\n中\n央\n"},
    {"PageTurnInSentence",
     "協会は来年度の計画をまとめた。それによると交流は中学\n生の派遣を中心に、これまでどおり続ける"
     "。また、港の施\n"
     "\n- 11 -\n\f協会だより\n設を見て回る旅も計画し、六月の末に募る。\n\n- 12 "
     "-\n\f協会だより\n次の記事。\n",
     "協会は来年度の計画をまとめた。それによると交流は中学生の派遣を中心に、これまでどおり続ける。"
     "また、港の施設を見て回る旅も計画し、六月の末に募る。\n次の記事。\n"},
};

TEST(Lines, AreJoinedByTheirShape) {
  for (const Shape& shape : kShapes) {
    EXPECT_EQ(pieces_text(shape.text), shape.pieces) << shape.name;
  }
}

TEST(Lines, ArePagedByFormFeedsWhereThereAreAny) {
  const Extraction extraction = test::extract_text("一枚目。\n\n- 11 -\n\f二枚目。\n\n- 12 -\n");
  const Pieces pieces = pieces_of(extraction.text);
  ASSERT_EQ(pieces.pieces.size(), 2U);
  EXPECT_EQ(pieces.pieces[0].line.page, 1);
  EXPECT_EQ(pieces.pieces[1].line.page, 2);
}

TEST(Lines, ThatAreNotWrappedStayApart) {
  const std::string text = "大連市を訪れた。\n青森市も訪れた。\n北九州市の一行が帰国した。\n";
  EXPECT_EQ(pieces_text(text), text);
}

}  // namespace
}  // namespace kouryu
