// Cuts an unspaced string into the parts a person means: at particles, punctuation, dates, verbs.
//
// MeCab tells particles, and is wrong in names of hiragana (にいがた: に/い/がた). So it is
// believed only behind a word that is surely one, and what cannot be told apart stays together.
// Nothing is lost by a cut: a text that contains the string contains every part of it.
#include <algorithm>
#include <optional>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/asking_words.h"
#include "dict/lexicon/gazetteer.h"
#include "dict/recognize/organisations.h"
#include "dict/recognize/years.h"
#include "searcher/query/lexer.h"
#include "searcher/query/words.h"

namespace kouryu {
namespace {

bool only_hiragana(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (!is_hiragana(c) && c != U'ー') return false;
  }
  return true;
}

bool has_hiragana(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (is_hiragana(next_char(text, position))) return true;
  }
  return false;
}

/// Signs between words. Others (・ + - /) may belong to a name.
bool separates(char32_t c) {
  static constexpr std::u32string_view kSigns =
      U"、。，．､｡,!?！？…「」『』()（）[]【】《》〈〉:;：；\"'";
  return kSigns.find(c) != std::u32string_view::npos;
}

/// What a piece of the string is.
enum class PieceKind { Words, Date, Asks };

struct Piece {
  PieceKind kind = PieceKind::Words;
  std::size_t first = 0;  // tokens [first, last)
  std::size_t last = 0;
  std::optional<YearMention> date;
};

class Cutter {
 public:
  Cutter(const AnalyzedText& text, bool goes_on)
      : text_(text), folded_(text.folded.text), behind_cut_(goes_on) {
    protect_names();
    protect_quotations();
    for (YearMention& mention : recognize_years(text.folded, {})) {
      if (!mention.relative && tells_date(mention)) dates_.push_back(std::move(mention));
    }
  }

  std::vector<Piece> cut() {
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
    return token.kind == TokenKind::Symbol && separates(next_char(surface(token), position));
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
      while (token_at(last) != nullptr && token_at(last)->kind == TokenKind::Suffix) ++last;
    } else if (!asks_to_tell(token)) {
      return false;
    }
    close();
    pieces_.push_back({PieceKind::Asks, at_, last, std::nullopt});
    at_ = last;
    behind_cut_ = true;
    return true;
  }

  /// 教えてください, 知りたい at the end of what was typed.
  [[nodiscard]] bool asks_to_tell(const Token& token) const {
    if (token.kind != TokenKind::Verb || !AskingWords::instance().is_request(token.base)) {
      return false;
    }
    const Token* const next = token_at(at_ + 1);
    if (next == nullptr) return false;
    const std::string_view joined = surface(*next);
    if (joined != "て" && joined != "たい" && joined != "ください") return false;
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
    append(is_sure(token));
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
    if (surface(token) == token.base) return true;
    if (!open_ && behind_cut_) return true;
    const Token* const next = token_at(at_ + 1);
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
    const auto says = [&](const Piece& piece) {
      if (piece.kind != PieceKind::Words) return true;
      for (std::size_t i = piece.first; i < piece.last; ++i) {
        if (text_.tokens[i].content || is_protected(text_.tokens[i])) return true;
      }
      return false;
    };
    if (std::any_of(pieces_.begin(), pieces_.end(), says)) {
      std::erase_if(pieces_, [&](const Piece& piece) { return !says(piece); });
    }
    // Signs alone stand for nothing.
    std::erase_if(pieces_, [&](const Piece& piece) {
      return std::all_of(text_.tokens.begin() + static_cast<std::ptrdiff_t>(piece.first),
                         text_.tokens.begin() + static_cast<std::ptrdiff_t>(piece.last),
                         [](const Token& t) { return t.kind == TokenKind::Symbol; });
    });
  }

  const AnalyzedText& text_;
  std::string_view folded_;
  std::vector<ByteRange> protected_;
  std::vector<YearMention> dates_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  std::size_t first_ = 0;  // of the open piece
  std::size_t last_ = 0;   // behind it
  bool open_ = false;      // there is a piece that may go on
  bool sure_ = false;      // its last token is surely a word: a particle behind it is one
  bool behind_cut_;        // nothing since the last cut
};

/// `typed`: the string that `text` is the analysis of.
QueryNode node_of(const Piece& piece, const std::string& typed, const AnalyzedText& text,
                  const WordReader& reader) {
  const ByteRange range = text.folded.map.to_original(
      {text.tokens[piece.first].range.begin, text.tokens[piece.last - 1].range.end});
  const std::string written = typed.substr(range.begin, range.size());
  QueryNode node = word_of_tokens(written, text, piece.first, piece.last);
  node.asks = piece.kind == PieceKind::Asks;
  if (piece.kind == PieceKind::Date) {
    add_years(node, *piece.date, reader);
  } else if (!node.asks) {
    if (node.inflects && !node.terms.empty()) node.written = node.terms[0];
    node.place = names_place(node.folded);
    add_alternatives(node, reader);
  }
  return node;
}

/// True for a name that some table has whole (なのはな, すみだの会).
bool is_known_name(const std::string& written, const std::string& folded,
                   const WordReader& reader) {
  if (!Gazetteer::instance().lookup(folded).empty()) return true;
  if (organisation_names(written).size() > 1) return true;
  return reader.synonyms != nullptr && !reader.synonyms->of(folded).empty();
}

}  // namespace

QueryNode read_string(const std::string& written, const WordReader& reader, bool goes_on) {
  const AnalyzedText text = reader.analyzer.analyze(written);
  const std::string& folded = text.folded.text;
  if (text.tokens.empty() || is_known_name(written, folded, reader)) {
    return read_word(written, reader);
  }
  std::vector<QueryNode> parts;
  for (const Piece& piece : Cutter(text, goes_on).cut()) {
    parts.push_back(node_of(piece, written, text, reader));
  }
  if (parts.empty()) return read_word(written, reader);
  if (parts.size() == 1 && parts[0].folded == folded) {
    if (!parts[0].inflects) parts[0].written = written;
    return std::move(parts[0]);
  }
  // Where all is hiragana, MeCab's cuts are guesses: they count only when nothing has the whole.
  if (only_hiragana(folded)) {
    QueryNode whole = read_word(written, reader);
    whole.children = std::move(parts);
    return whole;
  }
  QueryNode all;
  all.kind = QueryNode::Kind::And;
  all.written = written;
  all.folded = folded;
  all.children = std::move(parts);
  return all;
}

}  // namespace kouryu
