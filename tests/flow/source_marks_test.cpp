// Every mark of every hit leads back to the source: cut there, fold, compare with the folded mark.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/corpora.h"
#include "tests/support/extracted.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

/// The labels of a row of a list stand in its header, outside of what the passage covers.
bool is_row_under_header(const Hit& hit, const std::string& source) {
  const std::string_view covered =
      std::string_view(source).substr(hit.source->begin, hit.source->size());
  const std::string label = hit.text.substr(0, hit.text.find(' '));
  return hit.kind == "record" && fold_text(covered).find(fold_text(label)) == std::string::npos;
}

/// Whether `whole` has the bytes of `part` in their order.
bool holds_in_order(const std::string& whole, const std::string& part) {
  std::size_t at = 0;
  for (const char c : whole) at += at < part.size() && part[at] == c ? 1U : 0U;
  return at == part.size();
}

/// Marks in its labels have no place; each place is that of a mark, but for labels inside of it.
std::size_t check_row(const Hit& hit, const std::string& source) {
  for (const ByteRange& place : hit.source_marks) {
    std::string there = fold_text(source.substr(place.begin, place.size()));
    std::erase_if(there, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
    const bool marked = std::any_of(hit.marks.begin(), hit.marks.end(), [&](const ByteRange& mark) {
      return holds_in_order(fold_text(hit.text.substr(mark.begin, mark.size())), there);
    });
    EXPECT_TRUE(marked) << hit.document.path << ": " << there;
  }
  return hit.marks.size();
}

/// Checks the marks of `hit`; returns how many there are.
std::size_t check_marks(const Hit& hit, const std::string& source) {
  if (is_row_under_header(hit, source)) return check_row(hit, source);
  std::size_t next = 0;  // of hit.source_marks
  std::size_t last = 0;
  for (const ByteRange& mark : hit.marks) {
    const std::string shown = hit.text.substr(mark.begin, mark.size());
    const std::string wanted = fold_text(shown);
    // What a page footer cut is put together from its pieces, with or without a space; a line end
    // may have cut a number.
    std::string joined;
    std::string spaced;
    std::string unbroken;
    bool found = false;
    while (!found && next < hit.source_marks.size()) {
      const ByteRange piece = hit.source_marks[next++];
      EXPECT_LT(piece.begin, piece.end);
      EXPECT_LE(last, piece.begin) << "places go back";
      EXPECT_LE(piece.end, source.size());
      EXPECT_GE(piece.begin, hit.source->begin);
      EXPECT_LE(piece.end, hit.source->end);
      last = piece.end;
      const std::string cut = source.substr(piece.begin, piece.size());
      joined += cut;
      spaced += (spaced.empty() ? "" : " ") + cut;
      std::remove_copy(cut.begin(), cut.end(), std::back_inserter(unbroken), '\n');
      found = fold_text(joined) == wanted || fold_text(spaced) == wanted ||
              fold_text(unbroken) == wanted;
    }
    EXPECT_TRUE(found) << hit.document.path << ": " << shown << " is not at its place, there is "
                       << spaced;
    if (!found) break;
  }
  EXPECT_EQ(next, hit.source_marks.size()) << "places without a mark";
  return hit.marks.size();
}

void check_folder(const std::string& folder, std::size_t pieces, std::size_t fewest) {
  const test::Scratch scratch;
  const IndexReport report = update_index({.index_dir = scratch / "index", .paths = {folder}});
  ASSERT_TRUE(report.skipped.empty());
  Searcher searcher({(scratch / "index").string()});
  std::map<std::string, std::string> sources;
  const auto source_of = [&](const Hit& hit) -> const std::string& {
    auto [it, fresh] = sources.try_emplace(hit.document.path);
    if (fresh) {
      it->second = test::extract_file(hit.document.path).text.text;
    }
    return it->second;
  };
  const std::uint32_t seed = test::test_seed();
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  const auto all = searcher.search({.query = "", .limit = 0, .facets = {}}).hits;
  std::size_t marks = 0;
  const auto ask = [&](const std::string& query, SearchMode mode) {
    for (const Hit& hit :
         searcher.search({.query = query, .mode = mode, .limit = 0, .facets = {}}).hits) {
      marks += check_marks(hit, source_of(hit));
    }
  };
  for (const char* query :
       {"大連", "だいれん", "环境", "令和元年", "2004年", "平成19年度", "国際 交流",
        "友好都市 協定 調印", "訪問", "Dalian", "研修*", "市", "。", "、"}) {
    ask(query, SearchMode::Auto);
  }
  for (std::size_t i = 0; i < pieces; ++i) {
    const std::string& text = all[random() % all.size()].text;
    const std::size_t chars = count_chars(text);
    const std::size_t begin = random() % chars;
    const std::size_t size = 1 + random() % 40;
    const std::size_t from = byte_of_char(text, begin);
    const std::string piece = text.substr(from, byte_of_char(text, begin + size) - from);
    if (!fold_text(piece).empty()) ask(piece, SearchMode::Exact);
  }
  EXPECT_GE(marks, fewest);
}

TEST(SourceMarks, CoverAWordAndTheHyphenThatCutIt) {
  const test::Scratch scratch;
  const std::string text =
      "Report\n\nThe city promoted inter-\nnational exchange with its partners for many years.\n";
  scratch.write("docs/a.txt", text);
  const IndexReport report =
      update_index({.index_dir = scratch / "index", .paths = {(scratch / "docs").string()}});
  ASSERT_EQ(report.passages, 1U);
  Searcher searcher({(scratch / "index").string()});
  const auto hits = searcher.search({.query = "international"}).hits;
  ASSERT_EQ(hits.size(), 1U);
  ASSERT_EQ(hits[0].source_marks.size(), 1U);
  const ByteRange mark = hits[0].source_marks[0];
  EXPECT_EQ(text.substr(mark.begin, mark.size()), "inter-\nnational");
}

TEST(SourceMarks, OverTheCorpus) { check_folder(test::corpus_folder(), 600, 5000); }

TEST(SourceMarks, OverTheSeeds) {
  const auto seeds = test::shared_folder() / "seeds";
  if (!std::filesystem::exists(seeds)) GTEST_SKIP() << seeds << " is absent";
  check_folder(seeds.string(), 600, 500);
}

}  // namespace
}  // namespace kouryu
