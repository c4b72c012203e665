// Tables of spellings and counters: what they read in a text, and that their rows are sound.
#include "dict/lexicon/spelling_groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include "dict/base/utf8.h"
#include "dict/lexicon/counters.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

using testing::Contains;

struct ReadCase {
  const char* text;
  std::size_t at;     // characters
  std::size_t chars;  // 0: nothing stands there
  const char* other;
};

TEST(SpellingGroups, AreReadWhereTheyAreWords) {
  for (const auto& [text, at, chars, other] :
       std::initializer_list<ReadCase>{{"受入体制", 0, 2, "受け入れ"},
                                       {"要受入", 1, 2, "受け入れ"},
                                       {"受入る", 0, 0, ""},
                                       {"取組んだ", 0, 2, "取り組"},
                                       {"取組を", 0, 2, "取り組み"},
                                       {"こどもの日", 0, 3, "子供"},
                                       {"おとこども", 2, 0, ""},
                                       {"こどもたちに", 0, 5, "子供たち"},
                                       {"ガンダム", 0, 0, ""},
                                       {"表われない", 0, 3, "表れ"}}) {
    const auto match = SpellingGroups::instance().at(to_utf32(text), at);
    EXPECT_EQ(match.chars, chars) << text;
    if (chars > 0) {
      EXPECT_THAT(match.others, Contains(to_utf32(other))) << text;
    }
  }
}

TEST(SpellingGroups, AreRowsOfTwoAndMore) {
  for (const char* table : {"okurigana.tsv", "mixed_spellings.tsv"}) {
    std::ifstream in(data_file(table));
    std::set<std::string> rows;
    each_row(in, [&](const std::string& line) {
      const auto cells = split_cells(line, '\t');
      ASSERT_EQ(cells.size(), 2U) << line;
      EXPECT_TRUE(cells[0] == "noun" || cells[0] == "verb") << line;
      EXPECT_TRUE(rows.insert(line).second) << line << " stands twice";
      const auto spellings = split_cells(cells[1], '|');
      EXPECT_GE(spellings.size(), 2U) << line;
      std::set<std::string> folded;
      for (const std::string& spelling : spellings) {
        const std::u32string chars = to_utf32(spelling);
        EXPECT_FALSE(chars.empty()) << line;
        folded.insert(fold_text(spelling));
        if (cells[0] == "verb") {
          EXPECT_TRUE(is_hiragana(chars.back())) << line;
          EXPECT_GE(chars.size(), 2U) << line;
        }
      }
      EXPECT_GE(folded.size(), 2U) << line << ": folding makes them one";
    });
  }
}

TEST(Counters, AreReadBehindNumbers) {
  const Counters& counters = Counters::instance();
  EXPECT_EQ(counters.at(U"30周年記念", 2), 2U);
  EXPECT_EQ(counters.at(U"3か月間", 1), 2U);
  EXPECT_EQ(counters.at(U"5箇所", 1), 2U);
  EXPECT_EQ(counters.at(U"3か", 1), 0U);
  EXPECT_EQ(counters.at(U"十分", 1), 0U);
  EXPECT_EQ(counters.at(U"1991年", 4), 0U) << "a date";
  EXPECT_EQ(counters.ordinal_at(U"第一次", 2), 1U);
  EXPECT_EQ(counters.signs_at(U"3ヶ月", 1), counters.signs_at(U"3か月", 1));
  EXPECT_TRUE(counters.signs_at(U"八ヶ岳", 1).empty());
  EXPECT_TRUE(counters.joins(U'約'));
  EXPECT_TRUE(counters.stands_for_number(U'数'));
}

}  // namespace
}  // namespace kouryu
