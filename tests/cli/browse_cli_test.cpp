// kouryu show, facets, explain and index at the command line.
#include <string>

#include "tests/cli/cli_fixture.h"

namespace kouryu::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using BrowseCli = Cli;

TEST_F(BrowseCli, ShowsAPassageByItsId) {
  const std::string id = search_json({"大気"})["results"][0]["id"];
  const Finished shown = kouryu({"show", "--index", index(), id});
  EXPECT_EQ(shown.status, 0);
  EXPECT_THAT(shown.out, HasSubstr("大気の調査を始めた"));
  EXPECT_THAT(shown.out, HasSubstr("大連市"));
  const Json hit = Json::parse(kouryu({"show", "--index", index(), "--format", "json", id}).out);
  EXPECT_EQ(hit["id"], id);
  EXPECT_EQ(hit["evidence"]["year"][0]["value"], 2004);
}

TEST_F(BrowseCli, ShowsADocumentByIdOrPath) {
  const Json document = search_json({"大気"})["results"][0]["document"];
  for (const std::string& name : {document["id"].get<std::string>(),
                                  document["path"].get<std::string>(), std::string("air.txt")}) {
    const Finished shown = kouryu({"show", "--index", index(), "--format", "json", name});
    ASSERT_EQ(shown.status, 0) << name;
    const Json overview = Json::parse(shown.out);
    EXPECT_THAT(keys(overview), ElementsAre("document", "passages"));
    EXPECT_EQ(overview["document"], document) << name;
  }
}

TEST_F(BrowseCli, SaysWhenThereIsNothingToShow) {
  EXPECT_EQ(kouryu({"show", "--index", index(), "nothing"}).status, 1);
  EXPECT_EQ(kouryu({"show", "--index", index()}).status, 2);
  EXPECT_EQ(kouryu({"facets", "--index", index(), "weather"}).status, 2);
  EXPECT_EQ(kouryu({"facets", "--index", index(), "--prefix", "北海", "city"}).status, 1);
}

TEST_F(BrowseCli, ListsTheValuesOfAFacet) {
  EXPECT_EQ(kouryu({"facets", "--index", index(), "city"}).out,
            "2\t大連市\n1\t北九州市\n1\t青森市\n");
  EXPECT_EQ(kouryu({"facets", "--index", index(), "--field", "city", "--limit", "1"}).out,
            "2\t大連市\n");
  EXPECT_EQ(
      Json::parse(kouryu({"facets", "--index", index(), "--format", "json", "year"}).out),
      Json::parse(
          R"({"field": "year", "values": [{"value": 2004, "count": 1}, {"value": 2019, "count": 1}]})"));
}

TEST_F(BrowseCli, ExplainsHowAQueryIsRead) {
  const Finished explained = kouryu({"explain", "--index", index(), "だいれん", "平成16年"});
  EXPECT_EQ(explained.status, 0);
  EXPECT_THAT(explained.out, HasSubstr("大連"));
  EXPECT_THAT(explained.out, HasSubstr("year:2004"));
}

TEST_F(BrowseCli, ExplainsWhatIsRecognisedInAText) {
  const Finished explained =
      kouryu({"explain", "--format", "json", "--text", "平成16年に大連市を訪れた。"});
  const Json answer = Json::parse(explained.out);
  EXPECT_EQ(answer["facets"]["city"][0]["value"], "大連市");
  EXPECT_EQ(answer["facets"]["city"][0]["begin"], 6);
  EXPECT_EQ(answer["facets"]["city"][0]["end"], 9);
  EXPECT_EQ(answer["facets"]["year"][0]["value"], 2004);
  const std::string file = (*scratch_ / "docs/air.txt").string();
  for (const Finished& read :
       {kouryu({"explain", "--format", "json", "--text", file}),
        kouryu({"explain", "--format", "json", "--text", "-"}, {}, kAirPage)}) {
    EXPECT_EQ(Json::parse(read.out)["facets"]["org"][0]["value"], "自治体国際化協会");
  }
}

TEST_F(BrowseCli, HandsIndexingOver) {
  const Scratch scratch;
  scratch.write("docs/a.txt", kAirPage);
  const std::string other = (scratch / "index").string();
  EXPECT_EQ(kouryu({"index", "--index", other, (scratch / "docs").string()}).status, 0);
  EXPECT_EQ(kouryu({"search", "--index", other, "大気"}).status, 0);
}

TEST_F(BrowseCli, TheEnvironmentNamesTheIndex) {
  EXPECT_EQ(kouryu({"search", "大連"}, {"KOURYU_INDEX=" + index()}).status, 0);
  EXPECT_EQ(kouryu({"search", "大連"}).status, 2) << "there is none in the data folder";
}

}  // namespace
}  // namespace kouryu::test
