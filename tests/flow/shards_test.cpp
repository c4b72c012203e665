// Passages spread over several indexes, here or behind stock servers, answer as one index of them.
//
// Random passages and random queries, the seed printed on failure. What must be equal: the total,
// all facets, which passages, their snippets and marks, how the query was read and what is warned
// of; with a limit all but which passages. Scores may differ. The programs answer, as child
// processes: what ends one is a failure.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "dict/base/utf8.h"
#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/corpora.h"
#include "tests/support/process.h"
#include "tests/support/remote_server.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

constexpr std::size_t kMostFailures = 5;
constexpr std::size_t kRandomPassages = 120;
constexpr std::size_t kCorpusPassages = 60;
constexpr std::size_t kQueries = 60;
constexpr int kDiedOfSignal = 128;

// Groups of words that stand for each other: a query for one of them has the others as
// alternatives. Sound, other scripts and years are asked only in some of their spellings.
const std::vector<Words> kAlike = {
    {"アメリカ", "米国", "合衆国", "亜米利加"},
    {"中国", "中華人民共和国"},
    {"イギリス", "英国", "大英帝国", "連合王国", "グレートブリテン"},
    {"韓国", "大韓民国", "南朝鮮"},
    {"姉妹都市", "友好都市", "友好城市", "姉妹友好都市", "パートナー都市", "交流都市"},
    {"受入れ", "受け入れ", "受入"},
    {"話し合い", "話合い"},
    {"覚書", "覚え書き", "備忘録"},
    {"シンポジウム", "シンポジューム", "論壇", "フォーラム"},
    {"青少年", "若者", "青年", "ユース", "若年層"},
    {"大連", "大连", "だいれん"},
    {"平成3年", "1991年", "H3年", "一九九一年"},
    {"平成16年度", "2004年度"},
    {"自治体国際化協会", "クレア"},
};

const Words kFillers = {"市民",   "学校",     "会議",     "報告",   "道路", "港",       "料理",
                        "音楽",   "展示",     "工場",     "水道",   "森林", "図書館",   "職員",
                        "予算",   "計画",     "調査",     "訪問",   "派遣", "交流",     "先生",
                        "環境",   "国際交流", "交流会",   "留学生", "県民", "青森市",   "神戸市",
                        "瀋陽市", "ソウル",   "北九州市", "大阪府", "遼寧", "訪問した", "行われた"};

const Words kHiragana = {"みなかみ", "ふれあい", "まちづくり",  "りんご",
                         "おりがみ", "さくら",   "つくばみらい"};

const Words kFilters = {"city:大連市", "city:大连",    "year:1991",        "year:平成3年",
                        "year:2004..", "country:韓国", "country:アメリカ", "pref:青森県",
                        "title:交流",  "title:報告",   "org:クレア"};

/// All draws of a test; the same everywhere for the same seed.
class Chance {
 public:
  explicit Chance(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t many) { return random_() % many; }
  bool percent(std::size_t share) { return below(100) < share; }
  template <class List>
  const typename List::value_type& one_of(const List& list) {
    return list[below(list.size())];
  }
  template <class List>
  void shuffle(List& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }

 private:
  std::mt19937 random_;
};

/// `least` to `most` characters of `text` from anywhere; fewer where it is short.
std::string cut_of(Chance& chance, const std::string& text, std::size_t least, std::size_t most) {
  std::vector<std::size_t> starts;
  for (std::size_t position = 0; position < text.size(); next_char(text, position)) {
    starts.push_back(position);
  }
  starts.push_back(text.size());
  const std::size_t chars = std::min(least + chance.below(most - least + 1), starts.size() - 1);
  const std::size_t begin = chance.below(starts.size() - chars);
  return text.substr(starts[begin], starts[begin + chars] - starts[begin]);
}

