// Every document of the sample corpus, written in every encoding, reads as the same text; what is
// cut anywhere reads as the right text or as none, never as another one.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding.h"
#include "tests/support/corpora.h"
#include "tests/support/encode.h"

namespace kouryu {
namespace {

struct Encoding {
  const char* name;
  const char* converter;
  std::string mark;
};
const std::vector<Encoding> kEncodings = {
    {"UTF-8", "UTF-8", ""},
    {"UTF-8 with a mark", "UTF-8", "\xEF\xBB\xBF"},
    {"CP932", "ibm-943_P15A-2003", ""},
    {"EUC-JP", "euc-jp-2007", ""},
    {"ISO-2022-JP", "ISO-2022-JP", ""},
    {"UTF-16LE", "UTF-16LE", ""},
    {"UTF-16BE", "UTF-16BE", ""},
    {"UTF-16LE with a mark", "UTF-16LE", "\xFF\xFE"},
    {"UTF-16BE with a mark", "UTF-16BE", "\xFE\xFF"},
    {"UTF-32LE with a mark", "UTF-32LE", std::string("\xFF\xFE\0\0", 4)},
};

/// Empty when a character is not in the encoding.
std::string encode(const std::string& text, const Encoding& encoding) {
  const std::string bytes = test::encode(text, encoding.converter);
  return bytes.empty() ? bytes : encoding.mark + bytes;
}

/// Hiragana of UTF-16 without a mark may have only bytes of ASCII: nothing tells it from ASCII
/// then.
bool looks_like_ascii(const std::string& bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > 0 && c < 0x7F; });
}

/// The one spelling that every Japanese encoding can hold, of the characters they disagree about.
std::string plain(std::string text) {
  for (const auto& [from, to] : {std::pair{"〜", "～"}, {"−", "－"}, {"—", "―"}}) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;) {
      text.replace(at, std::string(from).size(), to);
    }
  }
  return text;
}

std::vector<std::string> corpus_texts() {
  std::vector<std::string> texts;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(KOURYU_SOURCE_DIR) + "/corpus/documents")) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (is_valid_utf8(bytes.str())) texts.push_back(plain(bytes.str()));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

TEST(Encodings, EveryDocumentReadsTheSameInEachOfThem) {
  std::size_t compared = 0;
  for (const std::string& text : corpus_texts()) {
    for (const Encoding& encoding : kEncodings) {
      const std::string bytes = encode(text, encoding);
      if (bytes.empty()) continue;
      const DecodedText decoded = decode_bytes(bytes);
      ASSERT_TRUE(decoded.ok) << encoding.name << ": " << text.substr(0, 60);
      EXPECT_EQ(plain(decoded.text), text) << encoding.name;
      ++compared;
    }
  }
  EXPECT_GE(compared, 300U);
}

TEST(Encodings, APieceReadsAsItselfOrNotAtAll) {
  const std::uint32_t seed = test::test_seed();
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  const auto texts = corpus_texts();
  std::size_t wrong = 0;
  std::size_t unread = 0;
  std::size_t tried = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::u32string text = to_utf32(texts[random() % texts.size()]);
    const std::size_t length = 100 + random() % 200;
    if (text.size() <= length) continue;
    const std::string piece = to_utf8(text.substr(random() % (text.size() - length), length));
    const Encoding& encoding = kEncodings[random() % kEncodings.size()];
    const std::string bytes = encode(piece, encoding);
    if (bytes.empty()) continue;
    const DecodedText decoded = decode_bytes(bytes);
    ++tried;
    unread += !decoded.ok;
    wrong += decoded.ok && plain(decoded.text) != piece;
    EXPECT_TRUE(!decoded.ok || plain(decoded.text) == piece) << encoding.name << ": " << piece;
  }
  EXPECT_EQ(wrong, 0U);
  EXPECT_LE(unread * 50, tried) << "too careful: " << unread << " of " << tried;
}

