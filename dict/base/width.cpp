// Terminal columns from ICU's East Asian Width property.
#include "dict/base/width.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <memory>

#include "dict/base/utf8.h"

namespace kouryu {

int char_columns(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  const auto code = static_cast<UChar32>(c);
  constexpr std::uint32_t kNoColumns = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if ((U_GET_GC_MASK(code) & kNoColumns) != 0) return 0;
  switch (u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE:
    case U_EA_AMBIGUOUS:
      return 2;
    default:
      return 1;
  }
}

std::size_t text_columns(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t position = 0; position < text.size();) {
    columns += static_cast<std::size_t>(char_columns(next_char(text, position)));
  }
  return columns;
}

namespace {

std::string_view without_end(std::string_view line) {
  while (line.ends_with(' ') || line.ends_with('\n')) line.remove_suffix(1);
  return line;
}

/// Calls `visit(piece)` for each piece of `text` that no line may end in.
template <class Visit>
void visit_pieces(std::string_view text, Visit&& visit) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, decltype(&utext_close)> opened(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status),
      utext_close);
  const std::unique_ptr<UBreakIterator, decltype(&ubrk_close)> breaks(
      ubrk_open(UBRK_LINE, "ja", nullptr, 0, &status), ubrk_close);
  if (U_SUCCESS(status)) ubrk_setUText(breaks.get(), opened.get(), &status);
  if (U_FAILURE(status)) return visit(text);
  std::size_t begin = 0;
  for (int next = ubrk_next(breaks.get()); next != UBRK_DONE; next = ubrk_next(breaks.get())) {
    visit(text.substr(begin, static_cast<std::size_t>(next) - begin));
    begin = static_cast<std::size_t>(next);
  }
}

}  // namespace

std::vector<std::size_t> line_begins(std::string_view text, std::size_t columns) {
  std::vector<std::size_t> begins = {0};
  std::size_t used = 0;
  visit_pieces(text, [&](std::string_view piece) {
    const auto at = static_cast<std::size_t>(piece.data() - text.data());
    const std::size_t shown = text_columns(without_end(piece));
    if (columns != 0 && used > 0 && used + shown > columns) {
      begins.push_back(at);
      used = 0;
    }
    used += text_columns(piece);
    if (!piece.ends_with('\n') || at + piece.size() == text.size()) return;
    begins.push_back(at + piece.size());
    used = 0;
  });
  return begins;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  const std::vector<std::size_t> begins = line_begins(text, columns);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : text.size();
    lines.emplace_back(without_end(text.substr(begins[i], end - begins[i])));
  }
  return lines;
}

std::string clipped(const std::string& text, std::size_t columns) {
  constexpr std::string_view kEllipsis = "…";
  if (text_columns(text) <= columns) return text;
  const std::size_t ellipsis = text_columns(kEllipsis);
  const std::size_t room = columns > ellipsis ? columns - ellipsis : 0;
  std::size_t used = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    used += static_cast<std::size_t>(char_columns(next_char(text, at)));
    if (used > room) break;
    end = at;
  }
  return text.substr(0, end) + std::string(kEllipsis);
}

}  // namespace kouryu
