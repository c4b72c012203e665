// How queries are read: tests/data/queries.tsv, and what does not fit a table.
#include "searcher/query/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "dict/text/normalizer.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::IsEmpty;

ParsedQuery read(std::string_view query, SearchMode mode = SearchMode::Auto) {
  static Analyzer analyzer;
  return parse_query(query, mode, analyzer);
}

std::string codes(const ParsedQuery& query) {
  std::string out;
  for (const Warning& warning : query.warnings) out += (out.empty() ? "" : ",") + warning.code;
  if (!query.bad_filter.empty()) out += out.empty() ? "bad_filter" : ",bad_filter";
  return out.empty() ? "-" : out;
}

TEST(ParseQuery, ReadsTheTable) {
  for (const test::TsvRow& row : test::read_tsv("queries.tsv", 3)) {
    const ParsedQuery query = read(row.cells[0]);
    const std::string tree =
        (query.question ? "?" : "") + (query.root ? print_tree(*query.root) : "(browse)");
    EXPECT_EQ(tree, row.cells[1]) << row.where();
    EXPECT_EQ(codes(query), row.cells[2]) << row.where();
  }
}

/// 大連@|2004年#|訪れる|何年?: a place, a date, a verb by its base form, what asks.
std::string shown_parts(const ParsedQuery& query) {
  std::string out;
  for (const QueryNode& part : parts_of(*query.root)) {
    out += (out.empty() ? "" : "|") + part.written;
    if (part.place) out += '@';
    if (part.date) out += '#';
    if (part.asks) out += '?';
  }
  return out;
}

TEST(Parts, AreWhatAPersonMeans) {
  for (const test::TsvRow& row : test::read_tsv("parts.tsv", 2)) {
    EXPECT_EQ(shown_parts(read(row.cells[0])), row.cells[1]) << row.where();
  }
}

/// Else a passage with the string would be missed.
TEST(Parts, StandInTheStringThatTheyWereCutFrom) {
  for (const test::TsvRow& row : test::read_tsv("parts.tsv", 2)) {
    const std::string folded = fold_text(row.cells[0]);
    for (const QueryNode& part : parts_of(*read(row.cells[0]).root)) {
      EXPECT_NE(folded.find(part.folded), std::string::npos) << row.where() << ' ' << part.folded;
    }
  }
}

TEST(ParseQuery, NothingTypedBrowses) {
  for (const char* query : {"", "   ", "\t\n", "　"}) EXPECT_FALSE(read(query).root) << query;
}

TEST(ParseQuery, ExactModeTakesEverythingLiterally) {
  const ParsedQuery query = read("大連 -\"city:青島\"", SearchMode::Exact);
  EXPECT_EQ(print_tree(*query.root), "Phrase(大連-\"city:青島\")");
  EXPECT_THAT(query.warnings, IsEmpty());
}

TEST(ParseQuery, CutsLongQueriesAtACharacter) {
  std::string query;
  while (query.size() < 3 * kMaxQueryBytes) query += "港";
  const ParsedQuery parsed = read(query);
  EXPECT_EQ(codes(parsed), "query_cut");
  EXPECT_LE(parsed.root->written.size(), kMaxQueryBytes);
  EXPECT_EQ(parsed.root->written.size() % 3, 0U);
}

std::size_t count_nodes(const QueryNode& node) {
  std::size_t count = 1;
  if (node.kind == QueryNode::Kind::Word) return count;  // its children are its parts
  for (const QueryNode& child : node.children) count += count_nodes(child);
  return count;
}

TEST(ParseQuery, CapsTheNumberOfNodes) {
  std::string query;
  for (int i = 0; i < 1000; ++i) query += "a" + std::to_string(i) + ' ';
  const ParsedQuery parsed = read(query);
  EXPECT_EQ(codes(parsed), "query_cut");
  EXPECT_LE(count_nodes(*parsed.root), kMaxQueryNodes + 1);
}

TEST(ParseQuery, CapsTheDepth) {
  const std::string deep = std::string(500, '(') + "大連" + std::string(500, ')');
  const ParsedQuery parsed = read(deep);
  EXPECT_EQ(codes(parsed), "read_as_words,query_cut");
  EXPECT_EQ(print_tree(*parsed.root), "Word(大連 [大連])");
}

