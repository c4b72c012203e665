// Marks cover what matched, whole characters, never touching; windows show the best of a passage.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "dict/base/utf8.h"
#include "dict/schema/record.h"
#include "searcher/index/hits.h"
#include "searcher/plan/marks.h"
#include "searcher/query/words.h"
#include "searcher/snippet/snippet.h"
#include "tests/support/test_index.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

std::vector<std::string> split(const std::string& cell) {
  std::vector<std::string> parts;
  std::istringstream in(cell);
  for (std::string part; std::getline(in, part, '|');) parts.push_back(part);
  return parts;
}

std::string with_marks(const std::string& text, const std::vector<ByteRange>& ranges) {
  std::string out;
  std::size_t at = 0;
  for (const ByteRange& range : ranges) {
    out += text.substr(at, range.begin - at) + "【" +
           text.substr(range.begin, range.end - range.begin) + "】";
    at = range.end;
  }
  return out + text.substr(at);
}

/// Each of `words` wherever it stands.
MarkTerms words_of(const std::vector<std::string>& words) {
  MarkTerms terms;
  for (const std::string& word : words) {
    terms.emplace_back();
    terms.back().substrings = {word};
  }
  return terms;
}

std::vector<ByteRange> ranges_of(const std::vector<Mark>& marks) {
  std::vector<ByteRange> ranges;
  ranges.reserve(marks.size());
  for (const Mark& mark : marks) ranges.push_back(mark.range);
  return ranges;
}

TEST(Marks, CoverWhatMatched) {
  Analyzer analyzer;
  for (const auto& row : test::read_tsv("marks.tsv", 4)) {
    MarkTerms terms = words_of(split(row.cells[1]));
    for (const std::string& term : split(row.cells[2])) {
      terms.emplace_back();
      terms.back().terms.insert(term);
    }
    const auto marks = find_marks(row.cells[0], analyzer.analyze(row.cells[0]), terms);
    EXPECT_EQ(with_marks(row.cells[0], ranges_of(marks)), row.cells[3]) << row.where();
  }
}

/// A word of a query as the parser reads it.
ParsedQuery query_of(const std::string& written, bool in_parts, Analyzer& analyzer) {
  ParsedQuery query;
  query.root = plain_word(written, analyzer);
  query.root->in_parts = in_parts;
  return query;
}

/// The passage `text` as a hit for `query` marks it.
std::string marked_hit(const std::string& text, const ParsedQuery& query, Analyzer& analyzer) {
  const Xapian::WritableDatabase nothing("", Xapian::DB_BACKEND_INMEMORY);
  PassageRecord record;
  record.text = text;
  const Hit hit = make_hit(record, mark_terms(query, nothing), text.size(), false, analyzer);
  EXPECT_EQ(hit.snippet.text.empty(), text.empty());
  return with_marks(hit.text, hit.marks);
}

std::string without_marks(std::string text) {
  for (const std::string& sign : {std::string("【"), std::string("】")}) {
    for (std::size_t at; (at = text.find(sign)) != std::string::npos;) text.erase(at, sign.size());
  }
  return text;
}

TEST(Marks, OfAWord) {
  Analyzer analyzer;
  for (const auto& row : test::read_tsv("word_marks.tsv", 2)) {
    const bool in_parts = row.cells.size() > 2 && row.cells[2] == "in parts";
    const ParsedQuery query = query_of(row.cells[0], in_parts, analyzer);
    EXPECT_EQ(marked_hit(without_marks(row.cells[1]), query, analyzer), row.cells[1])
        << row.where() << ": " << row.cells[0];
  }
}

TEST(Marks, YearsAreMarkedHoweverTheyAreWritten) {
  Analyzer analyzer;
  const std::string text = "平成16年の春、2004年の秋、平成17年の冬";
  MarkTerms terms(1);
  terms[0].years = {2004};
  EXPECT_EQ(with_marks(text, ranges_of(find_marks(text, analyzer.analyze(text), terms))),
            "【平成16年】の春、【2004年】の秋、平成17年の冬");
}

TEST(Marks, OnlyTheYearOfADateIsMarked) {
  for (const auto& row : test::read_tsv("year_parts.tsv", 2)) {
    const std::string mention = row.cells[0];
    EXPECT_EQ(with_marks(mention, year_parts(mention)), row.cells[1]) << row.where();
  }
}

TEST(Marks, PartsOfAWordAreMarkedOnlyWhereTheWholeIsNot) {
  Analyzer analyzer;
  MarkTerms terms(1);
  terms[0].substrings = {"国際交流"};
  terms[0].part_substrings = {"国際", "交流"};
  const auto marked = [&](const std::string& text) {
    return with_marks(text, ranges_of(find_marks(text, analyzer.analyze(text), terms)));
  };
  EXPECT_EQ(marked("国際交流と交流"), "【国際交流】と交流");
  EXPECT_EQ(marked("国際的な交流"), "【国際】的な【交流】");
}

