// Encoded words and what is built of them: texts, parameters, file names.
#include "indexer/extract/mail/mail_header.h"

#include <gmime/gmime-encodings.h>

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/ascii.h"
#include "indexer/extract/mail/encoded_word.h"
#include "indexer/extract/mail/mail_charset.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestFileName = 240;  // bytes, as file systems have it
constexpr std::size_t kMostSections = 1'000;   // of one continued parameter

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank_byte(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank_byte(text.back())) text.remove_suffix(1);
  return text;
}

bool equals(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      out += text[i];
    } else {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

bool has_high(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// One `name*0*=value` of a header.
struct Parameter {
  std::string name;
  int section = -1;      // -1: not continued
  bool encoded = false;  // charset'language'%XX
  std::string value;
};

/// Cuts a header's parameters at their semicolons. `text` is decoded UTF-8: no byte of a Japanese
/// character is taken for a quote.
class ParameterReader {
 public:
  explicit ParameterReader(std::string_view text) : text_(text) {}

  bool next(Parameter& out) {
    while (at_ < text_.size()) {
      skip_to_semicolon();
      const std::size_t equal = text_.find_first_of("=;", at_);
      if (equal == text_.npos || text_[equal] == ';') {
        at_ = std::min(equal, text_.size());
        continue;
      }
      read_name(trimmed(text_.substr(at_, equal - at_)), out);
      at_ = equal + 1;
      out.value = value();
      return true;
    }
    return false;
  }

 private:
  void skip_to_semicolon() {
    at_ = std::min(text_.find(';', at_), text_.size());
    while (at_ < text_.size() && (text_[at_] == ';' || is_blank_byte(text_[at_]))) ++at_;
  }

  static void read_name(std::string_view name, Parameter& out) {
    out.encoded = name.ends_with('*');
    if (out.encoded) name.remove_suffix(1);
    out.section = -1;
    const std::size_t star = name.find('*');
    if (star != name.npos) {
      int number = 0;
      for (const char c : name.substr(star + 1)) {
        const bool digit = c >= '0' && c <= '9' && number < 100'000;
        number = digit && number >= 0 ? number * 10 + (c - '0') : -1;
      }
      out.section = std::max(number, 0);
      if (number < 0) name = {};  // no number: no parameter that anyone asks for
      name = name.substr(0, std::min(star, name.size()));
    }
    out.name = name;
  }

  std::string value() {
    while (at_ < text_.size() && is_blank_byte(text_[at_])) ++at_;
    if (at_ >= text_.size() || text_[at_] != '"') {
      // Some write spaces without quotes: all up to the semicolon is the value.
      const std::size_t end = std::min(text_.find(';', at_), text_.size());
      const std::string_view raw = trimmed(text_.substr(at_, end - at_));
      at_ = end;
      return std::string(raw);
    }
    std::string out;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      // Only a quote and a backslash are escaped; any other stands in a Windows path.
      const char ahead = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
      if (text_[at_] == '\\' && (ahead == '"' || ahead == '\\')) ++at_;
      out += text_[at_];
    }
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// charset'language'text: the charset, and the text behind it.
std::pair<std::string, std::string> charset_and_text(const std::string& value) {
  const std::size_t first = value.find('\'');
  const std::size_t second = first == value.npos ? value.npos : value.find('\'', first + 1);
  if (second == value.npos) return {"", value};
  return {value.substr(0, first), value.substr(second + 1)};
}

/// A name that a sender percent-encoded although it stands in a plain parameter.
std::string plain_value(const std::string& value, std::string_view hint) {
  std::string text = header_text(value, hint);
  if (has_high(text) || text.find('%') == text.npos) return text;
  std::string bytes = percent_decoded(text);
  return has_high(bytes) && is_valid_utf8(bytes) ? bytes : text;
}

std::string joined_value(std::vector<Parameter> sections, std::string_view hint) {
  std::stable_sort(sections.begin(), sections.end(),
                   [](const Parameter& a, const Parameter& b) { return a.section < b.section; });
  std::string bytes;
  std::string charset;
  bool encoded = false;
  for (const Parameter& section : sections) {
    encoded = encoded || section.encoded;
    if (!section.encoded) {
      bytes += section.value;
      continue;
    }
    // Only the first one names the charset; a later quote is part of the name.
    const bool first = charset.empty() && bytes.empty();
    auto [named, text] = first ? charset_and_text(section.value)
                               : std::pair<std::string, std::string>{"", section.value};
    charset += named;
    bytes += percent_decoded(text);
  }
  if (!encoded) return plain_value(bytes, hint);
  // Encoded words inside: two ways at once, as some mailers have it.
  if (bytes.find("=?") != bytes.npos) return header_text(bytes, charset);
  return decode_mail(bytes, charset.empty() ? hint : std::string_view(charset)).text;
}

/// One space for each run of white space.
std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_blank_byte(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string out(text.size() / 4 * 3 + 8, '\0');
  std::size_t length = 0;
  GMimeEncoding state;
  // Text that was encoded in pieces has its padding in the middle: each piece begins anew.
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find('=', begin), text.size());
    g_mime_encoding_init_decode(&state, GMIME_CONTENT_ENCODING_BASE64);
    const std::string_view piece = text.substr(begin, end - begin);
    if (!piece.empty()) {
      out.resize(std::max(out.size(), length + piece.size() / 4 * 3 + 8));
      length += g_mime_encoding_step(&state, piece.data(), piece.size(), out.data() + length);
      out.resize(std::max(out.size(), length + 16));
      length += g_mime_encoding_flush(&state, "==", 2, out.data() + length);
    }
    while (end < text.size() && text[end] == '=') ++end;
    begin = end;
  }
  out.resize(length);
  return out;
}

std::string header_text(std::string_view raw, std::string_view hint) {
  // Raw bytes first: in them "=?" or a quote may be half a character.
  const bool bytes = has_high(raw) || raw.find('\x1B') != raw.npos;
  const std::string text = bytes ? decode_mail(raw, hint).text : std::string(raw);
  return compose_marks(squeezed(decode_words(text)));
}

std::optional<std::string> header_parameter(std::string_view raw, std::string_view name,
                                            std::string_view hint) {
  const std::string text = decode_mail(raw, hint).text;
  ParameterReader reader(text);
  Parameter parameter;
  std::vector<Parameter> sections;
  std::optional<Parameter> whole;
  while (reader.next(parameter)) {
    if (!equals(parameter.name, name)) continue;
    if (parameter.section >= 0) {
      if (sections.size() < kMostSections) sections.push_back(parameter);
    } else if (!whole || (parameter.encoded && !whole->encoded)) {
      whole = parameter;
    }
  }
  // The percent-encoded one is the true one; the plain one beside it is for old mailers.
  if (whole && (whole->encoded || sections.empty())) {
    whole->section = 0;
    return joined_value({*whole}, hint);
  }
  if (!sections.empty()) return joined_value(std::move(sections), hint);
  return std::nullopt;
}

std::string safe_file_name(std::string_view name) {
  const std::string composed = compose_marks(name);
  std::string_view whole = composed;
  const bool drive = whole.size() > 2 && whole[1] == ':' && (whole[2] == '\\' || whole[2] == '/');
  // A path of the sender's machine, or one that climbs; else the slash is of a date: 5/10 会議.pdf.
  if (drive || whole.starts_with('/') || whole.starts_with('\\') ||
      whole.find("..") != whole.npos) {
    whole = whole.substr(whole.find_last_of("/\\") + 1);
  }
  std::string out;
  for (std::size_t position = 0; position < whole.size();) {
    const char32_t c = next_char(whole, position);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || (c >= 0x202A && c <= 0x202E)) {
      continue;  // U+202E turns fdp.exe into exe.pdf
    }
    if (c == U'/' || c == U'\\') {
      out += '_';
    } else {
      append_utf8(out, c);
    }
  }
  std::string safe(trimmed(out));
  if (safe == "." || safe == "..") return {};
  if (safe.size() <= kLongestFileName) return safe;
  const std::size_t dot = safe.rfind('.');
  const std::string tail =
      dot != safe.npos && safe.size() - dot <= 16 ? safe.substr(dot) : std::string();
  std::size_t end = kLongestFileName - tail.size();
  while (end > 0 && (static_cast<unsigned char>(safe[end]) & 0xC0) == 0x80) --end;
  return safe.substr(0, end) + tail;
}

}  // namespace kouryu
