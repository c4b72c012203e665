// Other ways to write a word that mean the same. Rules and tables make many spellings that nobody
// writes, so the index decides which of them count (plan/widen.h). What is read inside a word:
// spelling_sites.h.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/lexicon/alike_kanji.h"
#include "searcher/query/query.h"
#include "searcher/query/spelling_sites.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostSpellings = 40;
constexpr std::size_t kLongestWord = 40;  // characters

/// Katakana that stand for one foreign sound; either side may be written for the other.
constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 23> kSameSound = {{
    {U"ヴァ", U"バ"},   {U"ヴィ", U"ビ"},   {U"ヴェ", U"ベ"},   {U"ヴォ", U"ボ"},
    {U"ヴ", U"ブ"},     {U"ウェ", U"ウエ"}, {U"ウィ", U"ウイ"}, {U"ウォ", U"ウオ"},
    {U"ウォ", U"ワ"},   {U"ティ", U"チ"},   {U"ディ", U"ジ"},   {U"ファ", U"フア"},
    {U"フィ", U"フイ"}, {U"フェ", U"フエ"}, {U"フォ", U"ホ"},   {U"シェ", U"セ"},
    {U"ジェ", U"ゼ"},   {U"トゥ", U"ツ"},   {U"ドゥ", U"ド"},   {U"イア", U"イヤ"},
    {U"ツァ", U"ザ"},   {U"キャ", U"キヤ"}, {U"ツィ", U"チ"},
}};

class Spellings {
 public:
  explicit Spellings(std::u32string word) : word_(std::move(word)) {}

  std::vector<std::string> take() && { return std::move(out_); }

  /// `from` at each place by `to`.
  void exchange(std::u32string_view from, std::u32string_view to) {
    for (std::size_t at = word_.find(from); at != std::u32string::npos;
         at = word_.find(from, at + 1)) {
      std::u32string other = word_;
      other.replace(at, from.size(), to);
      add(other);
    }
  }

  /// Without the dots of a foreign name: シティーズ・フォー・モビリティ.
  void drop_dots() {
    std::u32string other;
    for (std::size_t i = 0; i < word_.size(); ++i) {
      const bool inside =
          i > 0 && i + 1 < word_.size() && is_katakana(word_[i - 1]) && is_katakana(word_[i + 1]);
      if (!(inside && (word_[i] == U'・' || word_[i] == U'='))) other += word_[i];
    }
    add(other);
  }

  /// The long mark at the end of a run of katakana: コンピュータ, コンピューター.
  void end_long_or_short() {
    for (std::size_t i = 0; i < word_.size(); ++i) {
      const bool ends =
          is_katakana(word_[i]) && (i + 1 == word_.size() || !is_katakana(word_[i + 1]));
      if (!ends) continue;
      std::u32string other = word_;
      if (word_[i] == U'ー') {
        if (i > 1) add(other.erase(i, 1));
      } else if (i > 1 && is_katakana(word_[i - 1])) {
        add(other.insert(i + 1, 1, U'ー'));
      }
    }
  }

  /// A dash for the long mark between katakana, and the other way round: コンピュ-タ, セ-ルス.
  void dash_for_long_mark() {
    std::u32string marks = word_;
    std::u32string dashes = word_;
    for (std::size_t i = 1; i < word_.size(); ++i) {
      if (!is_katakana(word_[i - 1]) && word_[i - 1] != kDash) continue;
      if (word_[i] == kDash && is_katakana(marks[i - 1])) marks[i] = kLongMark;
      if (word_[i] == kLongMark) dashes[i] = kDash;
    }
    for (const std::u32string& other : {marks, dashes}) {
      add(other);
      // Its last may be left out as well: コンピューター, コンピュ-タ.
      if (other != word_ && (other.back() == kLongMark || other.back() == kDash)) {
        add(other.substr(0, other.size() - 1));
      }
    }
  }

  /// Every choice of the spellings of the parts of the word: one part first, then two and more.
  void sites() {
    const std::vector<SpellingSite> found = spelling_sites(word_);
    for (std::size_t changes = 1; changes <= found.size() && !full(); ++changes) {
      change(found, 0, changes, word_, 0);
    }
  }

