// Words are looked for as they are written: they are kanji and kana that folding leaves alone.
#include "indexer/relations/relation_words.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "dict/base/char_set.h"
#include "dict/base/utf8.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "kouryu/error.h"

namespace kouryu {
namespace {

constexpr auto kNames = std::to_array<std::string_view>({"tie",
                                                         "tie_act",
                                                         "tie_takes_over",
                                                         "agreement_title",
                                                         "tie_date_label",
                                                         "not_tie",
                                                         "office",
                                                         "office_act",
                                                         "not_office",
                                                         "activity",
                                                         "travel",
                                                         "wish",
                                                         "network",
                                                         "aside",
                                                         "no_party",
                                                         "body",
                                                         "own_city",
                                                         "own_region",
                                                         "both",
                                                         "anniversary",
                                                         "cause",
                                                         "host_town",
                                                         "seat"});
static_assert(kNames.size() == static_cast<std::size_t>(Told::Seat) + 1);

/// Words by their first character, longest first.
struct Words {
  CharSet firsts;
  std::vector<std::pair<char32_t, std::vector<std::string>>> by_first;  // ascending

  void add(const std::string& word) {
    std::size_t at = 0;
    const char32_t first = next_char(word, at);
    auto row = std::lower_bound(by_first.begin(), by_first.end(), first,
                                [](const auto& one, char32_t c) { return one.first < c; });
    if (row == by_first.end() || row->first != first) row = by_first.insert(row, {first, {}});
    firsts.insert(first);
    row->second.push_back(word);
    std::stable_sort(row->second.begin(), row->second.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
  }

  [[nodiscard]] std::string_view at(std::string_view text, std::size_t at) const {
    std::size_t after = at;
    const char32_t first = next_char(text, after);
    if (!firsts.may_contain(first)) return {};
    const auto row = std::lower_bound(by_first.begin(), by_first.end(), first,
                                      [](const auto& one, char32_t c) { return one.first < c; });
    if (row == by_first.end() || row->first != first) return {};
    for (const std::string& word : row->second) {
      if (text.substr(at).starts_with(word)) return word;
    }
    return {};
  }
};

std::array<Words, kNames.size()> read_words() {
  std::array<Words, kNames.size()> words;
  std::ifstream in = open_data("relation_words.tsv");
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    const auto name = std::find(kNames.begin(), kNames.end(), cells.at(0));
    if (name == kNames.end() || cells.size() != 2) {
      throw Error(ErrorKind::Corrupt, "relation_words.tsv: " + line);
    }
    Words& list = words.at(static_cast<std::size_t>(name - kNames.begin()));
    for (const std::string& word : split_cells(cells[1], '|')) list.add(word);
  });
  return words;
}

const Words& words_of(Told told) {
  static const std::array<Words, kNames.size()> words = read_words();
  return words.at(static_cast<std::size_t>(told));
}

}  // namespace

std::string_view word_at(Told told, std::string_view text, std::size_t at) {
  return at < text.size() ? words_of(told).at(text, at) : std::string_view();
}

std::optional<WordFound> find_told(Told told, std::string_view text, const ByteRange& range) {
  const Words& words = words_of(told);
  for (std::size_t at = range.begin; at < range.end;) {
    const std::string_view word = words.at(text.substr(0, range.end), at);
    if (!word.empty()) return WordFound{{at, at + word.size()}, word};
    next_char(text, at);
  }
  return std::nullopt;
}

std::vector<WordFound> find_all_told(Told told, std::string_view text, const ByteRange& range) {
  std::vector<WordFound> found;
  for (ByteRange rest = range;;) {
    const auto next = find_told(told, text, rest);
    if (!next) return found;
    found.push_back(*next);
    rest.begin = next->range.end;
  }
}

std::size_t begin_of_called_tie(std::string_view text, std::size_t begin) {
  static constexpr auto kJoints = std::to_array<std::string_view>({"",
                                                                   "の",
                                                                   "・",
                                                                   "、",
                                                                   "である",
                                                                   "「",
                                                                   "である、",
                                                                   "（",
                                                                   "(",
                                                                   " ",
                                                                   "　",
                                                                   "を結んでいる",
                                                                   "を結んだ",
                                                                   "を締結している",
                                                                   "を締結した",
                                                                   "している",
                                                                   "を提携している",
                                                                   "の関係にある",
                                                                   "となっている",
                                                                   "になっている",
                                                                   "に当たる",
                                                                   "にあたる",
                                                                   "で、",
                                                                   "で"});
  constexpr std::size_t kLongest = 60;  // bytes: word and joint
  std::size_t from = begin - std::min(begin, kLongest);
  while (from < begin && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) ++from;
  const std::vector<WordFound> ties = find_all_told(Told::Tie, text, {from, begin});
  if (ties.empty()) return text.npos;
  const ByteRange& last = ties.back().range;
  const std::string_view gap = text.substr(last.end, begin - last.end);
  const bool called = std::find(kJoints.begin(), kJoints.end(), gap) != kJoints.end();
  return called ? last.begin : text.npos;
}

}  // namespace kouryu
