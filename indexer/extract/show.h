// An extraction as lines that a person and a test can read.
#ifndef KOURYU_INDEXER_EXTRACT_SHOW_H_
#define KOURYU_INDEXER_EXTRACT_SHOW_H_

#include <string>
#include <string_view>

#include "indexer/extract/extracted.h"

namespace kouryu {

/// `text` with each line break as ⏎.
[[nodiscard]] inline std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "⏎";
    } else {
      out += c;
    }
  }
  return out;
}

/// What is stated first (`title: …`), then pages and blocks in order, one a line:
///
///   page 1 一覧
///   heading 1: 姉妹都市
///   record+: 市名=青森市 | 相手方=大連市      (+ opens its table)
///   row: 青森市 | 大連市
///   note: …
///
/// A line break inside a block is shown as ⏎. A refusal is `reason: detail`; a text without blocks
/// is shown as its lines after `text:`. Inner documents follow, each under `inner NAME`.
[[nodiscard]] std::string show_extraction(const Extraction& extraction);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_SHOW_H_
