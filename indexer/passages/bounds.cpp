// Looks over as many characters as a passage may have, and takes the best place among them.
#include "indexer/passages/bounds.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

/// What ends at a place between two characters; later ones make better cuts.
enum class Place : std::uint8_t {
  Anywhere,  // inside a word or number
  Script,    // a run of one script: 研修|センター
  Phrase,    // a word with what is joined to it, or white space: 研修を|行う
  Clause,    // 、
  Quoted,    // a sentence inside brackets; one of Latin
  Sentence,  // a sentence; a line, which in a passage is a block or a line that the format tells
  Article    // the line above 第２０条
};
constexpr std::size_t kPlaces = 7;

constexpr std::u32string_view kSentenceEnds = U"。！？｡";
constexpr std::u32string_view kLatinSentenceEnds = U".!?";
constexpr std::u32string_view kClauseEnds = U"、，；：､,;:";
constexpr std::u32string_view kOpeners = U"「『（";
constexpr std::u32string_view kClosers = U"」』）";

enum class Script : std::uint8_t { Kanji, Hiragana, Katakana, Word, Mark };

Script script_of(char32_t c) {
  if (is_hiragana(c)) return Script::Hiragana;
  if (is_katakana(c)) return Script::Katakana;
  if (is_kanji(c)) return Script::Kanji;
  return is_letter_or_digit(c) ? Script::Word : Script::Mark;
}

/// Between two characters of which neither ends a sentence or clause.
Place between(char32_t left, char32_t right) {
  if (is_one_of(left, kClosers) || is_one_of(right, kOpeners)) return Place::Phrase;
  const Script from = script_of(left);
  const Script to = script_of(right);
  if (from == Script::Hiragana && to != Script::Hiragana && to != Script::Mark) {
    return Place::Phrase;
  }
  // 30|人, A-|12, ISO|規格: what a number or Latin letters touch is one word with them.
  const bool plain = from != Script::Word && to != Script::Word && from != Script::Mark &&
                     to != Script::Mark && to != Script::Hiragana;
  return plain && from != to ? Place::Script : Place::Anywhere;
}

/// 第２０条, 第三条の二.
bool opens_article(std::string_view line) {
  constexpr std::size_t kMostDigits = 5;
  constexpr std::string_view kOrdinal = "第";
  if (!line.starts_with(kOrdinal)) return false;
  std::size_t digits = 0;
  for (std::size_t position = kOrdinal.size(); position < line.size() && digits <= kMostDigits;) {
    const char32_t c = next_char(line, position);
    if (digits > 0 && c == U'条') return true;
    if (!is_digit(c) && !is_kanji_numeral(c)) return false;
    ++digits;
  }
  return false;
}

std::string_view line_from(std::string_view text, std::size_t begin) {
  return begin >= text.size() ? std::string_view()
                              : text.substr(begin, text.find('\n', begin) - begin);
}

/// Finds the end of one piece.
class PieceReader {
 public:
  PieceReader(std::string_view text, std::size_t begin, std::size_t chars, std::size_t most)
      : text_(text),
        begin_(begin),
        line_begin_(begin),
        chars_(chars),
        most_(most),
        welcome_(most * 3 / 5),
        least_(most / 5) {}

  /// The end of the piece, and its characters.
  struct End {
    std::size_t position = 0;
    std::size_t chars = 0;
  };

  /// `chars_` are left in the text from `begin_` on.
  End read() {
    std::size_t position = begin_;
    char32_t left = 0;
    for (std::size_t count = 0; position < text_.size() && count <= most_; ++count) {
      std::size_t ahead = position;
      const char32_t right = next_char(text_, ahead);
      if (count > 0) {
        const Place place = place_between(left, right, position);
        if (place == Place::Article) return {position, count};
        const std::size_t rest = chars_ - count;
        // The first sentence that ends where a cut is welcome.
        if (chars_ > most_ && place == Place::Sentence && count >= welcome_ && rest >= least_) {
          return {position, count};
        }
        note(place, count, rest, position);
      }
      left = right;
      position = ahead;
    }
    if (chars_ <= most_) return {text_.size(), chars_};
    return best();
  }

