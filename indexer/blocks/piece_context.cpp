// Looks at a piece and at those below it.
#include "indexer/blocks/piece_context.h"

#include <string>
#include <unordered_map>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/label_rows.h"
#include "indexer/blocks/list_lines.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

/// `text` without the marks of a question or call at its end.
std::string_view without_call(std::string_view text) {
  constexpr std::u32string_view kMarks = U"?？!！・…";
  for (std::size_t last = text.size(); last > 0; text = text.substr(0, last)) {
    const char32_t c = previous_char(text, last);
    if (!is_space(c) && kMarks.find(c) == kMarks.npos) break;
  }
  return text;
}

bool asks(std::string_view text) { return text.ends_with("?") || text.ends_with("？"); }

bool ends_with_call(std::string_view text) {
  return asks(text) || text.ends_with("!") || text.ends_with("！");
}

/// 相談員とは？, 大丈夫？, 夕べ開催！: ends with a noun or what is asked about, as no sentence
/// does.
bool ends_as_name_called(std::string_view text) {
  const std::string_view bare = without_call(text);
  if (bare.empty()) return false;
  if (asks(text) && (bare.ends_with("とは") || bare.ends_with("って"))) return true;
  std::size_t last = bare.size();
  const char32_t c = previous_char(bare, last);
  constexpr std::size_t kFewest = 6;  // characters of a call that is no cry
  return count_chars(bare) >= kFewest && (is_kanji(c) || is_katakana(c) || c == U'ー');
}

}  // namespace

PieceContext::PieceContext(const Pieces& pieces)
    : taken_(pieces),
      pieces_(pieces.pieces),
      series_(number_series(pieces.pieces)),
      rows_(label_rows(pieces.pieces, pieces.pieces.size())) {
  note_brackets();
  note_groups();
  note_calls();
  note_months();
  note_contents();
  note_repeats();
  note_empty_rows();
  for (std::size_t i = pieces_.size(); i-- > 0;) {
    if (pieces_[i].title) title_ = i;
  }
}

void PieceContext::note_brackets() {
  for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
    const std::string& text = pieces_[i].line.text;
    if (!is_bracketed(text) || !is_short(pieces_[i])) continue;
    const Piece& next = pieces_[i + 1];
    if (next.line.blanks_before == 0 && is_bracketed(next.line.text) &&
        opening_char(next.line.text) == opening_char(text)) {
      ++stacked_brackets_[opening_char(text)];
    }
    const bool round = is_in_round_brackets(text);
    if (round ? is_body(i + 1) : !is_bracketed(pieces_[i + 1].line.text)) {
      ++bracket_heads_[opening_char(text)];
    }
  }
}

bool PieceContext::brackets_head(char32_t bracket) const {
  const auto heads = bracket_heads_.find(bracket);
  return heads != bracket_heads_.end() && heads->second > 1;
}

bool PieceContext::brackets_stand_in_table(char32_t bracket) const {
  constexpr std::size_t kFewest = 3;
  const auto stacked = stacked_brackets_.find(bracket);
  return stacked != stacked_brackets_.end() && stacked->second >= kFewest;
}

void PieceContext::note_groups() {
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kMostChars = 14;
  std::size_t groups = 0;
  std::vector<std::size_t> heads;
  for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
    const bool opens = i == 0 || pieces_[i].line.blanks_before > 0;
    if (!opens || pieces_[i + 1].line.blanks_before > 0) continue;
    ++groups;
    const std::string& text = pieces_[i].line.text;
    if (is_short(pieces_[i]) && !pieces_[i].title && is_bare_name(text) &&
        count_chars(text) <= kMostChars && !is_dateline(text) && !is_person_line(text) &&
        !is_member(text)) {
      heads.push_back(i);
    }
  }
  if (heads.size() >= kFewest && heads.size() * 10 >= groups * 6) {
    group_heads_.insert(heads.begin(), heads.end());
  }
}

bool PieceContext::may_call(std::size_t i) const {
  constexpr std::size_t kLongestCall = 30;  // characters
  constexpr std::size_t kLongestQuestion = 60;
  const Piece& piece = pieces_[i];
  const std::string& text = piece.line.text;
  const std::size_t most = asks(text) ? kLongestQuestion : kLongestCall;
  if (piece.record || piece.row != nullptr || piece.told != nullptr || piece.title ||
      text.size() > most * 4 || count_chars(text) > most || !ends_with_call(text) ||
      opens_block(text) || text.find("。") != std::string::npos) {
    return false;
  }
  const bool apart = i == 0 || pieces_[i - 1].title || piece.line.blanks_before > 0 || asks(text) ||
                     !is_short(pieces_[i - 1]) || is_contact_detail(pieces_[i - 1].line.text);
  const std::size_t below =
      i + 1 < pieces_.size() && is_caption(pieces_[i + 1].line.text) ? i + 2 : i + 1;
  if (!apart || below >= pieces_.size() || !ends_sentence(pieces_[below].line.text)) return false;
  const std::string& answer = pieces_[below].line.text;
  return (asks(text) && !asks(answer)) || count_chars(answer) * 2 > count_chars(text) * 3;
}

void PieceContext::note_calls() {
  std::vector<std::size_t> others;
  bool names = false;
  for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
    if (!may_call(i)) continue;
    const bool name = ends_as_name_called(pieces_[i].line.text);
    names = names || name;
    if (name) calls_.insert(i);
    if (!name && asks(pieces_[i].line.text)) others.push_back(i);
  }
  // Questions that end as sentences do head where others that name something do, or many do.
  constexpr std::size_t kMany = 3;
  if (names || others.size() >= kMany) calls_.insert(others.begin(), others.end());
}

