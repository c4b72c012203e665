// Fonts that do not tell their characters: what they show must not become words.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PDF_FONTS_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PDF_FONTS_H_

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

class GfxFont;
class XRef;

namespace kouryu {

/// Whether the characters that poppler names for a font's codes can be trusted. One a document:
/// it keeps its answers.
class FontTrust {
 public:
  explicit FontTrust(XRef* xref);

  /// False where a code is a glyph's number in the font file and nothing says which character
  /// that is: no ToUnicode, and an ordering without meaning. Poppler then gives the number itself.
  [[nodiscard]] bool trusts(const GfxFont& font);
  /// The character of a code in a font that is not trusted, from the table inside the embedded
  /// font file; 0 where it has none.
  [[nodiscard]] unsigned int from_font_file(const GfxFont& font, unsigned int code);

 private:
  struct Known {
    bool trusted = true;
    bool looked = false;               // into the font file
    std::vector<char32_t> characters;  // by glyph
  };
  Known& known(const GfxFont& font);
  void read_file(const GfxFont& font, Known* known);

  XRef* xref_;
  std::size_t opened_ = 0;                          // font files
  std::unordered_map<std::uint64_t, Known> fonts_;  // by object
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PDF_FONTS_H_
