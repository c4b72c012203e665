// The characters of a folded text as the year recogniser reads them: words, numbers, breaks.
#ifndef KOURYU_DICT_TIME_YEAR_TEXT_H_
#define KOURYU_DICT_TIME_YEAR_TEXT_H_

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

#include "dict/base/char_set.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"

namespace kouryu {

struct YearNumber {
  int value = 0;
  std::size_t end = 0;     // index behind it
  std::size_t digits = 0;  // 0: there is no number
};

/// Positions are indexes of characters. No word or number is read across a break.
class YearText {
 public:
  /// `marked`: the characters whose positions marked() tells.
  YearText(const FoldedText& text, const CharSet& marked);

  [[nodiscard]] std::size_t size() const { return size_; }
  /// Ascending, found while the text was read: most characters begin nothing.
  [[nodiscard]] const std::vector<std::size_t>& marked() const { return marked_; }
  [[nodiscard]] char32_t peek(std::size_t i) const { return i < size_ ? c_[i] : 0; }
  [[nodiscard]] char32_t before(std::size_t i) const { return i > 0 && !stop_[i] ? c_[i - 1] : 0; }
  /// A break stands before this character; also behind the last one.
  [[nodiscard]] bool stops(std::size_t i) const { return stop_[i]; }
  [[nodiscard]] bool ends(std::size_t i) const { return i >= size_ || stop_[i]; }
  [[nodiscard]] bool breaks_at(std::size_t i) const { return i < size_ && stop_[i]; }
  /// The beginning of a line or of a cell of a table, or behind the mark of a list there.
  [[nodiscard]] bool begins_cell(std::size_t i) const {
    static constexpr std::u32string_view kMarks = U"・•○●◎◆◇■□▼※*-";
    const bool marked = i > 0 && !stops(i) && kMarks.find(c_[i - 1]) != kMarks.npos;
    std::size_t at = marked ? i - 1 : i;
    if (at > 0 && !stops(at) && c_[at - 1] == ' ') --at;  // is left between two numbers
    return at == 0 || stops(at) || c_[at - 1] == '|';
  }
  /// The end of one.
  [[nodiscard]] bool ends_cell(std::size_t i) const { return ends(i) || c_[i] == '|'; }
  /// Inside a web or mail address: digits there are no dates.
  [[nodiscard]] bool in_address(std::size_t i) const { return !address_.empty() && address_[i]; }
  [[nodiscard]] ByteRange bytes(std::size_t begin, std::size_t end) const {
    return {at_[begin], at_[end]};
  }

  /// True when `word` stands at `i` with no break inside or before it (unless it begins the match).
  [[nodiscard]] bool has(std::size_t i, std::u32string_view word) const {
    if (i + word.size() > size_) return false;
    for (std::size_t k = 0; k < word.size(); ++k) {
      if (c_[i + k] != word[k] || (k > 0 && stop_[i + k])) return false;
    }
    return true;
  }
  /// As has(), for a word that goes on with a match: no break before it either.
  [[nodiscard]] bool goes_on(std::size_t i, std::u32string_view word) const {
    return has(i, word) && !stop_[i];
  }
  [[nodiscard]] bool any_goes_on(std::size_t i,
                                 std::initializer_list<std::u32string_view> words) const {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return goes_on(i, word); });
  }

  [[nodiscard]] bool is_range_sign(std::size_t i) const {
    static constexpr std::u32string_view kSigns = U"~〜～-–—―−";
    if (i >= size_ || stop_[i]) return false;
    return kSigns.find(c_[i]) != kSigns.npos || (c_[i] == U'ー' && is_long_mark_a_dash(i));
  }

  [[nodiscard]] bool is_list_sign(std::size_t i) const {
    static constexpr std::u32string_view kSigns = U"、・,／/";
    return i < size_ && !stop_[i] && kSigns.find(c_[i]) != kSigns.npos;
  }

  /// Behind 、 及び と or a pair of them that join the members of a list; `i` where there is none.
  [[nodiscard]] std::size_t behind_joint(std::size_t i) const;

  /// Behind ~ or から at `i`; `i` where there is none.
  [[nodiscard]] std::size_t behind_range_sign(std::size_t i) const {
    if (is_range_sign(i)) return i + 1;
    return goes_on(i, U"から") ? i + 2 : i;
  }
  /// At most `most` digits; no number where there are more.
  [[nodiscard]] YearNumber arabic(std::size_t i, std::size_t most) const;
  /// 十六, 二十, 二五, 二〇二〇.
  [[nodiscard]] YearNumber kanji(std::size_t i, std::size_t most) const;
  /// Either.
  [[nodiscard]] YearNumber number(std::size_t i, std::size_t most) const;
  /// Of a month or day: 8, 12, 二, 二二, 二十二.
  [[nodiscard]] YearNumber small_number(std::size_t i) const;
  /// 二千, 千九百八十六: four places named by their kanji.
  [[nodiscard]] YearNumber named_thousands(std::size_t i) const;

 private:
  void mark_addresses();
  /// 1998年ー2001年
  [[nodiscard]] bool is_long_mark_a_dash(std::size_t i) const;

  std::size_t size_ = 0;
  std::unique_ptr<char32_t[]> c_;
  std::unique_ptr<std::size_t[]> at_;  // byte position of each character, then the size
  std::vector<std::size_t> marked_;
  std::vector<bool> stop_;
  std::vector<bool> address_;  // empty where the text has none
};

[[nodiscard]] inline bool is_ascii_letter(char32_t c) { return c >= 'a' && c <= 'z'; }

/// 0 to 9 for 〇 to 九, else -1.
[[nodiscard]] int kanji_digit(char32_t c);

}  // namespace kouryu

#endif  // KOURYU_DICT_TIME_YEAR_TEXT_H_
