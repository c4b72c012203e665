// A speaker is told by a mark and a role, by a colon, or by coming again.
#include "indexer/blocks/speakers.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/piece_context.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/cancel.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestSpeaker = 9;  // characters of 司会：

/// In brackets, or what somebody is.
bool is_candidate(std::string_view text) {
  return is_bracketed(text) || (count_chars(text) <= kLongestSpeaker && is_role(text));
}

/// 知事, 記者: nobody but who speaks, where a sentence stands below.
bool is_bare_role(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kRoles = {"知事",   "市長",   "町長",   "村長",
                                                              "区長",   "議長",   "委員長", "会長",
                                                              "教育長", "事務局", "記者",   "司会"};
  return std::find(kRoles.begin(), kRoles.end(), text) != kRoles.end();
}

/// Q 代表幹事(北の新聞), A 知事: whose question or answer it is.
bool asks_or_answers(std::string_view text) {
  constexpr std::size_t kLongest = 20;  // characters
  if (!begins_with_any(text, {"Q ", "A "}) || count_chars(text) > kLongest) return false;
  std::string_view who = text.substr(2);
  if (who.ends_with(")") || who.ends_with("）")) {
    who = who.substr(0, std::min(who.find('('), who.find("（")));
  }
  return is_role(who) || is_bare_role(who);
}

/// 【宮下委員】: what stands in it.
std::string_view without_brackets(std::string_view text) {
  if (!is_bracketed(text)) return text;
  std::size_t begin = 0;
  std::size_t end = text.size();
  next_char(text, begin);
  previous_char(text, end);
  return begin < end ? text.substr(begin, end - begin) : text;
}

}  // namespace

Speakers::Speakers(const Pieces& pieces) : taken_(pieces), pieces_(pieces.pieces) {
  for (const Piece& piece : pieces_) {
    check_cancelled();
    if (PieceContext::is_short(piece) && is_candidate(piece.line.text)) {
      ++repeats_[fold_text(piece.line.text)];
    }
  }
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const std::string& text = pieces_[i].line.text;
    if (!is_candidate(text) || !PieceContext::is_short(pieces_[i]) || !over_sentence(i)) continue;
    const auto known = repeats_.find(fold_text(text));
    if (known == repeats_.end() || known->second < 2) continue;
    if (is_in_round_brackets(text)) shapes_.insert(U'(');
    if (is_role(text)) shapes_.insert(0);
  }
}

bool Speakers::over_sentence(std::size_t i) const {
  return i + 1 < pieces_.size() && ends_sentence(pieces_[i + 1].line.text) &&
         !pieces_[i + 1].line.text.starts_with("第");  // an article: (目的) heads it
}

bool Speakers::over_text(std::size_t i) const {
  return over_sentence(i) ||
         (i + 1 < pieces_.size() && count_chars(pieces_[i + 1].line.text) > kHeadingChars);
}

bool Speakers::speaks(std::size_t i) const {
  const std::string& text = pieces_[i].line.text;
  if (taken_.headings_told || !PieceContext::is_short(pieces_[i])) return false;
  if (names_speaker(text)) return true;
  const bool colon = text.ends_with(":") || text.ends_with("：");
  if (colon && count_chars(text) <= kLongestSpeaker) return over_sentence(i);
  const std::string_view inside = without_brackets(text);
  const bool who =
      is_bare_role(inside) || (is_bracketed(text) && (is_role(inside) || names_body(inside)));
  // What the last one says may be cut off.
  if (who && (over_text(i) || i + 2 == pieces_.size())) return true;
  if (asks_or_answers(text) && over_text(i)) return true;
  if (!is_candidate(text)) return false;
  if (count_chars(text) <= kLongestSpeaker && over_sentence(i) &&
      shapes_.contains(is_in_round_brackets(text) ? U'(' : U'\0') &&
      (is_role(text) || is_in_round_brackets(text))) {
    return true;
  }
  const auto known = repeats_.find(fold_text(text));
  return known != repeats_.end() && known->second > 1 && over_sentence(i);
}

}  // namespace kouryu
