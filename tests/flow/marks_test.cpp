// What is marked over the corpus: every form of a verb, and random cuts of text wherever they
// stand, against a slow search by hand.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/tokens/analyzer.h"
#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "searcher/plan/marks.h"
#include "searcher/query/query.h"
#include "searcher/snippet/snippet.h"
#include "tests/support/corpora.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

struct Range {
  std::size_t begin;
  std::size_t end;
};

/// The numbers of a text: digits with their signs (1,030 and 3.30), kanji numerals.
std::vector<Range> numbers_of(const std::u32string& text) {
  const auto kind = [&](std::size_t i) {
    if (i >= text.size()) return 0;
    if (is_digit(text[i])) return 1;
    return std::u32string(U"〇一二三四五六七八九十百千万億").find(text[i]) != text.npos ? 2 : 0;
  };
  std::vector<Range> numbers;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int of = kind(i);
    if (of == 0) continue;
    std::size_t end = i + 1;
    const auto sign = [&] { return of == 1 && (text[end] == U',' || text[end] == U'.'); };
    while (end < text.size() && (kind(end) == of || (sign() && kind(end + 1) == of))) ++end;
    numbers.push_back({i, end});
    i = end - 1;
  }
  return numbers;
}

/// Where `cut` stands in `text`; inside longer numbers only when nowhere else.
std::vector<Range> places_of(const std::u32string& text, const std::u32string& cut) {
  const std::vector<Range> numbers = numbers_of(text);
  const auto inside = [&](std::size_t edge) {
    return std::any_of(numbers.begin(), numbers.end(), [&](const Range& number) {
      return number.begin < edge && edge < number.end;
    });
  };
  std::vector<Range> all;
  std::vector<Range> whole;
  for (std::size_t at = 0; at + cut.size() <= text.size(); ++at) {
    if (text.compare(at, cut.size(), cut) != 0) continue;
    all.push_back({at, at + cut.size()});
    if (!inside(at) && !inside(at + cut.size())) whole.push_back(all.back());
  }
  return whole.empty() ? all : whole;
}

/// What is marked, one mark behind the other: a line end may part in the text what touches here.
std::string marked(const std::vector<Range>& places, const std::u32string& text) {
  std::string out;
  std::size_t end = 0;
  for (const Range& place : places) {
    const std::size_t begin = std::max(place.begin, end);
    out += to_utf8(text.substr(begin, place.end - begin));
    end = place.end;
  }
  return out;
}

class MarksOfTheCorpus : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    scratch_ = new test::Scratch;
    (void)update_index({.index_dir = *scratch_ / "index", .paths = {test::corpus_folder()}});
  }
  static void TearDownTestSuite() { delete scratch_; }

  std::vector<Hit> ask(const std::string& query) {
    return searcher_.search({.query = query, .limit = 0, .facets = {}}).hits;
  }

  static inline test::Scratch* scratch_ = nullptr;
  Searcher searcher_{{(*scratch_ / "index").string()}};
  Analyzer analyzer_;
};

TEST_F(MarksOfTheCorpus, EveryVerbAndAdjectiveIsMarkedWhereItIsFound) {
  std::set<std::string> words;
  for (const Hit& hit : ask("")) {
    const AnalyzedText text = analyzer_.analyze(hit.text);
    for (const Token& token : text.tokens) {
      const bool inflects = token.kind == TokenKind::Verb || token.kind == TokenKind::Adjective;
      if (inflects && token.content && token.known) words.insert(word_term(token));
    }
  }
  EXPECT_GT(words.size(), 200U);
  for (const std::string& word : words) {
    for (const Hit& hit : ask(word)) {
      if (!hit.marks.empty()) continue;
      // Only the title or a heading has it.
      const auto terms = word_terms(analyzer_.analyze(hit.text));
      EXPECT_EQ(std::find(terms.begin(), terms.end(), word), terms.end())
          << word << " in " << hit.text;
    }
  }
}

TEST_F(MarksOfTheCorpus, ACutTypedAsOneWordIsMarkedWhereverItStands) {
  const std::uint32_t seed = test::test_seed();
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  const Xapian::WritableDatabase nothing("", Xapian::DB_BACKEND_INMEMORY);
  const std::vector<Hit> passages = ask("");
  for (int i = 0; i < 3000; ++i) {
    const std::string& text = passages[random() % passages.size()].text;
    const std::u32string folded = to_utf32(fold_text(text));
    const std::size_t size = 2 + random() % 11;
    if (folded.size() < size) continue;
    const std::u32string cut = folded.substr(random() % (folded.size() - size + 1), size);
    // A cut that ends in white space is no word, nor is one of signs alone.
    if (!std::all_of(cut.begin(), cut.end(), is_letter_or_digit)) continue;
    ParsedQuery query;
    query.root.emplace();
    query.root->folded = to_utf8(cut);
    const MarkTerms terms = mark_terms(query, nothing);
    std::string shown;
    for (const Mark& mark : find_marks(text, analyzer_.analyze(text), terms)) {
      shown += fold_text(text.substr(mark.range.begin, mark.range.size()));
    }
    EXPECT_EQ(shown, marked(places_of(folded, cut), folded)) << to_utf8(cut) << " in " << text;
  }
}

}  // namespace
}  // namespace kouryu
