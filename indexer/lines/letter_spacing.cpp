// The narrowest gap between two letters of a line parts letters, if any does; wider ones part words
// and cells. What stands between wider gaps is judged by itself.
#include "indexer/lines/letter_spacing.h"

#include <algorithm>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/base/width.h"

namespace kouryu {
namespace {

constexpr std::size_t kWidestInLine = 2;     // columns between the letters of a word among others
constexpr std::size_t kFewestJustified = 3;  // columns between two letters that fill a line

/// Letters that stand alone as heads of columns and in forms: 月 火 水, 男 女 計, 年 月 日.
constexpr std::u32string_view kHeads =
    U"月火水木金土日男女計年時分春夏秋冬東西南北上下左右大中小有無可否甲乙丙丁一二三四五六七八九十";

/// Behind a figure these go on with it.
constexpr std::u32string_view kUnits = U"年月";

struct Letter {
  std::size_t begin = 0;
  std::size_t end = 0;
  char32_t c = 0;
  std::size_t gap = 0;  // columns of white space before it
};

bool is_wide_letter(char32_t c) {
  return is_kanji(c) || is_hiragana(c) || is_katakana(c) ||
         (is_letter_or_digit(c) && char_columns(c) == 2);
}

std::vector<Letter> letters_of(std::string_view line) {
  constexpr std::size_t kTab = 8;
  std::vector<Letter> letters;
  std::size_t gap = 0;
  for (std::size_t position = 0; position < line.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(line, position);
    if (is_space(c)) {
      gap += c == U'\t' ? kTab : static_cast<std::size_t>(char_columns(c));
      continue;
    }
    letters.push_back({begin, position, c, gap});
    gap = 0;
  }
  return letters;
}

/// What is set in one manner: letters [begin, end) with gaps of one width between them.
class Setting {
 public:
  explicit Setting(const std::vector<Letter>& letters)
      : letters_(letters), closed_(letters.size(), false) {}

  void close(std::size_t begin, std::size_t end) {
    // １　日　時: a number before a word.
    if (end - begin > 2 && is_digit(letters_[begin].c) && !is_digit(letters_[begin + 1].c) &&
        letters_[begin + 1].gap > 0 && kUnits.find(letters_[begin + 1].c) == kUnits.npos) {
      ++begin;
    }
    if (begin == 0 && is_label(end)) closed_[1] = true;
    if (is_word(begin, end)) {
      close_word(begin, end);
      return;
    }
    // 担　当　課　国際交流課: a label before its value.
    std::size_t label = begin;
    while (label < end && stands_alone(label, begin, end)) ++label;
    if (is_word(begin, label)) close_word(begin, label);
  }

  /// Whether the gap before a letter goes.
  [[nodiscard]] bool closed(std::size_t letter) const { return closed_[letter]; }

 private:
  /// 日　時：５月１０日: two letters before a colon.
  [[nodiscard]] bool is_label(std::size_t end) const {
    return end > 2 && letters_[1].gap > 0 && letters_[2].gap == 0 && is_kanji(letters_[0].c) &&
           is_kanji(letters_[1].c) && (letters_[2].c == U'：' || letters_[2].c == U':');
  }

  [[nodiscard]] bool stands_alone(std::size_t i, std::size_t begin, std::size_t end) const {
    return (i == begin || letters_[i].gap > 0) && (i + 1 >= end || letters_[i + 1].gap > 0);
  }

  [[nodiscard]] bool is_word(std::size_t begin, std::size_t end) const {
    std::size_t pairs = 0;
    std::size_t spaced = 0;
    std::size_t words = 0;
    std::size_t alone = 0;  // words of one letter
    bool heads = true;
    bool figures = true;
    for (std::size_t i = begin; i < end; ++i) {
      heads = heads && kHeads.find(letters_[i].c) != kHeads.npos;
      figures = figures && is_digit(letters_[i].c);
      words += i == begin || letters_[i].gap > 0 ? 1 : 0;
      alone += stands_alone(i, begin, end) ? 1 : 0;
      if (i == begin || !is_wide_letter(letters_[i - 1].c) || !is_wide_letter(letters_[i].c)) {
        continue;
      }
      ++pairs;
      spaced += letters_[i].gap > 0 ? 1 : 0;
    }
    if (heads || figures) return false;
    // 目　　　次: nothing else is in the line.
    const bool justified = begin == 0 && end == letters_.size() && end == 2 && pairs == 1 &&
                           letters_[1].gap >= kFewestJustified;
    return justified || (is_letter_spaced(spaced, pairs) && alone * 4 > words * 3);
  }

  void close_word(std::size_t begin, std::size_t end) {
    const bool whole = begin == 0 && end == letters_.size();
    for (std::size_t i = begin + 1; i < end; ++i) {
      const bool wide = char_columns(letters_[i - 1].c) == 2 && char_columns(letters_[i].c) == 2;
      if (wide && (whole || letters_[i].gap <= kWidestInLine)) closed_[i] = true;
    }
  }

  const std::vector<Letter>& letters_;
  std::vector<bool> closed_;
};

}  // namespace

std::vector<ByteRange> letter_gaps(std::string_view line) {
  constexpr std::size_t kLongest = 4096;  // bytes: no one spaces the letters of more
  const bool spaced = line.find_first_of(" \t") != line.npos || line.find("　") != line.npos;
  if (!spaced || line.size() > kLongest) return {};
  const std::vector<Letter> letters = letters_of(line);
  std::size_t narrowest = 0;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (letters[i].gap > 0 && (narrowest == 0 || letters[i].gap < narrowest)) {
      if (is_wide_letter(letters[i - 1].c) && is_wide_letter(letters[i].c)) {
        narrowest = letters[i].gap;
      }
    }
  }
  if (narrowest == 0) return {};
  Setting setting(letters);
  for (std::size_t begin = 0; begin < letters.size();) {
    std::size_t end = begin + 1;
    while (end < letters.size() && letters[end].gap <= narrowest) ++end;
    setting.close(begin, end);
    begin = end;
  }
  std::vector<ByteRange> gaps;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (setting.closed(i) && letters[i].gap > 0)
      gaps.push_back({letters[i - 1].end, letters[i].begin});
  }
  return gaps;
}

std::string without_letter_spacing(std::string_view line) {
  std::string out;
  std::size_t begin = 0;
  for (const ByteRange& gap : letter_gaps(line)) {
    out.append(line.substr(begin, gap.begin - begin));
    begin = gap.end;
  }
  return out.append(line.substr(begin));
}

}  // namespace kouryu
