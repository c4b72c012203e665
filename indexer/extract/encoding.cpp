// The rungs of the ladder; what is behind the last, where likelihood decides: encoding_guess.cpp.
#include "indexer/extract/encoding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding_convert.h"
#include "indexer/extract/encoding_guess.h"
#include "indexer/extract/encoding_names.h"

namespace kouryu {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Of the bytes of a file: a log with a field or two of zeros is a text, a program is none. In a
// short text one NUL is a large share, so that a few are let pass beside so many other bytes each:
// the zeros of UTF-16 stand beside one.
constexpr double kMostControls = 0.1;
constexpr double kMostNuls = 0.01;
constexpr std::size_t kBytesForStray = 4;
// Of its characters: a byte that was lost on the way, not another encoding.
constexpr double kMostReplaced = 0.001;
constexpr double kMostReplacedTold = 0.1;

struct Mark {
  std::string_view bytes;
  const char* encoding;
};
// The longer ones first: that of UTF-32LE begins with that of UTF-16LE.
constexpr std::array<Mark, 5> kMarks = {{{"\xEF\xBB\xBF", "UTF-8"},
                                         {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                         {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                         {"\xFF\xFE", "UTF-16LE"},
                                         {"\xFE\xFF", "UTF-16BE"}}};

// Escapes of ISO-2022 that switch to other countries' sets.
constexpr std::array<std::pair<std::string_view, const char*>, 3> kForeignEscapes = {
    {{"\x1B$)C", "ISO-2022-KR"}, {"\x1B$)A", "ISO-2022-CN"}, {"\x1B$)G", "ISO-2022-CN"}}};

/// The characters that CP932, EUC-JP and ISO-2022-JP tables map differently from one another are
/// put on one code point each, so that copies of a text in these encodings are the same text.
constexpr std::array<std::pair<char32_t, char32_t>, 7> kUnified = {{
    {0x301C, 0xFF5E},  // wave dash -> full-width tilde
    {0x2016, 0x2225},  // double vertical line -> parallel to
    {0x2212, 0xFF0D},  // minus sign -> full-width hyphen-minus
    {0x2014, 0x2015},  // em dash -> horizontal bar
    {0x00A2, 0xFFE0},  // cent, pound, not: full width
    {0x00A3, 0xFFE1},
    {0x00AC, 0xFFE2},
}};

std::string unify_punctuation(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  each_char(text, [&](char32_t c, std::size_t) {
    for (const auto& [from, to] : kUnified) {
      if (c == from) {
        c = to;
        break;
      }
    }
    append_utf8(out, c);
  });
  return out;
}

bool is_japanese(std::string_view encoding) {
  return encoding == "CP932" || encoding == "EUC-JP" || encoding == "ISO-2022-JP";
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && (byte < '\t' || byte > '\r');
}

std::size_t count_controls(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_control));
}

DecodedText found(std::string text, std::string_view encoding) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (is_japanese(encoding)) text = unify_punctuation(text);
  DecodedText out;
  out.controls = count_controls(text);
  out.text = std::move(text);
  out.encoding = encoding;
  out.ok = true;
  return out;
}

DecodedText not_found(std::string detail = {}) {
  DecodedText out;
  out.detail = std::move(detail);
  return out;
}

double share_of(std::size_t some, std::size_t all) {
  return static_cast<double>(some) / static_cast<double>(std::max<std::size_t>(all, 1));
}

bool has_few_controls(std::string_view text) {
  const std::size_t controls = count_controls(text);
  if (controls <= kStrayControls && controls * kBytesForStray <= text.size() - controls) {
    return true;
  }
  const auto nuls = std::count(text.begin(), text.end(), '\0');
  return share_of(controls, text.size()) < kMostControls &&
         share_of(static_cast<std::size_t>(nuls), text.size()) < kMostNuls;
}

/// A character of which a file's end left a part is no character.
void drop_cut_end(Converted& read) {
  if (read.replaced == 0 || !read.text.ends_with(kReplacement)) return;
  read.text.resize(read.text.size() - kReplacement.size());
  --read.replaced;
}

/// Reads all bytes in an encoding that is known or guessed.
DecodedText read_as(std::string_view bytes, const std::string& encoding, const char* converter,
                    double most_replaced) {
  if (encoding == "ISO-2022-JP") {
    auto text = convert_iso2022jp(bytes);
    return text ? found(std::move(*text), encoding) : not_found("is not in " + encoding);
  }
  auto read = convert_bytes(converter, bytes, CutEnd::Told);
  if (!read) return not_found();
  drop_cut_end(*read);
  const bool fits = share_of(read->replaced, count_chars(read->text)) <= most_replaced &&
                    has_few_controls(read->text);
  return fits ? found(std::move(read->text), encoding) : not_found("is not in " + encoding);
}

