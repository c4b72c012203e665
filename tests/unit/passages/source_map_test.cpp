// The map from a passage to its source, carried along through squeezing, joining and cutting, is
// what a search for the passage's text finds.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cut_document.h"
#include "tests/support/corpora.h"
#include "tests/support/extracted.h"
#include "tests/support/source_search.h"

namespace kouryu {
namespace {

std::string shown(const std::vector<SourcePiece>& pieces, const std::string& text) {
  std::string out;
  for (const SourcePiece& piece : pieces) {
    out += (piece.goes_on ? " ~" : " ") + std::to_string(piece.source) + "[" +
           text.substr(piece.text, piece.size) + "]";
  }
  return out;
}

/// Passages of `extracted` whose map is not what the search finds; all hold what they say.
std::size_t differing(const ExtractedText& extracted, const std::string& name) {
  std::size_t count = 0;
  for (const Passage& passage : cut_document(extracted).passages) {
    std::size_t last = 0;
    for (const SourcePiece& piece : passage.pieces) {
      EXPECT_EQ(passage.text.substr(piece.text, piece.size),
                extracted.text.substr(piece.source, piece.size))
          << name;
      EXPECT_GE(piece.source, last) << name;
      last = piece.source + piece.size;
    }
    // The labels of a row stand in the header of its list: only its values have a place.
    const std::string_view covered =
        std::string_view(extracted.text).substr(passage.source.begin, passage.source.size());
    if (passage.kind == PassageKind::Record && !passage.fields.empty() &&
        covered.find(passage.fields.back().label) == std::string_view::npos) {
      EXPECT_FALSE(passage.pieces.empty()) << name;
      continue;
    }
    // A label that is told again in the next part of its record stands in the source elsewhere.
    const std::size_t told_again = passage.pieces.empty() ? 0 : passage.pieces.front().text;
    auto found = test::source_pieces(std::string_view(passage.text).substr(told_again),
                                     extracted.text, passage.source);
    for (SourcePiece& piece : found) piece.text += told_again;
    if (found == passage.pieces) continue;
    ++count;
    if (std::getenv("KOURYU_TEST_SHOW") != nullptr) {
      std::cout << name << "\n  carried" << shown(passage.pieces, passage.text) << "\n  found  "
                << shown(found, passage.text) << '\n';
    }
  }
  return count;
}

std::size_t differing_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const Extraction extraction = test::extract_file(entry.path());
    if (!extraction.reason.empty()) continue;
    count += differing(extraction.text, entry.path().filename().string());
  }
  return count;
}

struct Case {
  const char* name;
  const char* file;
  const char* text;
};

constexpr Case kCases[] = {
    {"Spaces", "a.txt", "港　　の  市は、\t友好都市だ。\n"},
    {"JoinedLines", "a.txt",
     "　港を持つ二つの市は、昭和58年に友好都市となり、その後も毎年夏に子どもの使節\n"
     "団が行き来している。市民の団体どうしの手紙のやり取りも、途切れることなく続い\n"
     "ている。\n"},
    {"DroppedHyphen", "a.txt",
     "The city promoted inter-\nnational exchange with its partners for many years.\n"},
    {"OwnHyphen", "a.txt", "The cities agreed on self-\nhelp among their citizens for years.\n"},
    {"Records", "a.txt",
     "団体名：港市\n相手先：川  "
     "市\n年月：平成5年\n\n団体名：山市\n相手先：森市\n年月：\n平成6年\n続き\n"},
    {"Headings", "a.txt", "第１章　環境\n\n１　大気\n\n大気を測る。水も測る。\n"},
    {"Bullets", "a.md", "# 題\n\n- 一つ\n- 二つ  目\n\n> 引用\n"},
    {"HtmlTable", "a.html",
     "<table><tr><th>市</th><th>人 口</th></tr><tr><td>港\n市</td><td>5<br>人</td></tr></table>"},
    {"HtmlBreaks", "a.html", "<h1>題</h1><p>一行<br>二行 です。</p><p>三</p>"},
    {"Csv", "a.csv", "市,相手,年\n港市,\"川 市\",5\n山市,森市,6\n"},
    {"TheSameAgain", "a.txt", "港市\n港市は港市である。\n\n港市は港市である。港市\n"},
};

TEST(SourceMap, IsWhatASearchFindsInMadeTexts) {
  for (const Case& one : kCases) {
    EXPECT_EQ(differing(test::extract_text(one.text, one.file).text, one.name), 0U) << one.name;
  }
}

TEST(SourceMap, IsWhatASearchFindsOverTheCorpus) {
  EXPECT_EQ(differing_in(test::corpus_folder()), 0U);
}

TEST(SourceMap, IsWhatASearchFindsOverTheSeeds) {
  const auto seeds = test::shared_folder() / "seeds";
  if (!std::filesystem::exists(seeds)) GTEST_SKIP() << seeds << " is absent";
  EXPECT_EQ(differing_in(seeds), 0U);
}

}  // namespace
}  // namespace kouryu
