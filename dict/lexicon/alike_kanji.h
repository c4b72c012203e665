// Kanji that stand for each other in names (斉 斎), and kanji that are mistaken for each other
// (治 冶). From alike_kanji.tsv; what folding makes one already is not here (text/normalizer.h).
#ifndef KOURYU_DICT_LEXICON_ALIKE_KANJI_H_
#define KOURYU_DICT_LEXICON_ALIKE_KANJI_H_

#include <string>
#include <unordered_map>

namespace kouryu {

/// Read once, when first asked for. Thread-safe after that.
class AlikeKanji {
 public:
  /// Throws Error (NotFound) when the table is missing.
  static const AlikeKanji& instance();

  /// Characters, folded as `kanji` is, that may be written for it in a name.
  [[nodiscard]] const std::u32string& in_names(char32_t kanji) const;
  /// Characters that look like `kanji`.
  [[nodiscard]] const std::u32string& by_look(char32_t kanji) const;

 private:
  using Table = std::unordered_map<char32_t, std::u32string>;
  AlikeKanji();

  Table in_names_;
  Table by_look_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_ALIKE_KANJI_H_
