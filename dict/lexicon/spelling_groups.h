// Words that are written in several ways (受け入れ 受入れ 受入, 子ども 子供 こども), read off the
// tables okurigana.tsv and mixed_spellings.tsv. Spellings that follow from rules: searcher/query.
#ifndef KOURYU_DICT_LEXICON_SPELLING_GROUPS_H_
#define KOURYU_DICT_LEXICON_SPELLING_GROUPS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dict/base/char_set.h"

namespace kouryu {

/// Read once, when first asked for. Thread-safe after that.
class SpellingGroups {
 public:
  struct Match {
    std::size_t chars = 0;  // 0: none
    std::vector<std::u32string> others;
  };

  /// Throws Error (NotFound) when a table is missing.
  static const SpellingGroups& instance();

  /// The longest spelling that begins at `at` of the folded `text` and may be a word there, and
  /// what else may stand in its place.
  [[nodiscard]] Match at(std::u32string_view text, std::size_t at) const;

 private:
  struct Spelling {
    std::vector<std::u32string> others;
    std::u32string_view inflections;  // one of them must follow; empty: what follows is free
  };
  using Row = std::vector<std::u32string>;

  SpellingGroups();
  void read(const char* table);
  void add_verb(Row spellings);
  void add(const Row& spellings, std::u32string_view inflections);

  std::unordered_map<std::u32string, std::vector<Spelling>> spellings_;
  CharSet first_;
  std::size_t longest_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_SPELLING_GROUPS_H_
