// A Word document that comes as a flow: letters, then the mark that says what they were (the end
// of a paragraph, of a cell, of a row), as .doc and .rtf have it. Becomes the blocks of
// word_blocks.h.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_WORD_FLOW_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_WORD_FLOW_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/office/word_blocks.h"
#include "indexer/extract/office/word_styles.h"

namespace kouryu::office {

/// What the mark at the end of a paragraph says of it.
struct FlowParagraph {
  StyleRole role = StyleRole::Body;
  int level = 0;        // of a heading, 1 = outermost
  int list_level = -1;  // 0 = outermost; -1: in no list
  int depth = 0;        // tables around it
};

struct FlowCell {
  int right = 0;                 // edge, in any unit
  bool continues_left = false;   // one with the cell before it
  bool continues_above = false;  // one with the cell over it
  bool shaded = false;
};

struct FlowRow {
  int left = 0;  // edge of the first cell
  bool head = false;
  std::vector<FlowCell> cells;
};

class WordFlow {
 public:
  /// `size` in half points; 0 = not told.
  void text(std::string_view utf8, bool bold, int size);
  /// A field's code is not shown, its result is; where it has none, what the code itself shows.
  void begin_field();
  void separate_field();
  void end_field();
  /// A footnote or comment that the paragraph at hand cites.
  void note(std::string text);
  /// What follows the paragraph at hand: a text box in it.
  void beside(std::vector<WordBlock> blocks);

  void end_paragraph(const FlowParagraph& paragraph);
  /// `paragraph` is the last of the cell, `depth` at least 1.
  void end_cell(const FlowParagraph& paragraph);
  /// Cells whose number is not that of `row` are taken to stand one a column.
  void end_row(int depth, const FlowRow& row);

  /// Nothing was written since the last mark.
  [[nodiscard]] bool at_line_begin() const { return line_.empty(); }
  [[nodiscard]] const std::string& title() const { return title_; }
  /// Ends the flow.
  [[nodiscard]] std::vector<WordBlock> finish();

 private:
  struct Field {
    bool in_code = true;
    bool shows = false;
    std::string code;
  };
  struct OpenTable {
    WordTable table;
    std::vector<FlowRow> shapes;    // of its rows
    std::vector<WordCell> cells;    // of the row at hand
    std::vector<WordBlock> blocks;  // of the cell at hand
  };

  [[nodiscard]] bool in_code() const { return codes_ > 0; }
  void to_depth(int depth);
  void close_table();
  std::vector<WordBlock>& blocks() { return tables_.empty() ? blocks_ : tables_.back().blocks; }

  std::string line_;
  std::size_t bold_ = 0;              // bytes of the line
  std::map<int, std::size_t> sizes_;  // bytes of the line by size
  std::vector<WordBlock> beside_;     // what the line cites or holds
  std::vector<Field> fields_;
  int codes_ = 0;  // fields whose code is read now
  std::vector<WordBlock> blocks_;
  std::vector<OpenTable> tables_;
  std::string title_;
};

/// The texts of blocks, a line each; tables are left out.
[[nodiscard]] std::string text_of_blocks(const std::vector<WordBlock>& blocks);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_WORD_FLOW_H_
