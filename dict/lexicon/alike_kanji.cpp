// Reads the table of alike kanji; a character may stand in several rows.
#include "dict/lexicon/alike_kanji.h"

#include <fstream>

#include "dict/base/utf8.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

const std::u32string& of(const std::unordered_map<char32_t, std::u32string>& table, char32_t c) {
  static const std::u32string none;
  const auto found = table.find(c);
  return found == table.end() ? none : found->second;
}

}  // namespace

AlikeKanji::AlikeKanji() {
  std::ifstream in = open_data("alike_kanji.tsv");
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    if (cells.size() != 2) return;
    Table& table = cells[0] == "name" ? in_names_ : by_look_;
    const std::u32string row = to_utf32(fold_text(cells[1]));
    for (const char32_t one : row) {
      for (const char32_t other : row) {
        std::u32string& list = table[one];
        const bool wanted = one != U'|' && other != U'|' && other != one;
        if (wanted && list.find(other) == std::u32string::npos) list += other;
      }
    }
  });
}

const AlikeKanji& AlikeKanji::instance() {
  static const AlikeKanji table;
  return table;
}

const std::u32string& AlikeKanji::in_names(char32_t kanji) const { return of(in_names_, kanji); }
const std::u32string& AlikeKanji::by_look(char32_t kanji) const { return of(by_look_, kanji); }

}  // namespace kouryu
