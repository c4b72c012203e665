// What each line of a document was taken for, and why.
#ifndef KOURYU_INDEXER_EXPLAIN_DOCUMENT_H_
#define KOURYU_INDEXER_EXPLAIN_DOCUMENT_H_

#include <string>

#include "indexer/extract/extracted.h"

namespace kouryu {

/// The facts of the document, then each block and each line that is in none, in order:
///
///   title: 姉妹都市との交流
///   date: 2023-06-14
///
///   1       nav        in front of the page          本文へ移動
///   3       heading 6  the title of the page         姉妹都市との交流
///   5-7     paragraph  a sentence or long line       一行は29日に…
///   9       left out   furniture of pages            - 12 -
///
/// Lines are counted from 1 in the extracted text; a break inside a block is shown as ⏎.
[[nodiscard]] std::string explain_document(const ExtractedText& extracted);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXPLAIN_DOCUMENT_H_
