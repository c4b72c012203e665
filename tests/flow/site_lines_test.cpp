// A folder of pages of one site, whose menus no list of words knows: what search, facets, snippets
// and titles make of them, and that it is the same however the folder came about.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/write/maintain/maintain.h"
#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

using test::Scratch;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

struct Page {
  const char* title;
  const char* first;
  const char* second;
};
constexpr std::array kPages = {
    Page{"灯台の夏休み教室", "小学生三十人が灯台に登り、昔のあかりを見ました。",
         "教室は来年も七月に開く予定です。"},
    Page{"釜山広域市の高校生を迎えて", "釜山広域市から高校生十二人が訪れました。",
         "生徒たちは釜山の踊りを見せてくれました。"},
    Page{"浜のごみ拾い大会", "朝七時から二百人が浜辺のごみを集めました。",
         "袋は全部で四百を数えました。"},
    Page{"船大工の話を聞く会", "九十歳の船大工が木の船の作り方を話しました。",
         "会場には道具も並べられました。"},
    Page{"朝市に新しい屋根", "雨の日でも買い物ができるようになりました。",
         "屋根には地元の杉を使っています。"},
    Page{"絵本の読み聞かせ", "土曜日の午後に子どもの本を読む会が始まりました。",
         "読み手は十人の市民です。"},
    Page{"那覇市との子ども相撲", "那覇市の子どもたちと土俵で力比べをしました。",
         "那覇市では来年の春に開きます。"},
    Page{"花火の夜の見回り", "消防団の人たちが港を見回りました。",
         "けがをした人はいませんでした。"},
    Page{"干物づくりの手ほどき", "漁師の家に伝わる塩加減を習いました。",
         "できた干物は昼に皆で食べました。"},
    Page{"渡り鳥を数える日", "干潟で三千羽のしぎを数えました。",
         "去年より五百羽多いということです。"},
    Page{"古い写真を集めています", "町の昔を写した写真を探しています。",
         "お持ちの方は係まで知らせてください。"},
    Page{"公園の桜を植え替え", "倒れた桜のあとに若い木を植えました。",
         "花が咲くのは三年先になりそうです。"},
};
constexpr std::array kHead = {"みなと浜市",         "海にひらく、ひとつの町", "大連市のたより",
                              "釜山広域市のたより", "ポートランド市のたより", "リヨン市のたより",
                              "市民の手しごと",     "こどもの小部屋"};
constexpr std::array kFoot = {"港の風あんない", "浜の宿と食堂", "市の木と花", "浜の台所から"};

std::string text_page(const Page& page) {
  std::string out;
  for (const char* line : kHead) out.append(line).append("\n");
  out.append("\n").append(page.title).append("\n\n");
  out.append(page.first).append("\n").append(page.second).append("\n\n");
  for (const char* line : kFoot) out.append(line).append("\n");
  return out;
}

std::string html_page(const Page& page) {
  const auto div = [](std::string_view text) { return "<div>" + std::string(text) + "</div>\n"; };
  std::string out = "<html><head><title>" + std::string(page.title) + "</title></head><body>\n";
  for (const char* line : kHead) out += div(line);
  out += div(page.title) + div(page.first) + div(page.second);
  for (const char* line : kFoot) out += div(line);
  return out + "</body></html>\n";
}

void write_pages(const Scratch& scratch, bool html, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const std::string name = "docs/page-" + std::to_string(10 + i);
    if (html) {
      scratch.write(name + ".html", html_page(kPages[i]));
    } else {
      scratch.write(name + ".txt", text_page(kPages[i]));
    }
  }
}

IndexRequest request(const Scratch& scratch, const char* index = "index") {
  return {.index_dir = scratch / index, .paths = {scratch / "docs"}};
}

std::vector<std::string> values(const SearchResult& result, const std::string& facet) {
  std::vector<std::string> out;
  for (const auto& [name, counts] : result.facets) {
    if (name != facet) continue;
    for (const FacetCount& count : counts) out.push_back(count.value);
  }
  return out;
}

