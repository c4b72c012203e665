// Who may ask, from where, with what; and what browsers are told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/server/server.h"

namespace kouryu::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class Security : public testing::Test {
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
  static Response with_host(const Server& server, const std::string& host) {
    return server.raw("GET /api/v1/health HTTP/1.1\r\nHost: " + host +
                      "\r\nConnection: close\r\n\r\n");
  }
  static inline std::unique_ptr<SmallIndex> index_;
  static inline std::unique_ptr<Server> server_;
};

constexpr const char* kToken = "correct-horse-battery";

std::filesystem::path token_file(const Scratch& scratch, const std::string& text,
                                 mode_t mode = 0600) {
  auto file = scratch.write("token", text);
  ::chmod(file.c_str(), mode);
  return file;
}

TEST_F(Security, AnswersToItsOwnNamesOnly) {
  const std::string port = ':' + std::to_string(server_->port());
  for (const std::string& own : {"127.0.0.1" + port, "localhost" + port, std::string("LOCALHOST"),
                                 "[::1]" + port, std::string("localhost.")}) {
    EXPECT_EQ(with_host(*server_, own).status, 200) << own;
  }
  for (const char* foreign : {"evil.example", "evil.example:80", "127.0.0.1.evil.example",
                              "localhost.evil.example", "127.0.0.2", "127.0.0.1:80:80",
                              "localhost:x", "localhost:", "user@localhost", "[::1", "0"}) {
    EXPECT_EQ(with_host(*server_, foreign).status, 421) << foreign;
  }
}

TEST_F(Security, AnswersToNamesItIsGiven) {
  const Server server({"--index", index_->path(), "--threads", "1", "--allow-host",
                       "kouryu.city.example", "--allow-host", "k2.example"});
  EXPECT_EQ(with_host(server, "kouryu.city.example").status, 200);
  EXPECT_EQ(with_host(server, "k2.example:443").status, 200);
  EXPECT_EQ(with_host(server, "city.example").status, 421);
}

struct Source {
  const char* name;
  std::string headers;
  const char* target;
  int status;
};

TEST_F(Security, RefusesPagesOfOthers) {
  const std::string own = "Origin: http://" + server_->host() + "\r\n";
  const std::string link = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n";
  const Source sources[] = {
      {"own origin", own, "/api/v1/health", 200},
      {"behind TLS", "Origin: https://" + server_->host() + "\r\n", "/api/v1/health", 200},
      {"foreign origin", "Origin: http://evil.example\r\n", "/api/v1/health", 403},
      {"foreign origin, page", "Origin: http://evil.example\r\n", "/", 403},
      {"other port", "Origin: http://127.0.0.1:1\r\n", "/api/v1/health", 403},
      {"null origin", "Origin: null\r\n", "/api/v1/health", 403},
      {"typed by hand", "Sec-Fetch-Site: none\r\n", "/api/v1/health", 200},
      {"own page", "Sec-Fetch-Site: same-origin\r\n", "/api/v1/health", 200},
      {"foreign page", "Sec-Fetch-Site: cross-site\r\n", "/api/v1/health", 403},
      {"foreign page's image", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: image\r\n", "/", 403},
      {"neighbour", "Sec-Fetch-Site: same-site\r\n", "/api/v1/search", 403},
      {"link to the page", link + "Sec-Fetch-Dest: document\r\n", "/", 200},
      {"link to the API", link + "Sec-Fetch-Dest: document\r\n", "/api/v1/search", 403},
      {"frame", link + "Sec-Fetch-Dest: iframe\r\n", "/", 403},
  };
  for (const Source& row : sources) {
    const Response response = server_->ask(row.target, row.headers);
    EXPECT_EQ(response.status, row.status) << row.name;
    for (const auto& [name, value] : response.headers) {
      EXPECT_THAT(name, Not(testing::StartsWith("access-control"))) << row.name;
    }
  }
  EXPECT_EQ(server_
                ->ask("/",
                      "Origin: http://evil.example\r\n"
                      "Content-Type: application/x-www-form-urlencoded\r\n"
                      "Content-Length: 0\r\n",
                      "POST")
                .status,
            403);
}

TEST_F(Security, LetsNamedSitesReadTheApi) {
  const Server server({"--index", index_->path(), "--threads", "1", "--allow-origin",
                       "https://portal.example", "--frame-ancestor", "https://portal.example"});
  const std::string portal = "Origin: https://portal.example\r\nSec-Fetch-Site: cross-site\r\n";
  const Response response = server.ask("/api/v1/health", portal);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.header("access-control-allow-origin"), "https://portal.example");
  EXPECT_THAT(response.header("vary"), HasSubstr("Origin"));
  const Response preflight = server.ask("/api/v1/search", portal, "OPTIONS");
  EXPECT_EQ(preflight.status, 204);
  EXPECT_EQ(preflight.header("access-control-allow-methods"), "GET, HEAD");
  EXPECT_EQ(server.ask("/api/v1/health", "Origin: https://other.example\r\n").status, 403);
  EXPECT_THAT(server.ask("/").header("content-security-policy"),
              HasSubstr("frame-ancestors https://portal.example"));
}

