// What crosses the border between helper and indexer: it comes back the same, and a lie is seen.
#include "indexer/extract/worker/wire.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>

namespace kouryu {
namespace {

/// One of everything.
Extraction sample() {
  Extraction out;
  ExtractedText& text = out.text;
  text.text = "一覧\n市名\t青森市\n終わり\n";
  text.pages = {{0, "表紙"}, {7, "2"}};
  ExtractedBlock heading;
  heading.kind = ExtractedKind::Heading;
  heading.range = {0, 6};
  heading.level = 2;
  ExtractedBlock record;
  record.kind = ExtractedKind::Record;
  record.range = {7, 23};
  record.opens = true;
  record.cells = {{{7, 13}, {14, 23}}};
  ExtractedBlock line;
  line.range = {24, 33};
  line.scale = 1.25;
  text.blocks = {heading, record, line};
  text.title = "姉妹都市";
  text.date = "2024-05";
  text.language = "ja";
  text.author = "青森市";
  text.encoding = "UTF-8";
  text.format = "xlsx";
  text.warnings = {"partly_scan"};
  InnerDocument inner;
  inner.name = "添付/a.txt";
  inner.size = 12;
  inner.extraction.reason = "encrypted";
  inner.extraction.detail = "2 pages";
  out.inner = {inner};
  return out;
}

TEST(Wire, CarriesAllOfAnExtraction) {
  const std::string bytes = encode_extraction(sample());
  const auto out = decode_extraction(bytes);
  ASSERT_TRUE(out);
  EXPECT_EQ(broken_rule(sample()), "");
  EXPECT_EQ(encode_extraction(*out), bytes);
  EXPECT_EQ(out->text.text, sample().text.text);
  EXPECT_EQ(out->text.pages[1].label, "2");
  EXPECT_EQ(out->text.blocks[0].level, 2);
  EXPECT_TRUE(out->text.blocks[1].opens);
  EXPECT_EQ(out->text.blocks[1].cells[0].label, (ByteRange{7, 13}));
  EXPECT_EQ(out->text.blocks[1].cells[0].value, (ByteRange{14, 23}));
  EXPECT_EQ(out->text.blocks[2].scale, 1.25);
  EXPECT_EQ(out->text.warnings, sample().text.warnings);
  EXPECT_EQ(out->inner[0].name, "添付/a.txt");
  EXPECT_EQ(out->inner[0].extraction.reason, "encrypted");
  EXPECT_TRUE(decode_extraction(encode_extraction({})));
}

struct Lie {
  const char* name;
  std::function<void(Extraction&)> tell;
};
void PrintTo(const Lie& lie, std::ostream* out) { *out << lie.name; }

const Lie kLies[] = {
    {"TextIsNoUtf8", [](Extraction& e) { e.text.text[0] = '\xFF'; }},
    {"TextHoldsAnEscape", [](Extraction& e) { e.text.text[6] = '\x1B'; }},
    {"TextHoldsNul", [](Extraction& e) { e.text.text[6] = '\0'; }},
    {"BlockPastTheEnd", [](Extraction& e) { e.text.blocks[2].range.end = 1'000; }},
    {"BlockOfNothing", [](Extraction& e) { e.text.blocks[2].range.end = 24; }},
    {"BlockWithinACharacter", [](Extraction& e) { e.text.blocks[0].range.end = 5; }},
    {"BlockOfNoKind", [](Extraction& e) { e.text.blocks[0].kind = ExtractedKind{10}; }},
    {"LevelBelowNothing", [](Extraction& e) { e.text.blocks[0].level = -1; }},
    {"LevelWithoutEnd", [](Extraction& e) { e.text.blocks[0].level = 1'000'000; }},
    {"ScaleIsNoNumber", [](Extraction& e) { e.text.blocks[2].scale = 0.0 / 0.0; }},
    {"ScaleBelowNothing", [](Extraction& e) { e.text.blocks[2].scale = -1; }},
    {"CellOutsideItsBlock",
     [](Extraction& e) {
       e.text.blocks[1].cells[0].value = {24, 33};
     }},
    {"CellWithinACharacter", [](Extraction& e) { e.text.blocks[1].cells[0].value.end = 22; }},
    {"LabelOutsideItsBlock", [](Extraction& e) { e.text.blocks[1].cells[0].label.end = 33; }},
    {"CellsWithoutEnd",
     [](Extraction& e) {
       e.text.blocks[1].cells.resize(100, {{}, {23, 23}});
     }},
    {"PagePastTheEnd", [](Extraction& e) { e.text.pages[1].begin = 99; }},
    {"PagesBackwards", [](Extraction& e) { e.text.pages[0].begin = 10; }},
    {"PageLabelIsNoUtf8", [](Extraction& e) { e.text.pages[0].label = "\x82\xA0"; }},
    {"TitleIsNoUtf8", [](Extraction& e) { e.text.title = "\xE3\x81"; }},
    {"WarningHoldsAnEscape", [](Extraction& e) { e.text.warnings[0] = "\x1B[31m"; }},
    {"UnknownReason", [](Extraction& e) { e.reason = "bored"; }},
    {"DetailIsNoUtf8", [](Extraction& e) { e.detail = "\xC0\x80"; }},
    {"InnerNameLeadsOut", [](Extraction& e) { e.inner[0].name = "a/../../b"; }},
    {"InnerNameIsDots", [](Extraction& e) { e.inner[0].name = ".."; }},
    {"InnerNameIsAbsolute", [](Extraction& e) { e.inner[0].name = "/etc/passwd"; }},
    {"InnerNameIsEmpty", [](Extraction& e) { e.inner[0].name.clear(); }},
    {"InnerNameHasALineEnd", [](Extraction& e) { e.inner[0].name = "a\nb"; }},
    {"InnerNameTwice", [](Extraction& e) { e.inner.push_back(e.inner[0]); }},
    {"InnerReasonUnknown", [](Extraction& e) { e.inner[0].extraction.reason = "x"; }},
};

class Lies : public testing::TestWithParam<Lie> {};

TEST_P(Lies, AreNotBelieved) {
  Extraction extraction = sample();
  GetParam().tell(extraction);
  EXPECT_NE(broken_rule(extraction), "");
  EXPECT_FALSE(decode_extraction(encode_extraction(extraction)));
}

INSTANTIATE_TEST_SUITE_P(All, Lies, testing::ValuesIn(kLies),
                         [](const auto& lie) { return lie.param.name; });

TEST(Wire, NeverReadsPastTheEnd) {
  const std::string bytes = encode_extraction(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(decode_extraction(bytes.substr(0, size))) << size;
  }
  EXPECT_FALSE(decode_extraction(bytes + "x"));
}

// Flipped bits give another extraction that keeps the rules, or none.
TEST(Wire, SurvivesAnyBytes) {
  const std::string bytes = encode_extraction(sample());
  std::mt19937 random(14);
  for (int i = 0; i < 100'000; ++i) {
    std::string damaged = bytes;
    for (unsigned flips = 1 + random() % 4; flips > 0; --flips) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    const auto out = decode_extraction(damaged);
    ASSERT_EQ(out ? broken_rule(*out) : "", "");
  }
}

// Documents in documents without end, and counts without the things: 10 MB of it take no more.
TEST(Wire, TakesNoMoreThanItsBytes) {
  const std::string one_inner = encode_extraction({});
  std::string deep;
  // All of an empty extraction but its last number, which says how many are inside.
  for (int i = 0; i < 200'000; ++i) {
    deep.append(one_inner, 0, one_inner.size() - 1).append("\x01\x01x", 3).append(1, '\0');
  }
  EXPECT_FALSE(decode_extraction(deep));
  EXPECT_FALSE(decode_extraction(std::string(10'000'000, '\x81')));
  EXPECT_FALSE(decode_extraction(std::string(10'000'000, '\x01')));
  EXPECT_FALSE(decode_extraction(std::string(10'000'000, '\xFF')));
}

TEST(Wire, KnowsItsHeads) {
  const auto head = encode_head({FrameKind::Answer, 123'456'789});
  const auto out = decode_head({head.data(), head.size()});
  ASSERT_TRUE(out);
  EXPECT_EQ(out->kind, FrameKind::Answer);
  EXPECT_EQ(out->size, 123'456'789);
  for (const FrameHead& lie : {FrameHead{FrameKind::Answer, kMostAnswerBytes + 1},
                               FrameHead{FrameKind::Progress, kMostOtherBytes + 1},
                               FrameHead{FrameKind{0}, 1}, FrameHead{FrameKind{6}, 1}}) {
    const auto bytes = encode_head(lie);
    EXPECT_FALSE(decode_head({bytes.data(), bytes.size()}));
  }
}

TEST(Wire, CarriesHelloAndRequest) {
  const Isolation isolation{true, false, true};
  EXPECT_EQ(decode_hello(encode_hello(isolation)), isolation);
  EXPECT_FALSE(decode_hello(""));
  const auto request = decode_request(encode_request({"名前.txt", "CP932", 60'000, true}));
  ASSERT_TRUE(request);
  EXPECT_EQ(request->name, "名前.txt");
  EXPECT_EQ(request->encoding, "CP932");
  EXPECT_EQ(request->time_ms, 60'000U);
  EXPECT_TRUE(request->pages_only);
}

}  // namespace
}  // namespace kouryu
