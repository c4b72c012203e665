// What the lines of small documents are taken for, their titles and dates.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "dict/time/dates.h"
#include "indexer/explain_document.h"
#include "indexer/lines/dateline.h"
#include "tests/support/extracted.h"

namespace kouryu {
namespace {

struct WantedLine {
  std::string kind;
  std::string text;
  bool parted = true;  // from the line above, by a blank line
};

/// A case of tests/data/page_heads.txt; its head says how they are written.
struct Case {
  std::string title;
  std::string date;
  std::string name;
  int line = 0;
  std::vector<WantedLine> lines;
};

std::vector<Case> cases() {
  std::ifstream in(std::string(KOURYU_SOURCE_DIR) + "/tests/data/page_heads.txt");
  if (!in) throw std::runtime_error("no tests/data/page_heads.txt");
  std::vector<Case> found;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("# ")) continue;
    const std::size_t bar = line.find(" | ");
    if (bar == std::string::npos) throw std::runtime_error("page_heads.txt: no bar: " + line);
    if (line.starts_with("=== ")) {
      const std::size_t colon = line.find(": ", bar);
      const std::string date = line.substr(bar + 3, colon - bar - 3);
      found.push_back(
          {line.substr(4, bar - 4), date == "-" ? "" : date, line.substr(colon + 2), number, {}});
    } else {
      const bool parted = !line.starts_with("+ ");
      const std::size_t kind = parted ? 0 : 2;
      found.back().lines.push_back({line.substr(kind, bar - kind), line.substr(bar + 3), parted});
    }
  }
  return found;
}

bool is_kind(const std::string& told, const std::string& wanted) {
  if (wanted == "any") return true;
  if (wanted == "heading?") return told != "nav" && told != "contact";
  if (wanted == "nav" && told == "left") return true;  // out, and nothing but furniture
  if (wanted != "text") return told == wanted;
  return told != "heading" && told != "nav" && told != "contact";
}

TEST(PageHeads, LinesAreTakenForWhatAReaderTakesThemFor) {
  const auto table = cases();
  ASSERT_GE(table.size(), 40U);
  for (const Case& one : table) {
    SCOPED_TRACE("tests/data/page_heads.txt:" + std::to_string(one.line) + ": " + one.name);
    std::string document;
    std::vector<int> numbers;
    int next = 1;
    for (const WantedLine& line : one.lines) {
      if (line.parted && !numbers.empty()) {
        document += '\n';
        ++next;
      }
      document += line.text + '\n';
      numbers.push_back(next++);
    }
    const std::string told = explain_document(test::extract_text(document).text);
    if (one.title == "-") {
      EXPECT_NE(told.find("(the beginning of the text)"), std::string::npos) << told;
    } else {
      EXPECT_TRUE(told.starts_with("title: " + one.title + '\n')) << told;
    }
    EXPECT_NE(told.find("\ndate: " + one.date + '\n'), std::string::npos) << told;
    for (std::size_t i = 0; i < one.lines.size(); ++i) {
      // A line number, a kind, a reason and the text.
      const std::string number = std::to_string(numbers[i]);
      std::istringstream lines(told);
      std::string kind;
      for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string first;
        words >> first;
        if (first == number) words >> kind;
      }
      EXPECT_TRUE(is_kind(kind, one.lines[i].kind)) << one.lines[i].text << ": " << kind;
    }
  }
}

TEST(Datelines, AreToldFromLinesThatSayMore) {
  std::ifstream in(std::string(KOURYU_SOURCE_DIR) + "/tests/data/datelines.tsv");
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("# ")) continue;
    const std::size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << "tests/data/datelines.tsv:" << number;
    const auto dated = read_dateline(line.substr(0, tab));
    const bool told = dated && dated->date.month > 0;
    EXPECT_EQ(told ? iso_date(dated->date) : "-", line.substr(tab + 1))
        << "tests/data/datelines.tsv:" << number << ": " << line;
  }
  EXPECT_GE(number, 15);
}

}  // namespace
}  // namespace kouryu
