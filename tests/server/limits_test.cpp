// Every published limit: at it a request passes, one beyond it does not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "tests/server/server.h"

namespace kouryu::test {
namespace {

class Limits : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<SmallIndex>();
    server_ = std::make_unique<Server>(
        std::vector<std::string>{"--index", index_->path(), "--threads", "1", "--deadline", "60"});
  }
  static void TearDownTestSuite() {
    server_.reset();
    index_.reset();
  }
  static inline std::unique_ptr<SmallIndex> index_;
  static inline std::unique_ptr<Server> server_;
};

std::string repeat(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string search(const std::string& query) { return "/api/v1/search?q=" + percent(query); }

struct Limit {
  const char* name;
  std::size_t most;
  std::function<std::string(std::size_t)> target;  // that uses so much of it
};

TEST_F(Limits, OfAQuery) {
  const Limit limits[] = {
      {"query_bytes", 8192, [](std::size_t n) { return search(std::string(n, 'a')); }},
      {"query_bytes", 8192,
       [](std::size_t n) { return search(std::string(n, 'a')) + "&mode=exact"; }},
      {"query_bytes", 8192,
       [](std::size_t n) { return "/api/v1/suggest?q=" + std::string(n, 'a'); }},
      {"query_bytes", 8192,
       [](std::size_t n) { return "/api/v1/explain?q=" + std::string(n, 'a'); }},
      {"clauses", 256, [](std::size_t n) { return search(repeat("b OR ", n - 1) + "b"); }},
      {"nesting", 64,
       [](std::size_t n) { return search(repeat("(", n) + "大連" + repeat(")", n)); }},
      {"nesting", 64, [](std::size_t n) { return search(repeat("NOT ", n) + "大連"); }},
      {"nesting", 64,
       [](std::size_t n) {
         return search(repeat("NOT (", n / 2) + (n % 2 == 0 ? "" : "(") + "大連" +
                       (n % 2 == 0 ? "" : ")") + repeat(")", n / 2));
       }},
      {"wildcards", 4, [](std::size_t n) { return search(repeat("大連* ", n)); }},
      {"phrase_terms", 64, [](std::size_t n) { return search('"' + repeat("kumo ", n) + '"'); }},
      {"result_window", 10'000,
       [](std::size_t n) {
         return "/api/v1/search?limit=1000&offset=" + std::to_string(n - 1000);
       }},
      {"facets", 10,
       [](std::size_t n) { return "/api/v1/search?facets=city" + repeat(",city", n - 1); }},
      {"facet_size", 100,
       [](std::size_t n) { return "/api/v1/search?facet_size=" + std::to_string(n); }},
  };
  for (const Limit& limit : limits) {
    const Response at = server_->ask(limit.target(limit.most));
    EXPECT_EQ(at.status, 200) << limit.name << ' ' << at.body.substr(0, 300);
    const Response beyond = server_->ask(limit.target(limit.most + 1));
    EXPECT_EQ(beyond.status, 400) << limit.name;
    const Json error = Json::parse(beyond.body)["error"];
    EXPECT_EQ(error["code"], "query_too_complex") << limit.name;
    EXPECT_EQ(error["limit"], limit.name);
  }
}

TEST_F(Limits, AtTheLimitNothingIsCut) {
  for (const std::string& target :
       {search(repeat("b OR ", 255) + "b"), search(repeat("(", 64) + "大連" + repeat(")", 64)),
        search(std::string(8192, 'a'))}) {
    EXPECT_EQ(server_->json(target)["warnings"].dump().find("query_cut"), std::string::npos)
        << target.substr(0, 80);
  }
}

TEST_F(Limits, SeveralNotsSideBySideAreNotNested) {
  EXPECT_EQ(server_->ask(search(repeat("-b ", 100) + "大連")).status, 200);
  EXPECT_EQ(server_->ask(search(repeat("(b) ", 100) + "大連")).status, 200);
}

TEST_F(Limits, AWildcardNeedsTwoCharacters) {
  EXPECT_EQ(server_->ask(search("大連*")).status, 200);
  const Response refused = server_->ask(search("大*"));
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(Json::parse(refused.body)["error"]["limit"], "wildcard_characters");
  EXPECT_EQ(server_->ask(search("大*") + "&mode=exact").status, 200) << "a literal";
}

TEST_F(Limits, OfNumbers) {
  const auto status = [](const std::string& query) {
    return server_->ask("/api/v1/" + query).status;
  };
  EXPECT_EQ(status("search?limit=1"), 200);
  EXPECT_EQ(status("search?limit=1000"), 200);
  EXPECT_EQ(status("search?limit=1001"), 400);
  EXPECT_EQ(status("search?snippet_length=2000"), 200);
  EXPECT_EQ(status("search?snippet_length=2001"), 400);
  EXPECT_EQ(status("search?offset=4000000000"), 400);
  EXPECT_EQ(status("suggest?q=a&limit=100"), 200);
  EXPECT_EQ(status("suggest?q=a&limit=101"), 400);
  EXPECT_EQ(status("facets?field=city&limit=1000"), 200);
  EXPECT_EQ(status("facets?field=city&limit=1001"), 400);
}

TEST_F(Limits, OfARequest) {
  const std::string host = "Host: " + server_->host() + "\r\n";
  const auto status = [&](const std::string& target, const std::string& headers) {
    return server_->raw("GET " + target + " HTTP/1.1\r\n" + host + headers + "\r\n").status;
  };
  // Parameters.
  const auto parameters = [](std::size_t n) {
    return "/api/v1/search?q=a" + repeat("&city=%E5%A4%A7%E9%80%A3", n - 1);
  };
  EXPECT_EQ(status(parameters(200), ""), 200);
  EXPECT_EQ(status(parameters(201), ""), 400);
  EXPECT_EQ(status("/?" + repeat("&", 10'000), ""), 200) << "empty ones are none";
  // Bytes of the target.
  const auto target = [](std::size_t n) { return "/" + std::string(n - 1, 'x'); };
  EXPECT_EQ(status(target(32'768), ""), 404);
  EXPECT_EQ(status(target(32'769), ""), 414);
  // Header fields; Host is one.
  EXPECT_EQ(status("/api/v1/health", repeat("X: y\r\n", 99)), 200);
  EXPECT_EQ(status("/api/v1/health", repeat("X: y\r\n", 100)), 431);
  // Bytes of the header with the request line and its end.
  const auto padding = [&](std::size_t n) {
    const std::size_t rest =
        std::string("GET /api/v1/health HTTP/1.1\r\nX: \r\n\r\n").size() + host.size();
    return "X: " + std::string(n - rest, 'y') + "\r\n";
  };
  EXPECT_EQ(status("/api/v1/health", padding(65'536)), 200);
  EXPECT_EQ(status("/api/v1/health", padding(65'537)), 431);
  // A body, by length and by chunks.
  const auto body = [&](const std::string& framing, const std::string& bytes) {
    return server_->raw("GET /api/v1/health HTTP/1.1\r\n" + host + framing + "\r\n\r\n" + bytes)
        .status;
  };
  EXPECT_EQ(body("Content-Length: 16384", std::string(16'384, 'b')), 200);
  EXPECT_EQ(body("Content-Length: 16385", std::string(16'385, 'b')), 413);
  const std::string chunked = "Transfer-Encoding: chunked";
  EXPECT_EQ(body(chunked, "4000\r\n" + std::string(16'384, 'b') + "\r\n0\r\n\r\n"), 200);
  EXPECT_EQ(body(chunked, "4001\r\n" + std::string(16'385, 'b') + "\r\n0\r\n\r\n"), 413);
  EXPECT_EQ(body(chunked, repeat("1\r\nb\r\n", 16'385) + "0\r\n\r\n"), 413);
}

TEST_F(Limits, OfConnections) {
  const Server server({"--index", index_->path(), "--threads", "1", "--max-connections", "3"});
  std::vector<Client> open;
  for (int i = 0; i < 3; ++i) {
    open.emplace_back(server.port());
    open.back().send("GET /api/v1/health HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n");
    EXPECT_EQ(open.back().read().status, 200);
  }
  Client fourth(server.port());
  const Response refused = fourth.read();
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("retry-after"), "1");
  EXPECT_FALSE(refused.header("date").empty());
  EXPECT_TRUE(fourth.is_closed());
  open.pop_back();
  int status = 0;
  for (int i = 0; i < 100 && status != 200; ++i) {
    ::usleep(10'000);
    status = server.ask("/api/v1/health").status;
  }
  EXPECT_EQ(status, 200) << "a place is free again";
}

}  // namespace
}  // namespace kouryu::test
