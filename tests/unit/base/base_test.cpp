// UTF-8, widths and the language of messages.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "dict/base/locale.h"
#include "dict/base/utf8.h"
#include "dict/base/width.h"

namespace kouryu {
namespace {

TEST(Utf8, RefusesWhatIsNoText) {
  const std::vector<std::string> broken = {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                           "\xE5\xA4", "\x80",         "\xFF"};
  for (const std::string& bad : broken) {
    EXPECT_FALSE(is_valid_utf8(bad));
    EXPECT_TRUE(is_valid_utf8(repair_utf8("大" + bad + "連")));
  }
  EXPECT_TRUE(is_valid_utf8("大連 Dalian 𠮷野家"));
  EXPECT_EQ(repair_utf8("大連"), "大連");
  EXPECT_EQ(repair_utf8("大\xFF連"), "大\uFFFD連");
}

RC_GTEST_PROP(Utf8, RepairedBytesAreTextAndStaySo, (const std::string& bytes)) {
  const std::string text = repair_utf8(bytes);
  RC_ASSERT(is_valid_utf8(text));
  RC_ASSERT(repair_utf8(text) == text);
  RC_ASSERT(to_utf8(to_utf32(text)) == text);
  RC_ASSERT(count_chars(text) == to_utf32(text).size());
  if (is_valid_utf8(bytes)) RC_ASSERT(text == bytes);
}

RC_GTEST_PROP(Utf8, AWholeTextIsReadAsItsCharactersAre, (std::u32string chars)) {
  for (char32_t& c : chars) c %= 0x11000;  // of one to four bytes
  const std::string text = repair_utf8(to_utf8(chars));
  std::size_t expected = 0;
  each_char(text, [&](char32_t c, std::size_t position) {
    RC_ASSERT(position == expected);
    RC_ASSERT(c == next_char(text, expected));
  });
  RC_ASSERT(expected == text.size());
}

RC_GTEST_PROP(Utf8, GraphemesPartATextWithoutGaps, (const std::string& bytes)) {
  const std::string text = repair_utf8(bytes);
  for (std::size_t position = 0; position < text.size();) {
    RC_ASSERT(grapheme_begin(text, position) == position);
    std::size_t next = position;
    next_char(text, next);
    next = grapheme_end(text, next);
    RC_ASSERT(next > position);
    position = next;
  }
}

TEST(Graphemes, KeepWhatAReaderSeesAsOne) {
  const std::string text = "か\u3099と👨‍👩‍👧です";
  EXPECT_EQ(grapheme_end(text, 3), std::string("か\u3099").size());
  EXPECT_EQ(grapheme_begin(text, 3), 0U);
  const std::size_t family = std::string("か\u3099と").size();
  EXPECT_EQ(grapheme_end(text, family + 4), family + std::string("👨‍👩‍👧").size());
}

TEST(Classes, AgreeWithTheUnicodeScripts) {
  for (char32_t c = 0x80; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    ASSERT_EQ(is_kanji(c), script == USCRIPT_HAN || c == U'〆')
        << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(is_latin(c), script == USCRIPT_LATIN) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(is_digit(c), u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER)
        << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Width, CountsColumnsOfATerminal) {
  EXPECT_EQ(text_columns("大連"), 4U);
  EXPECT_EQ(text_columns("Dalian"), 6U);
  EXPECT_EQ(text_columns("ﾀﾞｲﾚﾝ"), 5U);
  EXPECT_EQ(text_columns("か\u3099"), 2U);
  EXPECT_EQ(text_columns("①…"), 4U) << "ambiguous characters are wide in Japanese terminals";
}

TEST(Locale, TheFirstSettingThatSaysSomethingCounts) {
  const auto language = [](const char* all, const char* messages, const char* lang) {
    setenv("LC_ALL", all, 1);
    setenv("LC_MESSAGES", messages, 1);
    setenv("LANG", lang, 1);
    return message_language();
  };
  EXPECT_EQ(language("", "", "ja_JP.UTF-8"), Language::Japanese);
  EXPECT_EQ(language("C", "", "ja_JP.UTF-8"), Language::English);
  EXPECT_EQ(language("", "ja", "en_US.UTF-8"), Language::Japanese);
  EXPECT_EQ(language("", "", ""), Language::English);
  EXPECT_EQ(language("", "", "jam_JM"), Language::English) << "Jamaican is not Japanese";
}

TEST(Utf8, SpaceIsWhatUnicodeCallsWhiteSpace) {
  for (char32_t c = 0x20; c <= 0x10FFFF; ++c) {
    EXPECT_EQ(is_space(c), u_isUWhiteSpace(static_cast<UChar32>(c)) != 0)
        << static_cast<std::uint32_t>(c);
  }
}

TEST(Locale, AThreadMaySpeakItsReadersLanguage) {
  setenv("LC_ALL", "C", 1);
  const SpeakIn japanese(Language::Japanese);
  EXPECT_STREQ(say("none", "なし"), "なし");
  std::thread([] { EXPECT_STREQ(say("none", "なし"), "none"); }).join();
  {
    const SpeakIn english(Language::English);
    EXPECT_STREQ(say("none", "なし"), "none");
  }
  EXPECT_STREQ(say("none", "なし"), "なし");
}

}  // namespace
}  // namespace kouryu
