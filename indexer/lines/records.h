// Labelled records: the labels are learnt from their repetition, not from a list.
#ifndef KOURYU_INDEXER_LINES_RECORDS_H_
#define KOURYU_INDEXER_LINES_RECORDS_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lines/lines.h"

namespace kouryu {

struct RecordLayout {
  std::string first;             // the label that opens each record
  std::set<std::string> labels;  // all of them; empty when the text holds no records
  [[nodiscard]] bool empty() const { return labels.empty(); }
};

/// At least three labels, each at the head of two or more lines with differing values, that come
/// round in the same order.
[[nodiscard]] RecordLayout detect_records(const std::vector<Line>& lines);

struct LabelledLine {
  std::string label;
  std::string_view value;  // a view into the line, trimmed; may be empty
};
/// The line's label and value when it begins with a label of the layout.
[[nodiscard]] std::optional<LabelledLine> split_label(std::string_view line,
                                                      const RecordLayout& layout);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_RECORDS_H_
