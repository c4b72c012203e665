// The property set SummaryInformation (MS-OLEPS): what a file says of itself.
#include <string_view>

#include "indexer/extract/office/ole/compound.h"
#include "indexer/extract/office/ole/little_endian.h"
#include "indexer/extract/office/ole/old_text.h"
#include "indexer/extract/one_line.h"
#include "indexer/extract/title_rules.h"

namespace kouryu::office {
namespace {

constexpr std::string_view kSummary = "\x05SummaryInformation";
constexpr std::uint32_t kCodePage = 1;
constexpr std::uint32_t kTitle = 2;
constexpr std::uint32_t kAuthor = 4;
constexpr std::uint16_t kShort = 2;   // types of values: VT_I2,
constexpr std::uint16_t kBytes = 30;  // VT_LPSTR,
constexpr std::uint16_t kUtf16 = 31;  // VT_LPWSTR
constexpr std::uint32_t kMostProperties = 1'000;
constexpr std::size_t kLongest = 2'000;  // bytes of a title

class PropertySet {
 public:
  explicit PropertySet(std::string_view stream) {
    if (u16_at(stream, 0) != 0xFFFE) return;
    set_ = piece_at(stream, u32_at(stream, 44), stream.size());
    if (const std::size_t at = place(kCodePage); u16_at(set_, at) == kShort) {
      code_page_ = u16_at(set_, at + 4);
    }
  }

  [[nodiscard]] std::string text(std::uint32_t id) const {
    const std::size_t at = place(id);
    const std::uint16_t type = at == 0 ? 0 : u16_at(set_, at);
    std::size_t size = u32_at(set_, at + 4);
    if (type == kUtf16) size = size > kLongest ? 0 : size * 2;
    const std::string_view bytes = piece_at(set_, at + 8, size > kLongest ? 0 : size);
    if (type == kUtf16) return one_line(before_nul(from_utf16(bytes)));
    if (type != kBytes) return {};
    // Japanese programs write their own code page; some name the Western one all the same.
    const std::string_view raw = code_page_ == 1200 ? bytes : before_nul(bytes);
    const bool japanese = code_page_ == kWesternCodePage && fits_code_page(raw, kJapaneseCodePage);
    return one_line(before_nul(from_code_page(raw, japanese ? kJapaneseCodePage : code_page_)));
  }

 private:
  /// Where the value of a property begins; 0 where there is none.
  [[nodiscard]] std::size_t place(std::uint32_t id) const {
    const std::uint32_t count = std::min(u32_at(set_, 4), kMostProperties);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (u32_at(set_, 8 + std::size_t{8} * i) == id) return u32_at(set_, 12 + std::size_t{8} * i);
    }
    return 0;
  }

  std::string_view set_;
  int code_page_ = kJapaneseCodePage;
};

}  // namespace

void describe(CompoundFile& file, ExtractedText& text) {
  const std::string stream = file.stream(kSummary);
  const PropertySet properties(stream);
  if (std::string title = properties.text(kTitle); !is_no_title(title) && !is_part_name(title)) {
    text.title = std::move(title);
  }
  if (std::string author = properties.text(kAuthor); !is_no_author(author)) {
    text.author = std::move(author);
  }
}

}  // namespace kouryu::office
