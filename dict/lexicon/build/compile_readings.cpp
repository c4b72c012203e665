// Compiles the readings of words and places into readings.bin (a tool of the build).
//
//   compile_readings OUT.bin IPADIC_FOLDER words_readings.tsv places.tsv...
//
// IPADIC_FOLDER holds the dictionary's sources, *.csv in EUC-JP: surface, ids, cost, part of speech
// (4 columns), conjugation (2), base form, reading, pronunciation.
#include <iconv.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/lexicon/reading_file.h"
#include "dict/lexicon/reading_table.h"
#include "dict/lexicon/sound_key.h"
#include "dict/lexicon/table.h"
#include "dict/text/kana.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

namespace file = reading_file;

constexpr std::size_t kLongestString = 255;  // bytes: sizes are stored in one
constexpr std::uint16_t kListedCost = 3000;  // of a word in our own table: a common one

struct Row {
  std::string key;
  std::string sound;
  std::string text;
  ReadingKind kind = ReadingKind::Word;
  std::uint16_t cost = 0;
};

std::string read_euc_jp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::string out(bytes.size() * 2, '\0');
  iconv_t converter = ::iconv_open("UTF-8", "EUC-JP");
  if (reinterpret_cast<std::intptr_t>(converter) == -1)
    throw std::runtime_error("iconv has no EUC-JP");
  char* from = bytes.data();
  std::size_t from_left = bytes.size();
  char* to = out.data();
  std::size_t to_left = out.size();
  const std::size_t result = ::iconv(converter, &from, &from_left, &to, &to_left);
  ::iconv_close(converter);
  if (result == static_cast<std::size_t>(-1)) {
    throw std::runtime_error(path.string() + ": not in EUC-JP");
  }
  out.resize(out.size() - to_left);
  return out;
}

/// What a row of the dictionary is to us; false when it is nothing.
bool kind_of(const std::string& part, const std::string& detail, ReadingKind& kind) {
  kind = ReadingKind::Word;
  if (part == "名詞") {
    if (detail == "接尾" || detail == "数") kind = ReadingKind::Part;
    return detail != "非自立" && detail != "代名詞" && detail != "特殊";
  }
  if (part == "接頭詞") {
    kind = ReadingKind::Part;
    return true;
  }
  if (part == "動詞" || part == "形容詞") return detail == "自立";
  return part == "副詞";
}

bool has_kanji_or_kana(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_kanji(c) || is_katakana(c) || is_hiragana(c)) return true;
  }
  return false;
}

class Compiler {
 public:
  void add_dictionary(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".csv") files.push_back(entry.path());
    }
    if (files.empty()) throw std::runtime_error(folder.string() + ": no *.csv of ipadic");
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
      std::istringstream in(read_euc_jp(path));
      for (std::string line; std::getline(in, line);) add_word(split_cells(line, ','));
    }
  }

  void add_words(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error(path + ": cannot be read");
    each_row(in, [&](const std::string& line) {
      const auto cells = split_cells(line, '\t');
      if (cells.size() < 2) return;
      for (const auto& word : split_cells(cells[1], '|')) {
        add(cells[0], fold_text(word), ReadingKind::Word, kListedCost);
      }
    });
  }

  void add_places(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error(path + ": cannot be read");
    std::vector<std::string> columns;
    each_row(in, [&](const std::string& line) {
      std::vector<std::string> cells = split_cells(line, '\t');
      if (columns.empty()) {
        columns = std::move(cells);
        return;
      }
      const auto cell = [&](std::string_view name) {
        const auto at = static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) -
                                                 columns.begin());
        return at < cells.size() ? cells[at] : std::string();
      };
      add_place(cell("kind"), fold_text(cell("name")), cell("reading"), cell("romaji"));
    });
  }

  void write(const std::string& path) {
    const auto order = [](const Row& row) {
      return std::tie(row.key, row.sound, row.text, row.kind, row.cost);
    };
    std::sort(rows_.begin(), rows_.end(),
              [&](const Row& a, const Row& b) { return order(a) < order(b); });
    const auto same = [](const Row& a, const Row& b) {
      return a.sound == b.sound && a.text == b.text && a.kind == b.kind;
    };
    rows_.erase(std::unique(rows_.begin(), rows_.end(), same), rows_.end());
    std::string characters;
    std::vector<file::Row> rows;
    rows.reserve(rows_.size());
    for (const Row& row : rows_) {
      rows.push_back({static_cast<std::uint32_t>(characters.size()),
                      static_cast<std::uint8_t>(row.sound.size()),
                      static_cast<std::uint8_t>(row.key.size()),
                      static_cast<std::uint8_t>(row.text.size()),
                      static_cast<std::uint8_t>(row.kind), row.cost, 0});
      characters += row.sound + row.key + row.text;
    }
    file::Header header{};
    std::memcpy(header.magic, file::kMagic, sizeof header.magic);
    header.rows = static_cast<std::uint32_t>(rows.size());
    header.string_bytes = static_cast<std::uint32_t>(characters.size());
    std::ofstream out(path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(&header), sizeof header);
    out.write(reinterpret_cast<const char*>(rows.data()),
              static_cast<std::streamsize>(rows.size() * sizeof(file::Row)));
    out << characters;
    if (!out.flush()) throw std::runtime_error(path + ": cannot be written");
    std::cout << "readings: " << rows.size() << '\n';
  }

 private:
  void add(const std::string& kana, const std::string& text, ReadingKind kind, std::uint16_t cost) {
    std::string sound = to_hiragana(fold_text(kana));
    std::string key = sound_key(sound);
    add_row({std::move(key), std::move(sound), text, kind, cost});
  }

  void add_row(Row row) {
    if (row.key.empty() || row.text.empty() || row.sound.size() > kLongestString ||
        row.text.size() > kLongestString) {
      return;
    }
    rows_.push_back(std::move(row));
  }

  void add_word(const std::vector<std::string>& cells) {
    constexpr std::size_t kColumns = 12;
    if (cells.size() < kColumns || cells[0] != cells[10]) return;  // not the dictionary form
    ReadingKind kind{};
    if (!kind_of(cells[4], cells[5], kind) || !has_kanji_or_kana(cells[0])) return;
    const int cost = std::clamp(std::stoi(cells[3]), 0, 0xFFFF);
    add(cells[11], fold_text(cells[0]), kind, static_cast<std::uint16_t>(cost));
  }

  void add_place(const std::string& kind, const std::string& name, const std::string& readings,
                 const std::string& romaji) {
    ReadingKind place = ReadingKind::City;
    if (kind == "prefecture") {
      place = ReadingKind::Prefecture;
    } else if (kind == "country") {
      place = ReadingKind::Country;
    } else if (kind != "city") {
      return;
    }
    for (const auto& reading : split_cells(readings, '|')) add(reading, name, place, 0);
    for (const auto& latin : split_cells(romaji, '|')) {
      const std::string key = romaji_key(latin);
      add_row({key, key, name, place, 0});
    }
  }

  std::vector<Row> rows_;
};

}  // namespace
}  // namespace kouryu

int main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "usage: compile_readings OUT.bin IPADIC_FOLDER words_readings.tsv places.tsv...\n";
    return 2;
  }
  try {
    kouryu::Compiler compiler;
    compiler.add_dictionary(argv[2]);
    compiler.add_words(argv[3]);
    for (int i = 4; i < argc; ++i) compiler.add_places(argv[i]);
    compiler.write(argv[1]);
  } catch (const std::exception& e) {
    std::cerr << "compile_readings: " << e.what() << '\n';
    return 1;
  }
  return 0;
}
