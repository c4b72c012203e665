// How a query is understood against an index: spellings it has, words it lacks, what was meant.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "kouryu/explain.h"
#include "kouryu/searcher.h"
#include "tests/support/scratch.h"
#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<PassageRecord> passages() {
  const std::vector<std::pair<const char*, const char*>> texts = {
      {"a-1", "カーム・ポート・アライアンスの総会を、港の会館で開いた。"},
      {"a-2", "面積は２４，８６１．５㎢で、人口は１，０５０人である。"},
      {"a-3", "齋藤さんがヴィオラを、マリーさんがチェロを弾いた。ウエールズの歌も歌った。"},
      {"a-4", "自治体の職員が緑化を学び、国際交流の報告を書いた。"},
      {"a-5", "経済・文化の両面で、相手の町を助ける。"},
      {"b-1", "大連市の港で会議を開いた。"},
      {"b-2", "釜山の市場を訪ねた。"},
      {"c-1", "釜山の船が着いた。"},
      {"c-2", "大連市から手紙が届いた。友好都市の鐘が鳴る。"},
      {"d-1", "少子高齢化の対策を話した。"},
      {"d-2", "インバウンド対策室を置いた。"},
      {"e-1", "ミュンスター市とグダニスク市をヴェネツィアの子供が訪ねた。"},
      {"f-1", "青森市の祭りを見た。"},
      {"d-3", "留学生支援協会の対策課が、対策中と答えた。"},
  };
  std::vector<PassageRecord> out;
  for (const auto& [id, text] : texts) {
    out.push_back(test::passage(id, text));
    out.back().ordinal = static_cast<std::uint32_t>(out.size());
  }
  return out;
}

class Understanding : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<test::TempFolder>();
    test::write_index(folder_->path("all"), passages());
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{folder_->path("all")});
  }
  static void TearDownTestSuite() {
    searcher_.reset();
    folder_.reset();
  }
  static SearchResult ask(const std::string& query, SearchMode mode = SearchMode::Auto) {
    return searcher_->search({.query = query, .mode = mode});
  }
  static std::vector<std::string> ids(const SearchResult& result) {
    std::vector<std::string> out;
    for (const Hit& hit : result.hits) out.push_back(hit.id);
    return out;
  }
  static std::vector<std::string> marked(const Hit& hit) {
    std::vector<std::string> out;
    for (const ByteRange& range : hit.snippet.highlights) {
      out.push_back(hit.snippet.text.substr(range.begin, range.size()));
    }
    return out;
  }
  static std::string message(const SearchResult& result, const std::string& code) {
    for (const Warning& warning : result.warnings) {
      if (warning.code == code) return warning.message;
    }
    return {};
  }

  static inline std::unique_ptr<test::TempFolder> folder_;
  static inline std::unique_ptr<Searcher> searcher_;
};

struct SpeltOtherwise {
  const char* name;
  const char* query;
  const char* passage;
  const char* mark;
};
void PrintTo(const SpeltOtherwise& c, std::ostream* out) { *out << c.query; }

class FindsAndMarks : public Understanding, public testing::WithParamInterface<SpeltOtherwise> {};