/// A sentence of fillers with words that have alternatives, some joined to their neighbours.
std::string random_text(Chance& chance) {
  std::string text;
  for (std::size_t sentence = 0; sentence <= chance.below(3); ++sentence) {
    for (std::size_t word = 0; word < 3 + chance.below(12); ++word) {
      text += chance.percent(30)   ? chance.one_of(chance.one_of(kAlike))
              : chance.percent(15) ? chance.one_of(kHiragana)
                                   : chance.one_of(kFillers);
      text += chance.one_of(Words{"、", "と", "の", "を", "", "で"});
    }
    text += "。";
  }
  return text;
}

Json random_passage(Chance& chance, std::size_t number) {
  Json passage = {{"id", "random-" + std::to_string(number)},
                  {"title", chance.percent(50) ? "" : "第" + std::to_string(number) + "回交流報告"},
                  {"text", random_text(chance)}};
  if (chance.percent(30)) {
    passage["facets"] = {{"city", {chance.one_of(Words{"大連市", "青森市", "神戸市"})}},
                         {"country", {chance.one_of(Words{"中国", "韓国"})}},
                         {"year", {1990 + static_cast<int>(chance.below(20))}}};
  }
  return passage;
}

/// The passages of corpus/ with their ids, titles and facets, as JSON lines have them.
const std::vector<Json>& corpus_passages() {
  static const std::vector<Json> passages = [] {
    const test::Scratch scratch;
    const auto index = (scratch / "index").string();
    (void)update_index({.index_dir = index, .paths = {test::corpus_folder()}});
    std::vector<Json> rows;
    for (const Hit& hit : Searcher({index}).search({.limit = 0, .facets = {}}).hits) {
      rows.push_back({{"id", hit.id},
                      {"title", hit.document.title},
                      {"text", hit.text},
                      {"facets",
                       {{"city", hit.city},
                        {"prefecture", hit.prefecture},
                        {"country", hit.country},
                        {"year", hit.year},
                        {"org", hit.org}}}});
    }
    return rows;
  }();
  return passages;
}

class RandomQueries {
 public:
  RandomQueries(Chance& chance, const std::vector<Json>& passages)
      : chance_(chance), passages_(passages) {}

  /// A line of a batch.
  Json next(std::size_t number) {
    Json line = {{"id", std::to_string(number)}, {"query", query()}};
    if (chance_.percent(20)) line["limit"] = 3;
    if (chance_.percent(30)) line["mode"] = chance_.one_of(Words{"and", "or", "exact"});
    if (chance_.percent(20)) {
      line["filters"] = chance_.one_of(std::vector<Json>{{{"city", {"大連市", "青森市"}}},
                                                         {{"year", {"平成3年"}}},
                                                         {{"year", {"1995..2004"}}},
                                                         {{"country", {"米国"}}},
                                                         {{"prefecture", {"遼寧省"}}}});
    }
    return line;
  }

 private:
  std::string word() {
    if (chance_.percent(60)) return chance_.one_of(chance_.one_of(kAlike));
    return chance_.one_of(chance_.percent(40) ? kHiragana : kFillers);
  }

  /// A piece of some passage without what the query language reads.
  std::string cut(std::size_t least, std::size_t most) {
    for (int tries = 0; tries < 20; ++tries) {
      const auto text = chance_.one_of(passages_)["text"].get<std::string>();
      std::string piece = cut_of(chance_, text, least, most);
      if (piece.find_first_of(" \n\t\"()*:-") == std::string::npos) return piece;
    }
    return word();
  }

  std::string atom() {
    switch (chance_.below(10)) {
      case 0:
        return cut_of(chance_, word(), 1, 3) + "*";
      case 1:
        return '"' + cut(2, 8) + '"';
      case 2:
        return cut(2, 8);
      case 3:
        return chance_.one_of(kFilters);
      case 4:
        return word() + chance_.one_of(Words{"の", "と", "から"}) + word();
      default:
        return word();
    }
  }

