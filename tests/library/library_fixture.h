// An index made by libkouryu itself, and short ways to call the C interface.
#ifndef KOURYU_TESTS_LIBRARY_LIBRARY_FIXTURE_H_
#define KOURYU_TESTS_LIBRARY_LIBRARY_FIXTURE_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kouryu/indexer.h"
#include "kouryu/kouryu.h"
#include "tests/support/scratch.h"

namespace kouryu::test {

struct Free {
  void operator()(kouryu_index* index) const { kouryu_close(index); }
  void operator()(kouryu_request* request) const { kouryu_request_free(request); }
  void operator()(kouryu_answer* answer) const { kouryu_answer_free(answer); }
};
using Index = std::unique_ptr<kouryu_index, Free>;
using Request = std::unique_ptr<kouryu_request, Free>;
using Answer = std::unique_ptr<kouryu_answer, Free>;

/// A text of the library, checked for what every text promises.
inline std::string str(kouryu_text text) {
  if (text.data == nullptr) {
    ADD_FAILURE() << "a text is NULL";
    return {};
  }
  EXPECT_EQ(text.data[text.size], '\0');
  return {text.data, text.size};
}

inline std::string text_of(const kouryu_item* item, kouryu_field field) {
  return str(kouryu_item_text(item, field));
}

inline std::vector<const kouryu_item*> items(const kouryu_item* parent, kouryu_list list) {
  std::vector<const kouryu_item*> out;
  for (const kouryu_item* item = kouryu_next(parent, list, nullptr); item != nullptr;
       item = kouryu_next(parent, list, item)) {
    out.push_back(item);
  }
  return out;
}

inline std::vector<std::string> texts(const kouryu_item* parent, kouryu_list list,
                                      kouryu_field field = KOURYU_VALUE) {
  std::vector<std::string> out;
  for (const kouryu_item* item : items(parent, list)) out.push_back(text_of(item, field));
  return out;
}

inline Request make_request(const std::vector<std::pair<std::string, std::string>>& parameters) {
  kouryu_request* request = nullptr;
  kouryu_error error;
  EXPECT_EQ(kouryu_request_new(&request, &error), KOURYU_OK) << error.message;
  for (const auto& [name, value] : parameters) {
    EXPECT_EQ(
        kouryu_request_set(request, name.data(), name.size(), value.data(), value.size(), &error),
        KOURYU_OK)
        << error.message;
  }
  return Request(request);
}

class LibraryTest : public testing::Test {
 protected:
  LibraryTest() : folder_(scratch_ / "index") {
    scratch_.write("docs/dalian.txt",
                   "大連市との環境協力\n\n平成16年、北九州市は大連市と環境協力の覚書を結んだ。\n\n"
                   "2010年には、両市の職員が大連市で下水処理を学んだ。\n");
    scratch_.write("docs/shenyang.txt",
                   "瀋陽市の記録\n\n川崎市は1981年に瀋陽市と友好都市となった。\n");
    update();
    kouryu_index* index = nullptr;
    kouryu_error error;
    EXPECT_EQ(kouryu_open(folder_.data(), folder_.size(), &index, &error), KOURYU_OK)
        << error.message;
    index_.reset(index);
  }

  void update() const {
    const IndexReport report =
        update_index({.index_dir = folder_, .paths = {scratch_ / "docs"}, .jobs = 1});
    EXPECT_THAT(report.skipped, testing::IsEmpty());
  }

  [[nodiscard]] Answer search(
      const std::vector<std::pair<std::string, std::string>>& parameters) const {
    const Request request = make_request(parameters);
    kouryu_answer* answer = nullptr;
    kouryu_error error;
    EXPECT_EQ(kouryu_search(index_.get(), request.get(), &answer, &error), KOURYU_OK)
        << error.message;
    return Answer(answer);
  }

  [[nodiscard]] static std::string json(const Answer& answer) {
    kouryu_text text;
    kouryu_error error;
    EXPECT_EQ(kouryu_answer_json(answer.get(), &text, &error), KOURYU_OK) << error.message;
    return str(text);
  }

  Scratch scratch_;
  std::string folder_;
  Index index_;
};

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_LIBRARY_LIBRARY_FIXTURE_H_
