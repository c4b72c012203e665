// The rows of organisations, each by its own examples; the triggers that are computed from them.
#include "indexer/facets/organisations/organisation_rows.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "dict/tokens/analyzer.h"
#include "indexer/facets/organisations/organisation_scanner.h"
#include "tests/support/some_pieces.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

/// What the scanner says of one text.
struct Scan {
  std::vector<OrganisationFound> found;
  std::vector<RuleTrace> asked;
  std::string told;  // for a failure: which rows were asked, and what refused them
};

Scan scan(Analyzer& analyzer, const std::string& text) {
  Scan out;
  const AnalyzedText analyzed = analyzer.analyze(text);
  const OrganisationText reading(analyzed, OrganisationTables::instance(), {});
  out.found = OrganisationScanner(reading, &out.asked).find();
  for (const RuleTrace& one : out.asked) {
    out.told += std::string(one.row) + " 【" + std::string(reading.in(one.range)) + "】 " +
                (one.refused.empty() ? "took it" : "refused: " + std::string(one.refused)) + '\n';
  }
  return out;
}

/// Every row has its examples in the same two cells.
void check(Analyzer& analyzer, const std::string& name, std::string_view takes,
           std::string_view not_in) {
  const std::string mark_open = "【";
  const std::string mark_close = "】";
  std::string text(takes);
  const std::size_t begin = text.find(mark_open);
  ASSERT_NE(begin, std::string::npos) << name;
  text.erase(begin, mark_open.size());
  const std::size_t end = text.find(mark_close);
  ASSERT_NE(end, std::string::npos) << name;
  text.erase(end, mark_close.size());
  const Scan taken = scan(analyzer, text);
  EXPECT_TRUE(std::any_of(taken.found.begin(), taken.found.end(),
                          [&](const OrganisationFound& one) {
                            return one.how == name && one.range == ByteRange{begin, end};
                          }))
      << name << " does not take " << takes << '\n'
      << taken.told;
  const Scan refused = scan(analyzer, std::string(not_in));
  EXPECT_TRUE(std::none_of(refused.found.begin(), refused.found.end(),
                           [&](const OrganisationFound& one) { return one.how == name; }))
      << name << " takes something in " << not_in << '\n'
      << refused.told;
}

TEST(OrganisationRows, TakeAndRefuseTheirExamples) {
  Analyzer analyzer;
  for (const EndingRow& row : ending_rows()) check(analyzer, row.name, row.takes, row.not_in);
  for (const NameRow& row : name_rows()) check(analyzer, row.name, row.takes, row.not_in);
}

TEST(OrganisationRows, OfEndingsAreAskedAboutWhatTheyRefuse) {
  Analyzer analyzer;
  for (const EndingRow& row : ending_rows()) {
    const Scan refused = scan(analyzer, std::string(row.not_in));
    EXPECT_TRUE(std::any_of(
        refused.asked.begin(), refused.asked.end(),
        [&](const RuleTrace& one) { return one.row == row.name && !one.refused.empty(); }))
        << row.name << " is not asked in " << row.not_in << '\n'
        << refused.told;
  }
}

using Key = std::tuple<std::size_t, std::size_t, std::string, bool>;

std::vector<Key> keys(const std::vector<OrganisationFound>& found) {
  std::vector<Key> out;
  out.reserve(found.size());
  for (const OrganisationFound& one : found) {
    out.emplace_back(one.range.begin, one.range.end, one.how, one.certain);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void expect_same(Analyzer& analyzer, const std::string& text) {
  const AnalyzedText analyzed = analyzer.analyze(text);
  const OrganisationText reading(analyzed, OrganisationTables::instance(), {});
  const OrganisationScanner scanner(reading);
  EXPECT_EQ(keys(scanner.find()), keys(scanner.find_without_triggers())) << text;
}

TEST(OrganisationTriggers, HideNothingInTheTables) {
  Analyzer analyzer;
  for (const char* const table : {"organisations.tsv", "places.tsv", "harm_probes.tsv"}) {
    for (const auto& row : test::read_tsv(table, 1)) {
      for (const std::string& cell : row.cells) expect_same(analyzer, cell);
    }
  }
}

// A failure prints the seed (RC_PARAMS) with which it comes again.
TEST(OrganisationTriggers, HideNothingInRandomTexts) {
  static const std::vector<std::string> kPieces = {
      "大連",   "市",   "協会", "「",   "」",     "である",   "メーカー", "の",     "マクドネル",
      "第7",    "歩兵", "師団", "劇団", "四季",   "たんぽぽ", "株式会社", "(株)",   "NPO法人",
      "トヨタ", "・",   "国際", "局",   "外務省", "研究所",   "テレビ",   "エア・", "に",
      "結成",   "する", "会",   "新生", "銀行",   "、",       "\n",       "組織",   "a1"};
  Analyzer analyzer;
  EXPECT_TRUE(rc::check("with and without triggers", [&] {
    const std::string text = test::text_of_some(kPieces);
    const AnalyzedText analyzed = analyzer.analyze(text);
    const OrganisationText reading(analyzed, OrganisationTables::instance(), {});
    const OrganisationScanner scanner(reading);
    RC_ASSERT(keys(scanner.find()) == keys(scanner.find_without_triggers()));
  }));
}

}  // namespace
}  // namespace kouryu