TEST(ParseQuery, WidensBySynonymsOnlyWhenAsked) {
  Analyzer analyzer;
  const auto tree = [&](const char* query) {
    return print_tree(*parse_query(query, SearchMode::Auto, analyzer, nullptr).root);
  };
  EXPECT_EQ(tree("姉妹都市"), "Word(姉妹都市 [姉妹 都市])");
  EXPECT_EQ(tree("訪日客誘致"), "Word(訪日客誘致 [訪日 客 誘致])");
  EXPECT_EQ(tree("しまいとし"), "Word(しまいとし [] ~姉妹都市)") << "a reading is no synonym";
}

TEST(Describe, TellsHowWordsWereRead) {
  EXPECT_EQ(read("だいれん").interpreted, "だいれん→大連");
  EXPECT_EQ(read("大連 (港 OR 空港)").interpreted, "大連 AND (港 OR 空港)");
  EXPECT_EQ(read("大連 -港").interpreted, "大連 AND NOT 港");
  EXPECT_EQ(read("交流 -青年").interpreted, "交流 AND NOT \"青年\"") << "not what it may also mean";
  EXPECT_EQ(read("岐阜の港の歌").interpreted, "岐阜 AND 港 AND 歌");
  EXPECT_EQ(read("(大連の港 OR 青島) 鐘").interpreted, "((大連 AND 港) OR 青島) AND 鐘");
  EXPECT_EQ(read("測る").interpreted, "測る→測…") << "in all its forms";
  EXPECT_EQ(read("平成16年").interpreted, "平成16年→year:2004|2004年");
  EXPECT_EQ(read("year:2004..2010 \"港 町\" 友好*").interpreted,
            "year:2004..2010 AND \"港 町\" AND 友好*");
}

// Every published limit: at it nothing is said, one more and the answer tells.
struct LimitCase {
  const char* name;
  std::string (*query)(std::size_t size);
  std::size_t limit;
};
void PrintTo(const LimitCase& c, std::ostream* out) { *out << c.limit; }

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

class Limits : public testing::TestWithParam<LimitCase> {};

