// Words that stand for each other: the checked-in table, and the tables of a user's own.
//
// A table is a text file: one row a line, "same" or "near", a tab, words separated by "|"; a row
// "off" takes its words apart again, whichever table joined them. '#' begins a comment line.
#ifndef KOURYU_DICT_LEXICON_SYNONYMS_H_
#define KOURYU_DICT_LEXICON_SYNONYMS_H_

#include <cstddef>
#include <filesystem>
#include <istream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kouryu {

enum class SynonymStrength { Same, Near, Off };

struct Synonym {
  std::string word;   // folded
  bool near = false;  // lies close, does not mean the same
};

/// A row of a table, as it is written there.
struct SynonymRow {
  std::string source;  // name of the file
  std::size_t line = 0;
  SynonymStrength strength = SynonymStrength::Same;
  std::vector<std::string> words;
};

/// Reading is thread-safe; add_file() is not.
class Synonyms {
 public:
  /// The checked-in table, read once. Throws Error (NotFound) when it is missing.
  static const Synonyms& builtin();

  /// Adds the rows of a file after those that are known. Throws Error: Io (cannot be read),
  /// BadQuery (a row that is none, with the file and the line).
  void add_file(const std::filesystem::path& path);

  /// Words that `folded` may be replaced by, as the tables list them; never `folded` itself.
  [[nodiscard]] const std::vector<Synonym>& of(std::string_view folded) const;

  [[nodiscard]] const std::vector<SynonymRow>& rows() const { return rows_; }

  /// Bytes of the longest word.
  [[nodiscard]] std::size_t longest() const { return longest_; }

 private:
  void read(std::istream& in, const std::string& source);
  void apply(const SynonymRow& row);

  std::vector<SynonymRow> rows_;
  std::unordered_map<std::string, std::vector<Synonym>> of_;
  std::size_t longest_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_SYNONYMS_H_
