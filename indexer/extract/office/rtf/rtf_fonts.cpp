// A table of fonts, of bounded size.
#include "indexer/extract/office/rtf/rtf_fonts.h"

#include <cstddef>

#include "indexer/extract/office/ole/old_text.h"
#include "indexer/extract/office/rtf/rtf_words.h"

namespace kouryu::office {
namespace {

constexpr int kSymbols = 2;  // \fcharset
constexpr std::size_t kMostFonts = 10'000;

}  // namespace

bool RtfFonts::has_room(int font) const {
  return fonts_.size() < kMostFonts || fonts_.contains(font);
}

void RtfFonts::set_charset(int font, int charset) {
  if (has_room(font)) fonts_[font] = {rtf_code_page(charset), charset == kSymbols};
}

void RtfFonts::set_code_page(int font, int code_page) {
  if (has_room(font)) fonts_[font].code_page = code_page;
}

RtfFonts::Font RtfFonts::find(int font) const {
  const auto found = fonts_.find(font);
  return found == fonts_.end() ? Font{} : found->second;
}

int RtfFonts::code_page(int font, int document) const {
  const int own = find(font).code_page;
  // Bytes of Japanese in a Western font: programs choose the font by the letter's script.
  const bool other = own == kWesternCodePage && document != kWesternCodePage;
  return own == 0 || other ? document : own;
}

bool RtfFonts::is_western(int font) const { return find(font).code_page == kWesternCodePage; }

bool RtfFonts::is_symbols(int font) const { return find(font).symbols; }

}  // namespace kouryu::office
