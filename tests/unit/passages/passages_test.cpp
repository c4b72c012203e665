// What becomes one passage: documents in small, and the passages that a reader would cut from them.
#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/cut_document.h"
#include "tests/support/extracted.h"

namespace kouryu {
namespace {

/// A case of tests/data/passages.txt.
struct Case {
  std::string name;
  int line = 0;  // of the table
  std::string document;
  std::string passages;  // a line each
};

/// Cases: `=== name`, the document, `---`, its passages.
std::vector<Case> cases() {
  std::ifstream in(std::string(KOURYU_SOURCE_DIR) + "/tests/data/passages.txt");
  if (!in) throw std::runtime_error("no tests/data/passages.txt");
  std::vector<Case> found;
  bool in_document = true;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("# ") && found.empty()) continue;
    if (line.starts_with("=== ")) {
      found.push_back({line.substr(4), number, "", ""});
      in_document = true;
    } else if (line == "---") {
      in_document = false;
    } else if (!found.empty()) {
      if (in_document) {
        found.back().document += line + '\n';
      } else if (!line.empty()) {
        found.back().passages += line + '\n';
      }
    }
  }
  return found;
}

/// `kind | heading > path | page | text`, then what is told of copies. A line end of the text is ¶.
std::string line_of(const Passage& passage) {
  std::string line = std::string(passage_kind_name(passage.kind)) + " |";
  for (std::size_t i = 0; i < passage.heading.size(); ++i)
    line += (i == 0 ? " " : " > ") + passage.heading[i];
  line += " |" + (passage.page ? " " + std::to_string(*passage.page) : std::string()) + " | ";
  for (const char c : passage.text) line += c == '\n' ? "¶" : std::string(1, c);
  if (passage.duplicates > 0) line += " | +" + std::to_string(passage.duplicates);
  return line;
}

TEST(Passages, AreCutAsAReaderWould) {
  const auto table = cases();
  ASSERT_GE(table.size(), 20U);
  for (const Case& one : table) {
    const Extraction extraction = test::extract_text(one.document);
    ASSERT_EQ(extraction.reason, "") << one.name;
    std::string got;
    for (const Passage& passage : cut_document(extraction.text).passages)
      got += line_of(passage) + '\n';
    EXPECT_TRUE(got == one.passages)
        << "tests/data/passages.txt:" << one.line << ": " << one.name << "\nwanted:\n"
        << one.passages << "got:\n"
        << got;
  }
}

}  // namespace
}  // namespace kouryu
