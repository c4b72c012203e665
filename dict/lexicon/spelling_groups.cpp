// Looks spellings up by their characters, the longest first. A verb is kept as its stem, with the
// kana that its inflections put behind it.
#include "dict/lexicon/spelling_groups.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

using Chars = std::u32string_view;

/// What the last kana of a verb becomes; る of verbs of one row and of five (届け出る, 取り切る).
constexpr std::array<std::pair<char32_t, Chars>, 9> kRows = {
    {{U'う', U"わいうえおっ"},
     {U'く', U"かきくけこい"},
     {U'ぐ', U"がぎぐげごい"},
     {U'す', U"さしすせそ"},
     {U'つ', U"たちつてとっ"},
     {U'ぬ', U"なにぬねのん"},
     {U'ぶ', U"ばびぶべぼん"},
     {U'む', U"まみむめもん"},
     {U'る', U"らりるれろってたなまよさず"}}};

constexpr Chars kParticles = U"のをはがにへともやでか";

bool holds(Chars chars, char32_t c) { return chars.find(c) != Chars::npos; }

bool same_kana(char32_t one, char32_t other) {
  return (is_hiragana(one) && is_hiragana(other)) || (is_katakana(one) && is_katakana(other));
}

/// False where the kana of a word would be torn: こども in おとこども, 取組 in 取組む.
bool may_stand(Chars spelling, char32_t before, char32_t after) {
  if (same_kana(before, spelling.front())) return false;
  if (!is_hiragana(after) || holds(kParticles, after)) {
    return !(is_katakana(after) && is_katakana(spelling.back()));
  }
  // 受け入れる holds 受け入れ; behind kanji, and behind hiragana alone, kana go on with the word.
  const bool only_hiragana = std::all_of(spelling.begin(), spelling.end(), is_hiragana);
  return is_hiragana(spelling.back()) && !only_hiragana;
}

}  // namespace

SpellingGroups::SpellingGroups() {
  read("okurigana.tsv");
  read("mixed_spellings.tsv");
}

const SpellingGroups& SpellingGroups::instance() {
  static const SpellingGroups groups;
  return groups;
}

void SpellingGroups::read(const char* table) {
  std::ifstream in = open_data(table);
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    if (cells.size() != 2) return;
    Row row;
    for (const std::string& spelling : split_cells(fold_text(cells[1]), '|')) {
      std::u32string folded = to_utf32(spelling);
      if (std::find(row.begin(), row.end(), folded) == row.end()) row.push_back(std::move(folded));
    }
    if (cells[0] == "verb") {
      add_verb(std::move(row));
    } else {
      add(row, {});
    }
  });
}

void SpellingGroups::add_verb(Row spellings) {
  const char32_t last = spellings.front().back();
  const auto* const row = std::find_if(kRows.begin(), kRows.end(),
                                       [&](const auto& kana) { return kana.first == last; });
  if (row == kRows.end()) return;
  for (std::u32string& spelling : spellings) spelling.pop_back();
  add(spellings, row->second);
}

void SpellingGroups::add(const Row& spellings, Chars inflections) {
  for (const std::u32string& spelling : spellings) {
    Spelling known{{}, inflections};
    for (const std::u32string& other : spellings) {
      if (other != spelling) known.others.push_back(other);
    }
    first_.insert(spelling.front());
    longest_ = std::max(longest_, spelling.size());
    spellings_[spelling].push_back(std::move(known));
  }
}

SpellingGroups::Match SpellingGroups::at(Chars text, std::size_t at) const {
  if (!first_.may_contain(text[at])) return {};
  const auto char_at = [&](std::size_t i) { return i < text.size() ? text[i] : U'\0'; };
  const char32_t before = at > 0 ? text[at - 1] : U'\0';
  for (std::size_t chars = std::min(longest_, text.size() - at); chars > 0; --chars) {
    const auto found = spellings_.find(std::u32string(text.substr(at, chars)));
    if (found == spellings_.end()) continue;
    const char32_t after = char_at(at + chars);
    Match match;
    for (const Spelling& spelling : found->second) {
      const bool verb = !spelling.inflections.empty();
      if (verb && !(holds(spelling.inflections, after) && !same_kana(before, text[at]))) continue;
      if (!verb && !may_stand(found->first, before, after)) continue;
      for (const std::u32string& other : spelling.others) {
        const bool fits = verb || may_stand(other, before, after);
        const auto& known = match.others;
        if (fits && std::find(known.begin(), known.end(), other) == known.end()) {
          match.others.push_back(other);
        }
      }
    }
    if (match.others.empty()) continue;
    match.chars = chars;
    return match;
  }
  return {};
}

}  // namespace kouryu
