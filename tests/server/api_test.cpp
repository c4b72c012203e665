// The endpoints of the contract: what they answer, what they refuse, what clients may keep.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "tests/server/server.h"

namespace kouryu::test {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Api : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<SmallIndex>();
    server_ = std::make_unique<Server>(
        std::vector<std::string>{"--index", index_->path(), "--threads", "2", "--deadline", "60"});
  }
  static void TearDownTestSuite() {
    server_.reset();
    index_.reset();
  }
  static inline std::unique_ptr<SmallIndex> index_;
  static inline std::unique_ptr<Server> server_;
};

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

std::string gunzip(const std::string& bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(bytes.size() * 50 + 1024, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST_F(Api, SearchesLikeTheCommandLine) {
  const Response response = server_->ask("/api/v1/search?q=" + percent("大連 環境 OR 大気"));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.header("content-type"), "application/json");
  Json over_http = Json::parse(response.body);
  Json at_terminal =
      Json::parse(run_program({program("kouryu"), "search", "--index", index_->path(), "--format",
                               "json", "大連 環境 OR 大気"})
                      .out);
  over_http.erase("took_ms");
  at_terminal.erase("took_ms");
  EXPECT_EQ(over_http, at_terminal);
  EXPECT_GT(over_http["total"], 0);
}

TEST_F(Api, FiltersAreAlternativesWithinAFieldAndConditionsBetween) {
  const auto total = [](const std::string& query) {
    return server_->json("/api/v1/search?" + query)["total"];
  };
  const std::string dalian = "city=" + percent("大连");
  EXPECT_EQ(total(dalian), 2);
  EXPECT_EQ(total(dalian + "&year=H16"), 1);
  EXPECT_EQ(total(dalian + "&year=H16&year=2019"), 2);
  EXPECT_EQ(total(dalian + "&year=1999"), 0);
  EXPECT_EQ(total(dalian + "&published=2004"), 0) << "of documents without a date";
  EXPECT_EQ(total(dalian + "&city=&year="), 2) << "an empty field of a form is no filter";
}

TEST_F(Api, ParametersAreTheOptionsOfTheCommandLine) {
  const Json answer = server_->json(
      "/api/v1/search?q=" + percent("大連") +
      "&limit=1&offset=1&sort=-year&facets=country,year&facet-size=1&snippet_length=10"
      "&explain=true&fields=id,snippet,evidence&mode=and&group=none");
  EXPECT_EQ(answer["total"], 2);
  ASSERT_EQ(answer["results"].size(), 1);
  EXPECT_THAT(keys(answer["results"][0]), ElementsAre("id", "snippet", "evidence"));
  EXPECT_THAT(keys(answer["facets"]), ElementsAre("country", "year"));
  EXPECT_EQ(answer["facets"]["year"].size(), 1);
}

TEST_F(Api, WidensWordsByTheTablesItIsGiven) {
  const auto table = index_->scratch() / "own.tsv";
  std::ofstream(table) << "same\t大気|空の色\n";
  const Server server({"--index", index_->path(), "--synonyms", table.string()});
  const std::string question = "/api/v1/search?q=" + percent("空の色");
  EXPECT_GT(server.json(question)["total"], 0);
  EXPECT_EQ(server.json(question + "&synonyms=false")["total"], 0);
  EXPECT_EQ(server_->json(question)["total"], 0) << "another server has no such table";
}

TEST_F(Api, ShowsAPassageAndADocument) {
  const Json found = server_->json("/api/v1/search?q=" + percent("大気"))["results"][0];
  const std::string id = found["id"];
  const Json passage = server_->json("/api/v1/passages/" + percent(id));
  EXPECT_EQ(passage["id"], id);
  EXPECT_EQ(passage["evidence"]["year"][0]["value"], 2004);
  const std::string document = found["document"]["id"];
  for (const std::string& name :
       {document, found["document"]["path"].get<std::string>(), std::string("air.txt")}) {
    const Json overview = server_->json("/api/v1/documents/" + percent(name));
    EXPECT_EQ(overview["document"], found["document"]) << name;
    EXPECT_GE(overview["passages"].size(), 1);
  }
  EXPECT_EQ(server_->ask("/api/v1/passages/none").status, 404);
  EXPECT_EQ(server_->ask("/api/v1/documents/none").status, 404);
  EXPECT_EQ(server_->ask("/api/v1/passages/").status, 404);
}

TEST_F(Api, FindsPassagesLikeOne) {
  const std::string id = server_->json("/api/v1/search?q=" + percent("大気"))["results"][0]["id"];
  const Json like = server_->json("/api/v1/similar?id=" + percent(id));
  for (const Json& result : like["results"]) EXPECT_NE(result["id"], id);
  EXPECT_EQ(like["total"], like["results"].size());
  EXPECT_EQ(server_->ask("/api/v1/similar?id=none").status, 404);
  EXPECT_EQ(server_->ask("/api/v1/similar").status, 400);
}

TEST_F(Api, CountsFacetsOfEverythingAndOfASearch) {
  EXPECT_EQ(server_->json("/api/v1/facets?field=city&limit=1"),
            Json::parse(R"({"field": "city", "values": [{"value": "大連市", "count": 2}]})"));
  EXPECT_EQ(server_->json("/api/v1/facets?field=city&prefix=" + percent("青") +
                          "&q=" + percent("小学校")),
            Json::parse(R"({"field": "city", "values": [{"value": "青森市", "count": 1}]})"));
  EXPECT_EQ(server_->json("/api/v1/facets?facets=year&q=" + percent("大気")),
            Json::parse(R"({"facets": {"year": [{"value": 2004, "count": 1}]}})"));
  EXPECT_THAT(keys(server_->json("/api/v1/facets")["facets"]),
              ElementsAre("city", "prefecture", "country", "year", "org", "published", "pair"));
  EXPECT_EQ(server_->ask("/api/v1/facets?field=weather").status, 400);
}

TEST_F(Api, CompletesExplainsAndOrdersByTime) {
  const Json suggested = server_->json("/api/v1/suggest?q=" + percent("大連"))["suggestions"];
  ASSERT_FALSE(suggested.empty());
  EXPECT_THAT(suggested[0]["text"].get<std::string>(), StartsWith("大連"));
  EXPECT_THAT(server_->json("/api/v1/explain?q=" + percent("だいれん"))["tree"], HasSubstr("大連"));
  const Json timeline = server_->json("/api/v1/timeline?q=" + percent("大連"));
  EXPECT_EQ(timeline["total"], 2);
  EXPECT_EQ(timeline["events"][0]["begin"], "2004");
  EXPECT_THAT(keys(timeline["events"][0]),
              ElementsAre("begin", "end", "fiscal", "text", "kind", "city", "prefecture", "country",
                          "org", "sources"));
  EXPECT_THAT(keys(timeline["events"][0]["sources"][0]),
              ElementsAre("id", "document", "begin", "end", "how"));
  const std::string asked = "/api/v1/timeline?q=" + percent("大連");
  EXPECT_NE(server_->json(asked + "&order=-date")["events"][0]["begin"], "2004");
  EXPECT_EQ(server_->json(asked + "&kind=note&kind=founding")["total"], 0);
  EXPECT_EQ(server_->ask(asked + "&order=backwards").status, 400);
  EXPECT_EQ(server_->ask(asked + "&kind=visit").status, 400);
  EXPECT_EQ(server_->ask("/api/v1/search?q=a&kind=note").status, 400);
}

TEST_F(Api, LetsClientsKeepWhatAnAddressHoldsForEver) {
  const std::string page = server_->ask("/").body;
  const std::size_t begin = page.find("assets/kouryu.");
  const std::string asset = '/' + page.substr(begin, page.find('"', begin) - begin);
  const Response first = server_->ask(asset);
  EXPECT_THAT(first.header("cache-control"), HasSubstr("immutable"));
  const Response again = server_->ask(asset, "If-None-Match: " + first.header("etag") + "\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_THAT(again.header("cache-control"), HasSubstr("immutable"));
  EXPECT_THAT(server_->ask("/").header("cache-control"), Not(HasSubstr("immutable")));
  EXPECT_THAT(server_->ask("/assets/kouryu.000000000000.css").header("cache-control"),
              Not(HasSubstr("immutable")));
}

TEST_F(Api, TellsItsHealthAndItsMetrics) {
  const Json health = server_->json("/api/v1/health");
  EXPECT_EQ(health["status"], "ok");
  EXPECT_EQ(health["passages"], 2);
  EXPECT_GT(health["indexes"][0]["revision"], 0);
  (void)server_->ask("/api/v1/nothing");
  const Response metrics = server_->ask("/metrics");
  EXPECT_EQ(metrics.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_THAT(metrics.body,
              HasSubstr("kouryu_http_requests_total{route=\"/api/\",status=\"404\"} "));
  EXPECT_THAT(metrics.body,
              HasSubstr("kouryu_http_request_seconds_bucket{route=\"/api/\",le=\"+Inf\"} "));
  EXPECT_THAT(metrics.body, HasSubstr("kouryu_http_in_flight 1\n"));
  EXPECT_THAT(metrics.body, HasSubstr("kouryu_index_revision{index=\"1\"} " +
                                      std::to_string(health["indexes"][0]["revision"].get<int>())));
}

TEST_F(Api, AParameterThatIsWrongIsToldWithItsBoundsOrAGuess) {
  const auto told = [&](const std::string& query) {
    return server_->json("/api/v1/search?" + query)["error"]["message"].get<std::string>();
  };
  for (const char* limit : {"abc", "0", "1001"}) {
    EXPECT_EQ(told(std::string("limit=") + limit + "&lang=en"),
              "limit: must be a number from 1 to 1000");
  }
  EXPECT_THAT(told("fields=idd&lang=en"), testing::HasSubstr("Did you mean: id"));
  EXPECT_THAT(told("limti=3&lang=en"), testing::HasSubstr("Did you mean: limit"));
  EXPECT_THAT(told("mode=nad&lang=en"), testing::HasSubstr("Did you mean: and"));
}

TEST_F(Api, SpeaksTheLanguageOfTheRequest) {
  const std::string wrong = "/api/v1/search?limit=0";
  const auto message = [&](const std::string& target, const std::string& headers) {
    return Json::parse(server_->ask(target, headers).body)["error"]["message"].get<std::string>();
  };
  EXPECT_THAT(message(wrong, "Accept-Language: ja,en;q=0.5\r\n"), HasSubstr("範囲"));
  EXPECT_THAT(message(wrong, "Accept-Language: en-GB\r\n"), HasSubstr("must be"));
  EXPECT_THAT(message(wrong + "&lang=ja", "Accept-Language: en\r\n"), HasSubstr("範囲"));
}

TEST_F(Api, AnswersHeadAsGetWithoutTheBody) {
  Client client(server_->port());
  const std::string rest = " HTTP/1.1\r\nHost: " + server_->host() + "\r\n\r\n";
  client.send("HEAD /api/v1/openapi.json" + rest);
  const Response head = client.read(true);
  client.send("GET /api/v1/openapi.json" + rest);
  const Response get = client.read();
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), get.header("content-length"));
  EXPECT_EQ(head.header("etag"), get.header("etag"));
  EXPECT_EQ(std::to_string(get.body.size()), get.header("content-length"));
}

TEST_F(Api, LetsClientsKeepWhatTheyHave) {
  const std::string target = "/api/v1/search?q=" + percent("大連");
  const std::string etag = server_->ask(target).header("etag");
  ASSERT_THAT(etag, StartsWith("W/\""));
  EXPECT_EQ(server_->ask(target, "If-None-Match: " + etag + "\r\n").status, 304);
  EXPECT_EQ(server_->ask(target, "If-None-Match: \"x\", " + etag + "\r\n").status, 304);
  EXPECT_EQ(server_->ask(target, "If-None-Match: *\r\n").status, 304);
  EXPECT_EQ(server_->ask(target, "If-None-Match: \"x\"\r\n").status, 200);
  EXPECT_EQ(server_->ask(target + "&limit=1", "If-None-Match: " + etag + "\r\n").status, 200);
  EXPECT_EQ(server_->ask(target, "If-None-Match: " + etag + "\r\nAccept-Language: ja\r\n").status,
            200)
      << "another language is another answer";
  EXPECT_EQ(server_->ask("/api/v1/health").header("etag"), "");
  EXPECT_EQ(server_->ask("/api/v1/search?limit=0").header("etag"), "");
}

TEST_F(Api, CompressesForThoseWhoTakeIt) {
  const std::string target = "/api/v1/openapi.json";
  const std::string plain = server_->ask(target).body;
  for (const char* yes : {"gzip", "br, gzip;q=0.1", "*", "GZIP"}) {
    const Response response = server_->ask(target, std::string("Accept-Encoding: ") + yes + "\r\n");
    ASSERT_EQ(response.header("content-encoding"), "gzip") << yes;
    EXPECT_LT(response.body.size(), plain.size() / 2);
    EXPECT_EQ(gunzip(response.body), plain);
    EXPECT_THAT(response.header("vary"), HasSubstr("Accept-Encoding"));
  }
  for (const char* no : {"br", "gzip;q=0", "*;q=0.0", "identity", "xgzip"}) {
    const Response response = server_->ask(target, std::string("Accept-Encoding: ") + no + "\r\n");
    EXPECT_EQ(response.header("content-encoding"), "") << no;
    EXPECT_EQ(response.body, plain);
  }
}

TEST_F(Api, ServesThePageWithItsAnswer) {
  const Response page = server_->ask("/?q=" + percent("大連"));
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.header("content-type"), StartsWith("text/html"));
  EXPECT_THAT(page.body, HasSubstr("<mark>大連"));
  EXPECT_THAT(page.body, HasSubstr("2件"));
  EXPECT_THAT(server_->ask("/?q=%FF").body, HasSubstr("lang=\"ja\""));
  EXPECT_EQ(server_->ask("/?q=%FF").status, 400);
  EXPECT_THAT(server_->ask("/?q=%FF&lang=en").body, HasSubstr("lang=\"en\""));
  const Response missing = server_->ask("/nothing");
  EXPECT_EQ(missing.status, 404);
  EXPECT_THAT(missing.header("content-type"), StartsWith("text/html"));
}

