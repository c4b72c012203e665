// Reads a Word document's XML into blocks: paragraphs and tables in docx.cpp, what stands inside a
// paragraph in word_runs.cpp. The two hold one another: text boxes are blocks inside a paragraph.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_WORD_READER_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_WORD_READER_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/office/package.h"
#include "indexer/extract/office/word_blocks.h"
#include "indexer/extract/office/word_numbering.h"
#include "indexer/extract/office/word_styles.h"
#include "indexer/extract/text_builder.h"

namespace kouryu::office {

class WordBodyReader {
 public:
  WordBodyReader(Package package, const ExtractContext& context);

  Extraction run();

 private:
  /// A paragraph while it is read, and what hangs on it.
  struct Line {
    std::string text;
    std::vector<WordBlock> after;  // text boxes and notes
    int size = 0;
    std::size_t bold = 0;   // bytes
    std::size_t sized = 0;  // bytes of `size`
  };
  /// A field between its begin and end marks: its code is not shown, its result is.
  struct Field {
    bool in_code = true;
    std::string code;
  };

  void read_notes();
  void uncited_notes(std::vector<WordBlock>& blocks);
  void read_margins(std::vector<WordBlock>& blocks);
  void read_blocks(Node parent, std::vector<WordBlock>& blocks, int depth);
  void read_rows(Node parent, WordTable& table, int depth);
  void read_cells(Node parent, WordRow& row, int depth);
  void read_paragraph(Node node, std::vector<WordBlock>& blocks, int depth);
  WordBlock finish(Node settings, std::string_view style_id, const ParagraphStyle& style,
                   Line& line);
  void title_line(bool title, const std::string& text);
  void number(Node settings, std::string_view style_id, const ParagraphStyle& style, Line& line,
              WordBlock& block);

  void read_runs(Node parent, Line& line, int depth);
  void alternatives(Node node, Line& line, int depth);
  void read_run(Node run, Line& line, int depth);
  void read_piece(Node node, Line& line, bool hidden, int depth);
  void field(std::string_view type, Line& line);
  [[nodiscard]] bool in_code() const;
  void cite(std::string_view kind, Node node, Line& line);
  void read_drawing(Node parent, Line& line, int depth);

  const ExtractLimits& limits_;
  Package package_;
  Relationships relationships_;
  WordStyles styles_;
  WordNumbering numbering_;
  TextBuilder out_;
  // Texts of notes by kind (footnote) and id; a cited one is taken out.
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> notes_;
  std::vector<Field> fields_;
  std::string joined_;  // text of a paragraph whose end was deleted
  std::string title_;
  bool title_open_ = false;
};

/// Elements with nothing in them for a reader of the text: deleted, moved away, settings.
[[nodiscard]] bool is_unread(std::string_view element);

/// A content control that shows only Word's own prompt. One that the form's author wrote tells what
/// is asked for, as the labels of a form do.
[[nodiscard]] bool is_placeholder(Node node);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_WORD_READER_H_