TEST(Marks, PartsOfAWordAreMarkedOnlyInADocumentWithoutTheWhole) {
  const test::TempFolder folder;
  test::write_index(
      folder.path("index"),
      {test::passage("a-1", "国際交流の集い"), test::passage("a-2", "国際的な交流"),
       test::passage("b-1", "国際会議と交流"), test::passage("c-1", "みなかみ町の湯")});
  const IndexSet indexes({folder.path("index")});
  const auto has_parts = [&](const std::string& word, const std::string& document) {
    MarkTerms terms(1);
    terms[0].substrings = {word};
    terms[0].part_terms = {word};
    return !marks_in_document(terms, indexes, document)[0].part_terms.empty();
  };
  EXPECT_FALSE(has_parts("国際交流", "doc-a"));
  EXPECT_TRUE(has_parts("国際交流", "doc-b"));
  EXPECT_TRUE(has_parts("国際交流", "no-document"));
  EXPECT_FALSE(has_parts("みなかみ", "doc-c"));
  EXPECT_TRUE(has_parts("みなかみ", "doc-a"));
}

Snippet snippet_of(const std::string& text, const std::vector<std::string>& words,
                   std::size_t max_chars) {
  Analyzer analyzer;
  const MarkTerms terms = words_of(words);
  return make_snippet(text, find_marks(text, analyzer.analyze(text), terms), {}, max_chars);
}

TEST(Snippet, AShortPassageIsShownWhole) {
  const Snippet snippet = snippet_of("大連市の\n大気の 調査", {"大気"}, 50);
  EXPECT_EQ(snippet.text, "大連市の 大気の 調査");
  EXPECT_EQ(with_marks(snippet.text, snippet.highlights), "大連市の 【大気】の 調査");
}

TEST(Snippet, TheWindowHoldsMostOfWhatWasAsked) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "ここには関係のない話が書いてあります。";
  text += "大連市では大気の調査が続きます。";
  for (int i = 0; i < 20; ++i) text += "ここにも関係のない大連の話があります。";
  const Snippet snippet = snippet_of(text, {"大連", "大気"}, 40);
  EXPECT_EQ(with_marks(snippet.text, snippet.highlights)
                .find("…【大連】市では【大気】の調査が続きます。"),
            0U)
      << snippet.text;
}

TEST(Snippet, TheWindowHoldsMostPartsOfAWordThatStandsNowhereWhole) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "ここには国際の国際の国際の話があります。";
  text += "国際的な市民の交流。";
  for (int i = 0; i < 20; ++i) text += "ここには関係のない話が書いてあります。";
  MarkTerms terms(1);
  terms[0].substrings = {"国際市民交流"};
  terms[0].part_substrings = {"国際", "市民", "交流"};
  Analyzer analyzer;
  const Snippet snippet =
      make_snippet(text, find_marks(text, analyzer.analyze(text), terms), {}, 40);
  EXPECT_NE(snippet.text.find("国際的な市民の交流。"), std::string::npos) << snippet.text;
}

TEST(Snippet, APassageWithoutMarksIsShownFromItsBeginning) {
  const Snippet snippet = snippet_of(std::string(300, 'x'), {}, 10);
  EXPECT_EQ(snippet.text, "xxxxxxxxxx…");
  EXPECT_TRUE(snippet.highlights.empty());
  EXPECT_EQ(snippet_of("", {"大連"}, 10).text, "");
}

TEST(Snippet, EndsAtAClauseThatEndsALittleLater) {
  // The sentence is longer than what is chosen first, and within the length.
  std::string text =
      "大連市の代表団は春に訪れた港の新しい展示館で多くの市民に迎えられて深く感謝しました。";
  for (int i = 0; i < 10; ++i) text += "ここには関係のない話が書いてあります。";
  const Snippet snippet = snippet_of(text, {"大連"}, 43);
  EXPECT_EQ(
      snippet.text,
      "大連市の代表団は春に訪れた港の新しい展示館で多くの市民に迎えられて深く感謝しました。…");
}

TEST(Snippet, WithoutAClauseEndsWhereAPhraseDoes) {
  std::string text = "大連市の港で";
  for (int i = 0; i < 30; ++i) text += "新しい展示館の";
  const Snippet snippet = snippet_of(text, {"大連"}, 40);
  const std::string cut = snippet.text.substr(0, snippet.text.size() - std::string("…").size());
  EXPECT_TRUE(cut.ends_with("の") || cut.ends_with("い")) << snippet.text;
}