struct Refusal {
  const char* target;
  int status;
  const char* code;
};

TEST_F(Api, RefusesWhatItCannotUse) {
  const Refusal refusals[] = {
      {"/api/v1/search?limit=0", 400, "bad_parameter"},
      {"/api/v1/search?limit=-1", 400, "bad_parameter"},
      {"/api/v1/search?fields=idd", 400, "bad_parameter"},
      {"/api/v1/search?limit=ten", 400, "bad_parameter"},
      {"/api/v1/search?limit=", 400, "bad_parameter"},
      {"/api/v1/search?limit=99999999999999999999999", 400, "bad_parameter"},
      {"/api/v1/search?limit=1&limit=2", 400, "duplicate_parameter"},
      {"/api/v1/search?q=a&q=b", 400, "duplicate_parameter"},
      {"/api/v1/search?colour=red", 400, "unknown_parameter"},
      {"/api/v1/search?sort=colour", 400, "bad_parameter"},
      {"/api/v1/search?mode=maybe", 400, "bad_parameter"},
      {"/api/v1/search?format=xml", 400, "bad_parameter"},
      {"/api/v1/search?explain=perhaps", 400, "bad_parameter"},
      {"/api/v1/search?snippet_length=0", 400, "bad_parameter"},
      {"/api/v1/search?facet_size=0", 400, "bad_parameter"},
      {"/api/v1/search?facets=weather", 400, "bad_query"},
      {"/api/v1/search?year=yesterday", 400, "bad_query"},
      {"/api/v1/search?q=%FF", 400, "invalid_utf8"},
      {"/api/v1/search?q=%C0%AF", 400, "invalid_utf8"},
      {"/api/v1/search?q=%ED%A0%80", 400, "invalid_utf8"},
      {"/api/v1/search?q=%00", 400, "invalid_utf8"},
      {"/api/v1/search?%FF=1", 400, "invalid_utf8"},
      {"/api/v1/search?q=%4", 400, "bad_escape"},
      {"/api/v1/search?q=%zz", 400, "bad_escape"},
      {"/api/v1/passages/%00", 400, "invalid_utf8"},
      {"/api/v1/passages/%C0%AE%C0%AE", 400, "invalid_utf8"},
      {"/api/v1/passages/x?limit=1", 400, "unknown_parameter"},
      {"/api/v1/suggest?q=a&limit=101", 400, "bad_parameter"},
      {"/api/v1/nothing", 404, "not_found"},
      {"/api/v1/", 404, "not_found"},
      {"/api/v2/search", 404, "not_found"},
      {"/api/v1/search/", 404, "not_found"},
  };
  for (const Refusal& row : refusals) {
    const Response response = server_->ask(row.target);
    EXPECT_EQ(response.status, row.status) << row.target;
    const Json error = Json::parse(response.body)["error"];
    EXPECT_EQ(error["code"], row.code) << row.target;
    EXPECT_NE(error["message"], "") << row.target;
    EXPECT_EQ(error["request_id"], response.header("x-request-id")) << row.target;
    EXPECT_EQ(response.header("cache-control"), "no-store");
  }
}

