// ISO-2022-JP read escape by escape, so that damage stays where it is.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/extract/mail/mail_charset.h"
#include "indexer/extract/mail/mail_converter.h"

namespace kouryu {
namespace jis {

enum class Set : std::uint8_t { Ascii, Kana, Kanji, Hojo, Chinese, Korean, Other };

struct Escape {
  std::string_view bytes;  // behind ESC
  Set set;
};
// Longer ones first.
constexpr std::array kEscapes = {
    Escape{"$(D", Set::Hojo},   Escape{"$(@", Set::Kanji},  Escape{"$(B", Set::Kanji},
    Escape{"$(O", Set::Kanji},  Escape{"$(Q", Set::Kanji},  Escape{"$(P", Set::Other},
    Escape{"$(C", Set::Korean}, Escape{"$)C", Set::Korean}, Escape{"$A", Set::Chinese},
    Escape{"$@", Set::Kanji},   Escape{"$B", Set::Kanji},   Escape{"(B", Set::Ascii},
    Escape{"(J", Set::Ascii},   Escape{"(H", Set::Ascii},   Escape{"(I", Set::Kana},
    Escape{"&@", Set::Ascii},
};

constexpr const char* converter_of(Set set) {
  switch (set) {
    case Set::Hojo:
      return kEucJp;
    case Set::Chinese:
      return "GB18030";
    case Set::Korean:
      return "windows-949-2000";
    default:
      return kCp932;
  }
}

bool in_plane(char c) { return c >= 0x21 && c <= 0x7E; }

/// One character of JIS X 0208 as CP932 has it, whose table also knows the rows that NEC and IBM
/// added.
void append_cp932(std::string& out, char first, char second) {
  const int row = first - 0x21;
  const int cell = second - 0x21;
  out += static_cast<char>(row / 2 + (row < 62 ? 0x81 : 0xC1));
  out += static_cast<char>(row % 2 == 0 ? 0x40 + cell + (cell >= 63 ? 1 : 0) : 0x9F + cell);
}

class Reader {
 public:
  std::string run(std::string_view bytes) {
    bytes_ = bytes;
    while (at_ < bytes_.size()) step();
    flush();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = bytes_[at_];
    if (c == '\x1B') return escape();
    if (c == '\x0E' || c == '\x0F') {  // SO, SI of JIS7
      set_ = c == '\x0E' ? Set::Kana : Set::Ascii;
      ++at_;
      return;
    }
    if (c == '\n' && set_ != Set::Ascii && !goes_on_behind_line_end()) set_ = Set::Ascii;
    if (set_ == Set::Ascii || !in_plane(c)) return pass(c, Set::Ascii);
    if (set_ == Set::Kana) return pass(static_cast<char>(c | '\x80'), Set::Kana);
    pair(c);
  }

  void pass(char c, Set set) {
    want(converter_of(set));
    pending_ += c;
    ++at_;
  }

  void pair(char c) {
    if (at_ + 1 >= bytes_.size() || !in_plane(bytes_[at_ + 1])) {
      ++at_;  // half a character: what was cut off there
      return;
    }
    const char next = bytes_[at_ + 1];
    at_ += 2;
    want(converter_of(set_));
    if (set_ == Set::Kanji) {
      append_cp932(pending_, c, next);
    } else if (set_ == Set::Other) {
      flush();
      out_ += "\xEF\xBF\xBD";
    } else {
      if (set_ == Set::Hojo) pending_ += '\x8F';
      pending_ += static_cast<char>(c | '\x80');
      pending_ += static_cast<char>(next | '\x80');
    }
  }

  void escape() {
    const std::string_view rest = bytes_.substr(at_ + 1);
    for (const Escape& escape : kEscapes) {
      if (!rest.starts_with(escape.bytes)) continue;
      set_ = escape.set;
      at_ += 1 + escape.bytes.size();
      return;
    }
    ++at_;
  }

  /// A line that was folded between two characters: the escape back comes before any other.
  bool goes_on_behind_line_end() const {
    const std::size_t next = bytes_.find_first_of("\x1B\n", at_ + 1);
    return next != bytes_.npos && bytes_[next] == '\x1B' &&
           bytes_.substr(next + 1).starts_with("(") && next > at_ + 1 && (next - at_ - 1) % 2 == 0;
  }

  void want(const char* converter) {
    if (converter == converter_) return;
    flush();
    converter_ = converter;
  }

  void flush() {
    if (pending_.empty()) return;
    out_ += decode_with(converter_, pending_).text;
    pending_.clear();
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  Set set_ = Set::Ascii;
  const char* converter_ = kCp932;
  std::string pending_;  // bytes of converter_
  std::string out_;
};

/// `$B…(B` in lines whose ESC was thrown away on the way, with ESC again.
std::string with_escapes(std::string_view bytes) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; (at = bytes.find_first_of("$\n", at)) != bytes.npos;) {
    const bool opens =
        bytes[at] == '$' && at + 1 < bytes.size() && (bytes[at + 1] == 'B' || bytes[at + 1] == '@');
    if (!opens) {
      ++at;
      continue;
    }
    std::size_t end = at + 2;
    while (end + 1 < bytes.size() && in_plane(bytes[end]) && in_plane(bytes[end + 1])) {
      if (bytes[end] == '(' && (bytes[end + 1] == 'B' || bytes[end + 1] == 'J')) break;
      end += 2;
    }
    const bool closes = end + 1 < bytes.size() && bytes[end] == '(' && end > at + 2;
    if (closes) {
      out.append(bytes.substr(done, at - done)).append("\x1B");
      out.append(bytes.substr(at, end - at)).append("\x1B(B");
      done = end + 2;
    }
    at = end + (closes ? 2 : 0);
  }
  return out.append(bytes.substr(done));
}

}  // namespace jis

std::string decode_iso2022jp(std::string_view bytes) {
  if (bytes.find('\x1B') == bytes.npos && bytes.find('\x0E') == bytes.npos) {
    return jis::Reader().run(jis::with_escapes(bytes));
  }
  return jis::Reader().run(bytes);
}

}  // namespace kouryu
