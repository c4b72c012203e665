// MeCab tells particles, and is wrong in names of hiragana. So it is believed only behind a word
// that is surely one, and what cannot be told apart stays together.
#include "searcher/query/pieces.h"

#include <algorithm>
#include <string>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/asking_words.h"
#include "dict/names/gazetteer.h"
#include "searcher/query/words.h"

namespace kouryu {
namespace {

bool has_hiragana(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (is_hiragana(next_char(text, position))) return true;
  }
  return false;
}

class Cutter {
 public:
  /// `names`: words of hiragana that MeCab may cut.
  Cutter(const AnalyzedText& text, std::vector<ByteRange> names, bool goes_on)
      : text_(text), folded_(text.folded.text), protected_(std::move(names)), behind_cut_(goes_on) {
    protect_names();
    protect_quotations();
    for (YearMention& mention : recognize_years(text.folded, {})) {
      if (!mention.relative && tells_date(mention)) dates_.push_back(std::move(mention));
    }
  }

  std::vector<QueryPiece> cut() {
    for (at_ = 0; at_ < text_.tokens.size();) {
      if (take_date() || take_question()) continue;
      step();
      ++at_;
    }
    close();
    drop_what_says_nothing();
    return std::move(pieces_);
  }

 private:
  [[nodiscard]] std::string_view surface(const Token& token) const {
    return folded_.substr(token.range.begin, token.range.size());
  }
  [[nodiscard]] const Token* token_at(std::size_t i) const {
    return i < text_.tokens.size() ? &text_.tokens[i] : nullptr;
  }

  /// 2010 inside a word is no date, unless it says so or stands at an end.
  [[nodiscard]] bool tells_date(const YearMention& mention) const {
    const std::string_view written = folded_.substr(mention.range.begin, mention.range.size());
    return mention.range.begin == 0 || mention.range.end == folded_.size() ||
           written.find("年") != std::string_view::npos;
  }

  /// いわき市, つくばみらい: what stands in the gazetteer is no particle and no verb.
  void protect_names() {
    if (!has_hiragana(folded_)) return;
    for (const Token& token : text_.tokens) {
      for (const PlaceMatch& match : Gazetteer::instance().matches_at(folded_, token.range.begin)) {
        const bool kanji_name = match.form == FormKind::Full || match.form == FormKind::Bare;
        const std::string_view name = folded_.substr(token.range.begin, match.bytes);
        if (!kanji_name || count_chars(name) < 2 || !has_hiragana(name)) continue;
        protected_.push_back({token.range.begin, token.range.begin + match.bytes});
        break;  // the longest
      }
    }
  }

  /// 「赤い靴」を作曲した人: what is quoted is one thing.
  void protect_quotations() {
    static constexpr std::pair<std::string_view, std::string_view> kQuotes[] = {{"「", "」"},
                                                                                {"『", "』"}};
    for (const auto& [open, close] : kQuotes) {
      for (std::size_t begin = folded_.find(open); begin != std::string_view::npos;) {
        const std::size_t end = folded_.find(close, begin);
        if (end == std::string_view::npos) break;
        protected_.push_back({begin + open.size(), end});
        begin = folded_.find(open, end);
      }
    }
  }

  [[nodiscard]] bool is_protected(const Token& token) const {
    return std::any_of(protected_.begin(), protected_.end(), [&](const ByteRange& range) {
      return range.begin <= token.range.begin && token.range.end <= range.end;
    });
  }

  /// A word that is surely one: more than hiragana, or one of two characters that MeCab knows.
  [[nodiscard]] bool is_sure(const Token& token) const {
    if (is_protected(token) || !only_hiragana(surface(token))) return true;
    return token.known && token.content && count_chars(surface(token)) > 1;
  }

  [[nodiscard]] bool is_sign(const Token& token) const {
    std::size_t position = 0;
    return token.kind == TokenKind::Symbol && !is_inside_number(token) &&
           separates(next_char(surface(token), position));
  }

