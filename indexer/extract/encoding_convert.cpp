// ICU's ISO-2022-JP lacks the NEC rows and what mail programs do wrong, so its escapes are followed
// here and the characters between them read as CP932 and EUC-JP, which have them all.
#include "indexer/extract/encoding_convert.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

enum class Set : std::uint8_t { Ascii, Kana, Kanji, Supplement };
struct Escape {
  std::string_view bytes;
  Set set;
};
// Longer ones before those that they begin with.
constexpr std::array<Escape, 9> kEscapes = {{{"\x1B$(D", Set::Supplement},
                                             {"\x1B$(B", Set::Kanji},
                                             {"\x1B$(@", Set::Kanji},
                                             {"\x1B$B", Set::Kanji},
                                             {"\x1B$@", Set::Kanji},
                                             {"\x1B(B", Set::Ascii},
                                             {"\x1B(J", Set::Ascii},
                                             {"\x1B(H", Set::Ascii},
                                             {"\x1B(I", Set::Kana}}};
constexpr std::string_view kRevision = "\x1B&@";  // stands before ESC $ B, and says nothing here

/// Row and cell of JIS X 0208 (0x21 to 0x7E each) as CP932.
void append_cp932(std::string& out, unsigned row, unsigned cell) {
  const unsigned pair = (row - 0x21) / 2;
  out += static_cast<char>(pair < 0x1F ? 0x81 + pair : 0xC1 + pair);
  if (row % 2 == 0) {
    out += static_cast<char>(cell + 0x7E);
  } else {
    out += static_cast<char>(cell < 0x60 ? cell + 0x1F : cell + 0x20);
  }
}

/// ICU's own replacement is U+001A for a single byte, which is no sign of anything in a text.
void replace_and_count(const void* context, UConverterToUnicodeArgs* args, const char* /*bytes*/,
                       std::int32_t /*length*/, UConverterCallbackReason reason,
                       UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // reset, close, clone
  constexpr UChar kReplacement = 0xFFFD;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &kReplacement, 1, 0, status);
  ++*static_cast<std::size_t*>(const_cast<void*>(context));
}

bool is_of_two_bytes(char c) { return c > 0x20 && c < 0x7F; }

}  // namespace

std::optional<Converted> convert_bytes(const char* name, std::string_view bytes, CutEnd end) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter from(ucnv_open(name, &status));
  const Converter to(ucnv_open("UTF-8", &status));
  std::size_t replaced = 0;
  ucnv_setToUCallBack(from.get(), replace_and_count, &replaced, nullptr, nullptr, &status);
  if (U_FAILURE(status)) return std::nullopt;
  Converted out;
  out.text.reserve(bytes.size() + bytes.size() / 2);
  std::string block(kBlock, '\0');
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  bool first = true;
  do {
    char* target = block.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, block.data() + block.size(), &source,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target,
                   pivot.data() + pivot.size(), static_cast<UBool>(first),
                   static_cast<UBool>(end == CutEnd::Told), &status);
    out.text.append(block.data(), target);
    first = false;
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) return std::nullopt;
  out.replaced = replaced;
  return out;
}

std::optional<std::string> convert_iso2022jp(std::string_view bytes) {
  std::string text;
  std::string run;  // of one set, in the encoding that reads it
  Set set = Set::Ascii;
  const auto flush = [&] {
    const char* converter = set == Set::Supplement ? "euc-jp-2007" : "ibm-943_P15A-2003";
    if (set == Set::Ascii || run.empty()) {
      text += run;
    } else if (const auto read = convert_bytes(converter, run, CutEnd::Told);
               read && read->replaced == 0) {
      text += read->text;
    } else {
      return false;
    }
    run.clear();
    return true;
  };
  for (std::size_t i = 0; i < bytes.size();) {
    const char c = bytes[i];
    const auto rest = bytes.substr(i);
    if (c == '\x1B') {
      if (!flush()) return std::nullopt;
      const auto* const escape =
          std::find_if(kEscapes.begin(), kEscapes.end(),
                       [&](const Escape& e) { return rest.starts_with(e.bytes); });
      if (escape != kEscapes.end()) {
        set = escape->set;
        i += escape->bytes.size();
      } else if (rest.starts_with(kRevision)) {
        i += kRevision.size();
      } else if (rest.size() <= kRevision.size()) {
        break;  // cut inside its last escape
      } else {
        return std::nullopt;
      }
    } else if (set == Set::Ascii || !is_of_two_bytes(c)) {
      // Line ends and spaces stand in every set; a line that forgot to switch back ends its set.
      if (set != Set::Ascii && static_cast<unsigned char>(c) > 0x20) return std::nullopt;
      if (set != Set::Ascii && !flush()) return std::nullopt;
      if (c == '\n') set = Set::Ascii;
      (set == Set::Ascii ? run : text) += c;
      ++i;
    } else if (set == Set::Kana) {
      run += static_cast<char>(static_cast<unsigned char>(c) | 0x80U);
      ++i;
    } else {
      if (rest.size() < 2) break;  // cut inside its last character
      if (!is_of_two_bytes(rest[1])) return std::nullopt;
      const auto row = static_cast<unsigned char>(c);
      const auto cell = static_cast<unsigned char>(rest[1]);
      if (set == Set::Kanji) {
        append_cp932(run, row, cell);
      } else {
        run += '\x8F';
        run += static_cast<char>(row | 0x80U);
        run += static_cast<char>(cell | 0x80U);
      }
      i += 2;
    }
  }
  if (!flush() || !is_valid_utf8(text)) return std::nullopt;
  return text;
}

}  // namespace kouryu
