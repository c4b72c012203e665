// Asks poppler's fonts what they were told, and font files what they know.
#include "indexer/extract/pdf/pdf_fonts.h"

#include <poppler/GfxFont.h>
#include <poppler/Object.h>
#include <poppler/Stream.h>
#include <poppler/XRef.h>
#include <poppler/fofi/FoFiTrueType.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/extract/pdf/pdf_streams.h"

namespace kouryu {
namespace {

/// Font files that are opened for one document, and bytes of each: beyond them glyphs count as
/// unknown. A document has some ten such fonts, a font file of all kanji 20 MB.
constexpr std::size_t kFontFiles = 100;
constexpr std::size_t kFontBytes = std::size_t{32} << 20;

/// Longer than any table that numbers the glyphs of a subset anew: as long as one from every
/// character of Unicode, whose codes are characters.
constexpr unsigned int kUnicodeTable = 0x3100;

/// Characters for which a font file is asked, common ones first: two characters may share a glyph.
constexpr std::array kAsked = {
    std::pair<char32_t, char32_t>{0x0020, 0x007E}, std::pair<char32_t, char32_t>{0x3000, 0x30FF},
    std::pair<char32_t, char32_t>{0x4E00, 0x9FFF}, std::pair<char32_t, char32_t>{0x00A0, 0x2E7F},
    std::pair<char32_t, char32_t>{0x3100, 0x4DFF}, std::pair<char32_t, char32_t>{0xA000, 0xD7FF},
    std::pair<char32_t, char32_t>{0xF900, 0xFFEE}, std::pair<char32_t, char32_t>{0x20000, 0x2A6DF},
    std::pair<char32_t, char32_t>{0x2E80, 0x2FDF},
};

/// The font file's table of Unicode characters; -1 where it has none.
int unicode_table(const FoFiTrueType& file) {
  int best = -1;
  for (int i = 0; i < file.getNumCmaps(); ++i) {
    const int platform = file.getCmapPlatform(i);
    const int encoding = file.getCmapEncoding(i);
    if (platform == 3 && encoding == 10) return i;  // all planes
    if ((platform == 3 && encoding == 1) || (platform == 0 && encoding != 5)) best = i;
  }
  return best;
}

/// The character of each glyph; empty where the file does not tell.
std::vector<char32_t> characters_of(const std::string& bytes) {
  const auto file = FoFiTrueType::make(reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<int>(bytes.size()));
  if (!file) return {};
  const int table = unicode_table(*file);
  if (table < 0) return {};
  std::vector<char32_t> characters;
  for (const auto& [first, last] : kAsked) {
    for (char32_t c = first; c <= last; ++c) {
      const int glyph = file->mapCodeToGID(table, c);
      if (glyph <= 0 || glyph > 0xFFFF) continue;
      const auto at = static_cast<std::size_t>(glyph);
      if (at >= characters.size()) characters.resize(at + 1);
      if (characters[at] == 0) characters[at] = c;
    }
  }
  return characters;
}

bool tells_characters(const GfxFont& font) {
  // Fonts of single bytes have an encoding with names of characters.
  if (font.hasToUnicodeCMap() || !font.isCIDFont()) return true;
  const auto& cid_font = static_cast<const GfxCIDFont&>(font);
  const GooString* collection = cid_font.getCollection();
  if (collection == nullptr) return true;
  const std::string_view name(collection->c_str(),
                              static_cast<std::size_t>(collection->getLength()));
  constexpr std::string_view kIdentity = "-Identity";
  if (name.size() < kIdentity.size() || name.substr(name.size() - kIdentity.size()) != kIdentity) {
    return true;  // Japan1 and its like have tables; for others poppler gives no character at all
  }
  return cid_font.getType() == fontCIDType2 && cid_font.getCIDToGID() != nullptr &&
         cid_font.getCIDToGIDLen() >= kUnicodeTable;
}

}  // namespace

FontTrust::FontTrust(XRef* xref) : xref_(xref) {}

FontTrust::Known& FontTrust::known(const GfxFont& font) {
  const Ref id = *font.getID();
  const std::uint64_t key =
      std::uint64_t{static_cast<std::uint32_t>(id.num)} << 32 | static_cast<std::uint32_t>(id.gen);
  const auto [place, is_new] = fonts_.try_emplace(key);
  if (is_new) place->second.trusted = tells_characters(font);
  return place->second;
}

bool FontTrust::trusts(const GfxFont& font) { return known(font).trusted; }

void FontTrust::read_file(const GfxFont& font, Known* known) {
  known->looked = true;
  Ref id;
  if (opened_ >= kFontFiles || !font.getEmbeddedFontID(&id)) return;
  ++opened_;
  Object object = xref_->fetch(id);
  if (!object.isStream()) return;
  std::string bytes;
  if (read_stream(*object.getStream(), kFontBytes, &bytes))
    known->characters = characters_of(bytes);
}

unsigned int FontTrust::from_font_file(const GfxFont& font, unsigned int code) {
  Known& about = known(font);
  if (!about.looked) read_file(font, &about);
  std::size_t glyph = code;
  if (font.isCIDFont()) {
    const auto& cid_font = static_cast<const GfxCIDFont&>(font);
    if (const int* glyphs = cid_font.getCIDToGID(); glyphs != nullptr) {
      glyph = code < cid_font.getCIDToGIDLen() ? static_cast<std::size_t>(std::max(glyphs[code], 0))
                                               : 0;
    }
  }
  return glyph < about.characters.size() ? about.characters[glyph] : 0;
}

}  // namespace kouryu
