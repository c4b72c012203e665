// From start to stop: a new index is taken up under way, and nothing that was begun is dropped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/server/server.h"

namespace kouryu::test {
namespace {

using testing::HasSubstr;

class Life : public testing::Test {
 protected:
  std::unique_ptr<Server> start(std::vector<std::string> options = {}) {
    options.insert(options.begin(),
                   {"--index", index_.path(), "--threads", "2", "--no-log", "--deadline", "60"});
    return std::make_unique<Server>(std::move(options));
  }
  SmallIndex index_;
};

std::string begun(const Server& server) {
  return "GET /api/v1/search?q=a HTTP/1.1\r\nHost: " + server.host() +
         "\r\nContent-Length: 4\r\n\r\n";
}

TEST_F(Life, StopsWithTheStatusOfItsSignal) {
  EXPECT_EQ(start()->stop(SIGTERM), 0);
  EXPECT_EQ(start()->stop(SIGINT), 130);
}

TEST_F(Life, FinishesWhatWasBegunAndTakesNoMore) {
  const auto server = start();
  Client idle(server->port());
  Client busy(server->port());
  busy.send(begun(*server));
  (void)server->ask("/api/v1/health");  // so that the head was read
  server->signal(SIGTERM);
  EXPECT_TRUE(idle.is_closed());
  EXPECT_THROW(Client(server->port()), std::runtime_error);
  busy.send("body");
  const Response response = busy.read();
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.header("connection"), "close");
  EXPECT_EQ(Json::parse(response.body)["total"], 0);
  EXPECT_EQ(server->wait(), 0);
}

TEST_F(Life, DoesNotStartWithoutAnIndexOrAnAddress) {
  const Scratch scratch;
  const Finished no_index = run_program({program("kouryu"), "serve", "--index",
                                         (scratch / "none").string(), "--listen", "127.0.0.1:0"});
  EXPECT_EQ(no_index.status, 2);
  EXPECT_THAT(no_index.err, HasSubstr("no index"));
  const auto server = start();
  const Finished taken = run_program(
      {program("kouryu"), "serve", "--index", index_.path(), "--listen", server->host()});
  EXPECT_EQ(taken.status, 2);
  EXPECT_THAT(taken.err, HasSubstr("cannot listen"));
}

TEST_F(Life, ListensOnAnotherFamily) {
  if (run_program({"/bin/cat", "/proc/net/if_inet6"}).out.find(" lo") == std::string::npos) {
    GTEST_SKIP() << "no IPv6 on this machine";
  }
  Server server({"--index", index_.path(), "--threads", "1"}, "[::1]:0");
  EXPECT_GT(server.port(), 0);
  EXPECT_EQ(server.stop(), 0);
}

TEST_F(Life, TakesUpWhatTheIndexerCommits) {
  const auto server = start();
  const std::string target = "/api/v1/search?q=" + percent("植樹");
  const Response before = server->ask(target);
  EXPECT_EQ(Json::parse(before.body)["total"], 0);
  const Json health = server->json("/api/v1/health");
  index_.scratch().write("docs/trees.txt", "植樹\n\n2008年、下関市と釜山広域市は植樹を行った。\n");
  index_.update();
  const std::string had = "If-None-Match: " + before.header("etag") + "\r\n";
  const Response after = server->ask(target, had);
  EXPECT_EQ(after.status, 200) << "what the client has is old";
  EXPECT_EQ(Json::parse(after.body)["total"], 1);
  EXPECT_NE(server->json("/api/v1/health")["indexes"], health["indexes"]);
  EXPECT_EQ(server->json("/api/v1/health")["passages"], 3);
}

TEST_F(Life, SwappingTheFolderDropsNoRequest) {
  SmallIndex other;
  other.scratch().write("docs/trees.txt", "植樹\n\n2008年、下関市と釜山広域市は植樹を行った。\n");
  other.update();
  const auto server = start();
  const std::string target = "/api/v1/search?facets=city";
  std::atomic<bool> stop = false;
  std::atomic<int> asked = 0;
  std::atomic<int> failed = 0;
  std::atomic<int> of_other = 0;
  const auto ask = [&] {
    while (!stop) {
      const Response response = server->ask(target);
      ++asked;
      const Json answer = Json::parse(response.body, nullptr, false);
      const bool good = response.status == 200 && answer["results"].size() == answer["total"] &&
                        (answer["total"] == 2 || answer["total"] == 3);
      if (!good) ++failed;
      if (!good && failed < 4) ADD_FAILURE() << response.status << ' ' << response.body;
      if (good && answer["total"] == 3) ++of_other;
    }
  };
  std::thread first(ask);
  std::thread second(ask);
  const std::string spare = index_.path() + ".spare";
  const std::size_t handles = server->handles();
  for (int i = 0; i < 41; ++i) {
    std::filesystem::rename(index_.path(), spare);
    std::filesystem::rename(other.path(), index_.path());
    std::filesystem::rename(spare, other.path());
    ::usleep(20'000);
  }
  stop = true;
  first.join();
  second.join();
  EXPECT_EQ(failed, 0) << "of " << asked;
  EXPECT_GT(asked, 50);
  EXPECT_GT(of_other, 0);
  EXPECT_EQ(server->json(target)["total"], 3) << "the last one swapped in";
  EXPECT_LE(server->handles(), handles + 8);
}

TEST_F(Life, TellsADamagedIndexWithoutItsPathAndLogsIt) {
  const Server server({"--index", index_.path(), "--threads", "1", "--deadline", "60"});
  EXPECT_EQ(server.ask("/api/v1/search?q=a").status, 200);
  const std::string header = index_.path() + "/xapian/iamglass";
  std::ofstream(header, std::ios::binary) << "x";
  const std::string folder = index_.scratch().path().string();
  for (const char* language : {"ja", "en"}) {
    const Response answer = server.ask(std::string("/api/v1/search?q=a&lang=") + language);
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(Json::parse(answer.body)["error"]["code"], "index_corrupt");
    const Response page = server.ask(std::string("/?q=a&lang=") + language);
    EXPECT_EQ(page.status, 503);
    for (const Response& response : {answer, page}) {
      EXPECT_EQ(response.body.find(folder), std::string::npos) << response.body;
    }
  }
  std::string log;
  for (int i = 0; i < 100 && log.find(header) == std::string::npos; ++i) {
    ::usleep(20'000);
    log = server.log();
  }
  EXPECT_THAT(log, HasSubstr("\"fault\":\"" + header));
}

TEST_F(Life, ServesOnWhenOneOfItsIndexesIsGone) {
  SmallIndex other;
  const Server server({"--index", index_.path(), "--index", other.path() + "-none", "--threads",
                       "1", "--deadline", "60"});
  const Json answer = server.json("/api/v1/search?q=" + percent("大連"));
  EXPECT_EQ(answer["partial"], true);
  EXPECT_EQ(answer["total"], 2);
  EXPECT_EQ(server.json("/api/v1/health")["status"], "partial");
  EXPECT_EQ(server.ask("/api/v1/search").header("etag"), "") << "it may come back";
}

}  // namespace
}  // namespace kouryu::test