TEST_P(Limits, HoldExactly) {
  EXPECT_EQ(codes(read(GetParam().query(GetParam().limit))).find("query_cut"), std::string::npos);
  EXPECT_NE(codes(read(GetParam().query(GetParam().limit + 1))).find("query_cut"),
            std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Limits,
    testing::Values(
        LimitCase{"Bytes", [](std::size_t size) { return std::string(size, 'a'); }, kMaxQueryBytes},
        LimitCase{"Clauses", [](std::size_t size) { return repeated("港 ", size); },
                  kMaxQueryNodes},
        LimitCase{"Nesting",
                  [](std::size_t size) { return repeated("(", size) + "港" + repeated(")", size); },
                  kMaxQueryDepth},
        LimitCase{"Prefixes", [](std::size_t size) { return repeated("友好* ", size); },
                  kMaxPrefixes}),
    [](const auto& c) { return c.param.name; });

TEST(PrefixLimit, HasTwoCharacters) {
  EXPECT_EQ(print_tree(*read("友*").root), "Word(友 [友])");
  EXPECT_EQ(codes(read("友*")), "query_cut");
  EXPECT_EQ(print_tree(*read("d*").root), "Word(d [d])");
  EXPECT_EQ(print_tree(*read("友好*").root), "Prefix(友好)");
  EXPECT_EQ(codes(read("友好*")), "-");
}

struct SpellingCase {
  const char* name;
  const char* typed;
  const char* meant;
};
void PrintTo(const SpellingCase& c, std::ostream* out) { *out << c.typed << " for " << c.meant; }

const auto case_name = [](const auto& c) { return c.param.name; };

class OtherSpellings : public testing::TestWithParam<SpellingCase> {};

TEST_P(OtherSpellings, AreTheSameWord) {
  EXPECT_THAT(other_spellings(GetParam().typed), Contains(GetParam().meant));
}

INSTANTIATE_TEST_SUITE_P(Cases, OtherSpellings,
                         testing::Values(SpellingCase{"Vu", "ヴァイオリン", "バイオリン"},
                                         SpellingCase{"VuForBu", "バイオリン", "ヴァイオリン"},
                                         SpellingCase{"SmallVowel", "ウェールズ", "ウエールズ"},
                                         SpellingCase{"SmallYa", "キャノン", "キヤノン"},
                                         SpellingCase{"LongSoundTooMany", "サーバー", "サーバ"},
                                         SpellingCase{"InsideACompound", "コンピュータ教室",
                                                      "コンピューター教室"},
                                         SpellingCase{"Dots", "サン・マロ", "サンマロ"},
                                         SpellingCase{"NameKanji", "斉藤", "斎藤"},
                                         SpellingCase{"NameKanjiBack", "大阪", "大坂"},
                                         SpellingCase{"Groups", "12573.85", "12,573.85"},
                                         SpellingCase{"NoGroups", "12,573.85", "12573.85"},
                                         SpellingCase{"GroupsBeforeAWord", "1000人", "1,000人"},
                                         SpellingCase{"TwoGroups", "1234567", "1,234,567"}),
                         case_name);

TEST(OtherSpellings, LeaveOrdinaryWordsAlone) {
  // 経済・文化 is another thing than 経済文化; three digits need no comma, decimals and codes have
  // none; 1,23 is no number in groups.
  for (const char* word : {"環境", "経済文化", "経済・文化", "健", "123", "0.12345", "0120", "1,23",
                           "大連市", "しまい"}) {
    EXPECT_THAT(other_spellings(word), IsEmpty()) << word;
  }
}

class LikelySlips : public testing::TestWithParam<SpellingCase> {};

TEST_P(LikelySlips, HoldWhatWasMeant) {
  EXPECT_THAT(likely_slips(GetParam().typed), Contains(GetParam().meant));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, LikelySlips,
    testing::Values(SpellingCase{"WrongKanji", "北九洲市", "北九州市"},
                    SpellingCase{"WrongKanjiOfAShortName", "大蓮市", "大連市"},
                    SpellingCase{"VoicedSound", "ビックデータ", "ビッグデータ"},
                    SpellingCase{"PauseLeftOut", "トラック・レプタ", "トラックレプタ"}),
    case_name);

TEST(LikelySlips, LeaveOtherPlacesAlone) {
  // A harbour, a station, a dish of a city is not the city; nor is a language a country.
  for (const char* word : {"大連湾", "大連駅", "青森港", "瀋陽駅", "佐賀牛", "長崎弁", "天津飯",
                           "相模原線", "日本任", "大連县", "toyma", "paulo", "サンース"}) {
    EXPECT_THAT(likely_slips(word), IsEmpty()) << word;
  }
}

class LookAlikes : public testing::TestWithParam<SpellingCase> {};

TEST_P(LookAlikes, HoldWhatWasMeant) {
  EXPECT_THAT(look_alikes(GetParam().typed), Contains(GetParam().meant));
}

INSTANTIATE_TEST_SUITE_P(Cases, LookAlikes,
                         testing::Values(SpellingCase{"Water", "自冶体", "自治体"},
                                         SpellingCase{"Dot", "太連", "大連"},
                                         SpellingCase{"Stroke", "末来", "未来"},
                                         SpellingCase{"Thread", "縁化", "緑化"},
                                         SpellingCase{"Snake", "自巳", "自己"}),
                         case_name);

class OneEditAway : public testing::TestWithParam<SpellingCase> {};

TEST_P(OneEditAway, HoldsWhatWasMeant) {
  const auto words = one_edit_away(GetParam().typed);
  EXPECT_THAT(words, Contains(GetParam().meant));
  EXPECT_LE(words.size(), 3000U);
}

INSTANTIATE_TEST_SUITE_P(Cases, OneEditAway,
                         testing::Values(SpellingCase{"Exchanged", "dailan", "dalian"},
                                         SpellingCase{"LeftOut", "shenyan", "shenyang"},
                                         SpellingCase{"TooMany", "beijiing", "beijing"},
                                         SpellingCase{"TooManyInAPlace", "yokohamma", "yokohama"},
                                         SpellingCase{"LetterLeftOut", "toyma", "toyama"},
                                         SpellingCase{"PauseLeftOut", "サッーカ", "サッカー"},
                                         SpellingCase{"Changed", "だいりん", "だいれん"},
                                         SpellingCase{"Katakana", "ダイリン", "ダイレン"}),
                         case_name);

TEST(OneEditAway, IsForWordsOfOneAlphabet) {
  for (const char* word : {"abc", "大連市民", "だいれん市", "abcdefghijklmnopq", "だい2"}) {
    EXPECT_THAT(one_edit_away(word), IsEmpty()) << word;
  }
}

}  // namespace
}  // namespace kouryu
