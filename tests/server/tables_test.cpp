// Tables for spreadsheet programs: all rows or a last one that says so, in the reader's language,
// with what one needs to hand a row on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/server.h"

namespace kouryu::test {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kMark = "\xEF\xBB\xBF";

class Tables : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    scratch_ = std::make_unique<Scratch>();
    // More rows than an answer of JSON holds.
    std::string passages;
    for (int i = 0; i < kRows; ++i) {
      const std::string number = std::to_string(i);
      passages += R"({"id": "p)" + number +
                  R"(", "title": "交流の記録", "text": "=大連市と北九州市は)" +
                  std::to_string(1950 + i % 70) + "年に友好都市となった。" + number + "番。\"}\n";
    }
    scratch_->write("passages.jsonl", passages);
    const Finished built =
        run_program({program("kouryu-index"), "--index", (*scratch_ / "index").string(), "--input",
                     "jsonl", (*scratch_ / "passages.jsonl").string()});
    ASSERT_EQ(built.status, 0) << built.err;
    server_ = std::make_unique<Server>(std::vector<std::string>{
        "--index", (*scratch_ / "index").string(), "--threads", "2", "--deadline", "60"});
  }
  static void TearDownTestSuite() {
    server_.reset();
    scratch_.reset();
  }

  /// Rows with the head; cells of these texts hold no line ends.
  static std::vector<std::string> rows(const std::string& target, const std::string& headers = {}) {
    const std::string body = server_->ask(target, headers).body;
    EXPECT_THAT(body, StartsWith(kMark));
    std::vector<std::string> out;
    std::size_t begin = 3;
    for (std::size_t end; (end = body.find("\r\n", begin)) != std::string::npos; begin = end + 2) {
      out.push_back(body.substr(begin, end - begin));
    }
    return out;
  }
  /// The cells that kouryu itself reads in a workbook, as text.
  static std::string cells_of(const std::string& workbook) {
    const Scratch folder;
    folder.write("docs/table.xlsx", workbook);
    const std::string index = (folder / "index").string();
    const Finished built =
        run_program({program("kouryu-index"), "--index", index, (folder / "docs").string()});
    EXPECT_EQ(built.status, 0) << built.err;
    return run_program({program("kouryu"), "search", "--index", index, "--limit", "0", "--format",
                        "json", "--mode", "or", "北九州市 続き 自治体"})
        .out;
  }

  static constexpr int kRows = 1205;
  static inline std::unique_ptr<Scratch> scratch_;
  static inline std::unique_ptr<Server> server_;
};

TEST_F(Tables, HoldAllRows) {
  const std::string query = "?q=" + percent("大連");
  EXPECT_EQ(rows("/api/v1/search.csv" + query).size(), kRows + 1);
  EXPECT_EQ(rows("/api/v1/search" + query + "&format=csv").size(), kRows + 1);
  EXPECT_EQ(rows("/api/v1/search.csv" + query + "&limit=7&offset=1200").size(), 6U);
  const std::size_t events = server_->json("/api/v1/timeline" + query)["total"];
  EXPECT_EQ(rows("/api/v1/timeline.csv" + query).size(), events + 1);
  EXPECT_EQ(rows("/api/v1/relations.csv" + query).size(), 2U);
  EXPECT_EQ(server_->json("/api/v1/search" + query)["results"].size(), 10U);
}

TEST_F(Tables, SayInTheirLastRowThatTheyWereCut) {
  struct Row {
    std::string target;
    std::string last;
  };
  const std::vector<Row> table = {
      {"search.csv?limit=1000&lang=en", "\"205 more rows: ask with offset=1000\""},
      {"search.csv?limit=1000&lang=ja", "\"205 行が続きます。続きは offset=1000\""},
      {"search.csv?limit=5&offset=10&lang=en", "\"1190 more rows: ask with offset=15\""},
      {"timeline.csv?limit=3&offset=2&lang=en", "more rows: ask with offset=5\","},
  };
  for (const Row& row : table) {
    EXPECT_THAT(rows("/api/v1/" + row.target).back(), EndsWith(row.last + std::string(17, ','))) << row.target;
  }
  for (const char* whole : {"search.csv?limit=5&offset=1200", "search.csv", "relations.csv"}) {
    EXPECT_THAT(rows(std::string("/api/v1/") + whole).back(), Not(HasSubstr("offset="))) << whole;
  }
}

