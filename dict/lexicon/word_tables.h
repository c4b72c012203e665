// Words behind a reading (words_readings.tsv): what a query typed in kana may mean.
//
// Names of places and organisations: dict/names; words that mean the same: synonyms.h.
#ifndef KOURYU_DICT_LEXICON_WORD_TABLES_H_
#define KOURYU_DICT_LEXICON_WORD_TABLES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kouryu {

/// Read once, when first asked for. Thread-safe after that.
class WordTables {
 public:
  /// Throws Error (NotFound) when the tables are missing.
  static const WordTables& instance();

  /// Words (folded) that are read `hiragana`.
  [[nodiscard]] const std::vector<std::string>& words_read_as(std::string_view hiragana) const;

 private:
  WordTables();

  std::unordered_map<std::string, std::vector<std::string>> readings_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_WORD_TABLES_H_
