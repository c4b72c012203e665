// Words that mean the same and words behind a reading: what a query word may also mean.
//
// From synonyms.tsv and words_readings.tsv. Places and their readings: gazetteer.h; organisations:
// dict/recognize/organisations.h.
#ifndef KOURYU_DICT_LEXICON_WORD_TABLES_H_
#define KOURYU_DICT_LEXICON_WORD_TABLES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kouryu {

struct Synonym {
  std::string word;   // folded
  bool near = false;  // lies close, does not mean the same
};

/// Read once, when first asked for. Thread-safe after that.
class WordTables {
 public:
  /// Throws Error (NotFound) when the tables are missing.
  static const WordTables& instance();

  /// Words that `folded` may be replaced by, as the table lists them; never `folded` itself.
  [[nodiscard]] const std::vector<Synonym>& synonyms(std::string_view folded) const;

  /// Words (folded) that are read `hiragana`.
  [[nodiscard]] const std::vector<std::string>& words_read_as(std::string_view hiragana) const;

  /// Bytes of the longest key of synonyms and readings.
  [[nodiscard]] std::size_t longest_synonym() const { return longest_synonym_; }
  [[nodiscard]] std::size_t longest_reading() const { return longest_reading_; }

 private:
  WordTables();

  std::unordered_map<std::string, std::vector<Synonym>> synonyms_;
  std::unordered_map<std::string, std::vector<std::string>> readings_;
  std::size_t longest_synonym_ = 0;
  std::size_t longest_reading_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_WORD_TABLES_H_
