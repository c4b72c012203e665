// Marks cover what matched, whole characters, never touching; windows show the best of a passage.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "dict/base/utf8.h"
#include "searcher/snippet/snippet.h"
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

std::vector<ByteRange> ranges_of(const std::vector<Mark>& marks) {
  std::vector<ByteRange> ranges;
  ranges.reserve(marks.size());
  for (const Mark& mark : marks) ranges.push_back(mark.range);
  return ranges;
}

TEST(Marks, CoverWhatMatched) {
  Analyzer analyzer;
  for (const auto& row : test::read_tsv("marks.tsv", 4)) {
    MarkTerms terms;
    terms.substrings = split(row.cells[1]);
    for (const std::string& word : split(row.cells[2])) terms.words.insert(word);
    const auto marks = find_marks(row.cells[0], analyzer.analyze(row.cells[0]), terms);
    EXPECT_EQ(with_marks(row.cells[0], ranges_of(marks)), row.cells[3]) << row.where();
  }
}

TEST(Marks, YearsAreMarkedHoweverTheyAreWritten) {
  Analyzer analyzer;
  const std::string text = "平成16年の春、2004年の秋、平成17年の冬";
  MarkTerms terms;
  terms.years = {{2004}};
  EXPECT_EQ(with_marks(text, ranges_of(find_marks(text, analyzer.analyze(text), terms))),
            "【平成16年】の春、【2004年】の秋、平成17年の冬");
}

Snippet snippet_of(const std::string& text, const std::vector<std::string>& words,
                   std::size_t max_chars) {
  Analyzer analyzer;
  MarkTerms terms;
  terms.substrings = words;
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

TEST(Snippet, APassageWithoutMarksIsShownFromItsBeginning) {
  const Snippet snippet = snippet_of(std::string(300, 'x'), {}, 10);
  EXPECT_EQ(snippet.text, "xxxxxxxxxx…");
  EXPECT_TRUE(snippet.highlights.empty());
  EXPECT_EQ(snippet_of("", {"大連"}, 10).text, "");
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
  if (snippet.text.starts_with("…")) --chars;
  if (snippet.text.ends_with("…")) --chars;
  RC_ASSERT(chars <= max_chars);
}

}  // namespace
}  // namespace kouryu