/// Rows of tests/data/encodings.tsv of one language.
std::vector<std::string> texts_of(const std::string& language) {
  std::vector<std::string> texts;
  std::ifstream in(std::string(KOURYU_SOURCE_DIR) + "/tests/data/encodings.tsv");
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with(language + "\t")) continue;
    line.erase(0, language.size() + 1);
    for (std::size_t at = 0; (at = line.find("⏎", at)) != std::string::npos;) {
      line.replace(at, std::string("⏎").size(), "\n");
    }
    texts.push_back(line);
  }
  EXPECT_FALSE(texts.empty()) << language;
  return texts;
}

TEST(Encodings, ShortJapaneseIsRead) {
  std::size_t compared = 0;
  for (const std::string& text : texts_of("ja")) {
    for (const Encoding& encoding : kEncodings) {
      if (std::string_view(encoding.name) == "ISO-2022-JP") continue;  // ICU's lacks ①: see below
      const std::string bytes = encode(plain(text), encoding);
      if (bytes.empty() || looks_like_ascii(bytes)) continue;
      const DecodedText decoded = decode_bytes(bytes);
      EXPECT_TRUE(decoded.ok) << encoding.name << ": " << text << " " << decoded.detail;
      EXPECT_EQ(plain(decoded.text), plain(text)) << encoding.name;
      ++compared;
    }
  }
  EXPECT_GE(compared, 120U);
}

TEST(Encodings, JapaneseOfAnyLengthIsReadAsItself) {
  // Cut from a fixed place on, so that the figures are the same on each run.
  for (const std::size_t length :
       {std::size_t{10}, std::size_t{30}, std::size_t{100}, std::size_t{1000}}) {
    std::size_t tried = 0;
    std::size_t unread = 0;
    for (const std::string& whole : corpus_texts()) {
      const std::u32string text = to_utf32(whole);
      for (std::size_t begin = 7; begin + length <= text.size() && begin < 3000; begin += 211) {
        const std::string piece = to_utf8(text.substr(begin, length));
        for (const Encoding& encoding : kEncodings) {
          const std::string bytes = encode(piece, encoding);
          if (bytes.empty() || looks_like_ascii(bytes)) continue;
          const DecodedText decoded = decode_bytes(bytes);
          ++tried;
          unread += !decoded.ok;
          EXPECT_TRUE(!decoded.ok || plain(decoded.text) == piece)
              << encoding.name << ": " << piece << " as " << decoded.encoding << " "
              << decoded.text;
        }
      }
    }
    RecordProperty("unread_" + std::to_string(length), std::to_string(unread));
    std::cout << length << " characters: " << unread << " of " << tried << " unread\n";
    EXPECT_LE(unread * (length < 30 ? 20 : 200), tried)
        << length << ": " << unread << " of " << tried;
  }
}

struct Foreign {
  const char* language;
  Encoding encoding;
};
const std::vector<Foreign> kForeign = {
    {"ko", {"EUC-KR", "windows-949", ""}},
    {"zh-Hans", {"GB18030", "gb18030", ""}},
    {"zh-Hant", {"Big5", "windows-950", ""}},
    {"ru", {"Windows-1251", "windows-1251", ""}},
    {"ru", {"KOI8-R", "KOI8-R", ""}},
    {"el", {"Windows-1253", "windows-1253", ""}},
    {"central", {"Windows-1250", "windows-1250", ""}},
    {"central", {"ISO-8859-2", "ISO-8859-2", ""}},
};

bool is_alphabet(std::string_view language) {
  return language == "ru" || language == "el" || language == "central";
}

