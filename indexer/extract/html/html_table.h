// Tables and definition lists: which are data, and the records and rows they make.
//
// A table is read as the blocks of its cells. One that only lays out a page keeps them; one that
// holds data gives them up for records (rows under heads, or label beside value) or rows.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_TABLE_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_TABLE_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "indexer/extract/html/html_page.h"

namespace kouryu {

/// Ranges are of the blocks of the page.
struct HtmlCell {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool head = false;    // <th>
  bool marked = false;  // coloured
  int columns = 1;
  int rows = 1;
};

struct HtmlRow {
  std::vector<HtmlCell> cells;
  bool in_head = false;  // <thead>
  bool marked = false;   // coloured
};

struct HtmlTable {
  std::size_t begin = 0;  // its first block
  std::vector<HtmlRow> rows;
  bool layout = false;  // said to be: role=presentation
  HtmlRole role = HtmlRole::None;
};

/// Puts what `table` says in the place of its blocks, which are the last of `blocks`; a table that
/// lays out leaves them.
void close_table(HtmlTable& table, std::vector<HtmlBlock>& blocks);

struct HtmlTerm {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool label = false;  // <dt>
};

struct HtmlTerms {
  std::size_t begin = 0;
  std::vector<HtmlTerm> terms;
  HtmlRole role = HtmlRole::None;
};

/// The same for a <dl>: one record of facts, or one for each term.
void close_terms(const HtmlTerms& list, std::vector<HtmlBlock>& blocks);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_TABLE_H_
