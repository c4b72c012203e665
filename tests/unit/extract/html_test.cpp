// Pages in, blocks out: one table for each thing that pages do.
#include "indexer/extract/html/html.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "indexer/extract/format.h"
#include "indexer/extract/html/html_furniture.h"
#include "indexer/extract/show.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

Extraction read(std::string_view page, std::string_view name = "a.html") {
  ExtractInput input;
  input.bytes = page;
  input.name = name;
  return extract_html(input, {});
}

/// The blocks of a page of this body, one a line; its title is another table's.
std::string blocks_of(const std::string& body) {
  Extraction page = read("<html><body>" + body);
  page.text.title.clear();
  return show_extraction(page);
}

TEST(HtmlTest, ReadsBodies) {
  for (const auto& row : test::read_tsv("html_text.tsv", 2)) {
    EXPECT_EQ(blocks_of(row.cells[0]), row.cells[1] + "\n") << row.where() << "\n" << row.cells[0];
  }
}

TEST(HtmlTest, ReadsTitles) {
  for (const auto& row : test::read_tsv("html_titles.tsv", 3)) {
    const std::string page = "<html><head>" + row.cells[0] + "</head><body>" + row.cells[1];
    EXPECT_EQ(read(page + "<p>市民と訪問団が交流しました。</p>").text.title, row.cells[2])
        << row.where() << "\n"
        << page;
  }
}

TEST(HtmlTest, ReadsDates) {
  for (const auto& row : test::read_tsv("html_dates.tsv", 3)) {
    const std::string page = "<html><head>" + row.cells[0] + "</head><body><h1>訪問団の来市</h1>" +
                             row.cells[1] + "<p>市民と訪問団が交流しました。</p>";
    EXPECT_EQ(read(page).text.date, row.cells[2] == "-" ? "" : row.cells[2]) << row.where() << "\n"
                                                                             << page;
  }
}

TEST(HtmlTest, PartsDocumentFromFrame) {
  for (const auto& row : test::read_tsv("html_frames.tsv", 2)) {
    EXPECT_EQ(blocks_of(row.cells[0]), row.cells[1] + "\n") << row.where() << "\n" << row.cells[0];
  }
}

TEST(HtmlTest, KnowsFurniture) {
  for (const auto& row : test::read_tsv("html_furniture.tsv", 2)) {
    static constexpr std::string_view kNames[] = {"text", "perhaps", "control", "navigation"};
    EXPECT_EQ(kNames[static_cast<int>(furniture_of(row.cells[1], false))], row.cells[0])
        << row.where() << ": " << row.cells[1];
  }
}

TEST(HtmlTest, TellsPagesByContent) {
  for (const auto& row : test::read_tsv("html_recognized.tsv", 3)) {
    EXPECT_EQ(is_html(row.cells[2], row.cells[1] == "-" ? "" : row.cells[1]), row.cells[0] == "yes")
        << row.where();
  }
}

}  // namespace
}  // namespace kouryu