TEST(Encodings, OfOtherLanguagesAreToldAndReadWhereDeclared) {
  for (const Foreign& foreign : kForeign) {
    for (const std::string& text : texts_of(foreign.language)) {
      const std::u32string all = to_utf32(text);
      for (const std::size_t length : {std::size_t{15}, std::size_t{30}, all.size()}) {
        // A few words of Czech differ from Windows-1252 in a letter or two: only a text tells.
        if (std::string_view(foreign.language) == "central" && length < all.size()) continue;
        const std::string piece = to_utf8(all.substr(0, length));
        const std::string bytes = encode(piece, foreign.encoding);
        if (bytes.empty()) continue;
        const std::string name = foreign.encoding.name;
        const DecodedText unasked = decode_bytes(bytes);
        // ISO-8859-2 has most of its letters where Windows-1250 has them.
        const bool either = unasked.detail == "looks like Windows-1250" && name == "ISO-8859-2";
        EXPECT_FALSE(unasked.ok) << piece << " as " << unasked.encoding << ": " << unasked.text;
        EXPECT_TRUE(length < 30 || either || unasked.detail == "looks like " + name)
            << piece << ": " << unasked.detail;
        const DecodedText declared = decode_bytes(bytes, {.declared = name});
        EXPECT_EQ(declared.text, piece) << name << " " << declared.detail;
        EXPECT_EQ(decode_bytes(bytes, {.told = name}).text, piece);
        // A page that says Shift_JIS and is Korean is not read as Japanese.
        const DecodedText lied = decode_bytes(bytes, {.declared = "Shift_JIS"});
        EXPECT_TRUE(!lied.ok || length < 30) << piece << " as " << lied.text;
      }
      for (const Encoding& wide : kEncodings) {
        if (!std::string_view(wide.name).starts_with("UTF-16") || is_alphabet(foreign.language))
          continue;
        EXPECT_EQ(decode_bytes(encode(text, wide)).text, text) << wide.name;
      }
    }
  }
}

TEST(Encodings, LatinScriptOfPartnerCitiesIsRead) {
  for (const std::string& text : texts_of("west")) {
    const DecodedText decoded = decode_bytes(encode(text, {"Windows-1252", "windows-1252", ""}));
    EXPECT_EQ(decoded.text, text) << decoded.detail;
    EXPECT_EQ(decoded.encoding, "Windows-1252");
  }
}

TEST(Encodings, JapaneseIsReadUnderAWrongDeclaration) {
  for (const char* declared : {"EUC-KR", "gb2312", "big5", "iso-8859-1", "utf-8", "no-such-name"}) {
    for (const std::string& text : corpus_texts()) {
      const std::string piece = to_utf8(to_utf32(text).substr(0, 60));
      for (const Encoding& encoding : kEncodings) {
        const std::string bytes = encode(piece, encoding);
        if (bytes.empty()) continue;
        EXPECT_EQ(plain(decode_bytes(bytes, {.declared = declared}).text), piece)
            << encoding.name << " declared " << declared;
      }
    }
  }
}

struct BytesCase {
  const char* name;
  std::string bytes;
  const char* text;
  const char* encoding;
};
TEST(Encodings, IsReadAsItIsMet) {
  std::string log;
  for (int i = 0; i < 40; ++i) log += "受付番号の記録\n";
  const BytesCase cases[] = {
      {"half-width katakana", "\x1B(I\x40\x5E\x32\x5A\x5D\x1B(B ok", "ﾀﾞｲﾚﾝ ok", "ISO-2022-JP"},
      {"NEC row", "\x1B$B\x2D\x21\x2D\x6A\x1B(B", "①㈱", "ISO-2022-JP"},
      {"NEC's choice of IBM kanji", "\x1B$B\x7C\x62\x1B(B", "髙", "ISO-2022-JP"},
      {"JIS X 0212", "\x1B$(D\x22\x6F\x1B(B!", "™!", "ISO-2022-JP"},
      {"old JIS", "\x1B$@\x46\x7C\x4B\x5C\x1B(J", "日本", "ISO-2022-JP"},
      {"revision", "\x1B&@\x1B$B\x46\x7C\x1B(B", "日", "ISO-2022-JP"},
      {"no way back", "\x1B$B\x46\x7C\nabc", "日\nabc", "ISO-2022-JP"},
      {"cut escape", "\x1B$B\x46\x7C\x1B(", "日", "ISO-2022-JP"},
      {"cut character", "\x1B$B\x46\x7C\x4B", "日", "ISO-2022-JP"},
      {"UTF-8 between", "\x1B$B\x46\x7C\x1B(B\n本\n", "日\n本\n", "ISO-2022-JP"},
      {"colours", "\x1B[31m赤い字の記録\x1B[0m", "\x1B[31m赤い字の記録\x1B[0m", "UTF-8"},
      {"cut UTF-8", "大連市の話\xE5\xA4", "大連市の話", "UTF-8"},
      {"cut CP932", "\x91\xE5\x98\x41\x8E\x73\x82\xCC\x98\x62\x82", "大連市の話", "CP932"},
  };
  for (const BytesCase& c : cases) {
    const DecodedText decoded = decode_bytes(c.bytes);
    EXPECT_EQ(decoded.text, c.text) << c.name << " " << decoded.detail;
    EXPECT_EQ(decoded.encoding, c.encoding) << c.name;
  }
  const DecodedText broken = decode_bytes(log + "caf\xE9\n" + log);
  EXPECT_EQ(broken.text, log + "caf\xEF\xBF\xBD\n" + log);
  EXPECT_EQ(decode_bytes(log + std::string(2, '\0') + log).text, log + std::string(2, '\0') + log);
}

