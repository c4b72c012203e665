// The table of asking words: what asks, what does not, and that its rows are sound.
#include "dict/lexicon/asking_words.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/tokens/analyzer.h"

namespace kouryu {
namespace {

TEST(AskingWords, StandForWhatIsWanted) {
  const AskingWords& words = AskingWords::instance();
  for (const char* word :
       {"何", "いつ", "どこ", "だれ", "誰", "いくつ", "いくら", "なぜ", "どの"}) {
    EXPECT_TRUE(words.is_interrogative(word)) << word;
  }
  for (const char* word : {"年", "人", "場所", "いつも", "どこか", "教える", ""}) {
    EXPECT_FALSE(words.is_interrogative(word)) << word;
  }
}

TEST(AskingWords, AskSomebodyToTell) {
  const AskingWords& words = AskingWords::instance();
  for (const char* base : {"教える", "知る", "調べる", "述べる", "願う"}) {
    EXPECT_TRUE(words.is_request(base)) << base;
  }
  for (const char* base : {"結ぶ", "訪れる", "教え", "何", ""}) {
    EXPECT_FALSE(words.is_request(base)) << base;
  }
}

TEST(AskingWords, StandInRowsOfTwoKinds) {
  std::ifstream in(data_file("asking_words.tsv"));
  std::set<std::string> seen;
  std::size_t rows = 0;
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    ASSERT_EQ(cells.size(), 2U) << line;
    EXPECT_TRUE(cells[0] == "what" || cells[0] == "request") << line;
    for (const std::string& word : split_cells(cells[1], '|')) {
      EXPECT_FALSE(word.empty()) << line;
      EXPECT_TRUE(seen.insert(word).second) << word << " stands twice";
    }
    ++rows;
  });
  EXPECT_GE(rows, 5U);
}

/// A request is looked up by the base form that MeCab gives.
TEST(AskingWords, RequestsAreVerbs) {
  Analyzer analyzer;
  std::ifstream in(data_file("asking_words.tsv"));
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    if (cells[0] != "request") return;
    for (const std::string& word : split_cells(cells[1], '|')) {
      const AnalyzedText text = analyzer.analyze(word);
      ASSERT_EQ(text.tokens.size(), 1U) << word;
      EXPECT_EQ(text.tokens[0].kind, TokenKind::Verb) << word;
      EXPECT_EQ(text.tokens[0].base, word);
    }
  });
}

}  // namespace
}  // namespace kouryu
