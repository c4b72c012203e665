// Relations over HTTP and in the page, from an index whose passages bring theirs along.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/server.h"

namespace kouryu::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// The passage with `text` in it tells that its two cities are tied.
std::string with_relations(const std::string& exported) {
  std::istringstream in(exported);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    Json json = Json::parse(line);
    if (json.contains("record")) {
      const auto text = json["text"].get<std::string>();
      const bool school = text.find("小学校") != std::string::npos;
      const Json relation = {{"a", school ? "青森市" : "北九州市"},
                             {"b", "大連市"},
                             {"kind", school ? "activity" : "tie"},
                             {"since", school ? "" : "2004"},
                             {"years", Json::array({school ? 2019 : 2004})},
                             {"certain", !school},
                             {"begin", text.find('\n') + 1},
                             {"end", text.find("。") + 3},
                             {"how", "sentence:test"}};
      json["record"]["relations"] = Json::array({relation});
    }
    out += json.dump() + '\n';
  }
  return out;
}

class RelationsApi : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const SmallIndex plain;
    scratch_ = std::make_unique<Scratch>();
    const std::string index = (*scratch_ / "index").string();
    const Finished exported =
        run_program({program("kouryu-index"), "export", "--index", plain.path()});
    const Finished imported =
        run_program({program("kouryu-index"), "import", "--index", index, "-"}, {},
                    with_relations(exported.out));
    ASSERT_EQ(imported.status, 0) << imported.err;
    server_ = std::make_unique<Server>(
        std::vector<std::string>{"--index", index, "--threads", "1", "--no-log"});
  }
  static void TearDownTestSuite() {
    server_.reset();
    scratch_.reset();
  }

  static Json relations(const std::string& query) {
    return server_->json("/api/v1/relations" + query);
  }

  static inline std::unique_ptr<Scratch> scratch_;
  static inline std::unique_ptr<Server> server_;
};

TEST_F(RelationsApi, AnswersAsTheProgramDoes) {
  const Json found = relations("?q=" + percent("大連"));
  EXPECT_EQ(found["total"], 2);
  EXPECT_EQ(found["relations"][0]["kind"], "tie");
  EXPECT_EQ(found["relations"][0]["a"], "北九州市");
  EXPECT_EQ(found["relations"][0]["evidence"][0]["text"],
            "平成16年、北九州市と大連市は大気の調査を始めた。");
  const Finished told = run_program({program("kouryu"), "relations", "--index",
                                     (*scratch_ / "index").string(), "--format", "json", "大連"});
  EXPECT_EQ(Json::parse(told.out), found);
}

TEST_F(RelationsApi, TakesPlacesKindsFiltersAndLimits) {
  EXPECT_EQ(relations("?with=" + percent("あおもり"))["total"], 1);
  EXPECT_EQ(relations("?with=" + percent("青森") + "&with=" + percent("Kitakyushu"))["total"], 2);
  EXPECT_EQ(relations("?kind=tie")["total"], 1);
  EXPECT_EQ(relations("?kind=tie&kind=activity")["total"], 2);
  EXPECT_EQ(relations("?kind=&with=&all=&city=")["total"], 2);
  EXPECT_EQ(relations("?pair=" + percent("大連〜青森"))["total"], 1);
  EXPECT_EQ(relations("?year=2019")["total"], 1);
  EXPECT_EQ(relations("?city=" + percent("青森") + "&city=" + percent("大連"))["total"], 2);
  EXPECT_EQ(
      relations("?city=" + percent("青森") + "&city=" + percent("大連") + "&all=city")["total"], 1);
  const Json second = relations("?limit=1&offset=1");
  EXPECT_EQ(second["total"], 2);
  EXPECT_EQ(second["relations"].size(), 1U);
  EXPECT_EQ(relations("?offset=5")["relations"].size(), 0U);
}

TEST_F(RelationsApi, RefusesWhatItCannotUnderstand) {
  for (const std::string& wrong :
       {std::string("?limit=0"), std::string("?limit=1001"), std::string("?kind=ties"),
        "?with=" + percent("ほげほげ"), "?pair=" + percent("青森市"), std::string("?all=weather"),
        std::string("?sort=year"), std::string("?facets=city"), std::string("?snippet-length=3"),
        std::string("?format=xml"), std::string("?offset=9999&limit=2"), std::string("?nothing=1"),
        std::string("?offset=10000")}) {
    EXPECT_EQ(server_->ask("/api/v1/relations" + wrong).status, 400) << wrong;
  }
  EXPECT_EQ(server_->ask("/api/v1/search?all=weather").status, 400);
}

TEST_F(RelationsApi, GivesATable) {
  const Response table = server_->ask("/api/v1/relations?format=csv&q=" + percent("大連"));
  EXPECT_EQ(table.status, 200);
  EXPECT_THAT(table.body, StartsWith("\xEF\xBB\xBF"
                                     "a,b,kind,since,"));
  EXPECT_THAT(table.body, HasSubstr("\"北九州市\",\"大連市\",tie,2004,2004,2004,1,1,true,"));
  EXPECT_THAT(table.body, HasSubstr("\"青森市\",\"大連市\",activity,,2019,2019,1,1,false,"));
}

TEST_F(RelationsApi, CountsPairs) {
  EXPECT_EQ(server_->json("/api/v1/facets?field=pair"),
            Json::parse(R"({"field": "pair", "values": [{"value": "北九州市–大連市", "count": 1},
                                                        {"value": "青森市–大連市", "count": 1}]})"));
}

TEST_F(RelationsApi, AreAPage) {
  const Response page = server_->ask("/relations?q=" + percent("大連"));
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<table"));
  EXPECT_THAT(page.body, HasSubstr("北九州市"));
}

}  // namespace
}  // namespace kouryu::test
