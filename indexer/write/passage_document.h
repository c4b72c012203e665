// A passage as Xapian stores it: data, terms and values. The one place that knows which terms go
// in.
#ifndef KOURYU_INDEXER_WRITE_PASSAGE_DOCUMENT_H_
#define KOURYU_INDEXER_WRITE_PASSAGE_DOCUMENT_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/record.h"
#include "dict/tokens/analyzer.h"

namespace kouryu {

/// `text` is the analysis of record.text; `analyzer` is used for title and headings.
/// `origin` is "file" or "jsonl". `with_title`: the words of the title find the passage.
[[nodiscard]] Xapian::Document passage_document(const PassageRecord& record,
                                                const AnalyzedText& text, Analyzer& analyzer,
                                                std::string_view origin, bool with_title);

/// The words by which the headings find a passage, and with `with_title` those of the title.
[[nodiscard]] std::vector<std::string> heading_words(const PassageRecord& record, bool with_title,
                                                     Analyzer& analyzer);

/// 16 hex digits of the body, white space removed: equal for the same text.
[[nodiscard]] std::string body_hash(std::string_view text);

/// 16 hex digits of XXH3.
[[nodiscard]] std::string hex_hash(std::string_view bytes);
[[nodiscard]] std::string hex_digits(std::uint64_t hash);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_PASSAGE_DOCUMENT_H_
