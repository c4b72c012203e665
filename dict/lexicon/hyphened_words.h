// English words that are written with a hyphen (hyphened_words.tsv), to tell their own from one
// that a typesetter put at a line end.
#ifndef KOURYU_DICT_LEXICON_HYPHENED_WORDS_H_
#define KOURYU_DICT_LEXICON_HYPHENED_WORDS_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace kouryu {

/// Read once, when first asked for. Thread-safe after that. All words are asked for folded.
class HyphenedWords {
 public:
  /// Throws Error (NotFound) when the table is missing.
  static const HyphenedWords& instance();

  /// self-help, long-term, community-based; not wellness, unknown.
  [[nodiscard]] bool is_compound(const std::string& first, const std::string& last) const;
  /// of and the in state-of-the-art.
  [[nodiscard]] bool is_link(const std::string& word) const { return links_.contains(word); }
  /// and in short- and long-term.
  [[nodiscard]] bool follows_suspended(const std::string& word) const {
    return suspended_.contains(word);
  }

 private:
  HyphenedWords();

  using Words = std::unordered_set<std::string>;
  std::unordered_map<std::string, Words> first_;  // with what is one word with them
  std::unordered_map<std::string, Words> last_;
  Words links_;
  Words suspended_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_HYPHENED_WORDS_H_