TEST_F(Api, LogsRequestsWithoutWhatWasAsked) {
  const std::string secret = percent("ひみつ");
  const std::string id = server_->ask("/api/v1/search?q=" + secret).header("x-request-id");
  std::string log;
  for (int i = 0; i < 100 && log.find(id) == std::string::npos; ++i) {
    ::usleep(20'000);
    log = server_->log();
  }
  const std::size_t begin = log.rfind('\n', log.find(id)) + 1;
  const Json line = Json::parse(log.substr(begin, log.find('\n', begin) - begin));
  EXPECT_EQ(line["request_id"], id);
  EXPECT_EQ(line["route"], "/api/v1/search");
  EXPECT_EQ(line["status"], 200);
  EXPECT_EQ(line["method"], "GET");
  EXPECT_THAT(line["time"].get<std::string>(), EndsWith("Z"));
  EXPECT_THAT(log, Not(HasSubstr(secret)));

  const Server talkative({"--index", index_->path(), "--threads", "1", "--log-queries"});
  (void)talkative.ask("/api/v1/search?q=" + secret);
  for (int i = 0; i < 100 && talkative.log().empty(); ++i) ::usleep(20'000);
  EXPECT_THAT(talkative.log(), HasSubstr(secret));
}

}  // namespace
}  // namespace kouryu::test
