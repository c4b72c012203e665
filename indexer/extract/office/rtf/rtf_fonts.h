// The fonts of an RTF text: in which code page the bytes of each are.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_FONTS_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_FONTS_H_

#include <map>

namespace kouryu::office {

class RtfFonts {
 public:
  void set_charset(int font, int charset);
  void set_code_page(int font, int code_page);

  /// `document`: what fonts that tell none have.
  [[nodiscard]] int code_page(int font, int document) const;
  [[nodiscard]] bool is_western(int font) const;
  [[nodiscard]] bool is_symbols(int font) const;

 private:
  struct Font {
    int code_page = 0;  // 0: the document's
    bool symbols = false;
  };
  [[nodiscard]] Font find(int font) const;
  [[nodiscard]] bool has_room(int font) const;

  std::map<int, Font> fonts_;
};

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_FONTS_H_
