// Words that ask (asking_words.tsv): what a question uses to say what it wants, and no answer has.
#ifndef KOURYU_DICT_LEXICON_ASKING_WORDS_H_
#define KOURYU_DICT_LEXICON_ASKING_WORDS_H_

#include <string>
#include <string_view>
#include <unordered_set>

namespace kouryu {

/// Read once, when first asked for. Thread-safe after that.
class AskingWords {
 public:
  /// Throws Error (NotFound) when the table is missing.
  static const AskingWords& instance();

  /// 何, いつ, どこ. `folded`: as MeCab cuts it.
  [[nodiscard]] bool is_interrogative(std::string_view folded) const;
  /// 教える, 知る: `base`, a verb's base form.
  [[nodiscard]] bool is_request(std::string_view base) const;

 private:
  AskingWords();

  std::unordered_set<std::string> what_;
  std::unordered_set<std::string> request_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_ASKING_WORDS_H_
