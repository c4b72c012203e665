// The styles of an RTF text that say what a paragraph is.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_STYLES_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_STYLES_H_

#include <map>
#include <string_view>

#include "indexer/extract/office/word_flow.h"

namespace kouryu::office {

class RtfStyles {
 public:
  /// `outline`: the level of a heading from 0, 9 or less than 0 for text.
  void add(int number, std::string_view name, int outline);
  /// Sets what a paragraph of a style is, whose own outline level is `outline`.
  void apply(int number, int outline, FlowParagraph& paragraph) const;

 private:
  struct Style {
    StyleRole role = StyleRole::Body;
    int level = 0;
  };
  std::map<int, Style> styles_;
};

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_STYLES_H_