  std::string query() {
    switch (chance_.below(12)) {
      case 0:
        return atom() + " OR " + atom();
      case 1:
        return atom() + " AND " + atom();
      case 2:
        return atom() + " -" + atom();
      case 3:
        return atom() + " NOT " + atom();
      case 4:
        return "(" + atom() + " OR " + atom() + ") " + atom();
      case 5:
        return atom() + " -(" + word() + " OR " + atom() + ")";
      case 6:
        return "-" + atom();
      case 7:
        return word() + chance_.one_of(Words{"は何ですか", "について教えて", "とは", "はいつ",
                                             "は何年", "の話はどこ"});
      case 8:
        return word() + "と" + word() + "の交流はいつ始まりましたか";
      case 9:
        return atom() + " " + atom() + " " + atom();
      case 10:
        return atom() + " " + atom();
      default:
        return atom();
    }
  }

  Chance& chance_;
  const std::vector<Json>& passages_;
};

/// What must be equal, of one answer to `asked`.
Json essence(const Json& asked, const Json& answer) {
  if (answer.contains("error")) return {{"error", answer["error"]["code"]}};
  Json warned = Json::array();
  for (const Json& warning : answer["warnings"]) {
    // Whole documents are looked through on this machine only (SearchResult::documents_with_all).
    const auto code = warning["code"].get<std::string>();
    constexpr std::array kOfDocuments = {"document_has_all", "no_document_has_all",
                                         "outside_filters"};
    if (std::find(kOfDocuments.begin(), kOfDocuments.end(), code) == kOfDocuments.end()) {
      warned.push_back(code);
    }
  }
  Json hits = Json::object();
  if (asked.contains("limit")) {
    hits = answer["results"].size();  // which ones: the scores say
  } else {
    for (const Json& hit : answer["results"]) {
      hits[hit["id"].get<std::string>()] = {{"snippet", hit["snippet"]},
                                            {"highlights", hit["highlights"]}};
    }
  }
  return {{"total", answer["total"]},
          {"exact", answer["total_is_exact"]},
          {"partial", answer["partial"]},
          {"interpreted", answer["interpreted"]},
          {"warnings", warned},
          {"facets", answer["facets"]},
          {"hits", hits}};
}

/// The first places where two answers differ, for people.
std::string difference(const Json& wanted, const Json& found) {
  std::string out;
  std::size_t told = 0;
  for (const Json& step : Json::diff(wanted, found)) {
    if (++told > 4) return out + "\n  …";
    const Json::json_pointer at(step["path"].get<std::string>());
    out += "\n  " + step["path"].get<std::string>() + ": one index " +
           (wanted.contains(at) ? wanted[at].dump() : "nothing") + ", several " +
           (found.contains(at) ? found[at].dump() : "nothing");
  }
  return out;
}

test::Finished search(const Words& indexes, const std::string& batch, const Words& options) {
  Words command = {test::program("kouryu"), "search", "--format", "json", "--batch", "-"};
  for (const std::string& index : indexes) command.insert(command.end(), {"--index", index});
  command.insert(command.end(), options.begin(), options.end());
  return test::run_program(command, {"LC_ALL=C.UTF-8"}, batch);
}

std::string lines_of(const std::vector<Json>& rows) {
  std::string lines;
  for (const Json& row : rows) lines += row.dump() + '\n';
  return lines;
}

/// The queries of `asked` that end the program, each asked alone.
std::string deadly(const Words& indexes, const std::vector<Json>& asked, const Words& options) {
  std::string out;
  for (const Json& line : asked) {
    const int status = search(indexes, line.dump() + '\n', options).status;
    if (status >= kDiedOfSignal) out += "\n  " + line.dump() + ": " + std::to_string(status);
  }
  return out;
}

