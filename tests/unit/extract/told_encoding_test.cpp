// What the user says of a folder's encoding (--encoding), and files in it that say otherwise; and
// control characters that strayed into a text.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/extract/encoding.h"
#include "indexer/extract/formats.h"
#include "tests/support/encode.h"

namespace kouryu {
namespace {

using test::encode;

constexpr const char* kSentence = "大連市と青森市は友好都市です。\n";
constexpr const char* kKana = "ひらがなだけでかいたみじかいおしらせです。\n";
constexpr const char* kNames = "髙橋一郎,﨑山花子\n";
constexpr const char* kChinese = "大连市的公园在海边。\n";

struct ToldCase {
  const char* name;
  const char* told;      // --encoding
  const char* text;      // what the file holds
  const char* in;        // the file's encoding, of ICU
  const char* mark;      // byte order mark before it
  const char* encoding;  // that it is to be read in; empty: none
  bool warned;
};
void PrintTo(const ToldCase& c, std::ostream* out) { *out << c.told << " for " << c.in; }

constexpr ToldCase kTold[] = {
    // name, told, text, in, mark, read in, warned
    {"OneThatCannotTell", "cp932", kSentence, "ibm-943_P15A-2003", "", "CP932", false},
    {"NamesAlone", "cp932", kNames, "ibm-943_P15A-2003", "", "CP932", false},
    {"HalfWidthKana", "cp932", "ｱｵﾓﾘ\n", "ibm-943_P15A-2003", "", "CP932", false},
    {"ChineseAsTold", "gb18030", kChinese, "gb18030", "", "GB18030", false},
    {"KoreanAsTold", "euc-kr", "부산시의 공원은 바다 옆에 있다.\n", "windows-949", "", "EUC-KR",
     false},
    {"WesternAsTold", "latin1", "Café à la gare\n", "windows-1252", "", "Windows-1252", false},
    {"OneThatIsNeverGuessed", "iso-8859-15", "Prix: 5 € à payer\n", "iso-8859-15", "",
     "ISO-8859-15", false},
    {"EucAmongCp932", "cp932", kSentence, "euc-jp-2007", "", "EUC-JP", true},
    {"KanaOfEucAmongCp932", "cp932", kKana, "euc-jp-2007", "", "EUC-JP", true},
    {"Cp932AmongEuc", "euc-jp", kSentence, "ibm-943_P15A-2003", "", "CP932", true},
    {"Cp932AmongUtf8", "utf-8", kSentence, "ibm-943_P15A-2003", "", "CP932", true},
    {"Cp932AmongChinese", "gb18030", kSentence, "ibm-943_P15A-2003", "", "CP932", true},
    {"Cp932AmongJis", "iso-2022-jp", kSentence, "ibm-943_P15A-2003", "", "CP932", true},
    {"Utf8AmongCp932", "cp932", kSentence, "UTF-8", "", "UTF-8", false},
    {"MarkedUtf8AmongCp932", "cp932", kSentence, "UTF-8", "\xEF\xBB\xBF", "UTF-8", false},
    {"JisAmongCp932", "cp932", kSentence, "ISO-2022-JP", "", "ISO-2022-JP", false},
    {"MarkedUtf16AmongCp932", "cp932", kSentence, "UTF-16LE", "\xFF\xFE", "UTF-16LE", false},
    {"Utf16AmongCp932", "cp932", kSentence, "UTF-16BE", "", "UTF-16BE", true},
    {"AsciiIsAnything", "cp932", "plain\n", "UTF-8", "", "CP932", false},
};

class ToldEncoding : public testing::TestWithParam<ToldCase> {};

TEST_P(ToldEncoding, IsForTextsThatDoNotTell) {
  const ToldCase& c = GetParam();
  const std::string bytes = c.mark + encode(c.text, c.in);
  const DecodedText decoded = decode_bytes(bytes, {.told = c.told});
  EXPECT_EQ(decoded.encoding, c.encoding) << decoded.detail;
  EXPECT_EQ(decoded.text, c.text);
  EXPECT_EQ(decoded.not_as_told, c.warned);
}

INSTANTIATE_TEST_SUITE_P(Cases, ToldEncoding, testing::ValuesIn(kTold),
                         [](const auto& c) { return c.param.name; });

TEST(ToldEncodings, ChineseAmongJapaneseIsNamedAndNotReadAsGarbage) {
  const DecodedText decoded = decode_bytes(encode(kChinese, "gb18030"), {.told = "cp932"});
  EXPECT_FALSE(decoded.ok);
  EXPECT_EQ(decoded.detail, "looks like GB18030");
}

TEST(ToldEncodings, APageKeepsWhatItSays) {
  const std::string page =
      "<html><meta charset=\"euc-jp\"><body><p>港の本</p><p>橋の本</p></body></html>";
  const std::string xml = "<?xml version=\"1.0\" encoding=\"EUC-JP\"?>" + page;
  for (const std::string& each : {page, xml}) {
    const Extraction read =
        extract({.bytes = encode(each, "euc-jp-2007"), .name = "a.html", .encoding = "cp932"}, {});
    EXPECT_NE(read.text.text.find("港の本"), std::string::npos) << read.detail;
    EXPECT_EQ(read.text.encoding, "EUC-JP");
  }
  const std::string silent = "<html><body><p>港の本</p></body></html>";
  const Extraction read = extract(
      {.bytes = encode(silent, "ibm-943_P15A-2003"), .name = "a.html", .encoding = "cp932"}, {});
  EXPECT_EQ(read.text.encoding, "CP932");
}

TEST(ToldEncodings, OthersAreWarnedOf) {
  for (const char* name : {"a.txt", "a.csv", "a.md", "a.html"}) {
    const Extraction read = extract({.bytes = encode(std::string("<p>") + kSentence, "euc-jp-2007"),
                                     .name = name,
                                     .encoding = "cp932"},
                                    {});
    EXPECT_EQ(read.text.warnings, std::vector<std::string>{"other_encoding"}) << name;
  }
}

struct StrayCase {
  const char* name;
  std::string bytes;
  std::string text;  // as read; empty: refused
};
void PrintTo(const StrayCase& c, std::ostream* out) { *out << testing::PrintToString(c.bytes); }

const std::vector<StrayCase> kStrays = {
    {"NulInUtf8", std::string("大連\0市の話", 16), "大連 市の話"},
    {"EndMarkOfDos", "大連市の話\n\x1A", "大連市の話\n"},
    {"EndMarkOfCp932", "\x91\xE5\x98\x41\x8E\x73\x82\xCC\x98\x62\x1A", "大連市の話"},
    {"NulInCp932", std::string("\x91\xE5\x98\x41\0\x8E\x73\x82\xCC\x98\x62", 11), "大連 市の話"},
    {"BellAndBackspace", "大連\a市\bの話", "大連市の話"},
    {"NulInAscii", std::string("Dalian\0city", 11), "Dalian city"},
    {"ThreeInOneLine", "\x01大連市\x02の話\x03", "大連市の話"},
    {"KanaOfUtf16WithItsLineEnd", std::string("\x42\x30\x44\x30\x46\x30\x0A\0", 8), "あいう\n"},
    {"Zeros", std::string(40, '\0'), ""},
    {"AsManyControlsAsLetters", std::string("a\0b\0\1\2\3\4\5\6", 10), ""},
    {"HeadOfAProgram", std::string("\x02\x01\x01\0\0\0\x03\0>\0\x01\0", 12), ""},
};

class Strays : public testing::TestWithParam<StrayCase> {};

TEST_P(Strays, AreLeftOut) {
  const StrayCase& c = GetParam();
  const Extraction read = extract({.bytes = c.bytes, .name = "a.txt"}, {});
  EXPECT_EQ(read.text.text, c.text) << read.reason << read.detail;
  EXPECT_EQ(read.reason, c.text.empty() ? "bad_encoding" : "");
  const bool warned = read.text.warnings == std::vector<std::string>{"control_characters"};
  EXPECT_EQ(warned, !c.text.empty() && !std::string(c.name).starts_with("KanaOfUtf16"));
}

INSTANTIATE_TEST_SUITE_P(Cases, Strays, testing::ValuesIn(kStrays),
                         [](const auto& c) { return c.param.name; });

}  // namespace
}  // namespace kouryu
