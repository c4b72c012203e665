// Exact mode against the slow and obvious: fold every text and look for the folded query.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "kouryu/searcher.h"
#include "tests/support/test_index.h"

namespace kouryu {
namespace {

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = {
      "港の見える丘で、両市の青年が交流した。",
      "両市の青年団と青年会議所が、港湾で会った。\n次の港へ。",
      "日、中国の港。日中の港。",
      "ＴＯＴＯの工場とtotoの店、 New  York の港。",
      "烟台と煙台、國と国。髙橋さんの橋。",
      "ビッグデータのデータ、ﾋﾞｯｸﾞなﾃﾞｰﾀ。",
      "まちづくりのための、まちの会。",
      "面積は12,573.85㎢。第１回と第11回。",
      "かき氷\nの夏。水 の 都。",
      "AB C1 2D e-f 「引用(注)」…",
  };
  return all;
}

class ExactSearch : public testing::Test {
 protected:
  ExactSearch() {
    std::vector<PassageRecord> records;
    for (std::size_t i = 0; i < texts().size(); ++i) {
      records.push_back(test::passage("e-" + std::to_string(i), texts()[i]));
      records.back().ordinal = static_cast<std::uint32_t>(i);
      records.back().document_title = "港と橋の題名";  // no part of exact search
    }
    test::write_index(folder_.path("all"), records);
    const auto half = records.begin() + 5;
    test::write_index(folder_.path("one"), {records.begin(), half});
    test::write_index(folder_.path("two"), {half, records.end()});
  }

  static std::set<std::string> scan(const std::string& query) {
    std::set<std::string> ids;
    for (std::size_t i = 0; i < texts().size(); ++i) {
      if (fold_text(texts()[i]).find(fold_text(query)) != std::string::npos) {
        ids.insert("e-" + std::to_string(i));
      }
    }
    return ids;
  }

  static std::set<std::string> found(Searcher& searcher, const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.mode = SearchMode::Exact;
    request.limit = 0;
    const SearchResult result = searcher.search(request);
    std::set<std::string> ids;
    for (const Hit& hit : result.hits) ids.insert(hit.id);
    RC_ASSERT(result.total == ids.size());
    RC_ASSERT(result.hits.size() == ids.size());
    return ids;
  }

  test::TempFolder folder_;
};

TEST_F(ExactSearch, EqualsAScanForEverySubstring) {
  Searcher one({folder_.path("all")});
  Searcher two({folder_.path("one"), folder_.path("two")});
  EXPECT_TRUE(rc::check([&] {
    const std::string& text = *rc::gen::elementOf(texts());
    const std::u32string chars = to_utf32(text);
    const auto begin = *rc::gen::inRange<std::size_t>(0, chars.size());
    const auto length = *rc::gen::inRange<std::size_t>(1, 13);
    const std::string query = to_utf8(chars.substr(begin, length));
    RC_PRE(!fold_text(query).empty());
    const auto expected = scan(query);
    RC_ASSERT(found(one, query) == expected);
    RC_ASSERT(found(two, query) == expected);
  }));
}

TEST_F(ExactSearch, FindsNothingThatOnlyLooksAlike) {
  Searcher searcher({folder_.path("all")});
  for (const char* query : {"青年交流", "日、中の", "港湾港", "Yorkの港町", "鯨", "両市青年"}) {
    EXPECT_TRUE(found(searcher, query).empty()) << query;
  }
}

}  // namespace
}  // namespace kouryu
