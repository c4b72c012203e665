// Sounds meet however they are typed; the table of readings has every row under its key.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "dict/lexicon/reading_table.h"
#include "dict/lexicon/sound_key.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

bool begins(const std::string& typed, const std::string& kana) {
  const std::string key = sound_key(kana);
  const TypedSound sound = typed_sound(typed);
  return std::any_of(sound.beginnings.begin(), sound.beginnings.end(),
                     [&](const std::string& beginning) { return key.starts_with(beginning); });
}

std::vector<std::string> split(const std::string& cell) {
  std::vector<std::string> parts;
  std::istringstream in(cell);
  for (std::string part; std::getline(in, part, '|');) parts.push_back(part);
  return parts;
}

TEST(SoundKey, WhatIsTypedBeginsTheWord) {
  for (const auto& row : test::read_tsv("sound_keys.tsv", 3)) {
    for (const std::string& word : split(row.cells[1])) {
      EXPECT_TRUE(begins(row.cells[0], word)) << row.where() << ": " << word;
    }
    for (const std::string& word : split(row.cells[2])) {
      EXPECT_FALSE(begins(row.cells[0], word)) << row.where() << ": " << word;
    }
  }
}

TEST(SoundKey, EveryBeginningInKanaBeginsTheWord) {
  const ReadingTable& table = ReadingTable::instance();
  const auto all = table.beginning_with("");
  ASSERT_GT(all.end, 100'000U);
  for (std::size_t i = all.begin; i < all.end; i += 97) {
    const std::string sound(table.row(i).sound);
    if (sound.size() % 3 != 0 || sound.front() > 0) continue;
    for (std::size_t size = 3; size <= sound.size(); size += 3) {
      if (sound_key(sound.substr(0, size)).empty()) continue;  // a っ alone has no sound yet
      EXPECT_TRUE(begins(sound.substr(0, size), sound)) << sound.substr(0, size) << " of " << sound;
    }
  }
}

TEST(ReadingTable, HasWordsAndPlaces) {
  const ReadingTable& table = ReadingTable::instance();
  const auto has = [&](const char* key, const char* text, ReadingKind kind) {
    const auto rows = table.sounding_like(key);
    for (std::size_t i = rows.begin; i < rows.end; ++i) {
      if (table.row(i).text == text && table.row(i).kind == kind) return true;
    }
    return false;
  };
  EXPECT_TRUE(has("kankyo", "環境", ReadingKind::Word));
  EXPECT_TRUE(has("dairen", "大連市", ReadingKind::City));
  EXPECT_TRUE(has("dalian", "大連市", ReadingKind::City));
  EXPECT_TRUE(has("kitakyusyusi", "北九州市", ReadingKind::City));
  EXPECT_TRUE(has("aomoriken", "青森県", ReadingKind::Prefecture));
  EXPECT_FALSE(has("kankyo", "大連市", ReadingKind::City));
}

}  // namespace
}  // namespace kouryu
