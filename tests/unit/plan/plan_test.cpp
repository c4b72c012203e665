// What planned queries are made of: nothing that Xapian's matcher crashes in.
#include "searcher/plan/plan.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "dict/tokens/analyzer.h"
#include "searcher/plan/steps.h"
#include "searcher/plan/widen.h"
#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using Query = Xapian::Query;

/// Words with alternatives of every kind, names of hiragana, verbs, dates, compounds, groups.
constexpr const char* kQueries[] = {
    "大連",
    "だいれん",
    "Dalian 港",
    "姉妹都市",
    "友好都市 児童の絵",
    "斉藤 ビオラ カームポート",
    "訪れる",
    "受入れ体制 3ヶ月",
    "平成16年",
    "2004年の友好都市",
    "みなかみ りんご",
    "台湾と韓国の学生",
    "訪日客対策室",
    "大連の環境協力はどの会社が支援しましたか",
    "第十回 1,050人",
    "交流 -姉妹都市",
    "(大連 OR しまいとし) NOT 2004年",
    "\"友好都市\" 友好* city:大連 title:便り",
    "文化経済 鯨",
};

std::vector<PassageRecord> passages() {
  std::vector<PassageRecord> out;
  const auto add = [&](const char* id, const char* text) -> PassageRecord& {
    out.push_back(test::passage(id, text));
    out.back().document_title = "友好都市の便り";
    out.back().ordinal = static_cast<std::uint32_t>(out.size());
    return out.back();
  };
  auto& dalian = add("a-1", "大連市の港で、姉妹都市と友好都市の児童が絵を描いた。平成16年のこと。");
  dalian.city = {"大連市"};
  dalian.year = {2004};
  add("a-2", "齋藤さんがヴィオラを弾き、カーム・ポートの職員が港を訪れた。");
  add("a-3", "受入体制を三か月で整え、受け入れ体制を見直した。第10回の会に1,050人が来た。");
  add("b-1", "日台と日韓の学生が、みなかみ町でりんごを摘んだ。").city = {"みなかみ町"};
  add("b-2", "インバウンド対策室の企業が、環境協力を支援した。国際交流の文化と経済。");
  return out;
}

class Planned : public testing::Test {
 protected:
  Planned() {
    test::write_index(folder_.path("one"), passages());
    indexes_ = std::make_unique<IndexSet>(std::vector<std::string>{folder_.path("one")});
  }

  /// Every query that is planned for `query`.
  std::vector<Query> planned(const std::string& query, SearchMode mode) {
    SubstringFinder substrings(*indexes_);
    MatchSets sets;
    const Planning planning{*indexes_, ranking_, substrings, sets};
    const WordReader reader{analyzer_, &Synonyms::builtin()};
    ParsedQuery parsed = parse_query(query, mode, analyzer_);
    QueryNode root = *parsed.root;
    Widener(planning, analyzer_).widen(root, parsed.question);
    std::vector<QueryNode> parts = parts_of(root);
    for (QueryNode& part : parts) part.in_parts = !part.children.empty();
    std::vector<Query> out;
    for (const QueryNode& node : {*parsed.root, root}) {
      const Query maybe = may_match(node, planning);
      out.insert(out.end(), {maybe, matching_within(maybe, node, planning),
                             matching_within(maybe, node, planning, true)});
    }
    for (const bool question : {false, true}) {
      out.insert(out.end(),
                 {weighing(parts, planning, question), any_of(parts, planning, question)});
    }
    SearchResult result;
    result.query = query;
    const Asked asked =
        ask(parsed, mode, {planning, {{FieldId::City, {"大連市"}}}, reader}, result);
    out.insert(out.end(), {asked.match, asked.rank});
    return out;
  }

  std::set<Xapian::docid> matches(const Query& query) const {
    Xapian::Enquire enquire(indexes_->database());
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, indexes_->database().get_doccount());
    std::set<Xapian::docid> ids;
    for (auto it = found.begin(); it != found.end(); ++it) ids.insert(*it);
    return ids;
  }

  static void collect(const Query& query, std::set<Query::op>& out) {
    out.insert(query.get_type());
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      collect(query.get_subquery(i), out);
    }
  }

  test::TempFolder folder_;
  std::unique_ptr<IndexSet> indexes_;
  Ranking ranking_;
  Analyzer analyzer_;
};

/// OP_MAX over several databases asks a list of postings for its weight after its end: Xapian
/// 1.4.22 crashes for one random content in some dozens.
TEST_F(Planned, QueriesHaveNoMaximum) {
  std::set<Query::op> seen;
  for (const char* query : kQueries) {
    for (const SearchMode mode : {SearchMode::Auto, SearchMode::And, SearchMode::Or}) {
      for (const Query& made : planned(query, mode)) {
        std::set<Query::op> ops;
        collect(made, ops);
        EXPECT_FALSE(ops.contains(Query::OP_MAX)) << query << ": " << made.get_description();
        seen.insert(ops.begin(), ops.end());
      }
    }
  }
  // The queries above have alternatives, and layers of them.
  for (const Query::op op : {Query::OP_SYNONYM, Query::OP_AND_NOT, Query::OP_AND_MAYBE,
                             Query::OP_SCALE_WEIGHT, Query::OP_FILTER}) {
    EXPECT_TRUE(seen.contains(op)) << op;
  }
}

/// What matches is the same set, however it is weighed.
TEST_F(Planned, WeightsAddNoPassage) {
  for (const char* query : kQueries) {
    for (const SearchMode mode : {SearchMode::Auto, SearchMode::And, SearchMode::Or}) {
      SubstringFinder substrings(*indexes_);
      MatchSets sets;
      const Planning planning{*indexes_, ranking_, substrings, sets};
      const WordReader reader{analyzer_, &Synonyms::builtin()};
      ParsedQuery parsed = parse_query(query, mode, analyzer_);
      SearchResult result;
      result.query = query;
      const Asked asked = ask(parsed, mode, {planning, {}, reader}, result);
      EXPECT_EQ(matches(asked.match), matches(asked.rank)) << query;
    }
  }
}

}  // namespace
}  // namespace kouryu
