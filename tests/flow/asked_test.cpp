// What people ask, in the ways they ask it, finds what they want: the table tests/data/asked.tsv,
// a small index for each set of its passages. What a table cannot say stands below it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using testing::UnorderedElementsAre;
using testing::UnorderedElementsAreArray;

const Words kFacets = {"city", "prefecture", "country", "year", "org"};

/// An index of JSON lines, asked in this process.
class Index {
 public:
  explicit Index(const std::vector<Json>& passages) {
    std::string lines;
    for (const Json& passage : passages) lines += passage.dump() + '\n';
    const auto file = scratch_.write("passages.jsonl", lines);
    (void)update_index({.index_dir = folder(), .paths = {file}, .jsonl = true});
    searcher_ = std::make_unique<Searcher>(Words{folder()});
  }

  [[nodiscard]] std::string folder() const { return (scratch_ / "index").string(); }
  [[nodiscard]] Searcher& searcher() { return *searcher_; }

  SearchResult ask(const std::string& query, SearchMode mode = SearchMode::Auto) {
    return searcher_->search(
        {.query = query, .mode = mode, .limit = 0, .facets = kFacets, .facet_size = 0});
  }
  Words ids(const std::string& query, SearchMode mode = SearchMode::Auto) {
    Words ids;
    for (const Hit& hit : ask(query, mode).hits) ids.push_back(hit.id);
    return ids;
  }

 private:
  test::Scratch scratch_;
  std::unique_ptr<Searcher> searcher_;
};

Json passage(const std::string& id, const std::string& text, const std::string& title = "") {
  return {{"id", id}, {"title", title}, {"text", text}};
}

