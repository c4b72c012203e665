// Each row of the rules takes and refuses its own examples, and triggers change nothing.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/time/year_bare.h"
#include "dict/time/year_forms.h"
#include "dict/time/year_relative.h"
#include "tests/support/some_pieces.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

/// An example without its 【】, with the range they stood around.
struct Marked {
  std::string text;
  ByteRange range{0, 0};
};

Marked unmark(std::string text) {
  const std::string open = "【";
  Marked marked;
  marked.range.begin = text.find(open);
  text.erase(marked.range.begin, open.size());
  marked.range.end = text.find("】");
  text.erase(marked.range.end, open.size());
  marked.text = text;
  return marked;
}

TEST(YearForms, TakeAndRefuseTheirExamples) {
  for (const YearForm& form : year_forms()) {
    const auto ranges = [&](const std::string& example) {
      const FoldedText folded = fold(example);
      const YearText text(folded, {});
      YearPoints points(text);
      std::vector<ByteRange> all;
      std::size_t next = 0;  // characters before it are read by a row above
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (i < next) continue;
        if (const auto p = read_form(form, text, points, i)) all.push_back(text.bytes(i, p->end));
        if (const auto p = points.at(i)) {
          points.remember(i, *p);
          next = p->end;
        }
      }
      return all;
    };
    const Marked takes = unmark(form.takes);
    EXPECT_EQ(fold_text(takes.text), takes.text) << form.name;
    EXPECT_EQ(ranges(takes.text), std::vector<ByteRange>{takes.range}) << form.name;
    EXPECT_EQ(ranges(form.not_in), std::vector<ByteRange>{}) << form.name;
    const FoldedText whole = fold(takes.text);
    EXPECT_FALSE(recognize_years(whole, {}).empty()) << form.name;
  }
}

TEST(RelativeYears, TakeAndRefuseTheirExamples) {
  constexpr int kBase = 2019;
  const YearContext context{kBase, false, kBase};
  for (const RelativeYear& word : relative_years()) {
    const Marked takes = unmark(word.takes);
    const FoldedText folded = fold(takes.text);
    const YearText text(folded, {});
    EXPECT_EQ(relative_year_at(text, 0), &word) << to_utf8(word.word);
    EXPECT_EQ(takes.range, (ByteRange{0, to_utf8(word.word).size()})) << word.takes;
    EXPECT_TRUE(recognize_years(fold(word.not_in), context).empty()) << word.not_in;
    const auto found = recognize_years(folded, context);
    if (word.step < 0 && word.base == RelativeYear::Base::Passage) continue;
    ASSERT_EQ(found.size(), 1U) << word.takes;
    EXPECT_EQ(found[0].begin.year, kBase + word.step) << word.takes;
  }
}

TEST(BareYearRules, TakeAndRefuseTheirExamples) {
  for (const BareYearExample& rule : bare_year_examples()) {
    EXPECT_FALSE(recognize_years(fold(rule.takes), {}).empty()) << rule.name << ' ' << rule.takes;
    EXPECT_TRUE(recognize_years(fold(rule.not_in), {}).empty()) << rule.name << ' ' << rule.not_in;
  }
}

std::vector<std::string> told(const std::vector<YearMention>& mentions) {
  std::vector<std::string> all;
  for (const YearMention& m : mentions) {
    all.push_back(std::string(m.how) + ' ' + std::to_string(m.range.begin) + '-' +
                  std::to_string(m.range.end) + ' ' + std::to_string(m.begin.year) + '-' +
                  std::to_string(m.end.year));
  }
  return all;
}

/// Texts made of the pieces that rules look at; RapidCheck prints its seed where one fails.
RC_GTEST_PROP(Triggers, ChangeNothing, ()) {
  static const std::vector<std::string> kPieces = [] {
    std::vector<std::string> all = {"年",   "年度", "月", "日",  "~",  "から", "まで", "、",
                                    "・",   "(",    ")",  ".",   "/",  "-",    "同",   "翌",
                                    "の",   "に",   "両", "\n",  "|",  "'",    "千",   "百",
                                    "西暦", "間",   "後", "may", "約", "第"};
    for (const char* number : {"1", "4", "12", "16", "30", "61", "794", "1986", "2004", "2019",
                               "元", "二", "十六", "二〇〇四", "一九八六"}) {
      all.push_back(number);
    }
    for (const Era& era : eras()) {
      all.push_back(to_utf8(era.name));
      all.push_back(to_utf8(era.name.substr(0, 1)));
      if (era.letter != 0) all.push_back(std::string(1, static_cast<char>(era.letter)));
    }
    for (const RelativeYear& word : relative_years()) all.push_back(to_utf8(word.word));
    return all;
  }();
  const std::string text = test::text_of_some(kPieces);
  const FoldedText folded = fold(text);
  const YearContext context{2019, false, 2018};
  RC_ASSERT(told(recognize_years(folded, context)) ==
            told(recognize_years_at_every_character(folded, context)));
}

TEST(Triggers, ChangeNothingInTheTables) {
  for (const char* table : {"years.tsv", "dates.tsv"}) {
    for (const auto& row : test::read_tsv(table, 2)) {
      for (const std::string& cell : row.cells) {
        const FoldedText folded = fold(cell);
        EXPECT_EQ(told(recognize_years(folded, {2019})),
                  told(recognize_years_at_every_character(folded, {2019})))
            << row.where();
      }
    }
  }
}

}  // namespace
}  // namespace kouryu
