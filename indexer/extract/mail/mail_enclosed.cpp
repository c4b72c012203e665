// What stands inside a plain body and is none of its text: uuencoded files, PGP's armour.
#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/extract/mail/mail_text.h"

namespace kouryu {
namespace {

/// Lines of a text with their ends, one after another.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  bool next() {
    if (end_ >= text_.size()) return false;
    begin_ = end_;
    const std::size_t feed = text_.find('\n', begin_);
    end_ = feed == text_.npos ? text_.size() : feed + 1;
    return true;
  }
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }
  [[nodiscard]] std::string_view line() const {
    std::string_view line = text_.substr(begin_, end_ - begin_);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

 private:
  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

/// `begin 644 name`: the name; empty for any other line.
std::string_view uu_name(std::string_view line) {
  constexpr std::string_view kBegin = "begin ";
  if (!line.starts_with(kBegin)) return {};
  line.remove_prefix(kBegin.size());
  const std::size_t space = line.find(' ');
  if (space != 3 && space != 4) return {};
  const bool octal = std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(space),
                                 [](char c) { return c >= '0' && c <= '7'; });
  return octal ? line.substr(space + 1) : std::string_view();
}

/// Appends the bytes of a line; false when it is no line of a uuencoded file.
bool append_uu_line(std::string_view line, std::string& out) {
  if (line.empty() || line[0] < ' ' || line[0] > '`') return false;
  const auto value = [&](std::size_t i) {
    return i < line.size() ? static_cast<unsigned>(line[i] - ' ') & 0x3FU : 0U;
  };
  const std::size_t length = value(0);
  // Mailers take spaces from line ends: fewer characters are zeros, more are a sum or no such line.
  if (line.size() > 1 + (length + 2) / 3 * 4 + 2) return false;
  if (std::any_of(line.begin(), line.end(), [](char c) { return c < ' ' || c > '`'; }))
    return false;
  std::size_t left = length;
  for (std::size_t i = 1; left > 0; i += 4) {
    const unsigned bits = value(i) << 18U | value(i + 1) << 12U | value(i + 2) << 6U | value(i + 3);
    for (unsigned shift = 16;; shift -= 8) {
      out += static_cast<char>(bits >> shift & 0xFFU);
      if (--left == 0 || shift == 0) break;
    }
  }
  return true;
}

}  // namespace

std::vector<UuFile> take_uuencoded(std::string& text) {
  std::vector<UuFile> files;
  if (text.find("begin ") == text.npos) return files;
  std::string kept;
  Lines lines(text);
  UuFile file;
  std::size_t opened = text.npos;  // where the file's first line stands
  while (lines.next()) {
    const std::string_view line = lines.line();
    if (opened == text.npos) {
      file = {std::string(uu_name(line)), {}};
      if (file.name.empty()) {
        kept.append(text, lines.begin(), lines.end() - lines.begin());
      } else {
        opened = lines.begin();
      }
    } else if (line == "end") {
      files.push_back(std::move(file));
      opened = text.npos;
    } else if (!append_uu_line(line, file.bytes)) {
      // 「begin 644 …」 in a sentence: no file, and its lines are text.
      kept.append(text, opened, lines.end() - opened);
      opened = text.npos;
    }
  }
  if (opened != text.npos && !file.bytes.empty()) {
    files.push_back(std::move(file));  // cut off: what came of it
  } else if (opened != text.npos) {
    kept.append(text, opened);
  }
  text = std::move(kept);
  return files;
}

Armour take_armour(std::string& text) {
  constexpr std::string_view kRule = "-----";
  if (text.find("-----BEGIN PGP ") == text.npos) return Armour::None;
  std::string kept;
  Armour found = Armour::None;
  enum class Part : std::uint8_t { Text, SignedHead, Signed, Sealed } part = Part::Text;
  Lines lines(text);
  while (lines.next()) {
    std::string_view line = lines.line();
    const std::string_view head = line.substr(0, 40);
    if (head.starts_with("-----BEGIN PGP SIGNED MESSAGE")) {
      part = Part::SignedHead;
      if (found == Armour::None) found = Armour::Signed;
    } else if (head.starts_with("-----BEGIN PGP MESSAGE")) {
      part = Part::Sealed;
      found = Armour::Encrypted;
    } else if (head.starts_with("-----BEGIN PGP ")) {
      part = Part::Sealed;  // a signature, a key
    } else if (head.starts_with("-----END PGP ") && line.ends_with(kRule)) {
      part = Part::Text;
    } else if (part == Part::SignedHead) {
      if (line.empty()) part = Part::Signed;  // "Hash: SHA256" and a blank line
    } else if (part != Part::Sealed) {
      if (part == Part::Signed && line.starts_with("- -")) line.remove_prefix(2);
      kept.append(line).append("\n");
    }
  }
  text = std::move(kept);
  return found;
}

}  // namespace kouryu
