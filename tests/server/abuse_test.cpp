// Clients that are slow, greedy or cunning: the server refuses, lets go, and serves the others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/server/server.h"
#include "tests/support/tsv.h"

namespace kouryu::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t kMegabyte = 1U << 20U;

class Abuse : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<SmallIndex>();
    server_ = start({"--deadline", "60"});
  }
  static void TearDownTestSuite() {
    server_.reset();
    index_.reset();
  }
  static std::unique_ptr<Server> start(std::vector<std::string> options) {
    options.insert(options.begin(), {"--index", index_->path(), "--threads", "1", "--no-log"});
    return std::make_unique<Server>(std::move(options));
  }
  static std::string host() { return "Host: " + server_->host() + "\r\n"; }
  static std::string good() { return "GET /api/v1/health HTTP/1.1\r\n" + host() + "\r\n"; }

  static inline std::unique_ptr<SmallIndex> index_;
  static inline std::unique_ptr<Server> server_;
};

/// What is sent after "GET /api/v1/health HTTP/1.1" and Host; then another request, which nobody
/// may see.
struct Smuggled {
  std::string fields;
  std::string body;
};

TEST_F(Abuse, NothingIsSmuggled) {
  const std::string hidden = "GET /api/v1/smuggled HTTP/1.1\r\n" + host() + "\r\n";
  const std::string chunks = "0\r\n\r\n";
  const std::string length = "Content-Length: " + std::to_string(chunks.size() + hidden.size());
  std::vector<Smuggled> cases;
  // Both lengths, in either order and in every spelling of the one word that counts.
  for (const char* encoding :
       {"Transfer-Encoding: chunked", "transfer-encoding: chunked", "Transfer-Encoding: Chunked",
        "Transfer-Encoding:chunked", "Transfer-Encoding:  chunked ", "Transfer-Encoding:\tchunked",
        "Transfer-Encoding : chunked", " Transfer-Encoding: chunked", "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity", "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: \"chunked\"", "Transfer-Encoding: chunked;x=1",
        "X: y\r\n Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding:\vchunked", "Transfer-Encoding:\r\n chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: x"}) {
    cases.push_back({length + "\r\n" + encoding, chunks + hidden});
    cases.push_back({std::string(encoding) + "\r\n" + length, chunks + hidden});
  }
  // Encodings that are not chunked, alone.
  for (const char* encoding : {"gzip", "identity", "chunked, chunked", "gzip, chunked", "chunked,",
                               ",chunked", "cow", "chunked\r\nTransfer-Encoding: chunked"}) {
    cases.push_back({std::string("Transfer-Encoding: ") + encoding, chunks + hidden});
  }
  // Lengths that are none.
  for (const char* number :
       {"-1", "+5", "0x5", "5, 5", "5,6", "5\r\nContent-Length: 6", "5\r\nContent-Length: 5",
        "99999999999999999999999", "5 5", "five", "0\r\nContent-Length: 5"}) {
    cases.push_back({std::string("Content-Length: ") + number, "GET /" + hidden});
  }
  EXPECT_GE(cases.size(), 40);
  for (const Smuggled& smuggled : cases) {
    Client client(server_->port());
    client.send("GET /api/v1/health HTTP/1.1\r\n" + host() + smuggled.fields + "\r\n\r\n" +
                smuggled.body);
    const Response response = client.read();
    EXPECT_EQ(response.status, 400) << smuggled.fields;
    EXPECT_EQ(response.header("connection"), "close") << smuggled.fields;
    EXPECT_EQ(client.read().status, 0) << "answered twice: " << smuggled.fields;
    EXPECT_TRUE(client.is_closed()) << smuggled.fields;
  }
}

