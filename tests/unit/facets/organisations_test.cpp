// Organisations in sentences, in the fields of records, and under their other names.
#include "indexer/facets/organisations/organisations.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <algorithm>
#include <ctime>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "dict/names/organisation_names.h"
#include "dict/tokens/analyzer.h"
#include "tests/support/some_pieces.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAreArray;

std::vector<std::string> split(const std::string& cell, char separator) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < cell.size();) {
    const std::size_t end = std::min(cell.find(separator, begin), cell.size());
    if (end > begin) out.push_back(cell.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::vector<StoredField> fields_of(const std::string& cell, const std::string& text) {
  std::vector<StoredField> fields;
  std::size_t end = 0;
  for (const std::string& field : split(cell, '|')) {
    const std::size_t equal = field.find('=');
    const std::size_t begin =
        text.find(field.substr(equal + 1), text.find(field.substr(0, equal), end));
    if (begin == std::string::npos) throw std::invalid_argument(field + " is not in " + text);
    end = begin + field.size() - equal - 1;
    fields.push_back({field.substr(0, equal), {begin, end}});
  }
  return fields;
}

std::vector<NameMention> read(Analyzer& analyzer, const std::string& text,
                              const std::vector<StoredField>& fields = {},
                              const std::string& elsewhere = {}) {
  OrganisationContext context;
  const AnalyzedText passage = analyzer.analyze(text);
  survey_organisations(elsewhere, analyzer.analyze(elsewhere), context);
  survey_organisations(text, passage, context);
  return recognize_organisations(text, passage, fields, context);
}

std::set<std::string> certain(const std::vector<NameMention>& mentions) {
  std::set<std::string> out;
  for (const NameMention& mention : mentions) {
    if (mention.certain) out.insert(mention.value);
  }
  return out;
}

TEST(Organisations, AreReadInSentences) {
  Analyzer analyzer;
  std::size_t traps = 0;
  for (const auto& row : test::read_tsv("organisations.tsv", 3)) {
    const auto cell = [&](std::size_t i) {
      return i < row.cells.size() && row.cells[i] != " " ? row.cells[i] : std::string();
    };
    const auto found = certain(read(analyzer, cell(1), fields_of(cell(3), cell(1)), cell(4)));
    const auto where = row.where() + " " + cell(1);
    if (cell(0) == "known") {
      EXPECT_THAT(found, Not(UnorderedElementsAreArray(split(cell(2), '|'))))
          << where << ": no longer fails, move it up";
      continue;
    }
    if (cell(0) == "trap") ++traps;
    EXPECT_THAT(found, UnorderedElementsAreArray(split(cell(2), '|'))) << where;
  }
  EXPECT_GE(traps, 30U);
}

TEST(Organisations, KeepTheLetterCaseOfTheText) {
  Analyzer analyzer;
  EXPECT_THAT(certain(read(analyzer, "ＡＢＣ商事株式会社とTOTOが協力した。")),
              testing::UnorderedElementsAre("ABC商事", "TOTO"));
}

TEST(Organisations, StandWhereTheirRangesSay) {
  Analyzer analyzer;
  const std::string text = "本日、大連市教育委員会を訪れた。";
  const AnalyzedText passage = analyzer.analyze(text);
  const auto mentions = recognize_organisations(text, passage, {}, {});
  ASSERT_EQ(mentions.size(), 1U);
  const ByteRange range = mentions[0].range;
  EXPECT_EQ(passage.folded.text.substr(range.begin, range.size()), "大連市教育委員会");
}

TEST(Organisations, CostNoMoreThanTheTextGrows) {
  // 60,000 mentions of one name took a minute: each was compared with all others.
  Analyzer analyzer;
  const auto seconds = [&](std::size_t mentions) {
    std::string text;
    for (std::size_t i = 0; i < mentions; ++i) text += "三菱重工業、";
    const AnalyzedText passage = analyzer.analyze(text);
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
      const std::clock_t begin = std::clock();
      EXPECT_EQ(recognize_organisations(text, passage, {}, {}).size(), mentions);
      best = std::min(best, static_cast<double>(std::clock() - begin));
    }
    return best;
  };
  seconds(100);                                       // reads the tables
  EXPECT_LT(seconds(16000), 10 * seconds(4000) + 1);  // by the square: 16
}

TEST(Organisations, DoNotCrossALineFeed) {
  Analyzer analyzer;
  EXPECT_THAT(certain(read(analyzer, "大連\n国際交流協会")), Not(Contains("大連国際交流協会")));
}

TEST(Organisations, HaveOneCanonicalSpelling) {
  EXPECT_EQ(canonical_organisation("（一財）自治体国際化協会"), "自治体国際化協会");
  EXPECT_EQ(canonical_organisation("一般財団法人　自治体国際化協会"), "自治体国際化協会");
  EXPECT_EQ(canonical_organisation("みさき物産㈱"), "みさき物産");
  EXPECT_EQ(canonical_organisation("ＴＯＴＯ"), "TOTO");
  EXPECT_EQ(canonical_organisation("第１９中学校"), "第19中学校");
  EXPECT_EQ(canonical_organisation("第３回友好交流委員会"), "友好交流委員会");
  EXPECT_EQ(canonical_organisation("松山（ソンシャン）小学校"), "松山小学校");
  EXPECT_EQ(canonical_organisation("烟台市教育局"), "煙台市教育局");
  EXPECT_EQ(canonical_organisation(""), "");
}

TEST(Organisations, KnowTheirOtherNames) {
  EXPECT_THAT(organisation_names("クレア"), Contains("自治体国際化協会"));
  EXPECT_EQ(organisation_names("CLAIR").front(), "自治体国際化協会");
  EXPECT_EQ(organisation_names("ＪＩＣＡ").front(), "国際協力機構");
  EXPECT_THAT(organisation_names("みさき商店会"), ElementsAre("みさき商店会"));
}

TEST(Organisations, SurviveWhatNobodyWrites) {
  Analyzer analyzer;
  for (const std::string text : {"", "協会", "(以下", "(以下「", "株式会社", "・・・協会", "))協会",
                                 "(株)(株)(株)", "「」大学", "同同同協会", "第委員会"}) {
    EXPECT_THAT(certain(read(analyzer, text)), IsEmpty()) << text;
    read(analyzer, text, {{"団体名", {0, text.size()}}, {"", {}}}, text);
  }
}

// Ranges lie in the text, in order, apart, and at characters, whatever pieces meet.
TEST(Organisations, MentionsAreInOrderAndApart) {
  static const std::vector<std::string> kPieces = {
      "大連", "市", "協会",   "(",  ")",    "以下",     "「",   "」",     "・",   "第",
      "19",   "回", "委員会", "の", "\n",   "株式会社", "同",   "各",     "大学", "TOTO",
      "(株)", "省", "部",     "　", "カナ", "、",       "及び", "事務所", "政府", "e\xCC\x81"};
  Analyzer analyzer;
  EXPECT_TRUE(rc::check("mentions of random pieces", [&] {
    const std::string text = test::text_of_some(kPieces);
    const AnalyzedText passage = analyzer.analyze(text);
    OrganisationContext context;
    survey_organisations(text, passage, context);
    std::size_t end = 0;
    for (const auto& mention :
         recognize_organisations(text, passage, {{"団体名", {0, text.size()}}}, context)) {
      RC_ASSERT(!mention.value.empty());
      RC_ASSERT(mention.range.begin >= end);
      RC_ASSERT(mention.range.end > mention.range.begin);
      RC_ASSERT(mention.range.end <= passage.folded.text.size());
      end = mention.range.end;
    }
  }));
}

}  // namespace
}  // namespace kouryu
