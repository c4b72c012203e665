// Cuts a raw query into lexemes. Knows characters, not grammar.
#include "searcher/query/lexer.h"

#include <array>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

/// The ASCII form of a full-width character of the query language.
char32_t narrow(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  // The minus sign and the dashes that input methods offer for it.
  return c == 0x2212 || c == 0x2013 || c == 0x2010 ? U'-' : c;
}

/// The character that closes a quotation `c` opens; 0 when it opens none.
char32_t closer_of(char32_t c) {
  switch (c) {
    case U'"':
    case 0xFF02:
    case 0x201D:
    case 0x201E:
      return U'"';
    case 0x201C:
      return 0x201D;
    case 0x300C:
      return 0x300D;
    case 0x300E:
      return 0x300F;
    default:
      return 0;
  }
}

bool closes(char32_t c, char32_t closer) {
  if (c == closer) return true;
  const bool western = closer == U'"' || closer == 0x201D;
  return western && (c == U'"' || c == 0xFF02 || c == 0x201D || c == 0x201C);
}

/// A closing mark that cannot open: alone, it is a space.
bool only_closes(char32_t c) { return c == 0x300D || c == 0x300F; }

/// Punctuation at the ends of a word says nothing about it.
std::string_view trimmed(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kMarks = {
      "、", "。", "，", "．", "・", "！", "？", "…", ",", ".", "!", "?", ";", "："};
  for (bool again = true; again && !word.empty();) {
    again = false;
    for (const std::string_view mark : kMarks) {
      if (word.starts_with(mark)) {
        word.remove_prefix(mark.size());
        again = true;
      } else if (word.ends_with(mark)) {
        word.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return word;
}

bool is_bracket(char32_t c) { return narrow(c) == U'(' || narrow(c) == U')'; }

std::string narrow_text(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, narrow(c));
  return out;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : chars_(to_utf32(query)) {}

  Lexemes read() {
    bool typed = false;
    while (position_ < chars_.size()) {
      const char32_t c = chars_[position_];
      if (is_space(c)) {
        ++position_;
        behind_quote_ = false;
        continue;
      }
      typed = true;
      if (only_closes(c)) {
        out_.unbalanced_quote = true;
        ++position_;
        continue;
      }
      if (is_bracket(c)) {
        add(narrow(c) == U'(' ? Lexeme::Kind::Open : Lexeme::Kind::Close, to_utf8({&c, 1}));
        ++position_;
      } else if (closer_of(c) != 0 && !quotes_inside_text()) {
        read_phrase({});
      } else if (!read_minus()) {
        read_word();
      }
    }
    bool letters = false;
    for (const Lexeme& lexeme : out_.list) {
      // A phrase is literal: signs are text as well. A filter whose value has no letter is an error
      // of its own.
      letters |= lexeme.kind == Lexeme::Kind::Field || lexeme.kind == Lexeme::Kind::Phrase;
      letters |= lexeme.kind != Lexeme::Kind::Open && lexeme.kind != Lexeme::Kind::Close &&
                 has_letter(lexeme.text);
    }
    out_.only_symbols = typed && !letters;
    return std::move(out_);
  }

 private:
  void add(Lexeme::Kind kind, std::string text, std::optional<FieldId> field = {}) {
    out_.list.push_back({kind, std::move(text), field, behind_quote_});
    behind_quote_ = kind == Lexeme::Kind::Phrase;
  }

  /// At a quotation mark: the phrase up to its partner; without one the mark is a space.
  bool read_phrase(std::optional<FieldId> field) {
    const char32_t closer = closer_of(chars_[position_]);
    std::size_t end = position_ + 1;
    while (end < chars_.size() && !closes(chars_[end], closer)) ++end;
    if (end == chars_.size()) {
      out_.unbalanced_quote = true;
      ++position_;
      return false;
    }
    std::string text =
        to_utf8(std::u32string_view(chars_).substr(position_ + 1, end - position_ - 1));
    position_ = end + 1;
    if (!field) {
      if (!fold_text(text).empty()) add(Lexeme::Kind::Phrase, std::move(text));
    } else {
      add(Lexeme::Kind::Field, std::move(text), field);
    }
    return true;
  }

  /// At 「 of 「赤い靴」を作曲した人: the quotation goes on as text, and is read as one with it.
  [[nodiscard]] bool quotes_inside_text() const {
    const char32_t closer = closer_of(chars_[position_]);
    if (closer != 0x300D && closer != 0x300F) return false;
    const std::size_t end = chars_.find(closer, position_);
    if (end == std::u32string::npos || end == position_ + 1) return false;
    return (end + 1 < chars_.size() && joins(chars_[end + 1])) ||
           (position_ > 0 && joins(chars_[position_ - 1]));
  }

  /// A character that a quotation beside it belongs to.
  static bool joins(char32_t c) { return !is_space(c) && !is_bracket(c) && narrow(c) != U'-'; }

  /// -word, -"phrase", -(group): only where a word could begin.
  bool read_minus() {
    if (narrow(chars_[position_]) != U'-' || position_ + 1 >= chars_.size()) return false;
    const char32_t next = chars_[position_ + 1];
    const bool operand =
        !is_space(next) && narrow(next) != U'-' && narrow(next) != U')' &&
        (has_letter(to_utf8({&next, 1})) || is_bracket(next) || closer_of(next) != 0);
    if (!operand) return false;
    add(Lexeme::Kind::Not, to_utf8({&chars_[position_], 1}));
    ++position_;
    return true;
  }

  void read_word() {
    const std::size_t begin = position_;
    while (position_ < chars_.size()) {
      const char32_t c = chars_[position_];
      if (is_space(c) || is_bracket(c)) break;
      if (closer_of(c) != 0) {
        if (!quotes_inside_text()) break;
        position_ = chars_.find(closer_of(c), position_) + 1;
        continue;
      }
      if (only_closes(c)) break;
      ++position_;
      if (narrow(c) == U':' && read_field(begin)) return;
    }
    const auto word = std::u32string_view(chars_).substr(begin, position_ - begin);
    const std::string ascii = narrow_text(word);
    if (ascii == "AND") return add(Lexeme::Kind::And, to_utf8(word));
    if (ascii == "OR") return add(Lexeme::Kind::Or, to_utf8(word));
    if (ascii == "NOT") return add(Lexeme::Kind::Not, to_utf8(word));
    std::string text = to_utf8(word);
    if (!has_letter(text)) return;
    if (narrow(word.back()) == U'*') {
      add(Lexeme::Kind::Prefix, to_utf8(word.substr(0, word.size() - 1)));
    } else {
      add(Lexeme::Kind::Word, std::string(trimmed(text)));
    }
  }

  /// Just past a colon: the field before it with its value, unless there is no such field or value.
  bool read_field(std::size_t begin) {
    const auto typed = std::u32string_view(chars_).substr(begin, position_ - 1 - begin);
    const auto field = filter_named(narrow_text(typed));
    if (!field || position_ == chars_.size()) return false;
    if (closer_of(chars_[position_]) != 0) return read_phrase(field);
    const std::size_t value = position_;
    std::size_t end = value;
    while (end < chars_.size() && !is_space(chars_[end]) && !is_bracket(chars_[end])) ++end;
    if (end == value) return false;
    add(Lexeme::Kind::Field, to_utf8(std::u32string_view(chars_).substr(value, end - value)),
        field);
    position_ = end;
    return true;
  }

  std::u32string chars_;
  std::size_t position_ = 0;
  bool behind_quote_ = false;
  Lexemes out_;
};

}  // namespace

Lexemes read_lexemes(std::string_view query) { return Lexer(query).read(); }

bool has_letter(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_letter_or_digit(c)) return true;
  }
  // Signs whose folding holds letters (℃, ㎢, ①).
  const std::string folded = fold_text(text);
  for (std::size_t position = 0; position < folded.size();) {
    if (is_letter_or_digit(next_char(folded, position))) return true;
  }
  return false;
}

}  // namespace kouryu
