// The rows of places: each by its own examples, and what they begin with by texts of all kinds.
#include "indexer/facets/places/place_rows.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "dict/tokens/analyzer.h"
#include "indexer/facets/places/place_beginnings.h"
#include "indexer/facets/places/place_choices.h"
#include "indexer/facets/places/place_scanner.h"
#include "indexer/facets/places/place_trace.h"
#include "tests/support/some_pieces.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using testing::IsEmpty;
using testing::Not;

/// What `row` was told in `text`: of every name it was asked about, "" or the refusing condition.
std::vector<std::string> answers_of(const PlaceRow& row, std::string_view text) {
  Analyzer analyzer;
  const AnalyzedText analyzed = analyzer.analyze(text);
  PlaceContext context;
  (void)survey_places(analyzed, context);
  std::vector<std::string> out;
  for (const RuleTrace& one : trace_places(analyzed, context)) {
    if (one.row == row.name) out.emplace_back(one.refused);
  }
  return out;
}

TEST(PlaceRows, EachTakesItsExampleAndRefusesItsOther) {
  for (const PlaceRow& row : place_rows()) {
    EXPECT_THAT(answers_of(row, row.takes), testing::Contains(IsEmpty()))
        << row.name << " does not take " << row.takes;
    const auto answers = answers_of(row, row.not_in);
    EXPECT_THAT(answers, Not(IsEmpty())) << row.name << " is not asked in " << row.not_in;
    EXPECT_THAT(answers, testing::Each(Not(IsEmpty()))) << row.name << " takes " << row.not_in;
  }
}

/// The rows of place_choices.h are named by the evidence of what they decided.
TEST(PlaceRows, DecideWhatBareNamesMean) {
  Analyzer analyzer;
  const auto decided = [&](std::string_view text) {
    const AnalyzedText analyzed = analyzer.analyze(text);
    PlaceContext context;
    const PlaceSpots spots = survey_places(analyzed, context);
    const PlaceMentions found = recognize_places(text, analyzed, context, spots);
    std::vector<std::string> out;
    for (const auto* list : {&found.cities, &found.prefectures}) {
      for (const NameMention& one : *list) out.emplace_back(one.how);
    }
    return out;
  };
  for (const ChoiceRow& row : choice_rows()) {
    EXPECT_THAT(decided(row.takes), testing::Contains(row.name)) << row.takes;
    EXPECT_THAT(decided(row.not_in), Not(testing::Contains(row.name))) << row.not_in;
  }
}

/// The rows that took names in `text` and the names, with the tables that tell where rows begin or
/// with every character tried.
std::vector<std::string> found_in(const AnalyzedText& text, const PlaceContext& known,
                                  bool tables) {
  const PlaceBeginnings beginnings =
      tables ? find_place_beginnings(text) : every_place_beginning(text);
  PlaceSpots spots;
  std::vector<std::string> out;
  for (const PlaceCandidate& one :
       PlaceScanner(text, known, beginnings.edges).scan(beginnings.starts, spots)) {
    out.push_back(std::string(one.row->name) + " " + std::to_string(one.range.begin) + " " +
                  text.folded.text.substr(one.range.begin, one.range.size()));
  }
  return out;
}

/// Compares both ways, with a context that knows nothing and with that of the text itself.
void expect_same(Analyzer& analyzer, const std::string& text) {
  const AnalyzedText analyzed = analyzer.analyze(text);
  const PlaceContext nothing;
  PlaceContext own;
  (void)survey_places(analyzed, own);
  for (const PlaceContext* context : {&nothing, static_cast<const PlaceContext*>(&own)}) {
    EXPECT_EQ(found_in(analyzed, *context, true), found_in(analyzed, *context, false)) << text;
  }
}

TEST(PlaceRows, BeginWhereTheTablesSay) {
  Analyzer analyzer;
  std::string all;
  for (const char* const table :
       {"places.tsv", "place_traps.tsv", "organisations.tsv", "harm_probes.tsv", "years.tsv"}) {
    for (const auto& row : test::read_tsv(table, 1)) {
      for (const std::string& cell : row.cells) {
        expect_same(analyzer, cell);
        all += cell + (all.size() % 3 == 0 ? "\n" : "");
      }
    }
  }
  expect_same(analyzer, all);
}

// Pieces of names in any order, so that words end where none should.
TEST(PlaceRows, BeginWhereTheTablesSayInAnyText) {
  Analyzer analyzer;
  std::vector<std::string> pieces = {
      "市", "町", "村", "区", "郡", "県", "州", "省", "道", "・",  "と",     "の",     "旧", "在",
      "、", "(",  ")",  "\n", "ヶ", "国", "一", "9",  "a",  "USA", "さくら", "いわき", "長", "民"};
  for (const PlaceRow& row : place_rows()) {
    pieces.emplace_back(row.takes);
    pieces.emplace_back(row.not_in);
    for (std::size_t at = 0, next = 0; at < row.takes.size(); at = next) {
      next_char(row.takes, next);
      pieces.emplace_back(row.takes.substr(at, next - at));
    }
  }
  rc::check("tables and rows agree", [&] {
    const std::string text = test::text_of_some(pieces);
    const AnalyzedText analyzed = analyzer.analyze(text);
    PlaceContext context;
    (void)survey_places(analyzed, context);
    RC_ASSERT(found_in(analyzed, context, true) == found_in(analyzed, context, false));
  });
}

}  // namespace
}  // namespace kouryu