 private:
  /// What ends at `position`, between two characters. Called for all of them in order. White space
  /// belongs to what it follows.
  Place place_between(char32_t left, char32_t right, std::size_t position) {
    if (left == U'\n') {
      depth_ = 0;  // no bracket is open over the end of a block
      if (is_space(right)) return Place::Anywhere;
      const std::string_view above = line_from(text_, line_begin_);
      const std::string_view line = line_from(text_, position);
      line_begin_ = position;
      const bool article =
          begins_article(line, above, line_from(text_, position + line.size() + 1));
      return article ? Place::Article : Place::Sentence;
    }
    const bool in_space = is_space(left);
    if (!in_space) before_space_ = place_of(left, right);
    if (is_space(right)) return Place::Anywhere;
    return in_space ? std::max(before_space_, Place::Phrase) : before_space_;
  }

  Place place_of(char32_t left, char32_t right) {
    if (is_one_of(left, kOpeners)) ++depth_;
    if (is_one_of(left, kClosers) && depth_ > 0) --depth_;
    const bool closes = is_one_of(right, kClosers);
    const bool marks = is_one_of(right, kSentenceEnds) || is_one_of(right, kClauseEnds);
    // 。」 and ！？ end together.
    if (is_one_of(left, kSentenceEnds)) {
      if (depth_ == 0 && !marks) return Place::Sentence;
      return closes || marks ? Place::Anywhere : Place::Quoted;
    }
    if (closes || marks) return Place::Anywhere;
    if (is_space(right) && is_one_of(left, kLatinSentenceEnds)) return Place::Quoted;
    if (is_one_of(left, kClauseEnds)) {  // but not in 1,200 and 10：30
      const bool japanese = left == U'、' || (left >= 0x80 && !is_digit(right));
      return japanese || is_space(right) ? Place::Clause : Place::Anywhere;
    }
    return between(left, right);
  }

  void note(Place place, std::size_t count, std::size_t rest, std::size_t position) {
    if (count < least_ || (place < Place::Sentence && rest < least_)) return;
    last_.at(static_cast<std::size_t>(place)) = {position, count};
  }

  [[nodiscard]] End best() const {
    const auto found =
        std::find_if(last_.rbegin(), last_.rend(), [](const End& end) { return end.chars > 0; });
    if (found == last_.rend()) return {text_.size(), chars_};
    const std::size_t cluster = grapheme_begin(text_, found->position);
    const std::size_t inside = count_chars(text_.substr(cluster, found->position - cluster));
    // A cluster that is longer than a piece is no character that a reader sees.
    if (cluster <= begin_ || inside + least_ > found->chars) return *found;
    return {cluster, found->chars - inside};
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t line_begin_;
  std::size_t chars_;
  std::size_t most_;
  std::size_t welcome_;  // characters after which a sentence's end is taken
  std::size_t least_;    // characters of a piece, and of what is left behind it
  int depth_ = 0;        // inside 「…」 a 。 ends no sentence of ours
  Place before_space_ = Place::Anywhere;
  std::array<End, kPlaces> last_;
};

}  // namespace

bool begins_article(std::string_view line, std::string_view above, std::string_view below) {
  return opens_article(line) ? !is_bracketed(above) : is_bracketed(line) && opens_article(below);
}

std::vector<std::size_t> piece_ends(std::string_view text, std::size_t most) {
  std::vector<std::size_t> ends;
  std::size_t left = count_chars(text);
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = PieceReader(text, begin, left, most).read();
    ends.push_back(end.position);
    begin = end.position;
    left -= end.chars;
  }
  return ends;
}

}  // namespace kouryu