TEST_F(Abuse, BrokenChunksAreRefused) {
  for (const char* chunk : {"-1\r\n", "FFFFFFFFFFFFFFFFF\r\n", "xyz\r\n", "5;\r\n\r\n\r\n",
                            "0x5\r\nhello\r\n", "5\nhello\n0\n\n", "5\r\nhello0\r\n\r\n"}) {
    Client client(server_->port());
    client.send("GET /api/v1/health HTTP/1.1\r\n" + host() + "Transfer-Encoding: chunked\r\n\r\n" +
                chunk + "\r\n\r\n\r\n");
    const int status = client.read().status;
    EXPECT_TRUE(status == 400 || status == 413) << chunk << " -> " << status;
    EXPECT_TRUE(client.is_closed()) << chunk;
  }
}

/// The bytes that a cell of http_requests.tsv writes.
std::string request_bytes(const std::string& cell, const std::string& host) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const char next = i + 1 < cell.size() ? cell[i + 1] : '\0';
    if (cell[i] == '\\' && (next == 'r' || next == '\\')) {
      out += next == 'r' ? '\r' : '\\';
      ++i;
    } else if (cell[i] == '\\' && next == 'x') {
      out += static_cast<char>(std::stoi(cell.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else if (cell[i] == '{') {
      const std::string name = cell.substr(i + 1, cell.find('}', i) - i - 1);
      const std::size_t star = name.find('*');
      if (name == "host") out += host;
      if (name == "chunked") {
        out += "GET /api/v1/health HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n";
      }
      if (star != std::string::npos) out.append(std::stoul(name), name.at(star + 1));
      i += name.size() + 1;
    } else {
      out += cell[i];
    }
  }
  return out;
}

TEST_F(Abuse, OddRequestsGetTheirStatus) {
  for (const TsvRow& row : read_tsv("http_requests.tsv", 3)) {
    Client client(server_->port());
    client.send(request_bytes(row.cells[1], host()));
    client.finish();
    const Response response = client.read();
    EXPECT_EQ(std::to_string(response.status), row.cells[2]) << row.where() << ' ' << row.cells[0];
    EXPECT_THAT(response.header("date"),
                testing::MatchesRegex("[A-Z][a-z]+, [0-9]+ [A-Z][a-z]+ [0-9]+ [0-9:]+ GMT"));
    EXPECT_EQ(client.read().status, 0) << "answered twice: " << row.where();
    EXPECT_TRUE(client.is_closed()) << row.where();
  }
}

TEST_F(Abuse, TheCutOfTheBytesDoesNotMatter) {
  const std::string request = "GET /api/v1/health HTTP/1.1\r\n" + host() +
                              "Transfer-Encoding: chunked\r\n\r\n5;a=\"b\"\r\nhello\r\n0\r\n\r\n";
  Client client(server_->port());
  for (const char c : request) client.send({&c, 1});
  client.send(good().substr(0, 20));
  EXPECT_EQ(client.read().status, 200);
  client.send(good().substr(20));
  EXPECT_EQ(client.read().status, 200);
}

TEST_F(Abuse, OldClientsAreToldThatTheConnectionStays) {
  const std::string request = "GET /api/v1/health HTTP/1.0\r\n" + host();
  Client client(server_->port());
  for (int i = 0; i < 2; ++i) {
    client.send(request + "Connection: Keep-Alive\r\n\r\n");
    const Response response = client.read();
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.header("connection"), "keep-alive");
  }
  client.send(request + "\r\n");
  EXPECT_EQ(client.read().header("connection"), "close");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(Abuse, PathsLeadNowhereElse) {
  const std::string end = " HTTP/1.1\r\n" + host() + "\r\n";
  const std::pair<const char*, int> paths[] = {{"/..%2f..%2fetc/passwd", 404},
                                               {"/%2e%2e%2f%2e%2e%2fetc/passwd", 404},
                                               {"/assets/../../etc/passwd", 404},
                                               {"/assets/..%5c..%5cetc", 404},
                                               {"/assets/\\..\\..\\etc", 404},
                                               {"/assets/%00", 400},
                                               {"/assets/%c0%ae%c0%ae", 400},
                                               {"//etc/passwd", 404},
                                               {"/api/v1/documents/%2Fetc%2Fpasswd", 404},
                                               {"evil.example:80", 400}};
  for (const auto& [path, status] : paths) {
    const Response response = server_->raw(std::string("GET ") + path + end);
    EXPECT_EQ(response.status, status) << path;
    EXPECT_EQ(response.body.find("root:"), std::string::npos) << path;
  }
  EXPECT_EQ(server_->raw("CONNECT evil.example:443" + end).status, 405);
  EXPECT_EQ(server_->raw("OPTIONS *" + end).status, 405);
}

TEST_F(Abuse, EndlessHeadsCostNoMemory) {
  (void)server_->ask("/api/v1/search?q=a");
  const std::size_t before = server_->resident();
  const std::string block(kMegabyte, 'x');
  {
    Client line(server_->port());
    line.send("GET /");
    for (int i = 0; i < 200 && line.send(block); ++i) {
    }
    EXPECT_THAT(line.read().status, testing::AnyOf(0, 414));
  }
  {
    Client fields(server_->port());
    std::string many;
    for (int i = 0; i < 10'000; ++i) many += "X: y\r\n";
    fields.send("GET / HTTP/1.1\r\n" + host());
    for (int i = 0; i < 100 && fields.send(many); ++i) {
    }
    EXPECT_THAT(fields.read().status, testing::AnyOf(0, 431));
  }
  {
    Client body(server_->port());
    body.send("GET / HTTP/1.1\r\n" + host() + "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 200 && body.send("100000\r\n" + block + "\r\n"); ++i) {
    }
    EXPECT_THAT(body.read().status, testing::AnyOf(0, 413));
  }
  EXPECT_LT(server_->resident(), before + 10 * kMegabyte);
  EXPECT_EQ(server_->ask("/api/v1/health").status, 200);
}

TEST_F(Abuse, TenThousandRequestsInOneBreathAreAnsweredInOrder) {
  constexpr int kRequests = 10'000;
  Client client(server_->port());
  std::string all;
  for (int i = 0; i < kRequests; ++i) {
    all += "GET /api/v1/n" + std::to_string(i) + " HTTP/1.1\r\n" + host() + "\r\n";
  }
  std::thread sender([&] { client.send(all); });
  int answered = 0;
  while (answered < kRequests && client.read().status == 404) ++answered;
  sender.join();
  EXPECT_EQ(answered, kRequests);
}

TEST_F(Abuse, TenThousandParametersAreRefused) {
  std::string target = "/api/v1/search?q=a";
  for (int i = 0; i < 5'000; ++i) target += "&a=1";
  EXPECT_EQ(server_->ask(target).status, 400);
  EXPECT_EQ(server_->ask(target + target + target).status, 414);
}

TEST_F(Abuse, SlowClientsHoldNobodyUpAndAreLetGo) {
  const auto server = start({"--client-deadline", "2"});
  const std::string head = "GET /api/v1/openapi.json HTTP/1.1\r\nHost: " + server->host() + "\r\n";
  (void)server->ask("/api/v1/search?q=a");
  const std::size_t handles = server->handles();
  std::vector<Client> slow;
  const auto open = [&](int count, const std::string& bytes) {
    for (int i = 0; i < count; ++i) {
      slow.emplace_back(server->port());
      slow.back().send(bytes);
    }
  };
  std::string greedy;
  for (int i = 0; i < 300; ++i) greedy += head + "\r\n";
  open(100, head);                                      // a head that does not end
  open(100, head + "Content-Length: 100\r\n\r\nslow");  // a body that does not end
  open(200, "");                                        // says nothing
  const auto begin = std::chrono::steady_clock::now();
  open(30, greedy);  // asks for 9 MB each, and reads nothing
  auto slowest = milliseconds(0);
  while (std::chrono::steady_clock::now() - begin < milliseconds(1500)) {
    for (std::size_t i = 0; i < 200; ++i) slow[i].send(i < 100 ? "X" : "b");  // a byte now and then
    const auto asked = std::chrono::steady_clock::now();
    EXPECT_EQ(server->ask("/api/v1/health").status, 200);
    slowest = std::max(slowest, std::chrono::duration_cast<milliseconds>(
                                    std::chrono::steady_clock::now() - asked));
    ::usleep(50'000);
  }
  EXPECT_GT(server->handles(), handles + 300) << "the slow ones were there";
  EXPECT_LT(slowest, milliseconds(1000));
  std::size_t open_now = server->handles();
  for (int i = 0; i < 60 && open_now > handles + 2; ++i) {
    ::usleep(50'000);
    open_now = server->handles();
  }
  EXPECT_LE(open_now, handles + 2);
}

TEST_F(Abuse, TooManyRequestsAtOnceAreToldToComeBack) {
  const auto server = start({"--queue", "2", "--deadline", "60"});
  std::vector<Client> clients;
  clients.reserve(60);
  for (int i = 0; i < 60; ++i) clients.emplace_back(server->port());
  const std::string request = "GET /api/v1/search?q=" + percent("大連 の 環境 と 大気 の 調査") +
                              " HTTP/1.1\r\nHost: " + server->host() + "\r\n\r\n";
  for (const Client& client : clients) client.send(request);
  int served = 0;
  int refused = 0;
  for (Client& client : clients) {
    const Response response = client.read();
    if (response.status == 200) ++served;
    if (response.status == 503) {
      ++refused;
      EXPECT_EQ(response.header("retry-after"), "1");
      EXPECT_EQ(Json::parse(response.body)["error"]["code"], "overloaded");
    }
  }
  EXPECT_EQ(served + refused, 60);
  EXPECT_GE(served, 1);
  EXPECT_GE(refused, 1);
  EXPECT_EQ(server->ask("/api/v1/search?q=a").status, 200) << "as soon as there is room";
}

TEST_F(Abuse, HeavyQueriesOfOneKeepNobodyElseWaiting) {
  const Scratch scratch;
  std::string line = R"({"id": "p", "title": "t", "text": ")";
  for (int i = 0; i < 100'000; ++i) line += "大連市";
  scratch.write("a.jsonl", line + "\"}\n");
  const std::string index = (scratch / "index").string();
  const Finished built = run_program({program("kouryu-index"), "--index", index, "--input", "jsonl",
                                      (scratch / "a.jsonl").string()});
  ASSERT_EQ(built.status, 0) << built.err;
  const Server server({"--index", index, "--threads", "2", "--deadline", "60", "--no-log"});
  const auto request = [&](const char* asker, const std::string& query) {
    return "GET /api/v1/search?q=" + percent(query) + " HTTP/1.1\r\nHost: " + server.host() +
           "\r\nX-Forwarded-For: 10.9.9.9, " + asker + "\r\n\r\n";
  };
  std::vector<Client> heavy;
  heavy.reserve(12);
  for (int i = 0; i < 12; ++i) {
    heavy.emplace_back(server.port());
    heavy.back().send(request("10.0.0.1", "大連市 " + std::to_string(i)));
  }
  ::usleep(100'000);
  Client other(server.port());
  other.send(request("10.0.0.2", "青森"));
  EXPECT_EQ(other.read().status, 200);
  const std::string metrics = server.ask("/metrics").body;
  EXPECT_EQ(metrics.find("kouryu_http_waiting 0\n"), std::string::npos) << metrics;
  for (Client& client : heavy) EXPECT_EQ(client.read().status, 200);
}

TEST_F(Abuse, WhatTakesTooLongIsToldSo) {
  const auto server = start({"--deadline", "0.001"});
  std::string hard;
  for (int i = 0; i < 250; ++i) hard += percent("大連の環境") + std::to_string(i) + "%20OR%20";
  const Response response = server->ask("/api/v1/search?q=" + hard + "a");
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(Json::parse(response.body)["error"]["code"], "deadline_exceeded");
#ifndef __SANITIZE_THREAD__  // so slow that nothing is done in a millisecond
  int status = 0;
  for (int i = 0; i < 200 && status != 200; ++i) status = server->ask("/api/v1/health").status;
  EXPECT_EQ(status, 200);
#endif
}

}  // namespace
}  // namespace kouryu::test
