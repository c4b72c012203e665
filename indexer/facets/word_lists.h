// The lists of words that the rules of facets ask: one loader for all of their tables.
#ifndef KOURYU_INDEXER_FACETS_WORD_LISTS_H_
#define KOURYU_INDEXER_FACETS_WORD_LISTS_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dict/base/word_set.h"

namespace kouryu {

/// Words of one rule. Thread-safe after construction.
class WordList {
 public:
  void add(std::string word);
  /// Bytes of the longest word that begins at `position` of `text`; 0 when none does.
  [[nodiscard]] std::size_t longest_at(std::string_view text, std::size_t position) const;
  /// False where longest_at() is 0; true may be wrong.
  [[nodiscard]] bool may_begin_at(std::string_view text, std::size_t position) const {
    return begins_.may_begin_at(text, position);
  }
  /// True when some word of the list ends `text`.
  [[nodiscard]] bool ends(std::string_view text) const;
  [[nodiscard]] bool contains(std::string_view word) const { return words_.contains(word); }
  [[nodiscard]] const WordSet& words() const { return words_; }

 private:
  WordStarts begins_;
  std::unordered_map<char32_t, std::vector<std::string>> by_first_;  // longest first
  WordSet words_;
  std::vector<std::size_t> sizes_;  // of the words, unique
};

/// The list of that name in a table; nullptr where the table has no such list.
using FindList = std::function<WordList*(std::string_view name)>;

/// Reads a table of dict/lexicon/data: rows of the name of a list, a tab, and words between '|',
/// which are folded. Throws Error: NotFound, or Corrupt for a row of another form.
void read_word_lists(std::string_view table, const FindList& find);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_WORD_LISTS_H_