/// One set of passages, in one index and spread over several.
class World {
 public:
  explicit World(std::uint32_t seed) : chance_(seed) {
    for (std::size_t i = 0; i < kRandomPassages; ++i) {
      passages_.push_back(random_passage(chance_, i));
    }
    std::vector<Json> corpus = corpus_passages();
    chance_.shuffle(corpus);
    corpus.resize(std::min(corpus.size(), kCorpusPassages));
    passages_.insert(passages_.end(), corpus.begin(), corpus.end());
    chance_.shuffle(passages_);
    one_ = index("one", passages_);
    RandomQueries queries(chance_, passages_);
    for (std::size_t i = 0; i < kQueries; ++i) asked_.push_back(queries.next(i));
    wanted_ = answers({one_});
  }

  [[nodiscard]] const std::string& one() const { return one_; }

  /// Passages fall where chance puts them.
  Words spread(std::size_t shards) {
    return split(shards, [&](const Json&) { return chance_.below(shards); });
  }
  /// A shard has one spelling of a word and the other shard the others.
  Words spread_by_spelling() {
    const Words& alike = chance_.one_of(kAlike);
    return split(3, [&](const Json& passage) {
      const auto text = passage["text"].get<std::string>();
      for (std::size_t i = 0; i < alike.size(); ++i) {
        if (text.find(alike[i]) != std::string::npos) return std::min<std::size_t>(i, 1);
      }
      return chance_.below(3);
    });
  }
  /// Of seven shards one is empty and one has a single passage.
  Words spread_unevenly() {
    std::size_t placed = 0;
    return split(7, [&](const Json&) { return placed++ == 0 ? 5 : chance_.below(5); });
  }

  /// Asks `indexes` everything and compares.
  void check(const Words& indexes) {
    const std::vector<Json> found = answers(indexes);
    if (found.size() != wanted_.size()) return;  // told already
    std::size_t failures = 0;
    for (std::size_t i = 0; i < asked_.size() && failures < kMostFailures; ++i) {
      if (found[i] == wanted_[i]) continue;
      ++failures;
      ADD_FAILURE() << asked_[i].dump() << difference(wanted_[i], found[i]);
    }
  }

 private:
  std::string index(const std::string& name, const std::vector<Json>& passages) {
    const auto lines = scratch_.write(name + ".jsonl", lines_of(passages));
    const auto folder = scratch_ / name;
    const IndexReport report = update_index({.index_dir = folder, .paths = {lines}, .jsonl = true});
    EXPECT_EQ(report.passages, passages.size()) << name;
    return folder.string();
  }

  Words split(std::size_t shards, const std::function<std::size_t(const Json&)>& shard_of) {
    std::vector<std::vector<Json>> parts(shards);
    for (const Json& passage : passages_) parts[shard_of(passage)].push_back(passage);
    Words indexes;
    for (const auto& part : parts) {
      indexes.push_back(index("shard-" + std::to_string(made_++), part));
    }
    return indexes;
  }

  std::vector<Json> answers(const Words& indexes) {
    const Words options = {"--limit",      "0",
                           "--facets",     "city,prefecture,country,year,org",
                           "--fields",     "id,snippet,highlights",
                           "--facet-size", "0"};
    const test::Finished finished = search(indexes, lines_of(asked_), options);
    if (finished.status >= kDiedOfSignal) {
      ADD_FAILURE() << "the program died: " << finished.status << deadly(indexes, asked_, options);
      return {};
    }
    std::vector<Json> out;
    std::istringstream lines(finished.out);
    for (std::string line; std::getline(lines, line);) {
      if (out.size() < asked_.size()) out.push_back(essence(asked_[out.size()], Json::parse(line)));
    }
    EXPECT_EQ(out.size(), asked_.size()) << finished.err;
    return out;
  }

  test::Scratch scratch_;
  Chance chance_;
  std::vector<Json> passages_;
  std::string one_;
  std::vector<Json> asked_;
  std::vector<Json> wanted_;
  std::size_t made_ = 0;
};

