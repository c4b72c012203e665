// What is no title, whatever states it (tests/data/no_titles.tsv).
#include "indexer/extract/title_rules.h"

#include <gtest/gtest.h>

#include "tests/support/tsv.h"

namespace kouryu {
namespace {

TEST(TitleRules, TellsAsTheTableSays) {
  const auto rows = test::read_tsv("no_titles.tsv", 2);
  EXPECT_GE(rows.size(), 50U);
  for (const test::TsvRow& row : rows) {
    const std::string& text = row.cells[0];
    const char* const told = is_no_title(text) ? "no title" : is_part_name(text) ? "part" : "title";
    EXPECT_EQ(told, row.cells[1]) << row.where() << ": " << text;
  }
}

TEST(TitleRules, TellsWhoIsNobody) {
  for (const char* author : {"openpyxl", "python-docx", "Apache POI", "Microsoft Office User",
                             "Windows ユーザー", "admin", "webmaster", "名無し", "user01"}) {
    EXPECT_TRUE(is_no_author(author)) << author;
  }
  for (const char* author : {"山田 太郎", "総務課", "Taro Yamada", "みなと市"}) {
    EXPECT_FALSE(is_no_author(author)) << author;
  }
}

}  // namespace
}  // namespace kouryu