TEST(Encodings, TheUsersWordIsKept) {
  const std::string text = "大連市①";
  for (const char* name :
       {"sjis", "Shift_JIS", "shift-jis", "cp932", "CP932", "Windows-31J", "MS932", "x-sjis"}) {
    const DecodedText decoded = decode_bytes(encode(text, kEncodings[2]), {.told = name});
    EXPECT_EQ(decoded.text, text) << name;
    EXPECT_EQ(decoded.encoding, "CP932") << name;
  }
  for (const char* name : {"utf-8", "UTF8", "euc-jp", "ujis", "iso-2022-jp", "utf-16le", "UTF-16BE",
                           "gb18030", "GBK", "gb2312", "big5", "euc-kr", "cp949", "latin1",
                           "ISO-8859-1", "windows-1252", "koi8-r", "windows-1251", "ISO-8859-2"}) {
    EXPECT_EQ(decode_bytes("", {.told = name}).detail, "") << name;
    EXPECT_TRUE(decode_bytes("", {.told = name}).ok) << name;
  }
  EXPECT_EQ(decode_bytes(text, {.told = "sjjis"}).detail, "unknown encoding sjjis");
  EXPECT_FALSE(decode_bytes(std::string(40, '\xFF'), {.told = "euc-jp"}).ok);
  EXPECT_FALSE(decode_bytes(text, {.told = std::string(100'000, 'x')}).ok);
}

TEST(Encodings, AllocateNoMoreThanALargeFileNeeds) {
  std::string large;
  while (large.size() < (std::size_t{8} << 20))
    large += "日付,施設名,件数\n令和六年,中央公民館,12\n";
  for (const Encoding& encoding : kEncodings) {
    const DecodedText decoded = decode_bytes(encode(large, encoding));
    EXPECT_TRUE(decoded.ok) << encoding.name << " " << decoded.detail;
    EXPECT_EQ(decoded.text.size(), large.size()) << encoding.name;
  }
}

TEST(Encodings, WhatIsNoTextIsRefused) {
  for (const std::string& bytes :
       {std::string("\xff\xfe\x00\xd8\x81\x20\xf0\x9f", 8),  // a surrogate alone
        std::string("\xEF\xBB\xBF\xff\xff"),                 // a mark, then no UTF-8
        std::string("\x1B$B\x24"),                           // ISO-2022-JP, cut inside a character
        std::string("a\0b\0\1\2\3\4\5\6", 10), std::string(40, '\1')}) {
    EXPECT_FALSE(decode_bytes(bytes).ok) << testing::PrintToString(bytes);
  }
  std::mt19937 random(14);
  for (int round = 0; round < 400; ++round) {
    std::string noise(20 + random() % 3000, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    EXPECT_FALSE(decode_bytes(noise).ok) << round << " " << noise.size();
    for (char& c : noise)
      c = static_cast<char>(0x40 + (static_cast<unsigned char>(c) % 0xB0));  // no controls
    EXPECT_FALSE(decode_bytes(noise).ok)
        << round << " " << noise.size() << " " << decode_bytes(noise).encoding
        << decode_bytes(noise).text.substr(0, 40);
  }
}

}  // namespace
}  // namespace kouryu
