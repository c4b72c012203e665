// Pages over a small index: what they say, what leads where, and that no text of a document or a
// question becomes markup.
#include "searcher/server/web/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/server/target.h"
#include "searcher/server/web/assets.h"
#include "tests/support/test_index.h"

namespace kouryu::web {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<PassageRecord> passages() {
  std::vector<PassageRecord> out;
  const auto add = [&](const char* id, const char* text) -> PassageRecord& {
    out.push_back(test::passage(id, text));
    out.back().ordinal = static_cast<std::uint32_t>(out.size());
    out.back().document_title = "港の友好都市だより";
    return out.back();
  };
  auto& first = add("a-1", "大連市の港で、環境協力の会議を開いた。平成16年のことである。");
  first.city = {"大連市"};
  first.year = {2004};
  first.heading = {"第1章", "港の会議"};
  first.page = 7;
  first.document_date = "2017-10-01";
  auto& second = add("a-2", "大連の学校と、絵の交換を始めた。");
  second.city = {"大連市", "青島市"};
  second.year = {1979};
  second.relations = {{"青島市",
                       "大連市",
                       RelationKind::Tie,
                       "1979-05-01",
                       {1979, 2010},
                       false,
                       {0, 48},
                       "sentence:交換"}};
  add("b-1", "北九州市の職員が、まちづくりを学んだ。").city = {"北九州市"};
  auto& twin = add("b-2", "府中市の職員が、まつりを見た。");
  twin.city = {"府中市"};
  twin.evidence = {
      {FieldId::City, "府中市", {0, 9}, "full", true, {"府中市 (東京都)", "府中市 (広島県)"}}};
  return out;
}

class PageTest : public testing::Test {
 protected:
  PageTest() {
    test::write_index(folder_.path("index"), passages());
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{folder_.path("index")});
  }

  Response get(const std::string& target) {
    const auto read = server::read_target(target);
    return handle({read.path, read.parameters, Language::Japanese}, *searcher_);
  }

