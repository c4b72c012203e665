// An index behind a stock Xapian remote server answers as the same index on this machine does.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/background.h"
#include "tests/support/corpora.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

constexpr const char* kRemoteServer = "/usr/bin/xapian-tcpsrv";

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/// A port of this machine that nobody listens on.
int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  EXPECT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&address), size), 0);
  EXPECT_EQ(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
  ::close(socket);
  return ntohs(address.sin_port);
}

bool answers(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = loopback(port);
  const int status = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::close(socket);
  return status == 0;
}

std::string url(int port) { return "tcp://127.0.0.1:" + std::to_string(port); }

class Remote : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kRemoteServer)) GTEST_SKIP() << "no " << kRemoteServer;
    index_ = (scratch_ / "index").string();
    (void)update_index({.index_dir = index_, .paths = {test::corpus_folder()}});
    port_ = free_port();
    server_ = std::make_unique<test::Background>(
        std::vector<std::string>{kRemoteServer, "--interface", "127.0.0.1", "--port",
                                 std::to_string(port_), "--quiet", index_ + "/xapian"});
    for (int i = 0; i < 100 && !answers(port_); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    ASSERT_TRUE(answers(port_));
  }

  test::Scratch scratch_;
  std::string index_;
  int port_ = 0;
  std::unique_ptr<test::Background> server_;
};

TEST_F(Remote, AnswersAsTheIndexOnThisMachine) {
  Searcher here({index_});
  Searcher there({url(port_)});
  for (const SearchRequest& request : std::vector<SearchRequest>{
           {.query = "大連 環境"},
           {.query = "友好都市になったのはいつですか"},
           {.query = "\"環境協力\" -会議"},
           {.query = "環境", .mode = SearchMode::Exact, .limit = 0},
           {.query = "だいれん year:平成16年"},
           {.query = "ほげほげ 大連", .group = GroupBy::Document},
           {.query = "", .sort = SortOrder::YearDescending},
       }) {
    const SearchResult wanted = here.search(request);
    const SearchResult found = there.search(request);
    EXPECT_EQ(found.total, wanted.total) << request.query;
    EXPECT_EQ(found.total_is_exact, wanted.total_is_exact);
    EXPECT_FALSE(found.partial);
    ASSERT_EQ(found.hits.size(), wanted.hits.size()) << request.query;
    for (std::size_t i = 0; i < found.hits.size(); ++i) {
      EXPECT_EQ(found.hits[i].id, wanted.hits[i].id) << request.query;
      EXPECT_EQ(found.hits[i].snippet.text, wanted.hits[i].snippet.text) << request.query;
      EXPECT_EQ(found.hits[i].source_marks, wanted.hits[i].source_marks) << request.query;
    }
  }
}

TEST_F(Remote, OneThatDoesNotAnswerLeavesAPartOfTheAnswer) {
  Searcher searcher({index_, url(free_port())});
  const SearchResult found = searcher.search({.query = "大連"});
  EXPECT_GT(found.total, 0U);
  EXPECT_TRUE(found.partial);
  ASSERT_EQ(found.warnings.size(), 1U);
  EXPECT_EQ(found.warnings[0].code, "shard_unavailable");
}

TEST_F(Remote, NoneThatAnswersIsAnError) {
  EXPECT_THROW((void)Searcher({url(free_port())}).search({.query = "大連"}), Error);
}

}  // namespace
}  // namespace kouryu