TEST_F(Tables, HaveHeadsInTheReadersLanguage) {
  struct Row {
    const char* target;
    const char* headers;
    const char* head;
  };
  const std::vector<Row> table = {
      {"search.csv?lang=en", "", "rank,score,id,"},
      {"search.csv?lang=ja", "", "順位,得点,箇所ID,"},
      {"search.csv", "Accept-Language: ja,en\r\n", "順位,得点,"},
      {"timeline.csv?lang=ja", "", "開始,終了,年度,"},
      {"timeline.csv?lang=en", "", "begin,end,fiscal,"},
      {"relations.csv?lang=ja", "", "自治体,相手,種類,開始,"},
      {"relations.csv?lang=en", "", "a,b,kind,since,"},
  };
  for (const Row& row : table) {
    EXPECT_THAT(rows(std::string("/api/v1/") + row.target, row.headers).front(),
                StartsWith(row.head))
        << row.target;
  }
  EXPECT_THAT(rows("/api/v1/relations.csv?lang=ja")[1], HasSubstr(",提携,"));
}

TEST_F(Tables, EndEachRowWithItsAddressAndCitation) {
  const std::string asked = "/api/v1/search.csv?limit=1&lang=ja&q=" + percent("1204番");
  const std::string here = "http://" + server_->host();
  EXPECT_THAT(rows(asked).front(), EndsWith(",URL,出典"));
  EXPECT_THAT(rows(asked)[1], EndsWith(",\"" + here + "/passage?id=p1204\",\"「交流の記録」\""));
  // As a proxy on this machine says; what could be no path is not believed.
  const auto address = [&](const std::string& headers) {
    const std::string row = rows(asked, headers)[1];
    const std::size_t begin = row.rfind(",\"http") + 2;
    return row.substr(begin, row.find('"', begin) - begin);
  };
  EXPECT_EQ(address("X-Forwarded-Proto: https\r\nX-Forwarded-Prefix: /koryu\r\n"),
            "https://" + server_->host() + "/koryu/passage?id=p1204");
  EXPECT_EQ(address("X-Forwarded-Proto: javascript\r\nX-Forwarded-Prefix: //evil\"<\r\n"),
            here + "/passage?id=p1204");
}

TEST_F(Tables, RunNoFormula) {
  EXPECT_THAT(rows("/api/v1/search.csv?limit=1")[1], HasSubstr(",\"'=大連市と"));
}

TEST_F(Tables, AreWorkbooksToo) {
  for (const char* name : {"search", "timeline", "relations"}) {
    const Response table =
        server_->ask(std::string("/api/v1/") + name + ".xlsx?lang=ja&limit=3&q=" + percent("大連"),
                     "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(table.status, 200);
    EXPECT_EQ(table.header("content-type"),
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    EXPECT_THAT(table.header("content-disposition"),
                HasSubstr(std::string("kouryu-") + name + ".xlsx"));
    EXPECT_EQ(table.header("content-encoding"), "");
    EXPECT_THAT(table.body, StartsWith("PK"));
    EXPECT_THAT(cells_of(table.body), HasSubstr("北九州市")) << name;
  }
}

TEST_F(Tables, AreRefusedByTheSameRules) {
  for (const char* wrong : {"search.csv?limit=1001", "search.xlsx?offset=10000",
                            "timeline.xlsx?limit=0", "search?format=ods", "search.csv?nothing=1"}) {
    EXPECT_EQ(server_->ask(std::string("/api/v1/") + wrong).status, 400) << wrong;
  }
}

}  // namespace
}  // namespace kouryu::test
