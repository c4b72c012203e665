// Every document of the sample corpus, written in every encoding, reads as the same text; what is
// cut anywhere reads as the right text or as none, never as another one.
#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding.h"

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
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding.converter, &status);
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const auto units = icu::UnicodeString::fromUTF8(text);
  std::string bytes(static_cast<std::size_t>(units.length()) * 8 + 16, '\0');
  const auto length =
      ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                      units.getBuffer(), units.length(), &status);
  ucnv_close(converter);
  if (U_FAILURE(status)) return {};
  return encoding.mark + bytes.substr(0, static_cast<std::size_t>(length));
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
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
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

TEST(Encodings, WhatIsNoTextIsRefused) {
  for (const std::string& bytes :
       {std::string("\xff\xfe\x00\xd8\x81\x20\xf0\x9f", 8),  // a surrogate alone
        std::string("\xEF\xBB\xBF\xff\xff"),                 // a mark, then no UTF-8
        std::string("\x1B$B\x24"),                           // ISO-2022-JP, cut inside a character
        std::string("a\0b\0\1\2\3\4\5\6", 10), std::string(40, '\1')}) {
    EXPECT_FALSE(decode_bytes(bytes).ok) << testing::PrintToString(bytes);
  }
}

}  // namespace
}  // namespace kouryu