  /// The comma of 12,573.
  [[nodiscard]] bool is_inside_number(const Token& token) const {
    const auto digit_at = [&](std::size_t byte) {
      return byte < folded_.size() && folded_[byte] >= '0' && folded_[byte] <= '9';
    };
    return token.range.begin > 0 && digit_at(token.range.begin - 1) && digit_at(token.range.end);
  }

  bool take_date() {
    for (const YearMention& mention : dates_) {
      if (mention.range.begin != text_.tokens[at_].range.begin) continue;
      std::size_t last = at_;
      while (last < text_.tokens.size() && text_.tokens[last].range.end <= mention.range.end) {
        ++last;
      }
      if (last == at_ || text_.tokens[last - 1].range.end != mention.range.end) continue;
      close();
      pieces_.push_back({PieceKind::Date, at_, last, mention});
      at_ = last;
      behind_cut_ = true;
      return true;
    }
    return false;
  }

  /// 何年, どこ, 教えて.
  bool take_question() {
    const Token& token = text_.tokens[at_];
    if (is_protected(token)) return false;
    std::size_t last = at_ + 1;
    if (AskingWords::instance().is_interrogative(surface(token)) && !begins_unsure()) {
      while (token_at(last) != nullptr && goes_with_question(*token_at(last))) ++last;
      last = behind_unit(last);
    } else if (!asks_to_tell(token)) {
      return false;
    }
    close();
    pieces_.push_back({PieceKind::Asks, at_, last, std::nullopt});
    at_ = last;
    behind_cut_ = true;
    return true;
  }

  /// 年 of 何年, くらい of どれくらい.
  [[nodiscard]] bool goes_with_question(const Token& token) const {
    const std::string_view written = surface(token);
    return token.kind == TokenKind::Suffix || written == "くらい" || written == "ぐらい" ||
           written == "ほど";
  }

  /// どこの県, どの国: the unit is asked for, too.
  [[nodiscard]] std::size_t behind_unit(std::size_t next) const {
    static constexpr std::u32string_view kUnits = U"県府都道市区町村国州省郡島";
    std::size_t unit = next;
    if (token_at(unit) != nullptr && surface(*token_at(unit)) == "の") ++unit;
    const bool asks_which = unit > next || surface(text_.tokens[next - 1]) == "どの";
    if (!asks_which || token_at(unit) == nullptr) return next;
    const std::u32string word = to_utf32(surface(*token_at(unit)));
    const bool is_unit = word.size() == 1 && kUnits.find(word[0]) != std::u32string_view::npos;
    return is_unit ? unit + 1 : next;
  }

  /// 教えてください, 知りたい at the end of what was typed.
  [[nodiscard]] bool asks_to_tell(const Token& token) const {
    if (token.kind != TokenKind::Verb || !AskingWords::instance().is_request(token.base)) {
      return false;
    }
    const Token* const next = token_at(at_ + 1);
    if (next == nullptr) return surface(token).ends_with("よ") || surface(token).ends_with("ろ");
    const std::string_view joined = surface(*next);
    if (joined != "て" && joined != "たい" && joined != "ください" && joined != "なさい")
      return false;
    for (std::size_t i = at_ + 1; i < text_.tokens.size(); ++i) {
      if (text_.tokens[i].content && text_.tokens[i].kind != TokenKind::Verb) return false;
    }
    return true;
  }

  /// One more token: to the piece, or a cut.
  void step() {
    const Token& token = text_.tokens[at_];
    if (is_protected(token)) return append(true);
    if (is_sign(token)) return cut_here();
    if (counts(token)) return append(true);
    if (!token.content && token.kind != TokenKind::Symbol) {
      // The first token of a name of hiragana may look like a particle, one behind it, too.
      if (open_ ? sure_ : behind_cut_) return cut_here();
      return append(false);
    }
    const bool inflects = token.kind == TokenKind::Verb || token.kind == TokenKind::Adjective;
    if (inflects && is_sure(token) && stands_alone(token)) {
      close();
      append(true);
      take_ending();
      return cut_here();
    }
    // さ of 長さ, さん of 田中さん.
    append(is_sure(token) || (token.kind == TokenKind::Suffix && sure_));
  }

