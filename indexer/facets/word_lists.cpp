// Reads the tables; looks words up by where they begin or end.
#include "indexer/facets/word_lists.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {

void WordList::add(std::string word) {
  if (word.empty() || !words_.insert(word)) return;
  if (std::find(sizes_.begin(), sizes_.end(), word.size()) == sizes_.end()) {
    sizes_.push_back(word.size());
  }
  std::size_t position = 0;
  const char32_t first = next_char(word, position);
  begins_.insert(word);
  auto& same_first = by_first_[first];
  const auto at = std::find_if(same_first.begin(), same_first.end(),
                               [&](const std::string& w) { return w.size() < word.size(); });
  same_first.insert(at, std::move(word));
}

std::size_t WordList::longest_at(std::string_view text, std::size_t position) const {
  if (!begins_.may_begin_at(text, position)) return 0;
  std::size_t next = position;
  const auto it = by_first_.find(next_char(text, next));
  if (it == by_first_.end()) return 0;
  const std::string_view rest = text.substr(position);
  for (const std::string& word : it->second) {
    if (rest.starts_with(word)) return word.size();
  }
  return 0;
}

bool WordList::ends(std::string_view text) const {
  return std::any_of(sizes_.begin(), sizes_.end(), [&](std::size_t size) {
    return size <= text.size() && words_.contains(text.substr(text.size() - size));
  });
}

void read_word_lists(std::string_view table, const FindList& find) {
  std::ifstream in = open_data(table);
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    WordList* const list = find(cells[0]);
    if (list == nullptr || cells.size() != 2) throw_damaged_data(table);
    for (const std::string& word : split_cells(cells[1], '|')) list->add(fold_text(word));
  });
}

}  // namespace kouryu
