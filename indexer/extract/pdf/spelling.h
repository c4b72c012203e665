// A line of set characters as it is spelled: without the spaces that only the setting put there.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_SPELLING_H_
#define KOURYU_INDEXER_EXTRACT_PDF_SPELLING_H_

#include <string>
#include <vector>

namespace kouryu {

/// A character, and what is between it and the one before it.
struct SetChar {
  char32_t character = 0;
  float gap = 0;        // white between their boxes, in ems; may be negative
  int spaces = 0;       // U+0020 and U+00A0 drawn there
  int wide_spaces = 0;  // U+3000
  bool raised = false;  // small, and above the middle of the line
};

/// Letter-spacing and the marks of footnotes go; ideographic and double spaces stay, and so do gaps
/// wide enough to be seen as spaces. Bullets of symbol fonts are ・.
[[nodiscard]] std::string spell(std::vector<SetChar> line);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_SPELLING_H_