TEST(Snippet, WordsFarApartAreShownInSeveralWindows) {
  std::string filler;
  for (int i = 0; i < 30; ++i) filler += "ここには関係のない話が書いてあります。";
  const std::string text =
      filler + "大連市では調査が続きます。" + filler + "環境の保護も続きます。" + filler;
  const Snippet one = snippet_of(text, {"大連"}, 90);
  EXPECT_EQ(with_marks(one.text, one.highlights).find("…【大連】市では"), 0U) << one.text;
  EXPECT_EQ(one.text.find("…", 3), one.text.size() - 3) << "one word needs one window";
  const Snippet both = snippet_of(text, {"大連", "環境"}, 90);
  const std::string marked = with_marks(both.text, both.highlights);
  EXPECT_EQ(marked.find("…【大連】市では調査が続きます。"), 0U) << marked;
  EXPECT_NE(marked.find("…【環境】の保護も続きます。"), std::string::npos) << marked;
  EXPECT_LE(count_chars(both.text), 90U + 3U);
  EXPECT_EQ(snippet_of(text, {"大連", "環境"}, 20).highlights.size(), 1U) << "no room for two";
}

/// The characters before and after each cut of a snippet, which no cut may part.
struct Cut {
  char32_t before;
  char32_t after;
};

std::vector<Cut> cuts_of(const std::string& text, const Snippet& snippet) {
  std::vector<Cut> cuts;
  std::size_t from = 0;
  for (std::size_t begin = 0; begin < snippet.text.size();) {
    const std::size_t end = std::min(snippet.text.find("…", begin), snippet.text.size());
    const std::string piece = snippet.text.substr(begin, end - begin);
    begin = end + std::string_view("…").size();
    if (piece.empty()) continue;
    const std::size_t at = text.find(piece, from);
    EXPECT_NE(at, std::string::npos) << piece << "\nin\n" << text;
    if (at == std::string::npos) return cuts;
    from = at + piece.size();
    for (const std::size_t edge : {at, from}) {
      if (edge == 0 || edge == text.size()) continue;
      std::size_t before = edge;
      std::size_t after = edge;
      const char32_t left = previous_char(text, before);
      cuts.push_back({left, next_char(text, after)});
    }
  }
  return cuts;
}

RC_GTEST_PROP(Snippet, NeverCutsAWordANumberOrAMark, ()) {
  static const std::vector<std::string> kPieces = {
      "大連", "環境", "、",   "。", "ダイレクト", "1,234",  "2004年", "People",
      "の",   "に",   "調査", "(",  ")",          "二十三", "𠮷野"};
  std::string text;
  for (const auto& piece :
       *rc::gen::container<std::vector<std::string>>(200, rc::gen::elementOf(kPieces))) {
    text += piece;
  }
  const auto max_chars = *rc::gen::inRange<std::size_t>(60, 200);
  const Snippet snippet = snippet_of(text, {"大連", "レク", "調査"}, max_chars);
  for (const Cut& cut : cuts_of(text, snippet)) {
    // Words that run into each other may be longer than a window: those are cut somewhere.
    if (is_katakana(cut.before) || is_latin(cut.before) || is_digit(cut.before)) {
      RC_PRE(text.find("ダイレクトダイレクトダイレクト") == std::string::npos);
    }
    RC_ASSERT(!(is_katakana(cut.before) && is_katakana(cut.after)));
    RC_ASSERT(!(is_digit(cut.before) && (is_digit(cut.after) || cut.after == U',')));
    RC_ASSERT(!(is_latin(cut.before) && is_latin(cut.after)));
    RC_ASSERT(!(cut.before == U'大' && cut.after == U'連'));
    RC_ASSERT(!(cut.before == U'調' && cut.after == U'査'));
    RC_ASSERT(!(cut.before == U'二' && cut.after == U'十'));
  }
}

RC_GTEST_PROP(Snippet, IsAPieceOfThePassageWithMarksInside, ()) {
  static const std::vector<std::string> kPieces = {
      "大連", "環境", "、", "。", "\n", "か\u3099", "ﾀﾞ", " ", "x", "㎢", "👨‍👩‍👧",
      "の"};
  std::string text;
  for (const auto& piece :
       *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces))) {
    text += piece;
  }
  const auto max_chars = *rc::gen::inRange<std::size_t>(1, 40);
  const Snippet snippet = snippet_of(text, {"大連", "環境", "x"}, max_chars);
  RC_ASSERT(is_valid_utf8(snippet.text));
  std::size_t last = 0;
  for (const ByteRange& range : snippet.highlights) {
    RC_ASSERT(range.begin < range.end);
    RC_ASSERT(range.end <= snippet.text.size());
    RC_ASSERT(last == 0 || range.begin > last);
    last = range.end;
  }
  std::size_t chars = count_chars(snippet.text);
  for (std::size_t at = snippet.text.find("…"); at != std::string::npos;
       at = snippet.text.find("…", at + 1)) {
    --chars;
  }
  RC_ASSERT(chars <= max_chars);
}

}  // namespace
}  // namespace kouryu