void PieceContext::note_months() {
  const auto is_month = [&](std::size_t i) {
    const std::string& text = pieces_[i].line.text;
    return text.ends_with("月") && is_short(pieces_[i]) && is_dateline(text);
  };
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
    if (is_month(i) && !begins_with_date(pieces_[i + 1].line.text)) found.push_back(i);
  }
  if (found.size() > 1) months_.insert(found.begin(), found.end());
}

void PieceContext::note_contents() {
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (!heads_contents(pieces_[i].line.text)) continue;
    for (std::size_t k = i + 1; k < pieces_.size(); ++k) {
      const LogicalLine& line = pieces_[k].line;
      const bool parted = line.blanks_before > (taken_.wrapping.double_spaced ? 1 : 0);
      const bool over_text = k + 1 < pieces_.size() && ends_sentence(pieces_[k + 1].line.text);
      if (parted || pieces_[k].between_rules || ends_sentence(line.text) || over_text) break;
      contents_.insert(k);
    }
  }
}

void PieceContext::note_repeats() {
  constexpr std::size_t kFewest = 8;  // characters
  constexpr std::size_t kMost = 80;
  std::unordered_map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    const std::size_t chars = count_chars(piece.line.text);
    if (piece.told != nullptr || piece.record || piece.row != nullptr || chars < kFewest ||
        chars > kMost || ends_sentence(piece.line.text) ||
        piece.line.text.find("。") != std::string::npos || opening_of(piece.line.text) == U'1' ||
        is_bullet(piece.line.text)) {
      continue;
    }
    places[fold_text(piece.line.text)].push_back(i);
  }
  for (const auto& [text, two] : places) {
    if (two.size() != 2) continue;
    const bool in_run = pieces_[two[0] + 1].line.blanks_before == 0;
    const bool apart =
        pieces_[two[1]].line.blanks_before > 0 && pieces_[two[1] + 1].line.blanks_before > 0;
    if (!in_run || !apart || two[1] == two[0] + 1) continue;
    contents_.insert(two[0]);
    told_before_.insert(two[1]);
  }
}

void PieceContext::note_empty_rows() {
  for (std::size_t i = 1; i + 1 < pieces_.size(); ++i) {
    const bool close = pieces_[i].line.blanks_before == 0 && pieces_[i + 1].line.blanks_before == 0;
    const std::string& next = pieces_[i + 1].line.text;
    if (close && rows_[i - 1] && !rows_[i] && is_bare_name(pieces_[i].line.text) &&
        (rows_[i + 1] || is_label_and_value(next))) {
      rows_[i] = true;
    }
  }
}

bool PieceContext::heads_heading(std::size_t i) const {
  constexpr std::size_t kMostChars = 20;
  if (i + 2 >= pieces_.size() || !is_short(pieces_[i]) || !is_short(pieces_[i + 1])) return false;
  const std::string& text = pieces_[i].line.text;
  const std::string& next = pieces_[i + 1].line.text;
  const bool valued = text.find("：") != std::string::npos || text.find(':') != std::string::npos;
  return !valued && count_chars(text) <= kMostChars && !opens_block(next) &&
         !is_person_line(next) && !is_byline(next) && is_body(i + 2) &&
         !is_numbered(pieces_[i + 2].line.text);
}

bool PieceContext::is_short(const Piece& piece) {
  return !piece.record && piece.row == nullptr && piece.told == nullptr && !piece.line.tabbed &&
         !ends_sentence(piece.line.text) && count_chars(piece.line.text) <= kHeadingChars;
}

bool PieceContext::is_item(const Piece& piece) {
  return is_bullet(piece.line.text) || is_numbered(piece.line.text);
}

bool PieceContext::is_body(std::size_t i) const {
  if (i >= pieces_.size()) return false;
  const Piece& piece = pieces_[i];
  const std::string& text = piece.line.text;
  if (contents_.contains(i) || told_before_.contains(i)) return false;
  if (piece.told != nullptr) return piece.told->kind != ExtractedKind::Heading;
  if (piece.row != nullptr) return true;
  if (piece.record) return piece.opens_record;
  return ends_sentence(text) || count_chars(text) > kHeadingChars || piece.line.tabbed ||
         is_bullet(text) || is_numbered(text) || begins_with_date(text) ||
         opens_with_bracket_heading(text);
}

bool PieceContext::heads_body(std::size_t i) const {
  return is_short(pieces_[i]) && is_body(i + 1) && !is_numbered(pieces_[i + 1].line.text);
}

bool PieceContext::is_set_right(const Piece& piece) const {
  return taken_.wrapping.wrapped() && is_short(piece) && piece.line.full &&
         piece.line.indent * 2 > taken_.wrapping.columns;
}

std::size_t PieceContext::below(std::size_t i) const {
  ++i;
  while (i < pieces_.size() && is_set_right(pieces_[i])) ++i;
  if (i + 1 < pieces_.size() && is_body(i + 1)) {
    const std::string& text = pieces_[i].line.text;
    const std::string& next = pieces_[i + 1].line.text;
    const bool sentence = ends_sentence(next) || count_chars(next) > kHeadingChars;
    if (sentence && (is_dateline(text) || is_dated_kind(text))) return i + 1;
    if (is_in_round_brackets(text)) return i + 1;
  }
  return i;
}

}  // namespace kouryu
