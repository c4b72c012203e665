// The steps of a query as data: parts and what an index has of them in, steps out.
#include "searcher/plan/ladder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {
namespace {

using testing::ElementsAreArray;

/// Parts as a row of words. Behind a word: how much it tells, in digits; @ a place; # a date; ? it
/// asks; ! it stands nowhere whole. In brackets the smaller words it is made of: 大連湾![大連,湾!].
struct Parts {
  std::vector<QueryNode> nodes;
  std::vector<PartFacts> facts;
};

QueryNode word(std::string_view written) {
  QueryNode node;
  node.written = written;
  node.folded = written;
  node.terms = {node.folded};
  return node;
}

void add_pieces(std::string_view list, QueryNode& node, PartFacts& facts) {
  std::istringstream in{std::string(list)};
  for (std::string piece; std::getline(in, piece, ',');) {
    facts.pieces.push_back(!piece.ends_with('!'));
    if (piece.ends_with('!')) piece.pop_back();
    node.children.push_back(word(piece));
  }
}

Parts parts_from(const std::string& row) {
  Parts out;
  std::istringstream in(row);
  for (std::string cell; in >> cell;) {
    const std::size_t name_end = cell.find_first_of("0123456789@#?![");
    QueryNode node = word(std::string_view(cell).substr(0, name_end));
    PartFacts facts{.whole = true, .pieces = {}, .telling = 0};
    for (std::size_t i = name_end; i < cell.size(); ++i) {
      const char sign = cell[i];
      if (sign >= '0' && sign <= '9') facts.telling = facts.telling * 10 + (sign - '0');
      if (sign == '@') node.place = true;
      if (sign == '?') node.asks = true;
      if (sign == '!') facts.whole = false;
      if (sign == '#') node.date = true;
      if (sign == '[') {
        add_pieces(std::string_view(cell).substr(i + 1, cell.size() - i - 2), node, facts);
        break;
      }
    }
    out.nodes.push_back(std::move(node));
    out.facts.push_back(std::move(facts));
  }
  return out;
}

/// 大連 環境 -交流: asked and left out; "any" in front of the last step. A word that is asked by
/// its parts is shown with them: 大連湾=大連.
std::string shown(const Step& step) {
  std::string out = step.kind == Step::Kind::Any ? "any" : "";
  const auto add = [&](const std::string& word) { out += (out.empty() ? "" : " ") + word; };
  for (const QueryNode& part : step.asked) {
    std::string pieces;
    for (const QueryNode& piece : part.children) {
      pieces += (pieces.empty() ? "=" : "+") + piece.written;
    }
    add(part.written + (part.in_parts ? pieces : ""));
  }
  for (const std::string& left_out : step.left_out) add('-' + left_out);
  return out;
}

std::vector<std::string> further(const std::string& row) {
  const Parts parts = parts_from(row);
  std::vector<std::string> out;
  for (const Step& step : further_steps(parts.nodes, parts.facts, false))
    out.push_back(shown(step));
  return out;
}

struct LadderCase {
  const char* name;
  const char* parts;
  const char* first;
  std::vector<std::string> further;
};
void PrintTo(const LadderCase& c, std::ostream* out) { *out << c.parts; }

const LadderCase kCases[] = {
    {"OneWord", "大連9", "大連", {"any 大連"}},
    {"Two", "環境5 公害7", "環境 公害", {"any 環境 公害"}},
    // The most frequent goes first, and what is left is never less than two.
    {"TheMostFrequentGoesFirst",
     "紙芝居8 交流2 児童5",
     "紙芝居 交流 児童",
     {"児童 紙芝居 -交流", "any 紙芝居 交流 児童"}},
    {"OneByOne",
     "紙芝居8 交流2 児童5 記録3",
     "紙芝居 交流 児童 記録",
     {"記録 児童 紙芝居 -交流", "児童 紙芝居 -交流 -記録", "any 紙芝居 交流 児童 記録"}},
    {"OfEqualsTheFirst", "港4 船4 鐘4", "港 船 鐘", {"船 鐘 -港", "any 港 船 鐘"}},
    // Places and dates say what the rest is about, however frequent they are.
    {"APlaceStays",
     "大連@1 児童5 水路8",
     "大連 児童 水路",
     {"水路 大連 -児童", "any 大連 児童 水路"}},
    {"ADateStays",
     "去年#1 児童5 水路8",
     "去年 児童 水路",
     {"水路 去年 -児童", "any 去年 児童 水路"}},
    {"OfPlacesTheMostFrequentGoes",
     "大連@3 青森@6 児童5",
     "大連 青森 児童",
     {"大連 青森 -児童", "any 大連 青森 児童"}},
    // What asks is in no answer.
    {"AnInterrogative", "大連9 人口5 いくつ?7", "大連 人口 -いくつ", {"any 大連 人口 -いくつ"}},
    {"AnInterrogativeIsNamedFirst",
     "いつ?1 港3 開港6 歌8",
     "港 開港 歌 -いつ",
     {"開港 歌 -いつ -港", "any 港 開港 歌 -いつ"}},
    {"OnlyInterrogatives", "いつ?3 どこ?3", "いつ どこ", {"any いつ どこ"}},
    // A word that stands nowhere is searched by those of its parts that stand somewhere.
    {"InParts", "大連湾9![大連,湾!]", "大連湾", {"大連湾=大連", "any 大連"}},
    {"InPartsBesideAnother",
     "文化経済9![文化,経済] 港3",
     "文化経済 港",
     {"文化経済=文化+経済 港", "any 文化 経済 港"}},
    {"PartsOfAWordThatStandsSomewhereStay", "都市間7[都市] 港3", "都市間 港", {"any 都市間 港"}},
    {"MissingGoesFirst", "鯨9! 港3 船5", "鯨 港 船", {"港 船 -鯨", "any 港 船 -鯨"}},
    {"MissingEvenOfTwo", "大連@9 鯨9!", "大連 鯨", {"大連 -鯨", "any 大連 -鯨"}},
    {"MissingAndInParts",
     "大連湾9![大連,湾!] 鯨9! 船5",
     "大連湾 鯨 船",
     {"大連湾=大連 船 -鯨", "any 大連 船 -鯨"}},
    {"NothingStandsAnywhere", "鯨9! 海豚9!", "鯨 海豚", {}},
    {"NoPartStandsAnywhere", "鯨幕9![鯨!,幕!]", "鯨幕", {}},
    // Of more than four parts only what tells little may go: a fifth of all that they tell.
    {"AFewWordsOfASentence",
     "催し1 町1 鐘10 歌10 船10 笛10",
     "催し 町 鐘 歌 船 笛",
     {"町 鐘 歌 船 笛 -催し", "鐘 歌 船 笛 -催し -町", "any 催し 町 鐘 歌 船 笛"}},
    {"NoneOfASentenceOfTellingWords",
     "星10 町10 鐘10 歌10",
     "星 町 鐘 歌",
     {"町 鐘 歌 -星", "鐘 歌 -星 -町", "any 星 町 鐘 歌"}},
    {"NorOfALongerOne",
     "星10 町30 鐘30 歌30 船30 笛30",
     "星 町 鐘 歌 船 笛",
     {"町 鐘 歌 船 笛 -星", "any 星 町 鐘 歌 船 笛"}},
};

class Steps : public testing::TestWithParam<LadderCase> {};

TEST_P(Steps, LeadDown) {
  const Parts parts = parts_from(GetParam().parts);
  EXPECT_EQ(shown(first_step(parts.nodes)), GetParam().first);
  EXPECT_THAT(further(GetParam().parts), ElementsAreArray(GetParam().further));
}

INSTANTIATE_TEST_SUITE_P(Cases, Steps, testing::ValuesIn(kCases),
                         [](const auto& c) { return c.param.name; });

TEST(Ladder, AnyIsTheLastStepOfTheSameParts) {
  const Parts parts = parts_from("大連@9 人口5 いくつ?7");
  EXPECT_EQ(shown(last_step(parts.nodes, parts.facts)), "any 大連 人口 -いくつ");
}

TEST(Ladder, AStepIsReadAsATree) {
  const Parts parts = parts_from("大連湾9![大連,湾!] 鯨9! 船5");
  std::vector<std::string> read = {describe(tree_of(first_step(parts.nodes)))};
  for (const Step& step : further_steps(parts.nodes, parts.facts, false)) {
    read.push_back(describe(tree_of(step)));
  }
  EXPECT_THAT(read,
              testing::ElementsAre("大連湾 AND 鯨 AND 船", "大連湾→大連 AND 船", "大連 OR 船"));
  EXPECT_EQ(describe(tree_of(first_step(parts_from("港3").nodes))), "港");
}

TEST(Ladder, KnowsWhichWordsStandNowhereWhole) {
  const Parts parts = parts_from("大連湾9![大連,湾!] 鯨9! 船5");
  const Step step = further_steps(parts.nodes, parts.facts, false).front();
  ASSERT_EQ(step.nowhere.size(), 1U) << "鯨 is left out";
  EXPECT_EQ(step.nowhere[0].written, "大連湾");
}

}  // namespace
}  // namespace kouryu