TEST_F(Security, TellsBrowsersToTrustNothing) {
  for (const char* target : {"/", "/nothing", "/api/v1/search", "/api/v1/nothing", "/metrics"}) {
    const Response response = server_->ask(target);
    const std::string policy = response.header("content-security-policy");
    EXPECT_THAT(policy, testing::StartsWith("default-src 'none'")) << target;
    EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'")) << target;
    EXPECT_THAT(policy, Not(HasSubstr("unsafe"))) << target;
    EXPECT_EQ(response.header("x-content-type-options"), "nosniff") << target;
    EXPECT_EQ(response.header("referrer-policy"), "no-referrer") << target;
    EXPECT_EQ(response.header("cross-origin-resource-policy"), "same-origin") << target;
    EXPECT_EQ(response.header("x-request-id").size(), 16) << target;
  }
}

TEST_F(Security, ReadsOnly) {
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"}) {
    for (const char* target : {"/", "/api/v1/search", "/api/v1/passages/x"}) {
      const Response response = server_->ask(target, "Content-Length: 0\r\n", method);
      EXPECT_EQ(response.status, 405) << method << ' ' << target;
      EXPECT_EQ(response.header("allow"), "GET, HEAD");
    }
  }
}

TEST_F(Security, OthersNeedAToken) {
  const Scratch scratch;
  const Server server({"--index", index_->path(), "--threads", "1", "--token-file",
                       token_file(scratch, std::string(kToken) + "\n").string()});
  const auto status = [&](const std::string& authorization) {
    return server.ask("/api/v1/search", authorization).status;
  };
  EXPECT_EQ(status(std::string("Authorization: Bearer ") + kToken + "\r\n"), 200);
  EXPECT_EQ(status(std::string("Authorization: bearer ") + kToken + "\r\n"), 200);
  for (const std::string& wrong : {std::string(), std::string("Authorization: Bearer\r\n"),
                                   std::string("Authorization: Bearer wrong-horse-battery\r\n"),
                                   std::string("Authorization: Basic ") + kToken + "\r\n",
                                   std::string("Authorization: Bearer ") + kToken + "x\r\n",
                                   std::string("Authorization: Bearer ") + kToken + kToken + "\r\n",
                                   std::string("Authorization: Bearer correct-horse-batter\r\n")}) {
    EXPECT_EQ(status(wrong), 401) << wrong;
  }
  EXPECT_EQ(server.ask("/api/v1/search?token=" + std::string(kToken)).status, 401);
  EXPECT_EQ(server.ask("/").status, 401);
  EXPECT_EQ(server.ask("/metrics").status, 401);
  EXPECT_EQ(server.ask("/").header("www-authenticate"), "Bearer");
  EXPECT_EQ(server.ask("/api/v1/health").status, 200);
}

TEST_F(Security, DoesNotStartWhereOthersCouldAskWithoutAToken) {
  const Scratch scratch;
  const auto started = [&](const std::string& listen, const std::string& file) {
    std::vector<std::string> arguments = {program("kouryu"), "serve",    "--index",
                                          index_->path(),    "--listen", listen};
    if (!file.empty()) arguments.insert(arguments.end(), {"--token-file", file});
    return run_program(arguments);
  };
  EXPECT_EQ(started("0.0.0.0:0", "").status, 2);
  EXPECT_THAT(started("0.0.0.0:0", "").err, HasSubstr("--token-file"));
  EXPECT_EQ(started("[::]:0", "").status, 2);
  EXPECT_EQ(started("0.0.0.0:0", token_file(scratch, "fifteen-bytes-x")).status, 2);
  EXPECT_EQ(started("0.0.0.0:0", token_file(scratch, "two words of a token")).status, 2);
  for (const mode_t mode : {0640, 0604, 0660, 0644}) {
    const Finished refused = started("0.0.0.0:0", token_file(scratch, kToken, mode));
    EXPECT_EQ(refused.status, 2) << mode;
    EXPECT_THAT(refused.err, HasSubstr("chmod 600")) << mode;
  }
  EXPECT_EQ(started("0.0.0.0:0", (scratch / "absent").string()).status, 2);
  EXPECT_EQ(started("0.0.0.0:0", "/dev/null").status, 2);
  EXPECT_EQ(started("elsewhere:80", "").status, 2);
  EXPECT_EQ(started("127.0.0.1:99999", "").status, 2);
  EXPECT_EQ(started("127.0.0.1", "").status, 2);
}

}  // namespace
}  // namespace kouryu::test