TEST_P(FindsAndMarks, TheOtherSpelling) {
  const SearchResult result = ask(GetParam().query);
  ASSERT_THAT(ids(result), ElementsAre(GetParam().passage)) << result.interpreted;
  EXPECT_THAT(marked(result.hits[0]), Contains(GetParam().mark));
  EXPECT_EQ(message(result, "respelt"), "") << "the same word, no correction";
  EXPECT_EQ(result.suggestion, std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, FindsAndMarks,
    testing::Values(SpeltOtherwise{"DotsOfAName", "カームポートアライアンス", "a-1",
                                   "カーム・ポート・アライアンス"},
                    SpeltOtherwise{"DotsOfItsBeginning", "カームポート", "a-1", "カーム・ポート"},
                    SpeltOtherwise{"DotsOfItsEnd", "ポートアライアンス", "a-1",
                                   "ポート・アライアンス"},
                    SpeltOtherwise{"DotsTyped", "カーム・ポート・アライアンス", "a-1",
                                   "カーム・ポート・アライアンス"},
                    SpeltOtherwise{"NoCommas", "24861.5", "a-2", "２４，８６１．５"},
                    SpeltOtherwise{"Commas", "24,861.5", "a-2", "２４，８６１．５"},
                    SpeltOtherwise{"NoCommaBeforeAWord", "1050人", "a-2", "１，０５０人"},
                    SpeltOtherwise{"NameKanji", "斉藤", "a-3", "齋藤"},
                    SpeltOtherwise{"NameKanjiOld", "齊藤", "a-3", "齋藤"},
                    SpeltOtherwise{"Vi", "ビオラ", "a-3", "ヴィオラ"},
                    SpeltOtherwise{"MarkOfALatinLetter", "Münster", "e-1", "ミュンスター"},
                    SpeltOtherwise{"MarkWrittenOut", "muenster", "e-1", "ミュンスター"},
                    SpeltOtherwise{"PolishMark", "Gdańsk", "e-1", "グダニスク"},
                    SpeltOtherwise{"Tsi", "ヴェネチア", "e-1", "ヴェネツィア"},
                    SpeltOtherwise{"KanaForKanji", "こども", "e-1", "子供"},
                    SpeltOtherwise{"We", "ウェールズ", "a-3", "ウエールズ"}),
    [](const auto& c) { return c.param.name; });

TEST_F(Understanding, APlaceOfAnotherKindIsNotTakenForIt) {
  for (const auto& [query, part] :
       std::initializer_list<std::pair<const char*, const char*>>{{"大連湾", "大連"},
                                                                  {"大連駅", "大連"},
                                                                  {"釜山港", "釜山"},
                                                                  {"釜山弁", "釜山"},
                                                                  {"大連会", "大連"},
                                                                  {"対策適", "対策"}}) {
    const SearchResult result = ask(query);
    EXPECT_EQ(message(result, "word_in_parts"),
              "nothing has \"" + std::string(query) + "\" in one: searched for \"" + part + '"');
    EXPECT_EQ(result.total, ask(part).total) << query << ": " << result.interpreted;
    EXPECT_EQ(message(result, "respelt"), "") << query;
    EXPECT_EQ(result.suggestion, std::nullopt) << query;
    EXPECT_EQ(ask(query, SearchMode::And).total, 0U) << query;
  }
}

TEST_F(Understanding, TellsThatOnlyThePartsOfAWordAreThere) {
  const SearchResult torn = ask("文化経済");
  EXPECT_EQ(torn.interpreted, "文化経済→文化+経済");
  EXPECT_EQ(message(torn, "word_in_parts"),
            "nothing has \"文化経済\" in one: searched for \"文化\", \"経済\"");
  for (const char* whole :
       {"少子高齢化", "国際交流", "姉妹都市", "訪日客対策室", "大連市", "だいれん"}) {
    const SearchResult result = ask(whole);
    EXPECT_GT(result.total, 0U) << whole;
    EXPECT_EQ(message(result, "word_in_parts"), "") << whole;
  }
}

TEST_F(Understanding, TellsWhyAFilterLeavesNothing) {
  const auto within = [](const std::string& query, const std::string& document) {
    return searcher_->search({.query = query, .filters = {{"doc", {document}}}});
  };
  EXPECT_NE(message(within("釜山", "doc-d"), "outside_filters"), "");
  EXPECT_THAT(within("鯨", "doc-d").missing_words, ElementsAre("鯨"));
  EXPECT_EQ(message(within("釜山", "doc-b"), "outside_filters"), "");
  EXPECT_NE(message(ask("doc:doc-d 釜山"), "outside_filters"), "");
}

TEST_F(Understanding, TellsThatNoDocumentHasAll) {
  for (const SearchMode mode : {SearchMode::Auto, SearchMode::And}) {
    EXPECT_NE(message(ask("ヴィオラ 釜山", mode), "no_document_has_all"), "");
  }
  EXPECT_NE(message(ask("\"ヴィオラ\" \"釜山\""), "no_document_has_all"), "");
  EXPECT_EQ(message(ask("大連 釜山"), "no_document_has_all"), "");
  EXPECT_EQ(message(ask("大連 鯨"), "no_document_has_all"), "");
}

TEST_F(Understanding, DotsOfKanjiStay) {
  EXPECT_THAT(ids(ask("\"経済文化\"")), IsEmpty());
  EXPECT_THAT(marked(ask("経済文化").hits.at(0)), ElementsAre("経済", "文化"));
  EXPECT_EQ(ask("経済文化", SearchMode::Exact).total, 0U);
}

TEST_F(Understanding, ExactModeKnowsNoOtherSpelling) {
  for (const char* query : {"カームポートアライアンス", "24861.5", "斉藤", "ビオラ", "自冶体"}) {
    const SearchResult result = ask(query, SearchMode::Exact);
    EXPECT_EQ(result.total, 0U) << query;
    EXPECT_EQ(result.suggestion, std::nullopt) << query;
  }
}

TEST_F(Understanding, NotTakesOtherSpellingsAlong) {
  EXPECT_THAT(ids(ask("歌 -斉藤")), IsEmpty());
  EXPECT_THAT(ids(ask("総会 -カームポートアライアンス")), IsEmpty());
}

TEST_F(Understanding, GuessesOnlyWhatTheIndexHas) {
  EXPECT_EQ(ask("少子高齢化").interpreted.find("少子少子化"), std::string::npos);
  EXPECT_EQ(ask("訪日客対策室").interpreted, "訪日客対策室→インバウンド対策室");
  EXPECT_THAT(ids(ask("訪日客対策室")), ElementsAre("d-2"));
}

TEST_F(Understanding, WithoutSynonymsWhenAsked) {
  EXPECT_THAT(ids(ask("姉妹都市")), ElementsAre("c-2"));
  const SearchRequest plain{.query = "姉妹都市", .mode = SearchMode::And, .synonyms = false};
  EXPECT_EQ(searcher_->search(plain).total, 0U);
  EXPECT_THAT(ids(searcher_->search({.query = "だいれん 手紙", .synonyms = false})),
              ElementsAre("c-2"))
      << "a reading is no synonym";
}

TEST_F(Understanding, SynonymsOfOnesOwn) {
  const test::Scratch scratch;
  const auto file = scratch.write("own.tsv", "same\tマーケット|市場\noff\t姉妹都市|友好都市\n");
  Searcher own({folder_->path("all")}, {.synonym_files = {file}});
  EXPECT_THAT(ids(own.search({.query = "マーケット"})), ElementsAre("b-2"));
  EXPECT_EQ(ask("マーケット").total, 0U);
  EXPECT_EQ(own.search({.query = "姉妹都市", .mode = SearchMode::And}).total, 0U);
  EXPECT_THAT(own.explain("マーケット").interpreted, HasSubstr("市場"));
  EXPECT_THROW(Searcher({folder_->path("all")}, {.synonym_files = {scratch / "absent.tsv"}}),
               Error);
}

TEST_F(Understanding, TellsWhichWordsStandNowhere) {
  const SearchResult result = ask("大連 鯨 海豚");
  EXPECT_THAT(result.missing_words, ElementsAre("鯨", "海豚"));
  EXPECT_EQ(message(result, "missing_word"), "no document has \"鯨\", \"海豚\"");
  EXPECT_EQ(result.documents_with_all, 0U);
  EXPECT_EQ(message(result, "left_out"),
            "no passage has all of it: searched without \"鯨\", \"海豚\"");
  EXPECT_EQ(result.interpreted, "大連");
  EXPECT_THAT(ids(result), testing::UnorderedElementsAre("b-1", "c-2"));
  EXPECT_THAT(ask("大連 鯨", SearchMode::And).missing_words, ElementsAre("鯨"));
  EXPECT_THAT(ask("大連 \"鯨の歌\"").missing_words, ElementsAre("鯨の歌"));
  EXPECT_THAT(ask("鯨").missing_words, IsEmpty()) << "one word: no need to say";
  EXPECT_THAT(ask("大連 港").missing_words, IsEmpty());
}

TEST_F(Understanding, TellsThatDocumentsHaveTheWordsApart) {
  const SearchResult both = ask("大連 釜山");
  EXPECT_THAT(both.missing_words, IsEmpty());
  EXPECT_EQ(both.documents_with_all, 2U);
  ASSERT_EQ(both.with_all.size(), 2U);
  EXPECT_NE(both.with_all[0].id, both.with_all[1].id);
  EXPECT_EQ(message(both, "document_has_all"), "2 documents have both, in different places");
  EXPECT_NE(message(both, "or_fallback"), "");
  EXPECT_EQ(message(ask("手紙 船 友好都市"), "document_has_all"),
            "1 document has all of them, in different places");
  const SearchResult apart = ask("ヴィオラ 釜山");
  EXPECT_EQ(apart.documents_with_all, 0U);
  EXPECT_EQ(message(apart, "document_has_all"), "");
  EXPECT_EQ(ask("大連 港").documents_with_all, 0U) << "a passage has both";
  // Within a filter only what passes it counts.
  EXPECT_EQ(
      searcher_->search({.query = "大連 釜山", .filters = {{"doc", {"doc-b"}}}}).documents_with_all,
      1U);
}

struct Meant {
  const char* name;
  const char* typed;
  const char* meant;
};
void PrintTo(const Meant& c, std::ostream* out) { *out << c.typed; }

class DidYouMean : public Understanding, public testing::WithParamInterface<Meant> {};

TEST_P(DidYouMean, IsOfferedAndNotSearched) {
  const SearchResult result = ask(GetParam().typed);
  EXPECT_EQ(result.suggestion, GetParam().meant);
  EXPECT_EQ(message(result, "respelt"), "");
  EXPECT_GT(ask(GetParam().meant).total, 0U);
  EXPECT_EQ(result.interpreted.find(GetParam().meant), std::string::npos) << result.interpreted;
  EXPECT_EQ(ask(GetParam().typed, SearchMode::And).total, 0U);
}

INSTANTIATE_TEST_SUITE_P(Cases, DidYouMean,
                         testing::Values(Meant{"KanjiThatLooksAlike", "自冶体", "自治体"},
                                         Meant{"KanjiInACompound", "国際交硫", "国際交流"},
                                         Meant{"ThreadForString", "縁化", "緑化"},
                                         Meant{"KanjiExchanged", "自体治", "自治体"},
                                         Meant{"AmongOthers", "自冶体 釜山", "自治体 釜山"},
                                         Meant{"Romaji", "Dailan", "Dalian"},
                                         Meant{"RomajiCapitals", "DAILAN", "DALIAN"},
                                         Meant{"RomajiShort", "Dalan", "Dalian"},
                                         Meant{"APlaceThatLooksAlike", "大蓮", "大連"},
                                         Meant{"APlaceThatSoundsAlike", "青盛市", "青森市"},
                                         Meant{"Hiragana", "だいりん", "だいれん"},
                                         Meant{"HiraganaWord", "ゆうこうとじ", "ゆうこうとし"}),
                         [](const auto& c) { return c.param.name; });

TEST_F(Understanding, OffersACompoundOfTheSameSound) {
  const SearchResult parts = ask("留学生支援教会");
  EXPECT_NE(message(parts, "word_in_parts"), "");
  EXPECT_EQ(parts.suggestion, "留学生支援協会");
}

TEST_F(Understanding, NothingIsOfferedForWhatIsRightOrUnknown) {
  for (const char* query :
       {"大連", "釜山", "青島", "松江市", "鯨", "茶", "入口", "量子計算機", "自治体", "大連 釜山",
        "友好都市", "ヴィオラ", "aaaaaaaa", "なのはな"}) {
    EXPECT_EQ(ask(query).suggestion, std::nullopt) << query;
  }
}

TEST_F(Understanding, IsExplained) {
  const QueryExplanation read = searcher_->explain("カームポートアライアンス 平成16年");
  ASSERT_EQ(read.words.size(), 2U);
  EXPECT_THAT(read.words[0].bigrams, Contains("ムポ"));
  ASSERT_EQ(read.words[0].alternatives.size(), 1U);
  EXPECT_EQ(read.words[0].alternatives[0].value, "カーム・ポート・アライアンス");
  EXPECT_EQ(read.words[0].alternatives[0].how, "spelling");
  EXPECT_EQ(read.words[1].alternatives[0].value, "year:2004");
  EXPECT_EQ(read.words[1].alternatives[0].how, "year");
  EXPECT_THAT(searcher_->explain("姉妹都市", SearchMode::Auto, false).words[0].alternatives,
              IsEmpty());
}

TEST(Explain, NeedsNoIndex) {
  const QueryExplanation read = explain_query("だいれん ＡＢＣ");
  EXPECT_THAT(read.interpreted, HasSubstr("大連"));
  EXPECT_EQ(read.folded, "だいれんabc");
  ASSERT_EQ(read.words.size(), 2U);
  EXPECT_EQ(read.words[0].alternatives[0].how, "place");
  EXPECT_THROW(static_cast<void>(explain_query("year:平成")), Error);
}

TEST(Explain, ListsSynonyms) {
  const auto all = synonym_groups();
  EXPECT_GT(all.size(), 100U);
  const auto some = synonym_groups("姉妹都市");
  ASSERT_FALSE(some.empty());
  EXPECT_LT(some.size(), all.size());
  EXPECT_EQ(some[0].strength, "same");
  EXPECT_THAT(some[0].words, Contains("友好都市"));
  EXPECT_THAT(synonym_groups("鯨"), IsEmpty());
}

}  // namespace
}  // namespace kouryu
