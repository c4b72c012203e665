// What searches read ready folded changes no answer: passages without it, or with bytes that are
// none, are folded from what is stored.
#include "searcher/index/folded_texts.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "searcher/output/output.h"
#include "tests/support/corpora.h"
#include "tests/support/test_index.h"

namespace kouryu {
namespace {

class FoldedTextsTest : public testing::Test {
 protected:
  static constexpr int kPassages = 80;

  /// Passages of some of the same words, in two indexes: one has lost what was ready.
  void write() {
    const std::vector<std::string> words = {"ﾀﾞｲﾚﾝ",  "大連",  "姉妹都市", "Ｐｏｒｔ　Ｃｉｔｙ",
                                            "国際港", "都市",  "Québec",   "１９８７年",
                                            "港",     "訪れた"};
    std::vector<PassageRecord> records;
    for (int i = 0; i < kPassages; ++i) {
      std::string text;
      for (int n = 0; n < 6; ++n)
        text += words[random_() % words.size()] + (n % 3 == 2 ? "。" : "の");
      records.push_back(test::passage("f-" + std::to_string(i), text));
      records.back().document_title = words[random_() % words.size()];
      records.back().heading = {words[random_() % words.size()]};
      if (i % 5 == 0) records.back().kind = PassageKind::Nav;
    }
    for (const char* name : {"ready", "lost"}) test::write_index(folder_.path(name), records);
    Xapian::WritableDatabase lost(folder_.path("lost") + "/xapian");
    const auto slot = static_cast<Xapian::valueno>(field(FieldId::Folded).slot);
    for (Xapian::docid id = 1; id <= kPassages; ++id) {
      Xapian::Document document = lost.get_document(id);
      document.remove_value(slot);
      if (id % 2 == 0) document.add_value(slot, std::string(id % 7, '\xFF'));
      lost.replace_document(id, document);
    }
    lost.commit();
  }

  std::string answer(const char* index, const SearchRequest& request) {
    Searcher searcher(std::vector<std::string>{folder_.path(index)});
    SearchResult result = searcher.search(request);
    result.took_ms = 0;
    return to_json(result, {}, true);
  }

  test::TempFolder folder_;
  std::uint32_t seed_ = test::test_seed();
  std::mt19937 random_{seed_};
};

TEST_F(FoldedTextsTest, GiveTheSameAnswersReadyOrNot) {
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed_));
  write();
  for (const char* query : {"大連", "だいれん", "連の", "都市の国", "\"市の港\"", "Québec 港",
                            "港 都市", "大連はどんな港ですか", "port", "訪れ*"}) {
    for (const SearchMode mode : {SearchMode::Auto, SearchMode::Or, SearchMode::Exact}) {
      const SearchRequest request{.query = query, .mode = mode};
      EXPECT_EQ(answer("ready", request), answer("lost", request)) << query;
    }
  }
}

TEST_F(FoldedTextsTest, AreThoseOfTheStoredRecords) {
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed_));
  write();
  for (const char* name : {"ready", "lost"}) {
    const Xapian::Database database(folder_.path(name) + "/xapian");
    for (Xapian::docid id = 1; id <= kPassages; ++id) {
      const FoldedPassage wanted =
          folded_passage(decode_record(database.get_document(id).get_data()));
      ASSERT_EQ(read_folded(database, id), wanted);
      ASSERT_EQ(folded_bytes(database, id), encode_folded(wanted));
    }
  }
}

}  // namespace
}  // namespace kouryu
