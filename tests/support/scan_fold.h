// Folding as the contract words it, slowly and on its own: the oracle beside dict/text.
//
// NFKC, case and variant characters; marks of Latin letters dropped; then white space is removed
// unless it stands between two Latin letters or digits, where any run of it is one space. A mark
// that would join what stands before the space keeps it, else folding twice would say another
// thing. Of the product it reads the rows of variants.tsv for kanji; signs are listed here, and
// what a Latin letter with a mark is ICU says by its decomposition and name.
#ifndef KOURYU_TESTS_SUPPORT_SCAN_FOLD_H_
#define KOURYU_TESTS_SUPPORT_SCAN_FOLD_H_

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace kouryu::test {

class ScanFold {
 public:
  ScanFold() {
    std::ifstream in(std::string(KOURYU_SOURCE_DIR) + "/dict/lexicon/data/variants.tsv");
    if (!in) throw std::runtime_error("cannot read variants.tsv");
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == '#') continue;
      const auto cells = icu::UnicodeString::fromUTF8(line);
      const UChar32 from = cells.char32At(0);
      if (from >= 0x2E80 && from != U'〜') {
        kanji_[from] = cells.char32At(cells.indexOf(u'\t') + 1);
      }
    }
  }

  std::string operator()(const std::string& text) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::UnicodeString folded = nfkc->normalize(icu::UnicodeString::fromUTF8(text), status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalize");
    std::vector<UChar32> chars;
    UChar32 base = 0;  // what a mark would belong to
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
      const UChar32 c = folded.char32At(i);
      if (is_latin(base) && is_mark(c)) continue;
      chars.push_back(folded_char(c));
      if (!is_latin(base) || !combines(c)) base = chars.back();
    }
    icu::UnicodeString out;
    for (std::size_t i = 0; i < chars.size(); ++i) {
      if (!is_white(chars[i])) {
        out.append(chars[i]);
        continue;
      }
      std::size_t next = i;
      while (next < chars.size() && is_white(chars[next])) ++next;
      if (!out.isEmpty() && next < chars.size() &&
          ((joins(out.char32At(out.length() - 1)) && joins(chars[next])) ||
           combines(chars[next]))) {
        out.append(u' ');
      }
      i = next - 1;
    }
    std::string utf8;
    return out.toUTF8String(utf8);
  }

 private:
  static bool is_white(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) != 0; }
  static bool is_latin(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status) == USCRIPT_LATIN;
  }
  static bool joins(UChar32 c) { return is_latin(c) || u_charType(c) == U_DECIMAL_DIGIT_NUMBER; }
  static bool combines(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    return c >= 0x300 && nfkc->hasBoundaryBefore(c) == 0;
  }
  static bool is_mark(UChar32 c) {
    switch (ublock_getCode(c)) {
      case UBLOCK_COMBINING_DIACRITICAL_MARKS:
      case UBLOCK_COMBINING_DIACRITICAL_MARKS_EXTENDED:
      case UBLOCK_COMBINING_DIACRITICAL_MARKS_SUPPLEMENT:
      case UBLOCK_COMBINING_MARKS_FOR_SYMBOLS:
      case UBLOCK_COMBINING_HALF_MARKS:
        return true;
      default:
        return false;
    }
  }

  /// é -> e by its decomposition, ø -> o by its name.
  static UChar32 without_mark(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString apart;
    if (icu::Normalizer2::getNFDInstance(status)->getDecomposition(c, apart) != 0) {
      c = apart.char32At(0);
    }
    std::array<char, 128> buffer{};
    const std::int32_t length =
        u_charName(c, U_UNICODE_CHAR_NAME, buffer.data(), buffer.size(), &status);
    const std::string name(buffer.data(), static_cast<std::size_t>(length));
    const std::string begin = "LATIN SMALL LETTER ";
    const bool marked =
        name.rfind(begin, 0) == 0 && name.compare(begin.size() + 1, 6, " WITH ") == 0;
    return marked && u_toupper(c) != c ? u_tolower(name[begin.size()]) : c;
  }

  UChar32 folded_char(UChar32 c) const {
    static const std::u32string kDashes = U"-−－–—‐―";
    static const std::u32string kTildes = U"~〜～∼";
    if (kDashes.find(static_cast<char32_t>(c)) != kDashes.npos) return U'-';
    if (kTildes.find(static_cast<char32_t>(c)) != kTildes.npos) return U'~';
    if (c >= 0x80 && is_latin(c)) {
      const auto known = latin_.find(c);
      return known != latin_.end() ? known->second : latin_[c] = without_mark(c);
    }
    const auto found = kanji_.find(c);
    return found != kanji_.end() ? found->second : c;
  }

  std::map<UChar32, UChar32> kanji_;
  mutable std::map<UChar32, UChar32> latin_;  // those looked up
};

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_SCAN_FOLD_H_
