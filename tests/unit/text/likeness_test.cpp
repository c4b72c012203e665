// Which texts are nearly the same, and how many changes that bears.
#include "dict/text/likeness.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <tuple>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

bool alike(const std::string& a, const std::string& b) {
  return nearly_same(likeness_of(a), likeness_of(b));
}

constexpr const char* kReport =
    "港の友好都市から青年団が訪れ、三日にわたって水の再生を学んだ。一行は浄水場と公園を見学し、"
    "市の職員と意見を交わした。";

TEST(Likeness, BearsSmallChangesAndOtherPunctuation) {
  const std::string report = kReport;
  EXPECT_TRUE(alike(report, report));
  EXPECT_TRUE(alike(report, report + "なお来年も続く。"));
  std::string spaced;
  for (std::size_t position = 0; position < report.size();) {
    const std::size_t begin = position;
    next_char(report, position);
    spaced += report.substr(begin, position - begin) + " ";
  }
  EXPECT_TRUE(alike(report, spaced));
}

TEST(Likeness, TellsOtherTextsApart) {
  EXPECT_FALSE(
      alike(kReport,
            "動物園の象が、子どもたちの前で絵を描いた。飼育員は象の好きな果物について話し、"
            "質問に答えた。午後は雨になった。"));
}

TEST(Likeness, ShortTextsAreLikeNothing) {
  EXPECT_EQ(likeness_of("第1回 経済文化交流委員会"), "");
  EXPECT_FALSE(alike("第1回 経済文化交流委員会", "第1回 経済文化交流委員会"));
  EXPECT_EQ(likeness_of(""), "");
}

/// Random ideographs: every change costs the most triples it can.
TEST(Likeness, FollowsTheShareOfChangedCharacters) {
  const unsigned seed = 20261124;
  std::mt19937 chance(seed);
  const auto letter = [&] { return static_cast<char32_t>(0x4E00 + chance() % 3000); };
  constexpr int kTexts = 300;
  constexpr int kLength = 300;
  for (const auto& [changed_percent, least, most] :
       {std::tuple{1, 297, 300}, {5, 285, 300}, {30, 0, 15}, {100, 0, 0}}) {
    int alike_ones = 0;
    for (int text = 0; text < kTexts; ++text) {
      std::string before;
      std::string after;
      for (int i = 0; i < kLength; ++i) {
        const char32_t c = letter();
        append_utf8(before, c);
        append_utf8(after, static_cast<int>(chance() % 100) < changed_percent ? letter() : c);
      }
      alike_ones += alike(before, after) ? 1 : 0;
    }
    EXPECT_GE(alike_ones, least) << changed_percent << " % changed, seed " << seed;
    EXPECT_LE(alike_ones, most) << changed_percent << " % changed, seed " << seed;
  }
}

}  // namespace
}  // namespace kouryu