/// The parts of a cell; none for "-".
Words parts_of(const std::string& cell, char separator) {
  Words parts;
  if (cell == "-") return parts;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find(separator, begin), cell.size());
    parts.push_back(cell.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

SearchMode mode_of(const test::TsvRow& row) {
  if (row.cells.size() < 6) return SearchMode::Auto;
  const std::string& mode = row.cells[5];
  if (mode == "exact") return SearchMode::Exact;
  if (mode == "and") return SearchMode::And;
  if (mode == "or") return SearchMode::Or;
  throw std::runtime_error(row.where() + ": no mode " + mode);
}

Words marks_of(const SearchResult& answer, const std::string& id) {
  Words marks;
  for (const Hit& hit : answer.hits) {
    if (hit.id != id) continue;
    for (const ByteRange& mark : hit.snippet.highlights) {
      marks.push_back(hit.snippet.text.substr(mark.begin, mark.end - mark.begin));
    }
  }
  return marks;
}

/// For people: how the query was read, what was warned of, what was found.
std::string told(const SearchResult& answer) {
  std::string out = "read as " + answer.interpreted;
  for (const Warning& warning : answer.warnings) out += " [" + warning.code + "]";
  for (const Hit& hit : answer.hits) out += "\n  " + hit.id + " " + hit.text;
  return out;
}

/// Each completion of `typed` finds as many passages as it says; `wanted` is among them.
void check_completions(Index& index, const std::string& typed, const std::string& wanted) {
  bool found = wanted == "-";
  for (const Suggestion& one : index.searcher().suggest(typed, 0)) {
    found = found || one.text == wanted;
    EXPECT_GT(one.count, 0U) << one.text;
    EXPECT_EQ(index.ask(one.text).total, one.count) << one.text << " (" << one.kind << ")";
  }
  EXPECT_TRUE(found) << wanted << " is not offered";
}

void check_row(Index& index, const test::TsvRow& row) {
  const std::string& query = row.cells[2];
  const std::string& check = row.cells[3];
  const std::string& value = row.cells[4];
  if (check == "leads") return check_completions(index, query, value);
  const SearchResult answer = index.ask(query, mode_of(row));
  SCOPED_TRACE(told(answer));
  Words ids;
  for (const Hit& hit : answer.hits) ids.push_back(hit.id);
  EXPECT_EQ(answer.total, ids.size());
  if (check == "ids") {
    EXPECT_THAT(ids, UnorderedElementsAreArray(parts_of(value, ',')));
  } else if (check == "has") {
    EXPECT_THAT(ids, testing::IsSupersetOf(parts_of(value, ',')));
  } else if (check == "lacks") {
    for (const std::string& id : parts_of(value, ',')) EXPECT_THAT(ids, Not(Contains(id)));
  } else if (check == "first") {
    EXPECT_EQ(ids.empty() ? "nothing" : ids.front(), value);
  } else if (check == "same") {
    EXPECT_THAT(ids, UnorderedElementsAreArray(index.ids(value)));
  } else if (check == "warned") {
    EXPECT_FALSE(answer.warnings.empty());
  } else if (check == "quiet") {
    EXPECT_TRUE(answer.warnings.empty());
  } else if (check == "marks" || check == "marked" || check == "unmarked") {
    const std::size_t colon = value.find(':');
    const Words marks = marks_of(answer, value.substr(0, colon));
    const std::string wanted = value.substr(colon + 1);
    if (check == "marks") {
      EXPECT_EQ(marks, parts_of(wanted, '|'));
    } else if (check == "marked") {
      EXPECT_THAT(marks, Contains(wanted));
    } else {
      EXPECT_THAT(marks, Not(Contains(wanted)));
    }
  } else if (const auto known = std::find(kFacets.begin(), kFacets.end(), check);
             known != kFacets.end()) {
    Words counts;
    for (const auto& [field, values] : answer.facets) {
      if (field != check) continue;
      for (const FacetCount& one : values) {
        counts.push_back(one.value + '=' + std::to_string(one.count));
      }
    }
    EXPECT_THAT(counts, Contains(value));
  } else {
    throw std::runtime_error(row.where() + ": no check " + check);
  }
}

struct AskedSet {
  std::vector<Json> passages;
  std::vector<test::TsvRow> rows;
};

const std::map<std::string, AskedSet>& sets() {
  static const std::map<std::string, AskedSet> sets = [] {
    std::map<std::string, AskedSet> read;
    for (const test::TsvRow& row : test::read_tsv("asked.tsv", 4)) {
      AskedSet& set = read[row.cells[1]];
      if (row.cells[0] == "passage") {
        const std::string title = row.cells.size() > 4 ? row.cells[4] : "";
        set.passages.push_back(passage(row.cells[2], row.cells[3], title));
      } else if (row.cells[0] == "ask" && row.cells.size() >= 5) {
        set.rows.push_back(row);
      } else {
        throw std::runtime_error(row.where() + ": neither passage nor ask");
      }
    }
    return read;
  }();
  return sets;
}

Words set_names() {
  Words names;
  for (const auto& [name, set] : sets()) names.push_back(name);
  return names;
}

class Asked : public testing::TestWithParam<std::string> {};

/// What the running test has reported so far.
int reports() {
  return testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count();
}

TEST_P(Asked, FindsWhatIsWanted) {
  const AskedSet& set = sets().at(GetParam());
  Index index(set.passages);
  std::size_t held = 0;
  for (const test::TsvRow& row : set.rows) {
    SCOPED_TRACE(row.where() + ": " + row.cells[2] + " " + row.cells[3] + " " + row.cells[4]);
    const int before = reports();
    check_row(index, row);
    held += reports() == before ? 1 : 0;
  }
  if (held < set.rows.size()) ADD_FAILURE() << held << " of " << set.rows.size() << " cases hold";
}

INSTANTIATE_TEST_SUITE_P(Sets, Asked, testing::ValuesIn(set_names()),
                         [](const auto& set) { return set.param; });

// 青年 may stand for 若者 in an exclusion, but then the answer says so and both are gone.
TEST(AskedExclusion, TakesAwayWhatItShows) {
  const std::vector<std::pair<std::string, std::string>> pairs = {{"青年", "若者"},
                                                                  {"児童", "小学生"},
                                                                  {"姉妹都市", "友好都市"},
                                                                  {"覚書", "備忘録"},
                                                                  {"米国", "アメリカ"}};
  std::vector<Json> passages;
  for (const auto& [word, other] : pairs) {
    passages.push_back(passage(word, word + "の集い。"));
    passages.push_back(passage(other, other + "の集い。"));
  }
  Index index(passages);
  for (const auto& [word, other] : pairs) {
    for (const std::string& query : {"集い -" + word, "集い NOT " + word}) {
      const SearchResult answer = index.ask(query);
      SCOPED_TRACE(told(answer));
      const Words ids = index.ids(query);
      EXPECT_THAT(ids, Not(Contains(word))) << query;
      const bool shown = answer.interpreted.find(other) != std::string::npos;
      EXPECT_EQ(std::count(ids.begin(), ids.end(), other), shown ? 0 : 1) << query;
    }
  }
}

// A value given with a passage is listed and reached under its canonical name, however written.
TEST(AskedFacets, GivenValuesMeetTheirFilters) {
  std::vector<Json> passages;
  const auto add = [&](const std::string& id, const Json& facets) {
    passages.push_back(passage(id, "本文" + id));
    passages.back()["facets"] = facets;
  };
  add("1", {{"city", {"沈阳"}}});
  add("2", {{"city", {"瀋陽市"}}});
  add("3", {{"city", {"瀋陽"}}});
  add("4", {{"country", {"米国"}}});
  add("5", {{"country", {"アメリカ"}}});
  add("6", {{"org", {"クレア"}}});
  add("7", {{"org", {"自治体国際化協会"}}});
  add("8", {{"city", {"どこにもない市"}}});
  Index index(passages);
  EXPECT_THAT(index.ids("city:瀋陽市"), UnorderedElementsAre("1", "2", "3"));
  EXPECT_THAT(index.ids("city:沈阳"), UnorderedElementsAre("1", "2", "3"));
  EXPECT_THAT(index.ids("country:アメリカ"), UnorderedElementsAre("4", "5"));
  EXPECT_THAT(index.ids("org:クレア"), UnorderedElementsAre("6", "7"));
  EXPECT_THAT(index.ids("city:どこにもない市"), UnorderedElementsAre("8"));
  for (const auto& [field, values] : index.ask("").facets) {
    if (field != "city") continue;
    Words counts;
    for (const FacetCount& one : values) {
      counts.push_back(one.value + '=' + std::to_string(one.count));
    }
    EXPECT_THAT(counts, ElementsAre("瀋陽市=3", "どこにもない市=1"));
  }
}

// Files that were saved as "UTF-8 with BOM" begin with a mark that is no part of the first query.
TEST(AskedBatch, ByteOrderMarkIsNoPartOfTheFirstLine) {
  Index index(std::vector<Json>{passage("1", "瀋陽の橋")});
  for (const char* line : {"瀋陽", R"({"id": "1", "query": "瀋陽"})", "瀋陽\r",
                           R"({"id": "1", "query": "橋 瀋陽", "mode": "and"})"}) {
    const test::Finished finished = test::run_program(
        {test::program("kouryu"), "search", "--index", index.folder(), "--batch", "-"},
        {"LC_ALL=C.UTF-8"}, std::string("\xEF\xBB\xBF") + line + "\n橋\n");
    EXPECT_EQ(finished.status, 0) << line << finished.err;
    const std::size_t end = finished.out.find('\n');
    ASSERT_NE(end, std::string::npos);
    const Json first = Json::parse(finished.out.substr(0, end));
    EXPECT_EQ(first["id"], "1") << line;
    EXPECT_EQ(first.value("total", -1), 1) << line;
    EXPECT_EQ(Json::parse(finished.out.substr(end + 1)).value("total", -1), 1) << line;
  }
}

}  // namespace
}  // namespace kouryu
