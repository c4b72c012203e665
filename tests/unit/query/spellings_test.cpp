// Other spellings of a word, as tests/data/spellings.tsv lists them; and what holds for any word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <fstream>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"
#include "searcher/query/numbers.h"
#include "searcher/query/query.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

constexpr const char* kTable = KOURYU_TEST_DATA_DIR "/spellings.tsv";

TEST(Spellings, AreThoseOfTheTable) {
  std::ifstream in(kTable);
  std::size_t rows = 0;
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    ASSERT_EQ(cells.size(), cells.size() > 1 && cells[1] == "none" ? 2U : 3U) << line;
    const auto made = other_spellings(fold_text(cells[0]));
    ++rows;
    if (cells[1] == "none") {
      EXPECT_THAT(made, IsEmpty()) << line;
      return;
    }
    for (const std::string& spelling : split_cells(cells[2], '|')) {
      if (cells[1] == "has") {
        EXPECT_THAT(made, Contains(fold_text(spelling))) << line;
      } else {
        EXPECT_THAT(made, Not(Contains(fold_text(spelling)))) << line;
      }
    }
  });
  EXPECT_GT(rows, 150U);
}

std::string joined(const std::vector<std::string>& pieces) {
  std::string out;
  for (const std::string& piece : pieces) out += piece;
  return out;
}

RC_GTEST_PROP(SpellingsOfAnyWord, AreOtherWordsAndFew, ()) {
  static const std::vector<std::string> kPieces = {
      "3",  "十", "二", "〇", "万", "か", "ヶ", "月", "所", "回",     "第",   "受け入れ",
      "受", "入", "れ", "る", "取", "組", "子", "供", "が", "コ",     "ー",   "-",
      ",",  "大", "連", "市", "街", "づ", "く", "り", "人", "ヴァイ", "周年", "一人ひとり"};
  const std::string word =
      fold_text(joined(*rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces))));
  const auto made = other_spellings(word);
  RC_ASSERT(made.size() <= 40U);
  for (const std::string& spelling : made) {
    RC_ASSERT(spelling.find(word) == std::string::npos);
    RC_ASSERT(fold_text(spelling) == spelling);
  }
}

TEST(Spellings, OfLongInputsTakeNoTime) {
  // As long as a word is read: 40 characters; and 200, of which none is.
  for (const char* piece :
       {"受け入れ", "3か月", "茅ヶ崎", "コンピューター", "二十", "子ども", "大"}) {
    for (const std::size_t chars : {40U, 200U}) {
      std::u32string text;
      while (text.size() < chars) text += to_utf32(piece);
      const std::string word = to_utf8(text.substr(0, chars));
      const auto begin = std::chrono::steady_clock::now();
      constexpr int kRuns = 20;
      for (int i = 0; i < kRuns; ++i) static_cast<void>(other_spellings(word));
      const std::chrono::duration<double, std::milli> took =
          std::chrono::steady_clock::now() - begin;
      EXPECT_LT(took.count() / kRuns, 10) << piece << " x " << chars;
    }
  }
}

struct NumberCase {
  const char* written;
  std::uint64_t value;  // 0: none
};

TEST(Numbers, AreRead) {
  for (const auto& [written, value] : std::initializer_list<NumberCase>{{"三十", 30},
                                                                        {"三〇", 30},
                                                                        {"十", 10},
                                                                        {"百二十三", 123},
                                                                        {"千", 1000},
                                                                        {"二千五", 2005},
                                                                        {"1,234", 1234},
                                                                        {"2万5千", 25000},
                                                                        {"一億二千万", 120000000},
                                                                        {"3千", 3000},
                                                                        {"010", 0},
                                                                        {"〇", 0},
                                                                        {"二三十", 0},
                                                                        {"十百", 0},
                                                                        {"万", 0},
                                                                        {"二十〇", 0},
                                                                        {"2二", 0}}) {
    const std::u32string text = to_utf32(written);
    const auto number = read_number(text, 0);
    EXPECT_EQ(number ? number->value : 0, value) << written;
    EXPECT_EQ(number ? number->chars : text.size(), text.size()) << written;
  }
}

RC_GTEST_PROP(NumbersOfAnySize, AreReadInEverySpelling, ()) {
  const auto value = *rc::gen::inRange<std::uint64_t>(1, 100000000);
  for (const std::uint64_t number : {value, value / 10000 * 10000 + 10000, value / 1000 + 1}) {
    for (const std::u32string& spelling : number_spellings(number)) {
      const auto read = read_number(spelling, 0);
      RC_ASSERT(read.has_value());
      RC_ASSERT(read->value == number);
      RC_ASSERT(read->chars == spelling.size());
    }
  }
}

TEST(Numbers, HaveTheirSpellings) {
  std::vector<std::string> spelt;
  for (const std::u32string& spelling : number_spellings(10000)) spelt.push_back(to_utf8(spelling));
  EXPECT_THAT(spelt, UnorderedElementsAre("10000", "一万", "10,000", "1万"));
}

}  // namespace
}  // namespace kouryu
