// When a document is from: small documents, each with its date.
#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/cut_document.h"
#include "tests/support/extracted.h"

namespace kouryu {
namespace {

/// A case of tests/data/document_dates.txt: `=== date, or -: what it shows`, then the document;
/// behind a slash stands the year that relative years are guessed from.
struct Case {
  std::string date;
  std::string name;
  int line = 0;
  std::string document;
};

std::vector<Case> cases() {
  std::ifstream in(std::string(KOURYU_SOURCE_DIR) + "/tests/data/document_dates.txt");
  if (!in) throw std::runtime_error("no tests/data/document_dates.txt");
  std::vector<Case> found;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("=== ")) {
      const std::size_t colon = line.find(": ");
      const std::string date = line.substr(4, colon - 4);
      found.push_back({date, line.substr(colon + 2), number, ""});
    } else if (!found.empty()) {
      found.back().document += line + '\n';
    }
  }
  return found;
}

TEST(DocumentDate, IsWhatTheDocumentSaysOfItself) {
  const auto table = cases();
  ASSERT_GE(table.size(), 20U);
  for (const Case& one : table) {
    const Extraction extraction = test::extract_text(one.document);
    ASSERT_EQ(extraction.reason, "") << one.name;
    const DocumentFacts facts = cut_document(extraction.text).facts;
    std::string told = facts.date.empty() ? "-" : facts.date;
    const bool guess = one.date.find('/') != std::string::npos;
    if (guess) told += '/' + std::to_string(facts.guessed_year);
    EXPECT_EQ(told, one.date) << "tests/data/document_dates.txt:" << one.line << ": " << one.name;
  }
}

}  // namespace
}  // namespace kouryu