  test::TempFolder folder_;
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(PageTest, AnswersOnTheServer) {
  const std::string body = get("/?q=大連&city=大連市&group=none").body;
  EXPECT_THAT(body, HasSubstr("<html lang=\"ja\">"));
  EXPECT_THAT(body, HasSubstr("<input type=\"search\" id=\"q\" name=\"q\" value=\"大連\""));
  EXPECT_THAT(body, HasSubstr("<span class=\"total\">2件</span>"));
  EXPECT_THAT(body, HasSubstr("<mark>大連</mark>市の港で"));
  EXPECT_THAT(body, HasSubstr("第1章<span class=\"under\"> › </span>港の会議"));
  EXPECT_THAT(body, HasSubstr("7ページ"));
  EXPECT_THAT(body, HasSubstr("2017年10月1日"));
  EXPECT_THAT(body, HasSubstr("name=\"city\" value=\"大連市\" checked>"
                              "<span class=\"value\">大連市</span> "
                              "<span class=\"count\">2件</span>"));
}

TEST_F(PageTest, ShowsOneCardADocument) {
  const std::string body = get("/?q=大連").body;
  EXPECT_THAT(body, HasSubstr("<span class=\"total\">2件</span> <span class=\"cards\">1文書"));
  EXPECT_THAT(body, HasSubstr("この文書のほか1か所"));
  EXPECT_THAT(body, HasSubstr("href=\"./?q=%E5%A4%A7%E9%80%A3&amp;doc=doc-a&amp;group=none\""));
  EXPECT_THAT(get("/?q=大連&mode=exact").body, Not(HasSubstr("class=\"cards\"")));
}

TEST_F(PageTest, LeadsToTheDocumentsThatHaveAllWords) {
  const std::string body = get("/?q=会議 学校").body;
  EXPECT_THAT(body, HasSubstr("両方あります"));
  EXPECT_THAT(body,
              HasSubstr("doc=doc-a&amp;mode=or&amp;group=none\">「港の友好都市だより」の中の"));
}

TEST_F(PageTest, ChecksTheValueThatAFilterMeans) {
  EXPECT_THAT(get("/?q=&city=大连").body, HasSubstr("name=\"city\" value=\"大連市\" checked>"));
  EXPECT_THAT(get("/?q=&city=大连").body, Not(HasSubstr("value=\"大连\"")));
}

TEST_F(PageTest, KeepsTheYearsOfARange) {
  const std::string body = get("/?q=大連&year_from=H15&year_to=2010").body;
  EXPECT_THAT(body, HasSubstr("<span class=\"total\">1件</span>"));
  EXPECT_THAT(body, HasSubstr("name=\"year_from\" value=\"2003\""));
  EXPECT_THAT(body, HasSubstr("name=\"year_to\" value=\"2010\""));
  const std::string open = get("/?q=大連&year_from=2003&year_to=").body;
  EXPECT_THAT(open, HasSubstr("<span class=\"total\">1件</span>"));
  EXPECT_THAT(open, HasSubstr("<span class=\"value\">2003年〜</span>"));
  const Response forgiven = get("/?q=大連&year_from=いつか&year_to=");
  EXPECT_EQ(forgiven.status, 200);
  EXPECT_THAT(forgiven.body, HasSubstr("「いつか」は年として読めない"));
}

TEST_F(PageTest, ListsTheNewestYearsFirst) {
  const std::string body = get("/?q=大連").body;
  const std::size_t newer = body.find("name=\"year\" value=\"2004\"");
  const std::size_t older = body.find("name=\"year\" value=\"1979\"");
  ASSERT_NE(newer, std::string::npos);
  ASSERT_NE(older, std::string::npos);
  EXPECT_LT(newer, older);
}

TEST_F(PageTest, OffersTheYearOfTheDocument) {
  const std::string body = get("/?q=大連&published=2015..2018").body;
  EXPECT_THAT(body, HasSubstr("<span class=\"total\">1件</span>"));
  EXPECT_THAT(body, HasSubstr("<legend>文書の年</legend>"));
  EXPECT_THAT(body, HasSubstr("<span class=\"value\">2017年</span>"));
  EXPECT_THAT(body, HasSubstr("<span class=\"value\">2015〜2018年</span>"));
}

TEST_F(PageTest, ShowsPassageDocumentValuesAndTimeline) {
  const std::string passage = get("/passage?id=a-1&q=環境").body;
  EXPECT_THAT(passage, HasSubstr("<mark>環境</mark>協力"));
  EXPECT_THAT(passage, HasSubstr("class=\"text neighbour\">大連の学校"));
  EXPECT_THAT(passage, HasSubstr("href=\"document?id=doc-a&amp;q="));
  const std::string document = get("/document?id=doc-a&q=学校").body;
  EXPECT_THAT(document, HasSubstr("<h2>港の会議</h2>"));
  EXPECT_THAT(document, HasSubstr("の<mark>学校</mark>と"));
  EXPECT_THAT(get("/values?facet=city&q=&find=青").body, HasSubstr("市区町村 1個"));
  EXPECT_THAT(passage, HasSubstr("href=\"similar?id=a-1"));
  EXPECT_THAT(get("/similar?id=a-1").body, HasSubstr("似た箇所"));
  EXPECT_EQ(get("/timeline?q=大連").status, 200);
  EXPECT_THAT(get("/timeline?q=大連").body, HasSubstr("古い順"));
  EXPECT_THAT(get("/timeline?q=大連&order=date&kind=event").body, HasSubstr("新しい順"));
  EXPECT_EQ(get("/timeline?q=大連&kind=visit").status, 400);
  EXPECT_EQ(get("/help").status, 200);
}

TEST_F(PageTest, ListsRelationsInATable) {
  const std::string body = get("/relations?q=大連").body;
  EXPECT_THAT(body, HasSubstr("「大連」の交流の相手"));
  EXPECT_THAT(body, HasSubstr("<span class=\"total\">1件</span>"));
  EXPECT_THAT(body, HasSubstr("pair=%E5%A4%A7%E9%80%A3%E5%B8%82%E2%80%93%E9%9D%92%E5%B3%B6%E5%B8%82"
                              "\">大連市<span class=\"unseen\">と青島市</span></a></th>"));
  EXPECT_THAT(body,
              HasSubstr("<td class=\"kind\">提携 <span class=\"uncertain\">不確か</span></td>"));
  EXPECT_THAT(body, HasSubstr("<time datetime=\"1979-05-01\">1979年5月1日</time>"));
  EXPECT_THAT(body, HasSubstr("1979〜2010年"));
  EXPECT_THAT(body, HasSubstr("href=\"passage?id=a-2&amp;q="));
  EXPECT_THAT(body, HasSubstr("href=\"api/v1/relations.xlsx?q=%E5%A4%A7%E9%80%A3&amp;lang=ja\""));
  EXPECT_THAT(body, HasSubstr("href=\"relations?q="));
  const std::string english = get("/relations?q=大連&lang=en&kind=tie&with=Dalian").body;
  EXPECT_THAT(english, HasSubstr("Exchanges of “大連”"));
  EXPECT_THAT(english, HasSubstr("1 relation</span>"));
  EXPECT_THAT(english, HasSubstr("value=\"tie\" selected>tie</option>"));
  EXPECT_THAT(english, HasSubstr("name=\"with\" value=\"Dalian\""));
  EXPECT_THAT(
      english,
      HasSubstr("relations.csv?q=%E5%A4%A7%E9%80%A3&amp;with=Dalian&amp;kind=tie&amp;lang=en\""));
  EXPECT_THAT(get("/relations?q=大連&kind=office").body, HasSubstr("見つかりませんでした"));
  EXPECT_THAT(get("/?q=大連").body,
              HasSubstr("<a href=\"relations?q=%E5%A4%A7%E9%80%A3&amp;with=%E5%A4%A7%E9%80%A3\">"
                        "交流の相手</a>"));
  EXPECT_THAT(get("/relations?q=&with=青島").body, HasSubstr("<td class=\"side\">大連市</td>"))
      << "who is asked for is the partner";
  const std::string years = get("/relations?q=大連&view=matrix").body;
  EXPECT_THAT(years, HasSubstr("<th scope=\"col\">1979</th>"));
  EXPECT_THAT(years, HasSubstr("year=1979&amp;pair="));
  EXPECT_EQ(get("/relations?q=大連&kind=ties").status, 400);
  EXPECT_EQ(get("/relations?q=大連&with=ほげほげ").status, 400);
}

TEST_F(PageTest, OffersToWantBothOfTwoValues) {
  const std::string either = get("/?q=&city=大連市&city=青島市").body;
  EXPECT_THAT(either, HasSubstr("<span class=\"total\">2件</span>"));
  EXPECT_THAT(either, HasSubstr("name=\"all\" value=\"city\">"));
  EXPECT_THAT(either, HasSubstr("両方を含む"));
  const std::string both = get("/?q=&city=大連&city=青島市&all=city").body;
  EXPECT_THAT(both, HasSubstr("<span class=\"total\">1件</span>"));
  EXPECT_THAT(both, HasSubstr("name=\"all\" value=\"city\" checked>"));
  EXPECT_THAT(both, Not(HasSubstr("type=\"hidden\" name=\"all\"")));
  EXPECT_THAT(get("/?q=&city=大連市").body, Not(HasSubstr("両方を含む")));
  EXPECT_THAT(get("/?q=&published=2017&published=2018").body, Not(HasSubstr("両方を含む")));
  EXPECT_THAT(get("/?q=&city=大連市&city=青島市&city=北九州市").body, HasSubstr("すべてを含む"));
  EXPECT_THAT(get("/values?facet=city&q=&city=大連市&city=青島市").body, HasSubstr("両方を含む"));
  EXPECT_THAT(get("/help?q=&city=大連市&all=city").body,
              HasSubstr("type=\"hidden\" name=\"all\" value=\"city\""));
  EXPECT_EQ(get("/?q=&all=weather").status, 400);
}

TEST_F(PageTest, SaysWhichCitiesOfOneNameMayBeMeant) {
  EXPECT_THAT(
      get("/passage?id=b-2").body,
      HasSubstr("<span class=\"uncertain\">不確か: 府中市 (東京都) か 府中市 (広島県)</span>"));
  EXPECT_THAT(get("/passage?id=b-2&lang=en").body,
              HasSubstr("uncertain: 府中市 (東京都) or 府中市 (広島県)"));
}

TEST_F(PageTest, SpeaksEnglishWhereAsked) {
  const std::string body = get("/?q=大連&lang=en").body;
  EXPECT_THAT(body, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(body, HasSubstr("2 results"));
  EXPECT_THAT(body, HasSubstr("lang=ja\" lang=\"ja\" hreflang=\"ja\">日本語</a>"));
  EXPECT_THAT(get("/?q=&year=never&lang=en").body, HasSubstr("cannot understand"));
}

TEST_F(PageTest, SaysWhatIsWrongAndKeepsTheQuestion) {
  const Response bad = get("/?q=大連&year=いつか&city=大連市");
  EXPECT_EQ(bad.status, 400);
  EXPECT_THAT(bad.body, HasSubstr("value=\"大連\""));
  EXPECT_THAT(bad.body, HasSubstr("いつか"));
  EXPECT_THAT(bad.body, Not(HasSubstr("type=\"hidden\""))) << "searching again works";
  for (const char* target :
       {"/?q=a&sort=best", "/?q=a&page=0", "/?q=a&page=501", "/values?facet=no",
        "/?q=(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((("}) {
    EXPECT_EQ(get(target).status, 400) << target;
  }
  for (const char* target : {"/nowhere", "/passage?id=zzz", "/document?id=zzz", "/similar?id=zzz",
                             "/passage", "/assets/kouryu.000000000000.css", "/assets/../page.h"}) {
    EXPECT_EQ(get(target).status, 404) << target;
  }
}

TEST_F(PageTest, HelpsWhereNothingIsFound) {
  const std::string body = get("/?q=学校&city=北九州市").body;
  EXPECT_THAT(body, HasSubstr("<span class=\"total\">0件</span>"));
  EXPECT_THAT(body, HasSubstr("絞り込みをすべて外すと1件あります"));
}

TEST_F(PageTest, ServesItsAssetsForEver) {
  const std::string url = asset_url("kouryu.css");
  const Response css = get('/' + url);
  EXPECT_EQ(css.status, 200);
  EXPECT_EQ(css.content_type, "text/css; charset=utf-8");
  EXPECT_FALSE(css.etag.empty());
  EXPECT_THAT(get("/").body, HasSubstr("href=\"" + url + '"'));
}

// Everything a page takes from outside, with markup in it: none may come out as it went in.
TEST(PageSafety, NoTextBecomesMarkup) {
  const std::string bad = "\"'><img src=x onerror=alert(1)>大連";
  const test::TempFolder folder;
  PassageRecord record = test::passage("x-1", bad + "の平成16年" + bad);
  record.id = "x-1" + bad;
  record.document_id = "doc" + bad;
  record.document_title = bad;
  record.document_path = "/docs/" + bad;
  record.document_date = "2017-10-01";
  record.heading = {bad, bad};
  record.city = record.prefecture = record.country = record.org = {bad};
  record.year = {2004};
  record.relations = {{bad, "大連市", RelationKind::Tie, bad, {2004}, true, {0, 3}, bad}};
  test::write_index(folder.path("index"), {record});
  Searcher searcher({folder.path("index")});
  for (const char* path : {"/", "/feed", "/timeline", "/relations", "/passage", "/similar",
                           "/document", "/values", "/help", "/no"}) {
    for (const char* name : {"q",    "city", "org",  "year",      "id",        "find", "facet",
                             "sort", "page", "lang", "doc",       "field",     "all",  "with",
                             "kind", "view", "from", "year_from", "published", "pair"}) {
      for (const char* id : {"passage", "document"}) {
        Parameters parameters = {{"q", "大連"}, {"facet", "city"}};
        parameters.emplace_back("id",
                                std::string(id) == "passage" ? record.id : record.document_id);
        parameters.emplace_back(name, bad);
        const std::string body = handle({path, parameters, Language::Japanese}, searcher).body;
        EXPECT_THAT(body, Not(HasSubstr("<img"))) << path << ' ' << name;
        EXPECT_THAT(body, Not(HasSubstr("'><"))) << path << ' ' << name;
      }
    }
  }
}

}  // namespace
}  // namespace kouryu::web