/// UTF-8 of which a few bytes were lost: absent when it is none. In other encodings hardly any two
/// bytes past ASCII form a character of it.
bool repaired(std::string_view bytes, std::string& text) {
  if (is_valid_utf8(bytes)) {
    text = bytes;
    return true;
  }
  Converted read{repair_utf8(bytes), 0};
  std::size_t past_ascii = 0;
  each_char(read.text, [&](char32_t c, std::size_t) {
    past_ascii += c >= 0x80 ? 1U : 0U;
    read.replaced += c == 0xFFFD ? 1U : 0U;
  });
  past_ascii -= read.replaced;
  const std::size_t all_replaced = read.replaced;
  drop_cut_end(read);
  // A cut end alone is ordinary; bytes lost inside need a long text around them.
  constexpr std::size_t kFewestForCutEnd = 3;
  constexpr std::size_t kFewestForEachLost = 100;
  const bool fits = read.replaced == 0 ? past_ascii >= kFewestForCutEnd
                                       : past_ascii >= kFewestForEachLost * all_replaced;
  if (fits) text = std::move(read.text);
  return fits;
}

/// Whether ISO-2022 switches to a set of two-byte characters.
bool names_two_byte_set(std::string_view bytes) {
  return bytes.find("\x1B$") != std::string_view::npos;
}

DecodedText read_as_guess(std::string_view bytes, const EncodingGuess& guess,
                          std::string_view declared) {
  if (guess.encoding == nullptr) return not_found();
  const std::string encoding = guess.encoding;
  if (guess.foreign && (encoding != declared || !guess.sure))
    return not_found("looks like " + encoding);
  if (!guess.sure) return not_found();
  DecodedText read = read_as(bytes, encoding, guess.converter, kMostReplaced);
  return read.ok ? read : not_found();
}

DecodedText read_as_guessed(std::string_view bytes, std::string_view declared_name) {
  const auto declared = encoding_of_name(declared_name);
  const std::string_view name = declared ? std::string_view(declared->name) : std::string_view();
  return read_as_guess(bytes, guess_encoding(bytes, {.declared = name}), name);
}

/// The user's word is of all files that they give, so that among them may be others. What is surely
/// in another encoding is read in that, or named and not read as garbage.
DecodedText read_as_told(std::string_view bytes, const NamedEncoding& told) {
  const auto as_told = [&](double most_replaced) {
    return read_as(bytes, told.name, told.converter.c_str(), most_replaced);
  };
  // One that is not compared with others is believed where it reads every byte.
  if (!is_rival(told.name)) {
    if (DecodedText read = as_told(kMostReplaced); read.ok) return read;
  }
  const EncodingGuess guess = guess_encoding(bytes, {.told = told.name});
  if (guess.encoding == nullptr || !guess.sure || guess.encoding == told.name) {
    return as_told(kMostReplacedTold);
  }
  DecodedText other = read_as_guess(bytes, guess, {});
  other.not_as_told = other.ok;
  return other;
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
}

/// Kana of UTF-16 may have only bytes of ASCII, and kanji only those of UTF-8, with a zero among
/// them now and then (一, a line end).
bool is_wide(std::string_view bytes) {
  if (bytes.find('\0') == bytes.npos) return false;
  const EncodingGuess guess = guess_encoding(bytes, {});
  return guess.sure && std::string_view(guess.encoding).starts_with("UTF-16");
}

}  // namespace

std::vector<std::string> warnings_of(const DecodedText& decoded) {
  std::vector<std::string> codes;
  if (decoded.not_as_told) codes.emplace_back("other_encoding");
  if (decoded.controls > 0) codes.emplace_back("control_characters");
  return codes;
}

DecodedText decode_bytes(std::string_view bytes, const EncodingHints& hints) {
  std::optional<NamedEncoding> told;
  if (!hints.told.empty()) {
    told = encoding_of_name(hints.told);
    if (!told) return not_found("unknown encoding " + std::string(hints.told));
  }
  for (const Mark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    return read_as(bytes.substr(mark.bytes.size()), mark.encoding, mark.encoding, kMostReplaced);
  }
  if (bytes.find('\x1B') != bytes.npos) {
    for (const auto& [escape, name] : kForeignEscapes) {
      // What is told may be the encoding of these escapes.
      if (!told && bytes.find(escape) != bytes.npos) {
        return not_found(std::string("looks like ") + name);
      }
    }
    if (auto text = convert_iso2022jp(bytes); text && has_few_controls(*text) && !text->empty()) {
      return found(std::move(*text), "ISO-2022-JP");
    }
  }
  // ASCII alone tells nothing: there are encodings that are written in it.
  if (told && is_ascii(bytes)) {
    const char* const converter = told->converter.c_str();
    if (DecodedText read = read_as(bytes, told->name, converter, kMostReplaced); read.ok) {
      return read;
    }
  }
  // Broken ISO-2022-JP is valid ASCII, and so is much that is no text.
  const bool is_text = has_few_controls(bytes) && !is_wide(bytes);
  if (std::string text; is_text && repaired(bytes, text)) {
    return names_two_byte_set(bytes) ? not_found() : found(std::move(text), "UTF-8");
  }
  return told ? read_as_told(bytes, *told) : read_as_guessed(bytes, hints.declared);
}

}  // namespace kouryu
