// What searches read of each passage that may be an answer, ready to be read: folded text, title
// and headings, kind. It stands in a value slot beside the stored record, from which it is made.
#ifndef KOURYU_DICT_SCHEMA_FOLDED_PASSAGE_H_
#define KOURYU_DICT_SCHEMA_FOLDED_PASSAGE_H_

#include <optional>
#include <string>
#include <string_view>

#include "dict/schema/record.h"

namespace kouryu {

struct FoldedPassage {
  PassageKind kind = PassageKind::Body;
  std::string headings;  // the document's title and the headings
  std::string text;
  friend bool operator==(const FoldedPassage&, const FoldedPassage&) = default;
};

/// Folds what `record` stores.
[[nodiscard]] FoldedPassage folded_passage(const PassageRecord& record);
/// `folded`: the text, folded already.
[[nodiscard]] FoldedPassage folded_passage(const PassageRecord& record, std::string folded);

[[nodiscard]] std::string encode_folded(const FoldedPassage& passage);
/// nullopt for what encode_folded() did not write, an empty string among them.
[[nodiscard]] std::optional<FoldedPassage> decode_folded(std::string_view bytes);
/// The text as pack_text() packs it, without a copy; nullopt where there is none.
[[nodiscard]] std::optional<std::string_view> packed_text_of(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_DICT_SCHEMA_FOLDED_PASSAGE_H_
