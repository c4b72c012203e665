// Packed texts come back, stand in each other as the texts do, and no other bytes are read.
#include "dict/text/packed_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "dict/base/find_text.h"
#include "dict/base/utf8.h"
#include "tests/support/corpora.h"

namespace kouryu {
namespace {

struct SizeCase {
  const char* name;
  const char* text;
  std::size_t bytes;
};
void PrintTo(const SizeCase& c, std::ostream* out) { *out << c.text; }

constexpr SizeCase kSizes[] = {
    {"Nothing", "", 0},
    {"KanaInOneByte", "こんにちは、カメラ。", 10},
    {"FrequentKanjiInOneByte", "日本国", 3},
    {"OtherKanjiInTwo", "港湾都市", 7},
    {"DigitsInOneByte", "2024", 4},
    {"TheFirstCode", "()", 2},
    {"LatinLettersInOneOrTwo", "port", 5},
    {"OldKanaAndSigns", "ゑ№〓", 6},
    {"BeyondTheBasicPlaneInFour", "𠮷野", 6},
    {"HangulInFour", "부산", 8},
    {"PrivateUseInFour", "\xEE\x80\x80", 4},
};

class PackedTextTest : public testing::TestWithParam<SizeCase> {};

TEST_P(PackedTextTest, TakesFewBytesAndComesBack) {
  const std::string packed = pack_text(GetParam().text);
  EXPECT_EQ(packed.size(), GetParam().bytes);
  EXPECT_EQ(unpack_text(packed), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Cases, PackedTextTest, testing::ValuesIn(kSizes),
                         [](const auto& c) { return c.param.name; });

struct BadCase {
  const char* name;
  std::string_view bytes;
};
void PrintTo(const BadCase& c, std::ostream* out) { *out << c.name; }

constexpr BadCase kBad[] = {
    {"CutPair", "\x01\xA0"},
    {"CutEscape", "\xFF\x02\x0B"},
    {"EscapedThoughItHasAPair", {"\xFF\x00\x4E\x01", 4}},
    {"PairThoughItHasAByte", {"\xA0\x00", 2}},  // 一
    {"Surrogate", {"\xFF\x00\xD8\x00", 4}},
    {"PastTheLastCharacter", {"\xFF\x11\x00\x00", 4}},
};

class BadPackedTextTest : public testing::TestWithParam<BadCase> {};

TEST_P(BadPackedTextTest, IsNone) { EXPECT_EQ(unpack_text(GetParam().bytes), std::nullopt); }

INSTANTIATE_TEST_SUITE_P(Cases, BadPackedTextTest, testing::ValuesIn(kBad),
                         [](const auto& c) { return c.param.name; });

TEST(PackedText, EveryCharacterComesBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append_utf8(text, c);
    ASSERT_EQ(unpack_text(pack_text(text)), text) << static_cast<unsigned>(c);
  }
}

TEST(PackedText, ContainsWhatTheTextContains) {
  const std::uint32_t seed = test::test_seed();
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  // Few characters of each size, whose codes have bytes in common: many places begin in the midst.
  const std::u32string chars = U"()ー仠侠倀一丁乁ԀЀ\u4EA0\uAC00\uACA0\U000200A0";
  const auto any_text = [&](std::size_t most) {
    std::string text;
    for (std::size_t i = random() % (most + 1); i > 0; --i) {
      append_utf8(text, chars[random() % chars.size()]);
    }
    return text;
  };
  int found = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = any_text(60);
    const std::string wanted = any_text(3);
    const bool contains = contains_text(text, wanted);
    found += contains ? 1 : 0;
    ASSERT_EQ(packed_contains(pack_text(text), pack_text(wanted)), contains)
        << text << " / " << wanted;
  }
  EXPECT_GT(found, 2000);
}

TEST(PackedText, IsSoughtInAnyBytes) {
  const std::uint32_t seed = test::test_seed();
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes(random() % 12, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 3 == 0 ? 0xFF : random());
    (void)packed_contains(bytes, pack_text("港"));
    (void)packed_contains(bytes, bytes.substr(bytes.size() / 2));
    const auto text = unpack_text(bytes);
    if (!text) continue;
    ASSERT_EQ(pack_text(*text), bytes);
  }
}

}  // namespace
}  // namespace kouryu
