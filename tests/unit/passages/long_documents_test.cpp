// Documents without end: each passage stays bounded, keeps all of its text and its place, and twice
// the text takes no more than about twice the time.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "indexer/cut_document.h"
#include "indexer/extract/text_builder.h"
#include "indexer/passages/bounds.h"
#include "tests/support/extracted.h"

namespace kouryu {
namespace {

constexpr ExtractLimits kLimits;

std::string repeated(const std::string& unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

/// Units with a number each, so that no two are alike.
std::string counted(const std::function<std::string(const std::string&)>& unit, std::size_t bytes) {
  std::string text;
  for (int i = 1; text.size() < bytes; ++i) text += unit(std::to_string(i));
  return text;
}

ExtractedText built(const std::function<void(TextBuilder&)>& fill) {
  TextBuilder builder(kLimits);
  fill(builder);
  return builder.finish().text;
}

struct Kind {
  const char* name;
  std::function<ExtractedText(std::size_t)> make;  // of about so many bytes
};

ExtractedText block_of(ExtractedKind kind, std::size_t bytes) {
  return built([&](TextBuilder& out) {
    out.block(kind,
              counted([](const std::string& n) { return "市民" + n + "人と訪問し、"; }, bytes));
  });
}

ExtractedText text_of(const std::string& text) { return test::extract_text(text).text; }

const std::vector<Kind> kKinds = {
    {"paragraph", [](std::size_t n) { return block_of(ExtractedKind::Paragraph, n); }},
    {"item", [](std::size_t n) { return block_of(ExtractedKind::ListItem, n); }},
    {"caption", [](std::size_t n) { return block_of(ExtractedKind::Caption, n); }},
    {"navigation", [](std::size_t n) { return block_of(ExtractedKind::Navigation, n); }},
    {"note", [](std::size_t n) { return block_of(ExtractedKind::Note, n); }},
    {"heading", [](std::size_t n) { return block_of(ExtractedKind::Heading, n); }},
    {"row",
     [](std::size_t n) {
       return built([&](TextBuilder& out) {
         out.row({"港市", repeated("会議の報告、", n)}, true);
       });
     }},
    {"rows",
     [](std::size_t n) {
       return built([&](TextBuilder& out) {
         out.row({"市名", "人口"}, true);
         for (std::size_t i = 0; i * 24 < n; ++i) out.row({"港市", std::to_string(i)}, false);
       });
     }},
    {"record",
     [](std::size_t n) {
       return built([&](TextBuilder& out) {
         out.record({{"団体名", "港市"}, {"備考", repeated("会議と\n報告、", n)}, {"担当", "課"}},
                    true);
       });
     }},
    {"record of many fields",
     [](std::size_t n) {
       return built([&](TextBuilder& out) {
         std::vector<std::pair<std::string, std::string>> fields;
         for (std::size_t i = 0; i * 24 < n; ++i)
           fields.emplace_back("項" + std::to_string(i), "値である");
         out.record(fields, true);
       });
     }},
    {"record of a long label",
     [](std::size_t n) {
       return built([&](TextBuilder& out) {
         out.record({{repeated("項目、", n / 2), repeated("値、", n / 2)}}, true);
       });
     }},
    {"guessed record",
     [](std::size_t n) {
       const std::string one = "団体名：港市\n相手先：川市\n年月：平成5年\n\n";
       return text_of(one + "団体名：山市\n相手先：森市\n年月：平成6年\n" +
                      counted([](const std::string& i) { return "覚書" + i + "の交換\n"; }, n));
     }},
    {"one line", [](std::size_t n) { return text_of(repeated("会議の報告書", n)); }},
    {"sentences",
     [](std::size_t n) {
       return text_of(counted([](const std::string& i) { return "参加者は" + i + "人。"; }, n));
     }},
    {"sentences with years in one line",
     [](std::size_t n) {
       return text_of(counted([](const std::string& i) { return "平成5年に" + i + "人。"; }, n));
     }},
    {"paragraphs",
     [](std::size_t n) {
       return text_of(counted([](const std::string& i) { return "参加者は" + i + "人。\n\n"; }, n));
     }},
    {"short lines",
     [](std::size_t n) {
       return text_of(counted([](const std::string& i) { return "会議と報告" + i + "\n\n"; }, n));
     }},
    {"short lines twice",
     [](std::size_t n) {
       const std::string half =
           counted([](const std::string& i) { return "会議と報告" + i + "\n\n"; }, n / 2);
       return text_of(half + half);
     }},
    {"bullets",
     [](std::size_t n) {
       return text_of(counted([](const std::string& i) { return "・会議と報告" + i + "\n"; }, n));
     }},
    {"tabs",
     [](std::size_t n) {
       return text_of(counted([](const std::string& i) { return "港市\t会議\t" + i + "\n"; }, n));
     }},
    {"log",
     [](std::size_t n) {
       return text_of(
           counted([](const std::string& i) { return "2024-05-01 INFO job=" + i + " OK\n"; }, n));
     }},
    {"one kanji", [](std::size_t n) { return text_of(repeated("亜", n)); }},
    {"open brackets", [](std::size_t n) { return text_of(repeated("「（", n)); }},
    {"brackets never shut", [](std::size_t n) { return text_of(repeated("「報告した。", n)); }},
    {"dates", [](std::size_t n) { return text_of(repeated("平成5年5月1日", n)); }},
    {"dated lines", [](std::size_t n) { return text_of(repeated("平成5年5月1日\n", n)); }},
    {"marks", [](std::size_t n) { return text_of(repeated("。", n)); }},
    {"spaces", [](std::size_t n) { return text_of(repeated("港　", n)); }},
    {"one letter", [](std::size_t n) { return text_of(repeated("a", n)); }},
    {"headings",
     [](std::size_t n) {
       return text_of(counted(
           [](const std::string& i) {
             return "１ 会議" + i + "\n\n平成5年" + i + "\n\n\n会議の記録\n\n\n";
           },
           n));
     }},
    {"articles",
     [](std::size_t n) {
       return text_of(
           counted([](const std::string& i) { return "第" + i + "条 市長が定める。\n"; }, n));
     }},
};

std::string without_space(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t') out += c;
  }
  return out;
}

TEST(LongDocuments, GiveBoundedPassagesThatKnowTheirPlace) {
  for (const Kind& kind : kKinds) {
    const ExtractedText text = kind.make(30'000);
    const CutDocument cut = cut_document(text);
    EXPECT_FALSE(cut.passages.empty()) << kind.name;
    for (const Passage& passage : cut.passages) {
      EXPECT_LE(count_chars(passage.text), kMostPassageChars) << kind.name;
      std::size_t mapped = 0;
      std::size_t last = 0;
      for (const SourcePiece& piece : passage.pieces) {
        ASSERT_LE(piece.text + piece.size, passage.text.size()) << kind.name;
        EXPECT_EQ(passage.text.substr(piece.text, piece.size),
                  text.text.substr(piece.source, piece.size))
            << kind.name;
        EXPECT_GE(piece.source, last) << kind.name;
        last = piece.source + piece.size;
        mapped += piece.size;
      }
      // A label that is told again has its place in the first part.
      std::size_t labels = 0;
      for (const StoredField& field : passage.fields) labels += field.label.size();
      EXPECT_GE(mapped + std::min<std::size_t>(labels, 20), without_space(passage.text).size())
          << kind.name << ": " << passage.text;
    }
  }
}

TEST(LongDocuments, KeepTheLabelInEachPartOfARecord) {
  const ExtractedText text = built([](TextBuilder& out) {
    out.record(
        {{"団体名", "港市"},
         {"備考", counted([](const std::string& n) { return n + "番の会議を開いた。"; }, 9'000)},
         {"担当", "国際課"}},
        true);
  });
  const CutDocument cut = cut_document(text);
  ASSERT_GT(cut.passages.size(), 3U);
  std::string value;
  for (const Passage& passage : cut.passages) {
    EXPECT_EQ(passage.kind, PassageKind::Record);
    for (const StoredField& field : passage.fields) {
      const std::string_view before = std::string_view(passage.text).substr(0, field.value.begin);
      EXPECT_TRUE(before.ends_with(field.label + ' ')) << passage.text;
      if (field.label == "備考") value += field.value_in(passage.text);
    }
  }
  EXPECT_EQ(value, counted([](const std::string& n) { return n + "番の会議を開いた。"; }, 9'000));
  EXPECT_EQ(cut.passages.front().fields.front().label, "団体名");
  const Passage& last = cut.passages.back();
  EXPECT_EQ(last.fields.back().value_in(last.text), "国際課");
}

TEST(LongDocuments, RepeatTheHeaderOfATable) {
  const ExtractedText text = built([](TextBuilder& out) {
    out.block(ExtractedKind::Heading, "人口", 1);
    out.row({"市名", "人口"}, true);
    for (int i = 0; i < 300; ++i)
      out.row({"港市" + std::to_string(i), std::to_string(i * 7)}, false);
  });
  const CutDocument cut = cut_document(text);
  ASSERT_GT(cut.passages.size(), 2U);
  EXPECT_EQ(cut.passages[0].heading, std::vector<std::string>{"人口"});
  for (std::size_t i = 1; i < cut.passages.size(); ++i) {
    EXPECT_EQ(cut.passages[i].heading, (std::vector<std::string>{"人口", "市名 人口"}));
  }
}

double seconds_of(const Kind& kind, std::size_t bytes) {
  const ExtractedText text = kind.make(bytes);
  const std::clock_t begin = std::clock();
  EXPECT_FALSE(cut_document(text).passages.empty());
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

TEST(LongDocuments, TakeTimeInProportionToTheirText) {
  constexpr std::size_t kBytes = 150'000;
  constexpr double kNoise = 0.2;  // seconds
  for (const Kind& kind : kKinds) {
    const double once = seconds_of(kind, kBytes);
    EXPECT_LE(seconds_of(kind, 4 * kBytes), 4 * 1.6 * once + kNoise) << kind.name;
  }
}

}  // namespace
}  // namespace kouryu