class SitePages : public testing::TestWithParam<bool> {
 protected:
  SitePages() {
    write_pages(scratch_, GetParam(), 0, kPages.size());
    const IndexReport report = update_index(request(scratch_));
    EXPECT_EQ(report.documents, kPages.size());
  }
  [[nodiscard]] SearchResult search(SearchRequest asked) const {
    return Searcher({(scratch_ / "index").string()}).search(asked);
  }

  const Scratch scratch_;
};

TEST_P(SitePages, CountTheCitiesOfTheirTextAlone) {
  const SearchResult all = search({.query = "", .limit = 0});
  EXPECT_THAT(values(all, "city"), testing::UnorderedElementsAre("那覇市", "釜山広域市"));
}

TEST_P(SitePages, AreCalledByTheirTitles) {
  std::vector<std::string> titles;
  for (const Hit& hit : search({.query = "", .limit = 0}).hits) {
    titles.push_back(hit.document.title);
  }
  for (const Page& page : kPages) EXPECT_THAT(titles, Contains(page.title));
  EXPECT_THAT(titles, Not(Contains("みなと浜市")));
}

TEST_P(SitePages, ShowNoMenuInSnippets) {
  for (const Page& page : kPages) {
    const SearchResult found = search({.query = page.title});
    ASSERT_FALSE(found.hits.empty()) << page.title;
    EXPECT_EQ(found.hits[0].document.title, page.title);
    for (const char* line : kHead) {
      EXPECT_THAT(found.hits[0].snippet.text, Not(HasSubstr(line)));
    }
    EXPECT_THAT(found.hits[0].snippet.text, Not(HasSubstr(kFoot[0])));
  }
}