/// Runs `check` over several random worlds.
void in_worlds(const std::function<void(World&)>& check) {
  const std::uint32_t first = test::test_seed();
  for (std::uint32_t seed = first; seed < first + (test::slow_tests() ? 25 : 2); ++seed) {
    SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed));
    World world(seed);
    check(world);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Shards, OnThisMachineAnswerAsOneIndex) {
  in_worlds([](World& world) {
    {
      SCOPED_TRACE("the same again");
      world.check({world.one()});
    }
    {
      SCOPED_TRACE("two");
      world.check(world.spread(2));
    }
    {
      SCOPED_TRACE("three, by spelling");
      world.check(world.spread_by_spelling());
    }
    {
      SCOPED_TRACE("seven, one of them empty");
      world.check(world.spread_unevenly());
    }
  });
}

TEST(Shards, BehindStockServersAnswerAsOneIndex) {
  if (!test::has_remote_server()) GTEST_SKIP() << "no " << test::kRemoteServer;
  in_worlds([](World& world) {
    {
      SCOPED_TRACE("one server");
      const test::RemoteServer server(world.one());
      world.check({server.url()});
    }
    {
      SCOPED_TRACE("two servers");
      const Words indexes = world.spread(2);
      const test::RemoteServer first(indexes[0]);
      const test::RemoteServer second(indexes[1]);
      world.check({first.url(), second.url()});
    }
    {
      SCOPED_TRACE("a server between two folders");
      const Words indexes = world.spread_by_spelling();
      const test::RemoteServer server(indexes[1]);
      world.check({indexes[0], server.url(), indexes[2]});
    }
  });
}

// Xapian 1.4.22 reads a freed list when it leaves out the last alternative of an OP_MAX over
// several databases because no more passage can reach the best ones: that depends on how often each
// spelling stands in each of them, and on a limit. Before the alternatives were asked otherwise
// about one in three of these contents ended the program.
TEST(Shards, SeveralIndexesDoNotCrash) {
  constexpr std::size_t kPassages = 1500;
  constexpr std::array kPerMille = {0, 0, 1, 10, 50, 300};
  const std::size_t contents = test::slow_tests() ? 1000 : 40;  // each a word of kAlike in a pair
  std::vector<Json> asked;
  for (const Words& alike : kAlike) asked.push_back({{"id", alike[0]}, {"query", alike[0]}});
  const test::Scratch scratch;
  for (std::uint32_t seed = 0; seed * kAlike.size() < contents; ++seed) {
    SCOPED_TRACE("contents " + std::to_string(seed));
    Chance chance(seed);
    Words indexes;
    for (const char* name : {"a", "b"}) {
      std::vector<std::pair<std::string, int>> shares;
      for (const Words& alike : kAlike) {
        for (const std::string& word : alike) shares.emplace_back(word, chance.one_of(kPerMille));
      }
      std::vector<Json> passages;
      for (std::size_t i = 0; i < kPassages; ++i) {
        Words words;
        for (std::size_t n = 5 + chance.below(55); n > 0; --n) {
          words.push_back(chance.one_of(kFillers));
        }
        for (const auto& [word, share] : shares) {
          if (chance.below(1000) >= static_cast<std::size_t>(share)) continue;
          for (std::size_t n = 1 + chance.below(4); n > 0; --n) words.push_back(word);
        }
        chance.shuffle(words);
        std::string text;
        for (const std::string& word : words) text += word + "、";
        passages.push_back({{"id", name + std::to_string(i)},
                            {"title", ""},
                            {"text", text},
                            {"facets", Json::object()}});
      }
      const auto lines = scratch.write(std::string(name) + ".jsonl", lines_of(passages));
      indexes.push_back((scratch / name).string());
      (void)update_index(
          {.index_dir = indexes.back(), .paths = {lines}, .jsonl = true, .rebuild = true});
    }
    const test::Finished finished = search(indexes, lines_of(asked), {"--fields", "id"});
    if (finished.status >= kDiedOfSignal) {
      ADD_FAILURE() << "the program died: " << finished.status
                    << deadly(indexes, asked, {"--fields", "id"});
      return;
    }
    EXPECT_EQ(finished.status, 0) << finished.err;
  }
}

}  // namespace
}  // namespace kouryu