  /// つ of 4つ, which MeCab takes for a particle.
  [[nodiscard]] bool counts(const Token& token) const {
    return open_ && text_.tokens[last_ - 1].kind == TokenKind::Number && surface(token) == "つ";
  }

  /// The auxiliaries of a verb, and the て or で behind it, belong to its letters.
  void take_ending() {
    while (const Token* const next = token_at(at_ + 1)) {
      if (!is_ending(*next, folded_)) break;
      last_ = ++at_ + 1;
    }
  }

  /// A verb that is no part of a compound noun (呼び寄せ家族, 街づくり): in its base form, before a
  /// particle or auxiliary, or behind a particle.
  [[nodiscard]] bool stands_alone(const Token& token) const {
    const Token* const next = token_at(at_ + 1);
    if (next != nullptr && next->kind == TokenKind::Suffix && next->content) return false;  // 長さ
    if (surface(token) == token.base) return true;
    if (!open_ && behind_cut_) return true;
    return next != nullptr && !next->content && next->kind != TokenKind::Symbol;
  }

  /// Inside a piece that is not surely a word: さ/ぬき, な/の/は.
  [[nodiscard]] bool begins_unsure() const { return open_ && !sure_; }

  void append(bool sure) {
    if (!open_) {
      open_ = true;
      first_ = at_;
    }
    sure_ = sure;
    last_ = at_ + 1;
    behind_cut_ = false;
  }

  void cut_here() {
    close();
    behind_cut_ = true;
  }

  void close() {
    if (open_) pieces_.push_back({PieceKind::Words, first_, last_, std::nullopt});
    open_ = false;
    sure_ = false;
  }

  /// Particles at the beginning (とは何ですか) and pronouns (この頃) are no part, unless there is
  /// nothing else.
  void drop_what_says_nothing() {
    const auto says = [&](const QueryPiece& piece) {
      if (piece.kind != PieceKind::Words) return true;
      for (std::size_t i = piece.first; i < piece.last; ++i) {
        if (text_.tokens[i].content || is_protected(text_.tokens[i])) return true;
      }
      return false;
    };
    if (std::any_of(pieces_.begin(), pieces_.end(), says)) {
      std::erase_if(pieces_, [&](const QueryPiece& piece) { return !says(piece); });
    }
    // Signs alone stand for nothing.
    std::erase_if(pieces_, [&](const QueryPiece& piece) {
      return std::all_of(text_.tokens.begin() + static_cast<std::ptrdiff_t>(piece.first),
                         text_.tokens.begin() + static_cast<std::ptrdiff_t>(piece.last),
                         [](const Token& t) { return t.kind == TokenKind::Symbol; });
    });
  }

  const AnalyzedText& text_;
  std::string_view folded_;
  std::vector<ByteRange> protected_;
  std::vector<YearMention> dates_;
  std::vector<QueryPiece> pieces_;
  std::size_t at_ = 0;
  std::size_t first_ = 0;  // of the open piece
  std::size_t last_ = 0;   // behind it
  bool open_ = false;      // there is a piece that may go on
  bool sure_ = false;      // its last token is surely a word: a particle behind it is one
  bool behind_cut_;        // nothing since the last cut
};

}  // namespace

bool separates(char32_t c) {
  static constexpr std::u32string_view kSigns =
      U"、。，．､｡,!?！？…「」『』()（）[]【】《》〈〉;；\"'";
  return kSigns.find(c) != std::u32string_view::npos;
}

bool only_hiragana(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (!is_hiragana(c) && c != U'ー') return false;
  }
  return true;
}

std::vector<QueryPiece> cut_into_pieces(const AnalyzedText& text, std::vector<ByteRange> names,
                                        bool goes_on) {
  return Cutter(text, std::move(names), goes_on).cut();
}

}  // namespace kouryu
