// Text of drawings: shapes, charts and diagrams, which all Office formats share.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_DRAWING_TEXT_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_DRAWING_TEXT_H_

#include <string>
#include <vector>

#include "indexer/extract/office/package.h"

namespace kouryu::office {

struct DrawnParagraph {
  std::string text;
  int level = 0;        // 0 = outermost
  bool bullet = false;  // it shows a mark
  bool plain = false;   // its own settings say that it has no mark
};

/// The paragraphs of a txBody; '\n' in one is a hard line break.
[[nodiscard]] std::vector<DrawnParagraph> paragraphs_of(Node text_body);

/// Title and axis titles of a chart, a line each; series and categories come from its data.
[[nodiscard]] std::vector<std::string> chart_lines(Node chart_space);

/// The points of a diagram (SmartArt), each once, in the order of the file.
[[nodiscard]] std::vector<std::string> diagram_lines(Node data_model);

/// Lines of the charts and diagrams that a graphic frame or drawing points to.
[[nodiscard]] std::vector<std::string> graphic_lines(Node graphic_data, Package& package,
                                                     const Relationships& relationships);

/// Whether a shape is marked as hidden.
[[nodiscard]] bool is_hidden_shape(Node shape);

/// Past this many elements inside one another a part is refused.
void check_depth(int depth, int limit);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_DRAWING_TEXT_H_
