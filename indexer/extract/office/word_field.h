// Fields of Word that show text of their own code: EQ, with which furigana and circled words were
// written before there was an element for them.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_WORD_FIELD_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_WORD_FIELD_H_

#include <string>
#include <string_view>

namespace kouryu::office {

/// What a reader sees of a field's code: of `EQ \o\ad(\s\up 10(よみ),漢字)` the 漢字; empty for
/// fields whose code says nothing to a reader.
[[nodiscard]] std::string shown_by_code(std::string_view code);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_WORD_FIELD_H_
