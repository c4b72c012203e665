// Reads the events of a page into its blocks.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_BLOCKS_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_BLOCKS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/html/html_inline.h"
#include "indexer/extract/html/html_page.h"
#include "indexer/extract/html/html_parser.h"
#include "indexer/extract/html/html_table.h"

namespace kouryu {

/// Every block of the page in order, also those of its menus; hidden ones and controls not.
class HtmlBlocks : public HtmlEvents {
 public:
  void start(std::string_view name, const HtmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view text) override;
  /// Call once, behind the last event.
  [[nodiscard]] HtmlPage finish();

 private:
  struct Open {
    int number = -1;  // of its tag
    TagShape shape;
    HtmlRole role_outside = HtmlRole::None;
    bool read = false;  // what opened it was done, what closes it is to be done
    bool link = false;
    bool collapsed = false;
  };
  struct List {
    bool ordered = false;
    char style = '1';
    int next = 1;
  };
  struct TableRead {
    HtmlTable table;
    bool in_head = false;
    bool in_cell = false;
  };
  struct TermsRead {
    HtmlTerms list;
    bool in_term = false;
  };

  [[nodiscard]] bool reads() const { return role_ != HtmlRole::Hidden; }
  void enter(Open& element, std::string_view name, const HtmlAttributes& attributes);
  void leave(const Open& element);
  void pop();
  void image(const HtmlAttributes& attributes);
  void meta(const HtmlAttributes& attributes);
  void open_item(const HtmlAttributes& attributes);
  void open_cell(bool head, const HtmlAttributes& attributes);
  void close_cell();
  void open_term(bool label);
  void close_term();
  void flush();
  void add(ExtractedKind kind, std::string text, std::size_t chars, std::size_t link_chars,
           bool bold = false);
  [[nodiscard]] std::string item_mark(std::string_view text) const;

  HtmlPage page_;
  std::vector<Open> open_;
  HtmlInline line_;
  HtmlInline title_;
  HtmlRole role_ = HtmlRole::None;
  int links_ = 0;  // elements around the text, by kind
  int pre_ = 0;
  int bold_ = 0;
  int collapsed_ = 0;
  int svg_ = 0;
  int svg_text_ = 0;
  int captions_ = 0;
  int heading_ = 0;             // level; 0 outside headings
  std::size_t bold_chars_ = 0;  // of the open line
  bool annotation_ = false;     // in the reading of a ruby
  bool link_ended_ = false;     // nothing stands between here and the last </a>
  bool in_title_ = false;
  std::string alt_;                  // of the image in a heading
  std::vector<std::string> photos_;  // captions of images in the open block
  std::vector<List> lists_;
  bool item_waits_ = false;  // a list item whose text has not come yet
  int item_value_ = 0;
  std::vector<TableRead> tables_;
  std::vector<TermsRead> terms_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_BLOCKS_H_
