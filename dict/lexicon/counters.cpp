// Reads the table of counters.
#include "dict/lexicon/counters.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {

using Chars = std::u32string_view;

void Counters::Words::insert(std::u32string word) {
  longest_ = std::max(longest_, word.size());
  words_.insert(std::move(word));
}

std::size_t Counters::Words::longest_at(Chars text, std::size_t at) const {
  if (at >= text.size()) return 0;
  std::size_t chars = std::min(longest_, text.size() - at);
  while (chars > 0 && !words_.contains(std::u32string(text.substr(at, chars)))) --chars;
  return chars;
}

Counters::Counters() {
  std::ifstream in = open_data("counters.tsv");
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    if (cells.size() != 2) return;
    for (const std::string& cell : split_cells(cells[1], '|')) {
      const std::u32string word = to_utf32(fold_text(cell));
      if (cells[0] == "count") counts_.insert(word);
      if (cells[0] == "ordinal") ordinals_.insert(word);
      if (cells[0] == "place") places_.insert(word);
      if (cells[0] == "behind") behind_.insert(word);
      if (cells[0] == "sign") signs_ += word;
      if (cells[0] == "before") before_ += word;
      if (cells[0] == "any") any_ += word;
    }
  });
}

const Counters& Counters::instance() {
  static const Counters counters;
  return counters;
}

std::size_t Counters::at(Chars text, std::size_t at) const {
  const std::size_t sign = signs_at(text, at).empty() ? 0 : 1;
  return std::max(counts_.longest_at(text, at),
                  sign == 0 ? 0 : sign + places_.longest_at(text, at + sign));
}

std::size_t Counters::ordinal_at(Chars text, std::size_t at) const {
  return ordinals_.longest_at(text, at);
}

Chars Counters::signs_at(Chars text, std::size_t at) const {
  const bool sign = at < text.size() && signs_.find(text[at]) != Chars::npos;
  return sign && places_.longest_at(text, at + 1) > 0 ? Chars(signs_) : Chars();
}

bool Counters::joins(char32_t before) const { return before_.find(before) != Chars::npos; }

bool Counters::stands_for_number(char32_t c) const { return any_.find(c) != Chars::npos; }

bool Counters::may_follow(Chars text, std::size_t at) const {
  return behind_.longest_at(text, at) > 0;
}

}  // namespace kouryu
