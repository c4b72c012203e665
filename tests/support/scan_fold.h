// Folding as the contract words it, slowly and on its own: the oracle beside dict/text.
//
// NFKC, case and variant characters; then white space is removed unless it stands between two Latin
// letters or digits, where any run of it is one space.
#ifndef KOURYU_TESTS_SUPPORT_SCAN_FOLD_H_
#define KOURYU_TESTS_SUPPORT_SCAN_FOLD_H_

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

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
      const std::int32_t tab = cells.indexOf(u'\t');
      variants_[cells.char32At(0)] = cells.char32At(tab + 1);
    }
  }

  std::string operator()(const std::string& text) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::UnicodeString folded = nfkc->normalize(icu::UnicodeString::fromUTF8(text), status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalize");
    std::vector<UChar32> chars;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
      const auto found = variants_.find(folded.char32At(i));
      chars.push_back(found != variants_.end() ? found->second : folded.char32At(i));
    }
    icu::UnicodeString out;
    for (std::size_t i = 0; i < chars.size(); ++i) {
      if (!is_white(chars[i])) {
        out.append(chars[i]);
        continue;
      }
      std::size_t next = i;
      while (next < chars.size() && is_white(chars[next])) ++next;
      if (i > 0 && next < chars.size() && joins(chars[i - 1]) && joins(chars[next])) {
        out.append(u' ');
      }
      i = next - 1;
    }
    std::string utf8;
    return out.toUTF8String(utf8);
  }

 private:
  static bool is_white(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) != 0; }
  static bool joins(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status) == USCRIPT_LATIN ||
           u_charType(c) == U_DECIMAL_DIGIT_NUMBER;
  }

  std::map<UChar32, UChar32> variants_;
};

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_SCAN_FOLD_H_