  void kanji_of_names() {
    for (std::size_t i = 0; i < word_.size(); ++i) {
      for (const char32_t kanji : AlikeKanji::instance().in_names(word_[i])) {
        std::u32string other = word_;
        other[i] = kanji;
        add(other);
      }
    }
  }

  /// Digits in groups of three, or no longer: 12573.85, 12,573.85. Only a number that stands alone
  /// at its left and has four digits and more; digits behind a decimal point are never grouped.
  void group_digits() {
    std::u32string grouped;
    std::u32string plain;
    for (std::size_t i = 0; i < word_.size();) {
      if (!is_ascii_digit(word_[i])) {
        grouped += word_[i];
        plain += word_[i++];
        continue;
      }
      const bool fraction = i > 0 && word_[i - 1] == U'.';
      std::u32string digits;
      std::u32string as_written;
      for (; i < word_.size(); ++i) {
        const bool separator = word_[i] == U',' && group_follows(i);
        if (!is_ascii_digit(word_[i]) && !separator) break;
        as_written += word_[i];
        if (!separator) digits += word_[i];
      }
      const bool groups = as_written.size() != digits.size();
      plain += groups && well_grouped(as_written) ? digits : as_written;
      grouped += groups || fraction ? as_written : with_groups(digits);
    }
    add(grouped);
    add(plain);
  }

 private:
  static constexpr char32_t kDash = U'-';
  static constexpr char32_t kLongMark = U'ー';

  /// Changes `left` of the sites from `first` on. `grown`: characters that `changed` is longer (or,
  /// wrapped round, shorter) than the word by now.
  void change(const std::vector<SpellingSite>& found, std::size_t first, std::size_t left,
              const std::u32string& changed, std::size_t grown) {
    if (left == 0) {
      add(changed);
      return;
    }
    for (std::size_t i = first; i + left <= found.size() && !full(); ++i) {
      const std::size_t chars = found[i].end - found[i].begin;
      for (const std::u32string& spelling : found[i].others) {
        std::u32string other = changed;
        other.replace(found[i].begin + grown, chars, spelling);
        change(found, i + 1, left - 1, other, grown + spelling.size() - chars);
      }
    }
  }

  /// Three digits behind the comma at `comma`, and no fourth.
  [[nodiscard]] bool group_follows(std::size_t comma) const {
    constexpr std::size_t kGroup = 3;
    for (std::size_t i = 1; i <= kGroup; ++i) {
      if (comma + i >= word_.size() || !is_ascii_digit(word_[comma + i])) return false;
    }
    return comma + kGroup + 1 >= word_.size() || !is_ascii_digit(word_[comma + kGroup + 1]);
  }

  static bool well_grouped(std::u32string_view number) {
    const std::size_t first = number.find(U',');
    return first >= 1 && first <= 3 && number[0] != U'0';
  }

  static std::u32string with_groups(const std::u32string& digits) {
    constexpr std::size_t kGroup = 3;
    constexpr std::size_t kFewest = 4;
    constexpr std::size_t kMost = 15;
    if (digits.size() < kFewest || digits.size() > kMost || digits[0] == U'0') return digits;
    std::u32string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
      if (i > 0 && (digits.size() - i) % kGroup == 0) out += U',';
      out += digits[i];
    }
    return out;
  }

  void add(const std::u32string& spelling) {
    // What contains the word as typed is found by it already.
    if (spelling.size() < 2 || full() || spelling.find(word_) != std::u32string::npos) return;
    std::string folded = to_utf8(spelling);
    if (std::find(out_.begin(), out_.end(), folded) == out_.end()) out_.push_back(folded);
  }

  [[nodiscard]] bool full() const { return out_.size() >= kMostSpellings; }

  std::u32string word_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> other_spellings(std::string_view folded) {
  const std::u32string word = to_utf32(folded);
  if (word.size() < 2 || word.size() > kLongestWord) return {};
  Spellings spellings(word);
  spellings.group_digits();
  spellings.sites();
  if (std::any_of(word.begin(), word.end(), is_kanji)) spellings.kanji_of_names();
  if (std::any_of(word.begin(), word.end(), is_katakana)) {
    spellings.drop_dots();
    spellings.end_long_or_short();
    spellings.dash_for_long_mark();
    for (const auto& [one, other] : kSameSound) {
      spellings.exchange(one, other);
      spellings.exchange(other, one);
    }
  }
  return std::move(spellings).take();
}

}  // namespace kouryu
