// Paragraph styles of a Word document: which are headings, how large, in which list.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_WORD_STYLES_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_WORD_STYLES_H_

#include <map>
#include <string>
#include <string_view>

#include "indexer/extract/office/xml.h"

namespace kouryu::office {

enum class StyleRole : std::uint8_t { Body, Title, Heading, Contents, Caption };

struct ParagraphStyle {
  StyleRole role = StyleRole::Body;
  int level = 0;  // of a heading, 1 = outermost
  int size = 0;   // of letters in half points; 0 = not told
  int list = -1;  // numId; -1 = not told, 0 = told to be in none
  int list_level = -1;
  bool bold = false;
  bool hidden = false;
};

class WordStyles {
 public:
  explicit WordStyles(Node root);

  /// A style with what it has from those it is based on.
  [[nodiscard]] const ParagraphStyle& paragraph(std::string_view id) const;
  /// Whether a character style hides its text.
  [[nodiscard]] bool hides(std::string_view id) const { return paragraph(id).hidden; }
  [[nodiscard]] int default_size() const { return default_size_; }

 private:
  std::map<std::string, ParagraphStyle, std::less<>> styles_;
  std::string default_id_;
  int default_size_ = 21;  // 10.5 points, Word's own in Japanese
};

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_WORD_STYLES_H_