TEST_P(SitePages, ComeLastForAWordOfTheMenu) {
  const SearchResult found = search({.query = "釜山", .limit = 0});
  ASSERT_FALSE(found.hits.empty());
  EXPECT_EQ(found.hits[0].document.title, "釜山広域市の高校生を迎えて");
  bool menus_begun = false;
  for (const Hit& hit : found.hits) {
    menus_begun = menus_begun || hit.kind == "nav";
    EXPECT_EQ(hit.kind == "nav", menus_begun) << hit.text;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, SitePages, testing::Values(false, true),
                         [](const auto& html) { return html.param ? "Html" : "Text"; });

/// All that an index holds, in an order of its own.
std::vector<std::string> contents(const std::filesystem::path& index) {
  std::ostringstream out;
  (void)export_index(index, out);
  std::vector<std::string> lines;
  std::istringstream in(out.str());
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

class Folder : public testing::Test {
 protected:
  /// The index is what a new one of the same folder would be.
  void expect_as_anew() {
    (void)update_index(request(scratch_, "anew"));
    EXPECT_EQ(contents(scratch_ / "index"), contents(scratch_ / "anew"));
    std::filesystem::remove_all(scratch_ / "anew");
  }
  void remove_pages(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      std::filesystem::remove(scratch_ / ("docs/page-" + std::to_string(10 + i) + ".txt"));
    }
  }

  const Scratch scratch_;
};

TEST_F(Folder, IsTheSameWhenPagesCame) {
  write_pages(scratch_, false, 0, 4);
  (void)update_index(request(scratch_));
  expect_as_anew();
  write_pages(scratch_, false, 4, 10);
  const IndexReport dry = [&] {
    IndexRequest asked = request(scratch_);
    asked.dry_run = true;
    return update_index(asked);
  }();
  const IndexReport report = update_index(request(scratch_));
  EXPECT_EQ(report.replaced, 4U) << "their menus are known by now";
  EXPECT_EQ(report.read, 10U);
  EXPECT_EQ(dry.replaced, 4U);
  EXPECT_EQ(dry.passages, report.passages);
  expect_as_anew();
  const IndexReport again = update_index(request(scratch_));
  EXPECT_EQ(again.unchanged, 10U);
  EXPECT_EQ(again.read, 0U);
}

TEST_F(Folder, IsTheSameWhenPagesWent) {
  write_pages(scratch_, false, 0, 10);
  (void)update_index(request(scratch_));
  remove_pages(0, 7);
  IndexRequest prune = request(scratch_);
  prune.prune = true;
  const IndexReport report = update_index(prune);
  EXPECT_EQ(report.removed, 7U);
  EXPECT_EQ(report.replaced, 3U);
  expect_as_anew();
}

TEST_F(Folder, IsTheSameWhenOneOfItIsGiven) {
  write_pages(scratch_, false, 0, 4);
  (void)update_index(request(scratch_));
  write_pages(scratch_, false, 4, 5);
  IndexRequest one = request(scratch_);
  one.paths = {scratch_ / "docs/page-14.txt"};
  EXPECT_EQ(update_index(one).replaced, 4U) << "though only the fifth was named";
  expect_as_anew();
}

TEST_F(Folder, IsTheSameWhenPagesChanged) {
  write_pages(scratch_, false, 0, 10);
  (void)update_index(request(scratch_));
  for (std::size_t i = 0; i < 7; ++i) {
    scratch_.write("docs/page-" + std::to_string(10 + i) + ".txt",
                   std::string(kPages[i].title) + "\n\n" + kPages[i].first + "\n");
  }
  (void)update_index(request(scratch_));
  expect_as_anew();
}

TEST_F(Folder, IsTheSameWhateverTheNumberOfThreads) {
  write_pages(scratch_, false, 0, 12);
  for (const std::size_t jobs : {1U, 5U}) {
    IndexRequest asked = request(scratch_);
    asked.jobs = jobs;
    asked.rebuild = true;
    (void)update_index(asked);
    expect_as_anew();
  }
}

TEST_F(Folder, IsTheSameAfterAnInterrupt) {
  write_pages(scratch_, false, 0, 4);
  (void)update_index(request(scratch_));
  write_pages(scratch_, false, 4, 12);
  std::atomic<bool> cancel = false;
  IndexRequest asked = request(scratch_);
  asked.jobs = 1;
  asked.commit_every = 1;
  asked.cancel = &cancel;
  asked.on_progress = [&](const IndexProgress& progress) {
    if (progress.committed) cancel = true;
  };
  const IndexReport report = update_index(asked);
  EXPECT_TRUE(report.cancelled);
  EXPECT_LT(report.documents, kPages.size());
  (void)update_index(request(scratch_));
  expect_as_anew();
}

/// How many documents each call of a run's progress function said to be looked at, before the
/// first of them was done.
struct SurveyTold {
  std::vector<std::size_t> surveyed;
  IndexReport report;
};

SurveyTold survey_told(IndexRequest asked) {
  SurveyTold told;
  std::size_t most = 0;
  asked.on_progress = [&](const IndexProgress& progress) {
    EXPECT_GE(progress.documents_surveyed, most) << "what was looked at stays so";
    most = progress.documents_surveyed;
    if (progress.documents_done == 0) told.surveyed.push_back(most);
  };
  told.report = update_index(asked);
  return told;
}

TEST_F(Folder, IsToldWhileItIsLookedAt) {
  write_pages(scratch_, false, 0, 10);
  const auto looked_at = [&](const char* run, std::size_t pages, const IndexRequest& asked) {
    const SurveyTold told = survey_told(asked);
    const std::size_t most = told.surveyed.empty() ? 0 : told.surveyed.back();
    EXPECT_EQ(most, pages) << run;
    return told.report;
  };
  IndexRequest dry = request(scratch_);
  dry.dry_run = true;
  IndexRequest anew = request(scratch_);
  anew.rebuild = true;
  looked_at("dry, of nothing", 10, dry);
  looked_at("first", 10, request(scratch_));
  looked_at("nothing changed", 0, request(scratch_));
  write_pages(scratch_, false, 10, 12);
  looked_at("dry, two new", 2, dry);
  EXPECT_EQ(looked_at("two new", 2, request(scratch_)).unchanged, 10U);
  scratch_.write("docs/page-10.txt", "潮だまりの観察会\n\n磯の生きものを見ました。\n");
  looked_at("one changed", 1, request(scratch_));
  looked_at("anew", 12, anew);
  scratch_.write("docs/list.csv", "名称,年\n灯台,2004\n");
  looked_at("a table, which has no lines of a site", 0, request(scratch_));
  IndexRequest lines = request(scratch_);
  lines.paths = {scratch_.write("a.jsonl", R"({"id": "a", "text": "港の便り"})")};
  lines.jsonl = true;
  looked_at("ready-made passages", 0, lines);
}

TEST_F(Folder, IsToldByPartsWhenItIsLarge) {
  for (std::size_t i = 0; i < 300; ++i) {
    scratch_.write("docs/" + std::to_string(i) + ".txt", text_page(kPages[i % kPages.size()]));
  }
  const std::vector<std::size_t> told = survey_told(request(scratch_)).surveyed;
  EXPECT_EQ(told.back(), 300U);
  EXPECT_TRUE(std::any_of(told.begin(), told.end(), [](std::size_t n) { return n > 0 && n < 300; }))
      << "nothing was told between the first and the last";
}

TEST_F(Folder, AnInterruptWhileItIsLookedAtChangesNothing) {
  write_pages(scratch_, false, 0, 4);
  (void)update_index(request(scratch_));
  const std::vector<std::string> before = contents(scratch_ / "index");
  for (std::size_t i = 0; i < 300; ++i) {
    scratch_.write("docs/" + std::to_string(i) + ".txt", text_page(kPages[i % kPages.size()]));
  }
  std::atomic<bool> cancel = false;
  IndexRequest asked = request(scratch_);
  asked.jobs = 1;
  asked.cancel = &cancel;
  asked.on_progress = [&](const IndexProgress& progress) {
    if (progress.documents_surveyed > 0) cancel = true;
  };
  EXPECT_TRUE(update_index(asked).cancelled);
  EXPECT_EQ(contents(scratch_ / "index"), before);
  (void)update_index(request(scratch_));
  expect_as_anew();
}

TEST_F(Folder, LearnsFromPagesAndTextsAlone) {
  for (std::size_t i = 0; i < kPages.size(); ++i) {
    const std::string name = "docs/" + std::to_string(10 + i);
    scratch_.write(name + ".md", text_page(kPages[i]));
    scratch_.write(name + ".eml",
                   "Subject: =?UTF-8?B?6YCa55+l?=\nFrom: a@example.com\n"
                   "Content-Type: text/plain; charset=UTF-8\n"
                   "Content-Transfer-Encoding: 8bit\n\n" +
                       text_page(kPages[i]));
  }
  for (std::size_t i = 0; i < 4; ++i) {
    scratch_.write("docs/" + std::to_string(10 + i) + ".txt", text_page(kPages[i]));
  }
  (void)update_index(request(scratch_));
  for (const std::string& line : contents(scratch_ / "index")) {
    EXPECT_EQ(line.find(",true]"), line.npos) << line.substr(0, 400);
  }
}

TEST_F(Folder, GoesThroughExportAndImport) {
  write_pages(scratch_, false, 0, 10);
  (void)update_index(request(scratch_));
  std::stringstream exchanged;
  (void)export_index(scratch_ / "index", exchanged);
  (void)import_index(scratch_ / "copy", exchanged, 1);
  EXPECT_EQ(contents(scratch_ / "copy"), contents(scratch_ / "index"));
  EXPECT_EQ(update_index(request(scratch_, "copy")).unchanged, 10U);
}

}  // namespace
}  // namespace kouryu
